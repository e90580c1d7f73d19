using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class SupplementCommandTests
{
    [Theory]
    [InlineData]
    [InlineData("--supplement", "illustration")]
    public void What_is_sound_ends_with_0(params string[] args)
    {
        ToolRun run = ToolRun.Of(["lint", .. args]);

        Assert.Equal((0, "No finding in 21 checks.\n", string.Empty), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Findings_are_listed_and_hold()
    {
        ToolRun run = Supplied("""{ "fromMonths": 6, "factor": "2/3" }, { "fromMonths": 12, "factor": "1" }""");

        Assert.Equal((3, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(["LINT-BAND-GAP: supplement, infantScaling, months: nothing from the start of [0, ∞) to [6, 12)", "1 finding."], run.Lines);
    }

    [Fact]
    public void What_is_no_supplement_is_told_in_one_line()
    {
        ToolRun run = Supplied("""{ "fromMonths": 6, "factor": "two thirds" }""");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("$.infantScaling.bands[0].factor: found \"two thirds\", expected a factor", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }

    // 11.25 kg and 80 cm are 0.5 m² (Mosteller: the root of 900/3600); at 10 months on day 1 it is 40 mg/m² of mercaptopurine a day.
    [Fact]
    public void Starting_doses_are_the_doses_of_their_orders_in_every_command()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Starting(string.Empty));
            string[] infant = ["--birth-date", "2025-09-01", "--induction-start", "2026-01-05", "--start", "maintenance=2026-07-06", "--supplement", file, "--weight", "11.25 kg", "--height", "80 cm", "--measured", "2026-07-06"];
            ToolRun dose = ToolRun.Of(["dose", .. infant, "--drug", "mercaptopurine", "--on", "2026-07-06"]);
            Assert.Equal(
                [
                    "  40 mg/m²/day, the starting dose for the age on 2026-07-06 = 20 mg/day   [Site: S7, 22]",
                    "  20 mg, one dose that day",
                    "DOSE: mercaptopurine 20 mg, one dose that day. Lowest standing: Reference, not AALL15P1.",
                ],
                dose.Lines[^3..]);

            string[] roadmap = ToolRun.Of(["roadmap", .. infant, "--on", "2026-07-13"]).Lines;
            Assert.Contains(roadmap, line => line.Contains("from 0 to below 12 months 15 mg/m²/dose; from 12 months 20 mg/m²/dose", StringComparison.Ordinal) && line.Contains("7.5 mg, one dose that day", StringComparison.Ordinal));
            Assert.DoesNotContain(roadmap, line => line.Contains("dose in Maintenance", StringComparison.Ordinal));

            ToolRun record = ToolRun.Reading(InMaintenance, "replay", "-", "--supplement", file, "--at", "2026-07-06");
            Assert.Contains(record.Lines, line => line.StartsWith("  due: 2026-07-06 [treating team] mercaptopurine PO or NG (maintenance/mercaptopurine day 1) is due: 20 mg", StringComparison.Ordinal));

            File.WriteAllText(file, Starting(""" "doses": [{ "block": "maintenance", "order": "mercaptopurine", "dose": "50 mg/m²/day", "citation": { "source": "S7", "place": "9" }, "standing": "site" }],"""));
            foreach (ToolRun refused in new[] { ToolRun.Of(["dose", .. infant, "--drug", "mercaptopurine", "--on", "2026-07-06"]), ToolRun.Of("lint", "--supplement", file) })
            {
                Assert.Equal((1, string.Empty), (refused.ExitCode, refused.Output));
                Assert.Contains("The supplement states two doses of maintenance/mercaptopurine: 50 mg/m²/day as the order's dose, and 40 mg/m²/day as the starting dose from 0 months. One of the two is expected, or both alike.", refused.Error, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private const string InMaintenance = """
        {"schemaVersion":1,"id":"e1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T15:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-01"}
        {"schemaVersion":1,"id":"e2","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T09:00:00Z","recordedBy":"dr-a","block":"induction"}
        {"schemaVersion":1,"id":"e3","type":"measured","date":"2026-07-06","recordedAt":"2026-07-06T08:01:00Z","recordedBy":"dr-a","weight":"11.25 kg","height":"80 cm"}
        {"schemaVersion":1,"id":"e4","type":"block-started","date":"2026-07-06","recordedAt":"2026-07-06T09:00:00Z","recordedBy":"dr-a","block":"maintenance"}
        """;

    private static string Starting(string doses) => $$"""
        {
          "schemaVersion": 1, "protocol": "aall15p1", "id": "site-7", "title": "Site 7", {{doses}}
          "sources": [{ "id": "S7", "title": "Site 7's protocol text", "gives": "site" }],
          "titration": {
            "startingDoses": [
              { "fromMonths": 0, "belowMonths": 12, "thiopurine": { "dose": "40 mg/m²/day", "citation": { "source": "S7", "place": "22" }, "standing": "site" }, "weeklyMethotrexate": { "dose": "15 mg/m²/dose", "citation": { "source": "S7", "place": "23" }, "standing": "site" } },
              { "fromMonths": 12, "thiopurine": { "dose": "50 mg/m²/day", "citation": { "source": "BFM-LTF", "place": "table" }, "standing": "reference" }, "weeklyMethotrexate": { "dose": "20 mg/m²/dose", "citation": { "source": "BFM-LTF", "place": "table" }, "standing": "reference" } }
            ]
          }
        }
        """;

    // The illustration states no start criteria: nothing is decided. A site's asks for 750/µL.
    [Fact]
    public void Decide_takes_the_supplement_beside_the_input()
    {
        const string Input = """{"schemaVersion": 1, "block": "maintenance", "on": "2026-10-05", "kmt2a": "rearranged", "values": {"takenOn": "2026-10-05", "neutrophils": "749/µL"}}""";
        const string Criteria = """
            { "schemaVersion": 1, "protocol": "aall15p1", "id": "site-7", "title": "Site 7", "sources": [{ "id": "S7", "title": "Text", "gives": "site" }],
              "startCriteria": [{ "block": "maintenance", "kind": "count-at-least", "analyte": "neutrophils", "minimum": "750/µL", "rule": "S7-ANC", "title": "Neutrophils", "statement": "At least 750/µL.", "citation": { "source": "S7", "place": "1" }, "standing": "site" }] }
            """;
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Criteria);
            string[] decide = ["decide", "start-block", "--supplement"];

            Assert.Contains("\"answer\": \"cannot-decide\"", ToolRun.Reading(Input, [.. decide, "illustration"]).Output, StringComparison.Ordinal);
            Assert.Contains("\"answer\": \"hold\"", ToolRun.Reading(Input, [.. decide, file]).Output, StringComparison.Ordinal);
            Assert.Equal(ToolRun.Reading("not JSON", "decide", "start-block").Error, ToolRun.Reading("not JSON", [.. decide, file]).Error);
            Assert.Equal(
                "aall15p1: $.supplement: found a supplement, expected none beside the one that the protocol was compiled with.\n",
                ToolRun.Reading(Input.Replace("{\"schemaVersion\"", "{\"supplement\": \"illustration\", \"schemaVersion\"", StringComparison.Ordinal), [.. decide, file]).Error);
            Assert.Contains("\"answer\": \"cannot-decide\"", ToolRun.Reading("""{"schemaVersion": 1}""", "decide", "continue-past-induction", "--supplement", file).Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ToolRun Supplied(string bands)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $$"""
                { "schemaVersion": 1, "protocol": "aall15p1", "id": "site-7", "title": "Site 7", "sources": [{ "id": "S7", "title": "Text", "gives": "site" }],
                  "infantScaling": { "policy": "own-bands", "title": "Own", "bands": [{{bands}}], "citation": { "source": "S7", "place": "1" }, "standing": "site" } }
                """);
            return ToolRun.Of("lint", "--supplement", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
