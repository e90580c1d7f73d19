using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// FsCheck generators and shrinkers for laboratory values that are to be graded. <see cref="ProtocolArbitraries"/> registers them.
/// </summary>
internal static partial class MeasuredGenerators
{
    // The bands of CTCAE as the rule catalogue prints them: "[500, 1000)" of "grade 3, in /µL", "(3, 5]" of "grade 2, in × baseline".
    private static readonly RuleParameter[] Bands =
        [.. Aall15P1.Compile().Rules.Rules.Where(rule => rule.Id.StartsWith("CTCAE", StringComparison.Ordinal)).SelectMany(rule => rule.Parameters)];

    /// <summary>The counts per µL between two grades.</summary>
    internal static decimal[] Counts { get; } = Printed("/µL");

    /// <summary>The haemoglobins in g/L between two grades.</summary>
    internal static decimal[] Haemoglobins { get; } = Printed("g/L");

    /// <summary>The multiples of an upper limit of normal, or of a baseline, between two grades.</summary>
    internal static decimal[] Multiples { get; } = Printed("×");

    /// <summary>Counts on and beside the numbers that CTCAE prints, and their lower limit of normal.</summary>
    public static Arbitrary<MeasuredValue<CellCount>> CellCounts() => Measured(Counts, Low(Counts, 500m), CellCount.FromPerMicrolitre);

    /// <summary>Haemoglobin in g/L, and bilirubin and creatinine in steps of the least that is reported.</summary>
    public static Arbitrary<MeasuredValue<MassPerVolume>> Masses() => Measured(Haemoglobins, Gen.OneOf(Low(Haemoglobins, 5m), High(0.0005m)), MassPerVolume.FromGramsPerLitre);

    /// <summary>Bilirubin and creatinine in µmol/L, on and beside the multiples that CTCAE prints.</summary>
    public static Arbitrary<MeasuredValue<MolarConcentration>> Concentrations() => Measured([], High(0.5m), MolarConcentration.FromMicromolesPerLitre);

    /// <summary>ALT and AST in U/L, on and beside the multiples that CTCAE prints.</summary>
    public static Arbitrary<MeasuredValue<EnzymeActivity>> Activities() => Measured([], High(0.5m), EnzymeActivity.FromUnitsPerLitre);

    private static decimal[] Printed(string scale) =>
    [
        .. Bands.Where(band => band.Name.Contains($", in {scale}", StringComparison.Ordinal))
            .SelectMany(band => Bound().Matches(band.Value)).Select(bound => decimal.Parse(bound.Value, CultureInfo.InvariantCulture)).Distinct().Order(),
    ];

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Bound();

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

    private static Arbitrary<MeasuredValue<T>> Measured<T>(decimal[] printed, Gen<Numbers> numbers, Func<decimal, T> make)
        where T : struct, IExactQuantity<T>
    {
        T? Of(decimal? number) => number is { } known ? make(known) : null;
        IEnumerable<decimal> Bounds(MeasuredValue<T> value) => (value.UpperLimit ?? value.Baseline) is { } reference ? Multiples.Select(multiple => multiple * reference.CanonicalValue) : printed;
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
                .Concat(Bounds(value).TakeWhile(bound => bound != value.Value.CanonicalValue).Select(bound => new MeasuredValue<T>(make(bound))
                {
                    LowerLimit = value.LowerLimit,
                    UpperLimit = value.UpperLimit,
                    Baseline = value.Baseline,
                    IsLifeThreatening = value.IsLifeThreatening,
                    IsTransfusionIndicated = value.IsTransfusionIndicated,
                }))
                .Where(fewer => fewer != value));
    }

    private readonly record struct Numbers(decimal Value, decimal? Lower, decimal? Upper, decimal? Baseline);
}
