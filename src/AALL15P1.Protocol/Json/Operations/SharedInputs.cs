using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>Reads what the inputs of several operations share.</summary>
internal static class SharedInputs
{
    private const string IllustrationName = "illustration";

    /// <summary>The supplement that holds what version 1 of an input states of the site, where it has no supplement.</summary>
    public static SiteSupplement OnlySite { get; } = new("site", "What the input states of the site");

    /// <summary>The items of an array, each with its path.</summary>
    public static ValueList<T> Each<TDocument, T>(IReadOnlyList<TDocument>? documents, string path, Func<TDocument, string, T> read)
        where TDocument : class =>
        (documents ?? []).Select((document, index) => read(document, $"{path}[{index}]")).ToValueList();

    /// <summary>Readings of the register, with those that a document chooses.</summary>
    public static InterpretationChoices Readings(IReadOnlyList<ReadingDocument>? documents, InterpretationChoices before) =>
        Each(documents, "$.readings", (document, _) => document).Aggregate(
            before,
            (choices, reading) => DocumentText.At("$.readings", () => choices.With(reading.Id, reading.Reading)));

    /// <summary>The protocol under a document's supplement and readings; the protocol's own supplement where the document has none.</summary>
    public static CompiledProtocol Complete(CompiledProtocol protocol, JsonElement? supplement, IReadOnlyList<ReadingDocument>? readings = null) =>
        Complete(protocol, SupplementOf(protocol, supplement), readings);

    public static CompiledProtocol Complete(CompiledProtocol protocol, SiteSupplement? supplement, IReadOnlyList<ReadingDocument>? readings)
    {
        InterpretationChoices settled = supplement is null ? protocol.Readings : DocumentText.At("$.supplement", () => supplement.ChoicesOf(protocol.Readings));
        InterpretationChoices choices = Readings(readings, settled);
        return DocumentText.At(readings is null ? "$.supplement" : "$.readings", () => protocol.With(supplement, choices));
    }

    /// <summary>The supplement of a document; the protocol's own where it has none.</summary>
    public static SiteSupplement? SupplementOf(CompiledProtocol protocol, JsonElement? document) =>
        document is null ? protocol.Supplement
        : protocol.Supplement is null ? ReadSupplement(document.Value)
        : throw new FormatException("$.supplement: found a supplement, expected none beside the one that the protocol was compiled with.");

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
            return SupplementJson.ReadIllustration();
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
