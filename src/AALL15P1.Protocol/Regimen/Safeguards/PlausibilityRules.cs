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
                $"{(bounds.Analyte.IsCellCount() ? "0, or " : string.Empty)}{bounds.Lowest} to {bounds.Highest} {(bounds.Analyte.IsCellCount() ? "cells/µL" : "g/L")}, both inclusive"))).ToArray());

    /// <summary>White cells below neutrophils.</summary>
    public static Rule NeutrophilsWithinWhiteCells { get; } = Safeguard(
        "LAB-ANC-WITHIN-WBC", "Neutrophils within white cells", "The ANC is at most the white blood cell count of the same sample; otherwise neither decides anything.");

    /// <summary>A thousandfold change of a count.</summary>
    public static Rule LaboratoryChange { get; } = Safeguard(
        "LAB-CHANGE",
        "Count after the count before",
        "An ANC or platelet count is not about a thousand times, or a thousandth of, the count before, as when 10⁹/L is read as cells/µL or the reverse.",
        new RuleParameter("ratio that is not taken for true", "500 to 2000, both inclusive, either way"));

    /// <summary>The gestational age against the age since birth.</summary>
    public static Rule GestationAgreesWithAge { get; } = Safeguard(
        "GESTATION-AGREES-WITH-AGE",
        "Gestational age and date of birth",
        "The gestational age at enrolment less the age since birth is a gestational age at which an infant can be born; otherwise one of the two is wrong.",
        new RuleParameter("shortest at birth", "20 weeks, inclusive"),
        new RuleParameter("longest at birth", "45 weeks, inclusive"));

    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } = [LaboratoryPlausible, NeutrophilsWithinWhiteCells, LaboratoryChange, GestationAgreesWithAge];

    private static Rule Safeguard(string id, string title, string statement, params ReadOnlySpan<RuleParameter> parameters) =>
        new(id, title, statement, Citation: null, Standing.Library) { Parameters = ValueList.Create(parameters) };
}
