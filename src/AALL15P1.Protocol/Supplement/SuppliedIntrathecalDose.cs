using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>A table by age that a site states for every intrathecal order of a drug. A dose for one order goes before it.</summary>
/// <param name="Drug">The drug; one that may be intrathecal.</param>
/// <param name="Table">The amounts of one dose by age, with the site's citation.</param>
public sealed record SuppliedIntrathecalDose(Drug Drug, Cited<AgeTable<DoseAmount>> Table)
{
    /// <summary>The drug.</summary>
    /// <exception cref="ArgumentException">The drug must not be given intrathecally.</exception>
    public Drug Drug { get; } = Drug.Routes.Contains(Route.IT)
        ? Drug
        : throw new ArgumentException($"{Drug} must not be given intrathecally: its routes are {Drug.Routes}.", nameof(Drug));

    internal Cited<DoseRule> Dose => Table.Same(DoseRule.Of(Table.Value));
}
