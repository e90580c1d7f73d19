using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

/// <summary>Every step and every refusal of a dose, whole and word for word.</summary>
public sealed class DoseSentenceTests
{
    private const string OwnSafeguard = "; this library's own safeguard)";

    private static readonly DosingPolicy WithInterfant = DosingPolicy.Default with
    {
        InfantFactor = InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)),
    };

    // 62 cm and 6.2 kg: √(384.4/3600) = 0.326768… m², to 0.33 m². 100 mg/m² × 0.33 m² = 33 mg; × 2/3 = 22 mg; × 1/2 = 11 mg;
    // 50 % = 5.5 mg; in three doses 1.833333… mg; at most 3 mg a day, 1 mg a dose; half way between 0.8 and 1.2, a tie: 0.8 mg.
    [Fact]
    public void Every_step_says_what_it_did()
    {
        DoseRule rule = DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(100m).PerDay()) with
        {
            IsBeforeInfantFactor = true,
            Taper = [new(28, new(1, 2))],
            MaximumPerDay = Sample.Milligrams(3m),
        };
        DosingPolicy policy = WithInterfant with
        {
            BsaRounding = Sample.Cited(new BsaRounding(2)),
            Rounding = [Sample.Cited(new RoundingPolicy(Sample.Milligrams(0.4m)))],
        };

        DoseResult result = DoseCalculator.Compile(Sample.Order(rule, 3), policy)
            .Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart, new TitratedShare(50m, Amount: null, Sample.BlockStart));

        Assert.Equal(
            [
                "weight: weight 6.2 kg, measured on 2026-02-07 (2 days before)",
                "height: height 62 cm, measured on 2026-02-02 (7 days before)",
                "body-surface-area: body surface area by mosteller, √(cm × kg / 3600) = 0.326768… m²",
                "body-surface-area-rounding: body surface area rounded to the nearest multiple of (a tie goes up) 0.01 m² = 0.33 m²",
                "size: 100 mg/m²/day, before the infant factor, tapered 1/2 for 28 days, at most 3 mg/day = 33 mg/day",
                "infant-factor: infant factor 2/3 (Interfant, band from 0 months, age on 2026-02-09) = 22 mg",
                "taper: taper day 1: 1/2 = 11 mg",
                "titration: 50 % of the starting dose, as prescribed from 2026-02-09 on = 5.5 mg",
                "divided: divided into 3 doses a day = 1.833333… mg/dose",
                "cap: at most 3 mg/day = 1 mg",
                "rounding: rounded to the nearest multiple of (a tie goes down) 0.4 mg = 0.8 mg (-20 %)",
                "final: 0.8 mg per dose, 2.4 mg per day",
            ],
            result.Steps.Select(step => $"{step.Kind}: {step.Text}"));
        Assert.Equal(-20m, result.PercentChangeByRounding);
        Assert.Equal("cytarabine 0.8 mg per dose, 2.4 mg per day", result.Answer);
        Assert.Equal("dose", result.Decision.Operation);
        Assert.Equal(
            [null, null, "Reference", "Site", "Site", "Backbone", "Site", "Site", "Protocol", "Site", "Site", null],
            result.Steps.Select(step => step.Standing?.ToString()));
    }

    [Theory]
    [InlineData(0, "the same day")]
    [InlineData(1, "1 day before")]
    [InlineData(2, "2 days before")]
    public void A_measurement_says_how_old_it_is(int age, string words)
    {
        Infant infant = new(Sample.Born, [new(Sample.BlockStart.PlusDays(-age), Weight.FromKilograms(6m), height: null)]);

        Assert.EndsWith($"({words})", Sample.Explain(ByWeight(1m), infant: infant).Steps[0].Text, StringComparison.Ordinal);
    }

    // 12 mg a day, as prescribed: in three doses of 4 mg; nothing is measured, capped or rounded.
    [Fact]
    public void What_was_prescribed_in_mg_is_given_as_it_was()
    {
        TitratedShare share = new(Percent: null, DrugMass.FromMilligrams(12m), Sample.BlockStart);
        DoseRule rule = ByWeight(1m) with { MaximumPerDose = Sample.Milligrams(1m) };
        DoseResult thrice = DoseCalculator.Compile(Sample.Order(rule, 3), DosingPolicy.Default).Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart, share);
        DoseResult unknown = DoseCalculator.Compile(Sample.Order(rule, timesPerDay: null), DosingPolicy.Default).Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart, share);

        Assert.Equal(["12 mg, as prescribed from 2026-02-09 on", "4 mg per dose, 12 mg per day"], thrice.Steps.Select(step => step.Text));
        Assert.Equal(["12 mg, as prescribed from 2026-02-09 on", "12 mg per dose"], unknown.Steps.Select(step => step.Text));
        Assert.Equal(Standing.Site, thrice.Steps[0].Standing);
    }

    [Fact]
    public void Who_asked_for_a_part_is_cited()
    {
        Rule rule = new("TITR-X", "A rule", "A rule, for this test.", Sample.Site, Standing.Reference);
        DoseResult result = DoseCalculator.Compile(Sample.Order(ByWeight(1m)), DosingPolicy.Default)
            .Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart, new TitratedShare(75m, Amount: null, Sample.BlockStart) { AskedBy = rule });
        DoseStep step = result.Steps[2];

        Assert.Equal(Sample.Milligrams(4.65m), result.Dose.PerDose);
        Assert.Equal("75 % of the starting dose, by TITR-X from 2026-02-09 on, until somebody prescribes = 4.65 mg", step.Text);
        Assert.Equal(("SITE, page 1", Standing.Reference), (step.Citation?.ToString(), step.Standing!.Value));
    }

    [Theory]
    [InlineData(10, null, "10 mg per dose")]
    [InlineData(null, 10, "10 mg per day")]
    [InlineData(10, 10, "10 mg, one dose that day")]
    [InlineData(10, 20, "10 mg per dose, 20 mg per day")]
    [InlineData(null, null, "no dose")]
    public void A_dose_is_said_by_dose_and_by_day(int? dose, int? day, string text) =>
        Assert.Equal(text, new ComputedDose(dose is { } one ? Sample.Milligrams(one) : null, day is { } all ? Sample.Milligrams(all) : null).ToString());

    [Fact]
    [Trait("Rule", "DOSE-WEIGHT")]
    [Trait("Rule", "DOSE-HEIGHT")]
    public void Missing_measurements_are_said()
    {
        DoseResult result = Sample.Explain(Area(75m), infant: new Infant(Sample.Born, []));

        Assert.Equal(
            [
                "Measured weight. Missing: a weight measured on or before 2026-02-09. Required: a measured weight. (DOSE-WEIGHT" + OwnSafeguard,
                "Measured height. Missing: a height measured on or before 2026-02-09. Required: a measured height. (DOSE-HEIGHT" + OwnSafeguard,
            ],
            Sentences(result));
        Assert.Equal("missing: a weight measured on or before 2026-02-09; missing: a height measured on or before 2026-02-09", result.Answer);
        Assert.Empty(result.Steps);
        Assert.Equal(["DOSE-WEIGHT"], Sample.Explain(ByWeight(1m), infant: new Infant(Sample.Born, [])).Decision.Findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    [Trait("Rule", "DOSE-STATED")]
    public void An_unpublished_dose_is_said() => Assert.Equal(
        ["Stated dose. Missing: AALL15P1's cyclophosphamide dose in Consolidation. Required: a dose that a source states. It is unpublished; the site's supplement must state it. (DOSE-STATED" + OwnSafeguard],
        Sentences(DoseCalculator.Compile(Aall15P1.Definition.Block(BlockIds.Consolidation).Order("cyclophosphamide"), WithInterfant).Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart)));

    [Fact]
    [Trait("Rule", "DOSE-INFANT-FACTOR")]
    public void A_missing_infant_factor_is_said()
    {
        DoseResult result = Sample.Explain(Area(75m) with { IsBeforeInfantFactor = true });

        Assert.Equal(
            ["Infant factor. Missing: the infant factor policy. Required: a policy that says which part of the stated size an infant of this age gets. Cytarabine is stated before the infant factor, and whether the protocol uses one is unpublished; the site's supplement must state it. (DOSE-INFANT-FACTOR" + OwnSafeguard],
            Sentences(result));
        Assert.Equal(Audience.StudyTeam, result.Decision.Findings[0].Audience);
    }

    [Theory]
    [InlineData(1, "a step of the taper of cytarabine for 2026-02-10")]
    [InlineData(2, "a step of the taper of cytarabine for 2026-02-11")]
    [Trait("Rule", "DOSE-TAPER")]
    public void A_missing_step_of_a_taper_is_said(int days, string missing)
    {
        DoseRule rule = ByWeight(1m) with { Taper = [new(days, new(1, 2))] };

        Assert.Equal(DecisionOutcome.Proceed, Sample.Explain(rule, date: Sample.BlockStart.PlusDays(days - 1)).Outcome);
        Assert.Equal(
            [$"Taper. Missing: {missing}. Required: a step for each of the order's days. (DOSE-TAPER{OwnSafeguard}"],
            Sentences(Sample.Explain(rule, date: Sample.BlockStart.PlusDays(days))));
    }

    [Fact]
    [Trait("Rule", "DOSE-TIMES-PER-DAY")]
    public void A_missing_number_of_doses_is_said()
    {
        DoseResult result = Sample.Explain(ByWeight(1m) with { MaximumPerDay = Sample.Milligrams(9m) }, timesPerDay: null);

        Assert.Equal(
            ["Doses a day. Missing: the number of doses of cytarabine a day. Required: the number of doses a day, because the stated dose depends on it. The site's supplement must state it. (DOSE-TIMES-PER-DAY" + OwnSafeguard],
            Sentences(result));
        Assert.Equal(Audience.StudyTeam, result.Decision.Findings[0].Audience);
        Assert.Equal("missing: the number of doses of cytarabine a day (the site's supplement must state it)", result.Answer);

        // Whether a dose would be rounded away is not asked of one that is not known.
        Assert.Equal(["DOSE-TIMES-PER-DAY"], Sample.Explain(
            DoseRule.Of(DrugMass.FromMilligrams(0.2m).PerDay()), Sample.Rounding(Sample.Milligrams(0.5m)), timesPerDay: null).Decision.Findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    [Trait("Rule", "DOSE-NEW-START")]
    public void A_missing_amount_of_a_new_starting_dose_is_said()
    {
        DoseCalculator calculator = DoseCalculator.Compile(Sample.Order(ByWeight(1m)), DosingPolicy.Default);

        Assert.Equal(
            ["Amount of a new starting dose. Missing: the new starting dose of cytarabine in mg, of which 62.5 % is prescribed. Required: the amount that is 100 % from now on. Prescribe it in mg beside the percentage. (DOSE-NEW-START" + OwnSafeguard],
            Sentences(Of(62.5m)));
        Assert.Equal(DecisionOutcome.Proceed, Of(0m).Outcome);
        Assert.Equal(Sample.Milligrams(0m), Of(0m).Dose.PerDose);

        DoseResult Of(decimal percent) =>
            calculator.Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart, new TitratedShare(percent, Amount: null, Sample.BlockStart) { LacksStart = true });
    }

    [Fact]
    [Trait("Rule", "DOSE-NOT-ROUNDED-AWAY")]
    public void A_dose_that_rounding_takes_away_is_said()
    {
        DoseResult result = Sample.Explain(ByWeight(0.1m), Sample.Rounding(Sample.Milligrams(1m), RoundingDirection.Down));

        Assert.Equal(
            ["Rounding leaves a dose. 0.62 mg rounded down to a multiple of 1 mg is nothing. Required: a dose above 0. The site must state a finer increment. (DOSE-NOT-ROUNDED-AWAY" + OwnSafeguard],
            Sentences(result));
        Assert.Equal("0.62 mg rounded down to a multiple of 1 mg is nothing; the site must state a finer increment", result.Answer);
        Assert.Equal((DecisionOutcome.Hold, Audience.Pharmacy), (result.Outcome, result.Decision.Findings[0].Audience));
        Assert.Equal("rounded down to a multiple of 1 mg = 0 mg (-100 %)", result.Steps[^1].Text);

        // 1 mg/m² × 0.3 m² = 0.3 mg.
        Assert.Equal(
            "0.3 mg rounded down to a multiple of 1 mg is nothing",
            Sample.Explain(Area(1m), Sample.Rounding(Sample.Milligrams(1m), RoundingDirection.Down), infant: Sample.Measured(5.4m, 60m)).Decision.Findings[0].Observed);
    }

    // √(0.5 kg × 30 cm / 3600) = √0.0041666… = 0.064549… m², down to 0.1 m²: nothing.
    [Fact]
    [Trait("Rule", "DOSE-NOT-ROUNDED-AWAY")]
    public void An_area_that_rounding_takes_away_is_said()
    {
        DoseResult result = Sample.Explain(
            Area(75m), DosingPolicy.Default with { BsaRounding = Sample.Cited(new BsaRounding(1, RoundingDirection.Down)) }, infant: Sample.Measured(0.5m, 30m));

        Assert.Equal(
            ["Rounding leaves a dose. A body surface area of 0.064549… m² rounded down to a multiple of 0.1 m² is nothing. Required: a dose above 0. The site must state a finer increment. (DOSE-NOT-ROUNDED-AWAY" + OwnSafeguard],
            Sentences(result));
        Assert.Equal(["weight", "height", "body-surface-area"], result.Steps.Select(step => step.Kind));
    }

    [Fact]
    public void Dates_out_of_order_are_named()
    {
        DoseCalculator plain = DoseCalculator.Compile(Sample.Order(ByWeight(1m)), DosingPolicy.Default);
        DoseCalculator other = DoseCalculator.Compile(Sample.Order(Area(1m)), DosingPolicy.Default);

        foreach (DoseCalculator calculator in new[] { plain, other })
        {
            Says("The date must not be before day 1 of the block, 2026-02-09.", "date", () => calculator.Evaluate(Sample.Infant, Sample.BlockStart, Sample.BlockStart.PlusDays(-1), out _));
            Says("The date must not be before the date of birth, 2025-09-14.", "blockStart", () => calculator.Evaluate(Sample.Infant, Sample.Born.PlusDays(-1), Sample.BlockStart, out _));
            Says("The date must not be before day 1 of the block, 2026-02-09.", "date", () => calculator.Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart.PlusDays(-1)));
            Says("The date must not be before the date of birth, 2025-09-14.", "blockStart", () => calculator.Explain(Sample.Infant, Sample.Born.PlusDays(-1), Sample.BlockStart));
            Assert.Equal(DecisionOutcome.Proceed, calculator.Evaluate(new Infant(Sample.BlockStart, Sample.Measured(3m, 50m, Sample.BlockStart).Measurements), Sample.BlockStart, Sample.BlockStart, out _));
        }

        static void Says(string sentence, string parameter, Action action) =>
            Assert.StartsWith(sentence, Assert.Throws<ArgumentOutOfRangeException>(parameter, action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_another_block_is_named() => Assert.Contains(
        "Block induction of the definition does not hold the order azacitidine.",
        Assert.Throws<ArgumentException>(() => DoseBook.Compile(Aall15P1.Definition, DosingPolicy.Default).Of(0, Aall15P1.Definition.Blocks[1].Orders[0])).Message,
        StringComparison.Ordinal);

    // √2 is OEIS A002193, √(1/2) A010503, with 24 significant digits wherever the decimal point is.
    [Theory]
    [InlineData("0.5", "0.707106781186547524400844")]
    [InlineData("0.0002", "0.0141421356237309504880169")]
    [InlineData("0.02", "0.141421356237309504880169")]
    [InlineData("2", "1.41421356237309504880169")]
    [InlineData("200", "14.1421356237309504880169")]
    [InlineData("20000", "141.421356237309504880169")]
    [InlineData("100", "10")]
    [InlineData("0.01", "0.1")]
    [InlineData("0.0001", "0.01")]
    public void A_root_has_24_digits_at_every_size(string value, string root) => Assert.Equal(Parse(root), DecimalMath.Sqrt(Parse(value)));

    // ln 2, ln 10: OEIS A002162, A002392; e and 1/e: A001113, A068985.
    [Theory]
    [InlineData("2", "0.69314718055994530941723212")]
    [InlineData("0.5", "-0.69314718055994530941723212")]
    [InlineData("10", "2.30258509299404568401799145")]
    [InlineData("0.1", "-2.30258509299404568401799145")]
    [InlineData("1", "0")]
    public void A_logarithm_is_the_published_one(string value, string logarithm) => Assert.Equal(Parse(logarithm), decimal.Round(DecimalMath.Ln(Parse(value)), 26));

    [Theory]
    [InlineData("1", "2.71828182845904523536028747")]
    [InlineData("-1", "0.36787944117144232159552377")]
    [InlineData("2.30258509299404568401799145468", "10.00000000000000000000000")]
    [InlineData("-2.30258509299404568401799145468", "0.10000000000000000000000000")]
    [InlineData("0", "1")]
    public void A_power_of_e_is_the_published_one(string value, string power) => Assert.Equal(decimal.Round(Parse(power), 24), decimal.Round(DecimalMath.Exp(Parse(value)), 24));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public void Of_nothing_and_less_there_is_no_root_and_no_logarithm(string value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DecimalMath.Sqrt(Parse(value)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecimalMath.Ln(Parse(value)));
    }

    private static IEnumerable<string> Sentences(DoseResult result) => result.Decision.Findings.Select(finding => finding.Sentence);

    private static DoseRule ByWeight(decimal milligramsPerKilogram) => DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(milligramsPerKilogram).PerDose());

    private static DoseRule Area(decimal milligramsPerSquareMetre) => DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(milligramsPerSquareMetre).PerDose());

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
