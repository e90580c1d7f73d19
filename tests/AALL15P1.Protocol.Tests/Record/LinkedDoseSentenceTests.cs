using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What is found at doses that depend on one another. Interim Maintenance begins on 2026-03-20: mercaptopurine on days 1-14,
/// high-dose methotrexate over 24 hours on days 1 and 8 (03-20, 03-27), leucovorin on days 3-4 and 10-11 (03-22, 03-23, 03-29,
/// 03-30), from hour 42; what is later than hour 45 is a hazard.
/// </summary>
public sealed class LinkedDoseSentenceTests
{
    private const string Mtx = "methotrexate-high-dose";
    private const string Im = "interim-maintenance";
    private const string Hours = "leucovorin at hours 42, 48, 54 from the start of the infusion";
    private const string First = "methotrexate-high-dose first, and leucovorin at hours 42, 48, 54 from its start";

    // The infusion begins at 08:00 on 03-20. Of two doses the one that began first is the rescue, whichever day it was planned for.
    [Theory]
    [InlineData("3 22T02:00", null)]
    [InlineData("3 22T04:00", "Proceed Deviation | leucovorin began 44 hours after the start of")]
    [InlineData("3 22T05:00", "Proceed Deviation | leucovorin began 45 hours after the start of")]
    [InlineData("3 22T05:01", "Hold Hazard | leucovorin began 45 hours 1 min after the start of")]
    [InlineData("4 22T08:00,3 23T08:00", "Hold Hazard | leucovorin began 48 hours after the start of")]
    [InlineData("3 22T20:00,4 22T04:00", "Proceed Deviation | leucovorin began 44 hours after the start of")]
    [InlineData("3 22T04:00,4 22T20:00", "Proceed Deviation | leucovorin began 44 hours after the start of")]
    public void A_rescue_is_late_by_the_clock(string rescues, string? expected) => Equal(
        expected is null ? null : $"{expected} interim-maintenance/{Mtx} day 1 | {Hours}",
        RecordIn(
            Im,
            [
                Given("2026-03-20", Mtx, 1, "\"startedAt\":\"2026-03-20T08:00:00Z\""),
                .. rescues.Split(',').Select(rescue => Given($"2026-03-{rescue[2..4]}", "leucovorin", rescue[0] - '0', $"\"startedAt\":\"2026-03-{rescue[2..]}:00Z\"")),
            ]),
        "2026-03-23",
        "g6");

    // Before it is due: held for good, held beyond its day, held until its day, and after the next block has begun.
    [Theory]
    [InlineData("held", "is held")]
    [InlineData("held 2026-03-24", "is held")]
    [InlineData("held 2026-03-22", null)]
    [InlineData("next", "is no longer in the plan")]
    [InlineData("", null)]
    public void A_rescue_that_will_not_come_on_its_day_is_found_before_it(string what, string? why)
    {
        string[] more = what.Split(' ') switch
        {
            ["next"] => [Event("2026-03-21", "\"type\":\"block-started\",\"block\":\"azacitidine-3\"")],
            ["held", .. var until] => [Held("2026-03-21", "leucovorin", 3, until.SingleOrDefault(), Im)],
            _ => [],
        };

        Equal(
            why is null ? null : $"Hold Hazard | interim-maintenance/{Mtx} day 1 was given on 2026-03-20, and the leucovorin that follows on 2026-03-22 {why} | {Hours}",
            RecordIn(HoldPolicy.MakeUp, Im, [Given("2026-03-20", Mtx, 1), .. more]),
            "2026-03-21",
            "g6");
    }

    // Day 2 stands for day 1, so that its rescue is two days later, 03-23. Day 10, after days 1 and 8, stands for none: its is day 11, a day later.
    [Theory]
    [InlineData("2 21", "2026-03-23", null)]
    [InlineData("2 21", "2026-03-24", "2 was given on 2026-03-21, and no leucovorin is recorded after it by 2026-03-24; it was due on 2026-03-23")]
    [InlineData("10 29,1 20,8 27", "2026-03-31", "10 was given on 2026-03-29, and no leucovorin is recorded after it by 2026-03-31; it was due on 2026-03-30")]
    public void An_infusion_on_no_planned_day_is_rescued_from(string infusions, string on, string? found)
    {
        string[] lines = [.. infusions.Split(',').Select(infusion => infusion.Split(' ')).Select(infusion => (Last: infusion[1], Line: Given($"2026-03-{infusion[1]}", Mtx, int.Parse(infusion[0], System.Globalization.CultureInfo.InvariantCulture)))).OrderBy(each => each.Last, StringComparer.Ordinal).Select(each => each.Line)];

        Equal(found is null ? null : $"Hold Hazard | interim-maintenance/{Mtx} day {found} | {Hours}", RecordIn(Im, lines), on, $"g{5 + lines.Length}");
    }

    // The infusion runs from 08:00 on 03-20 to 08:00 on 03-21.
    [Theory]
    [InlineData("20T07:59", "was given on 2026-03-20")]
    [InlineData("20T08:00", ", which takes 24 hours, had begun 0 hours before")]
    [InlineData("21T07:59", ", which takes 24 hours, had begun 23 hours 59 min before")]
    [InlineData("21T08:00", null)]
    public void A_rescue_during_its_infusion(string began, string? wrong)
    {
        string line = Given($"2026-03-{began[..2]}", "leucovorin", 3, $"\"startedAt\":\"2026-03-{began}:00Z\"");

        Equal(
            wrong is null ? null : $"Hold Hazard | interim-maintenance/leucovorin day 3 was given on 2026-03-{began[..2]}, and {Mtx} day 1{(wrong[0] == ',' ? string.Empty : " ")}{wrong} | {First}",
            RecordIn(Im, Given("2026-03-20", Mtx, 1, "\"startedAt\":\"2026-03-20T08:00:00Z\""), line),
            "2026-03-21",
            "g7");
    }

    // Day 8 waits while day 1 is held and nobody knows until when; what is no rescue is no rescue from nothing.
    [Fact]
    public void A_rescue_from_what_waits()
    {
        TreatmentRecord record = RecordIn(HoldPolicy.ShiftOrder, Im, Held("2026-03-20", Mtx, 1, null, Im), Given("2026-03-21", "mercaptopurine", 2, null, "PO"), Given("2026-03-29", "leucovorin", 10));

        Equal(null, record, "2026-03-29", "g7");
        Equal($"Hold Hazard | interim-maintenance/leucovorin day 10 was given on 2026-03-29, and {Mtx} day 8 is held | {First}", record, "2026-03-29", "g8");
    }

    // Day 29 of Induction is 02-02: methotrexate and hydrocortisone go in by one puncture, vincristine into a vein.
    [Theory]
    [InlineData("methotrexate-intrathecal", "hydrocortisone", "2026-02-03", true)]
    [InlineData("hydrocortisone", "methotrexate-intrathecal", "2026-02-03", true)]
    [InlineData("methotrexate-intrathecal", "hydrocortisone", "2026-02-02", false)]
    [InlineData("methotrexate-intrathecal", "vincristine", "2026-02-03", false)]
    [InlineData("hydrocortisone", "vincristine", "2026-02-03", false)]
    public void Drugs_of_one_puncture(string first, string second, string date, bool isFound)
    {
        TreatmentRecord record = RecordIn("induction", Given("2026-02-02", first, 29, null, "IT", "induction"), Given(date, second, 29, null, second == "vincristine" ? "IV" : "IT", "induction"));

        Assert.Empty(Found(record, "2026-02-03", "g2"));
        Assert.Equal(isFound ? [$"INTRATHECAL-ONE-PUNCTURE Proceed Deviation | induction/{second} day 29 was given on 2026-02-03, and {first} of that day on 2026-02-02 | both on one day"] : [], Found(record, "2026-02-03", "g3"));

        static string[] Found(TreatmentRecord record, string on, string id) => [.. Lines(record, on, id).Where(line => line.StartsWith("INTRATHECAL", StringComparison.Ordinal))];
    }

    // Weekly methotrexate of day 8, 2026-07-13: with mercaptopurine on its day, and intrathecally on another.
    [Theory]
    [InlineData("mercaptopurine", 8, "2026-07-13")]
    [InlineData("methotrexate-intrathecal", 1, "2026-07-12")]
    [InlineData("methotrexate-intrathecal", 1, "2026-07-14")]
    public void What_is_kept_apart_is_two_routes_of_one_drug_on_one_day(string other, int day, string date)
    {
        string[] lines = [Given("2026-07-13", "methotrexate", 8, null, "PO", "maintenance"), Given(date, other, day, null, other == "mercaptopurine" ? "PO" : "IT", "maintenance")];
        TreatmentRecord record = RecordIn("maintenance", [.. lines.OrderBy(line => line.Split("\"date\":")[1][..12], StringComparer.Ordinal)]);

        Assert.DoesNotContain(record.StateOn(RecordBuilder.Date("2026-07-14")).Findings, found => found.Finding.Rule.Id == "METHOTREXATE-PO-IT");
    }

    private static void Equal(string? expected, TreatmentRecord record, string on, string id) =>
        Assert.Equal(expected is null ? [] : [$"LEUCOVORIN-RESCUE {expected}"], Lines(record, on, id).Where(line => line.StartsWith("LEUCOVORIN", StringComparison.Ordinal)));
}
