using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Reports of one day stand together, and of each analyte the newest counts; what stood before is that of earlier reports.</summary>
public sealed class LaboratoryCourseTests
{
    private static readonly LocalDate Day = new(2026, 2, 9);

    // Morning, noon (platelets alone), and the day after.
    private static readonly LaboratoryCourse Three = Of(
        Report("m", 0, 6, "n900 p61 w3100 h80"),
        Report("n", 0, 12, "p70"),
        Report("d", 1, 6, "n400 h75"));

    [Fact]
    public void Values_of_one_day_stand_together() =>
        Assert.Equal(["n900 p70 w3100 h80", "n400 p- w- h75"], Three.Days().Select(Text));

    [Theory]
    [InlineData(-1, null, null, null)]
    [InlineData(0, null, "n900 p70 w3100 h80", "n- p61 w- h-")]
    [InlineData(1, null, "n400 p- w- h75", "n900 p70 w3100 h80")]
    [InlineData(9, null, "n400 p- w- h75", "n900 p70 w3100 h80")]
    [InlineData(0, 11, "n900 p61 w3100 h80", null)]
    [InlineData(0, 12, "n900 p70 w3100 h80", "n- p61 w- h-")]
    [InlineData(0, 5, null, null)]
    [InlineData(1, 0, "n900 p70 w3100 h80", "n- p61 w- h-")]
    [InlineData(1, 29, "n900 p70 w3100 h80", "n- p61 w- h-")]
    [InlineData(1, 30, "n400 p- w- h75", "n900 p70 w3100 h80")]
    public void The_last_day_with_values_counts_as_far_as_they_were_taken_by_then(int offset, int? byHour, string? values, string? before)
    {
        var found = Three.On(Day.PlusDays(offset), byHour is { } hour ? At(0, hour) : null);

        Assert.Equal((values, before), (found is { } known ? Text(known.Values) : null, found?.Before is { } earlier ? Text(earlier) : null));
    }

    [Fact]
    public void The_reports_of_the_day_are_named_and_those_of_others_are_not()
    {
        Assert.Equal(["m", "n"], Three.On(Day)!.Value.Reports.Select(report => report.Stamp.Id));
        Assert.Equal(["d"], Three.On(Day.PlusDays(1))!.Value.Reports.Select(report => report.Stamp.Id));
        Assert.Equal(["m"], Three.On(Day, At(0, 11))!.Value.Reports.Select(report => report.Stamp.Id));
        Assert.Equal(["m", "n", "d"], Three.Reports.Select(report => report.Stamp.Id));
        Assert.Empty(Of().Days());
        Assert.Null(Of().On(Day));
    }

    // What stood before a report: of each analyte the newest, of whatever day.
    [Fact]
    public void Before_a_report_stands_the_newest_of_each_analyte()
    {
        LaboratoryCourse course = Of(Report("1", 0, 6, "n900"), Report("2", 1, 6, "p61"), Report("3", 2, 6, "w3100 n800"), Report("4", 3, 6, "h80"), Report("5", 4, 6, "n1 p1 w1 h1"), Report("6", 5, 6, "n2"));

        Assert.Equal(
            [null, "n900 p- w- h-", "n900 p61 w- h-", "n800 p61 w3100 h-", "n800 p61 w3100 h80", "n1 p1 w1 h1"],
            Enumerable.Range(0, 6).Select(at => course.Before(at) is { } stood ? Text(stood) : null));
    }

    // Of two reports of one day what was measured in the second is compared with the first, and the rest with the day before.
    [Fact]
    public void Before_the_values_of_a_day_stands_what_each_was_measured_after()
    {
        LaboratoryCourse course = Of(Report("0", -1, 6, "n100 p10 w1000 h10"), Report("1", 0, 6, "n200 w2000"), Report("2", 0, 12, "p30 h30"), Report("3", 0, 18, "n400 w4000"));

        Assert.Equal("n400 p30 w4000 h30", Text(course.On(Day)!.Value.Values));
        Assert.Equal("n200 p10 w2000 h10", Text(course.On(Day)!.Value.Before!));
    }

    // A report that leaves out what another of its day has leaves it standing.
    [Theory]
    [InlineData("p2 w2 h2", "n1 p2 w2 h2")]
    [InlineData("n2 w2 h2", "n2 p1 w2 h2")]
    [InlineData("n2 p2 h2", "n2 p2 w1 h2")]
    [InlineData("n2 p2 w2", "n2 p2 w2 h1")]
    public void What_a_report_leaves_out_stands(string second, string expected)
    {
        LaboratoryCourse course = Of(Report("0", -1, 6, "n8 p8 w8 h8"), Report("1", 0, 6, "n1 p1 w1 h1"), Report("2", 0, 12, second));

        Assert.Equal(expected, Text(course.On(Day)!.Value.Values));

        // What was measured twice on the day was measured after the first of it, and the rest after the day before.
        Assert.Equal(expected.Replace('1', '8').Replace('2', '1'), Text(course.On(Day)!.Value.Before!));
    }

    private static LaboratoryCourse Of(params RecordEvent[] reports) => new(RecordFacts.NoEvents.AddRange(reports));

    private static Instant At(int offset, int hour) => Day.PlusDays(offset).AtMidnight().PlusHours(hour).InUtc().ToInstant();

    private static RecordEvent Report(string id, int offset, int hour, string values)
    {
        decimal? Value(char analyte) => values.Split(' ').Where(value => value[0] == analyte).Select(value => (decimal?)decimal.Parse(value.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();
        LaboratoryValues taken = new(Day.PlusDays(offset))
        {
            Neutrophils = Value('n') is { } neutrophils ? CellCount.FromPerMicrolitre(neutrophils) : null,
            Platelets = Value('p') is { } platelets ? CellCount.FromPerMicrolitre(platelets) : null,
            WhiteCells = Value('w') is { } white ? CellCount.FromPerMicrolitre(white) : null,
            Haemoglobin = Value('h') is { } haemoglobin ? MassPerVolume.FromMilligramsPerMillilitre(haemoglobin) : null,
        };
        return new RecordEvent.LaboratoryReported(new(id, At(9, 0), "lab"), taken) { HappenedAt = At(offset, hour) };
    }

    private static string Text(LaboratoryValues values)
    {
        static string Of(decimal? value) => value?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) ?? "-";
        return $"n{Of(values.Neutrophils?.Limit.PerMicrolitre)} p{Of(values.Platelets?.Limit.PerMicrolitre)} w{Of(values.WhiteCells?.Limit.PerMicrolitre)} h{Of(values.Haemoglobin?.MilligramsPerMillilitre)}";
    }
}
