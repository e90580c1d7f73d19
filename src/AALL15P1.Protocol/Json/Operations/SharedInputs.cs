using System.Text.Json;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>Reads what the inputs of several operations share.</summary>
internal static class SharedInputs
{
    private const string IllustrationName = "illustration";

    /// <summary>The items of an array, each with its path.</summary>
    public static ValueList<T> Each<TDocument, T>(IReadOnlyList<TDocument>? documents, string path, Func<TDocument, string, T> read)
        where TDocument : class =>
        (documents ?? []).Select((document, index) => read(document, $"{path}[{index}]")).ToValueList();

    /// <summary>Readings of the register, with those that a document chooses.</summary>
    public static InterpretationChoices Readings(IReadOnlyList<ReadingDocument>? documents, InterpretationChoices? before = null) =>
        Each(documents, "$.readings", (document, _) => document).Aggregate(
            before ?? InterpretationChoices.DefaultsOf(Interpretations.All),
            (choices, reading) => DocumentText.At("$.readings", () => choices.With(reading.Id, reading.Reading)));

    /// <summary>The supplement of a document; null when it has none.</summary>
    public static SiteSupplement? Supplement(JsonElement? document) => document is { } supplement ? ReadSupplement(supplement) : null;

    /// <summary>AALL15P1 and how doses are computed, under a supplement and the document's readings.</summary>
    public static (ProtocolDefinition Definition, DosingPolicy Policy) Complete(SiteSupplement? supplied, IReadOnlyList<ReadingDocument>? readings)
    {
        InterpretationChoices choices = Readings(readings, supplied?.Choices);
        ProtocolDefinition definition = Aall15P1.With(choices);
        return supplied is null
            ? (definition, DosingPolicy.Default)
            : (DocumentText.At("$.readings", () => supplied.ApplyTo(definition)), supplied.DosingUnder(choices));
    }

    /// <summary>The infant with what was measured.</summary>
    public static Infant Infant(string birthDate, IReadOnlyList<MeasurementDocument>? measurements)
    {
        LocalDate born = DocumentText.Date(birthDate, "$.birthDate");
        ValueList<Measurement> measured = Each(measurements, "$.measurements", (document, path) => document.Read(path));
        return DocumentText.At("$.measurements", () => new Infant(born, measured));
    }

    private static SiteSupplement ReadSupplement(JsonElement document)
    {
        if (document.ValueKind == JsonValueKind.String && document.ValueEquals(IllustrationName))
        {
            return SiteSupplement.Illustration;
        }

        if (document.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"$.supplement: found another kind of value, expected a supplement or '{IllustrationName}'.");
        }

        try
        {
            return SupplementJson.Read(document.GetRawText());
        }
        catch (FormatException error) when (error.Message.StartsWith('$'))
        {
            throw new FormatException($"$.supplement{error.Message[1..]}", error);
        }
    }
}

/// <summary>What was measured on one day.</summary>
internal sealed record MeasurementDocument
{
    public required string On { get; init; }

    public string? Weight { get; init; }

    public string? Height { get; init; }

    public Measurement Read(string path)
    {
        LocalDate on = DocumentText.Date(On, $"{path}.on");
        Weight? weight = DocumentText.OptionalQuantity<Weight>(Weight, $"{path}.weight");
        Height? height = DocumentText.OptionalQuantity<Height>(Height, $"{path}.height");
        return weight is null && height is null
            ? throw new FormatException($"{path}: found neither weight nor height, expected at least one.")
            : new(on, weight, height);
    }
}
