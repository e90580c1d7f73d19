using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>What the checks of a dose say, to the word: what was found, what is expected, what is missing.</summary>
public sealed class SafetySentenceTests
{
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly AdministrationCheck Given = new(Intervals.All);
    private static readonly Citation Site = new(new Source("SITE", "a site's protocol text made up for this test", Standing.Site), "section 5");
    private static readonly LocalDate FirstDay = new(2026, 1, 5);
    private static readonly LocalDate Birth = FirstDay.PlusDays(-150);
    private static readonly Infant Baby = new(Birth, [new(FirstDay, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);
    private static readonly CompiledProtocol Illustrated = Aall15P1.Compile(Aall15P1.Illustration);
    private static readonly CompiledProtocol Published = Aall15P1.Compile();
    private static readonly SafetyPolicy Tolerant = SafetyPolicies.Published with { Tolerance = new(0.125m, Site, Standing.Site) };

    [Fact]
    public void Two_doses_that_are_too_near_are_named_with_both_days()
    {
        PlannedOrder weekly = Order("maintenance", "methotrexate");
        PlannedOrder everySeventhDay = Order("induction", "vincristine");
        PlannedOrder once = Order("induction", "cytarabine-intrathecal");
        PlannedOrder daily = Order("induction", "cytarabine");

        Assert.Equal(
            ("pegaspargase on 2026-03-02 and on 2026-02-20, 10 days apart", "at least 14 days"), Near(null, new(Drugs.Pegaspargase, Day, Route.IV), -10, "PEG-INTERVAL-14"));
        Assert.Equal(
            ("methotrexate on 2026-03-02 and on 2026-03-03, 1 day apart", "at least 7 days"), Near(weekly, new(Drugs.Methotrexate, Day, Route.PO), 1, "WEEKLY-ORDER-INTERVAL"));
        Assert.Equal(
            ("vincristine on 2026-03-02 and on 2026-02-28, 2 days apart", "at least 7 days"), Near(everySeventhDay, new(Drugs.Vincristine, Day, Route.IV), -2, "ORDER-INTERVAL"));
        Assert.Equal(
            ("cytarabine on 2026-03-02 and on 2026-03-02, two on the same day", "at least 1 day"), Near(once, new(Drugs.Cytarabine, Day, Route.IT), 0, "ORDER-INTERVAL"));
        Assert.Equal(
            ("cytarabine on 2026-03-02 and on 2026-03-02, two on the same day", "at least 1 day"), Near(daily, new(Drugs.Cytarabine, Day, Route.IV), 0, "ORDER-INTERVAL"));

        static (string?, string) Near(PlannedOrder? order, RecordedDose dose, int days, string rule)
        {
            Decision decision = Given.Explain(dose, order, [dose with { Date = Day.PlusDays(days) }]);
            Finding finding = Assert.Single(decision.Findings);
            Assert.Equal(("give-dose", rule, DecisionOutcome.Hold, Severity.Hazard), (decision.Operation, finding.Rule.Id, finding.Effect, finding.Severity));
            return (finding.Observed, finding.Required);
        }
    }

    // High-dose cytarabine every 12 hours: half of it are 6.
    [Theory]
    [InlineData(359, DecisionOutcome.Hold, Severity.Hazard, "two doses of cytarabine 5 hours 59 min apart")]
    [InlineData(-359, DecisionOutcome.Hold, Severity.Hazard, "two doses of cytarabine 5 hours 59 min apart")]
    [InlineData(360, DecisionOutcome.Proceed, Severity.Deviation, "two doses of cytarabine 6 hours apart")]
    [InlineData(719, DecisionOutcome.Proceed, Severity.Deviation, "two doses of cytarabine 11 hours 59 min apart")]
    [InlineData(720, DecisionOutcome.Proceed, null, null)]
    [InlineData(0, DecisionOutcome.Hold, Severity.Hazard, "two doses of cytarabine 0 hours apart")]
    public void Two_doses_of_a_day_are_apart_by_the_hours_of_their_order(int minutes, DecisionOutcome expected, Severity? severity, string? observed)
    {
        PlannedOrder order = Order("interim-maintenance", "cytarabine-high-dose");
        Instant start = Instant.FromUtc(2026, 3, 2, 12, 0);
        RecordedDose dose = new(Drugs.Cytarabine, Day, Route.IV) { StartedAt = start };
        RecordedDose other = dose with { StartedAt = start + Duration.FromMinutes(minutes) };

        Decision decision = Given.Explain(dose, order, [other]);

        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(expected, Given.JudgeBeside(dose, order, other));
        Assert.Equal(observed is not null, Given.IsFoundBeside(dose, order, other));
        Assert.Equal(
            observed is null ? [] : [("ORDER-INTERVAL", severity, observed, "12 hours from one to the next")],
            decision.Findings.Select(finding => (finding.Rule.Id, (Severity?)finding.Severity, finding.Observed, finding.Required)));
    }

    [Fact]
    public void What_is_found_beside_a_dose_is_so_by_any_of_the_three_reasons()
    {
        RecordedDose pegaspargase = new(Drugs.Pegaspargase, Day, Route.IV);
        RecordedDose vincristine = new(Drugs.Vincristine, Day, Route.IV);

        Assert.True(Given.IsFoundBeside(pegaspargase, null, pegaspargase with { Date = Day.PlusDays(-13) }));
        Assert.False(Given.IsFoundBeside(pegaspargase, null, pegaspargase with { Date = Day.PlusDays(-14) }));
        Assert.True(Given.IsFoundBeside(vincristine, Order("induction", "vincristine"), vincristine with { Date = Day.PlusDays(-6) }));
        Assert.False(Given.IsFoundBeside(vincristine, Order("induction", "vincristine"), vincristine with { Date = Day.PlusDays(-7) }));
    }

    // Pegaspargase's 14 days are looked at for every drug; of what can hold, only its own intervals count.
    [Theory]
    [InlineData("vincristine", null, null, 14, 1)]
    [InlineData("vincristine", "induction", "vincristine", 14, 7)]
    [InlineData("pegaspargase", null, null, 14, 14)]
    [InlineData("pegaspargase", "induction", "pegaspargase", 14, 14)]
    [InlineData("methotrexate", "induction", "methotrexate-intrathecal", 28, 28)]
    [InlineData("mercaptopurine", "maintenance", "mercaptopurine", 14, 1)]
    [InlineData("dexamethasone", "induction", "dexamethasone", 14, 14)]
    public void Doses_are_looked_at_as_far_as_an_interval_reaches(string drug, string? block, string? order, int reach, int ofHolds)
    {
        PlannedOrder? planned = block is null ? null : Order(block, order!);

        Assert.Equal((reach, ofHolds), (Given.ReachOf(planned), Given.ReachOfHolds(Drugs.Formulary.Find(drug), planned)));
        Assert.Equal(Math.Max(7, reach == 28 ? 28 : 7), new AdministrationCheck([]).ReachOf(planned));
    }

    [Fact]
    public void What_is_wrong_with_a_route_is_said()
    {
        Finding unknown = Assert.Single(Given.Explain(new(Drugs.Methotrexate, Day, null), null, []).Findings);
        Finding wrong = Assert.Single(Given.Explain(new(Drugs.Methotrexate, Day, Route.SC), null, []).Findings);

        Assert.Equal(
            (DecisionOutcome.CannotDecide, Severity.Deviation, null, "methotrexate by PO or IV or IT", "the route"),
            (unknown.Effect, unknown.Severity, unknown.Observed, unknown.Required, unknown.Missing));
        Assert.Equal(
            (DecisionOutcome.Hold, Severity.Hazard, "methotrexate by SC", "methotrexate by PO or IV or IT", null),
            (wrong.Effect, wrong.Severity, wrong.Observed, wrong.Required, wrong.Missing));
        ArgumentException other = Assert.Throws<ArgumentException>(() => Given.Evaluate(new(Drugs.Vincristine, Day, Route.IV), Order("maintenance", "methotrexate"), []));
        Assert.StartsWith("The order is of methotrexate, and the dose is of vincristine.", other.Message, StringComparison.Ordinal);

        // The lock of a protocol's own formulary has its source; the rule without one is the library's.
        Assert.Equal(("ROUTE-LOCKED", "CTGOV", Standing.Protocol), (wrong.Rule.Id, wrong.Rule.Citation?.Source.Id, wrong.Rule.Standing));
        Finding intrathecal = Assert.Single(Given.Explain(new(Drugs.Vincristine, Day, Route.IT), null, []).Findings);
        Assert.Equal(("ROUTE-IT-LOCKED", "CTGOV", Standing.Protocol), (intrathecal.Rule.Id, intrathecal.Rule.Citation?.Source.Id, intrathecal.Rule.Standing));
    }

    [Fact]
    public void The_syringes_of_one_day_are_pointed_out_only_for_an_intrathecal_drug()
    {
        RecordedDose vincristine = new(Drugs.Vincristine, Day, Route.IV);
        Finding found = Assert.Single(Given.Explain(new(Drugs.Cytarabine, Day, Route.IT), null, [vincristine]).Findings);

        Assert.Equal(("cytarabine IT and vincristine IV on 2026-03-02", "the syringes kept apart"), (found.Observed, found.Required));
        Assert.Empty(Given.Explain(new(Drugs.Cytarabine, Day, Route.IV), null, [vincristine]).Findings);
        Assert.Empty(Given.Explain(new(Drugs.Cytarabine, Day, Route.IT), null, [new(Drugs.Daunorubicin, Day, Route.IV)]).Findings);
    }

    [Fact]
    public void The_sum_of_a_class_is_said_with_what_is_not_known_of_it()
    {
        RecordedDose known = new(Drugs.Daunorubicin, Day, Route.IV) { AmountPerArea = MassPerArea.FromMilligramsPerSquareMetre(30m) };
        CumulativeLimit limit = new(DrugClass.Anthracycline, new(MassPerArea.FromMilligramsPerSquareMetre(60m), Site, Standing.Site));
        CumulativeDose one = CumulativeDose.Of(DrugClass.Anthracycline, [known]);
        CumulativeDose unknown = CumulativeDose.Of(DrugClass.Anthracycline, [known, new(Drugs.Daunorubicin, Day, Route.IV), new(Drugs.Daunorubicin, Day, Route.IV)]);
        CumulativeDose oneUnknown = CumulativeDose.Of(DrugClass.Anthracycline, [known, new(Drugs.Daunorubicin, Day, Route.IV)]);
        CumulativeDose above = CumulativeDose.Of(DrugClass.Anthracycline, [known, known, known]);

        Assert.Equal(("add-up-doses", DecisionOutcome.Proceed, Severity.Information, "the Anthracycline doses add up to 30 mg/m²", "at most 60 mg/m² (SITE, section 5)", null), Said(one, limit));
        Assert.Equal(("add-up-doses", DecisionOutcome.Proceed, Severity.Information, "the Anthracycline doses add up to 30 mg/m²", "a limit that the site states", null), Said(one, null));
        Assert.Equal(
            ("add-up-doses", DecisionOutcome.CannotDecide, Severity.Deviation, "the Anthracycline doses add up to 30 mg/m² and 2 of unknown amount", "at most 60 mg/m² (SITE, section 5)", "the amount of 2 of the doses"),
            Said(unknown, limit));
        Assert.Equal(
            ("add-up-doses", DecisionOutcome.CannotDecide, Severity.Deviation, "the Anthracycline doses add up to 30 mg/m² and 1 of unknown amount", "at most 60 mg/m² (SITE, section 5)", "the amount of 1 of the doses"),
            Said(oneUnknown, limit));
        Assert.Equal(("add-up-doses", DecisionOutcome.Hold, Severity.Hazard, "the Anthracycline doses add up to 90 mg/m²", "at most 60 mg/m² (SITE, section 5)", null), Said(above, limit));
        ArgumentException other = Assert.Throws<ArgumentException>(() => CumulativeDose.Of(DrugClass.Asparaginase, []).Evaluate(limit));
        Assert.StartsWith("The limit is for Anthracycline, and the doses are of Asparaginase.", other.Message, StringComparison.Ordinal);

        static (string, DecisionOutcome, Severity, string?, string, string?) Said(CumulativeDose dose, CumulativeLimit? limit)
        {
            Decision decision = dose.Explain(limit);
            Finding finding = Assert.Single(decision.Findings);
            return (decision.Operation, finding.Effect, finding.Severity, finding.Observed, finding.Required, finding.Missing);
        }
    }

    // Within half a unit of the third significant digit: of 999 one, of 1000 ten, of 100 one, of 99.9 a tenth; no unit is
    // below a millionth.
    [Theory]
    [InlineData("0", "0", true)]
    [InlineData("0.0000001", "0", false)]
    [InlineData("999.5", "999", true)]
    [InlineData("999.51", "999", false)]
    [InlineData("1005", "1000", true)]
    [InlineData("995", "1000", true)]
    [InlineData("1005.1", "1000", false)]
    [InlineData("1386", "1381", true)]
    [InlineData("1386.1", "1381", false)]
    [InlineData("12395", "12345", true)]
    [InlineData("12395.1", "12345", false)]
    [InlineData("100.5", "100", true)]
    [InlineData("100.51", "100", false)]
    [InlineData("99.95", "99.9", true)]
    [InlineData("99.951", "99.9", false)]
    [InlineData("1.235", "1.23", true)]
    [InlineData("1.2351", "1.23", false)]
    [InlineData("0.0001005", "0.0001", true)]
    [InlineData("0.0001006", "0.0001", false)]
    [InlineData("0.0000105", "0.00001", true)]
    [InlineData("0.0000106", "0.00001", false)]
    public void An_amount_is_written_with_three_digits(string written, string exact, bool expected) =>
        Assert.Equal(expected, DoseCheck.IsAsWritten(decimal.Parse(written, CultureInfo.InvariantCulture), decimal.Parse(exact, CultureInfo.InvariantCulture)));

    // An infant of 6.2 kg: 2.5 mg/kg of azacitidine are 15.5 mg.
    [Fact]
    public void What_differs_from_the_computed_dose_is_said_with_both()
    {
        LocalDate day = new(2026, 2, 9);
        DoseRequest request = new(Drugs.Azacitidine, DrugMass.FromMilligrams(15.5m), DosePeriod.PerDose, Route.IV, day);

        Assert.Equal(
            ("check-dose", "DOSE-FIVEFOLD", DecisionOutcome.Hold, Severity.Hazard, "15.5 IU requested", "an amount like the computed 15.5 mg", null),
            Said(Published, Tolerant, request with { Amount = InternationalUnits.FromInternationalUnits(15.5m) }));
        Assert.Equal(
            ("check-dose", "DOSE-FIVEFOLD", DecisionOutcome.Hold, Severity.Hazard, "77.5 mg requested, 5 times the computed dose", "less than 5 times and more than a fifth of the computed 15.5 mg", null),
            Said(Published, Tolerant, request with { Amount = DrugMass.FromMilligrams(77.5m) }));
        Assert.Equal(
            ("check-dose", "DOSE-TOLERANCE", DecisionOutcome.Hold, Severity.Deviation, "31 mg requested, 2 times the computed dose", "within 12.5% of the computed 15.5 mg (SITE, section 5)", null),
            Said(Published, Tolerant, request with { Amount = DrugMass.FromMilligrams(31m) }));
        Assert.Equal(
            ("check-dose", "DOSE-TOLERANCE", DecisionOutcome.CannotDecide, Severity.Deviation, null, "the computed 15.5 mg, or a difference that the site tolerates", "the site's tolerance (31 mg requested, 2 times the computed dose)"),
            Said(Published, SafetyPolicies.Published, request with { Amount = DrugMass.FromMilligrams(31m) }));
        Assert.Equal(
            ("check-dose", "DOSE-DUE", DecisionOutcome.Hold, Severity.Deviation, "azacitidine IV on 2026-02-08 is not in the plan", "a day and a route of the plan", null),
            Said(Published, Tolerant, request with { Date = new(2026, 2, 8) }));
        Assert.Equal(
            ("check-dose", "DOSE-DUE", DecisionOutcome.Hold, Severity.Deviation, "azacitidine on 2026-02-08 is not in the plan", "a day and a route of the plan", null),
            Said(Published, Tolerant, request with { Date = new(2026, 2, 8), Route = null }));

        // On Induction day 15 cytarabine is due by vein and intrathecally.
        Assert.Equal(
            ("check-dose", "DOSE-DUE", DecisionOutcome.CannotDecide, Severity.Deviation, null, "an order of the plan to compare the dose with",
                "the route: cytarabine is due IV (cytarabine) and IT (cytarabine-intrathecal) on 2026-01-19"),
            Said(Published, Tolerant, new(Drugs.Cytarabine, DrugMass.FromMilligrams(15m), DosePeriod.PerDose, null, new(2026, 1, 19))));
    }

    [Fact]
    public void A_plan_that_does_not_fit_is_refused_with_the_reason()
    {
        DoseRequest request = new(Drugs.Azacitidine, DrugMass.FromMilligrams(15.5m), DosePeriod.PerDose, Route.IV, new(2026, 2, 9));
        DoseCheck check = new(Published.Doses, Tolerant);

        Assert.StartsWith(
            "The roadmap is planned from another definition than the calculators are made from.",
            Assert.Throws<ArgumentException>("roadmap", () => check.Evaluate(Illustrated.Plan(Birth, FirstDay), Baby, request)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The roadmap is of an infant born on 2025-08-08, and this infant was born on 2025-08-09.",
            Assert.Throws<ArgumentException>("infant", () => check.Evaluate(Published.Plan(Birth, FirstDay), new(Birth.PlusDays(1), []), request)).Message,
            StringComparison.Ordinal);
    }

    // The orders of the drug by the route in the block of the day; else a weekly one of any block; else none.
    [Theory]
    [InlineData("methotrexate", Route.PO, "2026-07-13", "methotrexate")]
    [InlineData("methotrexate", Route.PO, "2026-07-14", "methotrexate")]
    [InlineData("methotrexate", Route.PO, "2026-01-06", "methotrexate")]
    [InlineData("methotrexate", Route.IT, "2026-01-06", "methotrexate-intrathecal")]
    [InlineData("methotrexate", null, "2026-01-06", "methotrexate-intrathecal")]
    [InlineData("methotrexate", null, "2026-01-04", "methotrexate")]
    [InlineData("vincristine", Route.IV, "2026-01-05", "vincristine")]
    [InlineData("vincristine", Route.IV, "2026-01-04", null)]
    [InlineData("vincristine", Route.IV, "2026-02-09", null)]
    [InlineData("azacitidine", Route.IV, "2026-02-08", null)]
    [InlineData("azacitidine", Route.IV, "2026-02-09", "azacitidine")]
    [InlineData("azacitidine", Route.IV, "2026-02-13", "azacitidine")]
    [InlineData("azacitidine", Route.IV, "2026-02-14", null)]
    public void A_dose_is_compared_with_the_order_of_its_block_or_a_weekly_one(string drug, Route? route, string date, string? expected)
    {
        DoseRequest request = new(Drugs.Formulary.Find(drug), DrugMass.FromMilligrams(1m), DosePeriod.PerDose, route, NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value);

        Assert.Equal(expected, DoseCheck.OrderDueOrWeekly(Published.Plan(Birth, FirstDay), request)?.Id);
    }

    [Fact]
    public void The_slips_of_units_are_these()
    {
        Assert.Equal(
            [
                (2.204622621849m, "pounds entered as kilograms"), (0.45359237m, "kilograms entered as pounds"),
                (10m, "a decimal point one place too far to the right"), (0.1m, "a decimal point one place too far to the left"),
                (1000m, "grams entered as kilograms"), (0.001m, "kilograms entered as grams"),
            ],
            UnitSlip.OfWeight.Select(slip => (Math.Round(slip.Factor, 12), slip.Words)));
        Assert.Equal(
            [
                (2.54m, "centimetres entered as inches"), (0.393700787402m, "inches entered as centimetres"),
                (10m, "a decimal point one place too far to the right"), (0.1m, "a decimal point one place too far to the left"),
                (100m, "centimetres entered as metres"), (0.01m, "metres entered as centimetres"),
            ],
            UnitSlip.OfHeight.Select(slip => (Math.Round(slip.Factor, 12), slip.Words)));
    }

    // 600 for 6 kg is a hundredfold: a tenfold and a thousandfold slip explain it equally well, and the first is said.
    [Theory]
    [InlineData("6.2", null)]
    [InlineData("13.7", "pounds entered as kilograms")]
    [InlineData("62", "a decimal point one place too far to the right")]
    [InlineData("600", "a decimal point one place too far to the right")]
    [InlineData("6000", "grams entered as kilograms")]
    [InlineData("2.72", "kilograms entered as pounds")]
    [InlineData("0.6", "a decimal point one place too far to the left")]
    public void The_nearest_slip_explains_a_weight_of_6_kg(string kilograms, string? expected) =>
        Assert.Equal(expected, UnitSlip.Nearest(UnitSlip.OfWeight, decimal.Parse(kilograms, CultureInfo.InvariantCulture), 6m)?.Words);

    // 620 is 62 cm with a shifted point; nothing undone comes to 70-80 cm.
    [Theory]
    [InlineData(62, 62, "a decimal point one place too far to the right")]
    [InlineData(60, 62, "a decimal point one place too far to the right")]
    [InlineData(62, 64, "a decimal point one place too far to the right")]
    [InlineData(70, 80, null)]
    public void A_slip_explains_a_height_when_undone_it_lies_in_the_band(int lowest, int highest, string? expected) =>
        Assert.Equal(expected, UnitSlip.Explaining(UnitSlip.OfHeight, 620m, lowest, highest)?.Words);

    private static PlannedOrder Order(string block, string order) => Aall15P1.Definition.Block(new(block)).Order(order);

    private static (string, string, DecisionOutcome, Severity, string?, string, string?) Said(CompiledProtocol protocol, SafetyPolicy policy, DoseRequest request)
    {
        DoseCheck check = new(protocol.Doses, policy);
        Decision decision = check.Explain(protocol.Plan(Birth, FirstDay), Baby, request);
        Finding finding = Assert.Single(decision.Findings);
        Assert.Equal(decision.Outcome, check.Evaluate(protocol.Plan(Birth, FirstDay), Baby, request));
        return (decision.Operation, finding.Rule.Id, finding.Effect, finding.Severity, finding.Observed, finding.Required, finding.Missing);
    }
}
