using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class SafetyCheckOperation() : Operation<SafetyCheckInput>(
    SafetyCheck.Operation, "Is this requested dose safe to give as it is written?", DecisionVocabulary.Plain, DocumentWriter.Plain.SafetyCheckInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, SafetyCheckInput input, Place place)
    {
        CompiledProtocol completed = input.Complete(protocol, place, input.Site is { } site ? stated => site.AddTo(stated, protocol.Definition, place.Member(nameof(input.Site))) : null);
        Formulary drugs = completed.Definition.Formulary;
        Infant infant = MeasurementDocument.Infant(input.BirthDate, input.Measurements, place.Member(nameof(input.Measurements)));
        Roadmap roadmap = Plan(completed, infant, input, place);
        Place requested = place.Member(nameof(input.Request));
        requested.Member(nameof(input.Request.On)).RequireNotBefore(infant.BirthDate, "birthDate", input.Request.On);
        DoseRequest request = new(
            requested.Member(nameof(input.Request.Drug)).Make(() => drugs.Find(input.Request.Drug)), input.Request.Amount, input.Request.Period, input.Request.Route, input.Request.On)
        {
            StartsAt = TimeOf(input.Request.StartsAt, input.Request.On, requested.Member(nameof(input.Request.StartsAt))),
        };
        ValueList<RecordedDose> others = place.Member(nameof(input.OtherDoses)).Each(input.OtherDoses, (other, at) =>
            new RecordedDose(at.Member(nameof(other.Drug)).Make(() => drugs.Find(other.Drug)), other.On, other.Route) { StartedAt = TimeOf(other.StartedAt, other.On, at.Member(nameof(other.StartedAt))) });
        ValueList<AdverseEvent> adverseEvents = place.Member(nameof(input.AdverseEvents)).Each(input.AdverseEvents, (adverse, at) => adverse.Read(at));
        return (place.Make(() => completed.CheckSafety(roadmap, infant, request, others.AsSpan(), input.MeasurementConfirmed ?? false, adverseEvents.AsSpan())), null);
    }

    /// <summary>The instant of a time whose own date is the day of the dose.</summary>
    private static Instant? TimeOf(OffsetDateTime? time, LocalDate on, Place place) =>
        time is not { } known ? null : known.Date == on ? known.ToInstant() : throw place.Misfit("a time of the day of the dose");

    private static Roadmap Plan(CompiledProtocol protocol, Infant infant, SafetyCheckInput input, Place place)
    {
        BlockStarts starts = BlockStarts.From(input.InductionStart);
        place.Member(nameof(input.Starts)).Each(input.Starts, (start, at) => starts = at.Member(nameof(start.Block)).Make(() => starts.With(protocol.Definition.Block(new(start.Block)).Id, start.On)));
        return place.Member(input.Starts is null ? "inductionStart" : "starts").Make(() => protocol.Plan(infant.BirthDate, starts));
    }
}

/// <summary>The input of <c>safety-check</c>.</summary>
internal sealed record SafetyCheckInput : CompletedInput
{
    private const string Time = "a time with its offset of the years 1900 to 2200, as 2026-02-09T10:00:00Z";

    /// <summary>The infant's date of birth.</summary>
    public required LocalDate BirthDate { get; init; }

    /// <summary>Day 1 of Induction, or of the first block of another protocol.</summary>
    public required LocalDate InductionStart { get; init; }

    /// <summary>The actual starts of later blocks, as far as they are known.</summary>
    public IReadOnlyList<StartDocument>? Starts { get; init; }

    /// <summary>What was measured, in any order; the latest up to the day of the dose counts.</summary>
    public IReadOnlyList<MeasurementDocument>? Measurements { get; init; }

    /// <summary>Whether the team has measured again and stands by the weight and height.</summary>
    public bool? MeasurementConfirmed { get; init; }

    /// <summary>The dose as it was requested.</summary>
    public required RequestDocument Request { get; init; }

    /// <summary>The other doses of the infant, without this one.</summary>
    public IReadOnlyList<OtherDoseDocument>? OtherDoses { get; init; }

    /// <summary>The adverse events of the infant, as far as they are known: after some of them a drug is asked about before it is given again.</summary>
    public IReadOnlyList<DltInput.EventDocument>? AdverseEvents { get; init; }

    /// <summary>What the site states, with its own citations, where no supplement states it.</summary>
    public SiteOfSafetyDocument? Site { get; init; }

    /// <summary>The start of a block.</summary>
    internal sealed record StartDocument
    {
        [Names(Vocabulary.LaterBlocks)]
        public required string Block { get; init; }

        /// <summary>Its day 1.</summary>
        public required LocalDate On { get; init; }
    }

    /// <summary>A dose as it was requested.</summary>
    [NullIsAbsent]
    internal sealed record RequestDocument
    {
        [Names(Vocabulary.Drugs)]
        public required string Drug { get; init; }

        /// <summary>The amount, as 15.5 mg or 2500 IU.</summary>
        public required DoseAmount Amount { get; init; }

        /// <summary>Whether the amount is that of one dose or of the whole day.</summary>
        public required DosePeriod Period { get; init; }

        public Route? Route { get; init; }

        /// <summary>The day on which it is to be given.</summary>
        public required LocalDate On { get; init; }

        /// <summary>When it is to begin, with its offset; absent when only the day is known, and then nothing is judged by the hour.</summary>
        [Years(1900, 2200, Time)]
        public OffsetDateTime? StartsAt { get; init; }
    }

    /// <summary>Another dose.</summary>
    [NullIsAbsent]
    internal sealed record OtherDoseDocument
    {
        [Names(Vocabulary.Drugs)]
        public required string Drug { get; init; }

        /// <summary>The day on which it was or is to be given.</summary>
        public required LocalDate On { get; init; }

        /// <summary>When it began, with its offset; absent when only the day is known.</summary>
        [Years(1900, 2200, Time)]
        public OffsetDateTime? StartedAt { get; init; }

        public Route? Route { get; init; }
    }

    /// <summary>What a site states of doses and measurements.</summary>
    [NullIsAbsent]
    internal sealed record SiteOfSafetyDocument
    {
        public ToleranceDocument? Tolerance { get; init; }

        /// <summary>How old a measurement may be, in whole days.</summary>
        public SiteDaysDocument? LongestAgeOfMeasurements { get; init; }

        /// <summary>The supplement with what is stated here.</summary>
        public SiteSupplement AddTo(SiteSupplement supplement, ProtocolDefinition definition, Place place) => supplement with
        {
            DoseTolerance = Tolerance is { } tolerance
                ? new(tolerance.Part, CitedSources.OfSite(tolerance.Citation, definition, place.Member(nameof(Tolerance)).Member(nameof(tolerance.Citation))), Standing.Site)
                : supplement.DoseTolerance,
            Measurements = LongestAgeOfMeasurements is { } age ? new() { LongestAgeInDays = age.Read(definition, place.Member(nameof(LongestAgeOfMeasurements))) } : supplement.Measurements,
        };
    }

    /// <summary>By how much a dose may differ from the computed one.</summary>
    internal sealed record ToleranceDocument
    {
        /// <summary>By which part of the computed dose a dose may differ from it, inclusive; 0.1 is a tenth.</summary>
        [Number(Least = 0)]
        public required decimal Part { get; init; }

        public required CitationDocument Citation { get; init; }
    }
}
