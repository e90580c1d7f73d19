namespace AALL15P1.Protocol;

/// <summary>A term of the criteria that is graded from a laboratory value.</summary>
/// <typeparam name="TQuantity">The quantity that is measured.</typeparam>
public sealed record LaboratoryTerm<TQuantity>
    where TQuantity : struct, IExactQuantity<TQuantity>
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

    /// <summary>How many of the unit of the analyte's bounds make one of the quantity's first unit.</summary>
    internal decimal BoundsFactor { get; init; } = 1m;

    /// <summary>Whether a value is one that an infant can have, by itself and after the value before; what is not has no grade.</summary>
    internal DecisionOutcome Judge(in MeasuredValue<TQuantity> value, LaboratoryPlausibility plausibility, List<Finding>? findings)
    {
        if (Analyte is not { } analyte)
        {
            return DecisionOutcome.Proceed;
        }

        decimal? before = IsPlausible(value.Before, plausibility) ? value.Before?.CanonicalValue * BoundsFactor : null;
        string? written = findings is null ? null : $"{BoundText.Sign(value.Kind)}{value.Value.ToString(Unit)}";
        return plausibility.Judge(analyte, new BoundedNumber(value.Value.CanonicalValue * BoundsFactor, value.Kind), before, findings, written);
    }

    /// <summary>The value in numbers, without a baseline or limit of normal that no infant has: it says no more than one that is missing.</summary>
    internal MeasuredNumbers Numbers(in MeasuredValue<TQuantity> value, LaboratoryPlausibility plausibility) => value.Numbers with
    {
        LowerLimit = IsPlausible(value.LowerLimit, plausibility) ? value.LowerLimit?.CanonicalValue : null,
        UpperLimit = IsPlausible(value.UpperLimit, plausibility) ? value.UpperLimit?.CanonicalValue : null,
        Baseline = IsPlausible(value.Baseline, plausibility) ? value.Baseline?.CanonicalValue : null,
    };

    /// <summary>Points out a baseline or limit of normal that is left out of account.</summary>
    internal void AddLeftOut(in MeasuredValue<TQuantity> value, LaboratoryPlausibility plausibility, List<Finding> findings)
    {
        Add(value.Baseline, "baseline");
        Add(value.LowerLimit, "lower limit of normal");
        Add(value.UpperLimit, "upper limit of normal");

        void Add(TQuantity? compared, string what)
        {
            if (!IsPlausible(compared, plausibility))
            {
                findings.Add(new(
                    PlausibilityRules.LaboratoryPlausible, DecisionOutcome.Proceed, Severity.Deviation, $"the {what}, {compared!.Value.ToString(Unit)}, is no value that an infant has, and is left out of account", $"a plausible {what}"));
            }
        }
    }

    private bool IsPlausible(TQuantity? value, LaboratoryPlausibility plausibility) => value is not { } known || Analyte is not { } analyte
        || plausibility.Judge(analyte, new BoundedNumber(known.CanonicalValue * BoundsFactor, BoundKind.Exact), before: null, findings: null) == DecisionOutcome.Proceed;

    /// <summary>Reads a value in a unit of this term's quantity, or in the other unit of the same analyte, which is converted.</summary>
    internal bool TryParse(string text, out TQuantity value, out bool isConverted)
    {
        isConverted = false;
        if (TQuantity.TryParse(text, provider: null, out value))
        {
            return true;
        }

        // One mg/dL is so many µmol/L; a mg/mL is 100 mg/dL, and both quantities have their first unit as canonical.
        decimal? converted = Analyte is not (Protocol.Analyte.Bilirubin or Protocol.Analyte.Creatinine) ? null
            : typeof(TQuantity) == typeof(MolarConcentration) && MassPerVolume.TryParse(text, provider: null, out MassPerVolume mass) ? mass.MilligramsPerDecilitre * Analyte.Value.MixUp()!.Value.Factor
            : typeof(TQuantity) == typeof(MassPerVolume) && MolarConcentration.TryParse(text, provider: null, out MolarConcentration moles) ? moles.MicromolesPerLitre / Analyte.Value.MixUp()!.Value.Factor / 100m
            : null;
        isConverted = converted is not null;
        value = converted is { } number ? TQuantity.FromCanonical(number) : default;
        return isConverted;
    }

    /// <summary>Says how a value was converted.</summary>
    internal Finding Converted(string written, string what, TQuantity value) => new(
        PlausibilityRules.LaboratoryUnits, DecisionOutcome.Proceed, Severity.Information, $"the {what}, {written.Trim()}, is {value.ToString(Unit)}", $"{Analyte!.Value.Name()} in one unit");

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
