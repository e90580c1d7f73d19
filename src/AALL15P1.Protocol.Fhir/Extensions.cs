using AALL15P1.Protocol.Evidence;
using Hl7.Fhir.Model;
using NodaTime;

namespace AALL15P1.Protocol.Fhir;

/// <summary>A part of an extension.</summary>
/// <param name="Name">Its name, which is its address within the extension.</param>
/// <param name="Type">Its FHIR type.</param>
/// <param name="Meaning">What it says.</param>
internal sealed record ExtensionPart(string Name, string Type, string Meaning);

/// <summary>An extension of the library: what it is called, where it stands, and of which parts it is made.</summary>
/// <param name="Name">Its name, the last part of its address.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Contexts">The elements that may carry it.</param>
/// <param name="Parts">Its parts, each at most once.</param>
internal sealed record ExtensionKind(string Name, string Title, string Meaning, ValueList<string> Contexts, ValueList<ExtensionPart> Parts)
{
    public string Url => Own.ExtensionUrl(Name);

    /// <summary>Whether a reader who does not know it must not read on.</summary>
    public bool IsModifier { get; init; }

    /// <summary>The extension with those of its parts that have a value.</summary>
    public Extension With(params ReadOnlySpan<(string Name, DataType? Value)> parts)
    {
        Extension extension = new() { Url = Url };
        foreach ((string name, DataType? value) in parts)
        {
            if (value is not null)
            {
                _ = Parts.Single(part => part.Name == name && part.Type == value.TypeName);
                extension.Extension.Add(new Extension(name, value));
            }
        }

        return extension;
    }

    /// <summary>The extension on an element; null when it has none.</summary>
    public Extension? On(IExtendable element) => element.Extension.FirstOrDefault(extension => extension.Url == Url);
}

/// <summary>Every extension that this library writes. <see cref="FhirWriter.DefinitionsOf"/> writes their definitions.</summary>
internal static class Extensions
{
    private static readonly ValueList<string> EventResources =
        ["ResearchSubject", "Observation", "CarePlan", "MedicationRequest", "MedicationAdministration", "AdverseEvent", "DetectedIssue"];

    public static readonly ExtensionKind Evidence = new(
        "evidence", "Where it is stated", "Where something is stated, and what that makes of it for this protocol.",
        ["PlanDefinition", "PlanDefinition.action", "PlanDefinition.action.condition", "ActivityDefinition", "MedicationRequest", "Dosage", "OperationOutcome.issue"],
        [
            new("standing", "code", "protocol, site, backbone, reference, library or unpublished."),
            new("source", "string", "The short id of the document."),
            new("title", "string", "What the document is, with what is needed to find it."),
            new("place", "string", "The place in the document."),
        ]);

    public static readonly ExtensionKind Slot = new(
        "slot", "Place in the plan", "Which planned administration it is: it stays the same when a hold moves the date.",
        ["MedicationRequest", "MedicationAdministration"],
        [
            new("block", "code", "The block."),
            new("order", "string", "The order within the block."),
            new("day", "positiveInt", "The day of the block for which it is planned, from 1."),
        ]);

    public static readonly ExtensionKind Start = new(
        "block-start", "Start of a block", "Day 1 of a block, and whether it is projected because no actual start is known.",
        ["RequestGroup"],
        [new("day-1", "date", "Day 1 of the block."), new("projected", "boolean", "Whether it is projected.")]);

    public static readonly ExtensionKind Recorded = new(
        "recorded", "Who recorded it, and when", "The second clock of a treatment record.",
        EventResources,
        [
            new("at", "dateTime", "When it was recorded."),
            new("by", "string", "Who recorded it, in the host's own terms."),
            new("supersedes", "string", "The id of the earlier event that this one replaces."),
            new("patient", "string", "The infant in the host's own terms."),
            new("happened", "dateTime", "When it happened, by the clock."),
        ]);

    public static readonly ExtensionKind Superseded = new(
        "superseded", "Superseded", "The resource was replaced or taken back by a later one, and says nothing any more.",
        ["ResearchSubject", "AdverseEvent"],
        [new("by", "string", "The id of the event that replaced it.")])
    {
        IsModifier = true,
    };

    public static readonly ExtensionKind Given = new(
        "given", "How it was given", "What a MedicationAdministration has no place for.",
        ["MedicationAdministration"],
        [
            new("made-up", "boolean", "Whether it was made up after it was not given when it was due."),
            new("dose-of-day", "positiveInt", "Which of the day's doses it was; absent when it stands for all doses of the day."),
            new("portion", "positiveInt", "Which portion of a divided dose it was."),
            new("portions", "positiveInt", "Into how many portions the dose was divided."),
            new("setting", "code", "tertiary-centre, shared-care-centre or elsewhere."),
            new("started", "dateTime", "When it began by the clock, where the effective time cannot show it."),
        ]);

    public static readonly ExtensionKind Hold = new(
        "hold", "Hold or delay", "From when a planned administration is held, or treatment was delayed, and until when.",
        ["MedicationRequest", "Observation"],
        [new("from", "date", "The first day."), new("until", "date", "The first day on which it goes on; absent while nobody knows.")]);

    public static readonly ExtensionKind Graded = new(
        "adverse-event", "Episode and grade", "Which adverse event it is about, and the CTCAE grade.",
        ["AdverseEvent", "Observation"],
        [
            new("episode", "string", "The id of the episode in the host's own terms."),
            new("grade", "positiveInt", "1 to 5."),
            new("version", "code", "The version by which it was given; absent for the trial's version of that day."),
            new("attributed", "boolean", "Whether the event is attributed to the treatment as the site's policy asks for it."),
        ]);

    public static readonly ExtensionKind BirthDate = new(
        "birth-date", "Date of birth", "The date of birth with which the infant was enrolled.",
        ["ResearchSubject"],
        [new("date", "date", "The date of birth.")]);

    public static readonly ExtensionKind Override = new(
        "override", "Override", "Which finding was overridden.",
        ["DetectedIssue"],
        [new("rule", "string", "The id of the rule."), new("concerns", "string", "The id of the event at which the finding was made; absent for every finding of the rule.")]);

    public static readonly ExtensionKind Decided = new(
        "decided", "Decision", "What a protocol decided, and by which definition.",
        ["GuidanceResponse"],
        [
            new("operation", "code", "The question."),
            new("outcome", "code", "proceed, hold or cannot-decide."),
            new("protocol", "string", "The protocol's id; absent where an engine was asked without one."),
            new("edition", "string", "The edition that the definition follows."),
            new("fingerprint", "string", "The SHA-256 of the definition with its readings and the site's supplement."),
        ]);

    public static readonly ExtensionKind Found = new(
        "finding", "Finding", "What a rule found, in its parts; the sentence stands in the diagnostics.",
        ["OperationOutcome.issue"],
        [
            new("effect", "code", "What it does to the answer: proceed, hold or cannot-decide."),
            new("severity", "code", "information, deviation or hazard."),
            new("observed", "string", "What was observed."),
            new("missing", "string", "What was missing."),
            new("required", "string", "What is required."),
            new("instead", "string", "What the protocol allows instead."),
            new("audience", "code", "Who must act."),
        ]);

    public static ValueList<ExtensionKind> All => [Evidence, Slot, Start, Recorded, Superseded, Given, Hold, Graded, BirthDate, Override, Decided, Found];

    public static Extension Stated(Citation? citation, Standing standing) => Evidence.With(
        ("standing", new Code(Words.Kebab(standing))),
        ("source", Text(citation?.Source.Id)),
        ("title", Text(citation?.Source.Title)),
        ("place", Text(citation?.Place)));

    public static Extension Of(AdministrationSlot slot) => Slot.With(
        ("block", new Code(slot.Block.Value)), ("order", Text(slot.OrderId)), ("day", new PositiveInt(slot.Day)));

    public static FhirString? Text(string? text) => string.IsNullOrEmpty(text) ? null : new FhirString(text);

    public static Date? Day(LocalDate? date) => date is { } day ? new Date(Elements.Iso(day)) : null;
}

/// <summary>Names of members as they stand on the wire.</summary>
internal static class Words
{
    public static string Kebab<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return string.Concat(name.Select((letter, at) => char.IsAsciiLetterUpper(letter) ? $"{(at > 0 ? "-" : string.Empty)}{char.ToLowerInvariant(letter)}" : letter.ToString()));
    }

    public static T? Member<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Kebab(value) == word).Select(value => (T?)value).FirstOrDefault();
}
