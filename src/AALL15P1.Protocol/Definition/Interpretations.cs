using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>
/// The interpretation register of AALL15P1: each question that the public sources leave open, its readings, and who
/// says which. A reading's id is what a site writes to choose it.
/// </summary>
internal static class Interpretations
{
    private static readonly Citation RegistryOutline = new(Sources.Registry, "outline, Maintenance");
    private static readonly Citation Interfant06Outline = new(Sources.RegistryInterfant06, "outline, Maintenance");
    private static readonly Citation InfantFactorMethotrexate = new(Sources.Interfant99Methotrexate, "abstract, dose by age");
    private static readonly Citation DeckMaintenance = new(Sources.EducationDeck, "slide Maintenance");
    private static readonly Citation DeckSummary = new(Sources.EducationDeck, "slide Summary");
    private static readonly Citation DeckEvaluation = new(Sources.EducationDeck, "slide Azacitidine: Dose Modifications");
    private static readonly Citation RegistryOutcome = new(Sources.Registry, "primary outcome measure");
    private static readonly Citation RegistryEligibility = new(Sources.Registry, "eligibility, maximum age");

    private static readonly Citation InductionOutline = new(Sources.Registry, "outline, Induction");
    private static readonly Citation Interfant06Induction = new(Sources.RegistryInterfant06, "outline, Induction");
    private static readonly Citation DelayedIntensificationOutline = new(Sources.Registry, "outline, Delayed Intensification Part 1");
    private static readonly Citation RegistryFifthOutcome = new(Sources.Registry, "outcome measure 5");
    private static readonly Citation RegistryExclusion = new(Sources.Registry, "eligibility");

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
            new("criteria-first-met", "The day on which the criteria to start EPI#4 are first met; D13 says which.", [DeckEvaluation]),
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

    /// <summary>D10: whether dexamethasone is tapered at the end of Induction.</summary>
    public static Interpretation InductionTaper { get; } = new(
        "D10",
        "Is the dexamethasone of Induction, which ends on day 28, tapered?",
        [
            new("no-taper", "No: the registry registers none, so day 28 is the last day.", [InductionOutline]),
            new("taper-over-1-week", "Over 1 week after day 28, on days 29 to 35, as Interfant-06 has it; how often a day is not stated.", [Interfant06Induction]),
        ]);

    /// <summary>D11: in which part of Delayed Intensification pegaspargase is given.</summary>
    public static Interpretation DelayedIntensificationPegaspargase { get; } = new(
        "D11",
        "In which part of Delayed Intensification is pegaspargase given?",
        [
            new("part-1", "On day 1 of part 1, and none in part 2.", [DelayedIntensificationOutline]),
            new(
                "part-2",
                "During part 2, as an outcome measure words it. No source states the day, so the plan keeps the registered day of part 1 and marks it, for the site to settle.",
                [RegistryFifthOutcome]),
        ]);

    /// <summary>D12: whether an infant of unknown KMT2A status may be enrolled.</summary>
    public static Interpretation EnrolmentWithUnknownKmt2a { get; } = new(
        "D12",
        "May an infant whose KMT2A status is unknown be enrolled?",
        [
            new("unknown-may-enrol", "Yes: only those who are known to lack the rearrangement are excluded, and only the rearranged continue past Induction.", [RegistryExclusion]),
            new("rearranged-only", "No: a KMT2A rearrangement is needed to be enrolled.", [DeckSummary]),
        ]);

    /// <summary>D13: which criteria of EPI#4 close the evaluation period, where meeting them does (D7).</summary>
    public static Interpretation CriteriaThatEndToxicityEvaluation { get; } = new(
        "D13",
        "Which criteria of EPI#4 close the evaluation period of dose-limiting toxicity, where its criteria close it?",
        [
            new("counts", "The count criteria alone: the slides say \"meets counts requirements\".", [DeckEvaluation]),
            new("all-criteria", "All criteria of EPI#4, resolved toxicity among them.", []),
        ]);

    /// <summary>Every question, D1 to D13.</summary>
    public static ValueList<Interpretation> All { get; } =
    [
        MaintenanceIntrathecalDay, WeeklyMethotrexateDays, EndOfTherapy, InfantAgeBands, UpperAgeAtEnrolment,
        MaintenanceStartingDoseAge, EndOfToxicityEvaluation, MaintenanceIntrathecalCytarabineDay, InfantFactorAge,
        InductionTaper, DelayedIntensificationPegaspargase, EnrolmentWithUnknownKmt2a, CriteriaThatEndToxicityEvaluation,
    ];
}
