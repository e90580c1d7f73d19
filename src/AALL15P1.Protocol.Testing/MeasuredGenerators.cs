using FsCheck;
using FsCheck.Fluent;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// FsCheck generators and shrinkers for laboratory values that are to be graded. <see cref="ProtocolArbitraries"/> registers them.
/// </summary>
internal static class MeasuredGenerators
{
    private static readonly decimal[] Counts = [500m, 1_000m, 1_500m, 2_000m, 3_000m, 25_000m, 50_000m, 75_000m];
    private static readonly decimal[] Haemoglobins = [80m, 100m];
    private static readonly decimal[] Multiples = [1m, 1.5m, 3m, 5m, 6m, 10m, 20m];

    /// <summary>Counts on and beside the numbers that CTCAE prints, and their lower limit of normal.</summary>
    public static Arbitrary<MeasuredValue<CellCount>> CellCounts() => Measured(Low(Counts, 500m), CellCount.FromPerMicrolitre);

    /// <summary>Haemoglobin in g/L, and bilirubin and creatinine in steps of the least that is reported.</summary>
    public static Arbitrary<MeasuredValue<MassPerVolume>> Masses() => Measured(Gen.OneOf(Low(Haemoglobins, 5m), High(0.0005m)), MassPerVolume.FromGramsPerLitre);

    /// <summary>Bilirubin and creatinine in µmol/L, on and beside the multiples that CTCAE prints.</summary>
    public static Arbitrary<MeasuredValue<MolarConcentration>> Concentrations() => Measured(High(0.5m), MolarConcentration.FromMicromolesPerLitre);

    /// <summary>ALT and AST in U/L, on and beside the multiples that CTCAE prints.</summary>
    public static Arbitrary<MeasuredValue<EnzymeActivity>> Activities() => Measured(High(0.5m), EnzymeActivity.FromUnitsPerLitre);

    /// <summary>Where less is worse the bounds are numbers, and the lower limit of normal.</summary>
    private static Gen<Numbers> Low(decimal[] printed, decimal unit) =>
        from lower in Missing(Gen.Choose(1, 40).Select(times => times * unit))
        from bound in Gen.Elements(lower is { } limit ? [.. printed, limit] : printed)
        from step in Gen.Elements(-0.001m, 0m, 0m, 0.001m)
        select new Numbers(bound + (step * unit), lower, Upper: null, Baseline: null);

    /// <summary>Where more is worse the bounds are multiples of the upper limit of normal, or of the baseline.</summary>
    private static Gen<Numbers> High(decimal unit) =>
        from upper in Missing(Gen.Choose(1, 100).Select(times => times * unit))
        from baseline in Missing(Gen.Choose(1, 200).Select(times => times * unit))
        from multiple in Gen.Elements(Multiples)
        from reference in Gen.Elements(upper ?? unit, baseline ?? unit)
        from step in Gen.Elements(-0.001m, 0m, 0m, 0.001m)
        select new Numbers((multiple * reference) + (step * unit), Lower: null, upper, baseline);

    private static Gen<decimal?> Missing(Gen<decimal> values) => Gen.Frequency((1, Gen.Constant<decimal?>(null)), (3, values.Select(value => (decimal?)value)));

    private static Arbitrary<MeasuredValue<T>> Measured<T>(Gen<Numbers> numbers, Func<decimal, T> make)
        where T : struct, IExactQuantity<T>
    {
        T? Of(decimal? number) => number is { } known ? make(known) : null;
        return Arb.From(
            from drawn in numbers
            from isLifeThreatening in Gen.Elements<bool?>(null, false, true)
            from isTransfusionIndicated in Gen.Elements<bool?>(null, false, true)
            select new MeasuredValue<T>(make(drawn.Value))
            {
                LowerLimit = Of(drawn.Lower),
                UpperLimit = Of(drawn.Upper),
                Baseline = Of(drawn.Baseline),
                IsLifeThreatening = isLifeThreatening,
                IsTransfusionIndicated = isTransfusionIndicated,
            },
            value => new[] { value with { LowerLimit = null }, value with { UpperLimit = null }, value with { Baseline = null }, value with { IsLifeThreatening = null }, value with { IsTransfusionIndicated = null } }
                .Where(fewer => fewer != value));
    }

    private readonly record struct Numbers(decimal Value, decimal? Lower, decimal? Upper, decimal? Baseline);
}
