using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

/// <summary>Doses that the age chooses, shares of a titrated dose, and the numbers and rules that every step and refusal prints.</summary>
public sealed class DoseStepTests
{
    // Invented sizes: 10 mg/m²/day from birth and 20 mg/m²/day from 6 to below 12 months. 60 cm and 5.4 kg make 0.3 m².
    private static readonly ValueList<StartingBand> Bands = [Band(0, 6, 10m), Band(6, 12, 20m)];

    // Born on 14 September 2025: 6 months on 14 March 2026, 12 on 14 September 2026.
    [Theory]
    [InlineData("2026-03-13", "2026-03-13", null, "3 mg", "10 mg/m²/day, the starting dose for the age on 2026-03-13 = 3 mg/day")]
    [InlineData("2026-03-13", "2026-03-14", null, "3 mg", "10 mg/m²/day, the starting dose for the age on 2026-03-13 = 3 mg/day")]
    [InlineData("2026-03-14", "2026-03-14", null, "6 mg", "20 mg/m²/day, the starting dose for the age on 2026-03-14 = 6 mg/day")]
    [InlineData("2026-03-13", "2026-03-19", 7, "3 mg", "10 mg/m²/day, the starting dose for the age on 2026-03-13 = 3 mg/day")]
    [InlineData("2026-03-13", "2026-03-20", 7, "6 mg", "20 mg/m²/day, the starting dose for the age on 2026-03-20 = 6 mg/day")]
    [InlineData("2026-03-13", "2026-03-26", 7, "6 mg", "20 mg/m²/day, the starting dose for the age on 2026-03-20 = 6 mg/day")]
    [InlineData("2026-09-13", "2026-09-14", null, "6 mg", "20 mg/m²/day, the starting dose for the age on 2026-09-13 = 6 mg/day")]
    public void A_starting_dose_is_that_of_the_age_on_the_day_on_which_it_is_taken(string start, string on, int? eachDays, string amount, string step)
    {
        DoseCalculator calculator = DoseCalculator.Compile(Sample.Order(DoseRule.AtStart(Bands, eachDays)), DosingPolicy.Default);
        Infant infant = new(Sample.Born, [new(Date(start), Weight.FromKilograms(5.4m), Height.FromCentimetres(60m))]);
        DoseResult result = calculator.Explain(infant, Date(start), Date(on));

        Assert.Equal(amount, result.Dose.PerDose.ToString());
        Assert.Equal(step, result.Steps[3].Text);
        Assert.Equal((DecisionOutcome.Proceed, result.Dose), (calculator.Evaluate(infant, Date(start), Date(on), out ComputedDose dose), dose));
    }

    [Theory]
    [InlineData("2026-09-14", "2026-09-16", null, "2026-09-14")]
    [InlineData("2026-09-10", "2026-09-18", 4, "2026-09-18")]
    [Trait("Rule", "DOSE-AGE-BAND")]
    public void A_starting_dose_that_no_band_has_is_said(string start, string on, int? eachDays, string taken)
    {
        DoseCalculator calculator = DoseCalculator.Compile(Sample.Order(DoseRule.AtStart(Bands, eachDays)), DosingPolicy.Default);
        DoseResult result = calculator.Explain(Sample.Measured(5.4m, 60m), Date(start), Date(on));

        Assert.Equal(
            $"Age band. Missing: a dose of cytarabine for the age on {taken}. Required: a band of the table for the infant's age. (DOSE-AGE-BAND; this library's own safeguard)",
            Assert.Single(result.Decision.Findings).Sentence);
        Assert.Empty(result.Steps);
        Assert.Equal((DecisionOutcome.CannotDecide, default), (calculator.Evaluate(Sample.Infant, Date(start), Date(on), out ComputedDose dose), dose));
        Assert.Throws<ArgumentOutOfRangeException>("date", () => calculator.Explain(Sample.Infant, Date(start), Date(start).PlusDays(-1)));
    }

    // Of an age without a band, what somebody prescribed in mg is given: 12 mg a day in three doses.
    [Fact]
    public void A_prescribed_amount_needs_no_starting_dose()
    {
        DoseResult result = DoseCalculator.Compile(Sample.Order(DoseRule.AtStart(Bands, null), 3), DosingPolicy.Default)
            .Explain(Sample.Infant, Date("2026-09-14"), Date("2026-09-14"), new TitratedShare(Percent: null, DrugMass.FromMilligrams(12m), Date("2026-09-14")));

        Assert.Equal(["12 mg, as prescribed from 2026-09-14 on", "4 mg per dose, 12 mg per day"], result.Steps.Select(step => step.Text));
    }

    [Theory]
    [InlineData("2026-09-13", "size: table by age, band from 0 months = 6 mg/dose")]
    [InlineData("2026-09-14", "size: table by age, band from 12 months = 8 mg/dose")]
    public void A_step_by_age_names_its_band(string on, string step)
    {
        DoseResult result = Sample.Explain(DoseRule.Of(new AgeTable<DoseAmount>([new(0, Sample.Milligrams(6m)), new(12, Sample.Milligrams(8m))])), infant: new(Sample.Born, []), date: Date(on));

        Assert.Equal(step, $"{result.Steps[0].Kind}: {result.Steps[0].Text}");
    }

    // Born on 14 September 2025, the band of 12 months begins on 14 September 2026.
    [Theory]
    [InlineData("", "methotrexate")]
    [InlineData("B", "methotrexate (B)")]
    [InlineData("high dose", "methotrexate (high dose)")]
    [Trait("Rule", "DOSE-AGE-BAND")]
    public void An_age_that_a_table_lacks_is_said(string qualifier, string drug) => Assert.Equal(
        $"Age band. Missing: a dose of {drug} for the age on 2026-09-13. Required: a band of the table for the infant's age. (DOSE-AGE-BAND; this library's own safeguard)",
        Assert.Single(DoseCalculator.Compile(
            Sample.Order(DoseRule.Of(new AgeTable<DoseAmount>([new(12, Sample.Milligrams(8m))])), drug: Drugs.Methotrexate) with { Qualifier = qualifier },
            DosingPolicy.Default).Explain(Sample.Infant, Sample.BlockStart, Date("2026-09-13")).Decision.Findings).Sentence);

    // A policy that begins at 6 months says nothing of the day before.
    [Theory]
    [InlineData(AgeReference.BlockDay1, "2026-03-13", "2026-03-14", "2026-03-13")]
    [InlineData(AgeReference.EachDose, "2026-03-12", "2026-03-13", "2026-03-13")]
    [Trait("Rule", "DOSE-INFANT-FACTOR")]
    public void An_infant_factor_that_no_band_has_is_said(AgeReference taken, string start, string on, string day)
    {
        DosingPolicy policy = DosingPolicy.Default with { InfantFactor = new("a site's", new([new(6, Sample.Cited(new Fraction(3, 4)))]), taken) };
        DoseCalculator calculator = DoseCalculator.Compile(Sample.Order(DoseRule.Of(DrugMass.FromMilligrams(8m).PerDose()) with { IsBeforeInfantFactor = true }), policy);

        Assert.Equal(
            $"Infant factor. Missing: an infant factor for the age on {day}. Required: a band of the infant factor policy for the infant's age. (DOSE-INFANT-FACTOR; this library's own safeguard)",
            Assert.Single(calculator.Explain(Sample.Infant, Date(start), Date(on)).Decision.Findings).Sentence);
        Assert.Equal("6 mg", calculator.Explain(Sample.Infant, Date("2026-03-14"), Date("2026-03-14")).Dose.PerDose.ToString());
    }

    // 2.5 mg/kg × 6.2 kg = 15.5 mg: × 2/3 = 10.333… mg, half of it 7.75 mg, to 4 mg 16 mg, 50 % 7.75 mg, two doses 31 mg a day.
    [Theory]
    [InlineData("", 1, "15.5 mg, one dose that day")]
    [InlineData("", 2, "15.5 mg per dose, 31 mg per day")]
    [InlineData("", null, "15.5 mg per dose")]
    [InlineData("before", 1, "no dose")]
    [InlineData("before factor", 1, "10.333333… mg, one dose that day")]
    [InlineData("taper", 1, "7.75 mg, one dose that day")]
    [InlineData("rounded", 1, "16 mg, one dose that day")]
    [InlineData("at most 1 a dose", 1, "1 mg, one dose that day")]
    [InlineData("at most 9 a day", 1, "9 mg, one dose that day")]
    [InlineData("at most 9 a day", null, "no dose")]
    public void The_quick_answer_is_that_of_the_steps(string how, int? timesPerDay, string answer)
    {
        DoseRule rule = DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDose()) with
        {
            IsBeforeInfantFactor = how.StartsWith("before", StringComparison.Ordinal),
            Taper = how == "taper" ? [new(28, new(1, 2))] : [],
            MaximumPerDose = how == "at most 1 a dose" ? Sample.Milligrams(1m) : null,
            MaximumPerDay = how == "at most 9 a day" ? Sample.Milligrams(9m) : null,
        };
        DosingPolicy policy = (how == "rounded" ? Sample.Rounding(Sample.Milligrams(4m)) : DosingPolicy.Default) with
        {
            InfantFactor = how == "before factor" ? InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)) : null,
        };
        DoseCalculator calculator = DoseCalculator.Compile(Sample.Order(rule, timesPerDay), policy, "a fingerprint");
        DoseResult result = calculator.Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart);

        Assert.Equal(result.Outcome, calculator.Evaluate(Sample.Infant, Sample.BlockStart, Sample.BlockStart, out ComputedDose dose));
        Assert.Equal((answer, answer), (dose.ToString(), result.Dose.ToString()));
        Assert.Equal("a fingerprint", result.SupplementFingerprint);
        Assert.Equal("no dose", calculator.Evaluate(new(Sample.Born, []), Sample.BlockStart, Sample.BlockStart, out dose) == DecisionOutcome.CannotDecide ? dose.ToString() : "a dose");
    }

    // A whole day's amount in one dose is not divided; in two it is.
    [Theory]
    [InlineData(1, "size 12 mg/day = 12 mg/day", "final 12 mg, one dose that day")]
    [InlineData(2, "size 12 mg/day = 12 mg/day", "divided divided into 2 doses a day = 6 mg/dose", "final 6 mg per dose, 12 mg per day")]
    public void A_day_of_one_dose_is_not_divided(int timesPerDay, params string[] steps) =>
        Assert.Equal(steps, Sample.Explain(DoseRule.Of(DrugMass.FromMilligrams(12m).PerDay()), timesPerDay: timesPerDay).Steps.Select(step => $"{step.Kind} {step.Text}"));

    // 10 mg a day in three doses is 3.333… mg a dose.
    [Theory]
    [InlineData("3.3", "3.3 mg per dose, 9.9 mg per day")]
    [InlineData("3.4", "3.333333… mg per dose, 10 mg per day")]
    public void A_cap_of_one_dose_is_compared_with_one_dose(string cap, string answer) => Assert.Equal(
        answer, Sample.Explain(DoseRule.Of(DrugMass.FromMilligrams(10m).PerDay()) with { MaximumPerDose = Sample.Milligrams(Parse(cap)) }, timesPerDay: 3).Dose.ToString());

    // Four doses of 2.0000000000000000000000000004 mg are 8.0000000000000000000000000016 mg, which a decimal number holds as
    // 8.000000000000000000000000002 mg. The two caps are then the same, and that of a dose, which is not rounded, is taken.
    [Fact]
    public void Of_two_caps_that_are_the_same_that_of_a_dose_is_taken()
    {
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(5m).PerDose()) with
        {
            MaximumPerDose = Sample.Milligrams(2.0000000000000000000000000004m),
            MaximumPerDay = Sample.Milligrams(8.000000000000000000000000002m),
        };
        DoseResult result = Sample.Explain(rule, timesPerDay: 4);

        Assert.Equal(Sample.Milligrams(2.0000000000000000000000000004m), result.Dose.PerDose);
        Assert.StartsWith("at most 2.0000000000000000000000000004 mg/dose = ", result.Steps[1].Text, StringComparison.Ordinal);
    }

    // A whole day's amount in two doses: each is half of it, and the day stays as it was stated.
    [Fact]
    public void A_day_is_not_put_together_from_halves()
    {
        DoseResult result = Sample.Explain(DoseRule.Of(DrugMass.FromMilligrams(1.0000000000000000000000000001m).PerDay()), timesPerDay: 2);

        Assert.Equal(Sample.Milligrams(1.0000000000000000000000000001m), result.Dose.PerDay);
    }

    // 2/3 of 12 IU is 8 IU.
    [Fact]
    public void A_taper_multiplies_and_divides_and_units_are_said()
    {
        DoseRule rule = DoseRule.Of(InternationalUnits.FromInternationalUnits(12m).PerDose()) with { Taper = [new(28, new(2, 3))] };

        Assert.Equal(["12 IU/dose, tapered 2/3 for 28 days = 12 IU/dose", "taper day 1: 2/3 = 8 IU", "8 IU, one dose that day"], Sample.Explain(rule).Steps.Select(step => step.Text));
    }

    // Where the age chooses the dose itself, a band of the infant factor does not tell two days apart.
    [Fact]
    public void A_band_tells_doses_apart_unless_the_age_chooses_the_dose()
    {
        DosingPolicy policy = DosingPolicy.Default with { InfantFactor = InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)) };
        DoseRule flat = DoseRule.Of(DrugMass.FromMilligrams(10m).PerDose());

        Assert.Equal((true, null), Told(flat, "2026-03-13"));
        Assert.Equal((true, 0), Told(flat with { IsBeforeInfantFactor = true }, "2026-03-13"));
        Assert.Equal((true, 6), Told(flat with { IsBeforeInfantFactor = true }, "2026-03-14"));
        Assert.Equal((false, null), Told(DoseRule.Of(new AgeTable<DoseAmount>([new(0, Sample.Milligrams(6m))])), "2026-03-13"));
        Assert.Equal((false, null), Told(DoseRule.AtStart(Bands, null), "2026-03-13"));

        (bool, int?) Told(DoseRule rule, string start)
        {
            bool isTold = DoseCalculator.Compile(Sample.Order(rule), policy).TryTellBand(Sample.Born, Date(start), Date(start), out AgeBand<Cited<Fraction>>? band);
            return (isTold, band?.FromMonths);
        }
    }

    // 2/3 of 10 mg in three doses is 20/9 mg = 2.222… mg; the day stays exactly 20/3 mg = 6.666… mg.
    [Fact]
    public void A_day_of_thirds_is_not_put_together_from_rounded_doses()
    {
        DosingPolicy policy = DosingPolicy.Default with { InfantFactor = InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)) };
        ComputedDose dose = Sample.Explain(DoseRule.Of(DrugMass.FromMilligrams(10m).PerDay()) with { IsBeforeInfantFactor = true }, policy, timesPerDay: 3).Dose;

        Assert.Equal((2.2222222222222222222222222222m, 6.6666666666666666666666666667m), (dose.PerDose!.Value.Mass!.Value.Milligrams, dose.PerDay!.Value.Mass!.Value.Milligrams));
    }

    [Fact]
    public void Nothing_of_a_titrated_dose_is_rounded_to_nothing_without_a_word()
    {
        DoseResult result = DoseCalculator.Compile(Sample.Order(DoseRule.Of(DrugMass.FromMilligrams(12m).PerDose())), Sample.Rounding(Sample.Milligrams(5m)))
            .Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart, new TitratedShare(0m, Amount: null, Sample.BlockStart));

        Assert.Equal(DecisionOutcome.Proceed, result.Outcome);
        Assert.Equal(
            ["12 mg/dose = 12 mg/dose", "0 % of the starting dose, as prescribed from 2026-02-09 on = 0 mg", "rounded to the nearest multiple of (a tie goes down) 5 mg = 0 mg (0 %)", "0 mg, one dose that day"],
            result.Steps.Select(step => step.Text));
        Assert.Equal(0m, result.PercentChangeByRounding);
    }

    // What may call for less is not given in mg either, and the counts' own finding says why.
    [Theory]
    [InlineData(50, null)]
    [InlineData(null, 6)]
    public void A_share_of_which_the_counts_are_not_clear_is_not_given(int? percent, int? milligrams)
    {
        Finding unclear = new(new("TITR-X", "A rule", "A rule, for this test.", Sample.Site, Standing.Reference), DecisionOutcome.CannotDecide, Severity.Information, Observed: null, "a count") { Missing = "a platelet count" };
        DoseCalculator calculator = DoseCalculator.Compile(Sample.Order(DoseRule.Of(DrugMass.FromMilligrams(12m).PerDose())), DosingPolicy.Default);
        TitratedShare share = new(percent, milligrams is { } all ? DrugMass.FromMilligrams(all) : null, Sample.BlockStart) { Unclear = unclear };
        DoseResult result = calculator.Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart, share);

        Assert.Same(unclear, Assert.Single(result.Decision.Findings));
        Assert.Empty(result.Steps);
        Assert.Equal("missing: a platelet count", result.Answer);
        Assert.Equal((DecisionOutcome.CannotDecide, default), (calculator.Evaluate(Sample.Infant, Sample.BlockStart, Sample.BlockStart, share, out ComputedDose dose), dose));
    }

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(1, null, false)]
    [InlineData(null, 0, true)]
    [InlineData(null, 1, false)]
    [InlineData(null, null, false)]
    public void A_share_is_none_when_nothing_is_given(int? percent, int? milligrams, bool isNone) =>
        Assert.Equal(isNone, new TitratedShare(percent, milligrams is { } all ? DrugMass.FromMilligrams(all) : null, Sample.BlockStart).IsNone);

    [Fact]
    public void An_answer_that_holds_says_each_thing_that_holds_and_nothing_else()
    {
        Rule rule = new("X", "A rule", "A rule, for this test.", Sample.Site, Standing.Site);
        DoseResult result = Result(
            new(rule, DecisionOutcome.Hold, Severity.Hazard, "one thing", "another"),
            new(rule, DecisionOutcome.Proceed, Severity.Information, "a note", "nothing"),
            new(rule, DecisionOutcome.Hold, Severity.Hazard, "a second thing", "a third") { Instead = "do this" });

        Assert.Equal("one thing; required: another; a second thing; do this", result.Answer);
        Assert.Equal(result.Answer, result.ToString());
        Assert.Equal(
            "missing: a weight; missing: a height (measure it)",
            Result(
                new(rule, DecisionOutcome.CannotDecide, Severity.Information, Observed: null, "it") { Missing = "a weight" },
                new(rule, DecisionOutcome.CannotDecide, Severity.Information, Observed: null, "it") { Missing = "a height", Instead = "measure it" }).Answer);

        static DoseResult Result(params Finding[] findings) =>
            new(Sample.Order(DoseRule.Of(DrugMass.FromMilligrams(1m).PerDose())), Sample.BlockStart, default, [], new Decision("dose", [.. findings]), SupplementFingerprint: null);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("12.50", "12.5")]
    [InlineData("1.123456", "1.123456")]
    [InlineData("1.1234567", "1.123456…")]
    [InlineData("1.1234569", "1.123456…")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000011", "0.000001…")]
    [InlineData("0.0000009", "0.0000009")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("-0.0000009", "-0.0000009")]
    [InlineData("-0.000001", "-0.000001")]
    [InlineData("0.00000090", "0.0000009")]
    public void A_number_in_a_sentence_is_cut_and_never_to_nothing(string number, string text) => Assert.Equal(text, StepText.Number(Parse(number)));

    [Theory]
    [InlineData("5", "+5 %")]
    [InlineData("0.125", "+0.12 %")]
    [InlineData("0.01", "+0.01 %")]
    [InlineData("33.3333", "+33.33 %")]
    [InlineData("0", "0 %")]
    [InlineData("-0.5", "-0.5 %")]
    public void A_change_has_its_sign(string percent, string text) => Assert.Equal(text, StepText.Percent(Parse(percent)));

    [Theory]
    [InlineData(RoundingDirection.Nearest, RoundingTie.Up, "to the nearest multiple of (a tie goes up) 5 mg")]
    [InlineData(RoundingDirection.Nearest, RoundingTie.Down, "to the nearest multiple of (a tie goes down) 5 mg")]
    [InlineData(RoundingDirection.Nearest, RoundingTie.Even, "to the nearest multiple of (a tie goes to the even multiple) 5 mg")]
    [InlineData(RoundingDirection.Down, RoundingTie.Up, "down to a multiple of 5 mg")]
    [InlineData(RoundingDirection.Up, RoundingTie.Even, "up to a multiple of 5 mg")]
    public void A_rounding_says_itself_and_has_a_tie_only_to_the_nearest(RoundingDirection direction, RoundingTie tie, string text)
    {
        RoundingPolicy policy = new(Sample.Milligrams(5m), direction, tie);
        BsaRounding area = new(2, direction, tie);

        Assert.Equal(text, policy.ToString());
        Assert.Equal(text.Replace("5 mg", "0.01 m²", StringComparison.Ordinal), area.ToString());
        Assert.Equal((direction == RoundingDirection.Nearest ? tie : RoundingTie.Down, direction), (policy.Tie, policy.Direction));
        Assert.Equal((direction == RoundingDirection.Nearest ? tie : RoundingTie.Down, direction), (area.Tie, area.Direction));
    }

    // Two policies round the same doses when neither is the narrower by its drug, and a route and the unit are common to both.
    [Theory]
    [InlineData("mg", "mg", true)]
    [InlineData("mg", "IU", false)]
    [InlineData("IU", "IU", true)]
    [InlineData("mg cytarabine", "mg cytarabine", true)]
    [InlineData("mg cytarabine", "mg vincristine", false)]
    [InlineData("mg cytarabine", "mg", false)]
    [InlineData("mg", "mg IV", true)]
    [InlineData("mg SC", "mg", true)]
    [InlineData("mg SC", "mg IV", false)]
    [InlineData("mg IV,SC", "mg SC,IM", true)]
    [InlineData("mg IV,SC", "mg IM", false)]
    [InlineData("mg IV,SC", "IU IV,SC", false)]
    public void Policies_that_round_the_same_doses_are_told(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, Policy(one).Rounds(Policy(other)));
        Assert.Equal(isSame, Policy(other).Rounds(Policy(one)));

        static RoundingPolicy Policy(string text)
        {
            string[] parts = text.Split(' ');
            RoundingPolicy policy = new(parts[0] == "mg" ? Sample.Milligrams(1m) : InternationalUnits.FromInternationalUnits(1m));
            return parts.Length == 1 ? policy
                : Enum.TryParse(parts[1].Split(',')[0], out Route _) ? policy with { Routes = RouteSet.Parse(parts[1].Replace(",", " or ", StringComparison.Ordinal)) }
                : policy with { Drug = Drugs.Formulary.Find(parts[1]) };
        }
    }

    // A policy for one route says nothing of an order that may also be given by another.
    [Fact]
    public void A_rounding_for_a_route_is_for_orders_of_that_route_alone()
    {
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(7m).PerDose());
        DosingPolicy policy = DosingPolicy.Default with { Rounding = [Sample.Cited(new RoundingPolicy(Sample.Milligrams(5m)) { Routes = Route.IV })] };

        Assert.Null(DoseCalculator.Compile(Sample.Order(rule, drug: Drugs.Cytarabine), policy).AppliedRounding);
        Assert.NotNull(DoseCalculator.Compile(Sample.Order(rule, drug: Drugs.Vincristine), policy).AppliedRounding);
    }

    [Fact]
    public void What_cannot_round_is_named()
    {
        Assert.StartsWith("An increment is more than 0.", Assert.Throws<ArgumentOutOfRangeException>("increment", () => new RoundingPolicy(Sample.Milligrams(0m))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("decimals", () => new BsaRounding(0));
        Assert.Throws<ArgumentOutOfRangeException>("decimals", () => new BsaRounding(7));
    }

    [Fact]
    public void Each_formula_has_its_text_and_its_source()
    {
        Assert.Equal(
            [
                "mosteller: √(cm × kg / 3600). MOSTELLER, formula",
                "haycock: 0.024265 × cm^0.3964 × kg^0.5378. HAYCOCK, formula",
                "du-bois: 0.007184 × cm^0.725 × kg^0.425. DUBOIS, formula",
            ],
            BsaFormula.All.Select(formula => $"{formula}: {formula.Text}. {formula.Citation}"));
        Assert.Equal(
            "There is no body surface area formula 'boyd'; there are mosteller, haycock, du-bois. (id)",
            Sentence(Assert.Throws<ArgumentException>("id", () => BsaFormula.Find("boyd"))));

        static string Sentence(ArgumentException error) => $"{error.Message[..(error.Message.IndexOf("du-bois.", StringComparison.Ordinal) + 8)]} ({error.ParamName})";
    }

    // ln 2 is OEIS A002162, whole: 28 decimals are what a decimal number has. √2 (A002193) below a millionth has 22 of its digits there.
    [Fact]
    public void The_last_digit_that_a_decimal_number_has_is_right()
    {
        Assert.Equal(0.6931471805599453094172321215m, DecimalMath.Ln(2m));
        Assert.Equal(0.0000141421356237309504880169m, DecimalMath.Sqrt(0.0000000002m));
        Assert.Equal(0.0000014142135623730950488017m, DecimalMath.Sqrt(0.000000000002m));
    }

    [Fact]
    public void Each_rule_of_dosing_says_what_it_asks_for()
    {
        Assert.Equal(
            [
                "DOSE-STATED, Stated dose: A dose is computed only from a size that a public source or the site's supplement states.",
                "DOSE-WEIGHT, Measured weight: A dose by weight or body surface needs a weight that was measured on or before the day of the dose.",
                "DOSE-HEIGHT, Measured height: A dose by body surface needs a height that was measured on or before the day of the dose.",
                "DOSE-INFANT-FACTOR, Infant factor: A size that is stated before the infant factor gives a dose only when the site states the infant factor for the infant's age.",
                "DOSE-AGE-BAND, Age band: A dose by age needs a band for the infant's age.",
                "DOSE-TIMES-PER-DAY, Doses a day: Where a size, a cap or a rounding speaks of one dose and another of a whole day, the number of doses a day must be stated.",
                "DOSE-TAPER, Taper: A tapered dose needs a step of the taper for the day.",
                "DOSE-NEW-START, Amount of a new starting dose: Once a new starting dose was set, a percentage is an amount only where that starting dose is stated in mg.",
                "DOSE-NOT-ROUNDED-AWAY, Rounding leaves a dose: Rounding never turns a dose into nothing.",
            ],
            DosingRules.All.Select(rule => $"{rule.Id}, {rule.Title}: {rule.Statement}"));
        Assert.All(DosingRules.All, rule => Assert.Equal(Standing.Library, rule.Standing));
        Assert.Equal(["DOSE-WEIGHT"], DosingRules.All.Where(rule => rule.Grounds.Count > 0).Select(rule => rule.Id));
    }

    // Twice the first is one less than the largest decimal number, twice the second one more: the day's 1 mg counts.
    [Theory]
    [InlineData("39614081257132168796771975167")]
    [InlineData("39614081257132168796771975168")]
    [InlineData("79228162514264337593543950335")]
    public void A_cap_of_one_dose_whose_double_no_number_holds_is_above_the_cap_of_the_day(string cap)
    {
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(5m).PerDose()) with { MaximumPerDose = Sample.Milligrams(Parse(cap)), MaximumPerDay = Sample.Milligrams(1m) };

        Assert.Equal("0.5 mg per dose, 1 mg per day", Sample.Explain(rule, timesPerDay: 2).Dose.ToString());
    }

    private static StartingBand Band(int from, int below, decimal size) => new(from, below, Sample.Cited(DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(size).PerDay())));

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
