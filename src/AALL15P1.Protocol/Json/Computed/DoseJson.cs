using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes computed doses as JSON and reads them back.</summary>
public static class DoseJson
{
    /// <summary>The version of the document's form that this library writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 8_000_000;

    private static readonly DocumentForm<IReadOnlyList<DoseResultDocument>> Form = new(DocumentWriter.EscapedIndented.IReadOnlyListDoseResultDocument, LargestDocument, Levels: 16);

    /// <summary>Writes doses.</summary>
    /// <param name="doses">The doses, each with the block of its order.</param>
    /// <returns>The JSON text of an array, indented.</returns>
    public static string Write(IEnumerable<(BlockId Block, DoseResult Dose)> doses) =>
        JsonSerializer.Serialize([.. doses.Select(dose => DoseResultDocument.Of(dose.Block, dose.Dose))], Form.Type);

    /// <summary>
    /// Reads doses. Each is computed anew, and what the document says must be just that: a dose is computed, never edited.
    /// </summary>
    /// <param name="json">The JSON text of an array, as <see cref="Write"/> makes it.</param>
    /// <param name="doses">Computes the doses of the roadmap's rows.</param>
    /// <returns>The results, in the order of the document; equal to those that were written.</returns>
    /// <exception cref="FormatException">The text is no such document, or says something else than what is computed; the message gives the path, what was found and what was expected.</exception>
    public static ValueList<DoseResult> Read(string json, RoadmapDoses doses) =>
        Form.Read(json, (documents, place) => place.Each(documents, (document, at) => Read(document, at, doses)));

    /// <summary>Reads doses from a file's bytes.</summary>
    /// <param name="bytes">The document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <param name="doses">Computes the doses of the roadmap's rows.</param>
    /// <returns>The results, in the order of the document.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static ValueList<DoseResult> Read(ReadOnlySpan<byte> bytes, RoadmapDoses doses) =>
        Form.Read(bytes, (documents, place) => place.Each(documents, (document, at) => Read(document, at, doses)));

    private static DoseResult Read(DoseResultDocument document, Place place, RoadmapDoses doses)
    {
        Administration row = place.Member(nameof(document.Date)).Make(() => doses.Roadmap.On(document.Date)).Cast<Administration?>()
            .FirstOrDefault(row => row!.Value.Block.Id.Value == document.Block && row.Value.Order.Id == document.Order)
            ?? throw place.Misfit($"an order that is due on {document.Date:uuuu-MM-dd}");
        DoseResult result = place.Make(() => doses.Explain(row));
        DoseResultDocument expected = DoseResultDocument.Of(row.Block.Id, result);

        // A document of before there were notes has none.
        place.RequireSame(JsonSerializer.SerializeToElement(document.Notes is null ? expected with { Notes = null } : expected, DocumentWriter.EscapedIndented.DoseResultDocument));
        return result;
    }
}

/// <summary>A computed dose with every step.</summary>
internal sealed record DoseResultDocument
{
    [Number(Least = 1, Most = 1)]
    public required int SchemaVersion { get; init; }

    /// <summary>The day of the dose.</summary>
    public required LocalDate Date { get; init; }

    [Names(Vocabulary.Blocks)]
    public required string Block { get; init; }

    /// <summary>The order's id within the block.</summary>
    public required string Order { get; init; }

    /// <summary>The drug's generic name, in lower case.</summary>
    [Names(Vocabulary.Drugs)]
    public required string Drug { get; init; }

    /// <summary>The amount, or why there is none.</summary>
    public required AmountDocument Amount { get; init; }

    /// <summary>By how much rounding changed the single dose, in per cent; absent when nothing was rounded.</summary>
    public decimal? PercentChangeByRounding { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<DoseStepDocument> Steps { get; init; }

    /// <summary>The findings, in the order of the rules.</summary>
    public required IReadOnlyList<FindingDocument> Findings { get; init; }

    /// <summary>What sources say that whoever prepares or gives the drug must know; absent where they say nothing.</summary>
    public IReadOnlyList<StatementDocument>? Notes { get; init; }

    /// <summary>The fingerprint of the site's supplement; absent without one.</summary>
    [Text(Pattern = TextAttribute.Fingerprint)]
    public string? Supplement { get; init; }

    public static DoseResultDocument Of(BlockId block, DoseResult result) => new()
    {
        SchemaVersion = DoseJson.SchemaVersion,
        Date = result.Date,
        Block = block.Value,
        Order = result.Order.Id,
        Drug = result.Order.Drug.Name,
        Amount = AmountDocument.Of(result),
        PercentChangeByRounding = result.PercentChangeByRounding,
        Steps = [.. result.Steps.Select(DoseStepDocument.Of)],
        Findings = [.. result.Decision.Findings.Select(FindingDocument.Of)],
        Notes = NotesOf(result.Order),
        Supplement = result.SupplementFingerprint,
    };

    public static IReadOnlyList<StatementDocument>? NotesOf(PlannedOrder order) => order.Notes.Count == 0 ? null :
        [.. order.Notes.Select(note => new StatementDocument { Statement = note.Value, Citation = CitationDocument.Of(note.Citation), Standing = note.Standing })];
}

/// <summary>One step on the way to a dose.</summary>
internal sealed record DoseStepDocument
{
    [Words("weight", "height", "body-surface-area", "body-surface-area-rounding", "size", "infant-factor", "taper", "titration", "divided", "cap", "rounding", "final")]
    public required string Kind { get; init; }

    /// <summary>The step in words.</summary>
    public required string Text { get; init; }

    /// <summary>Where the step's number is stated; absent for what was measured and for plain arithmetic.</summary>
    public CitationDocument? Citation { get; init; }

    /// <summary>The standing of the step's number; absent for what was measured and for plain arithmetic.</summary>
    public Standing? Standing { get; init; }

    public static DoseStepDocument Of(DoseStep step) => new() { Kind = step.Kind, Text = step.Text, Citation = CitationDocument.OfOptional(step.Citation), Standing = step.Standing };
}

/// <summary>A computed amount, or why there is none.</summary>
internal sealed record AmountDocument
{
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The single dose with every digit; absent without one.</summary>
    public DoseAmount? PerDose { get; init; }

    /// <summary>What the doses of one day add up to, with every digit; absent without one.</summary>
    public DoseAmount? PerDay { get; init; }

    /// <summary>The lowest standing of everything behind the amount; unpublished without one.</summary>
    public required Standing LowestStanding { get; init; }

    /// <summary>The answer in one line.</summary>
    public required string Answer { get; init; }

    public static AmountDocument Of(DoseResult result) => new()
    {
        Outcome = result.Outcome,
        PerDose = result.Dose.PerDose,
        PerDay = result.Dose.PerDay,
        LowestStanding = result.LowestStanding,
        Answer = result.Answer,
    };
}
