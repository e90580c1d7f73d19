using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>A patient: what is recorded of the course, the events, and what the site states.</summary>
public sealed record DltCase(string Reading, DltCourse Course, ValueList<AdverseEvent> Events, DltPolicy Policy)
{
    private static readonly LocalDate Start = new(2019, 1, 1);
    private static readonly Citation Site = new(new Source("SITE", "A site's protocol document", Standing.Site), "dose-limiting toxicity");
    private static readonly AdverseEventTerm[] Terms = [new("neutrophil-count-decreased"), new("sepsis"), new("febrile-neutropenia")];

    public DltDefinition Definition => DoseLimitingToxicity.With(InterpretationChoices.DefaultsOf(Interpretations.All).With("D7", Reading));

    /// <summary>Short courses and events around their days, so that events fall on, before and after every bound.</summary>
    public static Arbitrary<DltCase> Cases() => Arb.From(Generated(), Simpler);

    public static Gen<Milestone> Milestones(int earliest, int latest) =>
        from kind in Gen.Choose(0, 3)
        from day in Gen.Choose(earliest, latest)
        select kind switch
        {
            0 => Milestone.Unknown,
            1 => Milestone.NotByEndOf(Start.PlusDays(day)),
            _ => Milestone.On(Start.PlusDays(day)),
        };

    private static Gen<DltCase> Generated() =>
        from reading in Gen.Elements("criteria-first-met", "fourth-course-given")
        from opening in Milestones(0, 10)
        from criteria in Milestones(11, 30)
        from next in Milestones(11, 30)
        from events in AnyEvent().ListOf()
        from policy in Policies()
        select new DltCase(reading, new DltCourse(opening, criteria, next), events.Take(6).ToValueList(), policy);

    private static Gen<AdverseEvent> AnyEvent() =>
        from term in Gen.Elements(Terms)
        from first in Gen.Choose(0, 35)
        from grade in Gen.Choose(1, 5)
        from later in Gen.Choose(1, 5)
        from laterGrade in Gen.Choose(0, 5)
        from delay in Delays()
        from attributed in Gen.Elements<bool?>(null, true, false)
        let start = new GradeChange(Start.PlusDays(first), (Grade)grade)
        select new AdverseEvent(term, laterGrade == 0 ? [start] : [start, new(Start.PlusDays(first + later), (Grade)laterGrade)])
        {
            Delay = delay,
            IsAttributed = attributed,
        };

    private static Gen<TreatmentDelay?> Delays() =>
        from kind in Gen.Choose(0, 3)
        from days in Gen.Choose(1, 20)
        select kind switch
        {
            0 => (TreatmentDelay?)null,
            1 => new TreatmentDelay.Absent(),
            2 => new TreatmentDelay.Ended(Start, Start.PlusDays(days)),
            _ => new TreatmentDelay.Ongoing(Start, Start.PlusDays(days)),
        };

    private static Gen<DltPolicy> Policies() =>
        from minimum in Gen.Choose(0, 15)
        from expected in Gen.Choose(0, 3)
        from attribution in Gen.Elements<bool?>(null, true, false)
        select new DltPolicy
        {
            MinimumDelayDays = minimum == 0 ? null : new(minimum, Site, Standing.Site),
            Expected = expected switch
            {
                0 => null,
                1 => new([], Site, Standing.Site),
                2 => new([new(Terms[0], Grade.LifeThreatening)], Site, Standing.Site),
                _ => new([new(Terms[0], Grade.Severe), new(Terms[1], Grade.Severe)], Site, Standing.Site),
            },
            RequiresAttribution = attribution is { } stated ? new(stated, Site, Standing.Site) : null,
        };

    private static IEnumerable<DltCase> Simpler(DltCase drawn)
    {
        for (int index = 0; index < drawn.Events.Count; index++)
        {
            yield return drawn with { Events = drawn.Events.Where((_, at) => at != index).ToValueList() };
        }

        if (drawn.Policy != DltPolicy.Unstated)
        {
            yield return drawn with { Policy = DltPolicy.Unstated };
        }
    }
}
