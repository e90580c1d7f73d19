using System.Diagnostics.CodeAnalysis;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// The drugs of a protocol, each with its locked routes. A drug exists only in a formulary, and a formulary never
/// changes: what its data do not say (an intrathecal route above all) no order can say.
/// </summary>
public sealed record Formulary
{
    private const string VincaStem = "vin";

    /// <summary>Makes a formulary.</summary>
    /// <param name="drugs">What it has: each drug by a name of its own, in lower-case letters, digits and hyphens.</param>
    /// <param name="citation">Where the routes are stated.</param>
    /// <exception cref="ArgumentException">
    /// A name is not of that form or is there twice, a drug has no route, or a vinca alkaloid (by its class, or by a
    /// name that begins with the stem of that class, <c>vin</c>) has the intrathecal route: given so, it kills.
    /// </exception>
    public Formulary(ValueList<FormularyEntry> drugs, Citation citation)
    {
        Drugs = drugs.Select(entry => Locked(entry, citation)).OrderBy(drug => drug.Name, StringComparer.Ordinal).ToValueList();
        Citation = citation;
        for (int index = 1; index < Drugs.Count; index++)
        {
            if (Drugs[index].Name == Drugs[index - 1].Name)
            {
                throw new ArgumentException($"The formulary has '{Drugs[index]}' twice; the routes of a drug are locked and stated once.", nameof(drugs));
            }
        }
    }

    /// <summary>Every drug, by name.</summary>
    public ValueList<Drug> Drugs { get; }

    /// <summary>Where the routes are stated.</summary>
    public Citation Citation { get; }

    /// <summary>Finds a drug by its generic name.</summary>
    /// <param name="name">The generic name, in lower case.</param>
    /// <param name="drug">The drug, when there is one.</param>
    /// <returns>True when the formulary has the drug.</returns>
    public bool TryFind(string name, [NotNullWhen(true)] out Drug? drug)
    {
        drug = Drugs.FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.Ordinal));
        return drug is not null;
    }

    /// <summary>The drug of a generic name.</summary>
    /// <param name="name">The generic name, in lower case.</param>
    /// <returns>The drug.</returns>
    /// <exception cref="ArgumentException">The formulary has no such drug.</exception>
    public Drug Find(string name) =>
        TryFind(name, out Drug? drug)
            ? drug
            : throw new ArgumentException($"There is no drug '{name}' in the formulary; it has {string.Join(", ", Drugs)}.", nameof(name));

    /// <summary>Whether a drug is the formulary's own: of its name, with its routes and its class.</summary>
    /// <param name="drug">The drug.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(Drug drug) => TryFind(drug.Name, out Drug? own) && own == drug;

    /// <summary>The names of the drugs.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(", ", Drugs);

    private static Drug Locked(FormularyEntry entry, Citation citation)
    {
        Kebab.Require(entry.Name, nameof(entry));
        if (entry.Routes.IsEmpty)
        {
            throw new ArgumentException($"'{entry.Name}' has no route; a drug of a formulary has at least one.", nameof(entry));
        }

        return entry.Routes.Contains(Route.IT) && IsVinca(entry)
            ? throw new ArgumentException($"'{entry.Name}' cannot be intrathecal: a vinca alkaloid by that route kills.", nameof(entry))
            : new Drug(entry.Name, entry.Routes, entry.Class, citation);
    }

    /// <summary>By its name too: a class that was left out by mistake must not open the route.</summary>
    private static bool IsVinca(FormularyEntry entry) =>
        entry.Class == DrugClass.VincaAlkaloid
        || entry.Name.Split('-').Any(part => part.StartsWith(VincaStem, StringComparison.Ordinal));
}

/// <summary>What a formulary states of one drug.</summary>
/// <param name="Name">The generic name, in lower-case letters, digits and hyphens.</param>
/// <param name="Routes">Every route by which the drug may be given; at least one.</param>
/// <param name="Class">The class that cumulative limits and intervals look at.</param>
public readonly record struct FormularyEntry(string Name, RouteSet Routes, DrugClass Class = DrugClass.Other);
