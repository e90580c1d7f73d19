using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Tests.Dosing;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>
/// What is said of measurements, to the word: rule, effect, severity, then what was observed, expected and missing, and what to do. Where
/// a table matters it is made up, so that its bounds are round; a month is 30.4375 days, and 487 days are 16 months.
/// </summary>
public sealed class MeasurementSentenceTests
{
    private static readonly LocalDate Birth = new(2026, 1, 1);
    private static readonly GrowthReference World = GrowthStandards.WorldHealthOrganization;
    private static readonly GrowthReference AnyWeightForHeight = World with { WeightForHeight = new(1, [.. Enumerable.Repeat(1m, 150)], [.. Enumerable.Repeat(100m, 150)]) };

    [Theory]
    [InlineData("2030-12-31", new string[0])]
    [InlineData("2031-01-01", new[] { "INFANT-AGE-TABLES|Hold|Hazard|the infant is 60 months old on 2031-01-01, and the tables of weight and height for age end at 60 months|an age below 60 months||check the date of birth" })]
    public void An_age_beyond_the_tables_is_said(string on, string[] expected)
    {
        Decision decision = new MeasurementCheck(World, MeasurementPolicy.Default).Explain(new(Birth, []), NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value);

        Assert.Equal(("check-measurements", string.Join('\n', expected)), (decision.Operation, Said(decision.Findings)));
    }

    // WHO's median weight of boys grows by 10.79 % in the first 10 days, by 20.50 % in 19.
    [Theory]
    [InlineData(1, null, null, "MEASUREMENT-AGE|Proceed|Information|the weight of 2026-01-01 is 1 day old|a longest age that the site states||")]
    [InlineData(2, null, null, "MEASUREMENT-AGE|Proceed|Information|the weight of 2026-01-01 is 2 days old|a longest age that the site states||")]
    [InlineData(0, null, null, "MEASUREMENT-AGE|Proceed|Information|the weight of 2026-01-01 is 0 days old|a longest age that the site states||")]
    [InlineData(10, null, null, "MEASUREMENT-GROWTH|CannotDecide|Deviation||a weight since which the median grows by at most 10%, or a limit that the site states|a weight nearer to 2026-01-11 (the weight of 2026-01-01 is 10 days old, in which the median grows by 10.8%)|measure again")]
    [InlineData(8, 7, null, "MEASUREMENT-AGE|Hold|Deviation|the weight of 2026-01-01 is 8 days old|at most 7 days old (SITE, page 1)||")]
    [InlineData(7, 7, null, "")]
    [InlineData(30, 60, null, "")]
    [InlineData(5, null, "0.125", "")]
    [InlineData(19, null, "0.125", "MEASUREMENT-GROWTH|Hold|Deviation|the weight of 2026-01-01 is 19 days old, in which the median grows by 20.5%|a weight since which the median grows by at most 12.5% (SITE, page 1)||measure again")]
    [InlineData(5, 60, "0.125", "")]
    public void The_age_of_a_weight_is_said(int days, int? longest, string? largest, string expected)
    {
        MeasurementPolicy policy = new()
        {
            LongestAgeInDays = longest is { } limit ? Sample.Cited(limit) : null,
            LargestGrowth = largest is null ? null : Sample.Cited(Number(largest)),
        };
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(3.3m), null)]);

        Assert.Equal(expected, Said(new MeasurementCheck(World, policy).Explain(infant, Birth.PlusDays(days)).Findings));
    }

    // The medians of the two sexes, 10 and 20, grow to these until 16 months; a tenth exactly is not more than a tenth.
    [Theory]
    [InlineData("11", "20", null)]
    [InlineData("11.1", "20", "11%")]
    [InlineData("10", "22", null)]
    [InlineData("10", "22.2", "11%")]
    [InlineData("11.5", "22.6", "15%")]
    [InlineData("11.3", "23", "15%")]
    public void The_growth_is_that_of_the_sex_that_grows_more(string girls, string boys, string? grown)
    {
        GrowthTable medians = new(0, [.. Enumerable.Repeat(10m, 16), .. Enumerable.Repeat(Number(girls), 45)], [.. Enumerable.Repeat(20m, 16), .. Enumerable.Repeat(Number(boys), 45)]);
        MeasurementCheck check = new(World with { MedianWeight = medians, MedianHeight = medians }, new() { LargestGrowth = Sample.Cited(0.1m) });
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(3.3m), Height.FromCentimetres(50m))]);
        LocalDate on = Birth.PlusDays(487);

        Assert.Equal(Expected("weight"), Ages(MeasurementUse.Weight));
        Assert.Equal(Expected("height"), Ages(MeasurementUse.Height));
        Assert.Equal(string.Empty, Ages(MeasurementUse.None));

        string Expected(string what) => grown is null ? string.Empty
            : $"MEASUREMENT-GROWTH|Hold|Deviation|the {what} of 2026-01-01 is 487 days old, in which the median grows by {grown}|a {what} since which the median grows by at most 10% (SITE, page 1)||measure again";
        string Ages(MeasurementUse used)
        {
            List<Finding> findings = [];
            Assert.Equal(grown is null || used == MeasurementUse.None ? DecisionOutcome.Proceed : DecisionOutcome.Hold, check.JudgeAges(infant, on, used, findings));
            return Said(findings);
        }
    }

    /// <summary>What was measured on a day is judged by itself: not how old it is, and not what stands from before. Neither 62 kg nor 20 cm are a newborn's.</summary>
    [Theory]
    [InlineData("62", null, "WEIGHT-FOR-AGE")]
    [InlineData(null, "20", "HEIGHT-FOR-AGE")]
    [InlineData("62", "20", "WEIGHT-FOR-AGE HEIGHT-FOR-AGE")]
    public void What_was_measured_is_judged_by_itself(string? kilograms, string? centimetres, string rules)
    {
        Measurement before = new(Birth, Weight.FromKilograms(62m), Height.FromCentimetres(20m));
        Measurement measured = new(Birth, kilograms is null ? null : Weight.FromKilograms(Number(kilograms)), centimetres is null ? null : Height.FromCentimetres(Number(centimetres)));
        List<Finding> findings = [];

        Assert.Equal(DecisionOutcome.Hold, new MeasurementCheck(AnyWeightForHeight, MeasurementPolicy.Default).JudgeMeasured(new(Birth, [before, measured]), measured, findings));
        Assert.Equal(rules, string.Join(' ', findings.Select(finding => finding.Rule.Id)));
    }

    /// <summary>A height that is not used may be old, and is judged all the same.</summary>
    [Theory]
    [InlineData((int)MeasurementUse.Weight, "MEASUREMENT-AGE: the weight of 2026-01-01 is 5 days old; HEIGHT-FOR-AGE: 20 cm at 0 months of age, which inches entered as centimetres would explain")]
    [InlineData((int)MeasurementUse.Height, "MEASUREMENT-AGE: the height of 2026-01-01 is 5 days old; HEIGHT-FOR-AGE: 20 cm at 0 months of age, which inches entered as centimetres would explain")]
    [InlineData((int)MeasurementUse.None, "HEIGHT-FOR-AGE: 20 cm at 0 months of age, which inches entered as centimetres would explain")]
    public void Only_what_a_dose_uses_must_be_recent(int used, string expected)
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(3.3m), null), new(Birth, null, Height.FromCentimetres(20m))]);
        List<Finding> findings = [];

        Assert.Equal(DecisionOutcome.Hold, new MeasurementCheck(AnyWeightForHeight, MeasurementPolicy.Default).Judge(infant, Birth.PlusDays(5), isConfirmed: false, (MeasurementUse)used, findings));
        Assert.Equal(expected, string.Join("; ", findings.Select(finding => $"{finding.Rule.Id}: {finding.Observed}")));
    }

    // Four decimals are printed, and of what they would print as nothing all.
    [Theory]
    [InlineData("5234.56", "5.2346 kg at 0 months of age, which pounds entered as kilograms would explain")]
    [InlineData("0.15", "0.0002 kg at 0 months of age")]
    [InlineData("0.1", "0.0001 kg at 0 months of age")]
    [InlineData("0.04", "0.00004 kg at 0 months of age")]
    public void A_weight_outside_its_band_is_said(string grams, string observed)
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromGrams(Number(grams)), null)]);

        Assert.Equal($"WEIGHT-FOR-AGE|Hold|Hazard|{observed}|2 kg to 5 kg, both inclusive||measure again", Plausibility(World, infant, Birth));
        Assert.Equal($"WEIGHT-FOR-AGE|Proceed|Information|{observed}|2 kg to 5 kg, both inclusive||the team has measured again and confirms it", Plausibility(World, infant, Birth, isConfirmed: true));
    }

    // 5.5 kg are expected after 5.5 kg: a quarter above is 6.875 kg, and 8.167 kg are nearer to pounds.
    [Theory]
    [InlineData(6874, null)]
    [InlineData(6875, "WEIGHT-JUMP|{0}|6.875 kg after 5.5 kg|less than a quarter above or below the expected 5.5 kg||{1}")]
    [InlineData(8167, "WEIGHT-UNIT-SLIP|{0}|8.167 kg after 5.5 kg, which pounds entered as kilograms would explain|a value nearer to the expected 5.5 kg than a slip of units would bring it||{1}")]
    public void A_step_of_weight_is_said(int grams, string? expected)
    {
        GrowthReference growth = World with { WeightForAge = Flat(3.7m, 9m) };
        Infant infant = new(Birth, [new(Birth.PlusDays(79), Weight.FromKilograms(5.5m), null), new(Birth.PlusDays(80), Weight.FromGrams(grams), null)]);

        Assert.Equal(Held(expected), Plausibility(growth, infant, Birth.PlusDays(80)));
        Assert.Equal(Confirmed(expected), Plausibility(growth, infant, Birth.PlusDays(80), isConfirmed: true));
    }

    // A height has no jump, and its slips: 64 cm are 28 % more than 50 cm, and 24.4 cm are 62 cm in inches; 131 days are 4.3 months.
    [Theory]
    [InlineData("50", "64", null)]
    [InlineData("62", "24.4", "HEIGHT-FOR-AGE|{0}|24.4 cm at 4.3 months of age, which inches entered as centimetres would explain|40 cm to 80 cm, both inclusive||{1}\n"
        + "HEIGHT-UNIT-SLIP|{0}|24.4 cm after 62 cm, which inches entered as centimetres would explain|a value nearer to the expected 62 cm than a slip of units would bring it||{1}")]
    public void A_step_of_height_is_said(string before, string centimetres, string? expected)
    {
        GrowthReference growth = World with { HeightForAge = Flat(40m, 80m) };
        Infant infant = new(Birth, [new(Birth.PlusDays(130), null, Height.FromCentimetres(Number(before))), new(Birth.PlusDays(131), null, Height.FromCentimetres(Number(centimetres)))]);

        Assert.Equal(Held(expected), Plausibility(growth, infant, Birth.PlusDays(131)));
        Assert.Equal(Confirmed(expected), Plausibility(growth, infant, Birth.PlusDays(131), isConfirmed: true));
    }

    // A made-up weight for height from a tenth of the height to a fifth. The infant is expected to grow from 50 to 100 cm until 16 months,
    // so that a weight of that day lies between a tenth of 50 and a fifth of 100.
    [Theory]
    [InlineData(0, 487, "4.9", "4.9 kg at 50 cm, measured 487 days before the weight, which kilograms entered as pounds would explain|5 kg to 20 kg")]
    [InlineData(0, 487, "5", null)]
    [InlineData(0, 487, "20", null)]
    [InlineData(0, 487, "20.1", "20.1 kg at 50 cm, measured 487 days before the weight, which pounds entered as kilograms would explain|5 kg to 20 kg")]
    [InlineData(0, 2, "12", "12 kg at 50 cm, measured 2 days before the weight, which pounds entered as kilograms would explain|5 kg to 10 kg")]
    [InlineData(0, 1, "12", "12 kg at 50 cm, measured 1 day before the weight, which pounds entered as kilograms would explain|5 kg to 10 kg")]
    [InlineData(0, 0, "12", "12 kg at 50 cm, which pounds entered as kilograms would explain|5 kg to 10 kg")]
    [InlineData(1, 0, "12", "12 kg at 50 cm, measured 1 day after the weight, which pounds entered as kilograms would explain|5 kg to 10 kg")]
    [InlineData(2, 0, "12", "12 kg at 50 cm, measured 2 days after the weight, which pounds entered as kilograms would explain|5 kg to 10 kg")]
    public void A_weight_is_said_with_the_height_nearest_to_it(int heightDay, int weightDay, string kilograms, string? expected)
    {
        GrowthReference growth = World with
        {
            WeightForAge = Flat(1m, 100m),
            HeightForAge = new(0, [.. Enumerable.Repeat(40m, 16), .. Enumerable.Repeat(80m, 45)], [.. Enumerable.Repeat(60m, 16), .. Enumerable.Repeat(120m, 45)]),
            WeightForHeight = new(45, [.. Enumerable.Range(45, 66).Select(height => height / 10m)], [.. Enumerable.Range(45, 66).Select(height => height / 5m)]),
        };
        Infant infant = new(Birth, [new(Birth.PlusDays(heightDay), null, Height.FromCentimetres(50m)), new(Birth.PlusDays(weightDay), Weight.FromKilograms(Number(kilograms)), null)]);

        Assert.Equal(
            expected is null ? string.Empty : $"WEIGHT-FOR-HEIGHT|Hold|Hazard|{expected}, both inclusive||measure again",
            Plausibility(growth, infant, Birth.PlusDays(Math.Max(heightDay, weightDay))));
    }

    [Fact]
    public void What_no_table_reaches_is_said()
    {
        const string Required = "an age or height within the table, or a weight and height that the team has measured again";
        Infant shortest = new(Birth, [new(Birth, Weight.FromKilograms(2.1m), Height.FromCentimetres(44m))]);
        Infant youngest = new(Birth, [new(Birth.PlusDays(61), Weight.FromKilograms(4m), null)]);
        GrowthReference from3Months = World with { WeightForAge = new(3, [.. Enumerable.Repeat(3m, 58)], [.. Enumerable.Repeat(30m, 58)]) };

        Assert.Equal($"WEIGHT-FOR-HEIGHT|CannotDecide|Hazard||{Required}|a band for it (2.1 kg at 44 cm, and the table goes from 45 to 110)|measure again", Plausibility(World, shortest, Birth));
        Assert.Equal(
            $"WEIGHT-FOR-HEIGHT|Proceed|Information|2.1 kg at 44 cm, and the table goes from 45 to 110|{Required}||the team has measured again and confirms it", Plausibility(World, shortest, Birth, isConfirmed: true));
        Assert.Equal(
            $"WEIGHT-FOR-AGE|CannotDecide|Hazard||{Required}|a band for it (4 kg at 2 months of age, and the table goes from 3 to 60)|measure again", Plausibility(from3Months, youngest, Birth.PlusDays(61)));
    }

    // √(75 × 12 / 3600) = 0.5 m² and √(96 × 24 / 3600) = 0.8 m²; 92 days are 3 months.
    [Theory]
    [InlineData("0.4999", true)]
    [InlineData("0.5", false)]
    [InlineData("0.8", false)]
    [InlineData("0.8001", true)]
    public void An_area_outside_its_band_is_said(string squareMetres, bool isHeld)
    {
        MeasurementCheck check = new(World with { WeightForAge = Flat(12m, 24m), HeightForAge = Flat(75m, 96m) }, MeasurementPolicy.Default);
        Decision decision = check.ExplainArea(BodySurfaceArea.FromSquareMetres(Number(squareMetres)), Birth, Birth.PlusDays(92));

        Assert.Equal("check-body-surface-area", decision.Operation);
        Assert.Equal(isHeld ? $"BSA-FOR-AGE|Hold|Hazard|{squareMetres} m² at 3 months of age|the area of 12 kg and 75 cm to that of 24 kg and 96 cm||" : string.Empty, Said(decision.Findings));
        Assert.StartsWith(
            "The date must not be before the date of birth, 2026-01-01.",
            Assert.Throws<ArgumentOutOfRangeException>("on", () => check.ExplainArea(BodySurfaceArea.FromSquareMetres(0.5m), Birth, Birth.PlusDays(-1))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>What the measurements themselves are, without how old they are.</summary>
    private static string Plausibility(GrowthReference growth, Infant infant, LocalDate on, bool isConfirmed = false)
    {
        MeasurementCheck check = new(growth, MeasurementPolicy.Default);
        List<Finding> findings = [];
        DecisionOutcome outcome = check.Judge(infant, on, isConfirmed, MeasurementUse.None, findings);
        Assert.Equal(outcome, check.Judge(infant, on, isConfirmed, MeasurementUse.None, findings: null));
        Assert.Equal(outcome, findings.Aggregate(DecisionOutcome.Proceed, (all, finding) => all.And(finding.Effect)));
        return Said(findings);
    }

    private static string Said(IEnumerable<Finding> findings) => string.Join(
        '\n',
        findings.Select(finding => $"{finding.Rule.Id}|{finding.Effect}|{finding.Severity}|{finding.Observed}|{finding.Required}|{finding.Missing}|{finding.Instead}"));

    private static string Held(string? sentence) => Filled(sentence, "Hold|Hazard", "measure again");

    private static string Confirmed(string? sentence) => Filled(sentence, "Proceed|Information", "the team has measured again and confirms it");

    private static string Filled(string? sentence, string effect, string instead) =>
        sentence?.Replace("{0}", effect, StringComparison.Ordinal).Replace("{1}", instead, StringComparison.Ordinal) ?? string.Empty;

    private static GrowthTable Flat(decimal lowest, decimal highest) => new(0, [.. Enumerable.Repeat(lowest, 61)], [.. Enumerable.Repeat(highest, 61)]);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
