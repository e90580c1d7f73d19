using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using static AALL15P1.Protocol.Drugs;

namespace AALL15P1.Protocol.Definition;

/// <summary>
/// Published doses of other protocols and labels, and those that are published for AALL15P1 itself, with which the doses
/// that a site states are compared. None of them is a dose of AALL15P1 because it stands here.
/// </summary>
internal static class ReferenceDoses
{
    private static readonly RouteSet Intrathecal = Route.IT;

    public static ValueList<ReferenceDose> All { get; } =
    [
        Of(Azacitidine, PublishedDoses.Azacitidine),
        Of(Methotrexate, PublishedDoses.HighDoseMethotrexate, "methotrexate-high-dose", routes: Route.IV),
        Of(Daunorubicin, PublishedDoses.Daunorubicin),
        Of(Dexamethasone, PerDay(6m, Sources.Eortc58951, "induction, dexamethasone"), "dexamethasone", BlockIds.Induction),
        Of(Dexamethasone, PerDay(10m, Sources.AllBfm90, "treatment table, protocol II"), "dexamethasone", BlockIds.DelayedIntensification1),
        Of(Dexamethasone, PerDay(10m, Sources.AllBfm90, "treatment table, protocol II"), "dexamethasone-taper") with { OnlyAbove = true },
        Of(Vincristine, PerDose(1.5m, Sources.AllBfm90, "treatment table, vincristine")),
        Of(Cyclophosphamide, PerDose(1000m, Sources.AllBfm90, "treatment table, protocols I phase B and II")),
        Of(Cytarabine, PerDose(75m, Sources.AllBfm90, "treatment table, cytarabine"), "cytarabine"),
        Of(Cytarabine, PerDose(2000m, Sources.AllBfm90, "treatment table, element HR-1"), "cytarabine-high-dose", routes: Route.IV),
        Of(Cytarabine, new(DoseRule.Of(MassPerArea.FromGramsPerSquareMetre(3m).PerDose()), new(Sources.RegistryInterfant99, "arm B, VIMARAM"), Standing.Backbone), "cytarabine-high-dose", routes: Route.IV),
        Of(Mercaptopurine, PerDose(60m, Sources.AllBfm90, "treatment table, protocol I phase B"), block: BlockIds.Consolidation),
        Of(Mercaptopurine, PerDose(25m, Sources.AllBfm90, "treatment table, protocol M"), block: BlockIds.InterimMaintenance),
        Of(Mercaptopurine, PerDay(50m, Sources.AllBfmFollowUp, "supplementary tables, maintenance therapy"), block: BlockIds.Maintenance),
        Of(Methotrexate, PerDose(20m, Sources.AllBfmFollowUp, "supplementary tables, maintenance therapy, once weekly"), "methotrexate", routes: Route.PO),
        Of(Thioguanine, PerDose(60m, Sources.AllBfm90, "treatment table, protocol II")),
        Of(Pegaspargase, new(
            DoseRule.Of(UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m).PerDose()), new(Sources.LabelPegaspargase, "recommended dosage"), Standing.Reference)),
        Of(Pegaspargase, new(
            DoseRule.Of(UnitsPerWeight.FromInternationalUnitsPerKilogram(82.5m).PerDose()), new(Sources.EuLabelPegaspargase, "section 4.2, below 0.6 m²"), Standing.Reference)),
        ByAge(Methotrexate, Sources.PogIntrathecal, "table 1", (0, 7.5m), (12, 8m), (24, 10m), (36, 12m), (108, 15m)),
        ByAge(Hydrocortisone, Sources.PogIntrathecal, "table 1", (0, 7.5m), (12, 8m), (24, 10m), (36, 12m), (108, 15m)),
        ByAge(Cytarabine, Sources.PogIntrathecal, "table 1", (0, 15m), (12, 16m), (24, 20m), (36, 24m), (108, 30m)),
        ByAge(Methotrexate, Sources.BfmIntrathecal, "table 2, footnote", (0, 6m), (12, 8m), (24, 10m), (36, 12m)),
        ByAge(Cytarabine, Sources.BfmIntrathecal, "table 2, footnote, alone", (0, 20m), (12, 26m), (24, 34m), (36, 40m)),
        ByAge(Cytarabine, Sources.BfmIntrathecal, "table 2, footnote, with methotrexate and prednisolone", (0, 16m), (12, 20m), (24, 26m), (36, 30m)),
    ];

    private static ReferenceDose Of(Drug drug, Cited<DoseRule> dose, string? order = null, BlockId? block = null, RouteSet? routes = null) =>
        new(drug, dose) { OrderId = order, Block = block, Routes = routes ?? RoutesWithoutIntrathecal(drug) };

    private static RouteSet RoutesWithoutIntrathecal(Drug drug) =>
        drug.Routes.ToRoutes().Where(route => route != Route.IT).Aggregate(RouteSet.None, (all, route) => all | route);

    private static ReferenceDose ByAge(Drug drug, Source source, string place, params ReadOnlySpan<(int FromMonths, decimal Milligrams)> bands)
    {
        List<AgeBand<DoseAmount>> amounts = [];
        foreach ((int months, decimal milligrams) in bands)
        {
            amounts.Add(new(months, DrugMass.FromMilligrams(milligrams)));
        }

        return new(drug, new(DoseRule.Of(new AgeTable<DoseAmount>(amounts.ToValueList())), new(source, place), Standing.Reference)) { Routes = Intrathecal };
    }

    private static Cited<DoseRule> PerDose(decimal milligramsPerSquareMetre, Source source, string place) =>
        new(DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(milligramsPerSquareMetre).PerDose()), new(source, place), Standing.Reference);

    private static Cited<DoseRule> PerDay(decimal milligramsPerSquareMetre, Source source, string place) =>
        new(DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(milligramsPerSquareMetre).PerDay()), new(source, place), Standing.Reference);
}
