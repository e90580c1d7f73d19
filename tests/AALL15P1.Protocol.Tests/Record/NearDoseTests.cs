using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Pegaspargase, which is given 14 days apart, beside another dose of it; day 12 of Induction is 2026-01-16.</summary>
public sealed class NearDoseTests
{
    // On one day, for one planned day, it was given twice, which is another rule's.
    [Theory]
    [InlineData(12, "2026-01-16", 0)]
    [InlineData(13, "2026-01-16", 2)]
    [InlineData(12, "2026-01-20", 2)]
    [InlineData(26, "2026-01-30", 0)]
    public void Two_doses_of_one_block(int day, string date, int expected) => Assert.Equal(
        expected,
        Count(Journeys.Begin().Give(BlockIds.Induction, "pegaspargase", 12, Date("2026-01-16")).Give(BlockIds.Induction, "pegaspargase", day, Date(date))));

    // Day 23 of Interim Maintenance as late as 05-28; what was given of the next block before it does not hide it.
    [Theory]
    [InlineData("2026-05-30", 2)]
    [InlineData("2026-06-10", 2)]
    [InlineData("2026-06-11", 0)]
    public void A_late_dose_of_the_block_before(string date, int expected) => Assert.Equal(
        expected,
        Count(Journeys.Begin().Start(BlockIds.InterimMaintenance, "2026-03-20").Start(BlockIds.DelayedIntensification1, "2026-04-30")
            .Give(BlockIds.DelayedIntensification1, "dexamethasone", 1, Date("2026-04-30"))
            .Give(BlockIds.InterimMaintenance, "pegaspargase", 23, Date("2026-05-28"))
            .Give(BlockIds.DelayedIntensification1, "pegaspargase", 1, Date(date))));

    private static int Count(RecordBuilder journey)
    {
        Assert.Empty(journey.Refusals);
        return journey.Record.StateOn(Date("2026-06-20")).Findings.Count(found => found.Finding.Rule.Id == "PEG-INTERVAL-14");
    }
}
