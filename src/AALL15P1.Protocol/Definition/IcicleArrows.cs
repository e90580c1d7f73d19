using static AALL15P1.Protocol.Titration.TitrationActionKind;
using static AALL15P1.Protocol.Titration.TitrationState;

namespace AALL15P1.Protocol.Titration;

/// <summary>The arrows of ICiCLe-ALL-14's state machine.</summary>
internal static class IcicleArrows
{
    private const string Severe = "ANC ≤ 500/µL or platelets ≤ 50,000/µL";
    private const string Moderate = "ANC 501-750/µL or platelets 50,001-75,000/µL";
    private const string Recovery = "ANC ≥ 750/µL and platelets ≥ 75,000/µL";
    private const string NotDue = "counts recovered, the step is not due";
    private const string PlateletsAtBound = "the step is due, platelets exactly 75,000/µL";
    private static readonly TitrationState[] Given = [Steady, ThiopurineAhead, AtCeiling, Reduced, OffSteps];
    private static readonly TitrationState[] Any = [.. Given, Stopped];

    public static ValueList<TitrationTransition> All { get; } =
    [
        new(NotStarted, CannotDecide, Steady, "100 % of both starting doses", TitrationRules.KnownDoses),
        .. Any.Select(from => new TitrationTransition(from, Stop, Stopped, Severe, TitrationRules.Stop)),
        new(Stopped, Stop, Stopped, Moderate, TitrationRules.StopUntilRecovery),
        .. Given.Select(from => new TitrationTransition(from, Halve, Reduced, Moderate, TitrationRules.Halve)),
        .. new[] { Stopped, Reduced }.SelectMany(from => new TitrationTransition[]
        {
            new(from, Resume, Steady, $"{Recovery}, last tolerated below 175 %", TitrationRules.Resume),
            new(from, Resume, AtCeiling, $"{Recovery}, last tolerated 175 %", TitrationRules.Resume),
            new(from, CannotDecide, Steady, $"{Recovery}, more than three consecutive interruptions from the start, a new 100 % is set", TitrationRules.NewStartingDose),
        }),
        new(Steady, HoldSteady, Steady, NotDue, TitrationRules.FirstStep),
        new(Steady, HoldSteady, Steady, NotDue, TitrationRules.LaterStep),
        new(Steady, HoldSteady, Steady, NotDue, TitrationRules.StepAfterRecovery),
        new(Steady, HoldSteady, Steady, PlateletsAtBound, TitrationRules.PlateletsToEscalate),
        new(Steady, Escalate, ThiopurineAhead, "6 uninterrupted weeks at 100 %, thiopurine to 125 %", TitrationRules.FirstStep),
        new(Steady, Escalate, ThiopurineAhead, "6 weeks after the methotrexate step with ANC ≥ 1500/µL on 2 of 3 counts, or 12 weeks, thiopurine up 25 points", TitrationRules.LaterStep),
        new(Steady, Escalate, ThiopurineAhead, "6 uninterrupted weeks after recovery, thiopurine up 25 points", TitrationRules.StepAfterRecovery),
        new(ThiopurineAhead, HoldSteady, ThiopurineAhead, NotDue, TitrationRules.MethotrexateStep),
        new(ThiopurineAhead, HoldSteady, ThiopurineAhead, PlateletsAtBound, TitrationRules.PlateletsToEscalate),
        new(ThiopurineAhead, Escalate, Steady, "14 days with ANC ≥ 1500/µL, or 28 days, methotrexate up 25 points", TitrationRules.MethotrexateStep),
        new(ThiopurineAhead, Escalate, AtCeiling, "14 days with ANC ≥ 1500/µL, or 28 days, methotrexate to 175 %", TitrationRules.MethotrexateStep),
        new(AtCeiling, HoldSteady, AtCeiling, "counts recovered", TitrationRules.Ceiling),
        new(OffSteps, CannotDecide, Steady, "counts recovered, the physician sets doses of the policy", TitrationRules.KnownDoses),
        .. Any.Select(from => new TitrationTransition(from, CannotDecide, from, "a count is missing or older than 14 days", TitrationRules.CurrentCounts)),
        .. Any.Select(from => new TitrationTransition(from, CannotDecide, from, "a count is implausible", PlausibilityRules.LaboratoryPlausible)),
        .. Any.Select(from => new TitrationTransition(from, CannotDecide, from, "a count is a thousandfold of the one before, or a thousandth", PlausibilityRules.LaboratoryChange)),
        new(Steady, CannotDecide, Steady, "too few fortnightly counts to tell", TitrationRules.LaterStep),
        new(ThiopurineAhead, CannotDecide, ThiopurineAhead, "no ANC since day 14 of the thiopurine's step", TitrationRules.MethotrexateStep),
    ];
}
