using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Linting;
using AALL15P1.Protocol.Regimen;
using Xunit;
using static AALL15P1.Protocol.NumberRange;

namespace AALL15P1.Protocol.Tests.Linting;

/// <summary>Bands and thresholds.</summary>
public sealed partial class LinterTests
{
    [Fact]
    public void Bands_that_overlap_are_found()
    {
        Table([Below(6m), AtLeast(6m)], LintChecks.BandOverlap, null);
        Table([AtMost(6m), AtLeast(6m)], LintChecks.BandOverlap, "(-∞, 6] and [6, ∞)");
        Table([Below(7m), AtLeast(6m)], LintChecks.BandOverlap, "(-∞, 7) and [6, ∞)");
        Table([AtMost(6m), MoreThan(6m), AtMost(1m)], LintChecks.BandOverlap, "(-∞, 6] and (-∞, 1]");
    }

    [Fact]
    public void A_gap_between_bands_or_at_an_end_is_found()
    {
        Table([AtMost(6m), MoreThan(6m)], LintChecks.BandGap, null);
        Table([MoreThan(6m), AtMost(6m)], LintChecks.BandGap, null);
        Table([AtLeast(0m).AndBelow(6m), AtLeast(6m).AndAtMost(12m)], LintChecks.BandGap, null, AtLeast(0m).AndAtMost(12m));
        Table([Below(6m), MoreThan(6m)], LintChecks.BandGap, "nothing between (-∞, 6) and (6, ∞)");
        Table([Below(6m), AtLeast(7m)], LintChecks.BandGap, "nothing between (-∞, 6) and [7, ∞)");
        Table([AtLeast(1m)], LintChecks.BandGap, "nothing from the start of [0, ∞) to [1, ∞)", AtLeast(0m));
        Table([MoreThan(0m)], LintChecks.BandGap, "nothing from the start of [0, ∞) to (0, ∞)", AtLeast(0m));
        Table([AtLeast(0m).AndBelow(12m)], LintChecks.BandGap, "nothing from [0, 12) to the end of [0, 12]", AtLeast(0m).AndAtMost(12m));
        Table([], LintChecks.BandGap, "no band for (-∞, ∞)");
        Table([AtMost(9m), AtLeast(1m).AndAtMost(2m), MoreThan(9m)], LintChecks.BandGap, null);
        Table([AtLeast(6m), Below(6m)], LintChecks.BandGap, null);
        Table([AtLeast(6m), AtLeast(0m).AndBelow(6m)], LintChecks.BandGap, null, AtLeast(0m));
        Table([MoreThan(6m), AtLeast(6m).AndAtMost(6m), AtLeast(0m).AndBelow(6m)], LintChecks.BandGap, null, AtLeast(0m));
    }

    [Fact]
    public void A_table_by_age_that_does_not_begin_at_birth_is_found()
    {
        AgeTable<int> fromBirth = new([new(0, 1), new(6, 2), new(12, 3) { BeginsAfter = true }]);
        AgeTable<int> later = new([new(1, 1), new(6, 2)]);

        Finds(Bare with { Tables = [BandTable.OfAges("dose", fromBirth)] }, LintChecks.BandGap, null);
        Finds(Bare with { Tables = [BandTable.OfAges("dose", fromBirth)] }, LintChecks.BandOverlap, null);
        Assert.Equal([AtLeast(0m).AndBelow(6m), AtLeast(6m).AndAtMost(12m), MoreThan(12m)], BandTable.OfAges("dose", fromBirth).Bands);
        Finds(Bare with { Tables = [BandTable.OfAges("dose", later)] }, LintChecks.BandGap, "nothing from the start of [0, ∞) to [1, 6)");
    }

    [Fact]
    public void An_order_whose_dose_by_age_does_not_begin_at_birth_is_found()
    {
        AgeTable<DoseAmount> doses = new([new(12, DoseAmount.FromMass(DrugMass.FromMilligrams(1m)))]);
        PlannedOrder order = Order("drug-a", Route.IV, DayPattern.Days(1)) with { Dose = new Fact<DoseRule>.Known(new(DoseRule.Of(doses), Somewhere, Standing.Protocol)) };

        Finds(new(Of(Block("first", order))), LintChecks.BandGap, "nothing from the start of [0, ∞) to [12, ∞)");
    }

    [Fact]
    public void Rules_that_never_or_always_fire_or_contradict_each_other_are_found()
    {
        NumberRange counts = AtLeast(0m);
        Ranges([new("R-1", "start", "ANC", AtLeast(500m), counts)], LintChecks.RuleNeverFires, null);
        Ranges([new("R-1", "start", "ANC", AtLeast(500m), counts)], LintChecks.RuleAlwaysFires, null);
        Ranges([new("R-1", "start", "ANC", AtLeast(0m), counts)], LintChecks.RuleNeverFires, "ANC: [0, ∞) holds every value of [0, ∞)");
        Ranges([new("R-1", "start", "ANC", Below(0m), counts)], LintChecks.RuleAlwaysFires, "ANC: (-∞, 0) holds no value of [0, ∞)");
        Ranges(
            [new("R-1", "start", "ANC", AtLeast(500m), counts), new("R-2", "start", "ANC", Below(500m), counts)],
            LintChecks.ThresholdsContradict,
            "ANC: R-1 requires [500, ∞), R-2 requires (-∞, 500)");
        Ranges([new("R-1", "start", "ANC", AtLeast(500m), counts), new("R-2", "start", "ANC", AtMost(500m), counts)], LintChecks.ThresholdsContradict, null);
        Ranges([new("R-1", "start", "ANC", AtLeast(500m), counts), new("R-2", "stop", "ANC", Below(500m), counts)], LintChecks.ThresholdsContradict, null);
        Ranges([new("R-1", "start", "ANC", AtLeast(500m), counts), new("R-2", "start", "Platelets", Below(500m), counts)], LintChecks.ThresholdsContradict, null);
    }

    // Worse values are the higher ones where the grades rise with the numbers: a table that ends leaves the worst without a grade.
    [Fact]
    public void A_grading_table_that_leaves_the_worst_values_without_a_grade_is_found()
    {
        GradeBand mild = new(Grade.Mild, MoreThan(1m).AndAtMost(3m));
        GradeBand from = new(Grade.Mild, AtLeast(1m).AndAtMost(3m));

        Assert.Equal(
            ["LINT-BAND-GAP: R-1, MultipleOfUpperLimit, BaselineWasNormal: nothing from (3, 5] to the end of (1, ∞)"],
            Lint([mild, new(Grade.Severe, MoreThan(3m).AndAtMost(5m))]));
        Assert.Equal(["LINT-BAND-GAP: R-1, MultipleOfUpperLimit, BaselineWasNormal: nothing from [1, 3] to the end of [1, ∞)"], Lint([from]));
        Assert.Equal(
            ["LINT-BAND-GAP: R-1, MultipleOfUpperLimit, BaselineWasNormal: nothing from [5, 9) to the end of (-∞, ∞)"],
            Lint([new(Grade.Severe, Below(5m)), new(Grade.Mild, AtLeast(5m).AndBelow(9m))]));
        Assert.Empty(Lint([mild, new(Grade.Severe, MoreThan(3m))]));
        Assert.Empty(Lint([new(Grade.Severe, MoreThan(3m))]));

        static IEnumerable<string> Lint(ValueList<GradeBand> bands) => Linter.Lint(
            Bare with { Tables = BandTable.Of(new GradingTable(CtcaeVersion.V5, Cited, [new(GradingScale.MultipleOfUpperLimit, bands, BaselineCondition.BaselineWasNormal)])) })
            .Select(finding => finding.ToString());
    }

    private static void Table(ValueList<NumberRange> bands, LintCheck check, string? observation, NumberRange domain = default) =>
        Finds(Bare with { Tables = [new BandTable("ages", domain, bands)] }, check, observation);

    private static void Ranges(ValueList<RequiredRange> ranges, LintCheck check, string? observation) => Finds(Bare with { RequiredRanges = ranges }, check, observation);
}
