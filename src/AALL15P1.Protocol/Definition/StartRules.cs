using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Definition;

/// <summary>The rules of AALL15P1 for the start of a block.</summary>
internal static class StartRules
{
    private static readonly Citation Slide = new(Sources.EducationDeck, "slide Experimental Study Schema");
    private static readonly Citation Schema = new(Sources.Registry, "eligibility and outline, after Induction");
    private static readonly CellCount LowestNeutrophils = CellCount.FromPerMicrolitre(500m);
    private static readonly CellCount LowestPlatelets = CellCount.FromPerMicrolitre(50_000m);

    /// <summary>The day of an EPI block on which its chemotherapy starts: the day after azacitidine day 5.</summary>
    internal const int ChemotherapyDay = 6;

    /// <summary>The neutrophil count with which an EPI block may begin.</summary>
    public static Rule Neutrophils { get; } = new(
        "EPI-START-ANC", "Neutrophils before an EPI block", "An EPI block begins with an ANC of at least 500/µL.", Slide, Standing.Protocol)
    {
        Parameters = [new("lowest ANC, inclusive", $"{LowestNeutrophils}")],
    };

    /// <summary>The platelet count with which an EPI block may begin.</summary>
    public static Rule Platelets { get; } = new(
        "EPI-START-PLATELETS", "Platelets before an EPI block", "An EPI block begins with platelets of at least 50,000/µL.", Slide, Standing.Protocol)
    {
        Parameters = [new("lowest platelet count, inclusive", $"{LowestPlatelets}")],
    };

    /// <summary>Toxicity must have resolved before an EPI block.</summary>
    public static Rule Toxicity { get; } = new(
        "EPI-START-TOXICITY",
        "Toxicity before an EPI block",
        "An EPI block begins when any toxicity has resolved; what counts as resolved is unpublished, so a clinician states it.",
        Slide,
        Standing.Protocol);

    /// <summary>Only a KMT2A-rearranged leukaemia continues past Induction.</summary>
    public static Rule Rearrangement { get; } = new(
        "KMT2A-TO-CONTINUE",
        "KMT2A after Induction",
        "Only infants whose leukaemia carries a KMT2A rearrangement continue past Induction.",
        Schema,
        Standing.Protocol);

    /// <summary>Chemotherapy follows azacitidine without a gate of its own.</summary>
    public static Rule ChemotherapyFollows { get; } = new(
        "AZA-CHEMO-DAY-6",
        "Chemotherapy after azacitidine",
        "The chemotherapy block starts on the day after azacitidine day 5. No public source states a gate of its own; a site may.",
        new(Sources.Haematologica2024, "abstract"),
        Standing.Protocol)
    {
        Parameters = [new("day of the EPI block", "6")],
    };

    /// <summary>How old the laboratory values may be: the site says.</summary>
    public static Rule LaboratoryAge { get; } = new(
        "LAB-AGE",
        "Age of the laboratory values",
        "The laboratory values with which a block starts were taken on the day of the start or before, and are not older than the site's limit; without a limit, values older than the block is long decide nothing (a safeguard of this library), and the age of others is reported.",
        Citation: null,
        Standing.Unpublished)
    {
        Parameters = [new("greatest age, inclusive", "the site's policy")],
    };

    /// <summary>Criteria that the public record does not state: the site says.</summary>
    public static Rule SiteCriteria { get; } = new(
        "BLOCK-START-SITE",
        "Start criteria that are unpublished",
        "Where no public source states the criteria to start a block, the site's supplement states them, and without it nobody can decide.",
        Citation: null,
        Standing.Unpublished);

    /// <summary>Every rule for the start of a block.</summary>
    public static ValueList<Rule> All { get; } = [Neutrophils, Platelets, Toxicity, Rearrangement, ChemotherapyFollows, LaboratoryAge, SiteCriteria];

    /// <summary>What an EPI block needs.</summary>
    internal static ValueList<StartCriterion> EpiBlock { get; } =
    [
        new StartCriterion.MarkerPresent(Definition.Kmt2a.Marker, Rearrangement),
        new StartCriterion.CountAtLeast(Analyte.Neutrophils, LowestNeutrophils, Neutrophils),
        new StartCriterion.CountAtLeast(Analyte.Platelets, LowestPlatelets, Platelets),
        new StartCriterion.ToxicityResolved(Toxicity),
        new StartCriterion.LaboratoryValuesRecent(LaboratoryAge),
    ];

    /// <summary>What the chemotherapy block after an EPI block needs.</summary>
    internal static ValueList<StartCriterion> AfterEpiBlock { get; } =
    [
        new StartCriterion.MarkerPresent(Definition.Kmt2a.Marker, Rearrangement),
        new StartCriterion.OnDayOfPreviousBlock(ChemotherapyDay, ChemotherapyFollows),
    ];

    /// <summary>What Induction needs, beyond an eligible infant.</summary>
    internal static ValueList<StartCriterion> ForInduction { get; } = [Unpublished("Induction")];

    /// <summary>What Maintenance needs.</summary>
    internal static ValueList<StartCriterion> ForMaintenance { get; } = [new StartCriterion.MarkerPresent(Definition.Kmt2a.Marker, Rearrangement), Unpublished("Maintenance")];

    private static StartCriterion.SuppliedBySite Unpublished(string block) => new($"the site's statement of the criteria to start {block}, which AALL15P1 does not publish", SiteCriteria);
}
