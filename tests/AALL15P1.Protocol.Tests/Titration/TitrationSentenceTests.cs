using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Titration;

/// <summary>What titration prints and refuses, whole and word for word, and the bounds at which it does.</summary>
public sealed class TitrationSentenceTests
{
    private static readonly Source Supplement = new("SITE", "An invented supplement, for these tests only", Standing.Site);
    private static readonly LocalDate Born = new(2025, 9, 14);
    private static readonly StartingDoseBasis Basis = Aall15P1.Definition.StartingDoses!;
    private static readonly TitratedDoses OfBoth = Course.Pair(125, 100);

    // Prescribed on the day itself is not before it; of several days each has its own answer.
    [Fact]
    public void Before_the_first_prescription_a_policy_has_nothing_to_move_on_from()
    {
        TitrationHistory history = new([], [new(new(2026, 7, 6), TitratedDoses.Both(DosePercent.StartingDose))]);
        TitrationDecision before = IcicleAll14.Policy.Decide(history, new(2026, 7, 6));

        Assert.Equal(
            ("nothing was prescribed before this day", "doses to move on from", "the starting dose is a decision of its own", "a prescription before this day"),
            (before.Observed, before.Required, before.Instead, before.Explain().Findings[0].Missing));
        Assert.Equal([TitrationState.NotStarted, TitrationState.Steady], IcicleAll14.Policy.DecideEach(history, [new(2026, 7, 6), new(2026, 7, 7)]).Select(decision => decision.State));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("1000", true)]
    [InlineData("-0.1", false)]
    [InlineData("1000.1", false)]
    public void A_percentage_is_from_0_to_1000(string percent, bool isOne)
    {
        decimal number = decimal.Parse(percent, CultureInfo.InvariantCulture);
        if (isOne)
        {
            Assert.Equal(number, DosePercent.FromPercent(number).Percent);
            return;
        }

        Refused<ArgumentOutOfRangeException>("A dose is from 0 to 1000 % of the starting dose.", "percent", () => DosePercent.FromPercent(number));
    }

    [Theory]
    [InlineData("62.5 %", "62.5")]
    [InlineData("62.5%", "62.5")]
    [InlineData(" 62.5  % ", "62.5")]
    [InlineData("0 %", "0")]
    [InlineData("9 %", "9")]
    [InlineData("1000 %", "1000")]
    [InlineData("1000.1 %", null)]
    [InlineData("62.5", null)]
    [InlineData("62.5 % ", "62.5")]
    [InlineData("%", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData(".5 %", null)]
    [InlineData("-1 %", null)]
    [InlineData("+1 %", null)]
    [InlineData("62,5 %", null)]
    [InlineData("1e2 %", null)]
    [InlineData("x %", null)]
    [InlineData("50 % %", null)]
    public void A_percentage_is_read_with_its_sign_and_nothing_else(string? text, string? percent)
    {
        Assert.Equal(percent is not null, DosePercent.TryParse(text, out DosePercent read));
        Assert.Equal(percent is null ? default : DosePercent.FromPercent(decimal.Parse(percent, CultureInfo.InvariantCulture)), read);
        if (text is not null && percent is null)
        {
            Assert.Equal(
                $"\"{text}\" is not a valid percentage of the starting dose. Expected a number from 0 to 1000 with a point for decimals and a percent sign, such as 62.5 %.",
                Assert.Throws<FormatException>(() => DosePercent.Parse(text)).Message);
        }
    }

    [Fact]
    public void A_percentage_that_was_never_given_is_none()
    {
        Assert.Equal(
            "This percentage of a starting dose was never given a value: it is the default of its type, which has no meaning. Make one with FromPercent.",
            Assert.Throws<InvalidOperationException>(() => default(DosePercent).Percent).Message);
        Assert.Contains("percentage of the starting dose", default(DosePercent).ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("s", () => DosePercent.Parse(null!));
    }

    [Fact]
    public void The_doses_of_both_drugs_have_a_lower_one()
    {
        Assert.Equal(
            ["100 %", "100 %", "125 %"],
            new[] { Course.Pair(125, 100), Course.Pair(100, 125), Course.Pair(125, 125) }.Select(doses => doses.Lower.ToString()));
        Assert.Equal([true, false, false], new[] { Course.Pair(0, 0), Course.Pair(0, 1), Course.Pair(1, 0) }.Select(doses => doses.AreNone));
        Refused<ArgumentOutOfRangeException>("Not a titrated drug.", "drug", () => OfBoth.Of((TitratedDrug)2));
    }

    // From the thiopurine at 125 % and methotrexate at 100 %.
    [Fact]
    public void Each_action_says_itself_and_what_follows()
    {
        DosePercent to = DosePercent.FromPercent(150m);

        Assert.Equal(
            [
                "Stop: stop both drugs. thiopurine 0 %, methotrexate 0 %",
                "Halve: halve both drugs, to 150 %. thiopurine 150 %, methotrexate 150 %",
                "HoldSteady: hold both drugs steady. thiopurine 125 %, methotrexate 100 %",
                "Resume: resume both drugs at 150 %. thiopurine 150 %, methotrexate 150 %",
                "Escalate: escalate the thiopurine to 150 %. thiopurine 150 %, methotrexate 100 %",
                "Escalate: escalate methotrexate to 150 %. thiopurine 125 %, methotrexate 150 %",
                "CannotDecide: cannot decide; missing: a count. ",
            ],
            new TitrationAction[]
            {
                new TitrationAction.Stop(), new TitrationAction.Halve(to), new TitrationAction.HoldSteady(), new TitrationAction.Resume(to),
                new TitrationAction.Escalate(TitratedDrug.Thiopurine, to), new TitrationAction.Escalate(TitratedDrug.Antifolate, to), new TitrationAction.CannotDecide("a count"),
            }.Select(action => $"{action.Kind}: {action}. {action.Apply(OfBoth)}"));
    }

    [Fact]
    public void A_decision_is_a_finding_of_its_weight()
    {
        Course course = Course.From();

        Assert.Equal(
            [
                (DecisionOutcome.Hold, Severity.Hazard), (DecisionOutcome.Hold, Severity.Deviation), (DecisionOutcome.Proceed, Severity.Information), (DecisionOutcome.CannotDecide, Severity.Information),
            ],
            new[] { course.DecideOn(14, 500, 200_000), course.DecideOn(14, 600, 200_000), course.DecideOn(14, 800, 200_000), course.Decide(14) }
                .Select(decision => decision.Explain()).Select(decision => (decision.Outcome, Assert.Single(decision.Findings).Severity)));
        Assert.Equal("titrate", course.Decide(14).Explain().Operation);
        Assert.Null(course.Decide(14).Since);
        Assert.Equal(Course.Day(7), course.Counts(3, 2000, 200_000).Counts(7, 2000, 200_000).Counts(30, 2000, 200_000).Decide(22).Since);
        Assert.Equal(
            "Current counts. ANC not known, platelets not known; thiopurine 100 %, methotrexate 100 % since 2026-07-06. Missing: an ANC and a platelet count of the last 14 days. "
            + "Required: counts every 2 weeks. Take the counts. (ICICLE-COUNTS-CURRENT; ICICLE, maintenance rules)",
            course.Decide(14).Reason);
    }

    private const string LaterStep = "6 weeks after the methotrexate step with ANC at least 1500/µL on 2 of 3 fortnightly counts, otherwise 12 weeks";
    private const string Follows = "14 days after the thiopurine's step with ANC then at least 1500/µL, otherwise 28 days";
    private const string Both = "100 %";

    // Doses and counts by their days; day 0 is 2026-07-06, day 42 is 08-17, 56 is 08-31, 70 is 09-14, 98 is 10-12, and 140 is 11-23. Rule, since
    // when it has held, what is required, what instead, and what is missing.
    [Theory]
    [InlineData("0:100/100 14:0/0", "20:600/200000", 20, "ICICLE-STOP-UNTIL-RECOVERY", "2026-07-20", "to stay stopped until ANC at least 750/µL and platelets at least 75000/µL")]
    [InlineData("0:100/100", "14:600/200000", 14, "ICICLE-HALVE", "2026-07-20", $"half of the last tolerated dose, {Both}, at ANC below 750/µL or platelets below 75000/µL")]
    [InlineData("0:100/100 7:0/0", "14:2000/200000", 14, "ICICLE-RESUME", "2026-07-20", $"the last tolerated dose, {Both}, at ANC at least 750/µL and platelets at least 75000/µL")]
    [InlineData("0:100/100 7:0/0 14:100/100 21:0/0 28:100/100 35:0/0 42:100/100 49:0/0", "56:2000/200000", 56, "ICICLE-NEW-STARTING-DOSE", "2026-08-31", "a new 100 % after more than three consecutive stops or reductions from the start; there were 4", "the physician sets it", "the new 100 %")]
    [InlineData("0:175/175", "14:2000/200000", 14, "ICICLE-CEILING", "2026-07-06", "at most 175 %")]
    [InlineData("0:110/100", "14:2000/200000", 14, "TITRATION-KNOWN-DOSES", "2026-07-20", "100, 125, 150 or 175 % of both drugs, the thiopurine at most one step ahead", "the physician sets the doses", "a dose from which the policy leads on")]
    [InlineData("0:100/100", "14:2000/200000", 14, "ICICLE-FIRST-STEP", "2026-07-06", "6 uninterrupted weeks at 100 % of both drugs", "the next step falls due on 2026-08-17")]
    [InlineData("0:100/100", "42:2000/200000", 42, "ICICLE-FIRST-STEP", "2026-08-17", "6 uninterrupted weeks at 100 % of both drugs")]
    [InlineData("0:100/100", "42:2000/75000", 42, "ICICLE-STEP-PLATELETS", "2026-07-06", "platelets above 75000/µL", "the step is due")]
    [InlineData("0:100/100 42:125/100 56:125/125", "70:2000/200000", 70, "ICICLE-LATER-STEP", "2026-08-31", LaterStep, "the next step falls due on 2026-10-12")]
    [InlineData("0:100/100 42:125/100 56:125/125", "98:2000/200000", 98, "ICICLE-LATER-STEP", "2026-10-12", LaterStep, "the step falls due on 2026-11-23 in any case", "an ANC of one or more of the fortnights that end 2, 4 and 6 weeks after the methotrexate step")]
    [InlineData("0:100/100 42:125/100 56:125/125", "98:2000/75000", 98, "ICICLE-STEP-PLATELETS", "2026-08-31", "platelets above 75000/µL", "the step is due")]
    [InlineData("0:100/100 42:125/100 56:125/125", "140:2000/200000", 140, "ICICLE-LATER-STEP", "2026-11-23", LaterStep)]
    [InlineData("0:100/100 42:125/100", "50:2000/200000", 50, "ICICLE-METHOTREXATE-STEP", "2026-08-17", Follows, "the next step falls due on 2026-08-31")]
    [InlineData("0:100/100 42:125/100", "56:2000/200000", 56, "ICICLE-METHOTREXATE-STEP", "2026-08-31", Follows)]
    [InlineData("0:100/100 42:125/100", "56:100001/200000 60:1600/200000", 60, "ICICLE-METHOTREXATE-STEP", "2026-09-04", Follows)]
    [InlineData("0:100/100 42:125/100", "77:2000/200000", 77, "ICICLE-METHOTREXATE-STEP", "2026-09-14", Follows)]
    [InlineData("0:100/100 42:125/100", "50:2000/200000 58:-/200000", 58, "ICICLE-METHOTREXATE-STEP", "2026-09-02", Follows, "the step falls due on 2026-09-14 in any case", "an ANC on or after 2026-08-31")]
    [InlineData("0:100/100 42:125/100", "50:2000/200000 58:-/75000", 58, "ICICLE-METHOTREXATE-STEP", "2026-08-17", Follows, "the next step falls due on 2026-09-14")]
    [InlineData("0:100/100", "14:-/200000", 14, "ICICLE-COUNTS-CURRENT", "2026-07-20", "counts every 2 weeks", "take the counts", "an ANC of the last 14 days")]
    public void Each_answer_says_what_it_rests_on(string doses, string counts, int day, string rule, string since, string required, string? instead = null, string? missing = null)
    {
        Course course = doses.Split(' ').Skip(1).Select(dose => dose.Split(':', '/')).Aggregate(
            Course.From(Number(doses.Split(':', '/')[1]), Number(doses.Split(' ')[0].Split('/')[1])),
            (all, dose) => all.Doses((int)Number(dose[0]), Number(dose[1]), Number(dose[2])));
        TitrationDecision decision = counts.Split(' ').Select(count => count.Split(':', '/')).Aggregate(
            course, (all, count) => all.Counts((int)Number(count[0]), count[1] == "-" ? null : Number(count[1]), Number(count[2]))).Decide(day);

        Assert.Equal((rule, since, required, instead, missing), (decision.Rule.Id, NodaTime.Text.LocalDatePattern.Iso.Format(decision.Since!.Value), decision.Required, decision.Instead, (decision.Action as TitrationAction.CannotDecide)?.Missing));

        static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    // Counts of which one is missing, implausible, or a bound: a count below 750/µL or 75,000/µL would stop or halve, and may.
    [Theory]
    [InlineData("600", null, true)]
    [InlineData("749", null, true)]
    [InlineData("750", null, false)]
    [InlineData(null, "74999", true)]
    [InlineData(null, "75000", false)]
    [InlineData(null, null, false)]
    [InlineData("100001", "200000", true)]
    [InlineData(">600", "200000", true)]
    [InlineData(">800", null, false)]
    [InlineData("2000", ">60000", true)]
    public void What_cannot_be_decided_may_call_for_less(string? neutrophils, string? platelets, bool expected)
    {
        TitrationDecision decision = IcicleAll14.Policy.Decide(new([new(Course.Day(14), Count(neutrophils), Count(platelets))], Course.From().History.Doses), Course.Day(14));

        Assert.Equal((DecisionOutcome.CannotDecide, expected), (decision.Outcome, decision.MayCallForLess));

        static CountBound? Count(string? text) => text is null ? null
            : text[0] == '>' ? CountBound.Above(CellCount.FromPerMicrolitre(decimal.Parse(text[1..], CultureInfo.InvariantCulture)))
            : CountBound.FromCellCount(CellCount.FromPerMicrolitre(decimal.Parse(text, CultureInfo.InvariantCulture)));
    }

    // An ANC above 1000/µL may be 1500/µL or not: methotrexate's step of day 56 waits for its number, until day 70, 2026-09-14.
    [Fact]
    public void A_bound_of_the_day_on_which_a_step_falls_due_is_asked_for_its_number()
    {
        TitrationHistory stepped = Course.From().Doses(42, 125, 100).History;
        TitrationDecision decision = IcicleAll14.Policy.Decide(new([new(Course.Day(58), CountBound.Above(CellCount.FromPerMicrolitre(1000)), CellCount.FromPerMicrolitre(200_000))], stepped.Doses), Course.Day(58));

        Assert.Equal(new TitrationAction.CannotDecide("the number behind the ANC of 2026-09-02, >1000/µL"), decision.Action);
        Assert.Equal("the step falls due on 2026-09-14 in any case", decision.Instead);
    }

    // The guideline adjusts starts of 75 mg/m²/day and more for an intermediate metaboliser, and gives a poor one by NUDT15 10 mg/m²/day.
    [Theory]
    [InlineData("75", MetaboliserPhenotype.Intermediate, null)]
    [InlineData("74.9", MetaboliserPhenotype.Intermediate, "an adjustment of a mercaptopurine start below 75 mg/m²/day; it is 74.9 mg/m²/day")]
    [InlineData("10", MetaboliserPhenotype.Poor, null)]
    [InlineData("9.9", MetaboliserPhenotype.Poor, "an adjustment of a mercaptopurine start below 10 mg/m²/day, which the guideline's dose would raise; it is 9.9 mg/m²/day")]
    public void A_start_below_those_of_the_guideline_is_not_adjusted(string start, MetaboliserPhenotype nudt15, string? missing) => Assert.Equal(
        missing,
        ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, MassPerArea.FromMilligramsPerSquareMetre(decimal.Parse(start, CultureInfo.InvariantCulture)).PerDay(), MetaboliserPhenotype.Normal, nudt15).Missing);

    [Fact]
    public void A_policy_or_drug_that_is_none_is_named()
    {
        Assert.Same(IcicleAll14.Policy, TitrationPolicies.Find("icicle-all-14"));
        Refused<ArgumentException>("There is no titration policy 'icicle'; there is icicle-all-14.", "id", () => TitrationPolicies.Find("icicle"));
        PerDay<MassPerArea> start = MassPerArea.FromMilligramsPerSquareMetre(50m).PerDay();
        Refused<ArgumentException>("'methotrexate' is neither mercaptopurine nor thioguanine.", "thiopurine", () => ThiopurinePharmacogenetics.Adjust(Drugs.Methotrexate, start, null, null));
        Refused<ArgumentOutOfRangeException>("A starting dose is above 0.", "start", () => ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, MassPerArea.FromMilligramsPerSquareMetre(0m).PerDay(), null, null));
        Refused<ArgumentOutOfRangeException>("Not a phenotype.", "tpmt", () => ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, start, (MetaboliserPhenotype)9, null));
    }

    // ANC 10 to 100,000/µL and platelets 1,000 to 2,000,000/µL are plausible, and so is what is not about a thousandth of the count before.
    [Theory]
    [InlineData("14:100001/200000", "ANC not plausible, platelets 200000/µL", "a plausible ANC (100001/µL, which cells/µL read as 10⁹/L would explain)", null)]
    [InlineData("14:2000/999", "ANC 2000/µL, platelets not plausible", null, null)]
    [InlineData("14:100001/999", "ANC not plausible, platelets not plausible", null, null)]
    [InlineData("12:100000/200000 14:100/200000", "ANC not plausible, platelets 200000/µL", null, null)]
    [InlineData("11:100000/200000 12:200000/200000 14:100/200000", "ANC not plausible, platelets 200000/µL", null, null)]
    [InlineData("11:100000/200000 12:5000/200000 14:100/200000", "ANC 100/µL, platelets 200000/µL", null, "ICICLE-STOP")]
    [InlineData("12:2000/1500000 14:2000/1500", "ANC 2000/µL, platelets not plausible", null, null)]
    [InlineData("11:2000/1500000 12:2000/3000000 14:2000/1500", "ANC 2000/µL, platelets not plausible", null, null)]
    [InlineData("11:2000/1500000 12:2000/60000 14:2000/1500", "ANC 2000/µL, platelets 1500/µL", null, "ICICLE-STOP")]
    [InlineData("12:100001/200000 14:2000/200000", "ANC 2000/µL, platelets 200000/µL", null, "ICICLE-FIRST-STEP")]
    [InlineData("12:2000/999 14:2000/200000", "ANC 2000/µL, platelets 200000/µL", null, "ICICLE-FIRST-STEP")]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    public void A_count_that_no_infant_has_decides_nothing(string counts, string observed, string? missing, string? rule)
    {
        TitrationDecision decision = Counted(Course.From(), counts).Decide(14);

        Assert.StartsWith($"{observed}; ", decision.Observed, StringComparison.Ordinal);
        Assert.Equal(rule is null ? DecisionOutcome.CannotDecide : rule == "ICICLE-STOP" ? DecisionOutcome.Hold : DecisionOutcome.Proceed, decision.Outcome);
        Assert.True(rule is null || decision.Rule.Id == rule);
        Assert.True(missing is null || (decision.Action is TitrationAction.CannotDecide cannot && cannot.Missing == missing), decision.Action.ToString());
    }

    // Day 11: 100,000/µL; day 21: 100/µL, which a slip of a thousand would explain. On day 26 the first is too old to decide by.
    [Theory]
    [InlineData("2:300 4:300", 4, 2)]
    [InlineData("2:300 4:300 6:600 8:300 10:300 12:400", 12, 8)]
    [InlineData("2:300 4:300 6:600 8:300 10:300 12:400", 7, 6)]
    [InlineData("2:300 4:2000 6:300", 6, 6)]
    [InlineData("11:100000 21:100", 26, null)]
    [Trait("Rule", "ICICLE-STOP")]
    public void A_reason_has_held_since_the_first_of_an_unbroken_run_of_counts(string counts, int day, int? since)
    {
        Course course = Counted(Course.From(), counts);

        Assert.Equal((DecisionOutcome.Hold, since is { } first ? Course.Day(first) : null), (course.Decide(day).Outcome, course.Decide(day).Since));
    }

    // 125 % of both from day 56; what is held while the thiopurine goes on counts, and so does what was held before both go back.
    [Theory]
    [InlineData(97, "50 %")]
    [InlineData(98, "62.5 %")]
    [InlineData(160, "62.5 %")]
    [Trait("Rule", "ICICLE-HALVE")]
    public void What_was_tolerated_stays_tolerated(int day, string half)
    {
        Course course = Course.From().Doses(42, 125, 100).Doses(56, 125, 125).Doses(70, 150, 125).Doses(100, 100, 100);

        Assert.Equal($"halve both drugs, to {half}", course.DecideOn(day, 600, 200_000).Action.ToString());
    }

    // Four times 110 % and back to 100 % is no interruption; the stop on day 27 is the first.
    [Fact]
    [Trait("Rule", "ICICLE-NEW-STARTING-DOSE")]
    public void Only_what_goes_below_the_last_tolerated_dose_interrupts()
    {
        Course course = Enumerable.Range(0, 4).Aggregate(Course.From(), (course, time) => course.Doses((6 * time) + 3, 110, 110).Doses((6 * time) + 6, 100, 100));

        Assert.Equal("resume both drugs at 100 %", course.Doses(27, 0, 0).DecideOn(39, 2000, 200_000).Action.ToString());
    }

    // Methotrexate's step on day 56; the fortnights end on days 70, 84 and 98. Two of the three counts must be 1500/µL or more.
    [Theory]
    [InlineData("70:1000 98:1000", TitrationActionKind.HoldSteady)]
    [InlineData("70:2000 98:1000", TitrationActionKind.CannotDecide)]
    [InlineData("70:2000 84:100001 98:1000", TitrationActionKind.CannotDecide)]
    [InlineData("70:2000 84:100000 98:1000", TitrationActionKind.Escalate)]
    [Trait("Rule", "ICICLE-LATER-STEP")]
    public void A_fortnight_without_a_plausible_count_is_not_known(string counts, TitrationActionKind expected)
    {
        Assert.Equal(expected, Counted(Course.From().Doses(42, 125, 100).Doses(56, 125, 125), counts).Decide(98).Action.Kind);
    }

    // An ANC below 1000/µL may be below 500/µL or not.
    [Fact]
    public void Counts_that_are_bounds_may_be_too_wide_to_decide_by()
    {
        TitrationDecision decision = IcicleAll14.Policy.Decide(
            new([new(Course.Day(14), CountBound.Below(CellCount.FromPerMicrolitre(1000)), CellCount.FromPerMicrolitre(200_000))], Course.From().History.Doses), Course.Day(14));

        Assert.Equal(new TitrationAction.CannotDecide("the numbers behind the bounds"), decision.Action);
    }

    [Theory]
    [InlineData("-0.1", false)]
    [InlineData("0", true)]
    [InlineData("12.4", true)]
    [InlineData("12.5", false)]
    public void A_tolerance_is_from_0_to_below_half_a_step(string tolerance, bool isOne)
    {
        TitrationHistory history = Course.From().History;
        decimal points = decimal.Parse(tolerance, CultureInfo.InvariantCulture);
        if (isOne)
        {
            Assert.Equal(history, history.OnSteps(points, IcicleAll14.Policy));
            return;
        }

        Refused<ArgumentOutOfRangeException>("The tolerance is from 0 to below 12.5 percentage points.", "tolerance", () => history.OnSteps(points, IcicleAll14.Policy));
    }

    // Two points off a step or less are put on it; below 98 % a dose is a reduction.
    [Theory]
    [InlineData("98", "102", "100", "100")]
    [InlineData("97.9", "102.1", "97.9", "102.1")]
    [InlineData("123", "127", "125", "125")]
    [InlineData("173", "177", "175", "175")]
    [InlineData("177.1", "62", "177.1", "62")]
    public void A_dose_near_a_step_is_put_on_it(string thiopurine, string methotrexate, string onThiopurine, string onMethotrexate)
    {
        LaboratoryPlausibility own = LaboratoryPlausibility.Library.With([new(Analyte.Neutrophils, 5m, 200m) { StatedBy = new(Supplement, "invented") }]);
        TitrationHistory history = new TitrationHistory(
            [new(Course.Day(3), CellCount.FromPerMicrolitre(1), Platelets: null)],
            [new(Course.Day(0), Pair(thiopurine, methotrexate)) { SetsNewStartingDose = true }])
        { Plausibility = own };

        Assert.Equal(
            new TitrationHistory(history.Counts, [new(Course.Day(0), Pair(onThiopurine, onMethotrexate)) { SetsNewStartingDose = true }]) { Plausibility = own },
            history.OnSteps(2m, IcicleAll14.Policy));
        Assert.Same(own, history.Until(Course.Day(1)).Plausibility);

        static TitratedDoses Pair(string one, string other) => Course.Pair(decimal.Parse(one, CultureInfo.InvariantCulture), decimal.Parse(other, CultureInfo.InvariantCulture));
    }

    // Prescribed on day 14, when the policy holds 100 % of both.
    [Theory]
    [InlineData(100, 100, TitrationVerdict.Agrees)]
    [InlineData(110, 100, TitrationVerdict.AbovePolicy)]
    [InlineData(100, 110, TitrationVerdict.AbovePolicy)]
    [InlineData(90, 100, TitrationVerdict.BelowPolicy)]
    [InlineData(100, 90, TitrationVerdict.BelowPolicy)]
    [InlineData(110, 90, TitrationVerdict.Mixed)]
    [InlineData(90, 110, TitrationVerdict.Mixed)]
    public void A_prescription_is_compared_drug_by_drug(int thiopurine, int methotrexate, TitrationVerdict verdict)
    {
        TitrationAudit audit = TitrationAudit.Of(IcicleAll14.Policy, Course.From().Counts(14, 2000, 200_000).Doses(14, thiopurine, methotrexate).History, Course.Day(15));

        TitrationComparison only = Assert.Single(audit.Comparisons);
        Assert.Equal((verdict, Course.Pair(thiopurine, methotrexate)), (only.Verdict, only.Prescribed));
        Assert.Equal(verdict is TitrationVerdict.Agrees ? [] : [only], audit.Disagreements);
        Assert.Equal(thiopurine > 100 || methotrexate > 100 ? Course.Day(14) : null, audit.FirstEscalation);
    }

    // New starting doses on day 14 are not compared on that day, and are on day 28.
    [Fact]
    public void New_starting_doses_are_compared_from_the_next_counts_on() => Assert.Equal(
        [TitrationVerdict.NotJudged, TitrationVerdict.Agrees],
        TitrationAudit.Of(
            IcicleAll14.Policy, Course.From().Counts(14, 400, 200_000).Doses(14, 100, 100, newStart: true).Counts(28, 2000, 200_000).History, Course.Day(29)).Comparisons.Select(point => point.Verdict));

    [Fact]
    public void What_cannot_be_audited_is_told()
    {
        Refused<ArgumentException>("A history without a prescription cannot be audited.", "history", () => TitrationAudit.Of(IcicleAll14.Policy, TitrationHistory.Empty, Course.Day(1)));
        Refused<ArgumentOutOfRangeException>("The end of the audit must be after the first prescription.", "end", () => TitrationAudit.Of(IcicleAll14.Policy, Course.From().History, Course.Day(0)));
    }

    // Prescribed on days 0 and 14: the day itself belongs to the look back when something was prescribed on it.
    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(13, 13)]
    [InlineData(14, 15)]
    [InlineData(15, 15)]
    public void A_look_back_ends_before_the_day_unless_it_has_a_prescription(int day, int? days)
    {
        TitrationResult result = TitrationResult.Of(IcicleAll14.Policy, Course.From().Doses(14, 100, 100).History, Course.Day(day));

        Assert.Equal(days, result.Audit?.Days);
        Assert.Equal(Course.Day(day), result.Decision.On);
        Assert.Same(IcicleAll14.Policy, result.Policy);
    }

    [Theory]
    [InlineData(2026, 3, 13, "5 completed months on 2026-03-13. Missing: the site's starting dose of oral chemotherapy in Maintenance for an age of 5 months, which is unpublished. Required: a starting dose of each drug for the age, with its citation. The site supplies it.")]
    [InlineData(2026, 3, 14, "6 completed months on 2026-03-14. Expected: thiopurine 2 mg/m²/day (Site: SITE, invented), weekly methotrexate 20 mg/m²/dose (Site: SITE, invented).")]
    [Trait("Rule", "MAINTENANCE-START-AGE")]
    public void What_is_said_of_a_starting_dose(int year, int month, int day, string sentence)
    {
        StartingDose dose = StartingDose.Of(Basis, new([Band(6, 12, 2, 20)]), Born, new(year, month, day));

        Assert.Equal($"Starting dose by age. {sentence} (MAINTENANCE-START-AGE; DECK, slide Maintenance)", dose.Finding.Sentence);
        Assert.Equal((new LocalDate(year, month, day), Severity.Information), (dose.AgeOn, dose.Finding.Severity));
    }

    [Fact]
    public void A_starting_dose_has_days_at_which_it_may_be_asked_for()
    {
        InterpretationChoices defaults = InterpretationChoices.DefaultsOf(Interpretations.All);
        LocalDate first = new(2026, 12, 21);

        Assert.Equal(first, StartingDose.AgeIsTakenOn(Basis, defaults, first, first));
        Refused<ArgumentOutOfRangeException>("A cycle starts on 2026-12-21, day 1 of cycle 1, or later.", "cycle", () => StartingDose.AgeIsTakenOn(Basis, defaults, first, first.PlusDays(-1)));
        Assert.Equal(0, StartingDose.Of(Basis, null, Born, Born).AgeInMonths);
        Refused<ArgumentOutOfRangeException>("The age is taken on the day of birth, 2025-09-14, or later.", "ageOn", () => StartingDose.Of(Basis, null, Born, Born.PlusDays(-1)));
    }

    [Fact]
    public void Bands_of_starting_doses_follow_one_another_and_hold_an_age()
    {
        StartingDosePolicy policy = new([Band(6, 7, 2, 20), Band(7, null, 3, 30), Band(0, 5, 1, 10)]);

        Assert.Equal([0, 6, 7], policy.Bands.Select(band => band.FromMonths));
        Assert.Equal([0, 0, null, 6, 7, 7], new[] { 0, 4, 5, 6, 7, 1200 }.Select(months => policy.Find(months)?.FromMonths));
        Assert.Null(policy.Find(-1));
        Refused<ArgumentException>("A policy of starting doses needs at least one age band.", "bands", () => new StartingDosePolicy([]));
        Refused<ArgumentException>("The age band from -1 to below 6 months holds no age; it begins at 0 or later and ends after it begins.", "bands", () => new StartingDosePolicy([Band(-1, 6, 1, 1)]));
        Refused<ArgumentException>("The age band from 6 to below 6 months holds no age; it begins at 0 or later and ends after it begins.", "bands", () => new StartingDosePolicy([Band(6, 6, 1, 1)]));
        Refused<ArgumentException>("The age bands from 0 and from 6 months overlap.", "bands", () => new StartingDosePolicy([Band(6, 12, 1, 1), Band(0, 7, 1, 1)]));
        Refused<ArgumentException>("The age bands from 0 and from 6 months overlap.", "bands", () => new StartingDosePolicy([Band(0, null, 1, 1), Band(6, 12, 1, 1)]));
    }

    // From 75 mg/m²/day: 30 to 80 % are 22.5 and 60, a tenth is 7.5; CPIC's dose for NUDT15 poor is 10.
    [Fact]
    public void Each_adjustment_by_pharmacogenetics_says_its_dose()
    {
        const MetaboliserPhenotype Normal = MetaboliserPhenotype.Normal;
        const MetaboliserPhenotype Intermediate = MetaboliserPhenotype.Intermediate;
        const MetaboliserPhenotype Poor = MetaboliserPhenotype.Poor;

        Assert.Equal(
            [
                "Normal, Normal: 75 mg/m²/day, not adjusted | 75 mg/m²/day to 75 mg/m²/day |  |  | Proceed",
                "Intermediate, Normal: from 22.5 mg/m²/day to 60 mg/m²/day, which are 30 % to 80 % of it | 22.5 mg/m²/day to 60 mg/m²/day |  | CPIC-INTERMEDIATE | Proceed",
                "Normal, Poor: 10 mg/m²/day | 10 mg/m²/day to 10 mg/m²/day |  | CPIC-NUDT15-POOR | Proceed",
                "Poor, Normal: 7.5 mg/m²/dose, 3 times a week |  to  | 7.5 mg/m²/dose x 3 | CPIC-TPMT-POOR | Proceed",
                ", Poor: cannot be decided without the TPMT phenotype |  to  | the TPMT phenotype | CPIC-TPMT-POOR | CannotDecide",
            ],
            new[] { (Normal, Normal), (Intermediate, Normal), (Normal, Poor), (Poor, Normal), ((MetaboliserPhenotype?)null, (MetaboliserPhenotype?)Poor) }
                .Select(pair => ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, MassPerArea.FromMilligramsPerSquareMetre(75m).PerDay(), pair.Item1, pair.Item2))
                .Select(found =>
                {
                    Assert.Equal((ThiopurinePharmacogenetics.Citation, Standing.Reference), (found.Citation, found.Standing));
                    return $"{found.Tpmt}, {found.Nudt15}: {found.DoseText} | {found.Lowest} to {found.Highest} | {found.Missing}{found.SingleDose}{(found.TimesPerWeek is { } times ? $" x {times}" : string.Empty)} | {found.Rule?.Id} | {found.Outcome}";
                }));
    }

    [Fact]
    public void A_drawing_of_states_and_actions_that_are_none_is_refused()
    {
        Rule rule = new("X", "A rule", "A rule, for this test.", new(Supplement, "invented"), Standing.Site);

        Assert.Equal(
            "---\ntitle: \"Both\"\n---\nstateDiagram-v2\n    state \"Both drugs at one step\" as Steady\n    [*] --> Steady : at once → hold steady (X)\n",
            new TitrationStateMachine("Both", [new(TitrationState.NotStarted, TitrationActionKind.HoldSteady, TitrationState.Steady, "at once", rule)]).ToMermaid());
        Refused<ArgumentOutOfRangeException>("Not a state of titration.", "state", () => new TitrationStateMachine("X", [new(TitrationState.Steady, TitrationActionKind.Stop, (TitrationState)9, "x", rule)]).ToMermaid());
        Refused<ArgumentOutOfRangeException>("Not an action of titration.", "action", () => new TitrationStateMachine("X", [new(TitrationState.Steady, (TitrationActionKind)9, TitrationState.Steady, "x", rule)]).ToMermaid());
    }

    /// <summary>A course with counts as <c>14:2000/200000</c>: day, ANC and platelets, which are 200,000 where they are not said.</summary>
    private static Course Counted(Course course, string counts) => counts.Split(' ')
        .Select(text => text.Split(':', '/').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray())
        .Aggregate(course, (course, numbers) => course.Counts(numbers[0], numbers[1], numbers is [_, _, var platelets] ? platelets : 200_000));

    private static void Refused<T>(string sentence, string parameter, Func<object> make)
        where T : ArgumentException => Assert.StartsWith(sentence, Assert.Throws<T>(parameter, make).Message, StringComparison.Ordinal);

    private static StartingDoseBand Band(int from, int? below, decimal thiopurine, decimal methotrexate) => new(
        from,
        below,
        new(MassPerArea.FromMilligramsPerSquareMetre(thiopurine).PerDay(), new(Supplement, "invented"), Standing.Site),
        new(MassPerArea.FromMilligramsPerSquareMetre(methotrexate).PerDose(), new(Supplement, "invented"), Standing.Site));
}
