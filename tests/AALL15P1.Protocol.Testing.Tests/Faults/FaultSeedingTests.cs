using AALL15P1.Protocol.Testing.Faults;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests.Faults;

public sealed class FaultSeedingTests
{
    private static readonly Lazy<FaultReport> Shared = new(FaultSeeding.RunIllustration);

    private static FaultReport Report => Shared.Value;

    [Fact]
    public void No_correct_request_of_the_librarys_own_plans_raises_an_alert()
    {
        Assert.Equal(36, Report.Infants);
        Assert.True(Report.Requests > 20_000);
        Assert.Equal(0, Report.FalseAlerts);
    }

    [Theory]
    [InlineData(FaultKind.Fivefold)]
    [InlineData(FaultKind.Tenfold)]
    [InlineData(FaultKind.Tenth)]
    [InlineData(FaultKind.PoundsForKilograms)]
    [InlineData(FaultKind.WrongBasis)]
    [InlineData(FaultKind.DayForDose)]
    [InlineData(FaultKind.DailyForWeekly)]
    [InlineData(FaultKind.RepeatedTooSoon)]
    [InlineData(FaultKind.IntrathecalRoute)]
    [InlineData(FaultKind.AmountOfAnotherRoute)]
    [InlineData(FaultKind.HalfTheInterval)]
    [InlineData(FaultKind.WrongDecadeOfBirth)]
    [InlineData(FaultKind.FourfoldWithoutTolerance)]
    [InlineData(FaultKind.CountThousandfold)]
    [InlineData(FaultKind.SupplementTenfold)]
    public void Every_fault_of_these_kinds_is_caught(FaultKind kind)
    {
        FaultTally tally = Report.Of(kind);

        Assert.True(tally.Seeded > 0);
        Assert.Equal(tally.Seeded, tally.Caught);
    }

    [Theory]
    [InlineData(FaultKind.Fivefold)]
    [InlineData(FaultKind.Tenfold)]
    [InlineData(FaultKind.Tenth)]
    [InlineData(FaultKind.IntrathecalRoute)]
    [InlineData(FaultKind.WrongDecadeOfBirth)]
    [InlineData(FaultKind.CountThousandfold)]
    [InlineData(FaultKind.SupplementTenfold)]
    public void Every_fault_of_these_kinds_is_called_a_hazard(FaultKind kind) => Assert.Equal(Report.Of(kind).Seeded, Report.Of(kind).CaughtAsHazard);

    [Fact]
    public void At_least_95_per_cent_of_doubled_doses_are_caught() => Assert.InRange(Report.Of(FaultKind.Twofold).CatchRate, 0.95m, 1m);

    [Fact]
    public void At_least_95_per_cent_of_swaps_are_caught()
    {
        FaultTally due = Report.Of(FaultKind.SwapWithDueDrug);
        FaultTally other = Report.Of(FaultKind.SwapWithOtherDrug);

        Assert.True(due.Seeded > 0 && other.Seeded > 0);
        Assert.InRange((decimal)(due.Caught + other.Caught) / (due.Seeded + other.Seeded), 0.95m, 1m);
    }

    [Fact]
    public void A_missed_fault_is_one_whose_amount_is_right_for_what_is_written() =>
        Assert.All(Report.Missed, missed =>
        {
            Assert.Equal(FaultKind.SwapWithDueDrug, missed.Kind);
            Assert.Equal(missed.Right.Amount, missed.Wrong.Amount);
        });

    [Fact]
    public void Without_a_tolerance_a_doubled_dose_is_not_let_proceed()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        FaultReport report = FaultSeeding.Run(protocol, GrowingInfants.Within(protocol.Safety.Growth).Take(1));

        // 20 doses of azacitidine, the counts before each of the four EPI blocks, and nine expected toxicities of two grades in two spellings.
        Assert.Equal(20 + 4 + (9 * 2 * 2), report.Requests);
        Assert.Equal((20, 20), (report.Of(FaultKind.Twofold).Seeded, report.Of(FaultKind.Twofold).Caught));
        Assert.Equal((20, 20), (report.Of(FaultKind.Fivefold).Seeded, report.Of(FaultKind.Fivefold).Caught));
        Assert.Empty(report.Missed);
    }

    [Fact]
    public void The_report_is_the_same_on_every_run()
    {
        CompiledProtocol protocol = Aall15P1.Compile();

        Assert.Equal(
            FaultSeeding.Run(protocol, GrowingInfants.Within(protocol.Safety.Growth)).ToMarkdown(),
            FaultSeeding.Run(protocol, GrowingInfants.Within(protocol.Safety.Growth)).ToMarkdown());
    }

    [Fact]
    public void The_table_has_a_row_for_each_kind()
    {
        string markdown = Report.ToMarkdown();

        Assert.Equal(2 + Enum.GetValues<FaultKind>().Length, markdown.Split('\n').Count(line => line.StartsWith('|')));
        Assert.Contains("false alerts: 0.", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void README_prints_the_table_of_this_very_code()
    {
        string[] readme = Readme.Text(Readme.All[0]).Split("<!-- faults -->\n");

        Assert.Equal(3, readme.Length);
        Assert.Equal(Report.ToMarkdown().ReplaceLineEndings("\n"), readme[1]);
    }
}
