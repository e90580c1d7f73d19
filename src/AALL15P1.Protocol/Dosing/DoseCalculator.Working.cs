using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

// The working of a dose: what was measured, the size, the factors, the cap, and the one rounding, in this order.
internal sealed partial class DoseCalculator
{
    private void Work(Infant infant, LocalDate blockStart, LocalDate date, TitratedShare? share, out DoseWorking working)
    {
        RequireInOrder(infant.BirthDate, blockStart, nameof(blockStart), "the date of birth");
        RequireInOrder(blockStart, date, nameof(date), "day 1 of the block");
        working = default;
        working.Share = share;
        working.Obstacles = share?.Unclear is null ? DoseObstacles.None : DoseObstacles.CountsUnclear;
        if (share?.Amount is { } prescribed)
        {
            // What was prescribed is given as it was: nothing is measured, capped or rounded.
            working.Numerator = prescribed.Milligrams;
            working.Denominator = Order.TimesPerDay ?? 1;
            working.Final = working.Numerator / working.Denominator;
            return;
        }

        working.Obstacles |= standingObstacles;
        if (rule is null)
        {
            return;
        }

        decimal factor = Measure(infant, date, ref working);
        working.Denominator = divisor;
        if (factorPolicy is not null)
        {
            factor *= FactorOf(infant, FactorAgeDate(blockStart, date), ref working);
        }

        if (rule.Taper.Count > 0)
        {
            factor *= TaperOf(Period.DaysBetween(blockStart, date) + 1, ref working);
        }

        if (share is { LacksStart: true, IsNone: false })
        {
            working.Obstacles |= DoseObstacles.NoStartingAmount;
        }
        else if (share?.Percent is { } percent)
        {
            factor *= percent;
            working.Denominator *= 100m;
        }

        if (working.Obstacles == DoseObstacles.None)
        {
            working.Numerator = factor;
            Finish(ref working);
        }
    }

    /// <summary>The size applied to what was measured; 0 when something is missing.</summary>
    private decimal Measure(Infant infant, LocalDate date, ref DoseWorking working)
    {
        switch (basis)
        {
            case Basis.Flat:
                working.Sized = size;
                break;
            case Basis.Age when amountsByAge!.TryFind(infant.BirthDate, date, out working.SizeBand):
                working.Sized = working.SizeBand.Value.CanonicalValue;
                break;
            case Basis.Age:
                working.Obstacles |= DoseObstacles.NoAgeBand;
                break;
            case Basis.Weight when infant.TryGetWeight(date, out working.WeightMeasured):
                working.Sized = size * working.WeightMeasured.Weight!.Value.Kilograms;
                break;
            case Basis.Weight:
                working.Obstacles |= DoseObstacles.NoWeight;
                break;
            default:
                MeasureArea(infant, date, ref working);
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

        working.AreaEstimated = formula.SquareMetres(working.WeightMeasured!.Weight!.Value.Kilograms, working.HeightMeasured!.Height!.Value.Centimetres);
        working.Area = areaRounding is null ? working.AreaEstimated : areaRounding.Round(working.AreaEstimated);
        working.Obstacles |= working.Area > 0m ? DoseObstacles.None : DoseObstacles.RoundedAway;
        working.Sized = size * working.Area;
    }

    private decimal FactorOf(Infant infant, LocalDate ageDate, ref DoseWorking working)
    {
        if (!factorPolicy!.Bands.TryFind(infant.BirthDate, ageDate, out working.FactorBand))
        {
            working.Obstacles |= DoseObstacles.NoInfantFactorForAge;
            return default;
        }

        Fraction fraction = working.FactorBand.Value.Value;
        working.Denominator *= fraction.Denominator;
        return fraction.Numerator;
    }

    private decimal TaperOf(int day, ref DoseWorking working)
    {
        for (int earlier = 1; earlier <= day; earlier++)
        {
            working.DayOfTaper += Order.Days.Contains(earlier) ? 1 : 0;
        }

        int last = 0;
        foreach (TaperStep step in rule!.Taper)
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
        return default;
    }

    /// <summary>The cap, then the rounding, which happens once and never breaks the cap.</summary>
    private void Finish(ref DoseWorking working)
    {
        bool hasCap = capNumerator > 0m;
        if (hasCap && working.Numerator * capDenominator > capNumerator * working.Denominator)
        {
            working.IsCapped = true;
            working.Numerator = capNumerator;
            working.Denominator = capDenominator;
        }

        if (rounding is null)
        {
            working.Final = working.Denominator == 1m ? working.Numerator : working.Numerator / working.Denominator;
            return;
        }

        decimal increment = rounding.Increment.CanonicalValue;
        working.Final = Rounding.ToMultiple(working.Numerator, working.Denominator, increment, rounding.Direction, rounding.Tie);
        if (hasCap && working.Final * capDenominator > capNumerator)
        {
            working.Final = Rounding.MultiplesWithin(capNumerator, increment * capDenominator) * increment;
        }

        if (working.Final == 0m && working.Numerator > 0m)
        {
            working.Obstacles |= DoseObstacles.RoundedAway;
        }
    }

    /// <summary>The lower of the cap of one dose and the cap of a day divided by the doses a day; 0 when there is none.</summary>
    private (decimal Numerator, decimal Denominator) CapOfOneDose()
    {
        decimal? dose = rule!.MaximumPerDose?.CanonicalValue;
        decimal? day = rule.MaximumPerDay?.CanonicalValue;
        int times = Order.TimesPerDay ?? 1;

        // Doses that add up to more than a decimal number can hold add up to more than the cap of a day.
        return (dose, day) switch
        {
            (null, null) => default,
            ({ } most, null) => (most, 1m),
            (null, { } most) => (most, times),
            ({ } mostOfDose, { } mostOfDay) => mostOfDose < decimal.MaxValue / times && mostOfDose * times <= mostOfDay ? (mostOfDose, 1m) : (mostOfDay, times),
        };
    }
}
