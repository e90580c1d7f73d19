using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>
/// The interpretation register of AALL15P1: each question that the public sources leave open, its readings, and who
/// says which. A reading's id is what a site writes to choose it.
/// </summary>
public static class Interpretations
{
    private static readonly Citation RegistryOutline = new(Sources.Registry, "outline, Maintenance");
    private static readonly Citation Interfant06Outline = new(Sources.RegistryInterfant06, "outline, Maintenance");
    private static readonly Citation InfantFactorMethotrexate = new(Sources.Interfant99Methotrexate, "abstract, dose by age");
    private static readonly Citation DeckMaintenance = new(Sources.EducationDeck, "slide Maintenance");
    private static readonly Citation DeckSummary = new(Sources.EducationDeck, "slide Summary");
    private static readonly Citation DeckEvaluation = new(Sources.EducationDeck, "slide Azacitidine: Dose Modifications");
    private static readonly Citation RegistryOutcome = new(Sources.Registry, "primary outcome measure");
    private static readonly Citation RegistryEligibility = new(Sources.Registry, "eligibility, maximum age");

    /// <summary>D1: on which day of Maintenance the second pair of intrathecal drugs is given.</summary>
    public static Interpretation MaintenanceIntrathecalDay { get; } = new(
        "D1",
        "On which day of Maintenance are the second intrathecal methotrexate and its hydrocortisone given?",
        [
            new("as-registered", "Methotrexate on day 92 and hydrocortisone on day 99, each as the registry prints it.", [RegistryOutline]),
            new("day-92", "Both on day 92: the gap in oral methotrexate on days 92-97 supports it.", [RegistryOutline]),
            new("day-99", "Both on day 99: Interfant-06's week 15 and the usual pairing support it.", [Interfant06Outline]),
        ]);

    /// <summary>D2: which days carry the weekly oral methotrexate of Maintenance.</summary>
    public static Interpretation WeeklyMethotrexateDays { get; } = new(
        "D2",
        "Which days of Maintenance carry weekly oral methotrexate?",
        [
            new(
                "series-from-day-8",
                "The weekly series from day 8, kept to the registered windows: 8 to 85 and 99 to 162; from day 169, days 1, 8, ..., 78 of each 84-day cycle.",
                [RegistryOutline]),
            new(
                "new-series-from-day-98",
                "8 to 85, then a new weekly series from day 98 that goes on without a break: 98 to 168, and from day 169 days 7, 14, ..., 84 of each 84-day cycle, "
                + "so that two doses are never less than 7 days apart.",
                [RegistryOutline]),
        ]);

    /// <summary>D3: what "2 years from the start of Induction" ends.</summary>
    public static Interpretation EndOfTherapy { get; } = new(
        "D3",
        "Is the second anniversary of the start of Induction the first day without therapy, or the last day with it?",
        [
            new("first-day-without", "The second anniversary is the first day without therapy.", []),
            new("last-day-with", "The second anniversary is the last day with therapy.", []),
        ]);

    /// <summary>D4: to which infant age band exactly 6 and exactly 12 completed months belong.</summary>
    public static Interpretation InfantAgeBands { get; } = new(
        "D4",
        "To which infant age band do exactly 6 and exactly 12 completed calendar months belong?",
        [
            new("lower-bound-inclusive", "Below 6 months; 6 to below 12 months; from 12 months, in completed calendar months.", []),
            new("as-printed", "Below 6 months; 6 to 12 months, both included; above 12 months.", [InfantFactorMethotrexate]),
        ]);

    /// <summary>D5: the upper age at enrolment.</summary>
    public static Interpretation UpperAgeAtEnrolment { get; } = new(
        "D5",
        "What is the upper age at enrolment?",
        [
            new("364-days", "At most 364 days.", [RegistryEligibility]),
            new("365-days", "At most 365 days, as the successor trial has it.", []),
        ]);

    /// <summary>D6: the age that sets the starting dose of oral chemotherapy in Maintenance.</summary>
    public static Interpretation MaintenanceStartingDoseAge { get; } = new(
        "D6",
        "At which age is the starting dose of oral chemotherapy in Maintenance set?",
        [
            new("day-1-of-cycle-1", "The age on day 1 of Maintenance cycle 1.", [DeckMaintenance]),
            new("start-of-each-cycle", "The age at the start of the cycle.", [DeckSummary]),
        ]);

    /// <summary>D7: what closes the evaluation period of dose-limiting toxicity.</summary>
    public static Interpretation EndOfToxicityEvaluation { get; } = new(
        "D7",
        "What closes the evaluation period of dose-limiting toxicity?",
        [
            new("criteria-first-met", "The day on which the criteria to start EPI#4 are first met.", [DeckEvaluation]),
            new("fourth-course-given", "The day on which EPI#4 is given.", [RegistryOutcome]),
        ]);

    /// <summary>D8: the day of intrathecal cytarabine in Maintenance.</summary>
    public static Interpretation MaintenanceIntrathecalCytarabineDay { get; } = new(
        "D8",
        "On which day of Maintenance is intrathecal cytarabine given, with its hydrocortisone?",
        [
            new("day-57", "Day 57.", [RegistryOutline]),
            new("day-50", "Day 50: Interfant-06 gives it in week 8.", [Interfant06Outline]),
        ]);

    /// <summary>D9: when the age for the infant factor is taken.</summary>
    public static Interpretation InfantFactorAge { get; } = new(
        "D9",
        "When is the age taken that chooses the infant factor?",
        [
            new("block-day-1", "On day 1 of the block, for the whole block.", []),
            new("each-dose", "On the day of each dose.", []),
        ]);

    /// <summary>Every question, D1 to D9.</summary>
    public static ValueList<Interpretation> All { get; } =
    [
        MaintenanceIntrathecalDay, WeeklyMethotrexateDays, EndOfTherapy, InfantAgeBands, UpperAgeAtEnrolment,
        MaintenanceStartingDoseAge, EndOfToxicityEvaluation, MaintenanceIntrathecalCytarabineDay, InfantFactorAge,
    ];
}
