using NodaTime;

namespace AALL15P1.Protocol.Regimen;

/// <summary>A definition of dose-limiting toxicity (DLT), as far as it is stated: the blocks of its evaluation period, and the grades.</summary>
public sealed record DltDefinition
{
    /// <summary>Makes a definition.</summary>
    /// <param name="opensWith">The block whose day 1 opens the evaluation period, inclusive.</param>
    /// <param name="closesBefore">The first block of the course that no longer belongs to the period.</param>
    /// <param name="periodEnd">What closes the period.</param>
    /// <param name="alwaysLimiting">The lowest grade that limits the dose whatever follows from the event.</param>
    /// <param name="limitingWhenDelaying">The lowest grade that limits the dose when the event delays treatment; below <paramref name="alwaysLimiting"/>.</param>
    /// <param name="rules">The rules, with their citations.</param>
    /// <exception cref="ArgumentException">The period opens and closes with the same block.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A grade is outside 1 to 5, or the two grades contradict each other.</exception>
    public DltDefinition(
        BlockId opensWith, BlockId closesBefore, DltPeriodEnd periodEnd, Grade alwaysLimiting, Grade limitingWhenDelaying, DltRules rules)
    {
        if (opensWith == closesBefore)
        {
            throw new ArgumentException($"The evaluation period cannot open and close with the same block, {opensWith}.", nameof(closesBefore));
        }

        if (alwaysLimiting is < Grade.Mild or > Grade.Death)
        {
            throw new ArgumentOutOfRangeException(nameof(alwaysLimiting), alwaysLimiting, "A limiting grade is 1 to 5.");
        }

        if (limitingWhenDelaying < Grade.Mild || limitingWhenDelaying >= alwaysLimiting)
        {
            throw new ArgumentOutOfRangeException(
                nameof(limitingWhenDelaying), limitingWhenDelaying, $"The grade that limits when it delays treatment is 1 or more and below {(int)alwaysLimiting}, which limits always.");
        }

        OpensWith = opensWith;
        ClosesBefore = closesBefore;
        PeriodEnd = periodEnd;
        AlwaysLimiting = alwaysLimiting;
        LimitingWhenDelaying = limitingWhenDelaying;
        Rules = rules;
    }

    /// <summary>The block whose day 1 opens the evaluation period, inclusive.</summary>
    public BlockId OpensWith { get; }

    /// <summary>The first block of the course that no longer belongs to the period.</summary>
    public BlockId ClosesBefore { get; }

    /// <summary>What closes the period.</summary>
    public DltPeriodEnd PeriodEnd { get; }

    /// <summary>The lowest grade that limits the dose whatever follows from the event.</summary>
    public Grade AlwaysLimiting { get; }

    /// <summary>The lowest grade that limits the dose when the event delays treatment; the grades from here to below <see cref="AlwaysLimiting"/>.</summary>
    public Grade LimitingWhenDelaying { get; }

    /// <summary>The completed courses from which on a patient is evaluable, inclusive, 1 or more; null when no source states it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int? CoursesForEvaluability
    {
        get;
        init => field = value < 1 ? throw new ArgumentOutOfRangeException(nameof(value), value, "A patient is evaluable from 1 or more completed courses on.") : value;
    }

    /// <summary>Which version of the criteria grades which day; null when the definition does not say.</summary>
    public GradingCalendar? Grading { get; init; }

    /// <summary>Whether a grade of a version that arrives without values counts: one by version 6.0 does not, unless the definition grades by it.</summary>
    internal bool Accepts(CtcaeVersion? version, LocalDate day) => version != CtcaeVersion.V6 || Grading?.VersionOn(day) == CtcaeVersion.V6;

    /// <summary>What closes the period, as the object of a sentence.</summary>
    internal string Closing => PeriodEnd switch
    {
        DltPeriodEnd.CountsFirstMet => $"the counts to start {ClosesBefore}",
        DltPeriodEnd.CriteriaFirstMet => $"the criteria to start {ClosesBefore}",
        _ => $"day 1 of {ClosesBefore}",
    };

    /// <summary>The rules, with their citations.</summary>
    public DltRules Rules { get; }
}

/// <summary>What closes the evaluation period of dose-limiting toxicity.</summary>
public enum DltPeriodEnd
{
    /// <summary>The day on which all criteria to start the next course are first met, or that course's day 1 if it came sooner.</summary>
    CriteriaFirstMet,

    /// <summary>Day 1 of the next course.</summary>
    NextCourseGiven,

    /// <summary>The day on which the counts to start the next course are first met, whatever its other criteria say, or that course's day 1 if it came sooner.</summary>
    CountsFirstMet,
}

/// <summary>The rules of a definition of dose-limiting toxicity: what it states, and what it leaves to a site.</summary>
/// <param name="Period">Which days belong to the evaluation period.</param>
/// <param name="AlwaysLimiting">Which events limit the dose whatever follows from them.</param>
/// <param name="LimitingWhenDelaying">Which events limit the dose when they delay treatment.</param>
/// <param name="MinimumDelay">How long a delay must be.</param>
/// <param name="ExpectedToxicity">Which events are expected and do not count.</param>
/// <param name="Attribution">Whether an event must be attributed to the treatment.</param>
/// <param name="Evaluability">Which patients are evaluable.</param>
public sealed record DltRules(
    Rule Period, Rule AlwaysLimiting, Rule LimitingWhenDelaying, Rule MinimumDelay, Rule ExpectedToxicity, Rule Attribution, Rule Evaluability)
{
    /// <summary>Every rule, in the order in which an assessment goes through them.</summary>
    public ValueList<Rule> All =>
        [Period, AlwaysLimiting, LimitingWhenDelaying, MinimumDelay, ExpectedToxicity, Attribution, Evaluability];
}
