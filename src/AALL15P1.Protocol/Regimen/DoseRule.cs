namespace AALL15P1.Protocol.Regimen;

/// <summary>A stated dose: its size, and whether that is for one dose or for a whole day.</summary>
public sealed record DoseRule
{
    internal DoseRule(DoseSize size, DosePeriod period)
    {
        Size = size;
        Period = period;
    }

    /// <summary>What the size covers: one dose, or a whole day.</summary>
    public DosePeriod Period { get; }

    /// <summary>Whether the size is for each kilogram of body weight.</summary>
    public bool IsByWeight => Size is DoseSize.MassByWeight or DoseSize.UnitsByWeight;

    /// <summary>Whether the size is for each square metre of body surface.</summary>
    public bool IsByArea => Size is DoseSize.MassByArea or DoseSize.UnitsByArea or DoseSize.ByAgeAtStart;

    /// <summary>Whether the size is an amount by age, as in intrathecal tables.</summary>
    public bool IsByAge => Size is DoseSize.ByAge;

    /// <summary>Whether the dose comes out in international units; otherwise it is a mass.</summary>
    public bool IsUnits => Size.IsUnits;

    /// <summary>
    /// Whether the source states the size before an infant factor. Which factor applies, if any, is a policy of the
    /// site.
    /// </summary>
    public bool IsBeforeInfantFactor { get; init; }

    internal DoseSize Size { get; }

    /// <summary>The size as a number of a unit, such as 2.5 and mg/kg; null for an amount by age and for starting doses by age. <see cref="Period"/> says whether it is for a dose or for a day.</summary>
    public (decimal Number, Unit Unit)? NumberAndUnit => Size switch
    {
        DoseSize.FlatMass flat => In(flat.Amount),
        DoseSize.FlatUnits flat => In(flat.Amount),
        DoseSize.MassByWeight byWeight => In(byWeight.Size),
        DoseSize.MassByArea byArea => In(byArea.Size),
        DoseSize.UnitsByWeight byWeight => In(byWeight.Size),
        DoseSize.UnitsByArea byArea => In(byArea.Size),
        _ => null,
    };

    /// <summary>The most that one dose may be, inclusive; null when nothing is stated.</summary>
    /// <exception cref="ArgumentException">The cap is 0, or it is a mass where the size is in international units, or the other way round.</exception>
    public DoseAmount? MaximumPerDose { get; init => field = Fitting(value); }

    /// <summary>The most that all doses of one day may add up to, inclusive; null when nothing is stated.</summary>
    /// <exception cref="ArgumentException">The cap is 0, or it is a mass where the size is in international units, or the other way round.</exception>
    public DoseAmount? MaximumPerDay { get; init => field = Fitting(value); }

    /// <summary>The steps of a taper, over the order's days in order; empty when the dose is no taper.</summary>
    public ValueList<TaperStep> Taper { get; init; }

    /// <summary>A mass, for one dose.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDose<DrugMass> dose) => new(new DoseSize.FlatMass(dose.Quantity), DosePeriod.PerDose);

    /// <summary>A mass, for a whole day.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDay<DrugMass> dose) => new(new DoseSize.FlatMass(dose.Quantity), DosePeriod.PerDay);

    /// <summary>International units, for one dose.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDose<InternationalUnits> dose) => new(new DoseSize.FlatUnits(dose.Quantity), DosePeriod.PerDose);

    /// <summary>International units, for a whole day.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDay<InternationalUnits> dose) => new(new DoseSize.FlatUnits(dose.Quantity), DosePeriod.PerDay);

    /// <summary>A dose by weight, for one dose.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDose<MassPerWeight> dose) => new(new DoseSize.MassByWeight(dose.Quantity), DosePeriod.PerDose);

    /// <summary>A dose by weight, for a whole day.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDay<MassPerWeight> dose) => new(new DoseSize.MassByWeight(dose.Quantity), DosePeriod.PerDay);

    /// <summary>A dose by body surface, for one dose.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDose<MassPerArea> dose) => new(new DoseSize.MassByArea(dose.Quantity), DosePeriod.PerDose);

    /// <summary>A dose by body surface, for a whole day.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDay<MassPerArea> dose) => new(new DoseSize.MassByArea(dose.Quantity), DosePeriod.PerDay);

    /// <summary>A dose in international units by weight, for one dose.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDose<UnitsPerWeight> dose) => new(new DoseSize.UnitsByWeight(dose.Quantity), DosePeriod.PerDose);

    /// <summary>A dose in international units by weight, for a whole day.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDay<UnitsPerWeight> dose) => new(new DoseSize.UnitsByWeight(dose.Quantity), DosePeriod.PerDay);

    /// <summary>A dose in international units by body surface, for one dose.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDose<UnitsPerArea> dose) => new(new DoseSize.UnitsByArea(dose.Quantity), DosePeriod.PerDose);

    /// <summary>A dose in international units by body surface, for a whole day.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDay<UnitsPerArea> dose) => new(new DoseSize.UnitsByArea(dose.Quantity), DosePeriod.PerDay);

    /// <summary>An amount by age, for one dose.</summary>
    /// <param name="table">The amounts.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(AgeTable<DoseAmount> table) => new(new DoseSize.ByAge(table), DosePeriod.PerDose);

    /// <summary>Starting doses: by body surface, of a size that the age on a day 1 decides.</summary>
    /// <param name="bands">The doses by age.</param>
    /// <param name="eachDays">After how many days of the block the age is taken anew; null where it is taken on day 1 of the block alone.</param>
    /// <returns>The rule.</returns>
    internal static DoseRule AtStart(ValueList<StartingBand> bands, int? eachDays)
    {
        DoseSize.ByAgeAtStart size = new(bands, eachDays);
        return new(size, size.Bands[0].Dose.Value.Period);
    }

    /// <summary>The same rule of another size, as when a decimal point slips. Its caps stay; a size by age stays too.</summary>
    /// <param name="factor">By how much the size is multiplied; more than 0.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not more than 0.</exception>
    public DoseRule Times(decimal factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return new DoseRule(
            Size switch
            {
                DoseSize.FlatMass flat => new DoseSize.FlatMass(flat.Amount * factor),
                DoseSize.FlatUnits flat => new DoseSize.FlatUnits(flat.Amount * factor),
                DoseSize.MassByArea byArea => new DoseSize.MassByArea(byArea.Size * factor),
                DoseSize.MassByWeight byWeight => new DoseSize.MassByWeight(byWeight.Size * factor),
                DoseSize.UnitsByArea byArea => new DoseSize.UnitsByArea(byArea.Size * factor),
                DoseSize.UnitsByWeight byWeight => new DoseSize.UnitsByWeight(byWeight.Size * factor),
                DoseSize.ByAgeAtStart atStart => new DoseSize.ByAgeAtStart(atStart.Bands.Select(band => band with { Dose = band.Dose.WithValue(band.Dose.Value.Times(factor)) }).ToValueList(), atStart.EachDays),
                _ => Size,
            },
            Period)
        {
            IsBeforeInfantFactor = IsBeforeInfantFactor,
            MaximumPerDose = MaximumPerDose,
            MaximumPerDay = MaximumPerDay,
            Taper = Taper,
        };
    }

    /// <summary>The dose as <c>2.5 mg/kg/dose</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Concat(
            Size is DoseSize.ByAgeAtStart ? Size.ToString() : $"{Size}{(Period == DosePeriod.PerDose ? "/dose" : "/day")}",
            IsBeforeInfantFactor ? ", before the infant factor" : string.Empty,
            Taper.Count > 0 ? $", tapered {string.Join(", ", Taper.Select(step => $"{step.Factor} for {step.Days} {(step.Days == 1 ? "day" : "days")}"))}" : string.Empty,
            MaximumPerDose is { } dose ? $", at most {dose}/dose" : string.Empty,
            MaximumPerDay is { } day ? $", at most {day}/day" : string.Empty);

    private static (decimal Number, Unit Unit) In<T>(T size)
        where T : struct, IExactQuantity<T> => (size.CanonicalValue, T.Units[0]);

    private DoseAmount? Fitting(DoseAmount? cap) =>
        cap is not { } amount || (amount.IsUnits == Size.IsUnits && amount.CanonicalValue > 0m)
            ? cap
            : throw new ArgumentException($"A cap of {amount} does not fit a dose of {Size}: it is more than 0 and of the dose's kind.", nameof(cap));
}

/// <summary>One step of a taper: a part of the stated size, for a number of the order's days.</summary>
/// <param name="Days">How many of the order's days the step lasts; 1 or more.</param>
/// <param name="Factor">The part of the stated size.</param>
public sealed record TaperStep(int Days, Fraction Factor)
{
    /// <summary>How many of the order's days the step lasts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public int Days { get; } = Days >= 1 ? Days : throw new ArgumentOutOfRangeException(nameof(Days), Days, "A step of a taper lasts 1 day or more.");
}
