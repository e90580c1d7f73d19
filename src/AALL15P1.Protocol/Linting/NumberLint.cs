using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Linting;

/// <summary>Looks at bands and thresholds.</summary>
internal static class NumberLint
{
    public static IEnumerable<LintFinding> Findings(LintSubject subject)
    {
        RequiredRange[] ranges = [.. CarriedRules.RangesOf(subject.Definition).Concat(subject.RequiredRanges)];
        return AgesIn(subject.Definition).Concat(subject.Tables).SelectMany(Of).Concat(ranges.SelectMany(Of)).Concat(Contradictions(ranges));
    }

    // A site's supplement completes a definition with doses by age, so they are looked at wherever an order has one.
    private static IEnumerable<BandTable> AgesIn(ProtocolDefinition definition) =>
        from block in definition.Blocks
        from order in block.Orders
        let size = order.Dose is Fact<DoseRule>.Known { Stated.Value: { } dose } ? dose.Size : null
        where size is DoseSize.ByAge
        select BandTable.OfAges($"{block}, {order.Id}, dose", ((DoseSize.ByAge)size).Table);

    private static IEnumerable<LintFinding> Of(BandTable table)
    {
        foreach ((NumberRange one, NumberRange other) in Linter.Pairs(table.Bands).Where(pair => pair.One.Overlaps(pair.Other)))
        {
            yield return new(LintChecks.BandOverlap, table.Name, $"{one} and {other}");
        }

        // What is covered so far grows from the left, where a band without a lower bound stands first; a band that does not reach it leaves a gap.
        NumberRange? covered = null;
        foreach (NumberRange band in table.Bands.OrderBy(band => band.From).ThenByDescending(band => band.IncludesFrom))
        {
            if (covered is not { } before)
            {
                if (!Before(band).Covers(Before(table.Domain)))
                {
                    yield return new(LintChecks.BandGap, table.Name, $"nothing from the start of {table.Domain} to {band}");
                }

                covered = band;
            }
            else
            {
                if (before.EndsBefore(band) && !before.IsFollowedBy(band))
                {
                    yield return new(LintChecks.BandGap, table.Name, $"nothing between {before} and {band}");
                }

                covered = Reaches(before, band) ? before : band;
            }
        }

        if (covered is not { } last || !After(last).Covers(After(table.Domain)))
        {
            yield return new(LintChecks.BandGap, table.Name, covered is null ? $"no band for {table.Domain}" : $"nothing from {covered} to the end of {table.Domain}");
        }
    }

    // A range opened to the right, or to the left, so that one of its bounds alone is compared.
    internal static NumberRange Before(NumberRange range) =>
        range.From is not { } from ? default : range.IncludesFrom ? NumberRange.AtLeast(from) : NumberRange.MoreThan(from);

    private static NumberRange After(NumberRange range) =>
        range.To is not { } to ? default : range.IncludesTo ? NumberRange.AtMost(to) : NumberRange.Below(to);

    private static bool Reaches(NumberRange before, NumberRange band) => After(before).Covers(After(band));

    private static IEnumerable<LintFinding> Of(RequiredRange range)
    {
        string subject = $"{range.RuleId}, {range.Decision}";
        if (range.Required.Covers(range.Possible))
        {
            yield return new(LintChecks.RuleNeverFires, subject, $"{range.Measure}: {range.Required} holds every value of {range.Possible}");
        }

        if (!range.Required.Overlaps(range.Possible))
        {
            yield return new(LintChecks.RuleAlwaysFires, subject, $"{range.Measure}: {range.Required} holds no value of {range.Possible}");
        }
    }

    private static IEnumerable<LintFinding> Contradictions(RequiredRange[] ranges) =>
        from pair in Linter.Pairs(ranges)
        let one = pair.One
        let other = pair.Other
        where one.Decision == other.Decision && one.Measure == other.Measure && !one.Required.Overlaps(other.Required)
        select new LintFinding(LintChecks.ThresholdsContradict, one.Decision, $"{one.Measure}: {one.RuleId} requires {one.Required}, {other.RuleId} requires {other.Required}");
}

/// <summary>Any table of bands, as the linter looks at it: ages, counts, multiples of a limit.</summary>
/// <param name="Name">The table's name, with the unit of its numbers.</param>
/// <param name="Domain">The numbers that the table must answer for.</param>
/// <param name="Bands">The bands, in any order.</param>
internal sealed record BandTable(string Name, NumberRange Domain, ValueList<NumberRange> Bands)
{
    /// <summary>A table by age, in completed months: it must answer for every age from birth on.</summary>
    /// <typeparam name="T">What the table gives.</typeparam>
    /// <param name="name">The table's name.</param>
    /// <param name="table">The table.</param>
    /// <returns>The table as the linter looks at it.</returns>
    public static BandTable OfAges<T>(string name, AgeTable<T> table) => new(
        $"{name}, months",
        NumberRange.AtLeast(0m),
        table.Bands.Select((band, index) =>
        {
            NumberRange from = band.BeginsAfter ? NumberRange.MoreThan(band.FromMonths) : NumberRange.AtLeast(band.FromMonths);
            AgeBand<T>? next = index + 1 < table.Bands.Count ? table.Bands[index + 1] : null;
            return next is null ? from : next.BeginsAfter ? from.AndAtMost(next.FromMonths) : from.AndBelow(next.FromMonths);
        }).ToValueList());

    /// <summary>The tables of a term of the adverse event criteria, one for each criterion: from the mildest band on, every worse value has a grade.</summary>
    /// <param name="table">The grading table.</param>
    /// <returns>The tables.</returns>
    public static ValueList<BandTable> Of(GradingTable table) => table.Criteria
        .Select(criterion => new BandTable(
            $"{table.Rule.Id}, {criterion.Scale}, {criterion.Condition}",
            Domain: NumberLint.Before(criterion.Bands[0].Range),
            criterion.Bands.Select(band => band.Range).ToValueList()))
        .ToValueList();
}

/// <summary>A rule that requires a number to be in a range, as the linter looks at it.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="Decision">The decision for which the rule must be met together with the others of the same name, such as <c>start of azacitidine-1</c>.</param>
/// <param name="Measure">What is measured, with its unit, such as <c>ANC, /µL</c>.</param>
/// <param name="Required">The values that meet the rule.</param>
/// <param name="Possible">The values that can be measured at all.</param>
internal sealed record RequiredRange(string RuleId, string Decision, string Measure, NumberRange Required, NumberRange Possible);
