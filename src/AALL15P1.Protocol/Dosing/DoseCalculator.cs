using AALL15P1.Protocol.Decisions;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Dosing;

/// <summary>
/// Computes the doses of one order under one policy. Made once, used for any infant and day, from any number of
/// threads. <see cref="Evaluate"/> answers without allocation; <see cref="Explain"/> answers the same with every step.
/// </summary>
public sealed class DoseCalculator
{
    private readonly DoseRule? rule;
    private readonly DoseObstacles standingObstacles;
    private readonly Basis basis;
    private readonly decimal size;
    private readonly AgeTable<DoseAmount>? amountsByAge;
    private readonly BsaFormula formula;
    private readonly BsaRounding? areaRounding;
    private readonly InfantFactorPolicy? factorPolicy;
    private readonly RoundingPolicy? rounding;

    /// <summary>The doses a day by which a stated day is divided; 1 when the size is that of one dose.</summary>
    private readonly int divisor;

    /// <summary>The cap of one dose as a fraction; 0 when there is none.</summary>
    private readonly decimal capNumerator;
    private readonly decimal capDenominator;

    private DoseCalculator(PlannedOrder order, DosingPolicy policy, string? supplementFingerprint)
    {
        this.Order = order;
        this.Policy = policy;
        this.SupplementFingerprint = supplementFingerprint;
        this.formula = policy.BsaFormula.Value;
        this.areaRounding = policy.BsaRounding?.Value;
        if (order.Dose is not Fact<DoseRule>.Known known)
        {
            this.standingObstacles = DoseObstacles.NotStated;
            return;
        }

        this.StatedDose = known.Stated;
        this.rule = known.Stated.Value;
        this.IsUnits = this.rule.Size.IsUnits;
        (this.basis, this.size, this.amountsByAge) = this.rule.Size switch
        {
            DoseSize.FlatMass flat => (Basis.Flat, flat.Amount.Milligrams, (AgeTable<DoseAmount>?)null),
            DoseSize.FlatUnits flat => (Basis.Flat, flat.Amount.Value, null),
            DoseSize.MassByWeight byWeight => (Basis.Weight, byWeight.Size.MilligramsPerKilogram, null),
            DoseSize.UnitsByWeight byWeight => (Basis.Weight, byWeight.Size.InternationalUnitsPerKilogram, null),
            DoseSize.MassByArea byArea => (Basis.Area, byArea.Size.MilligramsPerSquareMetre, null),
            DoseSize.UnitsByArea byArea => (Basis.Area, byArea.Size.InternationalUnitsPerSquareMetre, null),
            DoseSize.ByAge byAge => (Basis.Age, 0m, byAge.Table),
            _ => throw new ArgumentException($"{this.rule.Size} is of no known basis.", nameof(order)),
        };
        this.factorPolicy = this.rule.IsBeforeInfantFactor ? policy.InfantFactor : null;
        this.AppliedRounding = policy.RoundingFor(order, this.IsUnits);
        this.rounding = this.AppliedRounding?.Value;
        this.divisor = this.rule.Period == DosePeriod.PerDay ? order.TimesPerDay ?? 1 : 1;
        (this.capNumerator, this.capDenominator) = this.CapOfOneDose();
        this.standingObstacles =
            (this.rule.IsBeforeInfantFactor && policy.InfantFactor is null ? DoseObstacles.NoInfantFactor : DoseObstacles.None)
            | (order.TimesPerDay is null && this.NeedsTimesPerDay ? DoseObstacles.NoTimesPerDay : DoseObstacles.None);
    }

    private enum Basis
    {
        Flat,
        Weight,
        Area,
        Age,
    }

    /// <summary>The order.</summary>
    public PlannedOrder Order { get; }

    /// <summary>The policy.</summary>
    public DosingPolicy Policy { get; }

    /// <summary>The fingerprint of the site's supplement behind the order and the policy; null without one.</summary>
    public string? SupplementFingerprint { get; }

    /// <summary>The rounding that applies to the order; null when its doses are not rounded.</summary>
    public Cited<RoundingPolicy>? AppliedRounding { get; }

    internal Cited<DoseRule>? StatedDose { get; }

    internal bool IsUnits { get; }

    /// <summary>Whether the result is the amount of a whole day that no source divides into doses.</summary>
    internal bool IsOnlyPerDay => this.rule?.Period == DosePeriod.PerDay && this.Order.TimesPerDay is null;

    private bool NeedsTimesPerDay => this.rule!.Period == DosePeriod.PerDay
        ? this.rounding is not null || this.rule.MaximumPerDose is not null
        : this.rule.MaximumPerDay is not null;

    /// <summary>Makes a calculator.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="supplementFingerprint">The fingerprint of the site's supplement behind the two; null without one.</param>
    /// <returns>The calculator.</returns>
    public static DoseCalculator Compile(PlannedOrder order, DosingPolicy policy, string? supplementFingerprint = null) =>
        new(order, policy, supplementFingerprint);

    /// <summary>The dose, without its steps and without allocation.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="blockStart">Day 1 of the block; not before the date of birth.</param>
    /// <param name="date">The day of the dose; not before <paramref name="blockStart"/>.</param>
    /// <param name="dose">The dose; without amounts unless the answer is <see cref="Outcome.Proceed"/>.</param>
    /// <returns>The answer; the same as that of <see cref="Explain"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A date is out of bounds.</exception>
    /// <exception cref="OverflowException">The measurements are beyond what a decimal number can hold.</exception>
    public Outcome Evaluate(Infant infant, LocalDate blockStart, LocalDate date, out ComputedDose dose)
    {
        this.Work(infant, blockStart, date, out DoseWorking working);
        dose = working.Obstacles == DoseObstacles.None ? this.DoseOf(working) : default;
        return OutcomeOf(working.Obstacles);
    }

    /// <summary>The dose with every step, each with its source, or what is missing.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="blockStart">Day 1 of the block; not before the date of birth.</param>
    /// <param name="date">The day of the dose; not before <paramref name="blockStart"/>.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A date is out of bounds.</exception>
    /// <exception cref="OverflowException">The measurements are beyond what a decimal number can hold.</exception>
    public DoseResult Explain(Infant infant, LocalDate blockStart, LocalDate date)
    {
        this.Work(infant, blockStart, date, out DoseWorking working);
        return new DoseExplanation(this, blockStart, date).Of(working);
    }

    internal static Outcome OutcomeOf(DoseObstacles obstacles) => obstacles switch
    {
        DoseObstacles.None => Outcome.Proceed,
        DoseObstacles.RoundedAway => Outcome.Hold,
        _ => Outcome.CannotDecide,
    };

    internal ComputedDose DoseOf(in DoseWorking working)
    {
        DoseAmount final = new(working.Final, this.IsUnits);
        if (this.Order.TimesPerDay is not { } times)
        {
            return this.IsOnlyPerDay ? new(null, final) : new(final, null);
        }

        // A day's amount that nothing changed is not put together from rounded thirds.
        bool isExact = this.rounding is null && working.Denominator != 1m;
        return new(final, times == 1 ? final : new(isExact ? working.Numerator * times / working.Denominator : working.Final * times, this.IsUnits));
    }

    internal LocalDate FactorAgeDate(LocalDate blockStart, LocalDate date) => this.factorPolicy!.AgeTaken == AgeReference.BlockDay1 ? blockStart : date;

    private void Work(Infant infant, LocalDate blockStart, LocalDate date, out DoseWorking working)
    {
        RequireInOrder(infant.BirthDate, blockStart, nameof(blockStart), "the date of birth");
        RequireInOrder(blockStart, date, nameof(date), "day 1 of the block");
        working = default;
        working.Obstacles = this.standingObstacles;
        if (this.rule is null)
        {
            return;
        }

        decimal factor = this.Measure(infant, date, ref working);
        working.Denominator = this.divisor;
        if (this.factorPolicy is not null)
        {
            factor *= this.FactorOf(infant, this.FactorAgeDate(blockStart, date), ref working);
        }

        if (this.rule.Taper.Count > 0)
        {
            factor *= this.TaperOf(Period.DaysBetween(blockStart, date) + 1, ref working);
        }

        if (working.Obstacles == DoseObstacles.None)
        {
            working.Numerator = factor;
            this.Finish(ref working);
        }
    }

    private static void RequireInOrder(LocalDate first, LocalDate second, string parameter, string bound)
    {
        if (second < first)
        {
            throw new ArgumentOutOfRangeException(parameter, second, $"The date is not before {bound}, {first:uuuu-MM-dd}.");
        }
    }

    /// <summary>The size applied to what was measured; 0 when something is missing.</summary>
    private decimal Measure(Infant infant, LocalDate date, ref DoseWorking working)
    {
        switch (this.basis)
        {
            case Basis.Flat:
                working.Sized = this.size;
                break;
            case Basis.Age when this.amountsByAge!.TryFind(infant.BirthDate, date, out AgeBand<DoseAmount>? band):
                working.Sized = band.Value.CanonicalValue;
                break;
            case Basis.Age:
                working.Obstacles |= DoseObstacles.NoAgeBand;
                break;
            case Basis.Weight when infant.TryGetWeight(date, out working.WeightMeasured):
                working.Sized = this.size * working.WeightMeasured.Weight!.Value.Kilograms;
                break;
            case Basis.Weight:
                working.Obstacles |= DoseObstacles.NoWeight;
                break;
            default:
                this.MeasureArea(infant, date, ref working);
                break;
        }

        return working.Sized;
    }

    private void MeasureArea(Infant infant, LocalDate date, ref DoseWorking working)
    {
        bool hasWeight = infant.TryGetWeight(date, out working.WeightMeasured);
        bool hasHeight = infant.TryGetHeight(date, out working.HeightMeasured);
        if (!hasWeight || !hasHeight)
        {
            working.Obstacles |= (hasWeight ? DoseObstacles.None : DoseObstacles.NoWeight) | (hasHeight ? DoseObstacles.None : DoseObstacles.NoHeight);
            return;
        }

        working.AreaEstimated = this.formula.SquareMetres(working.WeightMeasured!.Weight!.Value.Kilograms, working.HeightMeasured!.Height!.Value.Centimetres);
        working.Area = this.areaRounding is null ? working.AreaEstimated : this.areaRounding.Round(working.AreaEstimated);
        working.Sized = this.size * working.Area;
    }

    private decimal FactorOf(Infant infant, LocalDate ageDate, ref DoseWorking working)
    {
        if (!this.factorPolicy!.Bands.TryFind(infant.BirthDate, ageDate, out working.FactorBand))
        {
            working.Obstacles |= DoseObstacles.NoInfantFactorForAge;
            return 0m;
        }

        Fraction fraction = working.FactorBand.Value.Value;
        working.Denominator *= fraction.Denominator;
        return fraction.Numerator;
    }

    private decimal TaperOf(int day, ref DoseWorking working)
    {
        for (int earlier = 1; earlier <= day; earlier++)
        {
            working.DayOfTaper += this.Order.Days.Contains(earlier) ? 1 : 0;
        }

        int last = 0;
        foreach (TaperStep step in this.rule!.Taper)
        {
            last += step.Days;
            if (working.DayOfTaper >= 1 && working.DayOfTaper <= last)
            {
                working.TaperStep = step;
                working.Denominator *= step.Factor.Denominator;
                return step.Factor.Numerator;
            }
        }

        working.Obstacles |= DoseObstacles.NoTaperStep;
        return 0m;
    }

    /// <summary>The cap, then the rounding, which happens once and never breaks the cap.</summary>
    private void Finish(ref DoseWorking working)
    {
        bool hasCap = this.capNumerator > 0m;
        if (hasCap && working.Numerator * this.capDenominator > this.capNumerator * working.Denominator)
        {
            working.IsCapped = true;
            working.Numerator = this.capNumerator;
            working.Denominator = this.capDenominator;
        }

        if (this.rounding is null)
        {
            working.Final = working.Denominator == 1m ? working.Numerator : working.Numerator / working.Denominator;
            return;
        }

        decimal increment = this.rounding.Increment.CanonicalValue;
        working.Final = Rounding.ToMultiple(working.Numerator, working.Denominator, increment, this.rounding.Direction, this.rounding.Tie);
        if (hasCap && working.Final * this.capDenominator > this.capNumerator)
        {
            working.Final = Rounding.MultiplesWithin(this.capNumerator, increment * this.capDenominator) * increment;
        }

        if (working.Final == 0m && working.Numerator > 0m)
        {
            working.Obstacles |= DoseObstacles.RoundedAway;
        }
    }

    /// <summary>The lower of the cap of one dose and the cap of a day divided by the doses a day; 0/1 when there is none.</summary>
    private (decimal Numerator, decimal Denominator) CapOfOneDose()
    {
        decimal? dose = this.rule!.MaximumPerDose?.CanonicalValue;
        decimal? day = this.rule.MaximumPerDay?.CanonicalValue;
        int times = this.Order.TimesPerDay ?? 1;
        return (dose, day) switch
        {
            (null, null) => (0m, 1m),
            ({ } most, null) => (most, 1m),
            (null, { } most) => (most, times),
            ({ } mostOfDose, { } mostOfDay) => mostOfDose * times <= mostOfDay ? (mostOfDose, 1m) : (mostOfDay, times),
        };
    }
}
