using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>
/// An infant of 6.2 kg and 62 cm, born 150 days before Induction. Azacitidine: 2.5 mg/kg × 6.2 kg = 15.5 mg. With the
/// illustration (1.5 mg/m² of vincristine): √(62 × 6.2 / 3600) = 0.326769 m², so 0.490153 mg, which is 0.0791 mg/kg.
/// </summary>
public sealed class DoseCheckTests
{
    private static readonly LocalDate FirstDay = new(2026, 1, 5);
    private static readonly LocalDate Birth = FirstDay.PlusDays(-150);
    private static readonly Infant Baby = new(Birth, [new(FirstDay, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);
    private static readonly Citation Site = new(new Source("SITE", "a site's protocol text made up for this test", Standing.Site), "section 5");
    private static readonly SafetyPolicy Tolerant = SafetyPolicies.Published with { Tolerance = new(0.1m, Site, Standing.Site) };
    private static readonly MeasurementCheck Measurements = new(Tolerant.Growth, Tolerant.Measurements);
    private static readonly DoseBook Published = DoseBook.Compile(Aall15P1.Definition, DosingPolicy.Default);
    private static readonly Roadmap PublishedPlan = Schedule.Compile(Aall15P1.Definition).Plan(Birth, FirstDay);
    private static readonly LocalDate AzacitidineDay = PublishedPlan.Block(BlockIds.Azacitidine1).Start;
    private static readonly DoseBook Illustrated = DoseBook.Compile(Aall15P1.Compile(Aall15P1.Illustration).Definition, Aall15P1.Compile(Aall15P1.Illustration).Dosing);
    private static readonly Roadmap IllustratedPlan = Schedule.Compile(Illustrated.Definition).Plan(Birth, FirstDay);

    [Theory]
    [Trait("Rule", "DOSE-FIVEFOLD")]
    [InlineData("77.49", DecisionOutcome.CannotDecide)]
    [InlineData("77.5", DecisionOutcome.Hold)]
    [InlineData("77.51", DecisionOutcome.Hold)]
    [InlineData("3.11", DecisionOutcome.CannotDecide)]
    [InlineData("3.1", DecisionOutcome.Hold)]
    [InlineData("3.09", DecisionOutcome.Hold)]
    [InlineData("0", DecisionOutcome.Hold)]
    public void Five_times_and_a_fifth_are_hazards_whatever_a_site_tolerates(string milligrams, DecisionOutcome expected)
    {
        DoseCheck check = new(Published, SafetyPolicies.Published);
        DoseRequest request = Azacitidine(milligrams);
        Decision decision = check.Explain(PublishedPlan, Baby, request);

        Assert.Equal(expected, check.Evaluate(PublishedPlan, Baby, request));
        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(expected == DecisionOutcome.Hold ? ["DOSE-FIVEFOLD"] : [], Held(decision));
        Assert.Equal(expected == DecisionOutcome.Hold ? Severity.Hazard : Severity.Deviation, Assert.Single(decision.Findings).Severity);
    }

    /// <summary>On Induction day 15 cytarabine is due intravenously and intrathecally: which one a request without a route is for is asked.</summary>
    [Fact]
    [Trait("Rule", "DOSE-DUE")]
    public void A_request_without_a_route_is_not_taken_for_the_first_order_of_the_drug()
    {
        DoseCheck check = new(Illustrated, Tolerant);
        DoseRequest request = new(Drugs.Cytarabine, DoseAmount.Parse("15 mg"), DosePeriod.PerDose, null, FirstDay.PlusDays(14));

        Decision decision = check.Explain(IllustratedPlan, Baby, request);

        Assert.Equal(DecisionOutcome.CannotDecide, check.Evaluate(IllustratedPlan, Baby, request));
        Assert.Equal(("DOSE-DUE", "the route: cytarabine is due IV (cytarabine) and IT (cytarabine-intrathecal) on 2026-01-19"), (Assert.Single(decision.Findings).Rule.Id, decision.Findings[0].Missing));
        Assert.Empty(check.Explain(IllustratedPlan, Baby, request with { Route = Route.IT }).Findings);
    }

    // A tenth of 15.5 mg is 1.55 mg: 13.95 to 17.05 mg.
    [Theory]
    [Trait("Rule", "DOSE-TOLERANCE")]
    [InlineData("13.94", DecisionOutcome.Hold)]
    [InlineData("13.95", DecisionOutcome.Proceed)]
    [InlineData("13.96", DecisionOutcome.Proceed)]
    [InlineData("17.04", DecisionOutcome.Proceed)]
    [InlineData("17.05", DecisionOutcome.Proceed)]
    [InlineData("17.06", DecisionOutcome.Hold)]
    public void A_dose_lies_within_the_sites_tolerance(string milligrams, DecisionOutcome expected)
    {
        DoseCheck check = new(Published, Tolerant);
        DoseRequest request = Azacitidine(milligrams);
        Decision decision = check.Explain(PublishedPlan, Baby, request);

        Assert.Equal(expected, check.Evaluate(PublishedPlan, Baby, request));
        Assert.Equal(expected == DecisionOutcome.Hold ? ["DOSE-TOLERANCE"] : [], Held(decision));
        Assert.All(decision.Findings, finding => Assert.Equal(Severity.Deviation, finding.Severity));
    }

    [Fact]
    [Trait("Rule", "DOSE-TOLERANCE")]
    public void Without_a_tolerance_a_difference_cannot_be_decided()
    {
        Decision decision = new DoseCheck(Published, SafetyPolicies.Published).Explain(PublishedPlan, Baby, Azacitidine("31"));

        Assert.Equal(DecisionOutcome.CannotDecide, decision.Outcome);
        Assert.Equal("the site's tolerance (31 mg requested, 2 times the computed dose)", Assert.Single(decision.Findings).Missing);
    }

    // The third significant digit of 15.5 mg is a tenth: half of it either way is the computed dose as it is written.
    [Theory]
    [Trait("Rule", "DOSE-TOLERANCE")]
    [InlineData("15.44", DecisionOutcome.CannotDecide)]
    [InlineData("15.45", DecisionOutcome.Proceed)]
    [InlineData("15.55", DecisionOutcome.Proceed)]
    [InlineData("15.56", DecisionOutcome.CannotDecide)]
    public void The_computed_dose_as_it_is_written_is_the_computed_dose(string milligrams, DecisionOutcome expected)
    {
        DoseCheck check = new(Published, SafetyPolicies.Published);

        Assert.Equal(expected, check.Evaluate(PublishedPlan, Baby, Azacitidine(milligrams)));
        Assert.Equal(expected, check.Explain(PublishedPlan, Baby, Azacitidine(milligrams)).Outcome);
    }

    // 1 mg/m² of vincristine × 0.326769 m² = 0.326769 mg: written 0.3268 or 0.3267 mg, on either side of what is exact.
    [Theory]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [InlineData("0.3267")]
    [InlineData("0.3268")]
    [InlineData("0.327")]
    public void What_is_the_computed_dose_as_written_is_so_on_either_side_of_it(string milligrams)
    {
        CompiledProtocol protocol = WithVincristine(MassPerArea.FromMilligramsPerSquareMetre(1m));
        Roadmap plan = protocol.Plan(Birth, FirstDay);
        DoseCheck check = new(protocol.Doses, SafetyPolicies.Published);
        DoseRequest request = new(Drugs.Vincristine, Amount(milligrams), DosePeriod.PerDose, Route.IV, FirstDay.PlusDays(7));

        Assert.Equal(DecisionOutcome.Proceed, check.Evaluate(plan, Baby, request));
        Assert.Equal([("VCR-LABEL-GUARD", Severity.Information)], check.Explain(plan, Baby, request).Findings.Select(finding => (finding.Rule.Id, finding.Severity)));
    }

    // BFM 90's 1.5 mg/m²: 7.5 is five times, 0.3 a fifth, 3 twice, 0.75 half. 0.05 mg/kg × 6.2 kg = 0.31 mg; five times
    // are 1.55 mg, which are 4.743 mg/m² at 0.326769 m².
    [Theory]
    [Trait("Rule", "DOSE-REFERENCE-FIVEFOLD")]
    [Trait("Rule", "DOSE-REFERENCE-TWOFOLD")]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [InlineData("15", DecisionOutcome.Hold, new[] { "DOSE-REFERENCE-FIVEFOLD", "VCR-LABEL-GUARD" })]
    [InlineData("7.5", DecisionOutcome.Hold, new[] { "DOSE-REFERENCE-FIVEFOLD", "VCR-LABEL-GUARD" })]
    [InlineData("7.49", DecisionOutcome.Hold, new[] { "DOSE-REFERENCE-TWOFOLD", "VCR-LABEL-GUARD" })]
    [InlineData("4.75", DecisionOutcome.Hold, new[] { "DOSE-REFERENCE-TWOFOLD", "VCR-LABEL-GUARD" })]
    [InlineData("4.74", DecisionOutcome.Proceed, new[] { "DOSE-REFERENCE-TWOFOLD", "VCR-LABEL-GUARD" })]
    [InlineData("3", DecisionOutcome.Proceed, new[] { "DOSE-REFERENCE-TWOFOLD", "VCR-LABEL-GUARD" })]
    [InlineData("2.99", DecisionOutcome.Proceed, new[] { "VCR-LABEL-GUARD" })]
    [InlineData("0.76", DecisionOutcome.Proceed, new string[0])]
    [InlineData("0.75", DecisionOutcome.Proceed, new[] { "DOSE-REFERENCE-TWOFOLD" })]
    [InlineData("0.31", DecisionOutcome.Proceed, new[] { "DOSE-REFERENCE-TWOFOLD" })]
    [InlineData("0.3", DecisionOutcome.Hold, new[] { "DOSE-REFERENCE-FIVEFOLD" })]
    public void What_a_supplement_states_is_compared_with_the_published_dose_and_the_label(string size, DecisionOutcome expected, string[] found)
    {
        CompiledProtocol protocol = WithVincristine(MassPerArea.FromMilligramsPerSquareMetre(decimal.Parse(size, System.Globalization.CultureInfo.InvariantCulture)));
        Roadmap plan = protocol.Plan(Birth, FirstDay);
        Administration due = plan.Single(row => row.Drug == Drugs.Vincristine && row.Date == FirstDay.PlusDays(7));
        Assert.Equal(DecisionOutcome.Proceed, protocol.EvaluateDoseUnguarded(due, Baby, out ComputedDose dose));
        DoseRequest request = new(Drugs.Vincristine, dose.PerDose!.Value, DosePeriod.PerDose, Route.IV, due.Date);
        Decision decision = new DoseCheck(protocol.Doses, SafetyPolicies.Published).Explain(plan, Baby, request);
        DoseResult result = protocol.Dose(due, Baby);

        Assert.Equal(expected, new DoseCheck(protocol.Doses, SafetyPolicies.Published).Evaluate(plan, Baby, request));
        Assert.Equal((expected, expected), (decision.Outcome, result.Outcome));
        Assert.Equal(found, decision.Findings.Select(finding => finding.Rule.Id));
        Assert.Equal(found, result.Decision.Findings.Select(finding => finding.Rule.Id));
        Assert.Equal(expected, protocol.EvaluateDose(due, Baby, out ComputedDose guardedDose));
        Assert.Equal(expected == DecisionOutcome.Proceed, guardedDose.PerDose is not null);
        Assert.All(decision.Findings.Where(finding => finding.Effect == DecisionOutcome.Hold), finding => Assert.Equal(Severity.Hazard, finding.Severity));
    }

    [Property]
    [Trait("Rule", "DOSE-REFERENCE-FIVEFOLD")]
    [Trait("Rule", "DOSE-REFERENCE-TWOFOLD")]
    public FsCheck.Property A_stated_dose_is_a_hazard_exactly_from_five_times_on() =>
        Prop.ForAll(Gen.Choose(1, 3000).ToArbitrary(), hundredths =>
        {
            string[] found = [.. WithVincristine(MassPerArea.FromMilligramsPerSquareMetre(hundredths / 100m)).CheckStatedDoses().Where(finding => finding.Observed!.StartsWith("vincristine", StringComparison.Ordinal)).Select(finding => finding.Rule.Id).Distinct()];
            string[] expected = hundredths is >= 750 or <= 30 ? ["DOSE-REFERENCE-FIVEFOLD"] : hundredths is >= 300 or <= 75 ? ["DOSE-REFERENCE-TWOFOLD"] : [];
            return found.SequenceEqual(expected);
        });

    // Day 1 of Interim Maintenance: high-dose methotrexate is due by vein. POG's table for an infant is 7.5 mg intrathecally.
    [Theory]
    [Trait("Rule", "DOSE-OTHER-ROUTE")]
    [InlineData("1200", Route.IT, true)]
    [InlineData("37.5", Route.IT, true)]
    [InlineData("37.4", Route.IT, false)]
    [InlineData("7.5", Route.IT, false)]
    [InlineData("1200", Route.PO, true)]
    public void An_amount_of_another_routes_order_is_a_hazard(string milligrams, Route route, bool isHazard)
    {
        LocalDate day = IllustratedPlan.Block(BlockIds.InterimMaintenance).Start;
        Infant infant = new(Birth, [new(day, Weight.FromKilograms(7.4m), Height.FromCentimetres(66m))]);
        DoseRequest request = new(Drugs.Methotrexate, Amount(milligrams), DosePeriod.PerDose, route, day);
        Decision decision = new DoseCheck(Illustrated, Tolerant).Explain(IllustratedPlan, infant, request);

        Assert.Equal(DecisionOutcome.Hold, new DoseCheck(Illustrated, Tolerant).Evaluate(IllustratedPlan, infant, request));
        Assert.Equal(isHazard, decision.Findings.Any(finding => finding.Rule.Id == "DOSE-OTHER-ROUTE" && finding.Severity == Severity.Hazard));
        Assert.Equal(isHazard, new DoseCheck(Published, SafetyPolicies.Published).Explain(PublishedPlan, infant, request).Findings.Any(finding => finding.Rule.Id == "DOSE-OTHER-ROUTE") || route == Route.PO);
    }

    /// <summary>A small amount is never another route's; and what is another route's stays so when it grows.</summary>
    [Property]
    [Trait("Rule", "DOSE-OTHER-ROUTE")]
    public FsCheck.Property More_of_another_routes_amount_is_so_too() =>
        Prop.ForAll(
            (from milligrams in Gen.Choose(1, 2000) from more in Gen.Choose(0, 500) select (Milligrams: milligrams, More: more)).ToArbitrary(),
            given =>
            {
                LocalDate day = IllustratedPlan.Block(BlockIds.InterimMaintenance).Start;
                bool IsFound(int milligrams) => new DoseCheck(Illustrated, Tolerant)
                    .Explain(IllustratedPlan, Baby, new(Drugs.Methotrexate, DrugMass.FromMilligrams(milligrams), DosePeriod.PerDose, Route.IT, day))
                    .Findings.Any(finding => finding.Rule.Id == "DOSE-OTHER-ROUTE");
                return IsFound(given.Milligrams) == (given.Milligrams >= 37.5m) && (!IsFound(given.Milligrams) || IsFound(given.Milligrams + given.More));
            });

    private static CompiledProtocol WithVincristine(MassPerArea size) => Aall15P1.Compile(new SiteSupplement("typo", "A supplement with one dose")
    {
        Doses = [new(BlockIds.Induction, "vincristine", new(AALL15P1.Protocol.Regimen.DoseRule.Of(size.PerDose()), Site, Standing.Site))],
    });

    [Fact]
    public void The_computed_dose_itself_has_no_finding() =>
        Assert.Empty(new DoseCheck(Published, SafetyPolicies.Published).Explain(PublishedPlan, Baby, Azacitidine("15.5")).Findings);

    [Fact]
    [Trait("Rule", "DOSE-DUE")]
    public void A_drug_that_is_not_due_is_held()
    {
        DoseCheck check = new(Published, Tolerant);

        Assert.Equal(["DOSE-DUE"], Held(check.Explain(PublishedPlan, Baby, Azacitidine("15.5") with { Date = AzacitidineDay.PlusDays(-1) })));
        Assert.Equal(["DOSE-DUE"], Held(check.Explain(PublishedPlan, Baby, Azacitidine("15.5") with { Date = AzacitidineDay.PlusDays(5) })));
        Assert.Empty(Held(check.Explain(PublishedPlan, Baby, Azacitidine("15.5") with { Date = AzacitidineDay.PlusDays(4) })));
        Assert.Equal(["DOSE-DUE"], Held(check.Explain(PublishedPlan, Baby, Azacitidine("15.5") with { Route = Route.SC })));
    }

    [Fact]
    public void A_dose_that_cannot_be_computed_is_never_a_yes()
    {
        DoseCheck check = new(Published, Tolerant);
        DoseRequest request = new(Drugs.Cytarabine, DrugMass.FromMilligrams(20m), DosePeriod.PerDose, Route.IV, FirstDay.PlusDays(7));
        Decision decision = check.Explain(PublishedPlan, Baby, request);

        Assert.Equal(DecisionOutcome.CannotDecide, check.Evaluate(PublishedPlan, Baby, request));
        Assert.Equal(DecisionOutcome.CannotDecide, decision.Outcome);
        Assert.Equal("DOSE-STATED", Assert.Single(decision.Findings).Rule.Id);
    }

    [Fact]
    [Trait("Rule", "DOSE-FIVEFOLD")]
    public void An_amount_of_another_kind_is_a_hazard()
    {
        DoseRequest request = Azacitidine("15.5") with { Amount = InternationalUnits.FromInternationalUnits(15.5m) };

        Assert.Equal(["DOSE-FIVEFOLD"], Held(new DoseCheck(Published, Tolerant).Explain(PublishedPlan, Baby, request)));
    }

    // Induction's dexamethasone of the illustration: 6 mg/m²/day in three doses.
    [Fact]
    public void A_days_amount_is_held_against_the_days_dose()
    {
        DoseCheck check = new(Illustrated, Tolerant);
        Assert.Equal(DecisionOutcome.Proceed, Illustrated.Of(BlockIds.Induction, "dexamethasone").Evaluate(Baby, FirstDay, FirstDay.PlusDays(7), out ComputedDose dose));
        DoseRequest perDay = new(Drugs.Dexamethasone, dose.PerDay!.Value, DosePeriod.PerDay, Route.PO, FirstDay.PlusDays(7));

        Assert.Equal(DecisionOutcome.Proceed, check.Evaluate(IllustratedPlan, Baby, perDay));
        Assert.Equal(DecisionOutcome.Hold, check.Evaluate(IllustratedPlan, Baby, perDay with { Period = DosePeriod.PerDose }));
    }

    // Twice and nearly five times the illustration's 0.490153 mg: its own excess over the label excuses no more than itself,
    // as it is written (0.4897 to 0.4906 mg are 0.490 in three digits).
    [Theory]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [InlineData("0.491")]
    [InlineData("0.98")]
    [InlineData("2.4")]
    public void Vincristine_above_the_label_and_above_the_computed_dose_is_a_hazard(string milligrams)
    {
        DoseCheck check = new(Illustrated, SafetyPolicies.Published);
        DoseRequest request = new(Drugs.Vincristine, Amount(milligrams), DosePeriod.PerDose, Route.IV, FirstDay.PlusDays(7));

        Assert.Equal(DecisionOutcome.Hold, check.Evaluate(IllustratedPlan, Baby, request));
        Assert.Contains(check.Explain(IllustratedPlan, Baby, request).Findings, finding => finding.Rule.Id == "VCR-LABEL-GUARD" && finding.Severity == Severity.Hazard);
    }

    // The label's 0.05 mg/kg × 6.2 kg = 0.31 mg; the illustration's own 0.490153 mg lies above it.
    [Theory]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [InlineData("0.31", new string[0])]
    [InlineData("0.32", new[] { "VCR-LABEL-GUARD" })]
    [InlineData("0.49", new[] { "VCR-LABEL-GUARD" })]
    public void Vincristine_above_the_label_is_pointed_out_when_the_computed_dose_is_above_it_too(string milligrams, string[] pointedOut)
    {
        DoseCheck check = new(Illustrated, SafetyPolicies.Published with { Tolerance = new(0.5m, Site, Standing.Site) });
        DoseRequest request = new(Drugs.Vincristine, Amount(milligrams), DosePeriod.PerDose, Route.IV, FirstDay.PlusDays(7));
        Decision decision = check.Explain(IllustratedPlan, Baby, request);

        Assert.Equal(DecisionOutcome.Proceed, check.Evaluate(IllustratedPlan, Baby, request));
        Assert.Equal(pointedOut, decision.Findings.Where(finding => finding.Rule.Id == "VCR-LABEL-GUARD").Select(finding => finding.Rule.Id));
        Assert.All(decision.Findings, finding => Assert.Equal(Severity.Information, finding.Severity));
    }

    [Theory]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [InlineData("0.31", DecisionOutcome.CannotDecide)]
    [InlineData("0.311", DecisionOutcome.Hold)]
    public void Vincristine_above_the_label_is_held_when_the_protocols_own_is_unpublished(string milligrams, DecisionOutcome expected)
    {
        DoseCheck check = new(Published, SafetyPolicies.Published);
        DoseRequest request = new(Drugs.Vincristine, Amount(milligrams), DosePeriod.PerDose, Route.IV, FirstDay.PlusDays(7));

        Assert.Equal(expected, check.Evaluate(PublishedPlan, Baby, request));
        Assert.Equal(expected, check.Explain(PublishedPlan, Baby, request).Outcome);
        Assert.Equal(expected, check.Evaluate(PublishedPlan, Baby, request with { Period = DosePeriod.PerDay }));
    }

    // 0.05 mg/kg × 10 kg = 0.5 mg. At 10.001 kg the guard no longer applies.
    [Theory]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [InlineData(9999, DecisionOutcome.Hold)]
    [InlineData(10000, DecisionOutcome.Hold)]
    [InlineData(10001, DecisionOutcome.CannotDecide)]
    public void The_guard_of_vincristine_holds_up_to_10_kg(int grams, DecisionOutcome expected)
    {
        Infant infant = new(Birth, [new(FirstDay, Weight.FromGrams(grams), null)]);
        DoseRequest request = new(Drugs.Vincristine, Amount("0.6"), DosePeriod.PerDose, Route.IV, FirstDay.PlusDays(7));

        Assert.Equal(expected, new DoseCheck(Published, SafetyPolicies.Published).Evaluate(PublishedPlan, infant, request));
    }

    // Daunorubicin 1 mg/kg × 12 kg = 12 mg below 2 years. On day 8 the second birthday is today, tomorrow or yesterday.
    // At 86 cm and 12 kg the area is √(86 × 12 / 3600) = 0.5354 m²; at 70 cm it is 0.4830 m².
    [Theory]
    [Trait("Rule", "DNR-LABEL-GUARD")]
    [InlineData(0, 86, DecisionOutcome.CannotDecide)]
    [InlineData(-1, 86, DecisionOutcome.CannotDecide)]
    [InlineData(1, 86, DecisionOutcome.Hold)]
    [InlineData(-1, 70, DecisionOutcome.Hold)]
    public void The_guard_of_daunorubicin_holds_below_2_years_or_half_a_square_metre(int daysToSecondBirthday, int centimetres, DecisionOutcome expected)
    {
        LocalDate day = FirstDay.PlusDays(7);
        LocalDate birth = day.PlusDays(daysToSecondBirthday).PlusYears(-2);
        Infant child = new(birth, [new(FirstDay, Weight.FromKilograms(12m), Height.FromCentimetres(centimetres))]);
        Roadmap plan = Schedule.Compile(Published.Definition).Plan(birth, FirstDay);
        DoseRequest request = new(Drugs.Daunorubicin, Amount("12.1"), DosePeriod.PerDose, Route.IV, day);

        Assert.Equal(expected, new DoseCheck(Published, SafetyPolicies.Published).Evaluate(plan, child, request));
        Assert.Equal(DecisionOutcome.CannotDecide, new DoseCheck(Published, SafetyPolicies.Published).Evaluate(plan, child, request with { Amount = Amount("12") }));
    }

    [Fact]
    public void A_plan_of_another_definition_or_infant_is_refused()
    {
        DoseCheck check = new(Published, Tolerant);

        Assert.Throws<ArgumentException>("roadmap", () => check.Evaluate(IllustratedPlan, Baby, Azacitidine("15.5")));
        Assert.Throws<ArgumentException>("infant", () => check.Evaluate(PublishedPlan, new(Birth.PlusDays(1), []), Azacitidine("15.5")));
    }

    [Fact]
    public void A_negative_tolerance_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SafetyPolicies.Published with { Tolerance = new(-0.1m, Site, Standing.Site) });

    [Fact]
    [Trait("Rule", "WEEKLY-ORDER-INTERVAL")]
    public void All_checks_speak_at_once()
    {
        // The day after a weekly methotrexate of Maintenance (day 8), intrathecally prescribed vincristine aside.
        SafetyCheck check = new(Illustrated, Tolerant, Measurements);
        LocalDate weekly = IllustratedPlan.Block(BlockIds.Maintenance).Start.PlusDays(7);
        DoseRequest request = new(Drugs.Methotrexate, Amount("10"), DosePeriod.PerDose, Route.PO, weekly.PlusDays(1));
        RecordedDose[] given = [new(Drugs.Methotrexate, weekly, Route.PO)];

        Assert.Equal(["DOSE-DUE", "WEEKLY-ORDER-INTERVAL"], Held(check.Explain(IllustratedPlan, Baby, request, given)));
        Assert.Equal(["ROUTE-IT-LOCKED"], Held(new AdministrationCheck([]).Explain(new(Drugs.Vincristine, FirstDay, Route.IT), null, [])));
    }

    [Fact]
    public void A_confirmed_weight_lets_the_dose_proceed()
    {
        // At 4 months and 3 weeks WHO's heaviest is 10.4 kg; 11 kg × 2.5 mg/kg = 27.5 mg.
        Infant heavy = new(Birth, [new(FirstDay, Weight.FromKilograms(11m), null)]);
        SafetyCheck check = new(Published, Tolerant, Measurements);

        Assert.Equal(DecisionOutcome.Hold, check.Evaluate(PublishedPlan, heavy, Azacitidine("27.5"), []));
        Assert.Equal(DecisionOutcome.Proceed, check.Evaluate(PublishedPlan, heavy, Azacitidine("27.5"), [], isMeasurementConfirmed: true));
        Assert.Equal(DecisionOutcome.Proceed, check.Explain(PublishedPlan, heavy, Azacitidine("27.5"), [], isMeasurementConfirmed: true).Outcome);
    }

    [Property]
    public FsCheck.Property The_explanation_agrees_with_the_evaluation() =>
        Prop.ForAll(Requests(), request =>
        {
            SafetyCheck check = new(Illustrated, Tolerant, Measurements);
            RecordedDose[] given = [new(Drugs.Pegaspargase, FirstDay.PlusDays(11), Route.IV), new(Drugs.Vincristine, FirstDay.PlusDays(7), null)];
            return check.Explain(IllustratedPlan, Baby, request, given).Outcome == check.Evaluate(IllustratedPlan, Baby, request, given);
        });

    [Property]
    [Trait("Rule", "DOSE-FIVEFOLD")]
    [Trait("Rule", "DOSE-TOLERANCE")]
    [Trait("Rule", "DOSE-DUE")]
    public FsCheck.Property Azacitidine_proceeds_exactly_when_it_is_due_and_within_a_tenth_of_15_5_mg() =>
        Prop.ForAll(
            (from day in Gen.Choose(-3, 8) from hundredths in Gen.Choose(0, 8000) select (Day: day, Hundredths: hundredths)).ToArbitrary(),
            given =>
            {
                DoseRequest request = Azacitidine("15.5") with { Amount = DrugMass.FromMilligrams(given.Hundredths / 100m), Date = AzacitidineDay.PlusDays(given.Day) };
                string[] expected = given.Day is < 0 or > 4 ? (given.Hundredths >= 7750 ? ["DOSE-DUE", "DOSE-OTHER-ROUTE"] : ["DOSE-DUE"])
                    : given.Hundredths is <= 310 or >= 7750 ? ["DOSE-FIVEFOLD"]
                    : given.Hundredths is < 1395 or > 1705 ? ["DOSE-TOLERANCE"]
                    : [];
                return Held(new DoseCheck(Published, Tolerant).Explain(PublishedPlan, Baby, request)).SequenceEqual(expected);
            });

    // 0.05 mg/kg × 6.2 kg = 0.31 mg of vincristine; 1 mg/kg × 6.2 kg = 6.2 mg of daunorubicin. Both are due on day 8.
    [Property]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [Trait("Rule", "DNR-LABEL-GUARD")]
    public FsCheck.Property An_unpublished_dose_is_held_exactly_above_the_label() =>
        Prop.ForAll(
            (from isVincristine in Gen.Elements(true, false) from hundredths in Gen.Choose(1, 1200) select (IsVincristine: isVincristine, Hundredths: hundredths)).ToArbitrary(),
            given =>
            {
                Drug drug = given.IsVincristine ? Drugs.Vincristine : Drugs.Daunorubicin;
                DoseRequest request = new(drug, DrugMass.FromMilligrams(given.Hundredths / 100m), DosePeriod.PerDose, Route.IV, FirstDay.PlusDays(7));
                return (new DoseCheck(Published, Tolerant).Evaluate(PublishedPlan, Baby, request) == DecisionOutcome.Hold) == (given.Hundredths > (given.IsVincristine ? 31 : 620));
            });

    [Property]
    public FsCheck.Property A_larger_overdose_is_never_better() =>
        Prop.ForAll(Requests(), request =>
        {
            DoseCheck check = new(Illustrated, Tolerant);
            DoseRequest fivefold = request with { Amount = request.Amount.Times(5m) };
            return check.Evaluate(IllustratedPlan, Baby, request) != DecisionOutcome.Proceed || check.Evaluate(IllustratedPlan, Baby, fivefold) == DecisionOutcome.Hold;
        });

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        SafetyCheck check = new(Published, Tolerant, Measurements);
        DoseRequest request = Azacitidine("15.5");
        RecordedDose[] given = [new(Drugs.Azacitidine, AzacitidineDay.PlusDays(-1), Route.IV), new(Drugs.Methotrexate, AzacitidineDay, Route.IT)];
        DecisionOutcome outcome = check.Evaluate(PublishedPlan, Baby, request, given);
        long bytes = Allocated.Least(() =>
        {
            for (int round = 0; round < 1000; round++)
            {
                outcome = outcome.And(check.Evaluate(PublishedPlan, Baby, request, given));
            }
        });

        Assert.Equal(0, bytes);
        Assert.Equal(DecisionOutcome.Proceed, outcome);
    }

    [Fact]
    public void Every_rule_has_an_id_of_its_own()
    {
        RuleCatalogue catalogue = new(
        [
            .. SafetyRules.All,
            .. DosingRules.All,
            .. AzacitidinePreparation.Window.Rules,
            .. Intervals.All.Select(interval => interval.Rule),
            .. LabelGuards.All.Select(guard => guard.Rule),
            .. GrowthStandards.WorldHealthOrganization.Rules,
        ]);

        Assert.All(catalogue.Rules, rule => Assert.Matches("^[A-Z][A-Z0-9-]+$", rule.Id));
    }

    private static DoseRequest Azacitidine(string milligrams) => new(Drugs.Azacitidine, Amount(milligrams), DosePeriod.PerDose, Route.IV, AzacitidineDay);

    private static DoseAmount Amount(string milligrams) => DrugMass.FromMilligrams(decimal.Parse(milligrams, System.Globalization.CultureInfo.InvariantCulture));

    private static string[] Held(Decision decision) =>
        [.. decision.Findings.Where(finding => finding.Effect == DecisionOutcome.Hold).Select(finding => finding.Rule.Id)];

    private static FsCheck.Arbitrary<DoseRequest> Requests()
    {
        FsCheck.Gen<DoseRequest> requests =
            from drug in Gen.Elements(Drugs.Formulary.Drugs.ToArray())
            from day in Gen.Choose(0, 800)
            from hundredths in Gen.Choose(0, 100_000)
            from route in Gen.Elements(Route.PO, Route.IV, Route.IT, (Route?)null)
            from period in Gen.Elements(DosePeriod.PerDose, DosePeriod.PerDay)
            select new DoseRequest(drug, DrugMass.FromMilligrams(hundredths / 100m), period, route, FirstDay.PlusDays(day));
        return requests.ToArbitrary();
    }
}
