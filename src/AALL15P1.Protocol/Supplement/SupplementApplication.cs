using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>Puts a supplement's values into a definition, and refuses what does not fit.</summary>
internal sealed class SupplementApplication(SiteSupplement supplement, ProtocolDefinition definition)
{
    public ProtocolDefinition Apply()
    {
        RequireSameReadings();
        RequireOnce(supplement.Doses.Select(dose => $"the dose of {dose.Block}/{dose.OrderId}"));
        RequireOnce(supplement.Intrathecal.Select(dose => $"the intrathecal dose of {dose.Drug}"));
        RequireOnce(supplement.Spacing.Select(spacing => $"the spacing to {spacing.Block}"));
        RequireOneRounding([.. supplement.Rounding.Select(rounding => rounding.Value)]);
        RequireOnce(supplement.CumulativeLimits.Select(limit => $"the cumulative limit of {limit.Class}"));
        RequireOnce((supplement.DltPolicy.Expected?.Value ?? []).Select(toxicity => $"the expected toxicity {toxicity.Term}"));
        RequireOnce(supplement.StartCriteria.Select(supplied => supplied.Criterion).Distinct().Select(criterion => $"the criterion of rule {criterion.Rule}"));
        foreach (SuppliedDose dose in supplement.Doses)
        {
            definition.Block(dose.Block).Order(dose.OrderId);
        }

        foreach (SuppliedStartCriterion supplied in supplement.StartCriteria)
        {
            definition.Block(supplied.Block);
        }

        supplement.Holds.RequireFit(definition);
        foreach (SuppliedSpacing spacing in supplement.Spacing)
        {
            RequireReplaceable(spacing);
        }

        return definition.Blocks.Aggregate(definition, (completed, block) => completed.With(Completed(block)));
    }

    private static void RequireOnce(IEnumerable<string> keys)
    {
        string? twice = keys.GroupBy(key => key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"The supplement states {twice} twice.", nameof(keys));
        }
    }

    /// <summary>Two policies that round the same doses contradict each other, and neither is the narrower.</summary>
    private static void RequireOneRounding(RoundingPolicy[] policies)
    {
        foreach ((int index, RoundingPolicy policy) in policies.Index())
        {
            if (policies.Take(index).FirstOrDefault(policy.Rounds) is { } other)
            {
                throw new ArgumentException($"The supplement states the rounding of {policy.Drug?.Name ?? "every drug"} twice: {other}, and {policy}.", nameof(policies));
            }
        }
    }

    private void RequireSameReadings()
    {
        foreach (SuppliedReading reading in supplement.Readings)
        {
            if (definition.Interpretations.With(reading.Interpretation, reading.Reading.Value) != definition.Interpretations)
            {
                throw new ArgumentException(
                    $"The supplement takes {reading.Interpretation} as '{reading.Reading.Value}' and the definition takes it as '{definition.Interpretations.Of(reading.Interpretation)}'.", nameof(supplement));
            }
        }
    }

    private void RequireReplaceable(SuppliedSpacing spacing)
    {
        BlockSpacing known = definition.Block(spacing.Block).Spacing
            ?? throw new ArgumentException($"{spacing.Block} is the first block and has no spacing.", nameof(spacing));
        if (known.Basis.Standing < spacing.Spacing.Basis.Standing)
        {
            throw new ArgumentException(
                $"The spacing to {spacing.Block} is stated with the standing {known.Basis.Standing}; one with the standing {spacing.Spacing.Basis.Standing} does not replace it.", nameof(spacing));
        }
    }

    private Block Completed(Block block)
    {
        ValueList<StartCriterion> criteria = supplement.StartCriteria.Where(supplied => supplied.Block == block.Id).Select(supplied => supplied.Criterion).ToValueList();
        return (criteria.Count == 0 ? block : block.WithSiteCriteria(criteria)) with
        {
            Orders = block.Orders.Select(order => Completed(block, order)).ToValueList(),
            Spacing = supplement.Spacing.FirstOrDefault(spacing => spacing.Block == block.Id)?.Spacing ?? block.Spacing,
        };
    }

    private PlannedOrder Completed(Block block, PlannedOrder order)
    {
        Cited<DoseRule>? starting = StartingDose(block, order);
        if (supplement.Doses.FirstOrDefault(dose => dose.Block == block.Id && dose.OrderId == order.Id) is { } single)
        {
            RequireAlike(block, order, single.Dose.Value, starting?.Value);
            return order with { Dose = Replaced(block, order, single.Dose), TimesPerDay = TimesPerDay(block, order, single) };
        }

        if (starting is not null)
        {
            return order with { Dose = Replaced(block, order, starting) };
        }

        return order.Routes == Route.IT && supplement.Intrathecal.FirstOrDefault(table => table.Drug.Equals(order.Drug)) is { } byAge
            ? order with { Dose = Replaced(block, order, byAge.Dose) }
            : order;
    }

    /// <summary>
    /// The starting dose that the supplement states for a titrated order, as the order's dose; null where it states none. The
    /// standing and citation of the whole are those of its weakest part.
    /// </summary>
    private Cited<DoseRule>? StartingDose(Block block, PlannedOrder order)
    {
        if (supplement.StartingDoses is not { } policy || definition.Titrated is not { } titrated || titrated.Block != block.Id
            || (order.Id != titrated.Thiopurine && order.Id != titrated.Antifolate))
        {
            return null;
        }

        ValueList<StartingBand> bands = policy.Bands
            .Select(band => new StartingBand(band.FromMonths, band.BelowMonths, order.Id == titrated.Thiopurine
                ? band.Thiopurine.WithValue(DoseRule.Of(band.Thiopurine.Value))
                : band.WeeklyAntifolate.WithValue(DoseRule.Of(band.WeeklyAntifolate.Value))))
            .ToValueList();
        int? eachDays = definition.StartingDoses is { } basis && definition.Interpretations.Takes(basis.AgeQuestion, basis.EachCycle) ? block.CycleLength : null;
        return bands.MaxBy(band => band.Dose.Standing)!.Dose.WithValue(DoseRule.AtStart(bands, eachDays));
    }

    /// <summary>Two statements of one dose that differ contradict each other, and nobody knows which is meant; alike, the order's own stands, with its caps.</summary>
    private static void RequireAlike(Block block, PlannedOrder order, DoseRule own, DoseRule? starting)
    {
        foreach (StartingBand band in (starting?.Size as DoseSize.ByAgeAtStart)?.Bands ?? [])
        {
            DoseRule other = band.Dose.Value;
            if (own.Size != other.Size || own.Period != other.Period || own.IsBeforeInfantFactor || own.Taper.Count > 0)
            {
                throw new ArgumentException(
                    $"The supplement states two doses of {block.Id}/{order.Id}: {own} as the order's dose, and {other} as the starting dose from {band.FromMonths} months. One of the two is expected, or both alike.", nameof(own));
            }
        }
    }

    private static Fact<DoseRule> Replaced(Block block, PlannedOrder order, Cited<DoseRule> dose) =>
        dose.Standing <= order.Dose.Standing
            ? new Fact<DoseRule>.Known(dose)
            : throw new ArgumentException(
                $"The dose of {block.Id}/{order.Id} is stated with the standing {order.Dose.Standing}; one with the standing {dose.Standing} does not replace it.", nameof(dose));

    private static int? TimesPerDay(Block block, PlannedOrder order, SuppliedDose dose) =>
        dose.TimesPerDay is null || order.TimesPerDay is null || dose.TimesPerDay == order.TimesPerDay
            ? dose.TimesPerDay ?? order.TimesPerDay
            : throw new ArgumentException(
                $"{block.Id}/{order.Id} is given {order.TimesPerDay} times a day by {order.Citation}; the supplement says {dose.TimesPerDay}.", nameof(dose));
}
