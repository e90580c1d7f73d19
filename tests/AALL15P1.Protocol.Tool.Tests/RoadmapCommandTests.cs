using System.Text.Json;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class RoadmapCommandTests
{
    [Fact]
    public void The_table_shows_every_block_with_its_date()
    {
        ToolRun run = ToolRun.Of(ToolRun.Infant);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("Induction (induction), day 1 on 2026-01-05 Monday\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("EPI#1 (azacitidine-1), day 1 on 2026-02-09 Monday, projected\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Maintenance (maintenance), day 1 on 2026-07-06 Monday, projected\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_the_table_marks_its_days()
    {
        string row = Assert.Single(ToolRun.Of(ToolRun.Infant).Lines, line => line.StartsWith(" vincristine", StringComparison.Ordinal) && line.Split('│').Length == 30);

        string[] cells = row.Split('│', StringSplitOptions.TrimEntries);
        Assert.Equal([8, 15, 22, 29], Enumerable.Range(1, 29).Where(day => cells[day] == "●"));
    }

    [Fact]
    public void The_table_ends_with_what_is_projected_unpublished_and_read()
    {
        string output = ToolRun.Of(ToolRun.Infant).Output;

        Assert.Contains("EPI#2: 2026-03-15, 1 day after the last planned administration of the block before. No source states a spacing", output, StringComparison.Ordinal);
        Assert.Contains("\n  AALL15P1's vincristine dose in Induction\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  D1 as-registered: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_lists_each_administration_with_its_source()
    {
        using JsonDocument json = JsonDocument.Parse(ToolRun.Of([.. ToolRun.Infant, "--format", "json"]).Output);
        JsonElement[] rows = [.. json.RootElement.GetProperty("administrations").EnumerateArray()];

        JsonElement pegaspargase = rows.First(row => row.GetProperty("drug").GetString() == "pegaspargase");
        Assert.Equal("2026-01-16", pegaspargase.GetProperty("date").GetString());
        Assert.Equal("induction", pegaspargase.GetProperty("block").GetString());
        Assert.Equal(12, pegaspargase.GetProperty("day").GetInt32());
        Assert.Equal(["IV", "IM"], pegaspargase.GetProperty("routes").EnumerateArray().Select(route => route.GetString()));
        Assert.Equal(60, pegaspargase.GetProperty("infusion").GetProperty("shortestMinutes").GetDecimal());
        Assert.Equal(1, pegaspargase.GetProperty("timesPerDay").GetInt32());
        Assert.False(pegaspargase.GetProperty("projected").GetBoolean());
        Assert.Equal("CTGOV", pegaspargase.GetProperty("citation").GetProperty("source").GetString());
        Assert.Equal("protocol", pegaspargase.GetProperty("standing").GetString());
        Assert.Equal("unpublished", pegaspargase.GetProperty("dose").GetProperty("standing").GetString());
    }

    [Fact]
    public void A_number_of_doses_a_day_that_no_source_states_is_null()
    {
        using JsonDocument json = JsonDocument.Parse(ToolRun.Of([.. ToolRun.Infant, "--format", "json"]).Output);

        Assert.Equal(4, json.RootElement.GetProperty("administrations").EnumerateArray().Count(row => row.GetProperty("timesPerDay").ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public void The_CSV_has_a_line_for_each_administration()
    {
        string[] lines = ToolRun.Of([.. ToolRun.Infant, "--format", "csv"]).Lines;

        Assert.StartsWith("date,block,day,cycle,order,drug,", lines[0], StringComparison.Ordinal);
        Assert.Equal("2026-01-05,induction,1,,methotrexate-intrathecal,methotrexate,,IT,,,1,,false,\"CTGOV, outline, Induction\",protocol,unpublished,,", lines[1]);
        Assert.Equal(20, lines.Count(line => line.Contains(",azacitidine,", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_day_shows_only_what_is_due()
    {
        ToolRun run = ToolRun.Of([.. ToolRun.Infant, "--on", "2026-01-12"]);

        Assert.Equal(4, run.Lines.Count(line => line.Contains("2026-01-12 Mon", StringComparison.Ordinal)));
        Assert.DoesNotContain("cyclophosphamide", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_span_holds_both_its_ends()
    {
        string[] lines = ToolRun.Of([.. ToolRun.Infant, "--from", "2026-02-09", "--to", "2026-02-10", "--format", "csv"]).Lines;

        Assert.Equal(["2026-02-09", "2026-02-10"], lines.Skip(1).Select(line => line[..10]));
    }

    [Fact]
    public void An_actual_start_is_taken_and_not_projected()
    {
        string[] lines = ToolRun.Of([.. ToolRun.Infant, "--start", "azacitidine-1=2026-02-16", "--on", "2026-02-16", "--format", "csv"]).Lines;

        Assert.Contains(",azacitidine-1,1,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",false,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_reading_is_taken()
    {
        string output = ToolRun.Of([.. ToolRun.Infant, "--reading", "D3=last-day-with"]).Output;

        Assert.Contains("First day without therapy: 2028-01-06.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Option '--induction-start' is required.", "roadmap", "--birth-date", "2025-09-14")]
    [InlineData("--birth-date: '2025-13-14' is not a date; write it as 2026-01-05.", "roadmap", "--birth-date", "2025-13-14", "--induction-start", "2026-01-05")]
    [InlineData("--format: 'xml' is none of table, json, csv, html, ics.", "roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--format", "xml")]
    [InlineData("--start: there is no block 'reinduction'; the nearest is consolidation. The blocks are azacitidine-1, consolidation, azacitidine-2, interim-maintenance, azacitidine-3, delayed-intensification-1, azacitidine-4, delayed-intensification-2, maintenance.", "roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--start", "reinduction=2026-02-01")]
    [InlineData("--start: 'consolidation=tomorrow' is not of the form BLOCK=DATE, as consolidation=2026-02-14.", "roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--start", "consolidation=tomorrow")]
    [InlineData("--start: azacitidine-1 is given twice, as '2026-02-16' and as '2026-02-17'.", "roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--start", "azacitidine-1=2026-02-16", "--start", "azacitidine-1=2026-02-17")]
    [InlineData("--reading: D1 is given twice, as 'day-92' and as 'day-99'.", "roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--reading", "D1=day-92", "--reading", "D1=day-99")]
    [InlineData("consolidation cannot start on 2026-01-01: induction, which comes before it, starts on 2026-01-05.", "roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--start", "consolidation=2026-01-01")]
    [InlineData("--to: 2026-01-01 is before --from, 2026-01-02.", "roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--from", "2026-01-02", "--to", "2026-01-01")]
    [InlineData("--on stands alone: leave out --from and --to.", "roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--on", "2026-01-02", "--to", "2026-01-02")]
    [InlineData("Interpretation D1 has no reading 'day-100'; it has as-registered, day-92, day-99.", "roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--reading", "D1=day-100")]
    [InlineData("sources has no option '--nonsense'. The nearest is --help; --help lists all.", "sources", "--nonsense")]
    public void A_mistake_is_told_in_one_line(string message, params string[] args)
    {
        ToolRun run = ToolRun.Of(args);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"aall15p1: {message}\n", run.Error);
        Assert.Empty(run.Output);
    }
}
