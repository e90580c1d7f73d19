using AALL15P1.Protocol.Definition;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace AALL15P1.Protocol.Tests.Infusion;

/// <summary>The limits are those of the AALL15P1 slides: over 10-40 minutes, completed within 45 minutes of reconstitution, at tertiary centres.</summary>
public sealed class InfusionWindowTests
{
    private static readonly InfusionWindow Window = AzacitidinePreparation.Window;
    private static readonly Instant Ten = Instant.FromUtc(2026, 2, 9, 10, 0);

    [Theory]
    [Trait("Rule", "AZA-INFUSION-10-40")]
    [InlineData(599, DecisionOutcome.Hold)]
    [InlineData(600, DecisionOutcome.Proceed)]
    [InlineData(601, DecisionOutcome.Proceed)]
    [InlineData(2399, DecisionOutcome.Proceed)]
    [InlineData(2400, DecisionOutcome.Proceed)]
    [InlineData(2401, DecisionOutcome.Hold)]
    public void An_infusion_lasts_from_10_to_40_minutes(int seconds, DecisionOutcome expected)
    {
        InfusionRecord record = Lasting(TimeSpanOf(0), TimeSpanOf(seconds));

        Assert.Equal(expected, Window.Evaluate(record));
        Assert.Equal(expected == DecisionOutcome.Hold ? ["AZA-INFUSION-10-40"] : [], RulesOf(record));
    }

    [Theory]
    [Trait("Rule", "AZA-VIAL-45")]
    [InlineData(2699, DecisionOutcome.Proceed)]
    [InlineData(2700, DecisionOutcome.Proceed)]
    [InlineData(2701, DecisionOutcome.Hold)]
    public void It_has_ended_45_minutes_after_reconstitution(int seconds, DecisionOutcome expected)
    {
        InfusionRecord record = new(Ten, Ten + TimeSpanOf(seconds - 1200), Ten + TimeSpanOf(seconds), null, CareSetting.TertiaryCentre) { IsDilutedInDextrose = false };

        Assert.Equal(expected, Window.Evaluate(record));
        Assert.Equal(expected == DecisionOutcome.Hold ? ["AZA-VIAL-45"] : [], RulesOf(record));
    }

    [Fact]
    [Trait("Rule", "AZA-VIAL-45")]
    public void The_finding_says_by_how_much_it_is_late()
    {
        Decision decision = Window.Explain(new(Ten, Ten + TimeSpanOf(1501), Ten + TimeSpanOf(2701), null, CareSetting.TertiaryCentre) { IsDilutedInDextrose = false });

        Finding finding = Assert.Single(decision.Findings);
        Assert.Equal("the infusion ends 45 min 1 s after reconstitution", finding.Observed);
        Assert.Equal("at most 45 min", finding.Required);
        Assert.Equal(Severity.Deviation, finding.Severity);
    }

    [Theory]
    [Trait("Rule", "AZA-TERTIARY-ONLY")]
    [InlineData(CareSetting.TertiaryCentre, DecisionOutcome.Proceed)]
    [InlineData(CareSetting.SharedCareCentre, DecisionOutcome.Hold)]
    [InlineData(null, DecisionOutcome.CannotDecide)]
    public void It_is_given_at_a_tertiary_centre(CareSetting? site, DecisionOutcome expected)
    {
        InfusionRecord record = new(Ten, Ten, Ten + TimeSpanOf(1200), null, site) { IsDilutedInDextrose = false };

        Assert.Equal(expected, Window.Evaluate(record));
        Assert.Equal(expected, Window.Explain(record).Outcome);
        Assert.Equal(expected == DecisionOutcome.Proceed ? [] : ["AZA-TERTIARY-ONLY"], RulesOf(record));
    }

    [Fact]
    public void What_is_missing_is_never_a_yes()
    {
        Assert.Equal(DecisionOutcome.CannotDecide, Window.Evaluate(default));
        Assert.Equal(["AZA-INFUSION-10-40", "AZA-VIAL-45", "AZA-TERTIARY-ONLY", "AZA-NO-DEXTROSE"], RulesOf(default));
        Assert.Equal(DecisionOutcome.CannotDecide, Window.Evaluate(new(null, Ten, Ten + TimeSpanOf(1200), null, CareSetting.TertiaryCentre)));
        Assert.Equal(DecisionOutcome.CannotDecide, Window.Evaluate(new(Ten, null, Ten + TimeSpanOf(1200), null, CareSetting.TertiaryCentre)));
        Assert.Equal(DecisionOutcome.CannotDecide, Window.Evaluate(new(Ten, Ten, null, null, CareSetting.TertiaryCentre)));
    }

    [Fact]
    [Trait("Rule", "AZA-VIAL-45")]
    public void A_start_at_45_minutes_is_too_late_whatever_the_end()
    {
        Assert.Equal(DecisionOutcome.CannotDecide, Window.Evaluate(new(Ten, Ten + TimeSpanOf(2699), null, null, CareSetting.TertiaryCentre)));
        Assert.Equal(DecisionOutcome.Hold, Window.Evaluate(new(Ten, Ten + TimeSpanOf(2700), null, null, CareSetting.TertiaryCentre)));
    }

    [Fact]
    public void An_actual_end_outranks_a_planned_duration()
    {
        InfusionRecord record = new(Ten, Ten, Ten + TimeSpanOf(2701), TimeSpanOf(1200), CareSetting.TertiaryCentre) { IsDilutedInDextrose = false };

        Assert.Equal(["AZA-INFUSION-10-40", "AZA-VIAL-45"], RulesOf(record));
    }

    // 45 - 20 = 25 minutes after reconstitution; 45 - 40 = 5; 45 - 10 = 35.
    [Theory]
    [InlineData(20, "2026-02-09T10:25:00Z")]
    [InlineData(40, "2026-02-09T10:05:00Z")]
    [InlineData(10, "2026-02-09T10:35:00Z")]
    public void The_latest_start_is_45_minutes_less_the_duration(int minutes, string expected)
    {
        Duration duration = Duration.FromMinutes(minutes);
        Instant latest = Window.LatestStart(Ten, duration);

        Assert.Equal(InstantPattern.General.Parse(expected).Value, latest);
        Assert.Equal(DecisionOutcome.Proceed, Window.Evaluate(new(Ten, latest, null, duration, CareSetting.TertiaryCentre)));
        Assert.Equal(DecisionOutcome.Hold, Window.Evaluate(new(Ten, latest + Duration.FromSeconds(1), null, duration, CareSetting.TertiaryCentre)));
    }

    [Fact]
    public void A_latest_start_needs_a_duration_that_is_allowed()
    {
        Assert.Throws<ArgumentOutOfRangeException>("duration", () => Window.LatestStart(Ten, TimeSpanOf(599)));
        Assert.Throws<ArgumentOutOfRangeException>("duration", () => Window.LatestStart(Ten, TimeSpanOf(2401)));
    }

    [Fact]
    public void The_change_to_summer_time_moves_nothing()
    {
        // In New York the clocks go from 02:00 to 03:00 on 2026-03-08: 01:50 and 03:20 are 30 minutes apart.
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        Instant reconstituted = zone.AtStrictly(new LocalDateTime(2026, 3, 8, 1, 50)).ToInstant();
        Instant end = zone.AtStrictly(new LocalDateTime(2026, 3, 8, 3, 20)).ToInstant();

        Assert.Equal(DecisionOutcome.Proceed, Window.Evaluate(new(reconstituted, reconstituted, end, null, CareSetting.TertiaryCentre)));
    }

    [Fact]
    [Trait("Rule", "AZA-VIAL-45")]
    public void The_change_to_winter_time_hides_nothing()
    {
        // In Berlin the clocks go back from 03:00 to 02:00 on 2026-10-25: 02:50 and the second 02:20 are 30 minutes
        // apart, and 02:20 in summer time to the second 02:10 are 50 minutes.
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        Instant summer250 = zone.MapLocal(new LocalDateTime(2026, 10, 25, 2, 50)).First().ToInstant();
        Instant winter220 = zone.MapLocal(new LocalDateTime(2026, 10, 25, 2, 20)).Last().ToInstant();
        Instant summer220 = zone.MapLocal(new LocalDateTime(2026, 10, 25, 2, 20)).First().ToInstant();
        Instant winter210 = zone.MapLocal(new LocalDateTime(2026, 10, 25, 2, 10)).Last().ToInstant();

        Assert.Equal(DecisionOutcome.Proceed, Window.Evaluate(new(summer250, summer250, winter220, null, CareSetting.TertiaryCentre)));
        Assert.Equal(["AZA-VIAL-45"], RulesOf(new(summer220, winter210 - Duration.FromMinutes(20), winter210, null, CareSetting.TertiaryCentre) { IsDilutedInDextrose = false }));
    }

    [Fact]
    public void Midnight_moves_nothing()
    {
        Instant reconstituted = Instant.FromUtc(2026, 12, 31, 23, 40);

        Assert.Equal(DecisionOutcome.Proceed, Window.Evaluate(new(reconstituted, reconstituted + Duration.FromMinutes(5), Instant.FromUtc(2027, 1, 1, 0, 25), null, CareSetting.TertiaryCentre)));
    }

    [Fact]
    public void Times_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("start", () => new InfusionRecord(Ten, Ten - TimeSpanOf(1), null, null, null));
        Assert.Throws<ArgumentOutOfRangeException>("end", () => new InfusionRecord(null, Ten, Ten - TimeSpanOf(1), null, null));
        Assert.Throws<ArgumentOutOfRangeException>("end", () => new InfusionRecord(Ten, null, Ten - TimeSpanOf(1), null, null));
        Assert.Throws<ArgumentOutOfRangeException>("plannedDuration", () => new InfusionRecord(Ten, Ten, null, Duration.Zero, null));
    }

    // Final concentration 0.9-4 mg/mL inclusive (label); it is advice and holds nothing.
    [Theory]
    [Trait("Rule", "AZA-CONCENTRATION")]
    [InlineData("0.899", true)]
    [InlineData("0.9", false)]
    [InlineData("0.901", false)]
    [InlineData("3.999", false)]
    [InlineData("4", false)]
    [InlineData("4.001", true)]
    public void The_final_concentration_is_pointed_out(string milligramsPerMillilitre, bool isPointedOut)
    {
        InfusionRecord record = Lasting(Duration.Zero, TimeSpanOf(1200)) with
        {
            FinalConcentration = MassPerVolume.FromMilligramsPerMillilitre(decimal.Parse(milligramsPerMillilitre, System.Globalization.CultureInfo.InvariantCulture)),
        };
        Decision decision = Window.Explain(record);

        Assert.Equal(DecisionOutcome.Proceed, decision.Outcome);
        Assert.Equal(isPointedOut ? ["AZA-CONCENTRATION"] : [], RulesOf(record));
        Assert.All(decision.Findings, finding => Assert.Equal(Severity.Information, finding.Severity));
    }

    [Theory]
    [Trait("Rule", "AZA-NO-DEXTROSE")]
    [InlineData(true, DecisionOutcome.Hold)]
    [InlineData(false, DecisionOutcome.Proceed)]
    [InlineData(null, DecisionOutcome.Proceed)]
    public void It_is_never_diluted_in_dextrose(bool? isDextrose, DecisionOutcome expected)
    {
        InfusionRecord record = Lasting(Duration.Zero, TimeSpanOf(1200)) with { IsDilutedInDextrose = isDextrose };
        Decision decision = Window.Explain(record);

        Assert.Equal(expected, Window.Evaluate(record));
        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(isDextrose switch { true => [Severity.Hazard], null => [Severity.Information], false => [] }, decision.Findings.Select(finding => finding.Severity));
    }

    // 15.5 mg from 10 mg/mL is 1.55 mL of one vial; at 4 mg/mL it is 3.875 mL, at 0.9 mg/mL 17.2222... mL.
    [Fact]
    public void A_dose_is_drawn_from_a_vial_of_10_mg_per_mL()
    {
        VialAmounts amounts = Window.Product.For(DrugMass.FromMilligrams(15.5m));

        Assert.Equal(FluidVolume.FromMillilitres(1.55m), amounts.VolumeToDraw);
        Assert.Equal(1, amounts.Vials);
        Assert.Equal(FluidVolume.FromMillilitres(3.875m), amounts.SmallestFinalVolume);
        Assert.InRange(amounts.LargestFinalVolume.Millilitres, 17.2222m, 17.2223m);
    }

    [Theory]
    [InlineData(99.9, 1)]
    [InlineData(100, 1)]
    [InlineData(100.1, 2)]
    public void A_vial_holds_100_mg(double milligrams, int vials) =>
        Assert.Equal(vials, Window.Product.For(DrugMass.FromMilligrams((decimal)milligrams)).Vials);

    [Fact]
    public void A_dose_from_a_vial_is_more_than_nothing() =>
        Assert.Throws<ArgumentOutOfRangeException>("dose", () => Window.Product.For(DrugMass.FromMilligrams(0m)));

    [Property]
    public FsCheck.Property The_explanation_agrees_with_the_evaluation() =>
        Prop.ForAll(Records(), record => Window.Explain(record).Outcome == Window.Evaluate(record));

    [Property]
    [Trait("Rule", "AZA-INFUSION-10-40")]
    [Trait("Rule", "AZA-VIAL-45")]
    [Trait("Rule", "AZA-TERTIARY-ONLY")]
    [Trait("Rule", "AZA-NO-DEXTROSE")]
    public FsCheck.Property It_proceeds_exactly_when_every_limit_is_met() =>
        Prop.ForAll(Records(), record =>
        {
            bool lasts = record.Length is { } length && length >= TimeSpanOf(600) && length <= TimeSpanOf(2400);
            bool ends = record is { End: { } end, Reconstituted: { } reconstituted } && end - reconstituted <= TimeSpanOf(2700);
            bool isMet = lasts && ends && record.Site == CareSetting.TertiaryCentre && record.IsDilutedInDextrose is not true;
            return (Window.Evaluate(record) == DecisionOutcome.Proceed) == isMet;
        });

    [Property]
    [Trait("Rule", "AZA-CONCENTRATION")]
    public FsCheck.Property A_concentration_between_the_bounds_is_never_pointed_out() =>
        Prop.ForAll(Gen.Choose(0, 6000).ToArbitrary(), thousandths =>
        {
            InfusionRecord record = Lasting(Duration.Zero, TimeSpanOf(1200)) with { FinalConcentration = MassPerVolume.FromMilligramsPerMillilitre(thousandths / 1000m) };
            return RulesOf(record).Length == (thousandths is >= 900 and <= 4000 ? 0 : 1);
        });

    [Property]
    public FsCheck.Property A_later_reconstitution_never_breaks_the_limit() =>
        Prop.ForAll(Records(), record =>
        {
            if (record is not { Reconstituted: { } reconstituted, Start: { } start })
            {
                return true;
            }

            Instant later = Instant.Max(reconstituted, Instant.Min(start, reconstituted + Duration.FromMinutes(1)));
            InfusionRecord fresher = new(later, start, record.ActualEnd, record.PlannedDuration, record.Site);
            return Window.Evaluate(record) != DecisionOutcome.Proceed || Window.Evaluate(fresher) == DecisionOutcome.Proceed;
        });

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        InfusionRecord record = Lasting(TimeSpanOf(60), TimeSpanOf(1200));
        DecisionOutcome outcome = Window.Evaluate(record);
        long bytes = Allocated.Least(() =>
        {
            for (int round = 0; round < 1000; round++)
            {
                outcome = outcome.And(Window.Evaluate(record));
            }
        });

        Assert.Equal(0, bytes);
        Assert.Equal(DecisionOutcome.Proceed, outcome);
    }

    private static Duration TimeSpanOf(int seconds) => Duration.FromSeconds(seconds);

    private static InfusionRecord Lasting(Duration wait, Duration length) => new(Ten, Ten + wait, Ten + wait + length, null, CareSetting.TertiaryCentre) { IsDilutedInDextrose = false };

    private static string[] RulesOf(InfusionRecord record) => [.. Window.Explain(record).Findings.Select(finding => finding.Rule.Id)];

    private static FsCheck.Arbitrary<InfusionRecord> Records()
    {
        FsCheck.Gen<int?> seconds = Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(0, 3600).Select(value => (int?)value));
        FsCheck.Gen<InfusionRecord> records =
            from wait in seconds
            from length in seconds
            from planned in seconds
            from known in Gen.Choose(0, 9)
            from site in Gen.Elements(CareSetting.TertiaryCentre, CareSetting.SharedCareCentre, (CareSetting?)null)
            from dextrose in Gen.Elements(true, false, (bool?)null)
            let start = wait is { } waited ? Ten + TimeSpanOf(waited) : (Instant?)null
            select new InfusionRecord(
                known > 0 ? Ten : null,
                start,
                start is { } started && length is { } lasted ? started + TimeSpanOf(lasted) : null,
                planned is > 0 ? TimeSpanOf(planned.Value) : null,
                site)
            { IsDilutedInDextrose = dextrose };
        return records.ToArbitrary();
    }
}
