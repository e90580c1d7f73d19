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
        for (int first = 0; first < table.Bands.Count; first++)
        {
            for (int second = first + 1; second < table.Bands.Count; second++)
            {
                if (table.Bands[first].Overlaps(table.Bands[second]))
                {
                    yield return new(LintChecks.BandOverlap, table.Name, $"{table.Bands[first]} and {table.Bands[second]}");
                }
            }
        }

        // What is covered so far grows from the left; a band that does not reach it leaves a gap.
        NumberRange? covered = null;
        foreach (NumberRange band in table.Bands.OrderBy(band => band.From ?? decimal.MinValue).ThenByDescending(band => band.IncludesFrom || band.From is null))
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
    private static NumberRange Before(NumberRange range) =>
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

    private static IEnumerable<LintFinding> Contradictions(RequiredRange[] ranges)
    {
        for (int first = 0; first < ranges.Length; first++)
        {
            for (int second = first + 1; second < ranges.Length; second++)
            {
                (RequiredRange one, RequiredRange other) = (ranges[first], ranges[second]);
                if (one.Decision == other.Decision && one.Measure == other.Measure && !one.Required.Overlaps(other.Required))
                {
                    yield return new(LintChecks.ThresholdsContradict, one.Decision, $"{one.Measure}: {one.RuleId} requires {one.Required}, {other.RuleId} requires {other.Required}");
                }
            }
        }
    }
}
