using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>What the safety checks compare a dose with, beside the protocol's own doses.</summary>
/// <param name="Growth">The expected weights and heights.</param>
/// <param name="Intervals">The shortest intervals between doses.</param>
/// <param name="Guards">The labels' limits for small infants.</param>
public sealed record SafetyPolicy(GrowthReference Growth, ValueList<MinimumInterval> Intervals, ValueList<LabelGuard> Guards)
{
    /// <summary>The published doses with which stated ones are compared.</summary>
    public ValueList<ReferenceDose> References { get; init; }

    /// <summary>The reactions after which a drug is not given before somebody has said that it may be.</summary>
    public ValueList<ReactionGuard> Reactions { get; init; }

    /// <summary>Which laboratory values are plausible.</summary>
    public LaboratoryPlausibility Laboratory { get; init; } = LaboratoryPlausibility.Library;

    /// <summary>What the site asks of measurements.</summary>
    public MeasurementPolicy Measurements { get; init; } = MeasurementPolicy.Default;

    /// <summary>The site's limits for what is given over the whole of therapy; none when it states none, and then nothing is judged.</summary>
    public ValueList<CumulativeLimit> CumulativeLimits { get; init; }

    /// <summary>
    /// By which part of the computed dose a dose may differ from it, inclusive: 0.1 is a tenth. Null when the site
    /// states none: a dose that differs from the computed one, as it is written, can then not be decided.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is negative.</exception>
    public Cited<decimal>? Tolerance { get; init => field = RequireTolerance(value); }

    internal static Cited<decimal>? RequireTolerance(Cited<decimal>? tolerance) => tolerance is { Value: < 0m }
        ? throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance.Value, "A tolerance is 0 or more.")
        : tolerance;
}

/// <summary>A site's limit for the cumulative dose of a class of drugs.</summary>
/// <param name="Class">The class.</param>
/// <param name="Limit">The most that is given over the whole of therapy, inclusive, with its citation.</param>
public sealed record CumulativeLimit(DrugClass Class, Cited<MassPerArea> Limit);

/// <summary>A reaction after which a drug is not given again before somebody has decided that it may be.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Terms">The terms of the reaction.</param>
/// <param name="From">The lowest grade that counts, inclusive.</param>
/// <param name="Rule">The rule.</param>
public sealed record ReactionGuard(Drug Drug, ValueList<AdverseEventTerm> Terms, Grade From, Rule Rule)
{
    /// <summary>
    /// Whether events of a term are looked at: those of the guard, and those in free words, of which nobody can say here
    /// whether they are one.
    /// </summary>
    internal bool Concerns(AdverseEventTerm term) => Terms.Contains(term) || !term.IsListed;

    /// <summary>The highest grade that counts which an adverse event had by a day; null when it had none, or is of no concern.</summary>
    internal Grade? GradeOf(AdverseEvent adverseEvent, NodaTime.LocalDate on)
    {
        if (!Concerns(adverseEvent.Term))
        {
            return null;
        }

        Grade? highest = null;
        foreach (GradeChange change in adverseEvent.Grades)
        {
            highest = change.Day <= on && change.Grade >= From && !(highest >= change.Grade) ? change.Grade : highest;
        }

        return highest;
    }

    /// <summary>What an event of a term means for the drug: a decision is needed after one of the guard's, and one in free words is pointed out.</summary>
    internal DecisionOutcome EffectOf(AdverseEventTerm term) => Terms.Contains(term) ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed;

    /// <summary>What is asked after such a reaction, or said of an event in free words.</summary>
    internal Finding Finding(AdverseEventTerm term, Grade grade, NodaTime.LocalDate began)
    {
        string reaction = $"{term.Marked} of grade {(int)grade} on {NodaTime.Text.LocalDatePattern.Iso.Format(began)}";
        return Terms.Contains(term)
            ? new(Rule, DecisionOutcome.CannotDecide, Severity.Hazard, Observed: null, $"a clinician's decision whether {Drug} may be given again")
            {
                Missing = $"a decision after {reaction}",
                Instead = "decide, and record it, before the drug is due",
            }
            : new(Rule, DecisionOutcome.Proceed, Severity.Information, $"whether {reaction} was one of {Reactions} is not judged", "a term of the list of CTCAE terms")
            {
                Instead = $"look at it before {Drug} is given",
            };
    }

    /// <summary>What is said where nobody states any adverse event: then the guard has nothing to judge.</summary>
    internal Finding NothingStated() =>
        new(Rule, DecisionOutcome.Proceed, Severity.Information, $"no adverse event is given, so that {Reactions} before {Drug} is not looked for", "the infant's adverse events, or nobody knows of any")
        {
            Instead = $"look at them before {Drug} is given",
        };

    private string Reactions => string.Join(", ", Terms.Select(term => term.Title.ToLowerInvariant()));
}

/// <summary>
/// What a drug's label allows a small infant, by body weight. It applies when any of its conditions holds. An absolute
/// cap never bites in an infant; a limit by weight does.
/// </summary>
/// <param name="Drug">The drug.</param>
/// <param name="Limit">The most for one dose, inclusive.</param>
/// <param name="Rule">The rule.</param>
public sealed record LabelGuard(Drug Drug, MassPerWeight Limit, Rule Rule)
{
    /// <summary>It applies up to this weight, inclusive; null when weight is no condition.</summary>
    public Weight? UpToWeight { get; init; }

    /// <summary>It applies below this age in completed years, exclusive, 1 or more; null when age is no condition.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is below 1.</exception>
    public int? BelowYears
    {
        get;
        init => field = value < 1 ? throw new ArgumentOutOfRangeException(nameof(value), value, "A limit below an age is below 1 year or more.") : value;
    }

    /// <summary>It applies below this body surface area, exclusive; null when the area is no condition.</summary>
    public BodySurfaceArea? BelowArea { get; init; }
}
