using System.Text.Json;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class ReplayCommandTests
{
    /// <summary>An infant of 5.4 kg and 60 cm (0.3 m²) in Induction, with a hold, two pegaspargase 13 days apart, and a weight in pounds.</summary>
    private static readonly string[] Events =
    [
        """{"schemaVersion":1,"id":"e1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T15:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-14"}""",
        """{"schemaVersion":1,"id":"e2","type":"measured","date":"2026-01-04","recordedAt":"2026-01-04T15:01:00Z","recordedBy":"nurse-b","weight":"5.4 kg","height":"60 cm"}""",
        """{"schemaVersion":1,"id":"e3","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T09:00:00Z","recordedBy":"dr-a","block":"induction"}""",
        """{"schemaVersion":1,"id":"e4","type":"administration-held","date":"2026-01-12","recordedAt":"2026-01-12T12:00:00Z","recordedBy":"dr-a","block":"induction","order":"vincristine","day":8,"reason":"sepsis"}""",
        """{"schemaVersion":1,"id":"e5","type":"administration-given","date":"2026-01-16","recordedAt":"2026-01-16T11:00:00Z","recordedBy":"nurse-b","block":"induction","order":"pegaspargase","day":12,"dose":{"route":"IM","amount":"2227.5 IU"}}""",
        """{"schemaVersion":1,"id":"e6","type":"administration-given","date":"2026-01-29","recordedAt":"2026-01-29T11:00:00Z","recordedBy":"nurse-b","block":"induction","order":"pegaspargase","day":25,"dose":{"route":"IM","amount":"750 IU"}}""",
        """{"schemaVersion":1,"id":"e7","type":"measured","date":"2026-01-30","recordedAt":"2026-01-30T08:00:00Z","recordedBy":"nurse-b","weight":"12.3 kg"}""",
    ];

    private static readonly string Lines = string.Join('\n', Events);

    [Fact]
    public void The_text_says_where_the_infant_is_what_was_found_and_what_is_next()
    {
        ToolRun run = ToolRun.Reading(Lines, "replay", "-");

        Assert.Equal((3, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "2026-01-30  on therapy: Induction since 2026-01-05, day 26",
                "7 events, of which 7 stand; KMT2A unknown",
                "Planned administrations: given 1, omitted 0, due 1, overdue 44, unrecorded 0, open holds 1",
                "DLT evaluation period: has not opened",
            ],
            run.Lines[..4]);
        Assert.Contains("  pegaspargase IM: 2 administrations, 2977.5 IU", run.Lines);
        Assert.Contains("  induction/vincristine day 8, since 2026-01-12: sepsis (undecided: the site's policy is not stated)", run.Lines);
        Assert.Contains(
            "  deviation    2026-01-29 event e6: Unplanned administration. Induction/pegaspargase day 25 was given. Expected: days 12. (RECORD-UNPLANNED; CTGOV, outline, routes and days of each block)",
            run.Lines);
        Assert.Contains("  due: 2026-01-30 [treating team] dexamethasone PO or NG or IV (induction/dexamethasone day 26) is due.", run.Lines);
        Assert.Contains(
            "  decide: 2026-01-12 [study team] induction/vincristine day 8 is held, and the site's policy for held administrations is not stated: decide whether it is made up or omitted.",
            run.Lines);
    }

    // Daunorubicin of day 8 is held from 2026-01-12 to 2026-01-14; given are methotrexate IT, two days of prednisolone, vincristine.
    [Fact]
    public void The_sample_replays()
    {
        string sample = ToolRun.Sample("induction.jsonl");

        Assert.Equal(
            [
                "2026-01-12  on therapy: Induction since 2026-01-05, day 8",
                "10 events, of which 10 stand; KMT2A rearranged",
                "Planned administrations: given 4, omitted 0, due 2, overdue 5, unrecorded 0, open holds 1",
            ],
            ToolRun.Of("replay", sample).Lines[..3]);
        Assert.Contains(
            "  next block: 2026-02-09 [treating team] EPI#1 is next: it may not start on 2026-01-12.",
            ToolRun.Of("replay", sample).Lines);
        ToolRun held = ToolRun.Of("replay", sample, "--holds", "shift-block");
        Assert.Equal("Supplement question: What is stated with the question", held.Lines[0]);
        Assert.Contains("open holds 0", held.Lines[4], StringComparison.Ordinal);
    }

    // Daunorubicin of day 8 moves from 2026-01-12 to 14, and with it everything from day 8 on, so that EPI#1 is two days later.
    [Fact]
    public void The_plan_of_what_remains_is_printed_when_it_is_asked_for()
    {
        string sample = ToolRun.Sample("induction.jsonl");

        Assert.Contains("  2026-01-14  induction/daunorubicin day 8: daunorubicin IV, planned", ToolRun.Of("replay", sample, "--plan", "--holds", "shift-block").Lines);
        Assert.Contains("  2026-02-11  azacitidine-1/azacitidine day 1: azacitidine IV, planned, in a block whose start is projected", ToolRun.Of("replay", sample, "--plan", "--holds", "shift-block").Lines);
        Assert.Contains("  2026-01-12  induction/daunorubicin day 8: daunorubicin IV, held", ToolRun.Of("replay", sample, "--plan").Lines);

        // Day 9 falls into the hold, which lasts until the 14th, and no policy says what becomes of it.
        Assert.Contains("  2026-01-13  induction/daunorubicin day 9: daunorubicin IV, held", ToolRun.Of("replay", sample, "--plan").Lines);
        Assert.DoesNotContain(ToolRun.Of("replay", sample).Lines, line => line.StartsWith("The plan", StringComparison.Ordinal));

        using JsonDocument report = JsonDocument.Parse(ToolRun.Of("replay", sample, "--plan", "--format", "json").Output);
        JsonElement first = report.RootElement.GetProperty("plan")[0];
        Assert.Equal(("2026-01-05", "methotrexate-intrathecal", "given"), (first.GetProperty("date").GetString(), first.GetProperty("order").GetString(), first.GetProperty("status").GetString()));
    }

    // Vincristine of day 8 is held with no end, so that days 15 and 22 wait; day 1 of Induction is 2026-01-05. Dexamethasone from day 8, 2026-01-12.
    [Fact]
    public void What_is_overdue_on_many_days_is_told_in_one_line_for_each_order()
    {
        string[] overdue = [.. ToolRun.Reading(Lines, "replay", "-").Lines.Where(line => line.StartsWith("  overdue: ", StringComparison.Ordinal))];

        Assert.DoesNotContain(overdue, line => line.Contains("vincristine", StringComparison.Ordinal));
        Assert.Contains("  overdue: 2026-01-12 to 2026-01-29 [treating team] dexamethasone PO or NG or IV (induction/dexamethasone days 8-25) is not recorded as given, held or omitted.", overdue);
        Assert.Contains("  overdue: 2026-01-05 [treating team] methotrexate IT (induction/methotrexate-intrathecal day 1) is not recorded as given, held or omitted.", overdue);
        Assert.Equal(7, overdue.Length);
    }

    [Fact]
    public void Findings_are_printed_with_their_severity_and_hazards_stand_first()
    {
        string[] lines = ToolRun.Reading(Lines, "replay", "-", "--supplement", "illustration").Lines;
        int title = Array.IndexOf(lines, "Findings: 6 hazards, 2 deviations, 2 for information");

        Assert.Equal(
            "  HAZARD       2026-01-16 event e5: Multiple of the computed dose. 2227.5 IU requested, 5 times the computed dose. Required: less than 5 times and more than a fifth of the computed 445.5 IU. (DOSE-FIVEFOLD; this library's own safeguard)",
            lines[title + 1]);
        Assert.Equal(
            ["HAZARD", "HAZARD", "HAZARD", "HAZARD", "HAZARD", "HAZARD", "deviation", "deviation", "information", "information"],
            lines[(title + 1)..(title + 11)].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Equal("Next", lines[title + 11]);
    }

    [Fact]
    public void A_hazard_that_was_overridden_is_counted_as_such_and_is_no_alert()
    {
        const string Override =
            """{"schemaVersion":1,"id":"e8","type":"finding-overridden","date":"2026-01-30","recordedAt":"2026-01-30T09:00:00Z","recordedBy":"dr-a","rule":"DOSE-FIVEFOLD","concerns":"e5","reason":"typed wrongly"}""";
        ToolRun run = ToolRun.Reading($"{Lines}\n{Override}", "replay", "-", "--supplement", "illustration");

        Assert.Contains("Findings: 6 hazards (1 overridden), 2 deviations, 2 for information", run.Lines);
        Assert.Contains(run.Lines, line => line.StartsWith("  HAZARD       2026-01-16 event e5: ", StringComparison.Ordinal) && line.EndsWith("Overridden by dr-a: typed wrongly", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Lines, line => line.StartsWith("  alert: ", StringComparison.Ordinal) && line.Contains("DOSE-FIVEFOLD", StringComparison.Ordinal));
    }

    // Day 15 is 2026-01-19: nothing that the protocol plans from that day on is given any more.
    [Fact]
    public void After_leaving_nothing_is_due_and_what_nobody_recorded_is_listed()
    {
        const string Left =
            """{"schemaVersion":1,"id":"e8","type":"left-protocol","date":"2026-01-19","recordedAt":"2026-01-30T09:00:00Z","recordedBy":"dr-a","reason":"the family's wish"}""";
        string record = string.Join('\n', [.. Events[..5], Left]);
        ToolRun run = ToolRun.Reading(record, "replay", "-", "--at", "2026-03-01");

        Assert.Equal("2026-03-01  off protocol since 2026-01-19 (the family's wish); the last block was Induction, from 2026-01-05", run.Lines[0]);

        string died = record.Replace("left-protocol", "died", StringComparison.Ordinal).Replace(",\"reason\":\"the family's wish\"", string.Empty, StringComparison.Ordinal);
        Assert.Equal("2026-03-01  died on 2026-01-19; the last block was Induction, from 2026-01-05", ToolRun.Reading(died, "replay", "-", "--at", "2026-03-01").Lines[0]);
        Assert.Equal("2028-01-05  completed on 2028-01-05; the last block was Induction, from 2026-01-05", ToolRun.Reading(Lines, "replay", "-", "--at", "2028-01-05").Lines[0]);

        // Unrecorded: methotrexate IT on day 1, prednisolone on days 1-7, daunorubicin on 8-9, cytarabine and dexamethasone on 8-14.
        Assert.Equal("Planned administrations: given 1, omitted 0, due 0, overdue 0, unrecorded 24, open holds 0", run.Lines[2]);
        Assert.Contains("Not recorded as given, held or omitted, and their time is over", run.Lines);
        Assert.Contains("  2026-01-12 to 2026-01-18 cytarabine IV (induction/cytarabine days 8-14)", run.Lines);
        Assert.DoesNotContain(run.Lines, line => line.StartsWith("  overdue: ", StringComparison.Ordinal) || line.StartsWith("  due: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Hazards_of_measurements_and_doses_are_alerts()
    {
        string[] alerts = [.. ToolRun.Reading(Lines, "replay", "-", "--supplement", "illustration").Lines.Where(line => line.StartsWith("  alert: ", StringComparison.Ordinal))];

        // 82.5 IU/kg × 5.4 kg = 445.5 IU, of which 2227.5 IU is the fivefold.
        Assert.Contains(alerts, line => line.Contains("2026-01-16", StringComparison.Ordinal) && line.Contains("2227.5 IU requested, 5 times the computed dose", StringComparison.Ordinal) && line.Contains("(DOSE-FIVEFOLD", StringComparison.Ordinal));
        Assert.Equal(2, alerts.Count(line => line.Contains("13 days apart. Required: at least 14 days. (PEG-INTERVAL-14;", StringComparison.Ordinal)));
        Assert.Contains(alerts, line => line.Contains("12.3 kg after 5.4 kg, which pounds entered as kilograms would explain", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_supplement_no_dose_is_computed_and_none_is_judged()
    {
        ToolRun alone = ToolRun.Reading(Lines, "replay", "-");
        ToolRun supplied = ToolRun.Reading(Lines, "replay", "-", "--supplement", "illustration");

        Assert.DoesNotContain("DOSE-FIVEFOLD", alone.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Fingerprint", alone.Output, StringComparison.Ordinal);
        Assert.StartsWith("Supplement illustration: ILLUSTRATION ONLY, not AALL15P1 and not for treatment", supplied.Output, StringComparison.Ordinal);
        Assert.Matches("^Fingerprint [0-9a-f]{64}$", supplied.Lines[1]);
    }

    [Fact]
    public void An_earlier_day_shows_what_was_known_then()
    {
        ToolRun run = ToolRun.Reading(Lines, "replay", "-", "--at", "2026-01-16");

        Assert.Equal("2026-01-16  on therapy: Induction since 2026-01-05, day 12", run.Lines[0]);
        Assert.Equal("5 events, of which 5 stand; KMT2A unknown", run.Lines[1]);
        Assert.Contains("  pegaspargase IM: 1 administration, 2227.5 IU", run.Lines);
        Assert.DoesNotContain("PEG-INTERVAL-14", run.Output, StringComparison.Ordinal);

        // Recorded at 11:00 on the 16th: on the 15th nobody knew of it.
        Assert.Equal("4 events, of which 4 stand; KMT2A unknown", ToolRun.Reading(Lines, "replay", "-", "--at", "2026-01-15").Lines[1]);
    }

    [Theory]
    [InlineData("omit", "omit")]
    [InlineData("make-up", "make-up")]
    [InlineData("shift-order", "shift-order")]
    [InlineData("shift-block", "shift-block")]
    public void A_policy_for_holds_decides_them(string policy, string? open)
    {
        JsonElement report = Json("--holds", policy);

        Assert.DoesNotContain(report.GetProperty("findings").EnumerateArray(), found => found.GetProperty("finding").GetProperty("rule").GetString() == "RECORD-HOLD-UNDECIDED");

        // While nobody says until when, nobody knows what falls into the hold.
        Assert.Equal(0, report.GetProperty("omitted").GetInt32());
        Assert.Equal(open is null ? [] : new[] { open }, report.GetProperty("openHolds").EnumerateArray().Select(hold => hold.GetProperty("policy").GetString()));
    }

    [Fact]
    public void The_JSON_has_the_state_the_findings_and_what_is_next()
    {
        JsonElement report = Json("--supplement", "illustration");

        Assert.Equal(("aall15p1", "2026-01-30", "on-therapy", "induction", 26), (
            report.GetProperty("protocol").GetString(),
            report.GetProperty("date").GetString(),
            report.GetProperty("stage").GetString(),
            report.GetProperty("block").GetString(),
            report.GetProperty("day").GetInt32()));
        Assert.Matches("^[0-9a-f]{64}$", report.GetProperty("supplement").GetString());
        Assert.Equal("2977.5 IU", Assert.Single(report.GetProperty("cumulativeDoses").EnumerateArray()).GetProperty("units").GetString());
        Assert.Contains(report.GetProperty("findings").EnumerateArray(), found =>
            found.GetProperty("event").GetString() == "e5" && found.GetProperty("finding").GetProperty("rule").GetString() == "DOSE-FIVEFOLD");
        Assert.Contains(report.GetProperty("next").EnumerateArray(), step =>
            step.GetProperty("kind").GetString() == "due" && step.GetProperty("date").GetString() == "2026-01-30");
        Assert.False(Json().TryGetProperty("supplement", out _));
    }

    // Two pegaspargase 13 days apart are a hazard; whoever takes the responsibility for it ends the hold.
    [Theory]
    [InlineData(4, null, 0)]
    [InlineData(5, null, 0)]
    [InlineData(6, null, 3)]
    [InlineData(6, "PEG-INTERVAL-14", 0)]
    [InlineData(6, "RECORD-DAY", 3)]
    public void The_exit_code_says_whether_a_hazard_stands(int events, string? overridden, int expected)
    {
        string[] lines = [.. Events[..events], .. overridden is null ? [] : new[] { $$"""{"schemaVersion":1,"id":"o","type":"finding-overridden","date":"2026-01-29","recordedAt":"2026-01-29T12:00:00Z","recordedBy":"dr-a","reason":"decided","rule":"{{overridden}}"}""" }];

        Assert.Equal(expected, ToolRun.Reading(string.Join('\n', lines), "replay", "-").ExitCode);
    }

    // EPI#1 without its counts: whether it could start cannot be decided.
    [Fact]
    public void A_hazard_for_which_something_is_missing_cannot_be_decided() => Assert.Equal(2, ToolRun.Reading(
        string.Join('\n', [.. Events[..3], """{"schemaVersion":1,"id":"a","type":"block-started","date":"2026-02-09","recordedAt":"2026-02-09T09:00:00Z","recordedBy":"dr-a","block":"azacitidine-1"}"""]),
        "replay", "-").ExitCode);

    [Fact]
    public void An_array_and_lines_from_a_file_or_standard_input_are_read_alike()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"[{string.Join(",\n", Events)}]");
            ToolRun array = ToolRun.Of("replay", file);

            Assert.Equal(3, array.ExitCode);
            Assert.Equal(ToolRun.Reading(Lines, "replay", "-").Output, array.Output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(0, "enrolled", "enroled", "line 1: $.type: found \"enroled\", expected one of enrolled, ")]
    [InlineData(0, "\"schemaVersion\":1", "\"schemaVersion\":2", "line 1: $.schemaVersion: found 2, expected 1.")]
    [InlineData(0, "{", "", "line 1: $: ")]
    [InlineData(1, "5.4 kg", "5.4", "line 2: $.weight: found \"5.4\", expected a weight such as 6.2 kg.")]
    [InlineData(1, "\"height\"", "\"size\"", "line 2: $: found a member 'size', expected only type, schemaVersion, id, date, recordedAt, recordedBy, supersedes, happenedAt, patient, weight, height.")]
    [InlineData(0, "\"dr-a\"", "\"  \"", "line 1: $.recordedBy: found \"  \", expected a text that is not blank, of at most 1000 characters.")]
    [InlineData(0, "2025-09-14", "1899-01-05", "line 1: $.birthDate: found \"1899-01-05\", expected a date of the years 1900 to 2190, as 2026-01-05.")]
    [InlineData(2, "induction", "inductions", "Event 'e3' is refused: there is no block 'inductions'; AALL15P1 has induction, ")]
    [InlineData(2, "\"e3\"", "\"e2\"", "Event 'e2' is refused: the record already has an event of that id.")]
    [InlineData(4, "\"IM\"", "\"XX\"", "line 5: $.dose.route: found \"XX\", expected one of ")]
    [InlineData(4, "2227.5 IU", "2227.5", "line 5: $.dose.amount: found \"2227.5\", expected an amount such as 6 mg or 2500 IU.")]
    public void A_mistake_in_an_event_is_told_in_one_line_with_its_place(int line, string right, string wrong, string message)
    {
        string[] mistaken = [.. Events];
        mistaken[line] = mistaken[line].Replace(right, wrong, StringComparison.Ordinal);

        AssertMistake(message, ToolRun.Reading(string.Join('\n', mistaken), "replay", "-"));
    }

    [Theory]
    [InlineData("--holds: 'never' is none of omit, make-up, shift-order, shift-block.", "--holds", "never")]
    [InlineData("--at: '2026-13-01' is not a date of the years 1900 to 2200; write it as 2026-01-05.", "--at", "2026-13-01")]
    [InlineData("--at: '1812-01-01' is not a date of the years 1900 to 2200; write it as 2026-01-05.", "--at", "1812-01-01")]
    [InlineData("Could not find file", "--supplement", "/no-such-file.json")]
    public void A_mistake_in_an_option_is_told_in_one_line(string message, params string[] options) =>
        AssertMistake(message, ToolRun.Reading(Lines, ["replay", "-", .. options]));

    [Fact]
    public void A_missing_file_and_an_empty_record_are_told_in_one_line()
    {
        AssertMistake("Could not find file", ToolRun.Of("replay", "/no-such-file.jsonl"));
        AssertMistake("The record has no events; say with --at which day to show.", ToolRun.Reading("\n", "replay", "-"));
        AssertMistake("$[0]: found 1, expected an object.", ToolRun.Reading("[1]", "replay", "-"));
        Assert.Equal("2026-01-05  not enrolled", ToolRun.Reading("[]", "replay", "-", "--at", "2026-01-05").Lines[0]);
    }

    private static JsonElement Json(params string[] options)
    {
        using JsonDocument document = JsonDocument.Parse(ToolRun.Reading(Lines, ["replay", "-", "--format", "json", .. options]).Output);
        return document.RootElement.Clone();
    }

    private static void AssertMistake(string message, ToolRun run)
    {
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"aall15p1: {message}", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }
}
