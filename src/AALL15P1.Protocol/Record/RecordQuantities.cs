namespace AALL15P1.Protocol;

/// <summary>
/// The technical bounds of quantities that a record takes in. Within them no sum, product or quotient that a record
/// computes leaves what a decimal number can hold: 2³¹ of the largest amounts, each for each square metre of the smallest
/// area (10⁻⁹ m², by Du Bois), add up to less than 10²⁸.
/// </summary>
internal static class RecordQuantities
{
    /// <summary>The largest amount that is recorded, in mg or IU; inclusive.</summary>
    public const decimal LargestAmount = 1_000_000_000m;

    private const decimal SmallestMeasure = 0.000_001m;
    private const decimal LargestMeasure = 1_000_000m;

    public static DoseAmount? Require(DoseAmount? amount, string parameter) =>
        amount?.CanonicalValue > LargestAmount
            ? throw new ArgumentOutOfRangeException(parameter, amount, "A recorded amount is at most 1000000000 mg or IU, so that amounts can be added up.")
            : amount;

    public static Measurement Require(Measurement measurement, string parameter) =>
        IsWithin(measurement.Weight?.Kilograms) && IsWithin(measurement.Height?.Centimetres)
            ? measurement
            : throw new ArgumentOutOfRangeException(
                parameter,
                string.Join(", ", new[] { measurement.Weight?.ToString(), measurement.Height?.ToString() }.Where(text => text is not null)),
                "A recorded weight is from 0.000001 to 1000000 kg, and a recorded height from 0.000001 to 1000000 cm, each inclusive, so that doses can be computed.");

    private static bool IsWithin(decimal? measure) => measure is null or (>= SmallestMeasure and <= LargestMeasure);
}
