using System.Diagnostics.CodeAnalysis;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using static AALL15P1.Protocol.Route;

namespace AALL15P1.Protocol;

/// <summary>
/// The formulary: every drug of AALL15P1 with its locked routes, which are the routes that the registry's outline
/// gives it in any block.
/// </summary>
public static class Drugs
{
    private static readonly Citation Outline = new(Sources.Registry, "outline, routes of each drug");

    /// <summary>Azacitidine: the study drug.</summary>
    public static Drug Azacitidine { get; } = Known("azacitidine", IV);

    /// <summary>Cyclophosphamide.</summary>
    public static Drug Cyclophosphamide { get; } = Known("cyclophosphamide", IV);

    /// <summary>Cytarabine.</summary>
    public static Drug Cytarabine { get; } = Known("cytarabine", (RouteSet)IV | SC | IT);

    /// <summary>Daunorubicin.</summary>
    public static Drug Daunorubicin { get; } = Known("daunorubicin", IV, DrugClass.Anthracycline);

    /// <summary>Dexamethasone.</summary>
    public static Drug Dexamethasone { get; } = Known("dexamethasone", (RouteSet)PO | NG | IV, DrugClass.Corticosteroid);

    /// <summary>Hydrocortisone, intrathecal only in this protocol.</summary>
    public static Drug Hydrocortisone { get; } = Known("hydrocortisone", IT, DrugClass.Corticosteroid);

    /// <summary>Leucovorin (the racemate; levoleucovorin is another product in another dose).</summary>
    public static Drug Leucovorin { get; } = Known("leucovorin", (RouteSet)PO | IV);

    /// <summary>Mercaptopurine.</summary>
    public static Drug Mercaptopurine { get; } = Known("mercaptopurine", (RouteSet)PO | NG, DrugClass.Thiopurine);

    /// <summary>Methotrexate.</summary>
    public static Drug Methotrexate { get; } = Known("methotrexate", (RouteSet)PO | IV | IT);

    /// <summary>Pegaspargase.</summary>
    public static Drug Pegaspargase { get; } = Known("pegaspargase", (RouteSet)IV | IM, DrugClass.Asparaginase);

    /// <summary>Prednisolone.</summary>
    public static Drug Prednisolone { get; } = Known("prednisolone", (RouteSet)PO | NG, DrugClass.Corticosteroid);

    /// <summary>Thioguanine.</summary>
    public static Drug Thioguanine { get; } = Known("thioguanine", (RouteSet)PO | NG, DrugClass.Thiopurine);

    /// <summary>Vincristine: intravenous only. Given intrathecally it kills.</summary>
    public static Drug Vincristine { get; } = Known("vincristine", IV, DrugClass.VincaAlkaloid);

    /// <summary>Every drug, by name.</summary>
    public static ValueList<Drug> All { get; } =
    [
        Azacitidine, Cyclophosphamide, Cytarabine, Daunorubicin, Dexamethasone, Hydrocortisone, Leucovorin,
        Mercaptopurine, Methotrexate, Pegaspargase, Prednisolone, Thioguanine, Vincristine,
    ];

    /// <summary>Finds a drug by its generic name.</summary>
    /// <param name="name">The generic name, in lower case.</param>
    /// <param name="drug">The drug, when there is one.</param>
    /// <returns>True when the formulary has the drug.</returns>
    public static bool TryFind(string name, [NotNullWhen(true)] out Drug? drug)
    {
        drug = All.FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.Ordinal));
        return drug is not null;
    }

    /// <summary>The drug of a generic name.</summary>
    /// <param name="name">The generic name, in lower case.</param>
    /// <returns>The drug.</returns>
    /// <exception cref="ArgumentException">The formulary has no such drug.</exception>
    public static Drug Find(string name) =>
        TryFind(name, out Drug? drug)
            ? drug
            : throw new ArgumentException($"There is no drug '{name}' in the formulary; it has {string.Join(", ", All)}.", nameof(name));

    private static Drug Known(string name, RouteSet routes, DrugClass drugClass = DrugClass.Other) => new(name, routes, drugClass, Outline);
}
