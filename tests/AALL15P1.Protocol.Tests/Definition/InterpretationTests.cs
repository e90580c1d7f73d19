using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Definition;

public sealed class InterpretationTests
{
    [Fact]
    public void The_register_holds_D1_to_D13() =>
        Assert.Equal(["D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D13"], Interpretations.All.Select(question => question.Id));

    [Theory]
    [InlineData("D1", "as-registered")]
    [InlineData("D2", "series-from-day-8")]
    [InlineData("D3", "first-day-without")]
    [InlineData("D4", "lower-bound-inclusive")]
    [InlineData("D5", "364-days")]
    [InlineData("D6", "day-1-of-cycle-1")]
    [InlineData("D7", "criteria-first-met")]
    [InlineData("D8", "day-57")]
    [InlineData("D9", "block-day-1")]
    [InlineData("D10", "no-taper")]
    [InlineData("D11", "part-1")]
    [InlineData("D12", "unknown-may-enrol")]
    [InlineData("D13", "counts")]
    public void The_default_reading_is_the_register_s(string question, string reading) =>
        Assert.Equal(reading, Interpretations.All.Single(candidate => candidate.Id == question).Default.Id);

    [Theory]
    [InlineData("as-registered", 92, 99)]
    [InlineData("day-92", 92, 92)]
    [InlineData("day-99", 99, 99)]
    public void D1_moves_the_second_intrathecal_pair(string reading, int methotrexate, int hydrocortisone)
    {
        Roadmap roadmap = Plan("D1", reading);

        Assert.Equal([1, methotrexate], IntrathecalDays(roadmap, Drugs.Methotrexate));
        Assert.Equal([1, 57, hydrocortisone], IntrathecalDays(roadmap, Drugs.Hydrocortisone));
    }

    [Fact]
    public void D1_flags_both_administrations_and_no_other()
    {
        IEnumerable<(string Drug, int Day)> flagged = Plan("D1", "as-registered")
            .Where(row => row.Readings.Any(reading => reading.Question.Id == "D1"))
            .Select(row => (row.Drug.Name, row.Day));

        Assert.Equal([("methotrexate", 92), ("hydrocortisone", 99)], flagged);
    }

    [Fact]
    public void D2_read_as_a_new_series_goes_on_without_a_break()
    {
        int[] days = [.. Plan("D2", "new-series-from-day-98")
            .Where(row => row.Block.Id == BlockIds.Maintenance && row.Order.Id == "methotrexate").Select(row => row.Day)];

        Assert.Equal([8, 15, 22, 29, 36, 43, 50, 57, 64, 71, 78, 85, 98, 105, 112, 119, 126, 133, 140, 147, 154, 161, 168, 175, 182], days[..25]);
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 7));
    }

    [Theory]
    [InlineData("first-day-without", "2028-01-05")]
    [InlineData("last-day-with", "2028-01-06")]
    public void D3_moves_the_first_day_without_therapy(string reading, string expected) =>
        Assert.Equal(NodaTime.Text.LocalDatePattern.Iso.Parse(expected).Value, Plan("D3", reading).EndOfTherapy);

    [Fact]
    public void D8_read_as_Interfant_06_moves_cytarabine_and_its_hydrocortisone_and_lowers_the_standing()
    {
        Roadmap roadmap = Plan("D8", "day-50");

        Assert.Equal([50], IntrathecalDays(roadmap, Drugs.Cytarabine));
        Assert.Equal([1, 50, 99], IntrathecalDays(roadmap, Drugs.Hydrocortisone));
        Assert.Equal(Standing.Backbone, roadmap.Single(row => row.Block.Id == BlockIds.Maintenance && row.Drug == Drugs.Cytarabine).Standing);
        Assert.Equal(Standing.Protocol, Plan("D8", "day-57").Single(row => row.Block.Id == BlockIds.Maintenance && row.Drug == Drugs.Cytarabine).Standing);
    }

    [Fact]
    public void D10_flags_dexamethasone_on_day_28_of_Induction_and_nothing_else()
    {
        IEnumerable<(string Order, int Day)> flagged = Plan("D10", "no-taper")
            .Where(row => row.Readings.Any(reading => reading.Question.Id == "D10"))
            .Select(row => (row.Order.Id, row.Day));

        Assert.Equal([("dexamethasone", 28)], flagged);
    }

    [Fact]
    public void D10_read_as_Interfant_06_adds_a_week_of_taper_whose_standing_is_Backbone()
    {
        Administration[] taper = [.. Plan("D10", "taper-over-1-week").Where(row => row.Block.Id == BlockIds.Induction && row.Order.Id == "dexamethasone-taper")];

        Assert.Equal([29, 30, 31, 32, 33, 34, 35], taper.Select(row => row.Day));
        Assert.All(taper, row => Assert.Equal(Standing.Backbone, row.Standing));
        Assert.Null(taper[0].Order.TimesPerDay);
    }

    [Theory]
    [InlineData("part-1")]
    [InlineData("part-2")]
    public void D11_keeps_the_registered_day_of_pegaspargase_flags_it_and_plans_none_in_part_2(string reading)
    {
        IEnumerable<(string Block, int Day)> flagged = Plan("D11", reading)
            .Where(row => row.Readings.Any(touched => touched.Question.Id == "D11"))
            .Select(row => (row.Block.Id.Value, row.Day));

        Assert.Equal([("delayed-intensification-1", 1)], flagged);
        Assert.DoesNotContain(Define("D11", reading).Block(BlockIds.DelayedIntensification2).Orders, order => order.Drug == Drugs.Pegaspargase);
    }

    [Theory]
    [InlineData("unknown-may-enrol", MarkerStatus.Unknown, DecisionOutcome.Proceed)]
    [InlineData("unknown-may-enrol", MarkerStatus.Absent, DecisionOutcome.Hold)]
    [InlineData("rearranged-only", MarkerStatus.Unknown, DecisionOutcome.CannotDecide)]
    [InlineData("rearranged-only", MarkerStatus.Absent, DecisionOutcome.Hold)]
    [InlineData("rearranged-only", MarkerStatus.Present, DecisionOutcome.Proceed)]
    public void D12_decides_whether_an_unknown_status_may_enrol(string reading, MarkerStatus status, DecisionOutcome expected)
    {
        EnrolmentCandidate candidate = new(new LocalDate(2026, 1, 5))
        {
            BirthDate = new LocalDate(2025, 9, 14),
            GestationalAgeAtEnrolment = new(56, 1),
            NewlyDiagnosed = true,
            Diagnosis = LeukaemiaDiagnosis.BLymphoblastic,
            CnsSample = CnsSampleTiming.BeforeAnyTreatment,
            Marker = status,
            DownSyndrome = false,
            SecondaryAfterCytotoxicTherapy = false,
            PriorTherapy = [],
        };

        Assert.Equal(expected, EligibilityGate.Evaluate(Define("D12", reading), candidate));
    }

    [Theory]
    [InlineData("D13", "counts", DltPeriodEnd.CountsFirstMet)]
    [InlineData("D13", "all-criteria", DltPeriodEnd.CriteriaFirstMet)]
    [InlineData("D7", "fourth-course-given", DltPeriodEnd.NextCourseGiven)]
    public void D7_and_D13_say_what_closes_the_evaluation_period(string question, string reading, DltPeriodEnd expected) =>
        Assert.Equal(expected, DoseLimitingToxicity.With(InterpretationChoices.DefaultsOf(Interpretations.All).With(question, reading)).PeriodEnd);

    [Fact]
    public void The_choice_is_part_of_the_definition() =>
        Assert.Equal("day-99", Define("D1", "day-99").Interpretations.Of(Interpretations.MaintenanceIntrathecalDay).Id);

    [Fact]
    public void An_unknown_question_is_refused_with_those_that_exist() =>
        Assert.Contains("D1, D2", Assert.Throws<ArgumentException>(() => Define("D14", "day-99")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_reading_is_refused_with_those_that_exist() =>
        Assert.Contains("as-registered, day-92, day-99", Assert.Throws<ArgumentException>(() => Define("D1", "day-98")).Message, StringComparison.Ordinal);

    private static ProtocolDefinition Define(string question, string reading) =>
        Aall15P1.With(InterpretationChoices.DefaultsOf(Interpretations.All).With(question, reading));

    private static Roadmap Plan(string question, string reading) =>
        Schedule.Compile(Define(question, reading)).Plan(new LocalDate(2025, 9, 14), new LocalDate(2026, 1, 5));

    private static IEnumerable<int> IntrathecalDays(Roadmap roadmap, Drug drug) =>
        roadmap.Where(row => row.Block.Id == BlockIds.Maintenance && row.Drug == drug && row.Order.Routes == Route.IT).Select(row => row.Day);
}
