using System.Diagnostics.CodeAnalysis;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// Computes the doses of one order under one policy. Made once, used for any infant and day, from any number of
/// threads. <see cref="Evaluate(Infant, LocalDate, LocalDate, out ComputedDose)"/> answers without allocation; <see cref="Explain"/> answers the same with every step.
/// </summary>
internal sealed partial class DoseCalculator
{
    /// <summary>The id of this operation in decisions.</summary>
    public const string Operation = "dose";

    private readonly DoseRule? rule;
    private readonly DoseObstacles standingObstacles;
    private readonly Basis basis;
    private readonly decimal size;
    private readonly AgeTable<DoseAmount>? amountsByAge;

    /// <summary>The starting doses of which the age chooses one, and the calculator of each; null and none for any other dose.</summary>
    private readonly DoseSize.ByAgeAtStart? starting;
    private readonly DoseCalculator[] ofBands = [];
    private readonly BsaFormula formula;
    private readonly BsaRounding? areaRounding;
    private readonly InfantFactorPolicy? factorPolicy;
    private readonly RoundingPolicy? rounding;

    /// <summary>The doses a day by which a stated day is divided; 1 when the size is that of one dose.</summary>
    private readonly int divisor;

    /// <summary>The cap of one dose as a fraction; 0 when there is none.</summary>
    private readonly decimal capNumerator;
    private readonly decimal capDenominator;

    /// <summary>
    /// Whether the dose is its size times the weight and nothing else, once a day. It is then computed without the
    /// working, which would cost several times the multiplication itself; the laws of dosing hold the two to the same answer.
    /// </summary>
    private readonly bool isPlainByWeight;

    private DoseCalculator(PlannedOrder order, Cited<DoseRule>? stated, DosingPolicy policy, string? supplementFingerprint)
    {
        Order = order;
        Policy = policy;
        SupplementFingerprint = supplementFingerprint;
        formula = policy.BsaFormula.Value;
        areaRounding = policy.BsaRounding?.Value;
        if (stated is null)
        {
            standingObstacles = DoseObstacles.NotStated;
            return;
        }

        StatedDose = stated;
        rule = stated.Value;
        IsUnits = rule.Size.IsUnits;
        if (rule.Size is DoseSize.ByAgeAtStart byAge)
        {
            // What is computed is computed by a band's calculator; without a band there is no dose.
            starting = byAge;
            ofBands = [.. byAge.Bands.Select(band => new DoseCalculator(order, band.Dose, policy, supplementFingerprint))];
            standingObstacles = DoseObstacles.NoAgeBand;
            return;
        }

        (basis, size, amountsByAge) = rule.Size switch
        {
            DoseSize.FlatMass flat => (Basis.Flat, flat.Amount.Milligrams, (AgeTable<DoseAmount>?)null),
            DoseSize.FlatUnits flat => (Basis.Flat, flat.Amount.Value, null),
            DoseSize.MassByWeight byWeight => (Basis.Weight, byWeight.Size.MilligramsPerKilogram, null),
            DoseSize.UnitsByWeight byWeight => (Basis.Weight, byWeight.Size.InternationalUnitsPerKilogram, null),
            DoseSize.MassByArea byArea => (Basis.Area, byArea.Size.MilligramsPerSquareMetre, null),
            DoseSize.UnitsByArea byArea => (Basis.Area, byArea.Size.InternationalUnitsPerSquareMetre, null),
            DoseSize.ByAge table => (Basis.Age, default, table.Table),
            _ => throw new ArgumentException($"{rule.Size} is of no known basis.", nameof(order)),
        };
        factorPolicy = rule.IsBeforeInfantFactor ? policy.InfantFactor : null;
        AppliedRounding = policy.RoundingFor(order, IsUnits);
        rounding = AppliedRounding?.Value;
        divisor = rule.Period == DosePeriod.PerDay ? order.TimesPerDay ?? 1 : 1;
        (capNumerator, capDenominator) = CapOfOneDose();
        standingObstacles =
            (rule.IsBeforeInfantFactor && policy.InfantFactor is null ? DoseObstacles.NoInfantFactor : DoseObstacles.None)
            | (order.TimesPerDay is null && NeedsTimesPerDay ? DoseObstacles.NoTimesPerDay : DoseObstacles.None);
        isPlainByWeight = basis == Basis.Weight && standingObstacles == DoseObstacles.None && factorPolicy is null && rounding is null
            && rule.Taper.Count == 0 && capNumerator == 0m && order.TimesPerDay == 1;
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

    private bool NeedsTimesPerDay => rule!.Period == DosePeriod.PerDay
        ? rounding is not null || rule.MaximumPerDose is not null
        : rule.MaximumPerDay is not null;

    /// <summary>Makes a calculator.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="supplementFingerprint">The fingerprint of the site's supplement behind the two; null without one.</param>
    /// <returns>The calculator.</returns>
    public static DoseCalculator Compile(PlannedOrder order, DosingPolicy policy, string? supplementFingerprint = null) =>
        new(order, order.Dose.Statement, policy, supplementFingerprint);

    /// <summary>The dose, without its steps and without allocation.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="blockStart">Day 1 of the block; not before the date of birth.</param>
    /// <param name="date">The day of the dose; not before <paramref name="blockStart"/>.</param>
    /// <param name="dose">The dose; without amounts unless the answer is <see cref="DecisionOutcome.Proceed"/>.</param>
    /// <returns>The answer; the same as that of <see cref="Explain"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A date is out of bounds.</exception>
    /// <exception cref="OverflowException">The measurements are beyond what a decimal number can hold.</exception>
    public DecisionOutcome Evaluate(Infant infant, LocalDate blockStart, LocalDate date, out ComputedDose dose) =>
        isPlainByWeight && TryPlain(infant, blockStart, date, out dose) ? DecisionOutcome.Proceed : Evaluate(infant, blockStart, date, share: null, out dose);

    /// <summary>The dose of a titrated order, without its steps and without allocation.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="blockStart">Day 1 of the block; not before the date of birth.</param>
    /// <param name="date">The day of the dose; not before <paramref name="blockStart"/>.</param>
    /// <param name="share">What of the dose is given; null for all of it.</param>
    /// <param name="dose">The dose; without amounts unless the answer is <see cref="DecisionOutcome.Proceed"/>.</param>
    /// <returns>The answer; the same as that of <see cref="Explain"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A date is out of bounds.</exception>
    /// <exception cref="OverflowException">The measurements are beyond what a decimal number can hold.</exception>
    public DecisionOutcome Evaluate(Infant infant, LocalDate blockStart, LocalDate date, TitratedShare? share, out ComputedDose dose)
    {
        DoseCalculator calculator = For(infant.BirthDate, blockStart, date);
        calculator.Work(infant, blockStart, date, share, out DoseWorking working);
        dose = working.Obstacles == DoseObstacles.None ? calculator.DoseOf(working) : default;
        return OutcomeOf(working.Obstacles);
    }

    /// <summary>The dose with every step, each with its source, or what is missing.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="blockStart">Day 1 of the block; not before the date of birth.</param>
    /// <param name="date">The day of the dose; not before <paramref name="blockStart"/>.</param>
    /// <param name="share">What of a titrated dose is given; null for all of it.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A date is out of bounds.</exception>
    /// <exception cref="OverflowException">The measurements are beyond what a decimal number can hold.</exception>
    public DoseResult Explain(Infant infant, LocalDate blockStart, LocalDate date, TitratedShare? share = null)
    {
        DoseCalculator calculator = For(infant.BirthDate, blockStart, date);
        calculator.Work(infant, blockStart, date, share, out DoseWorking working);
        return new DoseExplanation(calculator, blockStart, date) { SizeAgeOn = starting?.AgeOn(blockStart, date) }.Of(working);
    }

    internal static DecisionOutcome OutcomeOf(DoseObstacles obstacles) =>
        obstacles == DoseObstacles.None ? DecisionOutcome.Proceed
        : obstacles.HasFlag(DoseObstacles.RoundedAway) ? DecisionOutcome.Hold
        : DecisionOutcome.CannotDecide;

    internal ComputedDose DoseOf(in DoseWorking working)
    {
        DoseAmount final = new(working.Final, IsUnits);
        if (Order.TimesPerDay is not { } times)
        {
            // Of a whole day that no source divides into doses.
            return rule?.Period == DosePeriod.PerDay ? new(null, final) : new(final, null);
        }

        // A day's amount that nothing changed is not put together from rounded thirds.
        bool isExact = rounding is null && working.Denominator != 1m;
        return new(final, times == 1 ? final : new(isExact ? working.Numerator * times / working.Denominator : working.Final * times, IsUnits));
    }

    internal LocalDate FactorAgeDate(LocalDate blockStart, LocalDate date) => factorPolicy!.AgeTaken == AgeReference.BlockDay1 ? blockStart : date;

    /// <summary>
    /// Whether nothing but the amounts and the band of the infant factor tells the doses of two days apart, where both are
    /// given: their steps are then of the same standing. False where the age chooses the dose itself.
    /// </summary>
    internal bool TryTellBand(LocalDate birthDate, LocalDate blockStart, LocalDate date, out AgeBand<Cited<Fraction>>? band)
    {
        band = factorPolicy is not null && factorPolicy.Bands.TryFind(birthDate, FactorAgeDate(blockStart, date), out AgeBand<Cited<Fraction>>? found) ? found : null;
        return starting is null && basis != Basis.Age;
    }

    /// <summary>The calculator of the starting dose for the age; this one where the dose is no starting dose, or the age has none.</summary>
    private DoseCalculator For(LocalDate birthDate, LocalDate blockStart, LocalDate date)
    {
        if (starting is not null)
        {
            LocalDate on = starting.AgeOn(blockStart, date);
            for (int index = 0; index < ofBands.Length; index++)
            {
                if (starting.Bands[index].Holds(birthDate, on))
                {
                    return ofBands[index];
                }
            }
        }

        return this;
    }

    private bool TryPlain(Infant infant, LocalDate blockStart, LocalDate date, out ComputedDose dose)
    {
        RequireInOrder(infant.BirthDate, blockStart, nameof(blockStart), "the date of birth");
        RequireInOrder(blockStart, date, nameof(date), "day 1 of the block");
        if (!infant.TryGetWeight(date, out Measurement? measured))
        {
            dose = default;
            return false;
        }

        DoseAmount amount = new(size * measured.Weight!.Value.Kilograms, IsUnits);
        dose = new(amount, amount);
        return true;
    }

    private static void RequireInOrder(LocalDate first, LocalDate second, string parameter, string bound)
    {
        if (second < first)
        {
            Refuse(first, second, parameter, bound);
        }
    }

    /// <summary>Stands apart, so that the comparison above is small enough to be inlined.</summary>
    [DoesNotReturn]
    private static void Refuse(LocalDate first, LocalDate second, string parameter, string bound) =>
        throw new ArgumentOutOfRangeException(parameter, second, $"The date must not be before {bound}, {first:uuuu-MM-dd}.");
}
