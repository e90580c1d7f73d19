using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Tests.SecondProtocol;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Recorded measurements and doses against the safety checks. The infant has 5.4 kg and 60 cm: √(60 × 5.4 / 3600) = 0.3 m².</summary>
[Properties(Arbitrary = [typeof(RecordGenerators)])]
public sealed class RecordSafetyTests
{
    private static readonly LocalDate Day1 = new(2026, 1, 5);
    private static readonly LocalDate AzacitidineDay1 = new(2026, 2, 9);
    private static readonly CompiledProtocol Alone = Aall15P1.Compile();
    private static readonly CompiledProtocol Illustrated = Aall15P1.Compile(Aall15P1.Illustration);

    // 2.5 mg/kg × 5.4 kg = 13.5 mg. Five times that is 67.5 mg, and a fifth 2.7 mg.
    [Theory]
    [InlineData("67.49", 0)]
    [InlineData("67.5", 1)]
    [InlineData("67.51", 1)]
    [InlineData("13.5", 0)]
    [InlineData("2.71", 0)]
    [InlineData("2.7", 1)]
    [InlineData("2.69", 1)]
    [Trait("Rule", "DOSE-FIVEFOLD")]
    public void A_fivefold_dose_or_a_fifth_of_it_is_a_hazard(string milligrams, int expected)
    {
        RecordBuilder journey = Begin(Alone).Start(BlockIds.Azacitidine1, AzacitidineDay1)
            .Give(BlockIds.Azacitidine1, "azacitidine", 1, AzacitidineDay1, amount: Milligrams(milligrams));

        Finding[] found = Found(journey, "DOSE-FIVEFOLD");
        Assert.Equal(expected, found.Length);
        Assert.All(found, finding => Assert.Equal((Severity.Hazard, DecisionOutcome.Hold), (finding.Severity, finding.Effect)));
        Assert.Equal(expected, journey.Record.Next(AzacitidineDay1).Of(NextStepKind.Alert).Count(step => step.Finding?.Rule.Id == "DOSE-FIVEFOLD"));
    }

    // A newborn of 2.5 kg and 46 cm has √(46 × 2.5 / 3600) = 0.17873… m², so 1.5 mg/m² are 0.26809… mg: 2.1 times the label's 0.05 mg/kg.
    // That is said of the dose that is computed; whoever gave what was computed hears it no more, and who gave more does.
    [Theory]
    [InlineData("0.268", 0)]
    [InlineData("0.3", 1)]
    public void What_the_label_says_of_a_computed_dose_is_not_said_again_of_what_was_given(string milligrams, int expected)
    {
        RecordBuilder journey = new RecordBuilder(Illustrated).Enrol("2026-01-04", "2026-01-02").Start(BlockIds.Induction, Day1)
            .Measure("2026-01-12", Weight.FromKilograms(2.5m), Height.FromCentimetres(46m))
            .Give(BlockIds.Induction, "vincristine", 8, new(2026, 1, 12), amount: Milligrams(milligrams));
        string label = Illustrated.Safety.Guards.Single(guard => guard.Drug.Name == "vincristine").Rule.Id;

        Assert.Equal(expected, Found(journey, label).Length);
    }

    // 2 mg/kg are twice what the invented label allows: pointed out of the computed dose. Where a reaction before it makes a
    // finding of the dose, that is the only one.
    [Fact]
    public void What_lets_a_computed_dose_proceed_is_not_kept_beside_what_does_not()
    {
        Drug infusamide = InventedProtocol.Formulary.Find("infusamide");
        CompiledProtocol protocol = CompiledProtocol.Compile(InventedProtocol.Definition with
        {
            Safeguards = new SafetyPolicy(GrowthStandards.WorldHealthOrganization, [], [new LabelGuard(infusamide, MassPerWeight.FromMilligramsPerKilogram(1m), Invented("INV-LABEL")) { UpToWeight = Weight.FromKilograms(10m) }])
            {
                Reactions = [new(infusamide, [new("anaphylaxis")], Grade.Severe, Invented("INV-REACTION"))],
            },
        });
        RecordBuilder journey = new RecordBuilder(protocol).Enrol("2026-01-04", "2025-09-01").Start(InventedProtocol.Opening, Day1).Measure("2026-01-05", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m));
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Day1), Day1, "r", new("anaphylaxis"), Grade.Severe));
        journey.Give(InventedProtocol.Opening, "infusamide", 8, new(2026, 1, 12), Route.IV, Milligrams("10.8"));

        Assert.Equal((1, 0), (Found(journey, "INV-REACTION").Length, Found(journey, "INV-LABEL").Length));

        static Rule Invented(string id) => new(id, id, "Invented for a test.", InventedProtocol.Outline, Standing.Protocol);
    }

    [Fact]
    public void A_tolerance_that_the_site_states_makes_a_deviation_and_no_hazard()
    {
        Cited<decimal> tenth = new(0.1m, new(new("SITE-SAFETY", "The test site's manual", Standing.Site), "tolerance"), Standing.Site);
        CompiledProtocol site = Aall15P1.Compile(new SiteSupplement("site", "A site") { DoseTolerance = tenth });

        // A tenth of 13.5 mg is 1.35 mg: 14.85 mg is within it, and 14.86 mg is not.
        Assert.Empty(Of("14.85"));
        Assert.Equal(Severity.Deviation, Assert.Single(Of("14.86")).Severity);

        Finding[] Of(string milligrams) => Found(
            Begin(site).Start(BlockIds.Azacitidine1, AzacitidineDay1).Give(BlockIds.Azacitidine1, "azacitidine", 1, AzacitidineDay1, amount: Milligrams(milligrams)), "DOSE-TOLERANCE");
    }

    [Fact]
    [Trait("Rule", "DOSE-WEIGHT")]
    public void What_no_source_states_is_not_judged_and_what_no_weight_carries_says_so()
    {
        // Pegaspargase has no published dose; ten times azacitidine cannot be judged in an infant who was never weighed.
        Assert.Empty(Safety(Begin(Alone).Give(BlockIds.Induction, "pegaspargase", 12, Day1.PlusDays(11), amount: InternationalUnits.FromInternationalUnits(99_999m))));
        Finding unweighed = Assert.Single(Safety(Enrolled(Alone).Start(BlockIds.Azacitidine1, AzacitidineDay1).Give(BlockIds.Azacitidine1, "azacitidine", 1, AzacitidineDay1, amount: Milligrams("999"))));
        Assert.Equal(("DOSE-WEIGHT", DecisionOutcome.CannotDecide), (unweighed.Rule.Id, unweighed.Effect));
    }

    // 82.5 IU/kg × 5.4 kg = 445.5 IU by the illustration, of which 2227.5 IU is the fivefold.
    [Theory]
    [InlineData(2227, 0)]
    [InlineData(2228, 1)]
    public void A_supplement_makes_the_dose_that_is_held_against_the_recorded_one(int units, int expected) =>
        Assert.Equal(
            expected,
            Found(Begin(Illustrated).Give(BlockIds.Induction, "pegaspargase", 12, Day1.PlusDays(11), amount: InternationalUnits.FromInternationalUnits(units)), "DOSE-FIVEFOLD").Length);

    // Dexamethasone 6 mg/m²/day × 0.3 m² = 1.8 mg a day in three doses of 0.6 mg. An event without a number stands for the day.
    [Theory]
    [InlineData("1.8", null, 0)]
    [InlineData("0.6", 1, 0)]
    [InlineData("3", 1, 1)]
    [InlineData("3", null, 0)]
    public void An_amount_is_that_of_a_dose_or_of_the_day(string milligrams, int? dose, int expected) =>
        Assert.Equal(
            expected,
            Found(Begin(Illustrated).Give(BlockIds.Induction, "dexamethasone", 8, Day1.PlusDays(7), Route.PO, Milligrams(milligrams), dose), "DOSE-FIVEFOLD").Length);

    [Theory]
    [InlineData(13, 2)]
    [InlineData(14, 0)]
    [InlineData(15, 0)]
    [Trait("Rule", "PEG-INTERVAL-14")]
    public void A_second_pegaspargase_within_14_days_is_a_hazard_at_both_doses(int later, int expected)
    {
        RecordBuilder journey = Begin(Alone).Give(BlockIds.Induction, "pegaspargase", 12, Day1.PlusDays(11)).Give(BlockIds.Induction, "pegaspargase", 12 + later, Day1.PlusDays(11 + later));

        Finding[] found = Found(journey, "PEG-INTERVAL-14");
        Assert.Equal(expected, found.Length);
        Assert.All(found, finding => Assert.Equal(Severity.Hazard, finding.Severity));
    }

    [Fact]
    public void Weekly_methotrexate_given_daily_is_found_once_at_each_dose()
    {
        RecordBuilder journey = Begin(Alone);
        foreach (BlockId block in BlockIds.All.Skip(1))
        {
            journey.Start(block, journey.Record.Plan!.Roadmap.Block(block).Start);
        }

        LocalDate start = journey.Record.Plan!.Roadmap.Block(BlockIds.Maintenance).Start;
        journey.Give(BlockIds.Maintenance, "methotrexate", 8, start.PlusDays(7)).Give(BlockIds.Maintenance, "methotrexate", 9, start.PlusDays(8)).Give(BlockIds.Maintenance, "methotrexate", 10, start.PlusDays(9));

        Assert.Equal([Severity.Hazard, Severity.Hazard, Severity.Hazard], Found(journey, "RECORD-INTERVAL").Select(finding => finding.Severity));
        Assert.Empty(Found(journey, "WEEKLY-ORDER-INTERVAL"));
    }

    [Fact]
    [Trait("Rule", "WEIGHT-UNIT-SLIP")]
    public void A_weight_in_pounds_is_found_at_its_own_measurement_alone()
    {
        // 5.6 kg is 12.3 lb.
        RecordBuilder journey = Begin(Alone).Measure("2026-01-30", Weight.FromKilograms(12.3m)).Measure("2026-01-31", weight: null, Height.FromCentimetres(61m));

        RecordFinding[] found = [.. journey.Record.StateOn(new(2026, 2, 1)).Findings.Where(finding => finding.Finding.Rule.Id == "WEIGHT-UNIT-SLIP")];
        Assert.Equal(new LocalDate(2026, 1, 30), Assert.Single(found).Date);
        Assert.Equal("12.3 kg after 5.4 kg, which pounds entered as kilograms would explain", found[0].Finding.Observed);
        Assert.Empty(Safety(Begin(Alone).Measure("2026-01-30", Weight.FromKilograms(5.6m))));
    }

    [Theory]
    [InlineData("0.000001")]
    [InlineData("1000000")]
    public void A_measurement_at_the_technical_bounds_is_a_hazard_and_no_exception(string kilograms)
    {
        RecordBuilder journey = Begin(Alone).Measure("2026-01-30", Weight.Parse($"{kilograms} kg")).Start(BlockIds.Azacitidine1, AzacitidineDay1)
            .Give(BlockIds.Azacitidine1, "azacitidine", 1, AzacitidineDay1, amount: Milligrams("13.5"));

        Assert.Contains(Safety(journey), finding => finding.Rule.Id == "WEIGHT-FOR-AGE" && finding.Severity == Severity.Hazard);
        Assert.Contains(Safety(journey), finding => finding.Rule.Id == "DOSE-FIVEFOLD");
    }

    // 13.5 mg is computed; the smallest amount that a decimal number can hold is no multiple of it that one could print.
    [Theory]
    [InlineData("0.0000000000000000000000000001", "0 mg requested, 0 times the computed dose")]
    [InlineData("0", "0 mg requested, 0 times the computed dose")]
    [InlineData("1000000000", "1000000000 mg requested, 74074074.0741 times the computed dose")]
    [Trait("Rule", "DOSE-FIVEFOLD")]
    public void The_smallest_and_the_largest_amounts_are_hazards(string milligrams, string observed)
    {
        RecordBuilder journey = Begin(Alone).Start(BlockIds.Azacitidine1, AzacitidineDay1)
            .Give(BlockIds.Azacitidine1, "azacitidine", 1, AzacitidineDay1, amount: DrugMass.FromMilligrams(decimal.Parse(milligrams, CultureInfo.InvariantCulture)));

        Assert.Equal(observed, Assert.Single(Found(journey, "DOSE-FIVEFOLD")).Observed);
    }

    // 0.3 m²: 15 mg is 50 mg/m², so that two make the limit of 100 mg/m².
    [Theory]
    [InlineData("14.9", 0)]
    [InlineData("15", 0)]
    [InlineData("15.1", 1)]
    [Trait("Rule", "CUMULATIVE-DOSE")]
    public void The_dose_that_exceeds_the_sites_limit_is_found(string second, int expected)
    {
        CumulativeLimit limit = new(
            DrugClass.Anthracycline,
            new(MassPerArea.FromMilligramsPerSquareMetre(100m), new(new("SITE-SAFETY", "The test site's manual", Standing.Site), "anthracyclines"), Standing.Site));
        CompiledProtocol site = Aall15P1.Compile(new SiteSupplement("site", "A site") { CumulativeLimits = [limit] });
        RecordBuilder journey = Begin(site)
            .Give(BlockIds.Induction, "daunorubicin", 8, Day1.PlusDays(7), amount: Milligrams("15"))
            .Give(BlockIds.Induction, "daunorubicin", 9, Day1.PlusDays(8), amount: Milligrams(second));

        Assert.Equal(expected, Found(journey, "CUMULATIVE-DOSE").Length);
    }

    [Fact]
    public void The_plan_given_as_computed_raises_no_alarm()
    {
        Infant infant = Dosing.Sample.Growing(new(2025, 9, 14), new(2026, 1, 4));
        RecordBuilder journey = Enrolled(Illustrated);
        foreach (Measurement measured in infant.Measurements)
        {
            journey.Apply(new RecordEvent.Measured(journey.Stamp(measured.Date), measured));
        }

        int amounts = 0;
        foreach (BlockId block in BlockIds.All)
        {
            if (block != BlockIds.Induction)
            {
                journey.Start(block, journey.Record.Plan!.Roadmap.Block(block).Start);
            }

            RoadmapDoses doses = Illustrated.DosesOf(journey.Record.Plan!.Roadmap, infant);
            foreach (PlannedAdministration row in journey.Record.Plan.Where(row => row.Block.Id == block && row.IsToBeGiven).ToList())
            {
                DoseAmount? amount = doses.Evaluate(row.Planned, out ComputedDose dose) == DecisionOutcome.Proceed ? dose.PerDay : null;
                amounts += amount is null ? 0 : 1;
                journey.Give(block, row.Order.Id, row.Day, row.Date, amount: amount);
            }
        }

        Assert.True(amounts > 500, $"{amounts} administrations have an amount.");
        Assert.Empty(Safety(journey));
    }

    [Fact]
    public void A_reading_that_contradicts_the_supplement_is_refused()
    {
        SiteSupplement settled = Aall15P1.Illustration with
        {
            Readings = [new("D1", new("day-92", new(new("SITE-SAFETY", "The test site's manual", Standing.Site), "D1"), Standing.Site))],
        };
        RecordBuilder journey = Begin(Aall15P1.Compile(settled));
        journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Day1), Day1, "D1", "as-registered"));
        journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Day1), Day1, "D1", "day-92"));

        RecordRefusal refusal = Assert.Single(journey.Refusals);
        Assert.Equal((RefusalReason.UnknownReading, "the site's values do not stand with D1 read as 'as-registered'."), (refusal.Reason, refusal.Message));
    }

    // Two doses of high-dose cytarabine on day 15 of Interim Maintenance, 12 hours apart by the plan; half of that is 6 hours.
    [Theory]
    [Trait("Rule", "ORDER-INTERVAL")]
    [InlineData(359, Severity.Hazard)]
    [InlineData(360, Severity.Deviation)]
    [InlineData(719, Severity.Deviation)]
    [InlineData(720, null)]
    public void Doses_of_one_day_are_no_nearer_than_half_their_hours(int minutes, Severity? expected)
    {
        PlannedOrder order = Aall15P1.Definition.Block(BlockIds.InterimMaintenance).Order("cytarabine-high-dose");
        RecordedDose first = new(Drugs.Cytarabine, new(2026, 4, 3), Route.IV) { StartedAt = Instant.FromUtc(2026, 4, 3, 8, 0) };
        RecordedDose second = first with { StartedAt = first.StartedAt + Duration.FromMinutes(minutes) };
        Decision decision = new AdministrationCheck([]).Explain(second, order, [first]);

        Assert.Equal(expected == Severity.Hazard ? DecisionOutcome.Hold : DecisionOutcome.Proceed, new AdministrationCheck([]).Evaluate(second, order, [first]));
        Assert.Equal(expected, decision.Findings.SingleOrDefault(finding => finding.Rule.Id == "ORDER-INTERVAL")?.Severity);
    }

    // Pegaspargase of Delayed Intensification Part 1 six days after the last, with anaphylaxis of grade 4 between them.
    [Theory]
    [Trait("Rule", "PEG-AFTER-REACTION")]
    [InlineData("anaphylaxis", Grade.Moderate, false)]
    [InlineData("anaphylaxis", Grade.Severe, true)]
    [InlineData("allergic-reaction", Grade.LifeThreatening, true)]
    [InlineData("sepsis", Grade.LifeThreatening, false)]
    public void A_drug_is_warned_of_before_it_is_given_again(string term, Grade grade, bool isAsked)
    {
        RecordBuilder journey = Begin(Illustrated).Start(BlockIds.InterimMaintenance, "2026-03-20")
            .Give(BlockIds.InterimMaintenance, "pegaspargase", 23, new(2026, 4, 25))
            .Start(BlockIds.DelayedIntensification1, "2026-05-01");
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(new(2026, 4, 25)), new(2026, 4, 25), "al", new(term), grade));

        NextStep[] warnings = [.. journey.Record.Next(new(2026, 5, 1)).Steps.Where(step => step.Kind == NextStepKind.Alert && step.Slot?.OrderId == "pegaspargase")];

        Assert.Contains(warnings, step => step.Finding!.Rule.Id == "PEG-INTERVAL-14");
        Assert.Equal(isAsked, warnings.Any(step => step.Finding!.Rule.Id == "PEG-AFTER-REACTION"));
    }

    [Property(MaxTest = 30)]
    [Trait("Rule", "PEG-AFTER-REACTION")]
    public FsCheck.Property Pegaspargase_is_asked_about_exactly_after_a_severe_reaction() =>
        Prop.ForAll(
            (from grade in Gen.Choose(1, 4) from term in Gen.Elements("anaphylaxis", "allergic-reaction", "rash", "sepsis") from day in Gen.Choose(0, 5) select (Grade: (Grade)grade, Term: term, Day: day)).ToArbitrary(),
            given =>
            {
                RecordBuilder journey = Begin(Illustrated);
                LocalDate on = Day1.PlusDays(given.Day);
                journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(on), on, "al", new(given.Term), given.Grade));
                bool isAsked = journey.Record.Next(Day1.PlusDays(9)).Steps.Any(step => step.Finding?.Rule.Id == "PEG-AFTER-REACTION");
                return isAsked == (given.Grade >= Grade.Severe && (given.Term is "anaphylaxis" or "allergic-reaction"));
            });

    private static IEnumerable<string> SafetyRuleIds() =>
        SafetyRules.All.Concat(DosingRules.All).Concat(Reactions.All.Select(reaction => reaction.Rule)).Concat(Intervals.All.Select(interval => interval.Rule)).Concat(LabelGuards.All.Select(guard => guard.Rule))
            .Concat([GrowthStandards.WorldHealthOrganization.WeightRule, GrowthStandards.WorldHealthOrganization.HeightRule, GrowthStandards.WorldHealthOrganization.WeightForHeightRule, GrowthStandards.WorldHealthOrganization.AreaRule])
            .Select(rule => rule.Id);

    private static RecordBuilder Enrolled(CompiledProtocol protocol) => new RecordBuilder(protocol).Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, Day1);

    private static RecordBuilder Begin(CompiledProtocol protocol) => Enrolled(protocol).Measure("2026-01-04", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m));

    private static DoseAmount Milligrams(string text) => DrugMass.Parse($"{text} mg");

    private static Finding[] Found(RecordBuilder journey, string rule)
    {
        Assert.Empty(journey.Refusals);
        return [.. journey.Record.StateOn(new(2030, 1, 1)).Findings.Select(found => found.Finding).Where(finding => finding.Rule.Id == rule)];
    }

    private static Finding[] Safety(RecordBuilder journey)
    {
        Assert.Empty(journey.Refusals);
        HashSet<string> safety = [.. SafetyRuleIds()];
        return [.. journey.Record.StateOn(new(2030, 1, 1)).Findings.Select(found => found.Finding).Where(finding => safety.Contains(finding.Rule.Id))];
    }
}
