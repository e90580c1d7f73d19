using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Tests.SecondProtocol;

/// <summary>
/// An invented protocol, for tests only: no drug, dose or day of it is anybody's. It has what AALL15P1 has not: an
/// intrathecal drug, a marker, an open question and sources of its own, and blocks in cycles from the second on.
/// </summary>
internal static class InventedProtocol
{
    public static readonly Source Paper = new("INVENTED", "An invented protocol, for tests only", Standing.Protocol);
    public static readonly Source Manual = new("INVENTED-SITE", "The manual of an invented site, for tests only", Standing.Site);
    public static readonly Citation Outline = new(Paper, "outline");
    public static readonly Marker Marker = new("xyz1", "XYZ1", Present: "fused", Absent: "unfused", Feature: "an XYZ1 fusion");
    public static readonly BlockId Opening = new("opening");
    public static readonly BlockId Rounds = new("rounds");

    public static readonly Formulary Formulary = new(
        [
            new("infusamide", Route.IV, DrugClass.Anthracycline),
            new("oralimide", Route.PO),
            new("spinamide", (RouteSet)Route.IV | Route.IT),
        ],
        new Citation(Paper, "drugs and routes"));

    public static readonly Interpretation SecondSpinalDay = new(
        "Q1",
        "On which day of Opening is the second intrathecal dose given?",
        [new("day-15", "Day 15.", [Outline]), new("day-22", "Day 22.", [])]);

    public static readonly Rule Fusion = Stated("INV-FUSION", "XYZ1 after Opening", "Only a patient whose disease has an XYZ1 fusion goes on to Rounds.");
    public static readonly Rule Neutrophils = Stated("INV-ANC", "Neutrophils before Rounds", "Rounds begins with an ANC of at least 1000/µL.");
    public static readonly Rule SiteCriteria = new("INV-SITE", "What the site states", "The site states the other criteria.", Citation: null, Standing.Unpublished);
    public static readonly Rule Place = Stated("INV-PLACE", "Place of infusamide", "Infusamide is given at a tertiary centre only.");
    public static readonly Rule Age = Stated("INV-AGE", "Age", "A patient is at most 700 days old.");
    public static readonly Rule Unfused = Stated("INV-UNFUSED", "XYZ1 at enrolment", "A patient whose disease is known to be unfused is not enrolled.");
    public static readonly Rule Before = Stated("INV-BEFORE", "Therapy before", "Nothing but oralimide was given before.");

    private static DltRules DltRules { get; } = new(
        Stated("INV-DLT-PERIOD", "Period", "From day 1 of Opening until Rounds is given."),
        Stated("INV-DLT-5", "Grade 5", "Any grade 5 event is dose-limiting."),
        Stated("INV-DLT-34", "Grade 3-4", "A grade 3-4 event that delays treatment is dose-limiting."),
        Silent("INV-DLT-DELAY"),
        Silent("INV-DLT-EXPECTED"),
        Silent("INV-DLT-ATTRIBUTION"),
        Silent("INV-DLT-EVALUABLE"));

    public static ProtocolDefinition Definition { get; } = With(InterpretationChoices.DefaultsOf([SecondSpinalDay]));

    private static ProtocolDefinition With(InterpretationChoices readings)
    {
        int spinalDay = readings.Takes(SecondSpinalDay, "day-22") ? 22 : 15;
        Block opening = new(Opening, "Opening", BlockKind.Induction,
        [
            Order("infusamide", "infusamide", Route.IV, Days(1, 8), Known(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2m).PerDose()))),
            Order("spinamide", "spinamide", Route.IT, Days(1, spinalDay), Unpublished("the spinamide dose in Opening")) with
            {
                Interpretations = [new(SecondSpinalDay, Days(spinalDay))],
            },
        ]);
        Block rounds = new(Rounds, "Rounds", BlockKind.Chemotherapy,
        [
            Order("infusamide", "infusamide", Route.IV, Each(Days(1)), Unpublished("the infusamide dose in Rounds")),
            Order("oralimide", "oralimide", Route.PO, Each(Through((1, 14))), Known(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(4m).PerDay()))) with { TimesPerDay = 2 },
            Order("spinamide", "spinamide", Route.IT, Each(Days(1)), Unpublished("the spinamide dose in Rounds")),
        ])
        {
            CycleLength = 21,
            Spacing = BlockSpacing.OnDay(29, BlockSpacingBasis.Stated(new("Rounds starts on day 29 of Opening.", Outline, Standing.Protocol))),
            StartCriteria =
            [
                StartCriterion.With(Marker, Fusion),
                StartCriterion.Count(Analyte.Neutrophils, CellCount.FromPerMicrolitre(1000m), Neutrophils),
                StartCriterion.FromSite("the site's other criteria to start Rounds", SiteCriteria),
            ],
            CareRules = [CareRule.GivenAtTertiaryCentre(Formulary.Find("infusamide"), Place)],
        };
        return new ProtocolDefinition("invented", "Invented protocol", "1", Formulary, [opening, rounds], new(new(1, Outline, Standing.Protocol), AnniversaryIsTreated: false), readings)
        {
            EligibilityCriteria =
            [
                EligibilityCriterion.Age(700, Age),
                EligibilityCriterion.NotWithout(Marker, Unfused),
                EligibilityCriterion.OnlyPriorTherapy([new("oralimide", "earlier oralimide")], Before),
            ],
            Sources = [Paper],
            Calendar = Outline,
            DoseLimitingToxicity = new(Opening, Rounds, DltPeriodEnd.NextCourseGiven, Grade.Death, Grade.Severe, DltRules),
            Safeguards = new SafetyPolicy(GrowthStandards.WorldHealthOrganization, [], []),
            Rules = [Fusion, Neutrophils, SiteCriteria, Place, Age, Unfused, Before, .. DltRules.All],
        }.ReadAlsoBy(With);
    }

    private static DayPattern Each(DayPattern days) => EachCycle(1, 21, days);

    private static PlannedOrder Order(string id, string drug, Route route, DayPattern days, Fact<DoseRule> dose) =>
        new(id, Formulary.Find(drug), route, days, dose, Outline, Standing.Protocol);

    private static Fact<DoseRule> Known(DoseRule rule) => new Fact<DoseRule>.Known(new(rule, Outline, Standing.Protocol));

    private static Fact<DoseRule> Unpublished(string what) => new Fact<DoseRule>.Unpublished(what);

    private static Rule Stated(string id, string title, string statement) => new(id, title, statement, Outline, Standing.Protocol);

    private static Rule Silent(string id) => new(id, id, "Not stated.", Citation: null, Standing.Unpublished);
}
