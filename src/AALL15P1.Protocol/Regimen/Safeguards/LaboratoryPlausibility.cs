using System.Globalization;
using System.Text;
using AALL15P1.Protocol.Evidence;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>The values of an analyte that an infant can have. Zero is always one of them for a cell count: it says that none was found.</summary>
/// <param name="Analyte">The analyte.</param>
/// <param name="Lowest">The lowest value other than zero, inclusive: cells/µL, g/L of haemoglobin, µmol/L of bilirubin and creatinine, U/L of ALT and AST.</param>
/// <param name="Highest">The highest value, inclusive, in the same unit.</param>
public sealed record LaboratoryBounds(Analyte Analyte, decimal Lowest, decimal Highest)
{
    /// <summary>The lowest value other than zero, inclusive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lowest is not above zero, or it is above the highest.</exception>
    public decimal Lowest
    {
        get;
        init => field = value > 0m && value <= Highest ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"The bounds are above 0, the lowest not above the highest, {Highest}.");
    }
    = Lowest;

    /// <summary>The highest value, inclusive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lowest is not above zero, or the highest is below it.</exception>
    public decimal Highest { get; } = Lowest > 0m && Highest >= Lowest
        ? Highest
        : throw new ArgumentOutOfRangeException(nameof(Highest), Highest, $"The bounds are above 0, the highest not below the lowest, {Lowest}.");

    /// <summary>Where a site states the bounds; null for those of this library.</summary>
    public Citation? StatedBy { get; init; }

    /// <summary>Who stands behind the bounds: the site, or the weaker source that it takes them from. It says nothing of the library's own.</summary>
    public Standing StatedAs { get; init; } = Standing.Site;

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Analyte), Analyte), (nameof(Lowest), Lowest), (nameof(Highest), Highest), (nameof(StatedBy), StatedBy), (nameof(StatedAs), StatedAs));
}

/// <summary>
/// Whether laboratory values are values that an infant can have: within wide absolute bounds, in agreement with each
/// other, and not a thousandfold of the value before. What is not decides nothing, wherever it comes from: the start of
/// a block, a titration, a grade, the record. One check for all of them; the bounds are this library's own safeguards,
/// and a site may replace them.
/// </summary>
public sealed record LaboratoryPlausibility
{
    // The whole numbers within those of the bounds that every start of a block looks at; equal bounds have equal ones.
    private readonly WholeRange neutrophils;
    private readonly WholeRange platelets;
    private readonly WholeRange whiteCells;

    /// <summary>
    /// The bounds without a site's own, wide enough for an infant with leukaemia: ANC 10 to 100,000/µL, platelets 1,000 to
    /// 2,000,000/µL, white cells 20 to 2,000,000/µL, haemoglobin 20 to 300 g/L, bilirubin 1 to 1,000 µmol/L,
    /// ALT and AST 1 to 50,000 U/L, creatinine 5 to 1,000 µmol/L, all inclusive.
    /// </summary>
    public static LaboratoryPlausibility Library { get; } = new()
    {
        Bounds =
        [
            new(Analyte.Neutrophils, 10m, 100_000m),
            new(Analyte.Platelets, 1_000m, 2_000_000m),
            new(Analyte.WhiteCells, 20m, 2_000_000m),
            new(Analyte.Haemoglobin, 20m, 300m),
            new(Analyte.Bilirubin, 1m, 1_000m),
            new(Analyte.AlanineAminotransferase, 1m, 50_000m),
            new(Analyte.AspartateAminotransferase, 1m, 50_000m),
            new(Analyte.Creatinine, 5m, 1_000m),
        ],
    };

    /// <summary>The bounds; an analyte without any is not judged by itself.</summary>
    public ValueList<LaboratoryBounds> Bounds
    {
        get;
        init
        {
            field = value;
            neutrophils = WholeRange.Of(BoundsOf(Analyte.Neutrophils));
            platelets = WholeRange.Of(BoundsOf(Analyte.Platelets));
            whiteCells = WholeRange.Of(BoundsOf(Analyte.WhiteCells));
        }
    }

    /// <summary>These bounds, with those of a site in place of the library's for the same analytes.</summary>
    /// <param name="stated">The site's bounds.</param>
    /// <returns>The completed bounds.</returns>
    public LaboratoryPlausibility With(ValueList<LaboratoryBounds> stated) =>
        this with { Bounds = Bounds.Where(bounds => !stated.Any(own => own.Analyte == bounds.Analyte)).Concat(stated).ToValueList() };

    /// <summary>Judges the values of one sample without an explanation; allocates nothing.</summary>
    /// <param name="values">The values.</param>
    /// <param name="before">The values before, for the change since; null when there are none.</param>
    /// <returns><see cref="DecisionOutcome.Proceed"/>, or <see cref="DecisionOutcome.CannotDecide"/> when one is implausible.</returns>
    public DecisionOutcome Evaluate(LaboratoryValues values, LaboratoryValues? before = null) => Judge(values, before, findings: null);

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

    internal DecisionOutcome Judge(LaboratoryValues values, LaboratoryValues? before, List<Finding>? findings) =>
        before is null && IsPlain(values) ? DecisionOutcome.Proceed : JudgeEach(values, before, findings);

    /// <summary>
    /// Whether there are only counts, each a whole number within its bounds, and no more neutrophils than white cells:
    /// what nearly every sample is, told by a few comparisons. Of any other sample this says nothing.
    /// </summary>
    private bool IsPlain(LaboratoryValues values) =>
        (values.Neutrophils is not { } neutrophilCount || neutrophils.Contains(neutrophilCount.Whole))
        && (values.Platelets is not { } plateletCount || platelets.Contains(plateletCount.Whole))
        && (values.WhiteCells is not { } whiteCellCount || (whiteCells.Contains(whiteCellCount.Whole) && (values.Neutrophils?.Whole ?? 0) <= whiteCellCount.Whole))
        && values.Haemoglobin is null;

    /// <summary>Judges the values one by one, plain or not; a property compares it with the shorter way.</summary>
    internal DecisionOutcome JudgeEach(LaboratoryValues values, LaboratoryValues? before, List<Finding>? findings)
    {
        DecisionOutcome outcome = Judge(Analyte.Neutrophils, values.Neutrophils?.Number, before?.Neutrophils?.Number.Exact, findings)
            .And(Judge(Analyte.Platelets, values.Platelets?.Number, before?.Platelets?.Number.Exact, findings))
            .And(Judge(Analyte.WhiteCells, values.WhiteCells?.Number, before: null, findings))
            .And(Judge(Analyte.Haemoglobin, values.Haemoglobin is { } haemoglobin ? new BoundedNumber(haemoglobin.GramsPerLitre, BoundKind.Exact) : null, before: null, findings));
        if (values.Neutrophils is not { } neutrophils || values.WhiteCells is not { } white || !neutrophils.Number.IsAbove(white.Number))
        {
            return outcome;
        }

        findings?.Add(Implausible(
            PlausibilityRules.NeutrophilsWithinWhiteCells,
            $"an ANC and a white blood cell count that agree (an ANC of {neutrophils} and white cells of {white} on {LocalDatePattern.Iso.Format(values.TakenOn)})",
            "an ANC that is at most the white blood cell count of the same sample"));
        return outcome.And(DecisionOutcome.CannotDecide);
    }

    /// <summary>Judges one value by itself and, where there is one, after the value before. A bound is judged by itself only: as one that no laboratory would write of an infant.</summary>
    /// <param name="analyte">The analyte.</param>
    /// <param name="measured">The value, in the unit of the analyte's bounds; null when it was not measured.</param>
    /// <param name="before">The value before, in the same unit; null when there is none.</param>
    /// <param name="findings">Where the finding goes; null to judge without one.</param>
    /// <param name="written">The value as it was written, where that was in another unit.</param>
    internal DecisionOutcome Judge(Analyte analyte, BoundedNumber? measured, decimal? before, List<Finding>? findings, string? written = null)
    {
        if (measured is not { } value || BoundsOf(analyte) is not { } bounds || (value.Exact == 0m && analyte.IsCellCount()))
        {
            return DecisionOutcome.Proceed;
        }

        if (IsOutside(bounds, value))
        {
            findings?.Add(Implausible(
                PlausibilityRules.LaboratoryPlausible,
                $"a plausible {analyte.Name()} ({written ?? Text(analyte, value)}{Slip(bounds, value.Number)})",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(analyte.IsCellCount() ? "0, or " : string.Empty)}{Text(analyte, bounds.Lowest)} to {Text(analyte, bounds.Highest)}, both inclusive{(bounds.StatedBy is { } site ? $" ({site})" : string.Empty)}")));
            return DecisionOutcome.CannotDecide;
        }

        if (before is not { } earlier || earlier <= 0m || value.Exact is not { } now || MixUpOf(analyte) is not { } mixUp || !IsNear(mixUp.Factor, now, earlier))
        {
            return DecisionOutcome.Proceed;
        }

        // An infant's bilirubin can rise or fall that far, so there the slip is pointed out and the value stands.
        bool isPossible = analyte == Analyte.Bilirubin;
        DecisionOutcome effect = isPossible ? DecisionOutcome.Proceed : DecisionOutcome.CannotDecide;
        string change = $"{written ?? Text(analyte, value)} after {Text(analyte, earlier)}, which {(now > earlier ? $"{mixUp.Small} read as {mixUp.Large}" : $"{mixUp.Large} read as {mixUp.Small}")} would explain";
        string factor = mixUp.Factor.ToString(CultureInfo.InvariantCulture);
        string required = $"a value that is not about {(mixUp.Factor == 1000m ? "a thousand times, or a thousandth" : $"{factor} times, or one {factor}th")} of, the value before";
        findings?.Add(isPossible
            ? new(PlausibilityRules.LaboratoryChange, effect, Severity.Deviation, $"{analyte.Name()} {change}", required) { Instead = "ask the laboratory for the unit" }
            : Implausible(PlausibilityRules.LaboratoryChange, $"a plausible {analyte.Name()} ({change})", required));
        return effect;
    }

    /// <summary>Whether no value within the bounds can be meant. A bound that leaves only zero, or the highest value, is one that no laboratory writes.</summary>
    private static bool IsOutside(LaboratoryBounds bounds, BoundedNumber value) => value.Kind switch
    {
        BoundKind.Below or BoundKind.AtMost => value.Number < bounds.Lowest,
        BoundKind.Above or BoundKind.AtLeast => value.Number > bounds.Highest,
        _ => value.Number < bounds.Lowest || value.Number > bounds.Highest,
    };

    /// <summary>Only where a change of that size is taken for a slip: white cells and haemoglobin can change as far, and enzymes have one unit.</summary>
    private static UnitMixUp? MixUpOf(Analyte analyte) =>
        analyte is Analyte.Neutrophils or Analyte.Platelets or Analyte.Bilirubin or Analyte.Creatinine ? analyte.MixUp() : null;

    /// <summary>Whether the ratio of two values is nearer to a factor than a half or the double of it.</summary>
    private static bool IsNear(decimal factor, decimal value, decimal before)
    {
        decimal ratio = value > before ? value / before : before / value;
        return ratio >= factor / 2m && ratio <= factor * 2m;
    }

    private static string Slip(LaboratoryBounds bounds, decimal value)
    {
        if (bounds.Analyte.MixUp() is not { } mixUp)
        {
            return string.Empty;
        }

        bool isTooHigh = value > bounds.Highest;
        decimal undone = isTooHigh ? value / mixUp.Factor : value * mixUp.Factor;
        (string meant, string read) = isTooHigh ? (mixUp.Small, mixUp.Large) : (mixUp.Large, mixUp.Small);
        return undone < bounds.Lowest || undone > bounds.Highest ? string.Empty : $", which {meant} read as {read} would explain";
    }

    private static Finding Implausible(Rule rule, string missing, string required) =>
        new(rule, DecisionOutcome.CannotDecide, Severity.Hazard, Observed: null, required) { Missing = missing, Instead = "ask the laboratory, or measure again" };

    private static string Text(Analyte analyte, BoundedNumber value) => $"{BoundText.Sign(value.Kind)}{Text(analyte, value.Number)}";

    private static string Text(Analyte analyte, decimal value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:0.####}{(analyte.IsCellCount() ? string.Empty : " ")}{analyte.Unit().Symbol}");

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

    /// <summary>The whole numbers of a range; none by default.</summary>
    private readonly record struct WholeRange(int Lowest, int Count)
    {
        public static WholeRange Of(LaboratoryBounds? bounds)
        {
            if (bounds is null || bounds.Highest > int.MaxValue)
            {
                return default;
            }

            int lowest = (int)decimal.Ceiling(bounds.Lowest);
            return new(lowest, (int)decimal.Floor(bounds.Highest) - lowest + 1);
        }

        public bool Contains(int number) => unchecked((uint)(number - Lowest) < (uint)Count);
    }
}
