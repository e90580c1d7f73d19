namespace AALL15P1.Protocol.Linting;

/// <summary>
/// Everything that the linter looks for. What the constructors refuse needs no check: an order without a route or by a
/// route that its drug does not have, a day below 1, an age or share for enrolment beyond what can be, a value cited above
/// what its source can give.
/// </summary>
public static class LintChecks
{
    /// <summary>Two bands of a table hold the same number.</summary>
    public static LintCheck BandOverlap { get; } = new("LINT-BAND-OVERLAP", "Two bands of a table hold the same number.");

    /// <summary>A number that a table must answer for is in none of its bands.</summary>
    public static LintCheck BandGap { get; } = new("LINT-BAND-GAP", "A number that the table must answer for is in none of its bands.");

    /// <summary>Every possible value meets a rule.</summary>
    public static LintCheck RuleNeverFires { get; } = new("LINT-RULE-NEVER-FIRES", "Every possible value meets the rule, so it can never hold anything.");

    /// <summary>No possible value meets a rule.</summary>
    public static LintCheck RuleAlwaysFires { get; } = new("LINT-RULE-ALWAYS-FIRES", "No possible value meets the rule, so it always holds.");

    /// <summary>Two rules that must both be met cannot be.</summary>
    public static LintCheck ThresholdsContradict { get; } = new("LINT-THRESHOLDS-CONTRADICT", "No value meets two rules that must both be met.");

    /// <summary>An order has a day on which its block has ended.</summary>
    public static LintCheck OrderOutsideBlock { get; } = new("LINT-ORDER-OUTSIDE-BLOCK", "An order has a day on which the next block has begun.");

    /// <summary>An order has no day within therapy.</summary>
    public static LintCheck OrderNeverGiven { get; } = new("LINT-ORDER-NEVER-GIVEN", "An order has no day before therapy ends.");

    /// <summary>Two orders of a block give the same drug by the same route on the same day.</summary>
    public static LintCheck DuplicateOrder { get; } = new("LINT-DUPLICATE-ORDER", "Two orders of a block give the same drug by the same route on the same day.");

    /// <summary>An order repeats in other cycles than its block counts.</summary>
    public static LintCheck CycleLength { get; } = new("LINT-CYCLE-LENGTH", "An order repeats in cycles of another length than its block counts.");

    /// <summary>A registered question changes nothing.</summary>
    public static LintCheck InterpretationUnused { get; } = new("LINT-INTERPRETATION-UNUSED", "A question of the register touches no order and no rule, and no reading of it changes the definition.");

    /// <summary>A question is used that is not in the register.</summary>
    public static LintCheck InterpretationUnregistered { get; } = new("LINT-INTERPRETATION-UNREGISTERED", "A question is used that is not in the definition's register.");

    /// <summary>A question touches days that an order does not have.</summary>
    public static LintCheck InterpretationDays { get; } = new("LINT-INTERPRETATION-DAYS", "A question touches no day of the order that names it.");

    /// <summary>A value does not say where it is stated.</summary>
    public static LintCheck ValueWithoutCitation { get; } = new("LINT-VALUE-WITHOUT-CITATION", "A value does not say where it is stated, and is not marked as unpublished.");

    /// <summary>A standing is stronger than the source can give.</summary>
    public static LintCheck StandingTooStrong { get; } = new("LINT-STANDING-TOO-STRONG", "A standing is stronger than the cited source can give.");

    /// <summary>The evaluation period of dose-limiting toxicity does not fit the definition's blocks.</summary>
    public static LintCheck DltPeriod { get; } = new("LINT-DLT-PERIOD", "The evaluation period of dose-limiting toxicity names a block that is not there, or closes before it opens.");

    /// <summary>A stated dose is five times or more away from every published one, or above a label's limit.</summary>
    public static LintCheck DoseFivefold { get; } = new(
        "LINT-DOSE-FIVEFOLD", "A stated dose is at least 5 times, or at most a fifth of, the nearest published dose of its order, or at least 5 times a label's limit.")
    {
        Severity = Severity.Hazard,
    };

    /// <summary>A stated dose is twice or half every published one, or twice a label's limit.</summary>
    public static LintCheck DoseTwofold { get; } = new(
        "LINT-DOSE-TWOFOLD", "A stated dose is at least twice, or at most half of, the nearest published dose of its order, or at least twice a label's limit.");

    /// <summary>A drug is stated on a basis on which it is never dosed.</summary>
    public static LintCheck DoseBasis { get; } = new("LINT-DOSE-BASIS", "A dose is stated on a basis on which no published dose of its order is.");

    /// <summary>A dose has no published one of its order beside it, so that no slip in it can be found.</summary>
    public static LintCheck DoseNotCompared { get; } = new("LINT-DOSE-NOT-COMPARED", "No published dose of the order is known, so that a slip in the stated one is not found.")
    {
        Severity = Severity.Information,
    };

    /// <summary>A dose is stated before an infant factor that nothing states.</summary>
    public static LintCheck FactorWithoutPolicy { get; } = new("LINT-FACTOR-WITHOUT-POLICY", "A dose is stated before the infant factor, and no policy states the factor.");

    /// <summary>Every check.</summary>
    public static ValueList<LintCheck> All { get; } =
    [
        BandOverlap, BandGap, RuleNeverFires, RuleAlwaysFires, ThresholdsContradict, OrderOutsideBlock, OrderNeverGiven, DuplicateOrder, CycleLength,
        InterpretationUnused, InterpretationUnregistered, InterpretationDays, ValueWithoutCitation, StandingTooStrong, DltPeriod,
        DoseFivefold, DoseTwofold, DoseBasis, DoseNotCompared, FactorWithoutPolicy, SupplementLint.PolicyTooWide,
    ];
}

/// <summary>One thing that the linter looks for.</summary>
/// <param name="Id">The stable id, in capitals joined by hyphens.</param>
/// <param name="Statement">What is wrong where the check finds something, as one sentence.</param>
public sealed record LintCheck(string Id, string Statement)
{
    /// <summary>Whether what it finds is a danger to an infant, or a defect.</summary>
    public Severity Severity { get; init; } = Severity.Deviation;

    /// <summary>The check's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}

/// <summary>A defect that the linter found.</summary>
/// <param name="Check">The check.</param>
/// <param name="Subject">Where: the block and order, the table, the rule or the question.</param>
/// <param name="Observation">What is there, with its numbers.</param>
public sealed record LintFinding(LintCheck Check, string Subject, string Observation)
{
    /// <summary>The finding on one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Check.Id}: {Subject}: {Observation}";
}
