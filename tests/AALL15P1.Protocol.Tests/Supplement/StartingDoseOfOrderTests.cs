using System.Text.Json.Nodes;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Titration;
using FsCheck.Xunit;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Supplement;

/// <summary>
/// A site that states starting doses and no dose of the two oral orders of Maintenance has stated the doses of these orders.
/// The infant of 11.25 kg and 80 cm has 0.5 m² (Mosteller: the root of 900/3600) and is born on 2025-09-01; Maintenance begins on
/// 2026-07-06, at 10 months: 40 mg/m²/day are 20 mg, 15 mg/m² a week are 7.5 mg. From 12 months on it is 50 and 20 mg/m²: 25 and 10 mg.
/// </summary>
[Properties(Arbitrary = [typeof(ProtocolArbitraries)])]
public sealed class StartingDoseOfOrderTests
{
    private static readonly Citation Handbook = new(new("S7", "Site 7's handbook", Standing.Site), "22");
    private static readonly LocalDate Born = Date("2025-09-01");
    private static readonly LocalDate Day1 = Date("2026-07-06");
    private static readonly StartingDosePolicy ByAge = new([Band(0, 12, 40m, 15m), Band(12, null, 50m, 20m) with { Thiopurine = Daily(50m, "table 3") }]);
    private static readonly SiteSupplement OnlyStarting = new("site-7", "Site 7") { OwnSources = [Handbook.Source], StartingDoses = ByAge, TitrationPolicy = new(TitrationPolicies.All[0], Handbook, Standing.Site) };
    internal static readonly CompiledProtocol Protocol = Aall15P1.Compile(OnlyStarting);
    private static readonly Infant Infant = new(Born, [new(Day1, Weight.FromKilograms(11.25m), Height.FromCentimetres(80m))]);

    [Theory]
    [InlineData("mercaptopurine", "2026-07-06", "20 mg, one dose that day")]
    [InlineData("methotrexate", "2026-07-13", "7.5 mg, one dose that day")]
    public void The_starting_dose_is_the_dose_of_its_order(string order, string day, string expected)
    {
        LocalDate on = Date(day);
        Roadmap roadmap = Protocol.Plan(Born, BlockStarts.From(Date("2026-01-05")).With(BlockIds.Maintenance, Day1));
        Administration row = roadmap.On(on).Single(row => row.Order.Id == order);

        Assert.Equal(expected, Protocol.Dose(BlockIds.Maintenance, order, Infant, Day1, on).Dose.ToString());
        Assert.Equal(expected, Protocol.Dose(row, Infant).Dose.ToString());
        Assert.Equal(DecisionOutcome.Proceed, Protocol.EvaluateDose(row, Infant, out ComputedDose dose));
        Assert.Equal(expected, dose.ToString());
        Assert.Equal(expected, Protocol.DosesOf(roadmap, Infant).Explain(row).Dose.ToString());
    }

    [Fact]
    public void Its_steps_say_whose_it_is_and_for_which_age()
    {
        DoseResult dose = Protocol.Dose(BlockIds.Maintenance, "mercaptopurine", Infant, Day1, Day1);

        Assert.Equal(
            [
                "weight 11.25 kg, measured on 2026-07-06 (the same day)",
                "height 80 cm, measured on 2026-07-06 (the same day)",
                "body surface area by mosteller, √(cm × kg / 3600) = 0.5 m²",
                "40 mg/m²/day, the starting dose for the age on 2026-07-06 = 20 mg/day",
                "20 mg, one dose that day",
            ],
            dose.Steps.Select(step => step.Text));
        Assert.Equal(("S7, 22", Standing.Site), (dose.Steps[3].Citation!.ToString(), dose.Steps[3].Standing!.Value));
        Assert.Equal("from 0 to below 12 months 40 mg/m²/day; from 12 months 50 mg/m²/day", ((Fact<DoseRule>.Known)dose.Order.Dose).Stated.Value.ToString());
    }

    [Fact]
    public void A_starting_dose_stands_as_its_weakest_band_does()
    {
        Citation table = new(new("BFM", "Another protocol", Standing.Backbone), "table 1");
        StartingDoseBand site = Band(0, 12, 40m, 15m);
        StartingDoseBand backbone = Band(12, null, 50m, 20m) with { Thiopurine = new(site.Thiopurine.Value, table, Standing.Backbone) };
        Block maintenance = (OnlyStarting with { StartingDoses = new([site, backbone]) }).ApplyTo(Aall15P1.Definition).Block(BlockIds.Maintenance);

        Assert.Equal((Standing.Backbone, Standing.Site), (maintenance.Order("mercaptopurine").Dose.Standing, maintenance.Order("methotrexate").Dose.Standing));
        Assert.Equal(table, ((Fact<DoseRule>.Known)maintenance.Order("mercaptopurine").Dose).Stated.Citation);
    }

    // 12 months are reached on 2026-09-01. By default the age is taken on day 1 of Maintenance; by the other reading of D6 anew on
    // days 85, 169 and so on, 2026-09-28 the first of them.
    [Theory]
    [InlineData(null, "2026-09-01", 20)]
    [InlineData(null, "2026-09-28", 20)]
    [InlineData("start-of-each-cycle", "2026-09-01", 20)]
    [InlineData("start-of-each-cycle", "2026-09-27", 20)]
    [InlineData("start-of-each-cycle", "2026-09-28", 25)]
    [InlineData("start-of-each-cycle", "2026-09-29", 25)]
    public void The_age_is_taken_as_D6_is_read(string? reading, string day, int milligrams)
    {
        CompiledProtocol read = reading is null ? Protocol : Protocol.With(Protocol.Readings.With("D6", reading));
        DoseResult dose = read.Dose(BlockIds.Maintenance, "mercaptopurine", Infant, Day1, Date(day));

        Assert.Equal(DrugMass.FromMilligrams(milligrams), dose.Dose.PerDay!.Value.Mass);
        Assert.Equal(milligrams == 20 ? "S7, 22" : "S7, table 3", dose.Steps.Single(step => step.Kind == "size").Citation!.ToString());
    }

    // A band from 6 to below 10 months: the infant is 10 months old on 2026-07-01, so that 30 June is the last day 1 with a dose.
    [Theory]
    [InlineData("2026-02-28", DecisionOutcome.CannotDecide)]
    [InlineData("2026-03-01", DecisionOutcome.Proceed)]
    [InlineData("2026-06-30", DecisionOutcome.Proceed)]
    [InlineData("2026-07-01", DecisionOutcome.CannotDecide)]
    public void An_age_that_the_site_left_out_has_no_dose(string start, DecisionOutcome expected)
    {
        CompiledProtocol gapped = Aall15P1.Compile(OnlyStarting with { StartingDoses = new([Band(6, 10, 40m, 15m)]) });
        LocalDate day1 = Date(start);
        Infant measured = new(Born, [new(day1, Weight.FromKilograms(8m), Height.FromCentimetres(70m))]);
        DoseResult dose = gapped.Dose(BlockIds.Maintenance, "mercaptopurine", measured, day1, day1.PlusDays(3));

        Assert.Equal(expected, dose.Outcome);
        Assert.Equal(expected == DecisionOutcome.Proceed ? [] : ["DOSE-AGE-BAND"], dose.Decision.Findings.Select(finding => finding.Rule.Id));
        if (expected == DecisionOutcome.CannotDecide)
        {
            Assert.Equal($"a dose of mercaptopurine for the age on {start}", dose.Decision.Findings[0].Missing);
            Assert.Equal(DecisionOutcome.CannotDecide, gapped.StartingDose(Born, day1, day1.PlusDays(3)).Outcome);
        }
    }

    [Fact]
    public void A_starting_dose_and_a_dose_of_the_order_that_differ_are_refused()
    {
        SiteSupplement both = OnlyStarting with { Doses = [new(BlockIds.Maintenance, "mercaptopurine", Daily(50m, "9").WithValue(DoseRule.Of(Daily(50m, "9").Value)))] };

        // After the sentence .NET names the parameter, in words of its own that an application may leave out.
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Aall15P1.Compile(both));
        Assert.Equal("own", refusal.ParamName);
        Assert.StartsWith(
            "The supplement states two doses of maintenance/mercaptopurine: 50 mg/m²/day as the order's dose, and 40 mg/m²/day as the starting dose from 0 months. One of the two is expected, or both alike.",
            refusal.Message,
            StringComparison.Ordinal);

        // The JSON operation says so at the supplement, and the linter cannot look at what fits no protocol.
        Assert.Contains("$.supplement: found a value that does not fit. The supplement states two doses of maintenance/mercaptopurine", Assert.Throws<FormatException>(() => DoseByJson(SupplementJson.Write(both))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("40 mg/m²/day", null, true)]
    [InlineData("40 mg/m²/dose", null, false)]
    [InlineData("39.9 mg/m²/day", null, false)]
    [InlineData("2 mg/kg/day", null, false)]
    [InlineData("40 mg/m²/day", "factor", false)]
    [InlineData("40 mg/m²/day", "taper", false)]
    public void Alike_they_are_taken_and_the_orders_own_cap_stands(string own, string? changed, bool isAlike)
    {
        DoseRule rule = own.EndsWith("kg/day", StringComparison.Ordinal) ? DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2m).PerDay())
            : own.EndsWith("/dose", StringComparison.Ordinal) ? DoseRule.Of(PerDose<MassPerArea>.Parse(own)) : DoseRule.Of(PerDay<MassPerArea>.Parse(own));
        rule = rule with { MaximumPerDay = DrugMass.Parse("18 mg"), IsBeforeInfantFactor = changed == "factor", Taper = changed == "taper" ? [new(7, Fraction.One)] : [] };
        SiteSupplement both = OnlyStarting with
        {
            StartingDoses = new([Band(0, null, 40m, 15m)]),
            Doses = [new(BlockIds.Maintenance, "mercaptopurine", new(rule, Handbook, Standing.Site))],
        };

        if (isAlike)
        {
            Assert.Equal("18 mg, one dose that day", Aall15P1.Compile(both).Dose(BlockIds.Maintenance, "mercaptopurine", Infant, Day1, Day1).Dose.ToString());
        }
        else
        {
            Assert.Throws<ArgumentException>(() => Aall15P1.Compile(both));
        }
    }

    [Fact]
    public void The_operations_answer_alike()
    {
        JsonNode answer = JsonNode.Parse(DoseByJson(SupplementJson.Write(OnlyStarting)))!;
        Assert.Equal("20 mg", (string?)answer["result"]!["amount"]!["perDose"]);

        string Check(string amount) => (string)JsonNode.Parse(ProtocolOperations.Find("safety-check").Decide(Aall15P1.Compile(), $$"""
            {"schemaVersion": 1, "birthDate": "2025-09-01", "inductionStart": "2026-01-05", "starts": [{"block": "maintenance", "on": "2026-07-06"}],
             "measurements": [{"on": "2026-07-06", "weight": "11.25 kg", "height": "80 cm"}],
             "request": {"drug": "mercaptopurine", "amount": "{{amount}}", "period": "per-dose", "route": "PO", "on": "2026-07-06"}, "supplement": {{SupplementJson.Write(OnlyStarting)}}}
            """))!["answer"]!;
        Assert.Equal("proceed", Check("20 mg"));
        Assert.Equal("hold", Check("200 mg"));
    }

    [Fact]
    public void The_record_has_it_due_and_takes_percentages_of_it()
    {
        Record.RecordBuilder journey = Record.TitrationRecordTests.InMaintenance(Protocol);
        Assert.Equal("20 mg, one dose that day", Record.TitrationRecordTests.Due(journey, "2026-07-06", "mercaptopurine"));
        Assert.Contains(journey.Record.Next(Day1).Of(NextStepKind.Due), step => step.Slot?.OrderId == "mercaptopurine" && step.What.Contains("20 mg", StringComparison.Ordinal));
        Assert.Equal("20 mg, one dose that day", journey.Record.Round(Day1).Week.First(row => row.Order.Id == "mercaptopurine" && row.Date == Day1).Dose!.Dose.ToString());

        // 50 % of 20 mg, and 125 % of 7.5 mg; 15 mg are three quarters of the 20 mg that the site states.
        Record.TitrationRecordTests.Prescribe(journey, "2026-07-13", 50, 125);
        Assert.Equal("10 mg, one dose that day", Record.TitrationRecordTests.Due(journey, "2026-07-13", "mercaptopurine"));
        Assert.Equal("9.375 mg, one dose that day", Record.TitrationRecordTests.Due(journey, "2026-07-13", "methotrexate"));
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-14")), Date("2026-07-14"), null, DrugMass.Parse("15 mg"), DosePercent.StartingDose, null));
        Assert.Equal(DosePercent.FromPercent(75m), journey.Record.StateOn(Date("2026-07-15")).Titration!.Current!.Value.Thiopurine);
    }

    // 400 mg/m² are eight times the published 50; the guard and the site's own check say so, and no amount is told.
    [Fact]
    public void A_slip_in_a_band_holds_the_dose_that_is_computed_from_it()
    {
        CompiledProtocol slipped = Aall15P1.Compile(OnlyStarting with { StartingDoses = new([Band(0, 11, 400m, 15m), Band(11, null, 50m, 20m)]) });

        // On 2026-08-03 the infant is 11 months old; the dose is still that of day 1.
        foreach (LocalDate on in new[] { Day1, Date("2026-08-03") })
        {
            DoseResult dose = slipped.Dose(BlockIds.Maintenance, "mercaptopurine", Infant, Day1, on);
            Assert.Equal((DecisionOutcome.Hold, default), (dose.Outcome, dose.Dose));
            Assert.Contains(dose.Decision.Findings, finding => finding.Rule.Id == "DOSE-REFERENCE-FIVEFOLD" && finding.Observed!.StartsWith("mercaptopurine is stated as 400 mg/m²/day, 8 times the published 50 mg/m²/day", StringComparison.Ordinal));
        }

        Assert.Contains(slipped.CheckStatedDoses(), finding => finding.Effect == DecisionOutcome.Hold && finding.Observed!.Contains("400 mg/m²/day", StringComparison.Ordinal));
        Assert.Contains(slipped.Lint(), finding => finding.ToString().StartsWith("LINT-DOSE-FIVEFOLD: maintenance, mercaptopurine, dose: 400 mg/m²/day", StringComparison.Ordinal));
        Assert.DoesNotContain(Protocol.CheckStatedDoses(), finding => finding.Effect == DecisionOutcome.Hold);
    }

    [Fact]
    public void A_definition_that_holds_starting_doses_is_written_and_read_with_them()
    {
        foreach (CompiledProtocol written in new[] { Protocol, Protocol.With(Protocol.Readings.With("D6", "start-of-each-cycle")) })
        {
            ProtocolDefinition read = DefinitionJson.Read(DefinitionJson.Write(written.Definition));
            Assert.Equal(written.Definition.Block(BlockIds.Maintenance).Orders, read.Block(BlockIds.Maintenance).Orders);
            Assert.Equal(DefinitionJson.Fingerprint(written.Definition), DefinitionJson.Fingerprint(read));
        }

        Assert.NotEqual(Protocol.Identity, Aall15P1.Compile(OnlyStarting with { StartingDoses = new([Band(0, 12, 40m, 15m), Band(12, null, 50m, 20m)]) }).Identity);
    }

    /// <summary>Whoever asks for the starting dose and whoever asks for the dose of the order is told the same, at every age and by either reading.</summary>
    [Property]
    public void The_starting_dose_and_the_dose_of_the_order_agree(SiteSupplement drawn, ushort age, byte days, bool eachCycle)
    {
        SiteSupplement supplement = new("drawn", "Drawn") { OwnSources = drawn.OwnSources, StartingDoses = drawn.StartingDoses ?? ByAge };
        CompiledProtocol protocol = Aall15P1.Compile(supplement);
        protocol = eachCycle ? protocol.With(protocol.Readings.With("D6", "start-of-each-cycle")) : protocol;
        LocalDate born = Day1.PlusDays(-(age % 1100));
        Infant infant = new(born, [new(Day1, Weight.FromKilograms(9m), Height.FromCentimetres(100m))]);
        LocalDate on = Day1.PlusDays(days);

        StartingDose starting = protocol.StartingDose(born, Day1, on);
        int place = protocol.Definition.IndexOf(BlockIds.Maintenance);
        PlannedOrder order = protocol.Definition.Block(BlockIds.Maintenance).Order("mercaptopurine");
        DecisionOutcome outcome = protocol.Doses.Of(place, order).Evaluate(infant, Day1, on, out ComputedDose dose);

        // 9 kg and 100 cm are 0.5 m².
        Assert.Equal(starting.Outcome, outcome);
        Assert.Equal(starting.Band is { } band ? band.Thiopurine.Value.Quantity.MilligramsPerSquareMetre / 2m : null, dose.PerDay?.CanonicalValue);
        Assert.Equal(dose, protocol.Doses.Of(place, order).Explain(infant, Day1, on).Dose);
    }

    private static string DoseByJson(string supplement) => ProtocolOperations.Find("dose").Decide(Aall15P1.Compile(), $$"""
        {"schemaVersion": 1, "block": "maintenance", "order": "mercaptopurine", "blockStart": "2026-07-06", "on": "2026-07-06", "birthDate": "2025-09-01",
         "measurements": [{"on": "2026-07-06", "weight": "11.25 kg", "height": "80 cm"}], "supplement": {{supplement}}}
        """);

    private static Cited<PerDay<MassPerArea>> Daily(decimal size, string place) =>
        new(MassPerArea.FromMilligramsPerSquareMetre(size).PerDay(), new(Handbook.Source, place), Standing.Site);

    private static StartingDoseBand Band(int from, int? below, decimal thiopurine, decimal antifolate) =>
        new(from, below, Daily(thiopurine, "22"), new(MassPerArea.FromMilligramsPerSquareMetre(antifolate).PerDose(), Handbook, Standing.Site));
}
