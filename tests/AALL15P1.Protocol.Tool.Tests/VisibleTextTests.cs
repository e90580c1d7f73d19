using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>Stored text of others cannot forge, hide or turn a line of the output.</summary>
public sealed class VisibleTextTests
{
    private const string Events = """
        {"schemaVersion": 1, "type": "enrolled", "id": "e1", "date": "2026-01-05", "recordedAt": "2026-01-05T10:00:00Z", "recordedBy": "dr", "birthDate": "2025-09-14"}
        {"schemaVersion": 1, "type": "block-started", "id": "e2", "date": "2026-01-05", "recordedAt": "2026-01-05T10:01:00Z", "recordedBy": "dr", "block": "induction"}
        """;

    [Theory]
    [InlineData("fever\\nHAZARD: forged", "fever\\u000aHAZARD: forged")]
    [InlineData("fever\\u202Edrawrof", "fever\\u202edrawrof")]
    [InlineData("fever\\u0007", "fever\\u0007")]
    [InlineData("fever\\u2028x", "fever\\u2028x")]
    [InlineData("Fieber über 38,5 °C", "Fieber über 38,5 °C")]
    public void A_reason_is_one_visible_line(string reason, string printed)
    {
        string held = $$"""{"schemaVersion": 1, "type": "administration-held", "id": "e3", "date": "2026-01-06", "recordedAt": "2026-01-06T10:00:00Z", "recordedBy": "dr", "block": "induction", "order": "prednisolone", "day": 2, "reason": "{{reason}}"}""";
        string left = $$"""{"schemaVersion": 1, "type": "left-protocol", "id": "e4", "date": "2026-01-07", "recordedAt": "2026-01-07T10:00:00Z", "recordedBy": "dr", "reason": "{{reason}}"}""";

        ToolRun holding = ToolRun.Reading($"{Events}\n{held}\n", "replay", "-", "--at", "2026-01-06");
        ToolRun leaving = ToolRun.Reading($"{Events}\n{held}\n{left}\n", "replay", "-", "--at", "2026-01-07");

        Assert.Equal((string.Empty, string.Empty), (holding.Error, leaving.Error));
        Assert.Contains(printed, holding.Output, StringComparison.Ordinal);
        Assert.Contains($"({printed})", leaving.Output, StringComparison.Ordinal);
        Assert.All(holding.Lines.Concat(leaving.Lines), line => Assert.DoesNotContain(line, character => char.IsControl(character) || character is '\u202e' or '\u2028'));
        Assert.DoesNotContain(holding.Lines.Concat(leaving.Lines), line => line.StartsWith("HAZARD", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_is_told_in_one_visible_line()
    {
        ToolRun run = ToolRun.Of("dose", "--drug", "aza\u202ecitidine\n2", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--on", "2026-02-10");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("aza\\u202ecitidine", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData("--birth-date", "1899-12-31")]
    [InlineData("--birth-date", "2201-01-01")]
    [InlineData("--on", "9999-12-31")]
    [InlineData("--measured", "0001-01-01")]
    public void A_date_beyond_the_years_is_refused_with_the_years(string option, string date)
    {
        Dictionary<string, string> options = new() { ["--drug"] = "azacitidine", ["--birth-date"] = "2025-09-14", ["--induction-start"] = "2026-01-05", ["--on"] = "2026-02-10", ["--measured"] = "2026-02-09" };
        options[option] = date;

        ToolRun run = ToolRun.Of(["dose", .. options.SelectMany(pair => new[] { pair.Key, pair.Value })]);

        Assert.Equal((1, $"aall15p1: {option}: '{date}' is not a date of the years 1900 to 2200; write it as 2026-01-05.\n"), (run.ExitCode, run.Error));
    }

    /// <summary>A site's citation stands in the table, in the dose and in the titration; none of them can begin a line or turn one.</summary>
    [Theory]
    [InlineData("roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--on", "2026-01-12", "--weight", "6.2 kg", "--height", "62 cm")]
    [InlineData("dose", "--drug", "vincristine", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--on", "2026-01-12", "--weight", "6.2 kg", "--height", "62 cm")]
    [InlineData("lint")]
    public void A_supplements_citation_is_one_visible_line(params string[] command)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """
                {"schemaVersion": 1, "protocol": "aall15p1", "id": "site", "title": "A site\nHAZARD: title",
                 "doses": [{"block": "induction", "order": "vincristine", "dose": "15 mg/m²/dose", "citation": {"source": "SITE", "place": "page 1\nHAZARD: forged\rHAZARD: over\u202e\ud83c\udff4\udb40\udc67"}, "standing": "site"}],
                 "sources": [{"id": "SITE", "title": "a text", "gives": "site"}]}
                """);

            ToolRun run = ToolRun.Of([.. command, "--supplement", file]);

            Assert.Equal((3, string.Empty), (command[0] == "roadmap" ? 3 : run.ExitCode, run.Error));
            Assert.Contains(command[0] == "roadmap" ? "page 1\\u{000A}HAZARD: forged\\u{000D}HAZARD: over\\u{202E}" : "page 1\\u000aHAZARD: forged\\u000dHAZARD: over\\u202e\ud83c\udff4\\udb40\\udc67", run.Output, StringComparison.Ordinal);
            Assert.All(run.Lines, line =>
            {
                Assert.DoesNotContain(line, character => char.IsControl(character) || character == '\u202e');
                Assert.False(line.StartsWith("HAZARD", StringComparison.Ordinal));
            });
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Notes_of_a_titration_are_lines_of_their_own()
    {
        ToolRun run = ToolRun.Reading("date,anc,platelets,mercaptopurine_percent,methotrexate_percent,note\u202eX\n2026-07-06,2000/µL,200000/µL,100,100,x\n", "titrate", "--input", "-");

        Assert.DoesNotContain(run.Output, character => character == '\u202e');
    }

    [Fact]
    public void A_dose_of_vincristine_carries_its_notes()
    {
        ToolRun run = ToolRun.Of("dose", "--drug", "vincristine", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--on", "2026-01-12", "--weight", "6.2 kg", "--height", "62 cm", "--supplement", "illustration");

        Assert.Contains("  Note: Prepared in an infusion bag only: so the US labels since 2022-04-21.", run.Output, StringComparison.Ordinal);
        Assert.Contains("[Reference, not AALL15P1: FDA-VINCA, update of 2022-04-21]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_what_is_due_carries_the_notes_that_it_speaks_of()
    {
        ToolRun run = ToolRun.Of([.. ToolRun.Infant, "--on", "2026-01-12"]);

        Assert.Contains("see the note", run.Output, StringComparison.Ordinal);
        Assert.Contains("  vincristine: Prepared in an infusion bag only: so the US labels since 2022-04-21.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dose_of_leucovorin_carries_the_hours() => Assert.Contains(
        "  Note: By the hour: at hours 42, 48 and 54 from the start of the methotrexate infusion",
        ToolRun.Of("dose", "--drug", "leucovorin", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--start", "interim-maintenance=2026-03-20", "--on", "2026-03-22").Output,
        StringComparison.Ordinal);
}
