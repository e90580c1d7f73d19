using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Linting;

/// <summary>
/// Looks at the stated doses beside the published ones of the same orders and the labels' limits. Doses of different
/// bases are compared on children of the median weight and height at several ages.
/// </summary>
internal static class DoseLint
{
    private static readonly LocalDate AnyBirth = new(2020, 1, 1);

    /// <summary>The ages at which doses of different bases, and doses by age, are compared: those of infants, and of children within therapy.</summary>
    private static readonly int[] Months = [0, 3, 6, 12, 24, 36];

    public static IEnumerable<LintFinding> Findings(LintSubject subject)
    {
        Build[] builds = BuildsOf(subject.Growth);
        foreach (Block block in (IEnumerable<Block>)subject.Definition.Blocks)
        {
            foreach (PlannedOrder order in block.Orders.Where(order => order.Dose is Fact<DoseRule>.Known).SelectMany(Each))
            {
                foreach (LintFinding finding in OfReferences(subject, block, order, builds).Concat(OfGuards(subject, block, order, builds)))
                {
                    yield return finding;
                }
            }
        }

        foreach (string factored in (IEnumerable<string>)subject.FactoredWithoutPolicy)
        {
            yield return new(LintChecks.FactorWithoutPolicy, factored, "the dose is stated before the infant factor, and no policy states the factor");
        }
    }

    /// <summary>An order by each of its doses: a starting dose by age is as many, any other is one.</summary>
    public static IEnumerable<PlannedOrder> Each(PlannedOrder order) => order.Dose is Fact<DoseRule>.Known { Stated.Value.Size: DoseSize.ByAgeAtStart starting }
        ? starting.Bands.Select(band => order with { Dose = new Fact<DoseRule>.Known(band.Dose) })
        : [order];

    /// <summary>The children on whom doses of different bases are compared.</summary>
    public static Build[] BuildsOf(GrowthReference? growth) => [.. Months.Select(months => Build.OfMedian(growth, AnyBirth, AnyBirth.PlusMonths(months), BsaFormula.Mosteller))];

    private static IEnumerable<LintFinding> OfReferences(LintSubject subject, Block block, PlannedOrder order, Build[] builds)
    {
        ValueList<ReferenceDose> published = subject.References.Where(reference => reference.IsFor(block.Id, order)).ToValueList();
        Cited<DoseRule> stated = ((Fact<DoseRule>.Known)order.Dose).Stated;
        if (published.Count == 0)
        {
            if (subject.References.Count > 0)
            {
                yield return new(LintChecks.DoseNotCompared, $"{block}, {order.Id}, dose", $"{stated.Value} ({stated.Citation}) has no published dose of its order to be compared with");
            }

            yield break;
        }

        string name = $"{block}, {order.Id}, dose";
        if (!published.Any(reference => BasisOf(reference.Dose.Value.Size) == BasisOf(stated.Value.Size))
            && !(stated.Value.Size is DoseSize.MassByWeight && subject.Guards.Any(guard => guard.Drug.Equals(order.Drug))))
        {
            yield return new(LintChecks.DoseBasis, name, $"{stated.Value}, where {order.Drug} is published as {string.Join(", ", published.Select(reference => reference.Dose.Value).Distinct())}");
        }

        // A dose of another kind is no multiple; it has been told by its basis.
        ValueList<ReferenceDose> alike = published.Where(reference => reference.Dose.Value.Size.IsUnits == stated.Value.Size.IsUnits).ToValueList();
        if (Telling(alike, block.Id, order, stated.Value, builds) is { Distance: >= ReferenceComparison.Notable } told)
        {
            yield return new(
                told.Distance >= ReferenceComparison.Hazardous ? LintChecks.DoseFivefold : LintChecks.DoseTwofold,
                name,
                string.Create(CultureInfo.InvariantCulture, $"{stated.Value} ({stated.Citation}) is {told.Ratio:0.####} times the published {told.Nearest.Dose.Value} ({told.Nearest.Dose.Citation})"));
        }
    }

    /// <summary>
    /// The child by whom a stated dose is judged. A table by age is as wrong as its worst band; of another dose a slip shows at every
    /// age alike, so that the mildest answer counts. Null where the dose can be compared on none of the children.
    /// </summary>
    public static (Build Build, ReferenceDose Nearest, decimal Ratio, decimal Distance)? Telling(
        ValueList<ReferenceDose> references, BlockId block, PlannedOrder order, DoseRule stated, Build[] builds)
    {
        (Build Build, ReferenceDose Nearest, decimal Ratio, decimal Distance)[] compared = [.. Compared().OrderBy(told => told.Distance)];
        return compared.Length == 0 ? null : stated.Size is DoseSize.ByAge ? compared[^1] : compared[0];

        IEnumerable<(Build, ReferenceDose, decimal, decimal Distance)> Compared()
        {
            foreach (Build build in builds)
            {
                if (ReferenceComparison.Nearest(references, block, order, stated, build, out decimal ratio) is { } nearest)
                {
                    yield return (build, nearest, ratio, ReferenceComparison.Distance(stated, nearest, ratio));
                }
            }
        }
    }

    private static IEnumerable<LintFinding> OfGuards(LintSubject subject, Block block, PlannedOrder order, Build[] builds)
    {
        DoseRule stated = ((Fact<DoseRule>.Known)order.Dose).Stated.Value;
        int? times = stated.Period == DosePeriod.PerDose ? 1 : order.TimesPerDay;
        foreach (LabelGuard guard in subject.Guards.Where(guard => guard.Drug.Equals(order.Drug) && times is not null && !stated.Size.IsUnits))
        {
            // The label is about small infants, so that the ages at which it applies are those of the first year.
            (decimal Stated, decimal Allowed)[] doses =
            [
                .. builds.Where(build => build.Kilograms is { } kilograms && kilograms <= (guard.UpToWeight?.Kilograms ?? decimal.MaxValue))
                    .Select(build => (Amount: build.Amount(stated.Size), Allowed: guard.Limit.MilligramsPerKilogram * build.Kilograms!.Value * times!.Value))
                    .Where(dose => dose.Amount is not null)
                    .Select(dose => (dose.Amount!.Value, dose.Allowed)),
            ];
            if (doses.Length > 0 && IsAtLeast(ReferenceComparison.Notable))
            {
                yield return new(
                    IsAtLeast(ReferenceComparison.Hazardous) ? LintChecks.DoseFivefold : LintChecks.DoseTwofold,
                    $"{block}, {order.Id}, dose",
                    string.Create(CultureInfo.InvariantCulture, $"{stated} is at least {doses.Min(dose => dose.Stated / dose.Allowed):0.##} times the label's {guard.Limit} ({guard.Rule.Citation})"));
            }

            // Products are compared: a quotient may fall short of a whole number by its last digit.
            bool IsAtLeast(decimal multiple) => doses.All(dose => dose.Stated >= multiple * dose.Allowed);
        }
    }

    private static (Type Basis, bool IsUnits) BasisOf(DoseSize size) => (size.GetType(), size.IsUnits);
}
