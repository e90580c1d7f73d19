using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The body and age for which doses of different bases are compared. The body surface is worked out where it is asked for, which is seldom.</summary>
internal readonly record struct Build
{
    private readonly BsaFormula formula;
    private readonly Weight? weight;
    private readonly Height? height;

    private Build(LocalDate birthDate, LocalDate on, BsaFormula formula, Weight? weight, Height? height)
    {
        BirthDate = birthDate;
        On = on;
        this.formula = formula;
        this.weight = weight;
        this.height = height;
    }

    public LocalDate BirthDate { get; }

    public LocalDate On { get; }

    /// <summary>The weight; null where it is not known.</summary>
    public decimal? Kilograms => weight?.Kilograms;

    /// <summary>The body surface area; null where the weight or the height is not known.</summary>
    public decimal? SquareMetres => weight is { } known && height is { } tall ? formula.Estimate(known, tall).SquareMetres : null;

    /// <summary>Whether the weight or the height was not measured, and the median of the age stands for it.</summary>
    public bool IsOfMedian { get; private init; }

    /// <summary>
    /// The infant's own body; where it was not measured, the median of the age: a slip of five times shows on any infant, and a
    /// comparison that waits for a measurement would say nothing of a dose that needs none.
    /// </summary>
    public static Build Of(Infant infant, LocalDate on, BsaFormula formula, GrowthReference growth)
    {
        Weight? own = infant.TryGetWeight(on, out Measurement? weighed) ? weighed.Weight : null;
        Height? tall = infant.TryGetHeight(on, out Measurement? measured) ? measured.Height : null;
        return own is not null && tall is not null
            ? new(infant.BirthDate, on, formula, own, tall)
            : OfMedian(growth, infant.BirthDate, on, formula, own, tall);
    }

    /// <summary>The body of the median weight and height of an age, where neither or one is measured; without a height beyond the tables.</summary>
    public static Build OfMedian(GrowthReference? growth, LocalDate birthDate, LocalDate on, BsaFormula formula, Weight? measured = null, Height? tall = null)
    {
        decimal months = GrowthReference.MonthsOfAge(birthDate, on);
        return growth is null || !growth.MedianWeight.TryFind(months, out decimal light, out decimal heavy) || !growth.MedianHeight.TryFind(months, out decimal low, out decimal high)
            ? new(birthDate, on, formula, measured, height: null) { IsOfMedian = true }
            : new(birthDate, on, formula, measured ?? Weight.FromKilograms((light + heavy) / 2m), tall ?? Height.FromCentimetres((low + high) / 2m)) { IsOfMedian = true };
    }

    /// <summary>What a size comes to, in mg or IU; null where it depends on what is not known.</summary>
    public decimal? Amount(DoseSize size) => size switch
    {
        DoseSize.FlatMass flat => flat.Amount.Milligrams,
        DoseSize.FlatUnits flat => flat.Amount.Value,
        DoseSize.MassByWeight byWeight => Times(byWeight.Size.MilligramsPerKilogram, Kilograms),
        DoseSize.UnitsByWeight byWeight => Times(byWeight.Size.InternationalUnitsPerKilogram, Kilograms),
        DoseSize.MassByArea byArea => Times(byArea.Size.MilligramsPerSquareMetre, SquareMetres),
        DoseSize.UnitsByArea byArea => Times(byArea.Size.InternationalUnitsPerSquareMetre, SquareMetres),
        DoseSize.ByAge byAge when byAge.Table.TryFind(BirthDate, On, out AgeBand<DoseAmount>? band) => band.Value.CanonicalValue,
        _ => null,
    };

    /// <summary>No dose and no body is larger than this; the product of the two then fits a decimal number.</summary>
    private static decimal? Times(decimal size, decimal? by) => Math.Min(size, Largest) * (by is { } known ? Math.Min(known, Largest) : null);

    private const decimal Largest = 10_000_000_000_000m;
}

/// <summary>Compares the size that an order states with the published doses of the same order.</summary>
internal static class ReferenceComparison
{
    /// <summary>From this multiple on, and from its reciprocal down, a stated dose is a hazard.</summary>
    public const decimal Hazardous = 5m;

    /// <summary>From this multiple on, and from its reciprocal down, a stated dose is pointed out.</summary>
    public const decimal Notable = 2m;

    /// <summary>The answer for an order: a hold from five times on, whatever states the dose.</summary>
    public static DecisionOutcome Judge(ValueList<ReferenceDose> references, BlockId block, PlannedOrder order, in Build build, List<Finding>? findings)
    {
        if (order.Dose is not Fact<DoseRule>.Known { Stated: { } stated })
        {
            return DecisionOutcome.Proceed;
        }

        if (stated.Value.Size is not DoseSize.ByAgeAtStart starting)
        {
            return Judge(references, block, order, stated, build, findings);
        }

        // Which starting dose is given was decided on an earlier day: each that the infant's age has reached by now may be it.
        DecisionOutcome worst = DecisionOutcome.Proceed;
        foreach (StartingBand band in starting.Bands)
        {
            worst = build.BirthDate.PlusMonths(band.FromMonths) <= build.On ? worst.And(Judge(references, block, order, band.Dose, build, findings)) : worst;
        }

        return worst;
    }

    private static DecisionOutcome Judge(ValueList<ReferenceDose> references, BlockId block, PlannedOrder order, Cited<DoseRule> stated, in Build build, List<Finding>? findings)
    {
        if (Nearest(references, block, order, stated.Value, build, out decimal ratio) is not { } nearest)
        {
            return DecisionOutcome.Proceed;
        }

        bool isOtherKind = nearest.Dose.Value.Size.IsUnits != stated.Value.Size.IsUnits;
        decimal distance = Distance(stated.Value, nearest, ratio);
        DecisionOutcome outcome = distance >= Hazardous ? DecisionOutcome.Hold : DecisionOutcome.Proceed;
        if (findings is not null && distance >= Notable)
        {
            string than = $"the published {nearest.Dose.Value} ({nearest.Dose.Citation})";
            findings.Add(new(
                outcome == DecisionOutcome.Hold ? SafetyRules.ReferenceFivefold : SafetyRules.ReferenceTwofold,
                outcome,
                outcome == DecisionOutcome.Hold ? Severity.Hazard : Severity.Deviation,
                isOtherKind
                    ? $"{order.Drug} is stated as {stated.Value}, and {than} is of another kind"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{order.Drug} is stated as {stated.Value}, {ratio:0.##} times {than}{(build.IsOfMedian && SameBasis(stated.Value.Size, nearest.Dose.Value.Size) is null ? " for an infant of median size" : string.Empty)}"),
                isOtherKind ? "a dose of a kind in which the drug is dosed"
                    : outcome == DecisionOutcome.Hold ? "less than 5 times and more than a fifth of a published dose"
                    : "less than twice and more than half of a published dose, or a second look")
            {
                Instead = $"check the stated dose ({stated.Citation})",
                Audience = Audience.StudyTeam,
            });
        }

        return outcome;
    }

    /// <summary>The published dose nearest to the stated one, and how many times the stated one is of it. One of another kind, of which it is no multiple, counts only when there is no other.</summary>
    public static ReferenceDose? Nearest(ValueList<ReferenceDose> references, BlockId block, PlannedOrder order, DoseRule stated, in Build build, out decimal ratio)
    {
        ReferenceDose? nearest = null;
        ReferenceDose? otherKind = null;
        decimal least = decimal.MaxValue;
        ratio = default;
        foreach (ReferenceDose reference in references)
        {
            if (!reference.IsFor(block, order))
            {
                continue;
            }

            if (reference.Dose.Value.Size.IsUnits != stated.Size.IsUnits)
            {
                otherKind = reference;
                continue;
            }

            if (Ratio(stated, reference.Dose.Value, order.TimesPerDay, build) is not { } times || (reference.OnlyAbove && times < 1m))
            {
                continue;
            }

            decimal distance = UnitSlip.Distance(times);
            if (distance < least)
            {
                (nearest, least, ratio) = (reference, distance, times);
            }
        }

        return nearest ?? otherKind;
    }

    /// <summary>How far a stated dose is from the nearest published one, as a multiple in either direction; endless where they are of different kinds.</summary>
    public static decimal Distance(DoseRule stated, ReferenceDose nearest, decimal ratio) =>
        nearest.Dose.Value.Size.IsUnits != stated.Size.IsUnits ? decimal.MaxValue : UnitSlip.Distance(ratio);

    /// <summary>How many times the one dose is of the other, for a whole day where the two speak of different periods; null where that is not known.</summary>
    private static decimal? Ratio(DoseRule stated, DoseRule reference, int? timesPerDay, in Build build)
    {
        decimal? times = SameBasis(stated.Size, reference.Size) ?? (build.Amount(stated.Size) is { } one && build.Amount(reference.Size) is { } other ? Divide(one, other) : null);
        decimal? ratio = (stated.Period, reference.Period) switch
        {
            (DosePeriod.PerDose, DosePeriod.PerDay) => times * timesPerDay,
            (DosePeriod.PerDay, DosePeriod.PerDose) => times / timesPerDay,
            _ => times,
        };
        if (ratio is not { } known)
        {
            return null;
        }

        // What was divided and multiplied is rounded once more: six sixths are one, and five times is no less than 5.
        decimal rounded = decimal.Round(known, Decimals);
        return rounded == 0m ? 1m / Endless : rounded;
    }

    /// <summary>Fewer than the 28 digits of a quotient, and many more than a comparison with 2 or 5 needs.</summary>
    private const int Decimals = 20;

    /// <summary>A multiple beyond a million says no more than a million does, and nothing is infinitely less than something.</summary>
    private const decimal Endless = 1_000_000m;

    private static decimal Divide(decimal stated, decimal published) => stated >= Endless * published ? Endless : stated / published;

    private static decimal? SameBasis(DoseSize stated, DoseSize reference) => (stated, reference) switch
    {
        (DoseSize.MassByWeight one, DoseSize.MassByWeight other) => Divide(one.Size.MilligramsPerKilogram, other.Size.MilligramsPerKilogram),
        (DoseSize.MassByArea one, DoseSize.MassByArea other) => Divide(one.Size.MilligramsPerSquareMetre, other.Size.MilligramsPerSquareMetre),
        (DoseSize.UnitsByWeight one, DoseSize.UnitsByWeight other) => Divide(one.Size.InternationalUnitsPerKilogram, other.Size.InternationalUnitsPerKilogram),
        (DoseSize.UnitsByArea one, DoseSize.UnitsByArea other) => Divide(one.Size.InternationalUnitsPerSquareMetre, other.Size.InternationalUnitsPerSquareMetre),
        _ => null,
    };
}
