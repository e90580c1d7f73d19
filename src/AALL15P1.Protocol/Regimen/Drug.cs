using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>
/// A drug with the routes by which it may be given. The routes are locked: an order by another route cannot be made.
/// A drug is made by its <see cref="Formulary"/> only. Drugs are equal by name, routes and class.
/// </summary>
public sealed class Drug : IEquatable<Drug>
{
    internal Drug(string name, RouteSet routes, DrugClass drugClass, Citation citation)
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

    /// <summary>Where the routes are stated.</summary>
    public Citation Citation { get; }

    /// <inheritdoc/>
    public bool Equals(Drug? other) =>
        ReferenceEquals(this, other) || (other is not null && Name.Equals(other.Name, StringComparison.Ordinal) && Routes == other.Routes && Class == other.Class);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Drug);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The generic name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>Whether two drugs have the same name, routes and class.</summary>
    /// <param name="left">A drug.</param>
    /// <param name="right">The other drug.</param>
    /// <returns>True when they do.</returns>
    public static bool operator ==(Drug? left, Drug? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two drugs differ in name, routes or class.</summary>
    /// <param name="left">A drug.</param>
    /// <param name="right">The other drug.</param>
    /// <returns>True when they do.</returns>
    public static bool operator !=(Drug? left, Drug? right) => !(left == right);
}
