namespace AALL15P1.Protocol;

/// <summary>A term of the criteria that is graded from a laboratory value.</summary>
/// <typeparam name="TQuantity">The quantity that is measured.</typeparam>
/// <param name="Term">The term.</param>
/// <param name="Title">The term as the criteria print it.</param>
/// <param name="Unit">The unit in which an explanation prints values of the term.</param>
/// <param name="Version4">The table of version 4.0.</param>
/// <param name="Version5">The table of version 5.0.</param>
public sealed record LaboratoryTerm<TQuantity>(AdverseEventTerm Term, string Title, Unit Unit, GradingTable Version4, GradingTable Version5)
    where TQuantity : struct, IDecimalQuantity<TQuantity>
{
    /// <summary>The table of a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is neither version 4.0 nor 5.0.</exception>
    public GradingTable Table(CtcaeVersion version) => version switch
    {
        CtcaeVersion.V4 => Version4,
        CtcaeVersion.V5 => Version5,
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "Values are graded by version 4.0 or 5.0."),
    };

    /// <summary>The term.</summary>
    /// <returns>The term's id.</returns>
    public override string ToString() => Term.Id;
}
