using System.Text;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>Tables as laboratories write them.</summary>
public sealed class TitrateTableTests
{
    private const string Header = "date,anc,platelets,mercaptopurine_percent,methotrexate_percent\n";

    [Fact]
    public void Quotes_and_thousands_are_read()
    {
        ToolRun run = Titrate(
            """
            "date","anc","platelets","mercaptopurine_percent","methotrexate_percent"
            "2026-07-06","2000","200000","100","100"
            "2026-07-20","1,900","210000",,
            "2026-08-03","400","200000",,
            """);

        Assert.Contains("2026-08-03: stop both drugs", run.Lines);
    }

    [Fact]
    public void A_bound_is_a_stop_without_being_a_number()
    {
        ToolRun run = Titrate(Header + "2026-07-06,2.0 ×10⁹/L,200 ×10⁹/L,100,100\n2026-07-20,<0.1 ×10⁹/L,210 ×10⁹/L,,\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2026-07-20: stop both drugs", run.Lines);
        Assert.Contains(run.Lines, line => line.Contains("ANC <100/µL", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bound_that_does_not_settle_it_is_asked_for()
    {
        ToolRun run = Titrate(Header + "2026-07-06,2.0 ×10⁹/L,200 ×10⁹/L,100,100\n2026-07-20,<0.7 ×10⁹/L,210 ×10⁹/L,,\n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("2026-07-20: cannot decide; missing: the numbers behind the bounds", run.Lines);
    }

    [Fact]
    public void A_percentage_that_cannot_be_one_is_asked_back()
    {
        ToolRun run = Titrate(Header + "2026-07-06,2000/µL,200000/µL,350,15\n");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("line 2: mercaptopurine_percent: found '350', expected a percentage of the starting dose from 0 to 200, or an amount with its unit", run.Error, StringComparison.Ordinal);
    }

    // 350 mg a week of mercaptopurine at 50 mg a day is 100 %; 6 tablets of 2.5 mg are 15 mg.
    [Fact]
    public void Amounts_are_read_where_the_starting_doses_are_known()
    {
        string table = Header + "2026-07-06,2000/µL,200000/µL,350 mg,6 tablets\n";

        Assert.Contains(
            Titrate(table, "--mercaptopurine-start", "350 mg", "--methotrexate-start", "15 mg", "--methotrexate-tablet", "2.5 mg").Lines,
            line => line.Contains("thiopurine 100 %, methotrexate 100 %", StringComparison.Ordinal));
        Assert.Contains("found '350 mg', an amount; it can be read with --mercaptopurine-start", Titrate(table).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4", "hold", true)]
    [InlineData("1", "resume", false)]
    public void Off_step_by_rounding_within_the_sites_tolerance_is_on_step(string tolerance, string action, bool isOnStep)
    {
        string table = Header + "2026-07-06,2000/µL,200000/µL,98,96\n2026-07-20,2100/µL,200000/µL,98,96\n";

        Assert.Contains(Titrate(table, "--step-tolerance", tolerance).Lines, line => line.StartsWith($"2026-07-20: {action}", StringComparison.Ordinal));
        Assert.Equal(isOnStep, Titrate(table, "--step-tolerance", tolerance).Lines.Any(line => line.Contains("thiopurine 100 %, methotrexate 100 % since", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2", "anc")]
    [InlineData("99", "anc")]
    [InlineData("0.75", "anc")]
    [InlineData("1,9", "anc")]
    public void A_bare_number_that_could_be_of_another_unit_is_refused(string count, string column)
    {
        ToolRun run = Titrate(Header.Replace(',', ';') + $"2026-07-06;{count};200000;100;100\n");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"line 2: {column}: found '{count}'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_analyte_a_line_other_columns_and_NA_are_read()
    {
        ToolRun run = Titrate(
            """
            lab;date;analyte;value;unit
            A;2026-07-06;ANC;2000;/µL
            A;2026-07-06;platelets;200;×10⁹/L
            A;2026-07-06;mercaptopurine_percent;100;
            A;2026-07-06;methotrexate_percent;100;
            A;2026-07-20;ANC;0.4;×10⁹/L
            A;2026-07-20;platelets;NA;
            """);

        Assert.Equal("Columns left out of account: lab.", run.Lines[0]);
        Assert.Contains("2026-07-20: stop both drugs", run.Lines);
    }

    [Fact]
    public void The_ANC_is_computed_from_white_cells_and_the_percentage_of_neutrophils()
    {
        ToolRun run = Titrate("date,wbc,neutrophils_percent,platelets,mercaptopurine_percent,methotrexate_percent\n2026-07-06,NA,NA,NA,100,100\n2026-07-20,4.0 ×10⁹/L,12.5,200000,,\n");

        Assert.Equal("2026-07-20: ANC 500/µL = white cells 4000/µL × 12.5 % neutrophils.", run.Lines[0]);
        Assert.Contains("2026-07-20: stop both drugs", run.Lines);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", false)]
    public void A_byte_order_mark_and_UTF_16_are_read(string encoding, bool hasMark)
    {
        Encoding written = Encoding.GetEncoding(encoding);
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, [.. hasMark ? written.GetPreamble() : [], .. written.GetBytes(Header + "2026-07-06,,,100,100\n2026-07-20,400/µL,200000/µL,,\n")]);

        Assert.Contains("2026-07-20: stop both drugs", ToolRun.Of("titrate", "--input", file).Lines);
        File.Delete(file);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_not_replaced()
    {
        string file = Path.GetTempFileName();
        File.WriteAllBytes(file, [.. Encoding.UTF8.GetBytes(Header), 0x32, 0xFF, 0xC3, 0x28]);
        ToolRun run = ToolRun.Of("titrate", "--input", file);

        Assert.Equal((1, $"aall15p1: {file}: found bytes that are no text, expected UTF-8 or UTF-16.\n"), (run.ExitCode, run.Error));
        File.Delete(file);
    }

    private static ToolRun Titrate(string table, params string[] options) => ToolRun.Reading(table, ["titrate", "--input", "-", .. options]);
}
