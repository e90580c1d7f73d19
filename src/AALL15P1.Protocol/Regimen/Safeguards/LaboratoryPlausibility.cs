using System.Globalization;
using System.Text;
using AALL15P1.Protocol.Evidence;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>The values of an analyte that an infant can have. Zero is always one of them for a cell count: it says that none was found.</summary>
/// <param name="Analyte">The analyte.</param>
/// <param name="Lowest">The lowest value other than zero, inclusive: cells/µL, or g/L of haemoglobin.</param>
/// <param name="Highest">The highest value, inclusive, in the same unit.</param>
public sealed record LaboratoryBounds(Analyte Analyte, decimal Lowest, decimal Highest)
{
    /// <summary>The highest value, inclusive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lowest is not above zero, or the highest is below it.</exception>
    public decimal Highest { get; } = Lowest > 0m && Highest >= Lowest
        ? Highest
        : throw new ArgumentOutOfRangeException(nameof(Highest), Highest, $"The bounds are above 0, the highest not below the lowest, {Lowest}.");

    /// <summary>Where a site states the bounds; null for those of this library.</summary>
    public Citation? StatedBy { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder, (nameof(Analyte), Analyte), (nameof(Lowest), Lowest), (nameof(Highest), Highest), (nameof(StatedBy), StatedBy));
}

/// <summary>
/// Whether laboratory values are values that an infant can have: within wide absolute bounds, in agreement with each
/// other, and not a thousandfold of the value before. What is not decides nothing, wherever it comes from: the start of
/// a block, a titration, a grade, the record. One check for all of them; the bounds are this library's own safeguards,
/// and a site may replace them.
/// </summary>
public sealed record LaboratoryPlausibility
{
    /// <summary>10⁹/L read as a count for each microlitre, and the reverse.</summary>
    private const decimal Thousand = 1000m;

    private const string Litre = "10⁹/L";

    /// <summary>
    /// The bounds without a site's own, wide enough for an infant with leukaemia: ANC 10 to 100,000/µL, platelets 1,000 to
    /// 2,000,000/µL, white cells 20 to 2,000,000/µL, haemoglobin 20 to 300 g/L, all inclusive.
    /// </summary>
    public static LaboratoryPlausibility Library { get; } = new()
    {
        Bounds =
        [
            new(Analyte.Neutrophils, 10m, 100_000m),
            new(Analyte.Platelets, 1_000m, 2_000_000m),
            new(Analyte.WhiteCells, 20m, 2_000_000m),
            new(Analyte.Haemoglobin, 20m, 300m),
        ],
    };

    /// <summary>The bounds; an analyte without any is not judged by itself.</summary>
    public ValueList<LaboratoryBounds> Bounds { get; init; }

    /// <summary>These bounds, with those of a site in place of the library's for the same analytes.</summary>
    /// <param name="stated">The site's bounds.</param>
    /// <returns>The completed bounds.</returns>
    public LaboratoryPlausibility With(ValueList<LaboratoryBounds> stated) =>
        this with { Bounds = Bounds.Where(bounds => !stated.Any(own => own.Analyte == bounds.Analyte)).Concat(stated).ToValueList() };

    /// <summary>Judges the values of one sample without an explanation; allocates nothing.</summary>
    /// <param name="values">The values.</param>
    /// <param name="before">The values before, for the change since; null when there are none.</param>
    /// <returns><see cref="Outcome.Proceed"/>, or <see cref="Outcome.CannotDecide"/> when one is implausible.</returns>
    public Outcome Evaluate(LaboratoryValues values, LaboratoryValues? before = null) => Judge(values, before, findings: null);

    /// <summary>Judges the values of one sample and explains.</summary>
    /// <param name="values">The values.</param>
    /// <param name="before">The values before; null when there are none.</param>
    /// <returns>The findings; none when every value is plausible.</returns>
    public ValueList<Finding> Explain(LaboratoryValues values, LaboratoryValues? before = null)
    {
        List<Finding> findings = [];
        Judge(values, before, findings);
        return findings.ToValueList();
    }

    internal Outcome Judge(LaboratoryValues values, LaboratoryValues? before, List<Finding>? findings)
    {
        Outcome outcome = Judge(Analyte.Neutrophils, values.Neutrophils?.PerMicrolitre, before?.Neutrophils?.PerMicrolitre, findings)
            .And(Judge(Analyte.Platelets, values.Platelets?.PerMicrolitre, before?.Platelets?.PerMicrolitre, findings))
            .And(Judge(Analyte.WhiteCells, values.WhiteCells?.PerMicrolitre, before: null, findings))
            .And(Judge(Analyte.Haemoglobin, values.Haemoglobin?.GramsPerLitre, before: null, findings));
        if (values.Neutrophils is not { } neutrophils || values.WhiteCells is not { } white || neutrophils <= white)
        {
            return outcome;
        }

        findings?.Add(Implausible(
            PlausibilityRules.NeutrophilsWithinWhiteCells,
            $"an ANC and a white blood cell count that agree (an ANC of {neutrophils} and white cells of {white} on {LocalDatePattern.Iso.Format(values.TakenOn)})",
            "an ANC that is at most the white blood cell count of the same sample"));
        return outcome.And(Outcome.CannotDecide);
    }

    /// <summary>Judges one value by itself and, where there is one, after the value before.</summary>
    /// <param name="analyte">The analyte.</param>
    /// <param name="measured">The value: cells/µL, or g/L of haemoglobin; null when it was not measured.</param>
    /// <param name="before">The value before, in the same unit; null when there is none.</param>
    /// <param name="findings">Where the finding goes; null to judge without one.</param>
    internal Outcome Judge(Analyte analyte, decimal? measured, decimal? before, List<Finding>? findings)
    {
        if (measured is not { } value || BoundsOf(analyte) is not { } bounds || (value == 0m && analyte.IsCellCount()))
        {
            return Outcome.Proceed;
        }

        if (value < bounds.Lowest || value > bounds.Highest)
        {
            findings?.Add(Implausible(
                PlausibilityRules.LaboratoryPlausible,
                $"a plausible {analyte.Name()} ({Text(analyte, value)}{Slip(bounds, value)})",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(analyte.IsCellCount() ? "0, or " : string.Empty)}{Text(analyte, bounds.Lowest)} to {Text(analyte, bounds.Highest)}, both inclusive{(bounds.StatedBy is { } site ? $" ({site})" : string.Empty)}")));
            return Outcome.CannotDecide;
        }

        if (before is not { } earlier || earlier <= 0m || !IsThousandfold(value, earlier))
        {
            return Outcome.Proceed;
        }

        findings?.Add(Implausible(
            PlausibilityRules.LaboratoryChange,
            $"a plausible {analyte.Name()} ({Text(analyte, value)} after {Text(analyte, earlier)}, which {(value > earlier ? $"cells/µL read as {Litre}" : $"{Litre} read as cells/µL")} would explain)",
            "a value that is not about a thousand times, or a thousandth of, the value before"));
        return Outcome.CannotDecide;
    }

    /// <summary>Whether two values are nearer to a slip of a thousand than a half or the double of it.</summary>
    private static bool IsThousandfold(decimal value, decimal before)
    {
        decimal ratio = value > before ? value / before : before / value;
        return ratio >= Thousand / 2m && ratio <= Thousand * 2m;
    }

    private static string Slip(LaboratoryBounds bounds, decimal value)
    {
        bool isCount = bounds.Analyte.IsCellCount();
        decimal factor = isCount ? Thousand : 10m;
        bool isTooHigh = value > bounds.Highest;
        decimal undone = isTooHigh ? value / factor : value * factor;
        return undone < bounds.Lowest || undone > bounds.Highest ? string.Empty
            : (isCount, isTooHigh) switch
            {
                (true, true) => $", which cells/µL read as {Litre} would explain",
                (true, false) => $", which {Litre} read as cells/µL would explain",
                (false, true) => ", which g/L read as g/dL would explain",
                _ => ", which g/dL read as g/L would explain",
            };
    }

    private static Finding Implausible(Rule rule, string missing, string required) =>
        new(rule, Outcome.CannotDecide, Severity.Hazard, Observed: null, required) { Missing = missing, Instead = "ask the laboratory, or measure again" };

    private static string Text(Analyte analyte, decimal value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:0.####}{(analyte.IsCellCount() ? "/µL" : " g/L")}");

    private LaboratoryBounds? BoundsOf(Analyte analyte)
    {
        foreach (LaboratoryBounds bounds in Bounds)
        {
            if (bounds.Analyte == analyte)
            {
                return bounds;
            }
        }

        return null;
    }
}
