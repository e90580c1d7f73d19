using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class DltOperation() : Operation<DltInput>(
    DltAssessment.Operation, "Has the patient a dose-limiting toxicity?", DltAssessment.Words, DocumentWriter.Plain.DltInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, DltInput input, Place place)
    {
        CompiledProtocol completed = input.Complete(
            protocol, place, input.Site is { } site ? stated => stated with { DltPolicy = site.Read(protocol.Definition, place.Member(nameof(input.Site))).Or(stated.DltPolicy) } : null);
        DltInput.CourseDocument known = input.Course;
        DltCourse course = place.Member(nameof(input.Course)).Make(() => new DltCourse(Read(known.Opening), Read(known.CriteriaFirstMet), Read(known.NextCourse)));
        ValueList<AdverseEvent> events = place.Member(nameof(input.Events)).Each(input.Events, (adverse, at) => adverse.Read(at));
        return (completed.Dlt(course, events), null);
    }

    private static Milestone Read(DltInput.MilestoneDocument? document) =>
        document?.On is { } on ? Milestone.On(on)
        : document?.NotByEndOf is { } day ? Milestone.NotByEndOf(day)
        : Milestone.Unknown;
}

/// <summary>The input of <c>dlt</c>.</summary>
internal sealed record DltInput : CompletedInput
{
    /// <summary>What the record says of the days that open and close the evaluation period.</summary>
    public required CourseDocument Course { get; init; }

    /// <summary>The patient's adverse events, in any order.</summary>
    public required IReadOnlyList<EventDocument> Events { get; init; }

    /// <summary>What the site states of the unpublished parts, with its own citations, where no supplement states it.</summary>
    public ToxicityOfSiteDocument? Site { get; init; }

    /// <summary>The milestones of the course.</summary>
    [NullIsAbsent]
    internal sealed record CourseDocument
    {
        /// <summary>The day that opens the period, such as day 1 of EPI#1.</summary>
        public MilestoneDocument? Opening { get; init; }

        /// <summary>The day on which the criteria to start the course that closes the period, such as EPI#4, were first met.</summary>
        public MilestoneDocument? CriteriaFirstMet { get; init; }

        /// <summary>Day 1 of that course.</summary>
        public MilestoneDocument? NextCourse { get; init; }
    }

    /// <summary>At most one of its members; neither says that nothing is recorded.</summary>
    [NullIsAbsent]
    [Excludes("on", "notByEndOf")]
    internal sealed record MilestoneDocument
    {
        /// <summary>The day on which it happened.</summary>
        public LocalDate? On { get; init; }

        /// <summary>The last day by whose end it had not happened.</summary>
        public LocalDate? NotByEndOf { get; init; }
    }

    /// <summary>An adverse event.</summary>
    [NullIsAbsent]
    internal sealed record EventDocument
    {
        /// <summary>A term of CTCAE, in American or British spelling, or free words.</summary>
        [Text(Pattern = TextAttribute.Term)]
        public required string Term { get; init; }

        /// <summary>The grades that the event took, in the order of their days.</summary>
        [Items(Least = 1)]
        public required IReadOnlyList<GradeDocument> Grades { get; init; }

        /// <summary>The day on which it resolved; absent or null while it has not.</summary>
        public LocalDate? Resolved { get; init; }

        /// <summary>The delay of treatment that the event caused; absent or null when nobody has said.</summary>
        public DelayDocument? Delay { get; init; }

        /// <summary>Whether the event is attributed to the treatment. Absent or null when nobody has said.</summary>
        public bool? Attributed { get; init; }

        public AdverseEvent Read(Place place)
        {
            AdverseEventTerm term = place.Member(nameof(Term)).Make(() => new AdverseEventTerm(Term));
            ValueList<GradeChange> grades = Grades.Select(grade => new GradeChange(grade.On, (Grade)grade.Grade) { Version = grade.Version }).ToValueList();
            TreatmentDelay? delay = Delay?.Read(place.Member(nameof(Delay)));
            return place.Make(() => new AdverseEvent(term, grades, Resolved) { Delay = delay, IsAttributed = Attributed });
        }
    }

    /// <summary>A grade from a day on.</summary>
    [NullIsAbsent]
    internal sealed record GradeDocument
    {
        /// <summary>The day from which the event has this grade.</summary>
        public required LocalDate On { get; init; }

        [Number(Least = 1, Most = 5)]
        public required int Grade { get; init; }

        /// <summary>The version of CTCAE by which the grade was given; absent for the trial's version of that day. A grade by 6.0 decides nothing.</summary>
        public CtcaeVersion? Version { get; init; }
    }

    /// <summary>The delay of treatment: none, ended with the days on which treatment was due and given, or ongoing.</summary>
    [NullIsAbsent]
    [When("kind", "ended", "given")]
    [When("kind", "ongoing", "notGivenBy")]
    internal sealed record DelayDocument
    {
        [Words("none", "ended", "ongoing")]
        public required string Kind { get; init; }

        /// <summary>The day on which treatment was due, with ended and ongoing.</summary>
        public LocalDate? Due { get; init; }

        /// <summary>The day on which it was given, with ended.</summary>
        public LocalDate? Given { get; init; }

        /// <summary>The last day by whose end it had not been given, with ongoing.</summary>
        public LocalDate? NotGivenBy { get; init; }

        public TreatmentDelay Read(Place place) => (Kind, Due) switch
        {
            ("none", null) => new TreatmentDelay.Absent(),
            ("none", _) => throw place.Member(nameof(Due)).Misfit("no such member where kind is 'none'"),
            (_, null) => throw place.Missing("due"),
            ("ended", { } due) => place.Member(nameof(Given)).Make(() => new TreatmentDelay.Ended(due, Given!.Value)),
            (_, { } due) => place.Member(nameof(NotGivenBy)).Make(() => new TreatmentDelay.Ongoing(due, NotGivenBy!.Value)),
        };
    }

    /// <summary>What a site states of dose-limiting toxicity.</summary>
    [NullIsAbsent]
    internal sealed record ToxicityOfSiteDocument
    {
        /// <summary>The shortest delay that counts.</summary>
        public SiteDaysDocument? MinimumDelay { get; init; }

        /// <summary>The toxicities that are expected.</summary>
        public ExpectedDocument? Expected { get; init; }

        /// <summary>Whether only what is attributed counts.</summary>
        public RequiredDocument? Attribution { get; init; }

        public DltPolicy Read(ProtocolDefinition definition, Place place) => place.Member(nameof(MinimumDelay)).Member(nameof(SiteDaysDocument.Days)).Make(() => new DltPolicy { MinimumDelayDays = MinimumDelay?.Read(definition, place.Member(nameof(MinimumDelay))) }) with
        {
            Expected = Expected is { } expected
                ? new(place.Member(nameof(Expected)).Member(nameof(expected.Toxicities)).Each(expected.Toxicities, (toxicity, at) => at.Make(toxicity.Read)), Cite(expected.Citation, definition, place.Member(nameof(Expected))), Standing.Site)
                : null,
            RequiresAttribution = Attribution is { } attribution ? new(attribution.Required, Cite(attribution.Citation, definition, place.Member(nameof(Attribution))), Standing.Site) : null,
        };

        private static Citation Cite(CitationDocument citation, ProtocolDefinition definition, Place place) => CitedSources.OfSite(citation, definition, place.Member(nameof(Citation)));
    }

    /// <summary>Expected toxicities, with the site's citation.</summary>
    internal sealed record ExpectedDocument
    {
        public required IReadOnlyList<ExpectedToxicityDocument> Toxicities { get; init; }

        public required CitationDocument Citation { get; init; }
    }

    /// <summary>Whether attribution is required, with the site's citation.</summary>
    internal sealed record RequiredDocument
    {
        /// <summary>Whether only an event that is attributed to the treatment counts.</summary>
        public required bool Required { get; init; }

        public required CitationDocument Citation { get; init; }
    }
}
