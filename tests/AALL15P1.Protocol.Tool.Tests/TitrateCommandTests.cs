using System.Text.Json;
using AALL15P1.Protocol.Titration;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class TitrateCommandTests : IDisposable
{
    private const string Header = "date,anc,platelets,mercaptopurine_percent,methotrexate_percent";
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    // Day 0 is 2026-07-06. Day 14: hold, held. Day 28: stop (ANC 400), but nothing changed. Day 42: stop again, not
    // the first step, and this time stopped; the physician was above the policy for 14 of 43 days, all at 100 %
    // except the last: (42 × 100 + 1 × 0) / 43 = 97.67.
    [Fact]
    public void The_text_has_the_decision_its_reason_and_the_look_back()
    {
        ToolRun run = Titrate(
            Header,
            "2026-07-06,,,100,100",
            "2026-07-20,2000,200000,,",
            "2026-08-03,400,200000,,",
            "2026-08-17,0.5 ×10⁹/L,200 ×10⁹/L,0,0");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "ICiCLe-ALL-14 maintenance titration: ICiCLe-ALL-14's policy, a reference only and not AALL15P1's: AALL15P1's own titration numbers are unpublished.",
                "2026-08-17: stop both drugs",
                "  doses   thiopurine 0 %, methotrexate 0 %",
                "  since   2026-08-03",
                "  reason  Stop. ANC 500/µL, platelets 200000/µL; thiopurine 100 %, methotrexate 100 % since 2026-07-06. Required: to stop at ANC at most 500/µL or platelets at most 50000/µL. (ICICLE-STOP; ICICLE, maintenance rules)",
                "  rule    ICICLE-STOP (Reference)",
                "Look back from 2026-07-06 to before 2026-08-18, 43 days",
                "  mean dose         thiopurine 97.7 %, methotrexate 97.7 % of the starting dose",
                "  first escalation  none",
                "  agreement         stop 1 of 2; hold-steady 1 of 1",
            ],
            run.Lines[..10]);
        Assert.Contains(run.Lines[10..], line => line.Contains("2026-08-03", StringComparison.Ordinal) && line.Contains("above-policy", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Lines[10..], line => line.Contains("2026-08-17", StringComparison.Ordinal));
    }

    [Fact]
    public void A_count_that_is_carried_to_the_day_of_decision_has_its_date() =>
        Assert.Contains(
            "  reason  First step. ANC 2000/µL, platelets 200000/µL of 2026-08-10; thiopurine 100 %, methotrexate 100 % since 2026-07-06. Expected: 6 uninterrupted weeks at 100 % of both drugs. (ICICLE-FIRST-STEP; ICICLE, maintenance rules)",
            Titrate(Header, "2026-07-06,,,100,100", "2026-08-10,1800,200000,,", "2026-08-17,2000,,,").Lines);

    [Fact]
    public void The_sample_titrates() =>
        Assert.Contains("2026-08-17: stop both drugs", ToolRun.Of("titrate", "--input", ToolRun.Sample("counts.csv")).Lines);

    [Fact]
    public void A_day_can_be_named_and_what_came_later_is_left_out()
    {
        Write(Header, "2026-07-06,,,100,100", "2026-08-17,2000,200000,125,100", "2026-08-31,2000,200000,,");

        Assert.Contains("2026-08-17: escalate the thiopurine to 125 %", ToolRun.Of("titrate", "--input", _file, "--on", "2026-08-17").Lines);
        Assert.Contains("2026-08-31: escalate methotrexate to 125 %", ToolRun.Of("titrate", "--input", _file).Lines);
    }

    [Fact]
    public void JSON_in_and_JSON_out()
    {
        Write("""{"schemaVersion":1,"counts":[{"date":"2026-08-17","anc":"2 ×10⁹/L","platelets":"200 ×10⁹/L"}],"doses":[{"date":"2026-07-06","mercaptopurinePercent":100,"methotrexatePercent":100}]}""");

        ToolRun run = ToolRun.Of("titrate", "--input", _file, "--format", "json");

        using JsonDocument result = JsonDocument.Parse(run.Output);
        JsonElement decision = result.RootElement.GetProperty("decision");
        Assert.Equal(("escalate", "mercaptopurine", 125), (decision.GetProperty("action").GetString(), decision.GetProperty("drug").GetString(), decision.GetProperty("mercaptopurinePercent").GetInt32()));
        Assert.Equal(42, result.RootElement.GetProperty("audit").GetProperty("days").GetInt32());
    }

    [Fact]
    public void A_dash_reads_standard_input()
    {
        ToolRun run = ToolRun.Reading($"{Header}\r\n2026-07-06,,,100,100\r\n2026-07-20,600,200000,,\r\n\r\n", "titrate", "--input", "-");

        Assert.Contains("2026-07-20: halve both drugs, to 50 %", run.Lines);
    }

    [Fact]
    public void A_new_starting_dose_has_a_column_of_its_own()
    {
        ToolRun run = Titrate(
            Header + ",new_starting_dose",
            "2026-07-06,,,100,100,",
            "2026-07-20,,,100,100,yes",
            "2026-08-30,2000,200000,,,"); // 41 days after the new 100 %

        Assert.Contains("2026-08-30: hold both drugs steady", run.Lines);
    }

    // 2025-09-14 to 2026-07-06 are 9 completed months; 12 are completed on 2026-09-14. Planned cycles have 84 days: the
    // second begins on 2026-09-28, with the infant 12 months old.
    [Theory]
    [InlineData("day-1-of-cycle-1", "2026-10-01", "9 completed months of age on 2026-07-06", "40 mg/m²/day (Site: S7, 22)", "15 mg/m²/dose (Site: S7, 23)")]
    [InlineData("start-of-each-cycle", "2026-09-27", "9 completed months of age on 2026-07-06", "40 mg/m²/day (Site: S7, 22)", "15 mg/m²/dose (Site: S7, 23)")]
    [InlineData("start-of-each-cycle", "2026-09-28", "12 completed months of age on 2026-09-28", "50 mg/m²/day (Reference: BFM-LTF, table)", "20 mg/m²/dose (Reference: BFM-LTF, table)")]
    public void The_supplement_gives_the_starting_doses_by_age_and_names_the_policy(string reading, string on, string age, string thiopurine, string methotrexate)
    {
        Write(Header, "2026-07-06,,,100,100", "2026-08-17,2000,200000,,");
        ToolRun run = Supplied(Supplement(reading), "--birth-date", "2025-09-14", "--maintenance-start", "2026-07-06", "--on", on);

        Assert.Equal((2, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("Supplement site-7: Site 7", run.Lines[0]);
        Assert.Equal("The site's supplement names this policy (Site: S7, 24).", run.Lines[3]);
        Assert.Equal(
            [$"Starting doses, 100 %, for {age}", $"  thiopurine          {thiopurine}", $"  weekly methotrexate {methotrexate}"],
            run.Lines[4..7]);
        Assert.StartsWith($"{on}: ", run.Lines[7], StringComparison.Ordinal);
    }

    [Fact]
    public void The_supplement_is_in_the_JSON()
    {
        Write(Header, "2026-07-06,,,100,100", "2026-08-17,2000,200000,,");
        using JsonDocument result = JsonDocument.Parse(
            Supplied(Supplement("day-1-of-cycle-1"), "--birth-date", "2025-09-14", "--maintenance-start", "2026-07-06", "--format", "json").Output);
        JsonElement dose = result.RootElement.GetProperty("startingDose");

        Assert.Matches("^[0-9a-f]{64}$", result.RootElement.GetProperty("supplement").GetString());
        Assert.Equal("S7", result.RootElement.GetProperty("policy").GetProperty("namedBy").GetProperty("source").GetString());
        Assert.Equal(("2026-07-06", 9, "proceed"), (dose.GetProperty("ageOn").GetString(), dose.GetProperty("ageInMonths").GetInt32(), dose.GetProperty("outcome").GetString()));
        Assert.Equal(("40 mg/m²/day", "site"), (dose.GetProperty("thiopurine").GetProperty("dose").GetString(), dose.GetProperty("thiopurine").GetProperty("standing").GetString()));
        Assert.Equal("15 mg/m²/dose", dose.GetProperty("weeklyMethotrexate").GetProperty("dose").GetString());
    }

    // 30 % and 80 % of 75 mg/m²/day are 22.5 and 60, a tenth is 7.5. The site's start below 12 months is 40 mg/m²/day.
    [Theory]
    [InlineData("75", "from 22.5 mg/m²/day to 60 mg/m²/day, which are 30 % to 80 % of it (TPMT intermediate, NUDT15 normal; CPIC-INTERMEDIATE; Reference: CPIC, recommended starting doses by phenotype)", "--tpmt", "intermediate", "--nudt15", "normal")]
    [InlineData("75", "7.5 mg/m²/dose, 3 times a week (TPMT poor, NUDT15 not known; CPIC-TPMT-POOR; Reference: CPIC, recommended starting doses by phenotype)", "--tpmt", "poor")]
    [InlineData("75", "10 mg/m²/day (TPMT normal, NUDT15 poor; CPIC-NUDT15-POOR; Reference: CPIC, recommended starting doses by phenotype)", "--tpmt", "normal", "--nudt15", "poor")]
    [InlineData("75", "75 mg/m²/day, not adjusted (TPMT normal, NUDT15 normal; Reference: CPIC, recommended starting doses by phenotype)", "--tpmt", "normal", "--nudt15", "normal")]
    [InlineData("75", "cannot be decided without the TPMT phenotype (TPMT not known, NUDT15 poor; CPIC-TPMT-POOR; Reference: CPIC, recommended starting doses by phenotype)", "--nudt15", "poor")]
    [InlineData("40", "cannot be decided without an adjustment of a mercaptopurine start below 75 mg/m²/day; it is 40 mg/m²/day (TPMT intermediate, NUDT15 normal; CPIC-INTERMEDIATE; Reference: CPIC, recommended starting doses by phenotype)", "--tpmt", "intermediate", "--nudt15", "normal")]
    public void A_phenotype_adjusts_the_starting_thiopurine_beside_the_sites_own(string start, string adjusted, params string[] phenotypes)
    {
        Write(Header, "2026-07-06,,,100,100", "2026-08-17,2000,200000,,");
        ToolRun run = Supplied(
            Supplement("day-1-of-cycle-1").Replace("40 mg", $"{start} mg", StringComparison.Ordinal),
            ["--birth-date", "2025-09-14", "--maintenance-start", "2026-07-06", .. phenotypes]);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(
            [$"  thiopurine          {start} mg/m²/day (Site: S7, 22)", $"    by phenotype      {adjusted}", "  weekly methotrexate 15 mg/m²/dose (Site: S7, 23)"],
            run.Lines[5..8]);
    }

    [Fact]
    public void An_adjusted_thiopurine_is_in_the_JSON_and_absent_without_a_phenotype()
    {
        Write(Header, "2026-07-06,,,100,100");
        string supplement = Supplement("day-1-of-cycle-1");
        string[] options = ["--birth-date", "2025-09-14", "--maintenance-start", "2026-07-06", "--format", "json"];
        using JsonDocument adjusted = JsonDocument.Parse(Supplied(supplement, [.. options, "--tpmt", "poor"]).Output);
        using JsonDocument plain = JsonDocument.Parse(Supplied(supplement, options).Output);
        JsonElement dose = adjusted.RootElement.GetProperty("adjustedThiopurine");

        Assert.Equal(("4 mg/m²/dose", 3, "CPIC"), (dose.GetProperty("dose").GetString(), dose.GetProperty("timesPerWeek").GetInt32(), dose.GetProperty("citation").GetProperty("source").GetString()));
        Assert.False(plain.RootElement.TryGetProperty("adjustedThiopurine", out _));
    }

    [Theory]
    [InlineData("--tpmt and --nudt15: there is no starting dose to adjust; give --birth-date, --maintenance-start and the site's --supplement.\n", "--tpmt", "poor")]
    [InlineData("--tpmt and --nudt15: there is no starting dose to adjust. Starting dose by age. 9 completed months on 2026-07-06. Missing: the starting dose of oral chemotherapy in Maintenance by age, which is unpublished.", "--nudt15", "normal", "--birth-date", "2025-09-14", "--maintenance-start", "2026-07-06")]
    [InlineData("--tpmt: 'slow' is none of normal, intermediate, poor.\n", "--tpmt", "slow")]
    public void A_phenotype_with_nothing_to_adjust_is_told_in_one_line(string message, params string[] options)
    {
        Write(Header, "2026-07-06,,,100,100");
        ToolRun run = ToolRun.Of(["titrate", "--input", _file, .. options]);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"aall15p1: {message}", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_sites_values_a_starting_dose_cannot_be_decided()
    {
        Write(Header, "2026-07-06,,,100,100");
        ToolRun alone = ToolRun.Of("titrate", "--input", _file, "--birth-date", "2025-09-14", "--maintenance-start", "2026-07-06");
        ToolRun illustrated = ToolRun.Of("titrate", "--input", _file, "--supplement", "illustration");

        Assert.Contains(alone.Lines, line => line.StartsWith("  cannot be decided: ", StringComparison.Ordinal) && line.Contains("Missing: the starting dose of oral chemotherapy in Maintenance by age, which is unpublished.", StringComparison.Ordinal));
        Assert.Contains("The site's supplement names no titration policy.", illustrated.Lines);
        Assert.DoesNotContain(illustrated.Lines, line => line.StartsWith("Starting doses", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--birth-date and --maintenance-start: give both for the starting doses by age, or neither.", "--birth-date", "2025-09-14")]
    [InlineData("--birth-date and --maintenance-start: give both for the starting doses by age, or neither.", "--maintenance-start", "2026-07-06")]
    [InlineData("--maintenance-start: 2026-07-06 is before the date of birth, 2026-07-07.", "--maintenance-start", "2026-07-06", "--birth-date", "2026-07-07")]
    [InlineData("Could not find file", "--supplement", "/no-such-file.json")]
    public void A_mistake_about_the_starting_doses_is_told_in_one_line(string message, params string[] options)
    {
        Write(Header, "2026-07-06,,,100,100");
        ToolRun run = ToolRun.Of(["titrate", "--input", _file, .. options]);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"aall15p1: {message}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused_before_it_is_read_to_its_end()
    {
        ToolRun run = ToolRun.Reading(new string(' ', 2_000_001), "titrate", "--input", "-");

        Assert.Equal((1, "aall15p1: standard input: found more than 2000000 characters, expected at most that many.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void The_state_machine_is_printed_without_a_history() =>
        Assert.Equal(TitrationPolicies.All[0].ToMermaid(), ToolRun.Of("titrate", "--format", "mermaid").Output);

    [Fact]
    public void Without_a_prescription_there_is_nothing_to_look_back_on()
    {
        ToolRun run = Titrate(Header, "2026-07-20,2000,200000,,");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("2026-07-20: cannot decide; missing: a prescription before this day", run.Lines);
        Assert.DoesNotContain(run.Lines, line => line.StartsWith("Look back", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("date,anc", "2026-07-06,1", "line 2: anc: found '1', expected a whole number per microlitre of at least 100, or a count with its unit, as 1.2 ×10⁹/L.")]
    [InlineData("day,anc", "2026-07-06,1", "line 1: found 'day,anc', expected the columns date, anc, platelets, mercaptopurine_percent and methotrexate_percent, or date, analyte and value.")]
    [InlineData(Header, "2026-07-06,2000,200000", "line 2: fields: found '3', expected 5.")]
    [InlineData(Header, "2026-07-06,2000,150,000,100,100", "line 2: fields: found '6', expected 5.")]
    [InlineData(Header, "06/07/2026,,,100,100", "line 2: date: found '06/07/2026', expected a date of the years 1900 to 2200 as 2026-01-05.")]
    [InlineData(Header, "2026-07-06,0.75,200000,,", "line 2: anc: found '0.75', expected a whole number per microlitre, or a count with its unit, as 1.2 ×10⁹/L.")]
    [InlineData(Header, "2026-07-06,2000,999,,", "line 2: platelets: found '999', expected a whole number per microlitre of at least 1000, or a count with its unit, as 1.2 ×10⁹/L.")]
    [InlineData(Header, "2026-07-06,-1,200000,,", "line 2: anc: found '-1', expected a whole number per microlitre, or a count with its unit, as 1.2 ×10⁹/L.")]
    [InlineData(Header, "2026-07-06,,,100,", "line 2: one dose without the other; give both percentages, 0 for a drug that is not given, or neither.")]
    [InlineData(Header, "2026-07-06,,,1001,100", "line 2: mercaptopurine_percent: found '1001', expected a percentage of the starting dose from 0 to 200, or an amount with its unit, as 15 mg or 1.5 tablets, with --mercaptopurine-start.")]
    [InlineData(Header, "2026-07-06,,,100,-5", "line 2: methotrexate_percent: found '-5', expected a percentage of the starting dose from 0 to 200, or an amount as 15 mg or 1.5 tablets.")]
    [InlineData(Header, "2026-07-06,,,100,100\n\n2026-07-06,2000,200000,,", "line 4: date: 2026-07-06 is on line 2 already; a day has one line.")]
    [InlineData(Header + ",new_starting_dose", "2026-07-06,,,100,100,ja", "line 2: new_starting_dose: found 'ja', expected yes or nothing.")]
    [InlineData(Header + ",new_starting_dose", "2026-07-06,,,,,yes", "line 2: new_starting_dose: a new starting dose comes with both percentages.")]
    public void A_line_that_does_not_fit_is_told_in_one_line_with_its_number(string header, string row, string expected)
    {
        ToolRun run = Titrate(header, row);

        Assert.Equal((1, string.Empty, $"aall15p1: {_file}: {expected}\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("aall15p1: --input: name the file of the history, or - for standard input.\n", "titrate")]
    [InlineData("aall15p1: --format: 'xml' is none of text, json, mermaid.\n", "titrate", "--format", "xml")]
    public void A_mistake_in_the_options_is_told_in_one_line(string expected, params string[] args)
    {
        ToolRun run = ToolRun.Of(args);

        Assert.Equal((1, expected), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_in_one_line()
    {
        ToolRun run = ToolRun.Of("titrate", "--input", _file + ".missing");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void An_empty_history_needs_a_day()
    {
        Assert.Equal($"aall15p1: {_file}: there is no entry; name the day with --on.\n", Titrate(Header).Error);
        Assert.Contains("2026-07-06: cannot decide; missing: a prescription before this day", ToolRun.Of("titrate", "--input", _file, "--on", "2026-07-06").Lines);
    }

    private static string Supplement(string reading) => $$"""
        {
          "schemaVersion": 1, "protocol": "aall15p1", "id": "site-7", "title": "Site 7",
          "sources": [{ "id": "S7", "title": "Site 7's protocol text", "gives": "site" }],
          "readings": [{ "id": "D6", "reading": "{{reading}}", "citation": { "source": "S7", "place": "21" }, "standing": "site" }],
          "titration": {
            "startingDoses": [
              { "fromMonths": 0, "belowMonths": 12, "thiopurine": { "dose": "40 mg/m²/day", "citation": { "source": "S7", "place": "22" }, "standing": "site" }, "weeklyMethotrexate": { "dose": "15 mg/m²/dose", "citation": { "source": "S7", "place": "23" }, "standing": "site" } },
              { "fromMonths": 12, "thiopurine": { "dose": "50 mg/m²/day", "citation": { "source": "BFM-LTF", "place": "table" }, "standing": "reference" }, "weeklyMethotrexate": { "dose": "20 mg/m²/dose", "citation": { "source": "BFM-LTF", "place": "table" }, "standing": "reference" } }
            ],
            "policy": { "id": "icicle-all-14", "citation": { "source": "S7", "place": "24" }, "standing": "site" }
          }
        }
        """;

    private ToolRun Supplied(string supplement, params string[] options)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, supplement);
            return ToolRun.Of(["titrate", "--input", _file, "--supplement", file, .. options]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private ToolRun Titrate(params string[] lines)
    {
        Write(lines);
        return ToolRun.Of("titrate", "--input", _file);
    }

    private void Write(params string[] lines) => File.WriteAllText(_file, string.Join('\n', lines));

    /// <summary>Rounding to tablets, with no stated tolerance: the dose stands as it is, and the table says why no step falls due from it.</summary>
    [Theory]
    [InlineData("98", "96", null, "2026-07-06: thiopurine 98 % is near the step 100 % and not on it: it counts as a dose of its own. If that is rounding, state the tolerance with --step-tolerance or in the supplement.")]
    [InlineData("100", "96", "4", null)]
    [InlineData("50", "50", null, null)]
    [InlineData("100", "100", null, null)]
    public void A_dose_near_a_step_is_pointed_out(string thiopurine, string antifolate, string? tolerance, string? note)
    {
        ToolRun run = ToolRun.Reading(
            $"date,anc,platelets,mercaptopurine_percent,methotrexate_percent\n2026-07-06,2000/µL,200000/µL,{thiopurine},{antifolate}\n2026-07-20,2000/µL,200000/µL,,\n",
            ["titrate", "--input", "-", .. tolerance is null ? [] : new[] { "--step-tolerance", tolerance }]);

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(note, run.Lines.FirstOrDefault(line => line.Contains("near the step", StringComparison.Ordinal)));
    }
}
