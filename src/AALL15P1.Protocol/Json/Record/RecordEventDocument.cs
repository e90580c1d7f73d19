using System.Diagnostics;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Definition;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>One event of a treatment record.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Enrolled), "enrolled")]
[JsonDerivedType(typeof(SupplementInForce), "supplement-in-force")]
[JsonDerivedType(typeof(ReadingChosen), "reading-chosen")]
[JsonDerivedType(typeof(LibrarysMarkerReported), WireWords.MarkerReported)]
[JsonDerivedType(typeof(MarkerReported), "marker-reported")]
[JsonDerivedType(typeof(Measured), "measured")]
[JsonDerivedType(typeof(LaboratoryReported), "laboratory-reported")]
[JsonDerivedType(typeof(ToxicityStated), "toxicity-stated")]
[JsonDerivedType(typeof(BlockStarted), "block-started")]
[JsonDerivedType(typeof(DosesPrescribed), "doses-prescribed")]
[JsonDerivedType(typeof(AdministrationHeld), "administration-held")]
[JsonDerivedType(typeof(AdministrationOmitted), "administration-omitted")]
[JsonDerivedType(typeof(AdministrationGiven), "administration-given")]
[JsonDerivedType(typeof(AdministrationsGiven), "administrations-given")]
[JsonDerivedType(typeof(AdministrationMadeUp), "administration-made-up")]
[JsonDerivedType(typeof(AdverseEventStarted), "adverse-event-started")]
[JsonDerivedType(typeof(AdverseEventGraded), "adverse-event-graded")]
[JsonDerivedType(typeof(AdverseEventResolved), "adverse-event-resolved")]
[JsonDerivedType(typeof(TreatmentDelayed), "treatment-delayed")]
[JsonDerivedType(typeof(FindingOverridden), "finding-overridden")]
[JsonDerivedType(typeof(ObservationEnded), "observation-ended")]
[JsonDerivedType(typeof(LeftProtocol), "left-protocol")]
[JsonDerivedType(typeof(Died), "died")]
[JsonDerivedType(typeof(EnteredInError), "entered-in-error")]
internal abstract partial record RecordEventDocument
{
    internal const string Date = "a date of the years 1900 to 2190, as 2026-01-05";
    internal const string Time = "an instant of the years 1900 to 2200 (UTC), as 2026-01-05T09:30:00Z";

    [JsonPropertyOrder(-16)]
    [JsonRequired]
    [Number(Least = 1, Most = 1)]
    public int SchemaVersion { get; init; }

    [JsonPropertyOrder(-15)]
    [JsonRequired]
    [StatedText]
    public string Id { get; init; } = string.Empty;

    /// <summary>The day on which it happened.</summary>
    [JsonPropertyName("date")]
    [JsonPropertyOrder(-14)]
    [JsonRequired]
    [Years(1900, 2190, Date)]
    public LocalDate Day { get; init; }

    /// <summary>When it was recorded, in UTC.</summary>
    [JsonPropertyOrder(-13)]
    [JsonRequired]
    [Years(1900, 2200, Time)]
    public Instant RecordedAt { get; init; }

    [JsonPropertyOrder(-12)]
    [JsonRequired]
    [StatedText]
    public string RecordedBy { get; init; } = string.Empty;

    /// <summary>The id of the event that it supersedes; absent when it supersedes none.</summary>
    [JsonPropertyOrder(-11)]
    [StatedText]
    public string? Supersedes { get; init; }

    /// <summary>When it happened, in UTC; absent when only the day is known.</summary>
    [JsonPropertyOrder(-10)]
    [Years(1900, 2200, Time)]
    public Instant? HappenedAt { get; init; }

    /// <summary>The infant whom the event is about; absent when the record names nobody. Every event of a record has the same.</summary>
    [JsonPropertyOrder(-9)]
    [StatedText]
    public string? Patient { get; init; }

    public RecordEvent Read(Place place, ProtocolDefinition definition)
    {
        EventStamp stamp = place.Member(nameof(Supersedes)).Make("the id of another event", () => new EventStamp(Id, RecordedAt, RecordedBy, Supersedes) { Patient = Patient });
        RecordEvent recorded = place.Make(() => this is AnyMarkerReported reported
            ? new RecordEvent.MarkerReported(stamp, Day, MarkerWords.Read(reported.Status, reported.Of(definition), place.Member(nameof(reported.Status))))
            : Read(stamp, place));
        return HappenedAt is null ? recorded
            : place.Member(nameof(HappenedAt)).Make($"an instant of the event's date, {RecordDates.Text(Day)}, somewhere on earth", () => recorded with { HappenedAt = HappenedAt });
    }

    /// <summary>The events that the document stands for: one, but for a range of days.</summary>
    public virtual IEnumerable<RecordEvent> ReadAll(Place place, ProtocolDefinition definition) => [Read(place, definition)];

    protected abstract RecordEvent Read(EventStamp stamp, Place place);

    protected static LocalDate? RequireUntil(LocalDate? until, LocalDate from, Place place) =>
        place.Member(nameof(AdministrationHeld.Until)).Make($"a date from the event's own, {RecordDates.Text(from)}, to the year 2200", () => RecordDates.RequireUntil(until, from));

    internal sealed record Enrolled : RecordEventDocument
    {
        [Years(1900, 2190, Date)]
        public required LocalDate BirthDate { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.Enrolled(stamp, Day, BirthDate);
    }

    internal sealed record SupplementInForce : RecordEventDocument
    {
        /// <summary>The fingerprint of the site's supplement that is in force from the event's date on.</summary>
        [Text(Pattern = TextAttribute.Fingerprint)]
        public required string Supplement { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.SupplementInForce(stamp, Day, Supplement);
    }

    internal sealed record ReadingChosen : RecordEventDocument
    {
        /// <summary>The question's id in the register.</summary>
        [StatedText]
        public required string Question { get; init; }

        /// <summary>The reading's id.</summary>
        [StatedText]
        public required string Reading { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.ReadingChosen(stamp, Day, Question, Reading);
    }

    /// <summary>What is known about the protocol's marker, in its own words.</summary>
    internal abstract record AnyMarkerReported : RecordEventDocument
    {
        [Names(Vocabulary.MarkerWords)]
        public required string Status { get; init; }

        /// <summary>The marker that is meant; null when the protocol has none of this name.</summary>
        public abstract Marker? Of(ProtocolDefinition definition);

        protected override RecordEvent Read(EventStamp stamp, Place place) => throw new UnreachableException();
    }

    /// <summary>What is known about the marker of AALL15P1.</summary>
    internal sealed record LibrarysMarkerReported : AnyMarkerReported
    {
        public override Marker? Of(ProtocolDefinition definition) => definition.Marker is { Id: WireWords.Marker } marker ? marker : null;
    }

    /// <summary>What is known about the protocol's marker.</summary>
    internal sealed record MarkerReported : AnyMarkerReported
    {
        public override Marker? Of(ProtocolDefinition definition) => definition.Marker;
    }

    [AnyOf("weight", "height")]
    internal sealed record Measured : RecordEventDocument
    {
        public Weight? Weight { get; init; }

        /// <summary>The height or length.</summary>
        public Height? Height { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place)
        {
            // The weight by itself first, so that an error names the measure that does not fit.
            if (Weight is not null)
            {
                place.Member(nameof(Weight)).Make("a weight from 0.000001 to 1000000 kg", () => new RecordEvent.Measured(stamp, new(Day, Weight, height: null)));
            }

            return place.Member(nameof(Height)).Make("a height from 0.000001 to 1000000 cm", () => new RecordEvent.Measured(stamp, new(Day, Weight, Height)));
        }
    }

    internal sealed record LaboratoryReported : RecordEventDocument
    {
        /// <summary>The laboratory values; their day is the event's.</summary>
        public required LaboratoryDocument Values { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => Values.TakenOn == Day
            ? new RecordEvent.LaboratoryReported(stamp, Values.Read())
            : throw place.Member(nameof(Values)).Member(nameof(Values.TakenOn)).Misfit($"the event's date, {RecordDates.Text(Day)}");
    }

    internal sealed record ToxicityStated : RecordEventDocument
    {
        public required bool Resolved { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.ToxicityStated(stamp, Day, Resolved);
    }

    internal sealed record BlockStarted : RecordEventDocument
    {
        [Text(Pattern = TextAttribute.Words)]
        public required string Block { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.BlockStarted(stamp, Day, new BlockId(Block));
    }

    internal sealed record AdverseEventStarted : RecordEventDocument
    {
        /// <summary>The adverse event's id.</summary>
        [StatedText]
        public required string Episode { get; init; }

        /// <summary>A term of CTCAE, in American or British spelling, or free words.</summary>
        [Text(Most = RecordText.MaximumLength, Pattern = TextAttribute.Term)]
        public required string Term { get; init; }

        [Number(Least = 1, Most = 5)]
        public required int Grade { get; init; }

        /// <summary>The version of CTCAE by which the grade was given; absent for the trial's version of that day. A grade by 6.0 decides nothing.</summary>
        public CtcaeVersion? Version { get; init; }

        /// <summary>Whether it is attributed to the treatment; absent while that is not stated.</summary>
        public bool? Attributed { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) =>
            new RecordEvent.AdverseEventStarted(stamp, Day, Episode, new AdverseEventTerm(Term), (Grade)Grade) { IsAttributed = Attributed, Version = Version };
    }

    internal sealed record AdverseEventGraded : RecordEventDocument
    {
        [StatedText]
        public required string Episode { get; init; }

        [Number(Least = 1, Most = 5)]
        public required int Grade { get; init; }

        /// <summary>The version of CTCAE by which the grade was given; absent for the trial's version of that day. A grade by 6.0 decides nothing.</summary>
        public CtcaeVersion? Version { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.AdverseEventGraded(stamp, Day, Episode, (Grade)Grade) { Version = Version };
    }

    internal sealed record AdverseEventResolved : RecordEventDocument
    {
        [StatedText]
        public required string Episode { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.AdverseEventResolved(stamp, Day, Episode);
    }

    internal sealed record TreatmentDelayed : RecordEventDocument
    {
        /// <summary>The first day after the delay; absent while nobody knows.</summary>
        public LocalDate? Until { get; init; }

        [StatedText]
        public required string Reason { get; init; }

        [StatedText]
        public string? Episode { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) =>
            new RecordEvent.TreatmentDelayed(stamp, Day, RequireUntil(Until, Day, place), Episode, Reason);
    }

    internal sealed record FindingOverridden : RecordEventDocument
    {
        [StatedText]
        public required string Reason { get; init; }

        /// <summary>The id of the rule whose finding is overridden.</summary>
        [StatedText]
        public required string Rule { get; init; }

        /// <summary>The id of the event at which the finding was made; absent for every finding of the rule.</summary>
        [StatedText]
        public string? Concerns { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.FindingOverridden(stamp, Day, Rule, Concerns, Reason);
    }

    /// <summary>The event's date is the first day that no longer belongs to the observation for dose-limiting toxicity.</summary>
    internal sealed record ObservationEnded : RecordEventDocument
    {
        [StatedText]
        public required string Reason { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.ObservationEnded(stamp, Day, Reason);
    }

    internal sealed record LeftProtocol : RecordEventDocument
    {
        [StatedText]
        public required string Reason { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.LeftProtocol(stamp, Day, Reason);
    }

    internal sealed record Died : RecordEventDocument
    {
        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.Died(stamp, Day);
    }

    internal sealed record EnteredInError : RecordEventDocument
    {
        [StatedText]
        public required string Reason { get; init; }

        protected override RecordEvent Read(EventStamp stamp, Place place) => new RecordEvent.EnteredInError(stamp, Day, Reason);
    }
}
