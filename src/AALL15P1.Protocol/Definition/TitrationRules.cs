using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Titration;

/// <summary>
/// The rules of titration in Maintenance. None of their numbers is AALL15P1's own: those are unpublished. What the
/// published text leaves open, and how it is read here, stands in <see cref="IcicleAll14"/>.
/// </summary>
internal static class TitrationRules
{
    private static readonly Citation Icicle = new(Sources.Icicle, "maintenance rules");
    private static readonly Citation Cpic = new(Sources.CpicThiopurines, "recommended starting doses by phenotype");
    private static readonly Citation Deck = new(Sources.EducationDeck, "slide Maintenance");

    /// <summary>ICiCLe-ALL-14: stop both drugs at low counts.</summary>
    public static Rule Stop { get; } = new(
        "ICICLE-STOP", "Stop", "Both drugs stop at an ANC of at most 500/µL or platelets of at most 50,000/µL.", Icicle, Standing.Reference)
    {
        Parameters = [new("ANC, at most", "500/µL"), new("platelets, at most", "50,000/µL")],
    };

    /// <summary>ICiCLe-ALL-14, as read here: what is stopped stays stopped until recovery.</summary>
    public static Rule StopUntilRecovery { get; } = new(
        "ICICLE-STOP-UNTIL-RECOVERY", "Stopped until recovery", "Drugs that were stopped stay stopped until the counts recover (this library's reading of the published rules).", Icicle, Standing.Reference)
    {
        Parameters = [new("ANC, at least", "750/µL"), new("platelets, at least", "75,000/µL")],
    };

    /// <summary>ICiCLe-ALL-14: halve both drugs at moderately low counts.</summary>
    public static Rule Halve { get; } = new(
        "ICICLE-HALVE",
        "Halve",
        "Both drugs are given at 50 % of the last tolerated dose at an ANC above 500 and below 750/µL or platelets above 50,000 and below 75,000/µL; at exactly 750 and 75,000 recovery wins.",
        Icicle,
        Standing.Reference)
    {
        Parameters =
        [
            new("ANC, above", "500/µL"), new("ANC, below", "750/µL"),
            new("platelets, above", "50,000/µL"), new("platelets, below", "75,000/µL"),
            new("dose", "50 % of the last tolerated dose"),
        ],
    };

    /// <summary>ICiCLe-ALL-14: return to the last tolerated dose on recovery.</summary>
    public static Rule Resume { get; } = new(
        "ICICLE-RESUME",
        "Resume",
        "At an ANC of at least 750/µL and platelets of at least 75,000/µL both drugs return to the last tolerated dose, the highest held for 6 uninterrupted weeks.",
        Icicle,
        Standing.Reference)
    {
        Parameters = [new("ANC, at least", "750/µL"), new("platelets, at least", "75,000/µL"), new("tolerated", "held for 6 uninterrupted weeks")],
    };

    /// <summary>ICiCLe-ALL-14: a new starting dose after more than three interruptions from the start.</summary>
    public static Rule NewStartingDose { get; } = new(
        "ICICLE-NEW-STARTING-DOSE",
        "New starting dose",
        "The first three consecutive stops or reductions from the start of therapy return to 100 %; after more than three a new 100 % is set.",
        Icicle,
        Standing.Reference)
    {
        Parameters = [new("consecutive stops or reductions, at most", "3")],
    };

    /// <summary>ICiCLe-ALL-14: the first step of the thiopurine.</summary>
    public static Rule FirstStep { get; } = new(
        "ICICLE-FIRST-STEP", "First step", "After 6 uninterrupted weeks at 100 % of both drugs the thiopurine goes to 125 %.", Icicle, Standing.Reference)
    {
        Parameters = [new("uninterrupted at 100 %, at least", "6 weeks"), new("step", "25 percentage points of the starting dose")],
    };

    /// <summary>ICiCLe-ALL-14: later steps of the thiopurine.</summary>
    public static Rule LaterStep { get; } = new(
        "ICICLE-LATER-STEP",
        "Later step",
        "The thiopurine takes its next step 6 weeks after the previous methotrexate step when the ANC was at least 1500/µL on 2 of 3 fortnightly counts, and at 12 weeks otherwise.",
        Icicle,
        Standing.Reference)
    {
        Parameters =
        [
            new("after the methotrexate step, at least", "6 weeks"), new("otherwise, at least", "12 weeks"),
            new("ANC on 2 of 3 fortnightly counts, at least", "1500/µL"), new("step", "25 percentage points of the starting dose"),
        ],
    };

    /// <summary>ICiCLe-ALL-14: the next step after recovery.</summary>
    public static Rule StepAfterRecovery { get; } = new(
        "ICICLE-STEP-AFTER-RECOVERY",
        "Step after recovery",
        "After recovery the thiopurine takes its next step after 6 uninterrupted weeks at the last tolerated dose.",
        Icicle,
        Standing.Reference)
    {
        Parameters = [new("uninterrupted at the last tolerated dose, at least", "6 weeks"), new("step", "25 percentage points of the starting dose")],
    };

    /// <summary>ICiCLe-ALL-14: methotrexate follows the thiopurine.</summary>
    public static Rule MethotrexateStep { get; } = new(
        "ICICLE-METHOTREXATE-STEP",
        "Methotrexate step",
        "Methotrexate takes the thiopurine's step 14 days later when the ANC is then at least 1500/µL, and 28 days later otherwise.",
        Icicle,
        Standing.Reference)
    {
        Parameters = [new("after the thiopurine step, at least", "14 days"), new("ANC then, at least", "1500/µL"), new("otherwise, at least", "28 days")],
    };

    /// <summary>ICiCLe-ALL-14: no step without enough platelets.</summary>
    public static Rule PlateletsToEscalate { get; } = new(
        "ICICLE-STEP-PLATELETS", "Platelets for a step", "A step is taken only when platelets exceed 75,000/µL.", Icicle, Standing.Reference)
    {
        Parameters = [new("platelets, above", "75,000/µL")],
    };

    /// <summary>ICiCLe-ALL-14: the highest dose.</summary>
    public static Rule Ceiling { get; } = new(
        "ICICLE-CEILING", "Highest dose", "Doses go up to 175 % of the starting dose at most.", Icicle, Standing.Reference)
    {
        Parameters = [new("dose, at most", "175 %")],
    };

    /// <summary>ICiCLe-ALL-14: counts every 2 weeks.</summary>
    public static Rule CurrentCounts { get; } = new(
        "ICICLE-COUNTS-CURRENT", "Current counts", "Counts are taken every 2 weeks; older ones decide nothing.", Icicle, Standing.Reference)
    {
        Parameters = [new("age of a count, at most", "14 days")],
    };

    /// <summary>This library's safeguard: doses off the policy's path are not stepped.</summary>
    public static Rule KnownDoses { get; } = new(
        "TITRATION-KNOWN-DOSES", "Doses of the policy", "A policy moves on only from doses to which it leads.", Citation: null, Standing.Library);

    /// <summary>AALL15P1: the starting dose follows the age; the doses are the site's.</summary>
    public static Rule StartingDoseByAge { get; } = new(
        "MAINTENANCE-START-AGE",
        "Starting dose by age",
        "The starting dose of oral chemotherapy in Maintenance is based on age; the ages and doses are unpublished and the site supplies them.",
        Deck,
        Standing.Protocol)
    {
        Interpretations = [Interpretations.MaintenanceStartingDoseAge],
    };

    /// <summary>CPIC: intermediate metabolisers.</summary>
    public static Rule Intermediate { get; } = new(
        "CPIC-INTERMEDIATE",
        "Intermediate metaboliser",
        "TPMT or NUDT15 intermediate metabolisers start at 30-80 % of a mercaptopurine start of at least 75 mg/m²/day, and at 50-80 % for thioguanine.",
        Cpic,
        Standing.Reference)
    {
        Parameters = [new("mercaptopurine", "30-80 %"), new("mercaptopurine start, at least", "75 mg/m²/day"), new("thioguanine", "50-80 %")],
    };

    /// <summary>CPIC: TPMT poor metabolisers, before NUDT15.</summary>
    public static Rule TpmtPoor { get; } = new(
        "CPIC-TPMT-POOR",
        "TPMT poor metaboliser",
        "TPMT poor metabolisers start at one tenth of the daily dose, three times a week, whatever NUDT15 is.",
        Cpic,
        Standing.Reference)
    {
        Parameters = [new("of the daily dose", "one tenth"), new("a week", "3 doses")],
    };

    /// <summary>CPIC: NUDT15 poor metabolisers.</summary>
    public static Rule Nudt15Poor { get; } = new(
        "CPIC-NUDT15-POOR",
        "NUDT15 poor metaboliser",
        "NUDT15 poor metabolisers start at mercaptopurine 10 mg/m²/day, or at 25 % of the thioguanine dose.",
        Cpic,
        Standing.Reference)
    {
        Parameters = [new("mercaptopurine", "10 mg/m²/day"), new("thioguanine", "25 %")],
    };

    /// <summary>Every rule of titration in Maintenance.</summary>
    public static ValueList<Rule> All { get; } =
    [
        Stop, StopUntilRecovery, Halve, Resume, NewStartingDose, FirstStep, LaterStep, StepAfterRecovery, MethotrexateStep,
        PlateletsToEscalate, Ceiling, CurrentCounts, KnownDoses, StartingDoseByAge, Intermediate, TpmtPoor, Nudt15Poor,
    ];
}

/// <summary>The titration policies that have a name. AALL15P1's own is unpublished, so none of them is a default.</summary>
public static class TitrationPolicies
{
    /// <summary>Every named policy.</summary>
    public static ValueList<ITitrationPolicy> All { get; } = [IcicleAll14.Policy];

    /// <summary>Finds a policy.</summary>
    /// <param name="id">Its id, such as <c>icicle-all-14</c>.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public static ITitrationPolicy Find(string id) =>
        All.FirstOrDefault(policy => policy.Id == id)
        ?? throw new ArgumentException($"There is no titration policy '{id}'; there is {string.Join(", ", All.Select(policy => policy.Id))}.", nameof(id));
}
