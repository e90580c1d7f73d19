using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>
/// The titration policy of ICiCLe-ALL-14, the one complete published policy. It is a Reference: not AALL15P1's own
/// policy, whose numbers are unpublished.
/// </summary>
/// <remarks>
/// <para>Where the published text leaves a gap, this is the reading:</para>
/// <list type="bullet">
/// <item>At exactly 750/µL and exactly 75,000/µL the published bands touch: recovery wins.</item>
/// <item>The bands are continuous: 500.5/µL is above 500/µL, and so it halves.</item>
/// <item>When the neutrophils and the platelets fall into different bands, the more severe wins.</item>
/// <item>A stop ends only by recovery: at counts that call for half doses, what is stopped stays stopped. A reduced dose is half of the last tolerated dose.</item>
/// <item>A count is current for 14 days, both ends included ("counts every 2 weeks"). One count in the stop band stops, even when the other is missing; nothing else is decided without both.</item>
/// <item>Uninterrupted weeks are weeks in which the prescriptions did not go down; 6 weeks are 42 days from the first day of the doses. A stretch at a step counts from the day on which both drugs had reached it.</item>
/// <item>The last tolerated dose is a step of the policy (100, 125, 150 or 175 %), and 100 % until one has been held for 6 weeks.</item>
/// <item>A stop or reduction lasts until both drugs are back at the last tolerated dose, so a halving that becomes a stop is one, not two. The clause of the first three ends for good with the first 6 uninterrupted weeks at 100 %. What the new 100 % is, the policy does not say: the physician sets it, at any time (<see cref="DatedDoses.SetsNewStartingDose"/>).</item>
/// <item>Platelets must exceed 75,000/µL for every step, of either drug; at exactly 75,000/µL the doses are held.</item>
/// <item>The three fortnightly counts are those nearest to days 14, 28 and 42 after the methotrexate step, each within 7 days before (inclusive) and after (exclusive); of two equally near the later. "2 of 3" looks at these only, so a step that is not due at 6 weeks is due at 12. With too few counts to tell, it cannot be decided until 12 weeks.</item>
/// <item>After recovery, 6 uninterrupted weeks at the last tolerated dose are enough for the next step, at any level: the 2-of-3 rule belongs to steps that follow a methotrexate step.</item>
/// <item>"Then at least 1500/µL" is the first ANC on or after day 14 of the thiopurine's step.</item>
/// <item>When both drugs came to a step above 100 % in another way than the policy's, the day on which they did counts as that of the methotrexate step.</item>
/// </list>
/// </remarks>
internal sealed class IcicleAll14 : ITitrationPolicy, ITitrationSeries
{
    private IcicleAll14()
    {
    }

    /// <summary>The policy.</summary>
    public static IcicleAll14 Policy { get; } = new();

    /// <inheritdoc/>
    public string Id => "icicle-all-14";

    /// <inheritdoc/>
    public string Title => "ICiCLe-ALL-14 maintenance titration";

    /// <inheritdoc/>
    public string Notice => "ICiCLe-ALL-14's policy, a reference only and not AALL15P1's: AALL15P1's own titration numbers are unpublished.";

    /// <inheritdoc/>
    public Citation Citation { get; } = new(Sources.Icicle, "maintenance rules");

    /// <inheritdoc/>
    public Standing Standing => Standing.Reference;

    /// <summary>The policy's starting dose of daily mercaptopurine; not AALL15P1's.</summary>
    public Cited<PerDay<MassPerArea>> StartingThiopurine =>
        new(MassPerArea.FromMilligramsPerSquareMetre(60m).PerDay(), Citation, Standing);

    /// <summary>The policy's starting dose of methotrexate, given once a week; not AALL15P1's.</summary>
    public Cited<PerDose<MassPerArea>> StartingWeeklyAntifolate =>
        new(MassPerArea.FromMilligramsPerSquareMetre(20m).PerDose(), Citation, Standing);

    /// <summary>The policy as a state machine.</summary>
    internal TitrationStateMachine StateMachine { get; } = new("ICiCLe-ALL-14 maintenance titration (Reference, not AALL15P1)", IcicleArrows.All);

    /// <inheritdoc/>
    public string ToMermaid() => StateMachine.ToMermaid();

    /// <inheritdoc/>
    public ValueList<DosePercent> Levels { get; } = [.. IcicleNumbers.Steps.Levels];

    /// <inheritdoc/>
    public int CountsAreCurrentFor => IcicleNumbers.GreatestAgeOfACount;

    /// <inheritdoc/>
    public ValueList<Rule> Rules { get; } =
    [
        TitrationRules.Stop, TitrationRules.StopUntilRecovery, TitrationRules.Halve, TitrationRules.Resume, TitrationRules.NewStartingDose,
        TitrationRules.FirstStep, TitrationRules.LaterStep, TitrationRules.StepAfterRecovery, TitrationRules.MethotrexateStep,
        TitrationRules.PlateletsToEscalate, TitrationRules.Ceiling, TitrationRules.CurrentCounts, TitrationRules.KnownDoses,
        PlausibilityRules.LaboratoryPlausible, PlausibilityRules.LaboratoryChange,
    ];

    /// <inheritdoc/>
    public TitrationDecision Decide(TitrationHistory history, LocalDate on) => DecideEach(history, [on]).First();

    /// <inheritdoc/>
    public IEnumerable<TitrationDecision> DecideEach(TitrationHistory history, IEnumerable<LocalDate> days)
    {
        TitrationCourse.Fold prescribed = new(history, IcicleNumbers.Steps);
        CountRuns runs = new(history, IcicleNumbers.GreatestAgeOfACount, IcicleNumbers.BandOf);
        foreach (LocalDate on in days)
        {
            yield return prescribed.Before(on) is { } course ? new IcicleVisit(history, on, course, runs).Decide() : NotStarted(on);
        }
    }

    private static TitrationDecision NotStarted(LocalDate on) =>
        new(on, TitrationState.NotStarted, new TitrationAction.CannotDecide("a prescription before this day"), TitrationRules.KnownDoses)
        {
            Since = null,
            Current = null,
            Observed = "nothing was prescribed before this day",
            Required = "doses to move on from",
            Instead = "the starting dose is a decision of its own",
        };
}
