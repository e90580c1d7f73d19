using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>The labels' doses for small infants. They are no doses of AALL15P1: a dose above one is compared with the protocol's own.</summary>
internal static class LabelGuards
{
    /// <summary>Vincristine 0.05 mg/kg at 10 kg and below (US label).</summary>
    public static LabelGuard Vincristine { get; } = new(
        Drugs.Vincristine,
        MassPerWeight.FromMilligramsPerKilogram(0.05m),
        Rule("VCR-LABEL-GUARD", "Vincristine for small infants", "At 10 kg and below, one dose of vincristine is at most 0.05 mg/kg.", Sources.LabelVincristine, "0.05 mg/kg, inclusive", "weight ≤ 10 kg"))
    {
        UpToWeight = Weight.FromKilograms(10m),
    };

    /// <summary>Daunorubicin 1 mg/kg below 2 years or below 0.5 m² (US label).</summary>
    public static LabelGuard Daunorubicin { get; } = new(
        Drugs.Daunorubicin,
        MassPerWeight.FromMilligramsPerKilogram(1m),
        Rule("DNR-LABEL-GUARD", "Daunorubicin for small infants", "Below 2 years of age or 0.5 m², one dose of daunorubicin is at most 1 mg/kg.", Sources.LabelDaunorubicin, "1 mg/kg, inclusive", "age < 2 years or body surface area < 0.5 m²"))
    {
        BelowYears = 2,
        BelowArea = BodySurfaceArea.FromSquareMetres(0.5m),
    };

    /// <summary>Every guard.</summary>
    public static ValueList<LabelGuard> All { get; } = [Vincristine, Daunorubicin];

    private static Rule Rule(string id, string title, string statement, Source label, string limit, string condition) =>
        new(id, title, statement, new(label, "dosage and administration"), Standing.Reference) { Parameters = [new("limit", limit), new("condition", condition)] };
}
