using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>Makes documents of the events of a treatment record.</summary>
public static class RecordDocuments
{
    /// <summary>The version of the form that this library writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The document of an event.</summary>
    /// <param name="recorded">The event.</param>
    /// <returns>The document.</returns>
    public static RecordEventDocument Of(RecordEvent recorded)
    {
        RecordEventDocument document = new()
        {
            SchemaVersion = SchemaVersion,
            Id = recorded.Stamp.Id,
            Type = WireName(recorded.Kind),
            Date = Iso(recorded.Date),
            RecordedAt = InstantPattern.ExtendedIso.Format(recorded.Stamp.RecordedAt),
            RecordedBy = recorded.Stamp.RecordedBy,
            Supersedes = recorded.Stamp.Supersedes,
            Block = recorded.ConcernedSlot?.Block.Value,
            Order = recorded.ConcernedSlot?.OrderId,
            Day = recorded.ConcernedSlot?.Day,
            Dose = recorded.DoseGiven is { } dose ? GivenDoseDocument.Of(dose) : null,
        };
        return recorded switch
        {
            RecordEvent.Enrolled enrolled => document with { BirthDate = Iso(enrolled.BirthDate) },
            RecordEvent.ReadingChosen chosen => document with { Question = chosen.InterpretationId, Reading = chosen.ReadingId },
            RecordEvent.MarkerReported reported => document with { Status = Version1.Marker.Word(reported.Status) },
            RecordEvent.Measured measured => document with { Weight = measured.Measurement.Weight?.ToString(), Height = measured.Measurement.Height?.ToString() },
            RecordEvent.LaboratoryReported reported => document with { Values = LaboratoryValuesDocument.Of(reported.Values) },
            RecordEvent.ToxicityStated stated => document with { Resolved = stated.Resolved },
            RecordEvent.BlockStarted started => document with { Block = started.Block.Value },
            RecordEvent.AdministrationHeld held => document with { Until = held.Until is { } until ? Iso(until) : null, Reason = held.Reason },
            RecordEvent.AdministrationOmitted omitted => document with { Reason = omitted.Reason },
            RecordEvent.AdverseEventStarted started => document with { Episode = started.Episode, Term = started.Term.Id, Grade = (int)started.Grade, Version = started.Version?.Number(), Attributed = started.IsAttributed },
            RecordEvent.AdverseEventGraded graded => document with { Episode = graded.Episode, Grade = (int)graded.Grade, Version = graded.Version?.Number() },
            RecordEvent.AdverseEventResolved resolved => document with { Episode = resolved.Episode },
            RecordEvent.TreatmentDelayed delayed => document with { Until = delayed.Until is { } end ? Iso(end) : null, Episode = delayed.Episode, Reason = delayed.Reason },
            RecordEvent.FindingOverridden overridden => document with { Rule = overridden.RuleId, Concerns = overridden.Concerns, Reason = overridden.Reason },
            RecordEvent.LeftProtocol left => document with { Reason = left.Reason },
            RecordEvent.EnteredInError error => document with { Reason = error.Reason },
            _ => document,
        };
    }

    /// <summary>The members of an event of a kind besides those that every event has: name, and whether it must be there.</summary>
    internal static (string Name, bool IsRequired)[] MembersOf(RecordEventKind kind) => kind switch
    {
        RecordEventKind.Enrolled => [("birthDate", true)],
        RecordEventKind.ReadingChosen => [("question", true), ("reading", true)],
        RecordEventKind.MarkerReported => [("status", true)],
        RecordEventKind.Measured => [("weight", false), ("height", false)],
        RecordEventKind.LaboratoryReported => [("values", true)],
        RecordEventKind.ToxicityStated => [("resolved", true)],
        RecordEventKind.BlockStarted => [("block", true)],
        RecordEventKind.AdministrationGiven or RecordEventKind.AdministrationMadeUp => [("block", true), ("order", true), ("day", true), ("dose", true)],
        RecordEventKind.AdministrationHeld => [("block", true), ("order", true), ("day", true), ("until", false), ("reason", true)],
        RecordEventKind.AdministrationOmitted => [("block", true), ("order", true), ("day", true), ("reason", true)],
        RecordEventKind.AdverseEventStarted => [("episode", true), ("term", true), ("grade", true), ("version", false), ("attributed", false)],
        RecordEventKind.AdverseEventGraded => [("episode", true), ("grade", true), ("version", false)],
        RecordEventKind.AdverseEventResolved => [("episode", true)],
        RecordEventKind.TreatmentDelayed => [("until", false), ("episode", false), ("reason", true)],
        RecordEventKind.FindingOverridden => [("rule", true), ("concerns", false), ("reason", true)],
        RecordEventKind.LeftProtocol or RecordEventKind.EnteredInError => [("reason", true)],
        _ => [],
    };

    /// <summary>The event of a document of version 1; its members are known to be those of its kind.</summary>
    /// <exception cref="FormatException">A member cannot be read.</exception>
    /// <exception cref="ArgumentException">The model refuses a member; the parameter tells which.</exception>
    internal static RecordEvent ReadVersion1(RecordEventDocument document, RecordEventKind kind, string path)
    {
        LocalDate date = DocumentText.Date(document.Date, $"{path}.date");
        EventStamp stamp = new(document.Id, Instant(document.RecordedAt, $"{path}.recordedAt"), document.RecordedBy, document.Supersedes);
        LocalDate? until = DocumentText.OptionalDate(document.Until, $"{path}.until");
        return kind switch
        {
            RecordEventKind.LaboratoryReported => new RecordEvent.LaboratoryReported(stamp, Values(document.Values!.Read($"{path}.values"), date, path)),
            RecordEventKind.MarkerReported => new RecordEvent.MarkerReported(stamp, date, Version1.ReadMarker(document.Status!, Version1.Marker, $"{path}.status")),
            RecordEventKind.Enrolled => new RecordEvent.Enrolled(stamp, date, DocumentText.Date(document.BirthDate!, $"{path}.birthDate")),
            RecordEventKind.Measured => ReadMeasured(document, stamp, date, path),
            RecordEventKind.AdministrationGiven => new RecordEvent.AdministrationGiven(stamp, date, Slot(document), document.Dose!.Read($"{path}.dose")),
            RecordEventKind.AdministrationMadeUp => new RecordEvent.AdministrationMadeUp(stamp, date, Slot(document), document.Dose!.Read($"{path}.dose")),
            _ => ReadVersion1(document, kind, stamp, date, until),
        };
    }

    internal static Instant Instant(string text, string path)
    {
        ParseResult<Instant> parsed = InstantPattern.ExtendedIso.Parse(text);
        return parsed.Success ? parsed.Value : throw new FormatException($"{path}: found '{text}', expected an instant as 2026-01-05T09:30:00Z.");
    }

    internal static string WireName(RecordEventKind kind) => kind == RecordEventKind.MarkerReported ? Version1.MarkerReported : WireNames.Of(kind);

    private static RecordEvent ReadVersion1(RecordEventDocument document, RecordEventKind kind, EventStamp stamp, LocalDate date, LocalDate? until) => kind switch
    {
        RecordEventKind.ReadingChosen => new RecordEvent.ReadingChosen(stamp, date, document.Question!, document.Reading!),
        RecordEventKind.ToxicityStated => new RecordEvent.ToxicityStated(stamp, date, document.Resolved!.Value),
        RecordEventKind.BlockStarted => new RecordEvent.BlockStarted(stamp, date, Block(document)),
        RecordEventKind.AdministrationHeld => new RecordEvent.AdministrationHeld(stamp, date, Slot(document), until, document.Reason!),
        RecordEventKind.AdministrationOmitted => new RecordEvent.AdministrationOmitted(stamp, date, Slot(document), document.Reason!),
        RecordEventKind.AdverseEventStarted => new RecordEvent.AdverseEventStarted(stamp, date, document.Episode!, Term(document), (Grade)document.Grade!.Value)
        {
            IsAttributed = document.Attributed,
            Version = DocumentText.OptionalCtcaeVersion(document.Version, "version"),
        },
        RecordEventKind.AdverseEventGraded => new RecordEvent.AdverseEventGraded(stamp, date, document.Episode!, (Grade)document.Grade!.Value)
        {
            Version = DocumentText.OptionalCtcaeVersion(document.Version, "version"),
        },
        RecordEventKind.AdverseEventResolved => new RecordEvent.AdverseEventResolved(stamp, date, document.Episode!),
        RecordEventKind.TreatmentDelayed => new RecordEvent.TreatmentDelayed(stamp, date, until, document.Episode, document.Reason!),
        RecordEventKind.FindingOverridden => new RecordEvent.FindingOverridden(stamp, date, document.Rule!, document.Concerns, document.Reason!),
        RecordEventKind.LeftProtocol => new RecordEvent.LeftProtocol(stamp, date, document.Reason!),
        RecordEventKind.Died => new RecordEvent.Died(stamp, date),
        RecordEventKind.EnteredInError => new RecordEvent.EnteredInError(stamp, date, document.Reason!),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of event."),
    };

    private static RecordEvent.Measured ReadMeasured(RecordEventDocument document, EventStamp stamp, LocalDate date, string path)
    {
        Weight? weight = DocumentText.OptionalQuantity<Weight>(document.Weight, $"{path}.weight");
        Height? height = DocumentText.OptionalQuantity<Height>(document.Height, $"{path}.height");
        if (weight is not null)
        {
            // By itself first, so that an error names the measure that does not fit.
            _ = RecordMisfit.Member("weight", nameof(RecordEvent.Measured.Measurement), () => new RecordEvent.Measured(stamp, new(date, weight, height: null)));
        }

        return RecordMisfit.Member("height", nameof(RecordEvent.Measured.Measurement), () => new RecordEvent.Measured(stamp, new(date, weight, height)));
    }

    private static LaboratoryValues Values(LaboratoryValues values, LocalDate date, string path) =>
        values.TakenOn == date ? values : throw new FormatException($"{path}.values.takenOn: found {Iso(values.TakenOn)}, expected the event's date, {Iso(date)}.");

    private static AdministrationSlot Slot(RecordEventDocument document) => new(Block(document), document.Order!, document.Day!.Value);

    private static BlockId Block(RecordEventDocument document) => RecordMisfit.Member("block", "value", () => new BlockId(document.Block!));

    private static AdverseEventTerm Term(RecordEventDocument document) => RecordMisfit.Member("term", "text", () => new AdverseEventTerm(document.Term!));

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
