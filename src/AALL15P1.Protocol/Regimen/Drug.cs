using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// A drug with the routes by which it may be given. The routes are locked: an order by another route cannot be made.
/// Drugs are equal by name.
/// </summary>
public sealed class Drug : IEquatable<Drug>
{
    internal Drug(string name, RouteSet routes, DrugClass drugClass, Citation? citation)
    {
        Name = name;
        Routes = routes;
        Class = drugClass;
        Citation = citation;
    }

    /// <summary>The generic name, in lower case.</summary>
    public string Name { get; }

    /// <summary>Every route by which the drug may be given.</summary>
    public RouteSet Routes { get; }

    /// <summary>The class that cumulative limits and intervals look at.</summary>
    public DrugClass Class { get; }

    /// <summary>Where the routes are stated; null for a drug that a caller defined.</summary>
    public Citation? Citation { get; }

    /// <summary>
    /// Defines a drug that AALL15P1 does not have, for a definition of another protocol. Such a drug is never
    /// intrathecal, because a wrong intrathecal drug kills; the three that may be are in
    /// <see cref="Drugs"/>.
    /// </summary>
    /// <param name="name">The generic name, in lower-case letters, digits and hyphens.</param>
    /// <param name="routes">The routes; without IT.</param>
    /// <param name="drugClass">The class.</param>
    /// <returns>The drug.</returns>
    /// <exception cref="ArgumentException">The name is not of that form or belongs to a drug of <see cref="Drugs"/>, or the routes hold IT.</exception>
    public static Drug Define(string name, RouteSet routes, DrugClass drugClass = DrugClass.Other)
    {
        Kebab.Require(name, nameof(name));
        if (Drugs.TryFind(name, out _))
        {
            throw new ArgumentException($"'{name}' is a drug of the formulary; its routes are locked and cannot be defined again.", nameof(name));
        }

        return routes.Contains(Route.IT)
            ? throw new ArgumentException($"'{name}' cannot be intrathecal: only methotrexate, cytarabine and hydrocortisone may be.", nameof(routes))
            : new Drug(name, routes, drugClass, citation: null);
    }

    /// <inheritdoc/>
    public bool Equals(Drug? other) => other is not null && Name.Equals(other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Drug);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The generic name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>Whether two drugs have the same name.</summary>
    /// <param name="left">A drug.</param>
    /// <param name="right">The other drug.</param>
    /// <returns>True when they do.</returns>
    public static bool operator ==(Drug? left, Drug? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two drugs have different names.</summary>
    /// <param name="left">A drug.</param>
    /// <param name="right">The other drug.</param>
    /// <returns>True when they do.</returns>
    public static bool operator !=(Drug? left, Drug? right) => !(left == right);
}
