using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordScript;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What a record finds at an event: the rule, how grave it is, what was found, what is expected and what is missing. Consolidation
/// begins on 2026-02-14 (mercaptopurine on days 1-28, so that day 8 is 02-21; cytarabine and hydrocortisone into the canal on day
/// 10, 02-23), Interim Maintenance on 2026-03-20 (high-dose methotrexate on days 1 and 8, 03-20 and 03-27, leucovorin on days 3-4
/// and 10-11, from 03-22 and 03-29; high-dose cytarabine twice a day on days 15-16, 04-03 and 04-04).
/// </summary>
public sealed class FindingSentenceTests
{
    private const string Mtx = "methotrexate-high-dose";
    private const string Cytarabine = "cytarabine-high-dose";
    private const string Rescue = "leucovorin at hours 42, 48, 54 from the start of the infusion";
    private const string First = "methotrexate-high-dose first, and leucovorin at hours 42, 48, 54 from its start";

    [Theory]
    [InlineData("vincristine", 8, "IT", "RECORD-ROUTE Hold Hazard | vincristine was given IT | IV")]
    [InlineData("cytarabine", 8, "SC", "RECORD-ROUTE Hold Deviation | cytarabine was given SC | IV")]
    [InlineData("vincristine", 8, "IV", null)]
    public void A_wrong_route(string order, int day, string route, string? expected) =>
        IsAll(RecordIn("induction", Given("2026-01-12", order, day, null, route, "induction")), "2026-01-12", expected);

    // What the calendar states is cited from it.
    [Fact]
    public void A_rule_of_the_calendar_has_the_calendars_citation()
    {
        Rule rule = RecordIn("induction", Given("2026-01-12", "vincristine", 8, null, "IT", "induction")).StateOn(Date("2026-01-12")).Findings.Single(found => found.Finding.Rule.Id == "RECORD-ROUTE").Finding.Rule;

        Assert.Equal(("CTGOV", Standing.Protocol), (rule.Citation!.Source.Id, rule.Standing));
    }

    [Theory]
    [InlineData("2026-01-12", 8, null, "RECORD-TWICE Hold Hazard | induction/vincristine day 8 was given before | one dose")]
    [InlineData("2026-01-13", 9, null, "RECORD-UNPLANNED Proceed Deviation | induction/vincristine day 9 was given; it stands for day 15 | days 8, 15, 22, 29", "RECORD-INTERVAL Hold Hazard | induction/vincristine day 9 was given near another administration of the order, of 2026-01-12 | at least 7 days between administrations")]
    [InlineData("2026-01-20", 15, null, "RECORD-DAY Proceed Deviation | induction/vincristine day 15 was given on 2026-01-20 | 2026-01-19")]
    public void A_second_dose(string date, int day, string? dose, params string[] expected) =>
        Is(RecordIn("induction", Given("2026-01-12", "vincristine", 8, null, "IV", "induction"), Given(date, "vincristine", day, dose, "IV", "induction")), "2026-01-20", "g3", expected);

    // Mercaptopurine every day: two planned days on one are a deviation, and no hazard.
    [Fact]
    public void Two_planned_days_on_one()
    {
        TreatmentRecord record = RecordIn("consolidation", Given("2026-02-21", "mercaptopurine", 8, null, "PO", "consolidation"), Given("2026-02-21", "mercaptopurine", 9, null, "PO", "consolidation"));

        Is(
            record,
            "2026-02-21",
            "g5",
            "RECORD-DAY Proceed Deviation | consolidation/mercaptopurine day 9 was given on 2026-02-21 | 2026-02-22",
            "RECORD-INTERVAL Hold Deviation | consolidation/mercaptopurine day 9 was given near another administration of the order, of 2026-02-21 | one planned day of the order on a day");
    }

    [Fact]
    public void What_was_omitted() => IsAll(
        RecordIn("induction", Event("2026-01-11", "\"type\":\"administration-omitted\",\"block\":\"induction\",\"order\":\"vincristine\",\"day\":8,\"reason\":\"x\""), Given("2026-01-12", "vincristine", 8, null, "IV", "induction")),
        "2026-01-12",
        "RECORD-OMITTED-GIVEN Proceed Deviation | induction/vincristine day 8 was given, and omitted on 2026-01-11 | no administration");

    // One of prednisolone's three doses, and the omission of the rest: by day, and on one day by who recorded first.
    [Theory]
    [InlineData("2026-01-05", true, "2026-01-05", 1, false)]
    [InlineData("2026-01-05", false, "2026-01-05", 1, true)]
    [InlineData("2026-01-05", true, "2026-01-06", 1, false)]
    [InlineData("2026-01-06", false, "2026-01-05", 1, true)]
    [InlineData("2026-01-05", true, "2026-01-06", null, true)]
    public void The_rest_of_a_day_can_be_omitted(string given, bool isGivenFirst, string omitted, int? dose, bool isFound)
    {
        string given1 = Given(given, "prednisolone", 1, dose is null ? null : $"\"doseOfDay\":{dose}", "PO", "induction");
        string omission = Event(omitted, "\"type\":\"administration-omitted\",\"block\":\"induction\",\"order\":\"prednisolone\",\"day\":1,\"reason\":\"x\"");
        RecordState state = RecordIn("induction", isGivenFirst ? [given1, omission] : [omission, given1.Replace("23:59:00", "23:59:01", StringComparison.Ordinal)]).StateOn(Date("2026-01-06"));

        Assert.Equal(isFound, state.Findings.Any(found => found.Finding.Rule.Id == "RECORD-OMITTED-GIVEN"));
    }

    // Omitted as of 01-05, which was written down after the dose of 01-06: the day was closed when it was given.
    [Fact]
    public void The_rest_of_a_day_that_was_omitted_before_is_given_all_the_same() => Is(
        RecordIn(
            "induction",
            Given("2026-01-06", "prednisolone", 1, "\"doseOfDay\":1", "PO", "induction"),
            Event("2026-01-07", "\"type\":\"administration-omitted\",\"block\":\"induction\",\"order\":\"prednisolone\",\"day\":1,\"reason\":\"x\"").Replace("\"date\":\"2026-01-07\"", "\"date\":\"2026-01-05\"", StringComparison.Ordinal)),
        "2026-01-07",
        "g2",
        only: ["RECORD-OMITTED-GIVEN"],
        "RECORD-OMITTED-GIVEN Proceed Deviation | induction/prednisolone day 1 was given, and omitted on 2026-01-05 | no administration");

    // After midnight: the second of two doses, or the second of two portions, belongs to the day that it completes.
    [Theory]
    [InlineData("2026-04-04", "\"doseOfDay\":2", false)]
    [InlineData("2026-04-04", "\"doseOfDay\":1", true)]
    [InlineData("2026-04-05", "\"doseOfDay\":2", true)]
    [InlineData("2026-04-04", "\"portion\":{\"number\":2,\"of\":2}", false)]
    [InlineData("2026-04-04", "\"portion\":{\"number\":1,\"of\":2}", true)]
    [InlineData("2026-04-05", "\"portion\":{\"number\":2,\"of\":2}", true)]
    public void A_dose_after_midnight(string date, string dose, bool isFound) =>
        Assert.Equal(isFound, RecordIn("interim-maintenance", Given(date, Cytarabine, 15, dose)).StateOn(Date("2026-04-05")).Findings.Any(found => found.Finding.Rule.Id == "RECORD-DAY"));

    // How often a day leucovorin is given no source states: a second dose a day late is a day late.
    [Fact]
    public void A_dose_of_an_unknown_number_a_day_is_given_on_its_day() => IsAll(
        RecordIn("interim-maintenance", Given("2026-03-23", "leucovorin", 3, "\"doseOfDay\":2")),
        "2026-03-23",
        "RECORD-DAY Proceed Deviation | interim-maintenance/leucovorin day 3 was given on 2026-03-23 | 2026-03-22");

    // Day 10 is 02-23; held until 02-25 it is made up on 02-25 or later, and not before.
    [Theory]
    [InlineData("administration-made-up", "2026-02-22", "RECORD-DAY Proceed Deviation | consolidation/cytarabine day 10 was given on 2026-02-22 | 2026-02-23", "RECORD-HELD-GIVEN Hold Hazard | consolidation/cytarabine day 10 was given on 2026-02-22, and consolidation/cytarabine day 10 was held from 2026-02-22, until 2026-02-25 | nothing of the order before 2026-02-25")]
    [InlineData("administration-made-up", "2026-02-24", "RECORD-HELD-GIVEN Hold Hazard | consolidation/cytarabine day 10 was given on 2026-02-24, and consolidation/cytarabine day 10 was held from 2026-02-22, until 2026-02-25 | nothing of the order before 2026-02-25")]
    [InlineData("administration-made-up", "2026-02-25")]
    [InlineData("administration-made-up", "2026-02-28")]
    [InlineData("administration-given", "2026-02-28", "RECORD-DAY Proceed Deviation | consolidation/cytarabine day 10 was given on 2026-02-28 | 2026-02-23")]
    public void What_was_held_is_made_up_once_the_hold_has_ended(string type, string date, params string[] expected) => Is(
        RecordIn(
            HoldPolicy.MakeUp,
            "consolidation",
            Held("2026-02-22", "cytarabine", 10, "2026-02-25"),
            Given(date, "cytarabine", 10, null, "IV", "consolidation").Replace("administration-given", type, StringComparison.Ordinal)),
        "2026-02-28",
        "g5",
        expected);

    [Fact]
    public void What_was_not_held_is_not_made_up_on_another_day() => IsAll(
        RecordIn("consolidation", Given("2026-02-24", "cytarabine", 10, null, "IV", "consolidation").Replace("administration-given", "administration-made-up", StringComparison.Ordinal)),
        "2026-02-24",
        "RECORD-DAY Proceed Deviation | consolidation/cytarabine day 10 was given on 2026-02-24 | 2026-02-23");

    // Day 10, 02-23, is held from then on, recorded on 02-20: a dose of day 8 or 9 before 02-23 is none of it, and on it it is.
    [Theory]
    [InlineData("mercaptopurine", 8, "2026-02-22", false)]
    [InlineData("mercaptopurine", 8, "2026-02-23", true)]
    [InlineData("mercaptopurine", 8, "2026-02-24", true)]
    [InlineData("mercaptopurine", 10, "2026-02-22", true)]
    [InlineData("mercaptopurine", 11, "2026-02-22", true)]
    [InlineData("mercaptopurine", 12, "2026-02-25", false)]
    [InlineData("cytarabine", 10, "2026-02-23", false)]
    public void A_day_before_the_held_one_is_held_once_that_has_come(string order, int day, string date, bool isFound) => Assert.Equal(
        isFound,
        RecordIn("consolidation", Held("2026-02-20", "mercaptopurine", 10, "2026-02-25"), Given(date, order, day, null, "PO", "consolidation"))
            .StateOn(Date("2026-02-28")).Findings.Any(found => found.Finding.Rule.Id == "RECORD-HELD-GIVEN"));

    // By one puncture with what is held, on its day.
    [Theory]
    [InlineData(10, "hydrocortisone", 10, true)]
    [InlineData(10, "methotrexate-intrathecal", 24, false)]
    [InlineData(11, "hydrocortisone", 10, false)]
    [InlineData(24, "hydrocortisone", 24, false)]
    public void What_goes_in_together_is_held_together(int heldDay, string order, int day, bool isFound)
    {
        TreatmentRecord record = RecordIn("consolidation", Held("2026-02-22", "cytarabine-intrathecal", heldDay), Given("2026-03-09", order, day, null, "IT", "consolidation"));
        string[] found = [.. record.StateOn(Date("2026-03-09")).Findings.Where(each => each.Finding.Rule.Id == "RECORD-HELD-GIVEN").Select(each => each.Finding.Observed!)];

        Assert.Equal(isFound ? [$"consolidation/{order} day {day} was given on 2026-03-09, and consolidation/cytarabine-intrathecal day 10 was held from 2026-02-22, with no end stated"] : [], found);
    }

    // That what is held is made up says that the open hold is over; of another day it does not.
    [Theory]
    [InlineData(10, "Deviation")]
    [InlineData(11, "Hazard")]
    public void An_open_hold_ends_with_what_is_made_up(int day, string severity) => Assert.Contains(
        $"RECORD-HELD-GIVEN Hold {severity} | consolidation/cytarabine day {day} was given on 2026-02-25, and consolidation/cytarabine day 10 was held from 2026-02-23, with no end stated | a word that the hold has ended, first",
        Lines(RecordIn("consolidation", Held("2026-02-23", "cytarabine", 10), Given("2026-02-25", "cytarabine", day, null, "IV", "consolidation").Replace("administration-given", "administration-made-up", StringComparison.Ordinal)), "2026-02-25", "g5"));

    [Fact]
    public void A_hold_of_no_planned_day_and_one_that_nobody_decides()
    {
        const string Undecided = "RECORD-HOLD-UNDECIDED CannotDecide Information | | a decision whether it is made up, omitted or moves what follows | the site's policy for consolidation/cytarabine day 10";
        IsAll(RecordIn("consolidation", Held("2026-02-21", "cytarabine", 8)), "2026-02-21", "RECORD-UNPLANNED Proceed Deviation | consolidation/cytarabine day 8 was held | days 3-6, 10-13, 17-20, 24-27");

        // Of a hold that is extended the last word counts.
        TreatmentRecord extended = RecordIn("consolidation", Held("2026-02-23", "cytarabine", 10, "2026-02-24"), Held("2026-02-24", "cytarabine", 10, "2026-02-26"));
        Is(extended, "2026-02-24", "g4");
        Is(extended, "2026-02-24", "g5", Undecided);
        Is(With(extended, Event("2026-02-25", "\"type\":\"administration-omitted\",\"block\":\"consolidation\",\"order\":\"cytarabine\",\"day\":10,\"reason\":\"x\"")), "2026-02-25", "g5");
        Is(With(extended, Given("2026-02-26", "cytarabine", 10, null, "IV", "consolidation")), "2026-02-26", "g5");
        Is(RecordIn(HoldPolicy.ShiftOrder, "consolidation", Held("2026-02-23", "cytarabine", 10, "2026-02-24")), "2026-02-23", "g4");
    }

    // Mercaptopurine of day 8 has no room beside day 9 unless it is given on its day.
    [Fact]
    public void A_hold_that_leaves_something_out_says_so_at_its_last_word()
    {
        TreatmentRecord extended = RecordIn(HoldPolicy.MakeUp, "consolidation", Held("2026-02-21", "mercaptopurine", 8, "2026-02-22"), Held("2026-02-22", "mercaptopurine", 8, "2026-02-23"));

        Is(extended, "2026-02-23", "g4");
        Is(extended, "2026-02-23", "g5", "RECORD-LEFT-OUT Proceed Deviation | consolidation/mercaptopurine day 8 is left out: after its hold the next administration of the order stands too near | a day on which it can be made up");
    }

    [Fact]
    public void After_leaving_and_after_the_end()
    {
        string left = Event("2026-02-20", "\"type\":\"left-protocol\",\"reason\":\"x\"");
        Is(RecordIn("consolidation", left, Given("2026-02-20", "mercaptopurine", 7, null, "PO", "consolidation")), "2026-02-20", "g5", "RECORD-AFTER-LEAVING Proceed Deviation | consolidation/mercaptopurine day 7 was given on 2026-02-20 | nothing from 2026-02-20 on");
        Is(RecordIn("consolidation", left, Event("2026-02-21", "\"type\":\"block-started\",\"block\":\"azacitidine-2\"")), "2026-02-21", "g5", only: ["RECORD-AFTER-LEAVING"], "RECORD-AFTER-LEAVING Proceed Deviation | azacitidine-2 started on 2026-02-21 | nothing from 2026-02-20 on");
        Is(RecordIn("maintenance", Given("2028-01-05", "mercaptopurine", 549, null, "PO", "maintenance")), "2028-01-05", "g11", only: ["RECORD-AFTER-END"], "RECORD-AFTER-END Proceed Deviation | maintenance/mercaptopurine day 549 was given on 2028-01-05 | nothing from 2028-01-05 on");
    }

    // Day 29 of Induction, 02-02, has methotrexate and hydrocortisone into the canal and vincristine; day 28 dexamethasone too.
    [Theory]
    [InlineData("consolidation", "2026-03-13", "RECORD-BLOCK-CUT Proceed Deviation | 2 planned administrations of consolidation had not been given | the planned administrations of the block before, first")]
    [InlineData("consolidation", "2026-03-14", "RECORD-BLOCK-CUT Proceed Deviation | 1 planned administration of consolidation had not been given | the planned administrations of the block before, first")]
    [InlineData("consolidation", "2026-03-15", null)]
    public void A_block_that_was_cut_short(string block, string start, string? expected) =>
        Is(RecordIn(block, Event(start, "\"type\":\"block-started\",\"block\":\"azacitidine-2\"")), start, "g4", only: ["RECORD-BLOCK-CUT"], expected is null ? [] : [expected]);

    [Fact]
    public void A_block_that_was_skipped() => Is(
        RecordIn("azacitidine-1", Event("2026-03-15", "\"type\":\"block-started\",\"block\":\"azacitidine-2\"")),
        "2026-03-15",
        "g3",
        only: ["RECORD-BLOCK-SKIPPED"],
        "RECORD-BLOCK-SKIPPED Proceed Deviation | azacitidine-2 started, and consolidation has no start | a start of the block before");

    [Fact]
    public void Two_drugs_of_one_puncture_on_two_days() => Is(
        RecordIn("consolidation", Given("2026-02-23", "cytarabine-intrathecal", 10, null, "IT", "consolidation"), Given("2026-02-24", "hydrocortisone", 10, null, "IT", "consolidation")),
        "2026-02-24",
        "g5",
        only: ["INTRATHECAL-ONE-PUNCTURE"],
        "INTRATHECAL-ONE-PUNCTURE Proceed Deviation | consolidation/hydrocortisone day 10 was given on 2026-02-24, and cytarabine-intrathecal of that day on 2026-02-23 | both on one day");

    [Fact]
    public void Oral_and_intrathecal_methotrexate_on_one_day()
    {
        const string Both = "METHOTREXATE-PO-IT Hold Hazard | {0} were both given on 2026-07-13 | the two on different days";
        TreatmentRecord record = RecordIn("maintenance", Given("2026-07-13", "methotrexate", 8, null, "PO", "maintenance"), Given("2026-07-13", "methotrexate-intrathecal", 1, null, "IT", "maintenance"));

        Is(record, "2026-07-13", "g11", only: ["METHOTREXATE-PO-IT"], Both.Replace("{0}", "methotrexate and methotrexate-intrathecal", StringComparison.Ordinal));
        Is(record, "2026-07-13", "g12", only: ["METHOTREXATE-PO-IT"], Both.Replace("{0}", "methotrexate-intrathecal and methotrexate", StringComparison.Ordinal));
    }

    // The rescue from the infusion of 03-20 is that of days 3 and 4, and none of days 10 and 11.
    [Theory]
    [InlineData("2026-03-22", 3, "2026-03-22", null)]
    [InlineData("2026-03-23", 3, "2026-03-23", "interim-maintenance/methotrexate-high-dose day 1 was given on 2026-03-20, and leucovorin began only on 2026-03-23; it was due on 2026-03-22")]
    [InlineData("2026-03-23", 4, "2026-03-23", "interim-maintenance/methotrexate-high-dose day 1 was given on 2026-03-20, and leucovorin began only on 2026-03-23; it was due on 2026-03-22")]
    [InlineData("2026-03-29", 10, "2026-03-29", "interim-maintenance/methotrexate-high-dose day 1 was given on 2026-03-20, and no leucovorin is recorded after it by 2026-03-29; it was due on 2026-03-22")]
    public void A_rescue_that_came_late_or_is_that_of_another(string given, int day, string on, string? observed) => Is(
        RecordIn("interim-maintenance", Given("2026-03-20", Mtx, 1), Given(given, "leucovorin", day)),
        on,
        "g6",
        only: ["LEUCOVORIN-RESCUE"],
        observed is null ? [] : [$"LEUCOVORIN-RESCUE Hold Hazard | {observed} | {Rescue}"]);

    [Fact]
    public void A_rescue_that_was_omitted_and_an_infusion_that_has_none()
    {
        Is(
            RecordIn("interim-maintenance", Given("2026-03-20", Mtx, 1), Event("2026-03-21", "\"type\":\"administration-omitted\",\"block\":\"interim-maintenance\",\"order\":\"leucovorin\",\"day\":3,\"reason\":\"x\"")),
            "2026-03-21",
            "g6",
            only: ["LEUCOVORIN-RESCUE"],
            $"LEUCOVORIN-RESCUE Hold Hazard | interim-maintenance/methotrexate-high-dose day 1 was given on 2026-03-20, and the leucovorin after it was omitted on 2026-03-21 | {Rescue}");
        Is(
            RecordIn("interim-maintenance", Given("2026-04-18", Mtx, 30)),
            "2026-04-18",
            "g6",
            only: ["LEUCOVORIN-RESCUE"],
            $"LEUCOVORIN-RESCUE Hold Hazard | interim-maintenance/methotrexate-high-dose day 30 was given on 2026-04-18, and the plan has no leucovorin after it | {Rescue}");
    }

    // A rescue before its infusion rescues from nothing: from the one before its own day, given, planned or held.
    [Theory]
    [InlineData(null, "2026-03-20", 3, "methotrexate-high-dose day 1 is planned for 2026-03-20")]
    [InlineData(null, "2026-03-21", 3, null)]
    [InlineData(null, "2026-03-26", 9, "methotrexate-high-dose day 8 is planned for 2026-03-27")]
    [InlineData(null, "2026-03-26", 8, null)]
    [InlineData("given", "2026-03-20", 3, "methotrexate-high-dose day 1 was given on 2026-03-20")]
    [InlineData("given", "2026-03-21", 3, null)]
    [InlineData("held", "2026-03-21", 3, "methotrexate-high-dose day 1 is held")]
    [InlineData("omitted", "2026-03-21", 3, null)]
    [InlineData("omitted", "2026-03-20", 3, null)]
    public void A_rescue_from_nothing(string? infusion, string given, int day, string? wrong)
    {
        string[] first = infusion switch
        {
            "given" => [Given("2026-03-20", Mtx, 1)],
            "held" => [Held("2026-03-20", Mtx, 1, null, "interim-maintenance")],
            "omitted" => [Event("2026-03-20", $"\"type\":\"administration-omitted\",\"block\":\"interim-maintenance\",\"order\":\"{Mtx}\",\"day\":1,\"reason\":\"x\"")],
            _ => [],
        };
        TreatmentRecord record = RecordIn("interim-maintenance", [.. first, Given(given, "leucovorin", day)]);

        Is(
            record,
            given,
            $"g{5 + 1 + first.Length}",
            only: ["LEUCOVORIN-RESCUE"],
            wrong is null ? [] : [$"LEUCOVORIN-RESCUE Hold Hazard | interim-maintenance/leucovorin day {day} was given on {given}, and {wrong} | {First}"]);
    }

    [Fact]
    public void A_stopped_drug_says_what_stopped_it()
    {
        RecordBuilder stopped = TitrationRecordTests.Prescribe(TitrationRecordTests.InMaintenance(), "2026-07-06", 0, 100).Give(BlockIds.Maintenance, "mercaptopurine", 2, Date("2026-07-07"));
        RecordBuilder counted = TitrationRecordTests.Prescribe(TitrationRecordTests.InMaintenance(), "2026-07-06", 100, 100).Counts("2026-07-08", 400, 200_000).Give(BlockIds.Maintenance, "mercaptopurine", 4, Date("2026-07-09"));

        Is(stopped.Record, "2026-07-07", stopped.Record.Events[^1].Stamp.Id, "RECORD-STOPPED-GIVEN Hold Hazard | maintenance/mercaptopurine day 2 was given on 2026-07-07, and mercaptopurine is stopped by the prescription of 2026-07-06 | a prescription first");
        Is(counted.Record, "2026-07-09", counted.Record.Events[^1].Stamp.Id, "ICICLE-STOP Hold Hazard | maintenance/mercaptopurine day 4 was given on 2026-07-09, and the counts of 2026-07-08 call for a stop that nobody has answered | a prescription first");
    }

    // By ICiCLe-ALL-14: ANC 400 stops, 600 halves, 2500 lets both stay at 100 %. More than that at a stop or a halving is a hazard.
    [Theory]
    [InlineData(400, 0, 0, null, null)]
    [InlineData(400, 50, 0, "ICICLE-STOP", "Hazard")]
    [InlineData(400, 0, 50, "ICICLE-STOP", "Hazard")]
    [InlineData(600, 50, 50, null, null)]
    [InlineData(600, 75, 50, "ICICLE-HALVE", "Hazard")]
    [InlineData(600, 50, 75, "ICICLE-HALVE", "Hazard")]
    [InlineData(600, 25, 50, "ICICLE-HALVE", "Deviation")]
    [InlineData(600, 25, 25, "ICICLE-HALVE", "Deviation")]
    [InlineData(2500, 100, 100, null, null)]
    [InlineData(2500, 125, 100, "ICICLE-FIRST-STEP", "Deviation")]
    [InlineData(2500, 75, 100, "ICICLE-FIRST-STEP", "Deviation")]
    public void A_prescription_is_compared_with_the_policy(int neutrophils, int thiopurine, int antifolate, string? rule, string? severity)
    {
        RecordBuilder journey = TitrationRecordTests.Prescribe(TitrationRecordTests.InMaintenance(), "2026-07-06", 100, 100).Counts("2026-07-20", neutrophils, 200_000);
        TitrationRecordTests.Prescribe(journey, "2026-07-20", thiopurine, antifolate);
        string[] found = Lines(journey.Record, "2026-07-20", journey.Record.Events[^1].Stamp.Id);

        Assert.Equal(rule is null ? [] : [$"{rule} {(severity == "Hazard" ? "Hold" : "Proceed")} {severity}"], found.Select(line => line.Split(" | ")[0]));
        if (rule == "ICICLE-STOP" && thiopurine == 50)
        {
            Assert.Equal("ICICLE-STOP Hold Hazard | thiopurine 50 %, methotrexate 0 % prescribed; ANC 400/µL, platelets 200000/µL; thiopurine 100 %, methotrexate 100 % since 2026-07-06 | to stop at ANC at most 500/µL or platelets at most 50000/µL: stop both drugs", Assert.Single(found));
        }
    }

    // 100 % of methotrexate is 10 mg a week; 50 mg are five times that.
    [Theory]
    [InlineData("49.9", 0)]
    [InlineData("50", 1)]
    public void The_amount_of_each_drug_is_compared_with_its_percentage(string amount, int expected)
    {
        RecordBuilder journey = TitrationRecordTests.InMaintenance();
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-06")), Date("2026-07-06"), DosePercent.StartingDose, null, DosePercent.StartingDose, DrugMass.Parse($"{amount} mg")));

        Assert.Equal(expected, journey.Record.StateOn(Date("2026-07-06")).Findings.Count(found => found.Finding.Rule.Id == "DOSE-FIVEFOLD"));
    }

    [Fact]
    public void A_prescription_without_its_starting_dose()
    {
        RecordBuilder journey = TitrationRecordTests.InMaintenance(Aall15P1.Compile(new SiteSupplement("site", "A site")));
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-06")), Date("2026-07-06"), null, DrugMass.Parse("12.5 mg"), DosePercent.StartingDose, null));

        Is(journey.Record, "2026-07-06", journey.Record.Events[^1].Stamp.Id, "RECORD-TITRATION-START CannotDecide Information | | a percentage of the starting dose, or the starting dose in mg | the starting dose behind what was prescribed on 2026-07-06");
    }

    [Theory]
    [InlineData(null, "2026-02-18", "RECORD-DELAY-END CannotDecide Information | the delay of 2026-02-16 has no end on record | the day on which treatment went on | whether treatment is still delayed after 2026-02-16, or when it went on")]
    [InlineData("\"type\":\"left-protocol\",\"reason\":\"x\"", "2026-02-18", "RECORD-DELAY-END Proceed Information | the delay of 2026-02-16 has no end on record, and is taken to have ended on 2026-02-18, when the infant left | the day on which it ended, if that was another")]
    [InlineData("\"type\":\"died\"", "2026-02-18", "RECORD-DELAY-END Proceed Information | the delay of 2026-02-16 has no end on record, and is taken to have ended on 2026-02-18, when the infant died | the day on which it ended, if that was another")]
    [InlineData("\"type\":\"administration-given\",\"block\":\"consolidation\",\"order\":\"mercaptopurine\",\"day\":5,\"dose\":{\"route\":\"PO\"}", "2026-02-18", "RECORD-DELAY-END Proceed Information | the delay of 2026-02-16 has no end on record, and is taken to have ended on 2026-02-18, when treatment was given | the day on which treatment went on")]
    [InlineData("\"type\":\"treatment-delayed\",\"reason\":\"x\",\"until\":\"2026-02-20\"", "2026-02-18", null)]
    public void A_delay_without_an_end(string? then, string on, string? expected) => Is(
        RecordIn("consolidation", [Event("2026-02-16", "\"type\":\"treatment-delayed\",\"reason\":\"x\""), .. then is null ? Array.Empty<string>() : [Event("2026-02-18", then)]]),
        on,
        "g4",
        expected is null ? [] : [expected]);

    [Fact]
    public void A_delay_with_its_end_is_no_finding() => Is(RecordIn("consolidation", Event("2026-02-16", "\"type\":\"treatment-delayed\",\"reason\":\"x\",\"until\":\"2026-02-20\"")), "2026-02-21", "g4");

    [Theory]
    [InlineData(null, "RECORD-GRADE-5 Hold Hazard | Sepsis of grade 5 on 2026-02-20, and no death is recorded | the death on record, or the grade that is right")]
    [InlineData("\"type\":\"died\"", "RECORD-GRADE-5 Proceed Information | Sepsis of grade 5 on 2026-02-20; the infant died on 2026-02-21 | the death on record")]
    public void A_grade_5(string? then, string expected) => Is(
        RecordIn("consolidation", [Event("2026-02-20", "\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"sepsis\",\"grade\":5"), .. then is null ? Array.Empty<string>() : [Event("2026-02-21", then)]]),
        "2026-02-21",
        "g4",
        expected);

    [Fact]
    public void A_death_without_its_adverse_event() => IsAll(
        RecordIn("consolidation", Event("2026-02-20", "\"type\":\"died\"")),
        "2026-02-20",
        "RECORD-EVENT-OF-DEATH CannotDecide Hazard | the infant died in the evaluation period of dose-limiting toxicity, or perhaps in it | the adverse event of the death, with its grade | the adverse event that led to the death, and its grade");

    [Theory]
    [InlineData("2026-02-07T05:30:00Z", "the dose of 2026-02-09 is said to have begun at 2026-02-07T05:30:00Z, which is of another day")]
    [InlineData("2026-02-10T00:30:00Z", "the dose of 2026-02-09 is said to have begun at 2026-02-10T00:30:00Z, after it was recorded")]
    public void A_clock_time_that_cannot_be(string began, string observed) => Is(
        RecordIn("azacitidine-1", Given("2026-02-09", "azacitidine", 1, $"\"startedAt\":\"{began}\"", "IV", "azacitidine-1")),
        "2026-02-09",
        "g3",
        only: ["RECORD-CLOCK"],
        $"RECORD-CLOCK CannotDecide Deviation | {observed} | a clock time of the day on which it was given | which is right, the day or the clock time");

    // The evaluation period opens with EPI#1: in Induction a dose at home departs from no visit.
    [Theory]
    [InlineData("azacitidine-1", "azacitidine", "IV", "elsewhere", "AZA-TERTIARY-ONLY Hold Deviation | azacitidine was given elsewhere | the tertiary centre", "EVALUATION-VISITS Hold Deviation | the infant was seen elsewhere | the tertiary centre")]
    [InlineData("azacitidine-1", "azacitidine", "IV", "tertiary-centre")]
    [InlineData("consolidation", "mercaptopurine", "PO", "elsewhere")]
    [InlineData("consolidation", "mercaptopurine", "NG", "elsewhere")]
    [InlineData("consolidation", "mercaptopurine", "NG", "shared-care-centre", "EVALUATION-VISITS Hold Deviation | the infant was seen at a shared-care centre | the tertiary centre")]
    [InlineData("consolidation", "cyclophosphamide", "IV", "elsewhere", "EVALUATION-VISITS Hold Deviation | the infant was seen elsewhere | the tertiary centre")]
    [InlineData("induction", "methotrexate-intrathecal", "IT", "elsewhere")]
    public void The_place_of_a_dose(string block, string order, string route, string setting, params string[] expected)
    {
        (string date, string id) = block switch { "induction" => ("2026-01-05", "g2"), "consolidation" => ("2026-02-14", "g4"), _ => ("2026-02-09", "g3") };

        Is(RecordIn(block, Given(date, order, 1, $"\"setting\":\"{setting}\"", route, block)), date, id, expected);
    }

    [Theory]
    [InlineData("2026-02-09T08:00:00Z", null)]
    [InlineData("2026-02-10T11:00:00Z", "RECORD-LATER Proceed Information | the laboratory values of 2026-02-09 (event lab) were recorded on that day, at 2026-02-10T11:00:00Z, by lab, after the start had been recorded | evidence that is recorded on its day, and before the start")]
    [InlineData("2026-02-10T13:00:00Z", "RECORD-LATER Proceed Deviation | the laboratory values of 2026-02-09 (event lab) were recorded 1 day later, on 2026-02-10, by lab, after the start had been recorded | evidence that is recorded on its day, and before the start")]
    [InlineData("2026-02-11T13:00:00Z", "RECORD-LATER Proceed Deviation | the laboratory values of 2026-02-09 (event lab) were recorded 2 days later, on 2026-02-11, by lab, after the start had been recorded | evidence that is recorded on its day, and before the start")]
    public void Evidence_that_was_recorded_after_the_start(string recordedAt, string? expected) => Is(
        With(
            RecordIn("induction"),
            """{"schemaVersion":1,"id":"s","date":"2026-02-09","recordedAt":"2026-02-09T09:00:00Z","recordedBy":"dr-a","type":"block-started","block":"azacitidine-1"}""",
            $$"""{"schemaVersion":1,"id":"lab","type":"laboratory-reported","date":"2026-02-09","recordedAt":"{{recordedAt}}","recordedBy":"lab","values":{"takenOn":"2026-02-09","neutrophils":"900/µL","platelets":"90000/µL"} }"""),
        "2026-02-11",
        "s",
        only: ["RECORD-LATER"],
        expected is null ? [] : [expected]);

    // Germline of 01-03, recorded by the laboratory a minute after the enrolment, when no clock shows 01-03 any more.
    [Theory]
    [InlineData("2026-01-04T11:59:00Z", false)]
    [InlineData("2026-01-04T12:01:00Z", true)]
    public void A_result_that_was_recorded_after_the_enrolment(string recordedAt, bool isFound) => Assert.Equal(
        isFound,
        RecordIn("induction", $"{{\"schemaVersion\":1,\"id\":\"g2\",\"type\":\"kmt2a-reported\",\"date\":\"2026-01-03\",\"recordedAt\":\"{recordedAt}\",\"recordedBy\":\"lab\",\"status\":\"germline\"}}")
            .StateOn(Date("2026-01-06")).Findings.Any(found => found.EventId == "b0" && found.Finding.Rule.Id == "RECORD-LATER"));

    [Fact]
    public void Findings_stand_in_the_order_of_their_events()
    {
        TreatmentRecord record = RecordIn(
            "induction",
            Event("2026-01-06", "\"type\":\"measured\",\"weight\":\"620 kg\""),
            Given("2026-01-12", "vincristine", 8, null, "IT", "induction"),
            Event("2026-01-13", "\"type\":\"measured\",\"weight\":\"62 kg\""),
            Event("2026-01-14", "\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"sepsis\",\"grade\":5"),
            Given("2026-01-15", "cytarabine", 11, null, "SC", "induction"));

        Assert.Equal(["b1", "g2", "g3", "g4", "g5", "g6"], record.StateOn(Date("2026-01-20")).Findings.Select(found => found.EventId).Distinct());
    }

    // The last override of those that concern the finding, recorded and dated no sooner than what they speak of.
    [Fact]
    public void An_override_is_of_its_rule_and_of_its_event()
    {
        TreatmentRecord record = RecordIn("induction", Given("2026-01-13", "vincristine", 9, null, "IT", "induction"), Given("2026-01-13", "cytarabine", 9, null, "SC", "induction"));
        Assert.Equal(["g2 RECORD-ROUTE", "g2 RECORD-UNPLANNED", "g3 RECORD-ROUTE"], Overridden(record, unless: true));

        Assert.Equal(["g2 RECORD-ROUTE first"], Overridden(With(record, Override("RECORD-ROUTE", "first", "g2"))));
        Assert.Equal(["g2 RECORD-ROUTE first", "g3 RECORD-ROUTE first"], Overridden(With(record, Override("RECORD-ROUTE", "first"))));
        Assert.Equal(["g2 RECORD-UNPLANNED first"], Overridden(With(record, Override("RECORD-UNPLANNED", "first"))));
        Assert.Equal(["g2 RECORD-ROUTE second", "g3 RECORD-ROUTE first"], Overridden(With(record, Override("RECORD-ROUTE", "first"), Override("RECORD-ROUTE", "second", "g2"))));
        Assert.Equal(["g3 RECORD-ROUTE first"], Overridden(With(record, Override("RECORD-ROUTE", "first", "g3"))));

        static string Override(string rule, string reason, string? concerns = null) =>
            Event("2026-01-13", $"\"type\":\"finding-overridden\",\"rule\":\"{rule}\",\"reason\":\"{reason}\"{(concerns is null ? string.Empty : $",\"concerns\":\"{concerns}\"")}");
        static string[] Overridden(TreatmentRecord record, bool unless = false) =>
        [
            .. record.StateOn(Date("2026-01-13")).Findings.Where(found => found.EventId[0] == 'g' && found.Override is null == unless)
                .Select(found => found.Override is { } by ? $"{found.EventId} {found.Finding.Rule.Id} {by.Reason}" : $"{found.EventId} {found.Finding.Rule.Id}"),
        ];
    }

    // Asked after each event, so that what was found before is kept, and what is corrected is found anew.
    [Fact]
    public void What_was_found_at_a_measurement_is_found_once_whenever_it_is_asked_for()
    {
        TreatmentRecord record = RecordIn("induction", Event("2026-01-06", "\"type\":\"measured\",\"weight\":\"620 kg\""));
        Assert.Equal([("g2", 1)], Slips(record));

        record = With(record, Event("2026-01-07", "\"type\":\"measured\",\"weight\":\"0.6 kg\""));
        (string Id, int Count)[] both = Slips(record);
        Assert.Equal(["g2", "g3"], both.Select(each => each.Id));

        record = With(record, Event("2026-01-08", "\"type\":\"measured\",\"weight\":\"6.2 kg\""));
        Assert.Equal(both, Slips(record).Take(2));
        Assert.Equal(both, Slips(record).Take(2));

        TreatmentRecord corrected = With(record, Event("2026-01-08", "\"type\":\"measured\",\"weight\":\"0.62 kg\",\"supersedes\":\"g3\"").Replace("\"date\":\"2026-01-08\"", "\"date\":\"2026-01-07\"", StringComparison.Ordinal));
        Assert.Equal(["g2", "g5"], Slips(corrected).Where(each => each.Id != "g4").Select(each => each.Id));

        static (string Id, int Count)[] Slips(TreatmentRecord record) =>
            [.. record.StateOn(Date("2026-01-10")).Findings.Where(found => found.Finding.Rule.Id == "WEIGHT-FOR-AGE").GroupBy(found => found.EventId).Select(found => (found.Key, found.Count()))];
    }

    private static void IsAll(TreatmentRecord record, string on, string? expected) => Assert.Equal(expected is null ? [] : [expected], Lines(record, on, null));

    private static void Is(TreatmentRecord record, string on, string id, params string[] expected) => Assert.Equal(expected, Lines(record, on, id));

    private static void Is(TreatmentRecord record, string on, string id, string[] only, params string[] expected) => Assert.Equal(expected, Lines(record, on, id).Where(line => only.Contains(line.Split(' ')[0])));
}
