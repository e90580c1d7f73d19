using AALL15P1.Protocol.Regimen;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What is known on the day on which a block would start. Induction began on 2026-01-05 (day 29 is 02-02), EPI#1 on 02-09 with
/// azacitidine on five days, Consolidation on 02-14 (its last day, 29, is 03-14).
/// </summary>
public sealed class StartFactsTableTests
{
    // Doses as "block order day date", and omissions with an o: since the last dose of the blocks before, by the day; else since the
    // start of the last of them. What was given after the day, or of the block itself, counts for nothing.
    [Theory]
    [InlineData(1, "2026-02-09", "", "2026-01-05")]
    [InlineData(1, "2026-02-09", "induction prednisolone 1 2026-01-06", "2026-01-06")]
    [InlineData(2, "2026-02-14", "", "2026-02-09")]
    [InlineData(2, "2026-02-14", "induction prednisolone 1 2026-01-06", "2026-02-09")]
    [InlineData(2, "2026-02-14", "induction prednisolone 1 2026-02-10", "2026-02-10")]
    [InlineData(2, "2026-02-14", "azacitidine-1 azacitidine 1 2026-02-12", "2026-02-12")]
    [InlineData(2, "2026-02-14", "azacitidine-1 azacitidine 1 2026-02-14", "2026-02-14")]
    [InlineData(2, "2026-02-14", "azacitidine-1 azacitidine 1 2026-02-15", "2026-02-09")]
    [InlineData(2, "2026-02-14", "azacitidine-1 azacitidine 1 2026-02-12,azacitidine-1 azacitidine 5 2026-02-15", "2026-02-12")]
    [InlineData(2, "2026-02-14", "azacitidine-1 azacitidine 1 2026-02-12,o azacitidine-1 azacitidine 2 2026-02-13", "2026-02-12")]
    [InlineData(2, "2026-02-14", "consolidation mercaptopurine 1 2026-02-14", "2026-02-09")]
    public void Since_the_last_dose_before(int block, string on, string given, string since)
    {
        TreatmentRecord record = RecordIn("consolidation", [.. given.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(dose => dose.Split(' ')).Select(Line)]);

        Assert.Equal(Date(since), RecordStates.StartFactsOn(record.Facts, record.Plan, block, Date(on)).Since);

        static string Line(string[] dose) => dose[0] == "o"
            ? On(dose[4], $"\"type\":\"administration-omitted\",\"block\":\"{dose[1]}\",\"order\":\"{dose[2]}\",\"day\":{dose[3]},\"reason\":\"x\"")
            : On(dose[3], $"\"type\":\"administration-given\",\"block\":\"{dose[0]}\",\"order\":\"{dose[1]}\",\"day\":{dose[2]},\"dose\":{{\"route\":\"{(dose[1] is "azacitidine" ? "IV" : "PO")}\"}}");
    }

    // "s16" is a statement of the day that toxicity has resolved, "a16" the beginning of an adverse event and "g16" another grade of
    // it; after an @ the day of recording. On one day the clock decides: what was recorded later.
    [Theory]
    [InlineData("s16@16", true)]
    [InlineData("s08@16", null)]
    [InlineData("a15@15 s16@16", true)]
    [InlineData("s16@16 a17@17", null)]
    [InlineData("a15@15 s16@16 g17@17", null)]
    [InlineData("a15@15 g16@16 s17@17", true)]
    [InlineData("a16@16 s16@17", true)]
    [InlineData("s16@16 a16@17", null)]
    [InlineData("s17@17 a16@20", true)]
    public void Toxicity_resolved_after_what_happened(string happened, bool? expected)
    {
        TreatmentRecord record = RecordIn("azacitidine-1", [.. happened.Split(' ').Select(part => Event($"2026-02-{part[4..]}", part[0] switch
        {
            's' => "\"type\":\"toxicity-stated\",\"resolved\":true",
            'a' => "\"type\":\"adverse-event-started\",\"episode\":\"e\",\"term\":\"sepsis\",\"grade\":3",
            _ => "\"type\":\"adverse-event-graded\",\"episode\":\"e\",\"grade\":4",
        }).Replace($"\"date\":\"2026-02-{part[4..]}\"", $"\"date\":\"2026-02-{part[1..3]}\"", StringComparison.Ordinal))]);

        Assert.Equal(expected, RecordStates.StartFactsOn(record.Facts, record.Plan, 2, Date("2026-02-21")).ToxicityResolved);
    }

    // All of EPI#1 was given but half of its last dose: that one is unrecorded on the next day, and nothing when the other half is.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public void A_dose_that_was_given_in_part_is_unrecorded(int portions, int expected)
    {
        string[] last = [.. Enumerable.Range(1, portions).Select(number => Given("2026-02-13", "azacitidine", 5, $"\"portion\":{{\"number\":{number},\"of\":2}}", "IV", "azacitidine-1"))];
        TreatmentRecord record = RecordIn("azacitidine-1", [.. Enumerable.Range(1, 4).Select(day => Given($"2026-02-{8 + day:00}", "azacitidine", day, null, "IV", "azacitidine-1")), .. last]);

        Assert.Equal(expected, record.Next(Date("2026-02-14")).GateFacts!.Value.PreviousBlockUnrecorded);
    }

    // Before the first block there is none; and of one that never started nothing is complete, held, or missing.
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_no_block_before_nothing_is_said(int block)
    {
        TreatmentRecord record = RecordIn("induction");
        StartFacts facts = RecordStates.StartFactsOn(record.Facts, record.Plan, block, Date("2026-03-01"));

        Assert.Equal((null, false, 0, (int?)0), (facts.PreviousBlockStart, facts.PreviousBlockIsComplete, facts.PreviousBlockUnrecorded, facts.PreviousBlockHeldDays));
    }

    // Whether what is left of the block before was omitted or cannot be given: day 29 of Induction has three drugs.
    [Theory]
    [InlineData("methotrexate-intrathecal hydrocortisone vincristine", "2026-02-02", true)]
    [InlineData("methotrexate-intrathecal hydrocortisone", "2026-02-02", false)]
    [InlineData("methotrexate-intrathecal hydrocortisone vincristine", "2026-02-03", false)]
    [InlineData("methotrexate-intrathecal hydrocortisone vincristine", "2026-02-01", false)]
    public void The_rest_of_the_first_block_was_omitted(string orders, string on, bool expected)
    {
        TreatmentRecord record = RecordIn("induction", [.. orders.Split(' ').Select(order => Event("2026-01-30", $"\"type\":\"administration-omitted\",\"block\":\"induction\",\"order\":\"{order}\",\"day\":29,\"reason\":\"x\""))]);

        Assert.Equal(expected, record.Next(Date(on)).GateFacts!.Value.PreviousBlockIsComplete);
    }

    // Azacitidine of day 2 is held from 02-10 to 02-13, where day 5 stands: by a site that makes up, days 2 to 4 have no place.
    [Fact]
    public void What_has_no_place_is_unrecorded_where_the_next_block_follows_on_its_day()
    {
        TreatmentRecord held = RecordIn(HoldPolicy.MakeUp, "azacitidine-1", Given("2026-02-09", "azacitidine", 1, null, "IV", "azacitidine-1"), Held("2026-02-10", "azacitidine", 2, "2026-02-13", "azacitidine-1"));
        StartFacts planned = held.Next(Date("2026-02-11")).GateFacts!.Value;
        Assert.Equal((false, 1), (planned.PreviousBlockIsComplete, planned.PreviousBlockUnrecorded));

        TreatmentRecord omitted = With(held, Event("2026-02-11", "\"type\":\"administration-omitted\",\"block\":\"azacitidine-1\",\"order\":\"azacitidine\",\"day\":5,\"reason\":\"x\""));
        Assert.True(omitted.Next(Date("2026-02-11")).GateFacts!.Value.PreviousBlockIsComplete);
        Assert.Equal(3, omitted.Next(Date("2026-02-14")).GateFacts!.Value.PreviousBlockUnrecorded);
    }

    // Mercaptopurine of days 8 to 10 has no place beside day 11, and EPI#2 asks for no exact day; a portion of day 12 is no dose.
    [Fact]
    public void What_has_no_place_is_not_unrecorded_elsewhere()
    {
        RecordBuilder journey = new RecordBuilder(RecordBuilder.With(HoldPolicy.MakeUp)).Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05").Start(BlockIds.Azacitidine1, "2026-02-09").Start(BlockIds.Consolidation, "2026-02-14")
            .Hold(BlockIds.Consolidation, "mercaptopurine", 8, Date("2026-02-21"), Date("2026-02-24"));
        foreach (PlannedAdministration row in journey.Record.Plan!.ToBeGiven(Date("2026-02-14"), Date("2026-03-14")).Where(row => row.Block.Id == BlockIds.Consolidation && row.Slot != new AdministrationSlot(BlockIds.Consolidation, "mercaptopurine", 12)).ToList())
        {
            journey.Give(row.Block.Id, row.Order.Id, row.Day, row.Date);
        }

        Assert.Equal(1, Unrecorded());
        journey.Apply(new RecordEvent.AdministrationGiven(journey.Stamp(Date("2026-03-14")), Date("2026-02-25"), new(BlockIds.Consolidation, "mercaptopurine", 12), GivenDose.WholeDay(Route.PO).AsPortion(1, 2)));
        Assert.Equal(1, Unrecorded());
        journey.Apply(new RecordEvent.AdministrationGiven(journey.Stamp(Date("2026-03-14")), Date("2026-02-25"), new(BlockIds.Consolidation, "mercaptopurine", 12), GivenDose.WholeDay(Route.PO).AsPortion(2, 2)));
        Assert.Equal(0, Unrecorded());
        Assert.Empty(journey.Refusals);

        int Unrecorded() => journey.Record.Next(Date("2026-03-15")).GateFacts!.Value.PreviousBlockUnrecorded;
    }

    // Consolidation is held as a whole for three days; of EPI#1 day 5 alone is held, and nobody knows until when.
    [Fact]
    public void Holds_make_the_next_block_later()
    {
        Assert.Equal(3, RecordIn(HoldPolicy.ShiftBlock, "consolidation", Held("2026-02-21", "mercaptopurine", 8, "2026-02-24")).Next(Date("2026-02-25")).GateFacts!.Value.PreviousBlockHeldDays);
        Assert.Equal(0, RecordIn("consolidation").Next(Date("2026-02-25")).GateFacts!.Value.PreviousBlockHeldDays);
        Assert.Null(RecordIn(HoldPolicy.ShiftBlock, "azacitidine-1", Held("2026-02-13", "azacitidine", 5, null, "azacitidine-1")).Next(Date("2026-02-13")).GateFacts!.Value.PreviousBlockHeldDays);
    }

    // Counts, a statement and a result of 02-10, each shown only where the block asks for it.
    [Theory]
    [InlineData("", "")]
    [InlineData("neutrophils", "c")]
    [InlineData("platelets", "c")]
    [InlineData("white", "c")]
    [InlineData("toxicity", "t")]
    [InlineData("marker", "m")]
    [InlineData("neutrophils platelets toxicity marker", "c t m")]
    public void Evidence_is_what_the_block_asks_for(string asked, string expected)
    {
        TreatmentRecord record = RecordIn(
            "azacitidine-1",
            Event("2026-02-10", "\"type\":\"laboratory-reported\",\"values\":{\"takenOn\":\"2026-02-10\",\"neutrophils\":\"900/µL\"}"),
            Event("2026-02-10", "\"type\":\"toxicity-stated\",\"resolved\":true"),
            Event("2026-02-10", "\"type\":\"kmt2a-reported\",\"status\":\"rearranged\""));
        Block block = Aall15P1.Definition.Block(BlockIds.Consolidation) with
        {
            StartCriteria = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word switch
            {
                "neutrophils" => StartCriterion.Count(Analyte.Neutrophils, CellCount.FromPerMicrolitre(500m), RecordRules.Day),
                "platelets" => StartCriterion.Count(Analyte.Platelets, CellCount.FromPerMicrolitre(500m), RecordRules.Route),
                "white" => StartCriterion.Count(Analyte.WhiteCells, CellCount.FromPerMicrolitre(500m), RecordRules.Twice),
                "toxicity" => new StartCriterion.ToxicityResolved(RecordRules.Interval),
                _ => StartCriterion.With(Aall15P1.Definition.Marker!, RecordRules.LeftOut),
            }).ToValueList(),
        };

        Assert.Equal(expected, string.Join(' ', RecordStates.EvidenceOf(record.Facts, block, Date("2026-02-12")).Select(evidence => evidence.Kind switch { RecordEventKind.LaboratoryReported => "c", RecordEventKind.ToxicityStated => "t", _ => "m" })));
    }

    /// <summary>An event of a day, recorded at the end of February.</summary>
    private static string On(string day, string members) => Event("2026-02-28", members).Replace("\"date\":\"2026-02-28\"", $"\"date\":\"{day}\"", StringComparison.Ordinal);
}
