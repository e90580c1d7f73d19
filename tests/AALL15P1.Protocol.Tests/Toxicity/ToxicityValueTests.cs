using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>The values of grading and of dose-limiting toxicity: their bounds, their words, and what they refuse.</summary>
public sealed class ToxicityValueTests
{
    private static readonly LocalDate Opening = new(2019, 3, 1);
    private static readonly LocalDate Closing = new(2019, 9, 1);
    private static readonly Citation Site = new(new Source("SITE", "A site's protocol document", Standing.Site), "DLT");

    [Theory]
    [InlineData(0, 0, "no grade")]
    [InlineData(0, 1, "no grade to grade 1")]
    [InlineData(0, 5, "no grade to grade 5")]
    [InlineData(1, 1, "grade 1")]
    [InlineData(1, 2, "grade 1 or 2")]
    [InlineData(1, 3, "grade 1 to grade 3")]
    [InlineData(4, 5, "grade 4 or 5")]
    [InlineData(5, 5, "grade 5")]
    public void A_range_of_grades_is_read_as_it_is_written(int lowest, int highest, string text)
    {
        GradeRange range = new((Grade)lowest, (Grade)highest);

        Assert.Equal(text, range.ToString());
        Assert.Equal(range, GradeRange.Parse(text));
        Assert.Equal(range, GradeRange.Parse(text, CultureInfo.InvariantCulture));
        Assert.True(GradeRange.TryParse(text, out GradeRange read) && read == range);
        Assert.Equal(lowest == highest, range.IsDecided);
        Assert.Equal(lowest == highest ? DecisionOutcome.Proceed : DecisionOutcome.CannotDecide, range.Outcome);
    }

    [Fact]
    public void What_is_no_range_of_grades_is_refused()
    {
        Assert.Throws<ArgumentNullException>("s", () => GradeRange.Parse(null!));
        Assert.False(GradeRange.TryParse(null, out GradeRange none));
        Assert.False(GradeRange.TryParse("grade 0", out none));
        Assert.Equal(default, none);
        Assert.Equal(
            "Found 'grade 6', expected a grade as 'grade 3', 'grade 3 or 4', 'no grade' or 'no grade to grade 4'.",
            Assert.Throws<FormatException>(() => GradeRange.Parse("grade 6")).Message);
        Refused.OutOfRange("lowest", (Grade)(-1), "A grade is 0 (no adverse event) to 5.", () => new GradeRange((Grade)(-1), Grade.Mild));
        Refused.OutOfRange("lowest", (Grade)6, "A grade is 0 (no adverse event) to 5.", () => new GradeRange((Grade)6, (Grade)6));
        Refused.OutOfRange("highest", Grade.Moderate, "The highest grade is 3 to 5.", () => new GradeRange(Grade.Severe, Grade.Moderate));
        Refused.OutOfRange("highest", (Grade)6, "The highest grade is 5 to 5.", () => new GradeRange(Grade.Death, (Grade)6));
    }

    [Theory]
    [InlineData(1, 3, 2, 2, 2, 3)]
    [InlineData(2, 2, 1, 3, 2, 3)]
    [InlineData(0, 1, 3, 4, 3, 4)]
    [InlineData(3, 4, 0, 1, 3, 4)]
    public void The_worse_of_two_ranges_has_the_higher_end_of_each(int lowest, int highest, int otherLowest, int otherHighest, int worseLowest, int worseHighest) =>
        Assert.Equal(new GradeRange((Grade)worseLowest, (Grade)worseHighest), new GradeRange((Grade)lowest, (Grade)highest).Worse(new((Grade)otherLowest, (Grade)otherHighest)));

    [Fact]
    public void A_milestone_is_a_day_or_not_yet_or_not_recorded()
    {
        Milestone on = Milestone.On(Opening);
        Milestone notYet = Milestone.NotByEndOf(Opening);
        LocalDate before = new(2019, 2, 28);
        LocalDate after = new(2019, 3, 2);

        Assert.Equal((Opening, (LocalDate?)null), (on.Day, on.NotByEndOfDay));
        Assert.Equal(((LocalDate?)null, Opening), (notYet.Day, notYet.NotByEndOfDay));
        Assert.Equal((null, (LocalDate?)null), (Milestone.Unknown.Day, Milestone.Unknown.NotByEndOfDay));
        Assert.Equal<bool?>([false, true, true], [on.HadHappenedBy(before), on.HadHappenedBy(Opening), on.HadHappenedBy(after)]);
        Assert.Equal<bool?>([false, false, null], [notYet.HadHappenedBy(before), notYet.HadHappenedBy(Opening), notYet.HadHappenedBy(after)]);
        Assert.Null(Milestone.Unknown.HadHappenedBy(Opening));
        Assert.Equal(["2019-03-01", "not by the end of 2019-03-01", "not recorded"], [on.ToString(), notYet.ToString(), Milestone.Unknown.ToString()]);
        Assert.Throws<ArgumentOutOfRangeException>("day", () => Milestone.On(new(1899, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>("day", () => Milestone.NotByEndOf(new(2201, 1, 1)));
        Assert.Equal(new(2200, 12, 31), Milestone.On(new(2200, 12, 31)).Day);
        Assert.Equal(new(1900, 1, 1), Milestone.NotByEndOf(new(1900, 1, 1)).NotByEndOfDay);
    }

    [Fact]
    [Trait("Rule", "DLT-PERIOD")]
    public void A_closing_day_is_after_the_opening_day()
    {
        Milestone opening = Milestone.On(Opening);
        string message = "The evaluation period opens on 2019-03-01, and 2019-03-01 is not after it.";

        Refused.Argument("criteriaFirstMet", message, () => new DltCourse(opening, opening));
        Refused.Argument("nextCourse", message, () => new DltCourse(opening, nextCourse: opening));
        DltCourse course = new(opening, Milestone.On(new(2019, 3, 2)), Milestone.On(new(2019, 3, 2))) { ObservationEnded = Closing, Left = Opening };
        Assert.Equal("DltCourse { Opening = 2019-03-01, CriteriaFirstMet = 2019-03-02, NextCourse = 2019-03-02, ObservationEnded = 2019-09-01, Left = 2019-03-01 }", course.ToString());
    }

    // The criteria close the period on 1 September, unless the next course began sooner; the end of the observation closes it before that.
    [Theory]
    [Trait("Rule", "DLT-PERIOD")]
    [InlineData("criteria-first-met", "2019-09-01", null, null, "2019-09-01")]
    [InlineData("criteria-first-met", "2019-09-01", "2019-08-31", null, "2019-08-31")]
    [InlineData("criteria-first-met", "2019-09-01", "2019-09-02", null, "2019-09-01")]
    [InlineData("criteria-first-met", null, "2019-09-02", null, "2019-09-02")]
    [InlineData("criteria-first-met", null, null, null, null)]
    [InlineData("fourth-course-given", "2019-09-01", "2019-09-02", null, "2019-09-02")]
    [InlineData("fourth-course-given", "2019-09-01", null, null, null)]
    [InlineData("fourth-course-given", null, null, "2019-05-01", "2019-05-01")]
    [InlineData("criteria-first-met", "2019-09-01", null, "2019-08-31", "2019-08-31")]
    [InlineData("criteria-first-met", "2019-09-01", null, "2019-09-01", "2019-09-01")]
    [InlineData("criteria-first-met", "2019-09-01", null, "2019-09-02", "2019-09-01")]
    public void The_day_that_closes_the_period_is_the_first_that_is_outside(string reading, string? criteria, string? next, string? ended, string? closes)
    {
        DltDefinition definition = DoseLimitingToxicity.With(InterpretationChoices.DefaultsOf(Interpretations.All).With("D7", reading));
        DltCourse course = new(Milestone.On(Opening), Happened(criteria), Happened(next)) { ObservationEnded = Date(ended) };

        Assert.Equal(Date(closes), course.ClosingDay(definition));
        if (Date(closes) is { } day)
        {
            Assert.False(course.PeriodContains(definition, day));
            Assert.True(course.PeriodContains(definition, day.PlusDays(-1)) ?? (next is null || criteria is null));
        }

        static Milestone Happened(string? day) => Date(day) is { } on ? Milestone.On(on) : Milestone.Unknown;
    }

    [Fact]
    public void A_policy_is_completed_by_another_where_it_states_nothing()
    {
        DltPolicy one = new() { MinimumDelayDays = new(1, Site, Standing.Site) };
        DltPolicy other = new() { MinimumDelayDays = new(14, Site, Standing.Site), Expected = new([], Site, Standing.Site), RequiresAttribution = new(true, Site, Standing.Site) };

        Assert.Equal(other with { MinimumDelayDays = one.MinimumDelayDays }, one.Or(other));
        Assert.Equal(other, other.Or(one));
        Assert.Equal(other, DltPolicy.Unstated.Or(other));
        Refused.OutOfRange("value", 0, "A delay that counts lasts 1 day or more.", () => new DltPolicy { MinimumDelayDays = new(0, Site, Standing.Site) });
    }

    [Fact]
    [Trait("Rule", "DLT-EVALUABLE")]
    public void Completed_courses_are_none_or_more()
    {
        Assert.Equal(0, new DltPatient(DecisionOutcome.Proceed, IsEvaluable: null) { CompletedCourses = 0 }.CompletedCourses);
        Assert.Null(new DltPatient(DecisionOutcome.Proceed, IsEvaluable: null) { CompletedCourses = null }.CompletedCourses);
        Refused.OutOfRange("value", -1, "The completed courses are 0 or more.", () => new DltPatient(DecisionOutcome.Proceed, IsEvaluable: null) { CompletedCourses = -1 });
    }

    [Fact]
    [Trait("Rule", "DLT-EVALUABLE")]
    public void A_summary_counts_each_patient_once()
    {
        DltSummary summary = DltSummary.Of(
            DoseLimitingToxicity.Definition,
            [
                new(DecisionOutcome.Hold, IsEvaluable: true), new(DecisionOutcome.Proceed, IsEvaluable: null) { CompletedCourses = 3 }, new(DecisionOutcome.Hold, IsEvaluable: false),
                new(DecisionOutcome.Proceed, IsEvaluable: true), new(DecisionOutcome.Proceed, IsEvaluable: false) { CompletedCourses = 2 },
            ]);
        DltSummary open = DltSummary.Of(
            DoseLimitingToxicity.Definition,
            [new(DecisionOutcome.CannotDecide, IsEvaluable: true), new(DecisionOutcome.CannotDecide, IsEvaluable: false), new(DecisionOutcome.Hold, IsEvaluable: null), new(DecisionOutcome.CannotDecide, IsEvaluable: null)]);

        // 1 of 3: by an independent calculation 0.84 % to 90.57 % (Clopper-Pearson).
        Assert.Equal(
            "DltSummary { Patients = 5, Evaluable = 3, NotEvaluable = 2, NotEvaluableWithToxicity = 1, EvaluabilityUnstated = 0, WithToxicity = 1, Undecided = 0, Confidence = 0.95, "
            + "Rate = 0.3333333333333333333333333333, LowestRate = 0.00840375, HighestRate = 0.90570068, Outcome = Proceed }",
            summary.ToString());
        Assert.Equal(
            "DltSummary { Patients = 4, Evaluable = 1, NotEvaluable = 1, NotEvaluableWithToxicity = 0, EvaluabilityUnstated = 2, WithToxicity = 0, Undecided = 1, Confidence = 0.95, "
            + "Rate = , LowestRate = , HighestRate = , Outcome = CannotDecide }",
            open.ToString());
        Assert.Equal("BinomialInterval { Lower = 0.00840375, Upper = 0.90570068 }", summary.Interval.ToString());
    }

    [Theory]
    [InlineData("0.0001", 9_999)]
    [InlineData("0.95", 500)]
    [InlineData("0.9999", 1)]
    [InlineData("0", null)]
    [InlineData("1", null)]
    [InlineData("-0.5", null)]
    [InlineData("0.00005", null)]
    [InlineData("0.99999", null)]
    public void A_confidence_has_four_decimal_places_between_0_and_1(string confidence, int? leftOut)
    {
        decimal number = decimal.Parse(confidence, CultureInfo.InvariantCulture);
        if (leftOut is { } known)
        {
            Assert.Equal(known, BinomialInterval.LeftOut(number));
        }
        else
        {
            Refused.OutOfRange("confidence", number, "The confidence must be between 0 and 1, with at most 4 decimal places.", () => BinomialInterval.LeftOut(number));
        }
    }

    [Fact]
    public void An_interval_is_of_1_to_10_000_patients_and_of_no_more_events_than_patients()
    {
        Refused.OutOfRange("confidence", decimal.MinValue, "The confidence must be between 0 and 1", () => BinomialInterval.LeftOut(decimal.MinValue));
        Assert.Equal((0m, 1m), (BinomialInterval.ClopperPearson(0, 20).Lower, BinomialInterval.ClopperPearson(20, 20).Upper));
        Refused.OutOfRange("patients", 0, "The number of patients must be 1 to 10000.", () => BinomialInterval.ClopperPearson(0, 0));
        Refused.OutOfRange("patients", 10_001, "The number of patients must be 1 to 10000.", () => BinomialInterval.ClopperPearson(0, 10_001));
        Refused.OutOfRange("events", -1, "The number of events must be 0 to 5, the number of patients.", () => BinomialInterval.ClopperPearson(-1, 5));
        Refused.OutOfRange("events", 6, "The number of events must be 0 to 5, the number of patients.", () => BinomialInterval.ClopperPearson(6, 5));
    }

    [Fact]
    public void A_laboratory_term_has_its_id_its_title_and_the_unit_in_which_it_is_told()
    {
        Assert.Equal(
            [
                "neutrophil-count-decreased | Neutrophil count decreased | /µL | Neutrophils",
                "platelet-count-decreased | Platelet count decreased | /µL | Platelets",
                "white-blood-cell-decreased | White blood cell decreased | /µL | WhiteCells",
                "anemia | Anemia | g/L | Haemoglobin",
                "blood-bilirubin-increased | Blood bilirubin increased | mg/dL | Bilirubin",
                "blood-bilirubin-increased | Blood bilirubin increased | µmol/L | Bilirubin",
                "alanine-aminotransferase-increased | Alanine aminotransferase increased | U/L | AlanineAminotransferase",
                "aspartate-aminotransferase-increased | Aspartate aminotransferase increased | U/L | AspartateAminotransferase",
                "creatinine-increased | Creatinine increased | mg/dL | Creatinine",
                "creatinine-increased | Creatinine increased | µmol/L | Creatinine",
            ],
            [
                Told(CtcaeTerms.NeutrophilCountDecreased), Told(CtcaeTerms.PlateletCountDecreased), Told(CtcaeTerms.WhiteBloodCellDecreased), Told(CtcaeTerms.Anaemia),
                Told(CtcaeTerms.BloodBilirubinIncreased), Told(CtcaeTerms.BloodBilirubinIncreasedMolar), Told(CtcaeTerms.AlanineAminotransferaseIncreased),
                Told(CtcaeTerms.AspartateAminotransferaseIncreased), Told(CtcaeTerms.CreatinineIncreased), Told(CtcaeTerms.CreatinineIncreasedMolar),
            ]);

        static string Told<T>(LaboratoryTerm<T> term)
            where T : struct, IExactQuantity<T>
        {
            Assert.Equal(term.Term.Id, term.ToString());
            return $"{term} | {term.Title} | {term.Unit} | {term.Analyte}";
        }
    }

    [Fact]
    public void Each_answer_has_the_name_and_the_words_of_its_question()
    {
        DltSummary summary = DltSummary.Of(DoseLimitingToxicity.Definition, []);

        Assert.Equal(
            ["grade", "dlt", "dlt-evaluability", "dlt-summary"],
            [
                CtcaeGrading.Explain(CtcaeTerms.Anaemia, CtcaeVersion.V5, new(MassPerVolume.FromGramsPerLitre(90m))).Decision.Operation,
                DltAssessment.Explain(DoseLimitingToxicity.Definition, new DltCourse(Milestone.Unknown), [], DltPolicy.Unstated).Operation,
                DltAssessment.ExplainEvaluability(DoseLimitingToxicity.Definition, new(DecisionOutcome.Proceed, IsEvaluable: true)).Operation,
                summary.Explain(DoseLimitingToxicity.Definition).Operation,
            ]);
        Assert.Equal([new("graded", "hold"), new("no-dlt", "dlt"), new("summarised", "hold")], [CtcaeGrading.Words, DltAssessment.Words, DltSummary.Words]);
    }

    [Fact]
    public void A_version_by_which_no_value_is_graded_is_refused() =>
        Refused.OutOfRange("version", CtcaeVersion.V6, "Values are graded by version 4.0 or 5.0.", () => CtcaeGrading.Evaluate(CtcaeTerms.Anaemia, CtcaeVersion.V6, new(MassPerVolume.FromGramsPerLitre(90m))));

    [Fact]
    public void A_measured_value_is_not_below_0_and_its_limits_are_above_0()
    {
        EnzymeActivity zero = EnzymeActivity.FromUnitsPerLitre(0m);
        EnzymeActivity one = EnzymeActivity.FromUnitsPerLitre(0.1m);
        string message = "The enzyme activity of a limit or a baseline is more than 0.";

        Refused.OutOfRange("value", BoundKind.Below, "No enzyme activity is below 0.", () => new MeasuredValue<EnzymeActivity>(zero) { Kind = BoundKind.Below });
        Assert.Equal(BoundKind.AtMost, new MeasuredValue<EnzymeActivity>(zero) { Kind = BoundKind.AtMost }.Kind);
        Assert.Equal(BoundKind.Below, new MeasuredValue<EnzymeActivity>(one) { Kind = BoundKind.Below }.Kind);
        Refused.OutOfRange("LowerLimit", zero, message, () => new MeasuredValue<EnzymeActivity>(one) { LowerLimit = zero });
        Refused.OutOfRange("UpperLimit", zero, message, () => new MeasuredValue<EnzymeActivity>(one) { UpperLimit = zero });
        Refused.OutOfRange("Baseline", zero, message, () => new MeasuredValue<EnzymeActivity>(one) { Baseline = zero });
        Assert.Equal(one, new MeasuredValue<EnzymeActivity>(one) { Baseline = one }.Baseline);
    }

    [Fact]
    public void The_bands_of_a_criterion_join_and_their_grades_run_in_one_direction()
    {
        GradeBand mild = new(Grade.Mild, NumberRange.MoreThan(1m).AndAtMost(2m));
        GradeBand moderate = new(Grade.Moderate, NumberRange.MoreThan(2m).AndAtMost(3m));
        GradeBand apart = new(Grade.Moderate, NumberRange.MoreThan(2.1m));

        Assert.Equal(Grade.Moderate, new GradingCriterion(GradingScale.MeasuredValue, [mild, moderate]).HighestGrade);
        Assert.Equal(Grade.Mild, new GradingCriterion(GradingScale.MeasuredValue, [mild]).HighestGrade);
        Assert.Equal(Grade.Severe, new GradingCriterion(GradingScale.MeasuredValue, [mild with { Grade = Grade.Severe }, moderate]).HighestGrade);
        Refuses("A grading criterion needs at least one band.", []);
        Refuses("The band grade 2 in (2.1, ∞) does not begin where the band grade 1 in (1, 2] ends.", [mild, apart]);
        Refuses("The grades do not run in one direction from the band grade 2 in (1, 2] to the band grade 2 in (2, 3].", [mild with { Grade = Grade.Moderate }, moderate]);
        Refuses(
            "The grades do not run in one direction from the band grade 2 in (2, 3] to the band grade 1 in (3, ∞).",
            [mild with { Grade = Grade.Mild }, moderate, new(Grade.Mild, NumberRange.MoreThan(3m))]);
        Refuses(
            "The grades do not run in one direction from the band grade 1 in (1, 2] to the band grade 2 in (2, 3].",
            [mild, moderate, new(Grade.None, NumberRange.MoreThan(3m))]);
        Refuses(
            "The grades do not run in one direction from the band grade 2 in (2, 3] to the band grade 2 in (3, ∞).",
            [mild with { Grade = Grade.Severe }, moderate, new(Grade.Moderate, NumberRange.MoreThan(3m))]);

        static void Refuses(string message, ValueList<GradeBand> bands) =>
            Refused.Argument("bands", message, () => new GradingCriterion(GradingScale.MeasuredValue, bands));
    }

    // Twice the upper limit of 30 is 60, exclusive here: no band of the criteria ends so, but one could.
    [Theory]
    [InlineData(29, 0)]
    [InlineData(30, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 0)]
    public void A_band_of_multiples_may_end_below_its_number(int value, int grade)
    {
        GradingCriterion criterion = new(GradingScale.MultipleOfUpperLimit, [new(Grade.Mild, NumberRange.AtLeast(1m).AndBelow(2m))]);

        Assert.Equal(new((Grade)grade, (Grade)grade), criterion.GradeOf(new(value, LowerLimit: null, UpperLimit: 30m, Baseline: null, IsLifeThreatening: null, IsTransfusionIndicated: null)));
    }

    private static LocalDate? Date(string? text) => text is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
