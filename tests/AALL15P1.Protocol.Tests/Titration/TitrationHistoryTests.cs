using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Titration;

public sealed class TitrationHistoryTests
{
    [Fact]
    public void A_day_has_one_entry_of_counts_and_one_prescription()
    {
        ArgumentException counts = Assert.Throws<ArgumentException>(() => Course.From().Counts(14, 2000, 200_000).Counts(14, 2100, 200_000));
        ArgumentException doses = Assert.Throws<ArgumentException>(() => Course.From().Doses(0, 50, 50));

        Assert.StartsWith("2026-07-20 has two entries of counts; a day has one.", counts.Message, StringComparison.Ordinal);
        Assert.StartsWith("2026-07-06 has two entries of prescriptions; a day has one.", doses.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_and_the_last_day_are_known()
    {
        Assert.Null(TitrationHistory.Empty.Start);
        Assert.Null(TitrationHistory.Empty.Last);
        Assert.Equal(Course.Day(0), Course.From().History.Last);
        Assert.Equal(Course.Day(14), Course.From().Counts(14, 1, 1).History.Last);
        Assert.Equal(Course.Day(21), Course.From().Counts(14, 1, 1).Doses(21, 0, 0).History.Last);
        Assert.Equal(new LocalDate(2026, 1, 1), new TitrationHistory([new(new(2026, 1, 1), CellCount.FromPerMicrolitre(1), null)], []).Last);
    }

    [Fact]
    public void What_was_known_on_a_day_includes_the_day()
    {
        TitrationHistory history = Course.From().Counts(14, 2000, 200_000).Doses(15, 50, 50).History;

        Assert.Empty(history.Until(Course.Day(13)).Counts);
        Assert.Single(history.Until(Course.Day(14)).Counts);
        Assert.Single(history.Until(Course.Day(14)).Doses);
        Assert.Equal(history, history.Until(Course.Day(15)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_dose_outside_0_to_1000_percent_is_refused(int percent)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => DosePercent.FromPercent(percent));

        Assert.Equal("percent", error.ParamName);
        Assert.Equal((decimal)percent, error.ActualValue);
    }

    [Fact]
    public void Doses_compare_and_print_by_their_percentage()
    {
        DosePercent half = DosePercent.FromPercent(125).Half;

        Assert.Equal("62.5 %", half.ToString());
        Assert.Equal("0 %", DosePercent.None.ToString());
        Assert.Equal("1000 %", DosePercent.FromPercent(1000).ToString());
        Assert.Equal(DosePercent.FromPercent(62.50m), half);
        Assert.True(half < DosePercent.StartingDose && DosePercent.StartingDose > half);
        Assert.True(half <= DosePercent.FromPercent(62.5m) && half >= DosePercent.FromPercent(62.5m));
        Assert.False(half <= DosePercent.None || DosePercent.None >= half || half < DosePercent.FromPercent(62.5m) || half > DosePercent.FromPercent(62.5m));
        Assert.True(half.CompareTo(DosePercent.StartingDose) < 0);
        Assert.Equal("thiopurine 125 %, methotrexate 100 %", Course.Pair(125, 100).ToString());
        Assert.Equal(DosePercent.FromPercent(125), Course.Pair(125, 100).Of(TitratedDrug.Thiopurine));
        Assert.Equal(DosePercent.FromPercent(100), Course.Pair(125, 100).Of(TitratedDrug.Antifolate));
        Assert.Throws<ArgumentOutOfRangeException>(() => Course.Pair(1, 1).Of((TitratedDrug)2));
    }
}
