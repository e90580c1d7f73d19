using System.Globalization;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>This library's own safeguards of what the gates are given: laboratory values that an infant can have, and dates that agree.</summary>
internal static class PlausibilityRules
{
    /// <summary>Laboratory values that no infant has.</summary>
    public static Rule LaboratoryPlausible { get; } = Safeguard(
        "LAB-PLAUSIBLE",
        "Plausible laboratory values",
        "A laboratory value is one that an infant can have; one that is not decides nothing. A site may replace the bounds.",
        LaboratoryPlausibility.Library.Bounds.Select(bounds => new RuleParameter(
            bounds.Analyte.Name(),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(bounds.Analyte.IsCellCount() ? "0, or " : string.Empty)}{bounds.Lowest} to {bounds.Highest} {(bounds.Analyte.IsCellCount() ? "cells/µL" : bounds.Analyte.Unit().Symbol)}, both inclusive"))).ToArray());

    /// <summary>White cells below neutrophils.</summary>
    public static Rule NeutrophilsWithinWhiteCells { get; } = Safeguard(
        "LAB-ANC-WITHIN-WBC", "Neutrophils within white cells", "The ANC is at most the white blood cell count of the same sample; otherwise neither decides anything.");

    /// <summary>A thousandfold change of a count.</summary>
    public static Rule LaboratoryChange { get; } = Safeguard(
        "LAB-CHANGE",
        "Value after the value before",
        "An ANC or platelet count is not about a thousand times, or a thousandth of, the count before, as when 10⁹/L is read as cells/µL or the reverse; nor a creatinine 88.4 times, or one 88.4th of, the one before, as when µmol/L is read as mg/dL. A bilirubin that is about 17.1 times, or one 17.1th of, the one before is pointed out.",
        new RuleParameter("ratio of counts that is not taken for true", "500 to 2000, both inclusive, either way"),
        new RuleParameter("ratio of creatinine that is not taken for true", "44.2 to 176.8, both inclusive, either way"),
        new RuleParameter("ratio of bilirubin that is pointed out", "8.55 to 34.2, both inclusive, either way"));

    /// <summary>Values of one analyte in different units.</summary>
    public static Rule LaboratoryUnits { get; } = new(
        "LAB-UNITS",
        "Units of laboratory values",
        "A limit of normal, a baseline or an earlier value in another unit of the same analyte is converted into that of the value.",
        new(PublishedSources.SiUnits, "bilirubin, creatinine"),
        Standing.Reference)
    {
        Parameters = [new("1 mg/dL of bilirubin", "17.1 µmol/L"), new("1 mg/dL of creatinine", "88.4 µmol/L")],
    };

    /// <summary>The block before is complete.</summary>
    public static Rule PreviousBlockComplete { get; } = Safeguard(
        "BLOCK-BEFORE-COMPLETE",
        "Completion of the block before",
        "A block starts after the last planned day of the block before it, its holds counted, or where somebody states that the block before is complete, as when the rest of it is omitted. Where neither is known nobody can decide.",
        new RuleParameter("earliest start", "the day after the last planned day of the block before"));

    /// <summary>The gestational age against the age since birth.</summary>
    public static Rule GestationAgreesWithAge { get; } = Safeguard(
        "GESTATION-AGREES-WITH-AGE",
        "Gestational age and date of birth",
        "The gestational age at enrolment less the age since birth is a gestational age at which an infant can be born; otherwise one of the two is wrong.",
        new RuleParameter("shortest at birth", "20 weeks, inclusive"),
        new RuleParameter("longest at birth", "45 weeks, inclusive"));

    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } = [LaboratoryPlausible, NeutrophilsWithinWhiteCells, LaboratoryChange, LaboratoryUnits, PreviousBlockComplete, GestationAgreesWithAge];

    private static Rule Safeguard(string id, string title, string statement, params ReadOnlySpan<RuleParameter> parameters) =>
        new(id, title, statement, Citation: null, Standing.Library) { Parameters = ValueList.Create(parameters) };
}
