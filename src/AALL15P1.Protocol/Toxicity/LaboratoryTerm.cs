namespace AALL15P1.Protocol;

/// <summary>A term of the criteria that is graded from a laboratory value.</summary>
/// <typeparam name="TQuantity">The quantity that is measured.</typeparam>
public sealed record LaboratoryTerm<TQuantity>
    where TQuantity : struct, IDecimalQuantity<TQuantity>
{
    internal LaboratoryTerm(AdverseEventTerm term, string title, Unit unit, GradingTable version4, GradingTable version5) =>
        (Term, Title, Unit, Version4, Version5) = (term, title, unit, version4, version5);

    /// <summary>The term.</summary>
    public AdverseEventTerm Term { get; }

    /// <summary>The term as the criteria print it.</summary>
    public string Title { get; }

    /// <summary>The unit in which an explanation prints values of the term.</summary>
    public Unit Unit { get; }

    internal GradingTable Version4 { get; }

    internal GradingTable Version5 { get; }

    /// <summary>The analyte by whose bounds a value is judged before it is graded; null where this library has none.</summary>
    public Analyte? Analyte { get; init; }

    /// <summary>Whether a value is one that an infant can have; what is not has no grade.</summary>
    internal Outcome Judge(decimal canonicalValue, List<Finding>? findings) =>
        Analyte is { } analyte ? LaboratoryPlausibility.Library.Judge(analyte, canonicalValue, before: null, findings) : Outcome.Proceed;

    /// <summary>The table of a version.</summary>
    internal GradingTable Table(CtcaeVersion version) => version switch
    {
        CtcaeVersion.V4 => Version4,
        CtcaeVersion.V5 => Version5,
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "Values are graded by version 4.0 or 5.0."),
    };

    /// <summary>The term.</summary>
    /// <returns>The term's id.</returns>
    public override string ToString() => Term.Id;
}
