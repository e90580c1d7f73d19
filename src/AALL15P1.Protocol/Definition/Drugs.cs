using AALL15P1.Protocol.Definition;
using static AALL15P1.Protocol.Route;

namespace AALL15P1.Protocol;

/// <summary>
/// The drugs of AALL15P1. Their locked routes are those that the registry's outline gives them in any block.
/// </summary>
public static class Drugs
{
    /// <summary>The drugs with their locked routes.</summary>
    public static Formulary Formulary { get; } = new(
        [
            new("azacitidine", IV),
            new("cyclophosphamide", IV),
            new("cytarabine", (RouteSet)IV | SC | IT),
            new("daunorubicin", IV, DrugClass.Anthracycline),
            new("dexamethasone", (RouteSet)PO | NG | IV, DrugClass.Corticosteroid),
            new("hydrocortisone", IT, DrugClass.Corticosteroid),
            new("leucovorin", (RouteSet)PO | IV),
            new("mercaptopurine", (RouteSet)PO | NG, DrugClass.Thiopurine),
            new("methotrexate", (RouteSet)PO | IV | IT),
            new("pegaspargase", (RouteSet)IV | IM, DrugClass.Asparaginase),
            new("prednisolone", (RouteSet)PO | NG, DrugClass.Corticosteroid),
            new("thioguanine", (RouteSet)PO | NG, DrugClass.Thiopurine),
            new("vincristine", IV, DrugClass.VincaAlkaloid),
        ],
        new(Sources.Registry, "outline, routes of each drug"));

    /// <summary>Azacitidine: the study drug.</summary>
    public static Drug Azacitidine { get; } = Formulary.Find("azacitidine");

    /// <summary>Cyclophosphamide.</summary>
    public static Drug Cyclophosphamide { get; } = Formulary.Find("cyclophosphamide");

    /// <summary>Cytarabine.</summary>
    public static Drug Cytarabine { get; } = Formulary.Find("cytarabine");

    /// <summary>Daunorubicin.</summary>
    public static Drug Daunorubicin { get; } = Formulary.Find("daunorubicin");

    /// <summary>Dexamethasone.</summary>
    public static Drug Dexamethasone { get; } = Formulary.Find("dexamethasone");

    /// <summary>Hydrocortisone, intrathecal only in this protocol.</summary>
    public static Drug Hydrocortisone { get; } = Formulary.Find("hydrocortisone");

    /// <summary>Leucovorin (the racemate; levoleucovorin is another product in another dose).</summary>
    public static Drug Leucovorin { get; } = Formulary.Find("leucovorin");

    /// <summary>Mercaptopurine.</summary>
    public static Drug Mercaptopurine { get; } = Formulary.Find("mercaptopurine");

    /// <summary>Methotrexate.</summary>
    public static Drug Methotrexate { get; } = Formulary.Find("methotrexate");

    /// <summary>Pegaspargase.</summary>
    public static Drug Pegaspargase { get; } = Formulary.Find("pegaspargase");

    /// <summary>Prednisolone.</summary>
    public static Drug Prednisolone { get; } = Formulary.Find("prednisolone");

    /// <summary>Thioguanine.</summary>
    public static Drug Thioguanine { get; } = Formulary.Find("thioguanine");

    /// <summary>Vincristine: intravenous only. Given intrathecally it kills.</summary>
    public static Drug Vincristine { get; } = Formulary.Find("vincristine");
}
