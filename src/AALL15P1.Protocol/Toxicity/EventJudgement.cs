using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// The questions of a definition of dose-limiting toxicity, answered for one event: true, false, or null where the
/// record or the policy does not tell. The operators on bool? are three-valued, so what is known decides alone where it can.
/// </summary>
internal readonly record struct EventJudgement
{
    public EventJudgement(DltDefinition definition, DltCourse course, AdverseEvent adverseEvent, DltPolicy policy)
    {
        IsAlwaysLimiting = false;
        IsSevere = false;
        IsSevereAndUnexpected = false;
        foreach (GradeChange change in adverseEvent.Grades)
        {
            bool? inPeriod = course.PeriodContains(definition, change.Day);
            if (!definition.Accepts(change.Version, change.Day))
            {
                // The grade by the trial's version can be any below death, and death is the same in every version.
                bool? perhaps = inPeriod == false ? false : null;
                IsAlwaysLimiting |= change.Grade >= definition.AlwaysLimiting ? perhaps : false;
                IsSevere |= perhaps;
                IsSevereAndUnexpected |= perhaps;
            }
            else if (change.Grade >= definition.AlwaysLimiting)
            {
                IsAlwaysLimiting |= inPeriod;
            }
            else if (change.Grade >= definition.LimitingWhenDelaying)
            {
                IsSevere |= inPeriod;
                IsSevereAndUnexpected |= inPeriod & !IsExpected(adverseEvent.Term, change.Grade, policy);
            }
        }

        Delays = adverseEvent.Delay is { } delay ? delay is not TreatmentDelay.Absent : null;
        DelaysLongEnough = policy.MinimumDelayDays is { } minimum ? adverseEvent.Delay?.LastsAtLeast(minimum.Value) : null;
        IsAttributedWhereRequired = policy.RequiresAttribution is { Value: false } || adverseEvent.IsAttributed == true ? true
            : policy.RequiresAttribution is null ? null
            : adverseEvent.IsAttributed;
    }

    /// <summary>Whether it reached, in the period, a grade that limits the dose whatever follows.</summary>
    public bool? IsAlwaysLimiting { get; }

    /// <summary>Whether it reached, in the period, a grade that limits the dose when it delays treatment.</summary>
    public bool? IsSevere { get; }

    /// <summary>The same of a grade that the site does not list as expected.</summary>
    public bool? IsSevereAndUnexpected { get; }

    /// <summary>Whether it delayed treatment at all.</summary>
    public bool? Delays { get; }

    /// <summary>Whether it delayed treatment as long as the site's minimum.</summary>
    public bool? DelaysLongEnough { get; }

    /// <summary>Whether it is attributed to the treatment, or need not be.</summary>
    public bool? IsAttributedWhereRequired { get; }

    /// <summary>Whether it limits the dose because it delays treatment.</summary>
    public bool? LimitsByDelay => IsSevereAndUnexpected & Delays & DelaysLongEnough & IsAttributedWhereRequired;

    /// <summary>The answer: a dose-limiting toxicity is <see cref="DecisionOutcome.Hold"/>, none is <see cref="DecisionOutcome.Proceed"/>.</summary>
    public DecisionOutcome Outcome => (IsAlwaysLimiting | LimitsByDelay) switch
    {
        true => DecisionOutcome.Hold,
        false => DecisionOutcome.Proceed,
        null => DecisionOutcome.CannotDecide,
    };

    private static bool? IsExpected(AdverseEventTerm term, Grade grade, DltPolicy policy)
    {
        if (policy.Expected is not { } expected)
        {
            return null;
        }

        foreach (ExpectedToxicity entry in expected.Value)
        {
            if (entry.Term == term && grade <= entry.UpTo)
            {
                return true;
            }
        }

        return false;
    }
}
