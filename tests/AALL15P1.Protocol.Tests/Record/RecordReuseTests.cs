using AALL15P1.Protocol.Evidence;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What was computed of a record is not computed again for the next question, or for a record that differs in what it does not look at.</summary>
public sealed class RecordReuseTests
{
    private static readonly string[] Before =
    [
        Event("2026-01-05", "\"type\":\"measured\",\"weight\":\"6.2 kg\",\"height\":\"62 cm\""),
        Event("2026-01-06", "\"type\":\"laboratory-reported\",\"values\":{\"takenOn\":\"2026-01-06\",\"neutrophils\":\"5/µL\"}"),
        Given("2026-01-12", "vincristine", 8, null, "IV", "induction"),
        Event("2026-02-08", "\"type\":\"toxicity-stated\",\"resolved\":true"),
        Event("2026-02-09", "\"type\":\"block-started\",\"block\":\"azacitidine-1\""),
    ];

    // A correction that states no clock time keeps that of what it corrects, and so does a correction of the correction: one by one, and all at once.
    [Fact]
    public void Corrections_keep_the_clock_also_among_many()
    {
        TreatmentRecord record = RecordIn(
            "induction",
            Event("2026-01-06", "\"type\":\"toxicity-stated\",\"resolved\":true,\"happenedAt\":\"2026-01-06T09:00:00Z\""),
            Event("2026-01-06", "\"type\":\"toxicity-stated\",\"resolved\":false,\"supersedes\":\"g2\""),
            Event("2026-01-06", "\"type\":\"toxicity-stated\",\"resolved\":true,\"supersedes\":\"g3\""));

        Assert.Equal(Instant.FromUtc(2026, 1, 6, 9, 0), record.Events[^1].Clock);
        Assert.Equal(Instant.FromUtc(2026, 1, 6, 9, 0), record.Protocol.Replay(record.Events.Select(recorded => recorded with { Stamp = recorded.Stamp with { KeptClock = null } })).Events[^1].Clock);
    }

    // Each event, and which parts are the same objects afterwards: findings of the doses, of the start, of the measurements and of the
    // laboratory, the sums, the rows, and the two courses.
    [Theory]
    [InlineData(null, "doses start measured laboratory sums rows measurements counts")]
    [InlineData("\"type\":\"toxicity-stated\",\"resolved\":true", "doses start measured laboratory sums rows measurements counts")]
    [InlineData("\"type\":\"laboratory-reported\",\"values\":{\"takenOn\":\"2026-02-10\",\"neutrophils\":\"900/µL\"}", "doses start measured sums rows measurements")]
    [InlineData("\"type\":\"measured\",\"weight\":\"6.3 kg\"", "doses start laboratory rows counts")]
    [InlineData("\"type\":\"kmt2a-reported\",\"status\":\"rearranged\"", "start measured laboratory sums rows measurements counts")]
    [InlineData("\"type\":\"administration-omitted\",\"block\":\"consolidation\",\"order\":\"mercaptopurine\",\"day\":1,\"reason\":\"x\"", "doses start measured laboratory rows measurements counts")]
    public void What_does_not_depend_on_an_event_stays(string? members, string same)
    {
        TreatmentRecord record = RecordIn("induction", Before);
        object?[] kept = Parts(record);
        TreatmentRecord after = members is null ? record : With(record, Event("2026-02-10", members));
        object?[] now = Parts(after);

        Assert.All(kept, Assert.NotNull);
        string[] names = ["doses", "start", "measured", "laboratory", "sums", "rows", "measurements", "counts"];
        Assert.Equal(same.Split(' '), names.Where((_, at) => ReferenceEquals(kept[at], now[at])));

        static object?[] Parts(TreatmentRecord record)
        {
            RecordState state = record.StateOn(Date("2026-02-10"));
            Assert.NotEmpty(state.Findings);
            RecordMemory memory = record.Facts.Memory;
            return [memory.Judged(0), memory.Start(1), memory.OfMeasurements, memory.OfLaboratory, memory.Totals, memory.Planned(0), record.Facts.Measurements, record.Facts.Laboratory];
        }
    }

    // The titration is made once for the facts, and the infant once for the measurements.
    [Fact]
    public void What_is_made_of_the_facts_is_made_once()
    {
        RecordFacts facts = TitrationRecordTests.InMaintenance().Record.Facts;

        Assert.Same(facts.Titration, facts.Titration);
        Assert.Same(facts.Infant, facts.Infant);
        Assert.Same(facts.Titration!.Decide(Date("2026-07-07")), facts.Titration.Decide(Date("2026-07-07")));
    }

    // Nothing of one infant is kept for another who begins with the same empty record.
    [Fact]
    public void Two_infants_share_nothing()
    {
        TreatmentRecord empty = Aall15P1.Compile().NewRecord();
        TreatmentRecord one = With(empty, """{"schemaVersion":1,"id":"1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T12:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-14"}""");
        TreatmentRecord other = With(empty, """{"schemaVersion":1,"id":"1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T12:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-15"}""");

        Assert.NotSame(one.Facts.Memory, other.Facts.Memory);
        Assert.Same(one.Facts.Memory, With(one, Event("2026-01-05", "\"type\":\"toxicity-stated\",\"resolved\":true")).Facts.Memory);
    }

    // The ages of measurements are computed once for a day, and stand up to the first measurement that differs.
    [Fact]
    public void The_age_of_measurements_is_kept_by_day()
    {
        TreatmentRecord record = RecordIn("induction", Before);
        CompiledProtocol protocol = record.Protocol;
        LocalDate born = Date("2025-09-14");
        MeasurementCourse course = record.Facts.Measurements;
        AgesByDay ages = course.AgesUnder(protocol, born);

        Assert.Same(ages, course.AgesUnder(protocol, born));
        Assert.NotSame(ages, course.AgesUnder(protocol, born.PlusDays(1)));
        Assert.NotSame(ages, course.AgesUnder(Aall15P1.Compile(Aall15P1.Illustration), born));
        Assert.True(course.IsSameUntil(Date("2026-02-09"), With(record, Event("2026-02-10", "\"type\":\"measured\",\"weight\":\"6.3 kg\"")).Facts.Measurements));
        Assert.False(course.IsSameUntil(Date("2026-02-10"), With(record, Event("2026-02-10", "\"type\":\"measured\",\"weight\":\"6.3 kg\"")).Facts.Measurements));
        Assert.True(course.IsSameUntil(Date("2030-01-01"), course));
    }

    // Up to the first measurement that one of them does not have, whichever has the earlier one.
    [Theory]
    [InlineData("05 10", "05 20", "09", true)]
    [InlineData("05 10", "05 20", "10", false)]
    [InlineData("05 20", "05 10", "09", true)]
    [InlineData("05 20", "05 10", "10", false)]
    [InlineData("05 20", "05", "19", true)]
    [InlineData("05 20", "05", "20", false)]
    [InlineData("05", "05 20", "20", false)]
    public void Measurements_are_the_same_up_to_the_first_that_differs(string own, string others, string until, bool expected)
    {
        TreatmentRecord first = RecordIn("induction", Event("2026-01-05", "\"type\":\"measured\",\"weight\":\"6.2 kg\""));

        Assert.Equal(expected, Of(own).IsSameUntil(Date($"2026-01-{until}"), Of(others)));

        MeasurementCourse Of(string days) => With(first, [.. days.Split(' ').Skip(1).Select(day => Event($"2026-01-{day}", "\"type\":\"measured\",\"weight\":\"6.3 kg\""))]).Facts.Measurements;
    }

    // A site's limit of 5 days, or of 50: by the one a weight of 01-05 is too old on 01-15, by the other it is not. What was
    // answered of a day and use is not asked again, whoever asks; from day 1200 on every answer is computed.
    [Fact]
    public void The_age_of_measurements_is_answered_once_for_a_day_and_use()
    {
        TreatmentRecord record = RecordIn("induction", Before);
        LocalDate born = Date("2025-09-14");
        Infant infant = record.Facts.Infant!;
        MeasurementCheck strict = Limited(5);
        MeasurementCheck lenient = Limited(50);
        AgesByDay ages = new(record.Protocol, born);
        Assert.NotEqual(DecisionOutcome.Proceed, Ask(ages, strict, "2026-01-15", MeasurementUse.Both));

        Assert.NotEqual(DecisionOutcome.Proceed, Ask(ages, lenient, "2026-01-15", MeasurementUse.Both));
        Assert.Equal(DecisionOutcome.Proceed, Ask(ages, lenient, "2026-01-15", MeasurementUse.Height));
        Assert.Equal(DecisionOutcome.Proceed, Ask(ages, lenient, "2026-01-16", MeasurementUse.None));
        Assert.Equal(DecisionOutcome.Proceed, Ask(ages, lenient, "2026-01-14", MeasurementUse.Both));
        Assert.Equal(DecisionOutcome.Proceed, Ask(ages, lenient, "2026-01-16", MeasurementUse.Both));

        // Those of the days before one are kept, and no others.
        Assert.NotEqual(DecisionOutcome.Proceed, Ask(ages.Until(Date("2026-01-16")), lenient, "2026-01-15", MeasurementUse.Both));
        Assert.Equal(DecisionOutcome.Proceed, Ask(ages.Until(Date("2026-01-15")), lenient, "2026-01-15", MeasurementUse.Both));
        AgesByDay first = new(record.Protocol, born);
        Assert.NotEqual(DecisionOutcome.Proceed, Ask(first, strict, "2026-01-15", MeasurementUse.Weight));
        Assert.Equal(DecisionOutcome.Proceed, Ask(first.Until(born), lenient, "2026-01-15", MeasurementUse.Weight));

        // By a birth that was corrected to a later day a measurement can be of a day before it.
        Assert.Equal(DecisionOutcome.Proceed, Ask(ages.Until(born.PlusDays(-1)), lenient, "2026-01-15", MeasurementUse.Both));
        foreach (int day in new[] { 0, 1199, 1200 })
        {
            Assert.Equal(lenient.JudgeAges(infant, born.PlusDays(day), MeasurementUse.Both, findings: null), ages.Judge(lenient, infant, born.PlusDays(day), MeasurementUse.Both));
        }

        DecisionOutcome Ask(AgesByDay ages, MeasurementCheck check, string date, MeasurementUse used) => ages.Judge(check, infant, Date(date), used);

        static MeasurementCheck Limited(int days) => Aall15P1.Compile(new SiteSupplement("site", "A site")
        {
            Measurements = MeasurementPolicy.Default with { LongestAgeInDays = new(days, new(new("SITE", "The test site's manual", Standing.Site), "limits"), Standing.Site) },
        }).MeasurementCheck;
    }
}
