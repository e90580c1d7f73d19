using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Definition;

/// <summary>The rules of AALL15P1 for the place of treatment.</summary>
internal static class CareRules
{
    private static readonly Citation DoseModifications = new(Sources.EducationDeck, "slide Azacitidine: Dose Modifications");

    /// <summary>Azacitidine is a study drug, given at tertiary centres only.</summary>
    public static Rule AzacitidineAtTertiaryCentre { get; } = new(
        "AZA-TERTIARY-ONLY",
        "Place of azacitidine",
        "Azacitidine is a study drug and is given at a tertiary centre only.",
        new(Sources.EducationDeck, "slide Azacitidine"),
        Standing.Protocol);

    /// <summary>Visits during the evaluation period.</summary>
    public static Rule EvaluationVisits { get; } = new(
        "EVALUATION-VISITS",
        "Place of visits in the evaluation period",
        "From EPI#1 through Delayed Intensification Part 1, and until the count requirements to begin EPI#4 are met, the infant is seen at the tertiary centre.",
        DoseModifications,
        Standing.Protocol)
    {
        Interpretations = [Interpretations.EndOfToxicityEvaluation, Interpretations.CriteriaThatEndToxicityEvaluation],
    };

    /// <summary>Symptoms of toxicity during the evaluation period, at another centre.</summary>
    public static Rule EvaluationSymptoms { get; } = new(
        "EVALUATION-SYMPTOMS",
        "Symptoms of toxicity in the evaluation period",
        "A centre other than the tertiary one to which an infant comes with symptoms of toxicity contacts the tertiary team about advice and a possible transfer.",
        DoseModifications,
        Standing.Protocol)
    {
        Interpretations = [Interpretations.EndOfToxicityEvaluation, Interpretations.CriteriaThatEndToxicityEvaluation],
    };

    /// <summary>Sepsis is a concern in Consolidation.</summary>
    public static Rule ConsolidationSepsis { get; } = new(
        "CONSOLIDATION-SEPSIS",
        "Sepsis in Consolidation",
        "In Consolidation sepsis is a concern, because more myelosuppressive drugs are given and because the patients are infants. This library alerts the treating team at a fever or a suspected sepsis.",
        new(Sources.EducationDeck, "slide Consolidation"),
        Standing.Protocol);

    /// <summary>Every rule for the place of treatment.</summary>
    public static ValueList<Rule> All { get; } = [AzacitidineAtTertiaryCentre, EvaluationVisits, EvaluationSymptoms, ConsolidationSepsis];

    /// <summary>What every block asks: the study drug is given at the tertiary centre, whatever block the infant is in.</summary>
    internal static ValueList<CareRule> Everywhere { get; } = [new CareRule.TertiaryCentreOnly(Drugs.Azacitidine, AzacitidineAtTertiaryCentre)];

    /// <summary>What a block of the evaluation period asks.</summary>
    internal static ValueList<CareRule> InEvaluationPeriod { get; } =
        [.. Everywhere, new CareRule.SeenAtTertiaryCentre(EvaluationVisits), new CareRule.SymptomsToTertiaryTeam(EvaluationSymptoms)];

    /// <summary>What Consolidation asks.</summary>
    internal static ValueList<CareRule> ForConsolidation { get; } = [.. InEvaluationPeriod, new CareRule.SepsisAlert(ConsolidationSepsis)];
}
