using System.Text.Json.Nodes;
using AALL15P1.Protocol.Testing;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>The question of a record gets the same answer from the command of the tool and from the line that a foreign program is asked with.</summary>
public sealed class SameAnswerTests : IDisposable
{
    private static readonly LibraryImplementation Library = new();
    private readonly List<string> files = [];

    public static TheoryData<string> Replays => [.. ConformanceSuite.Vectors.Where(vector => vector.Operation == "replay").Select(vector => vector.Id)];

    [Theory]
    [MemberData(nameof(Replays))]
    public void A_record_is_answered_alike_by_the_command_and_by_a_line(string id)
    {
        ConformanceVector vector = ConformanceSuite.Vectors.Single(known => known.Id == id);
        JsonObject input = JsonNode.Parse(vector.Input)!.AsObject();
        List<string> args = ["replay", "-", "--format", "json"];
        Add("--at", "at");
        Add("--holds", "holds");
        Flag("--plan", "plan");
        if (input["supplement"] is { } supplement)
        {
            args.AddRange(["--supplement", supplement is JsonObject ? FileOf(supplement) : supplement.GetValue<string>()]);
        }

        foreach (JsonNode? later in input["supplements"]?.AsArray() ?? [])
        {
            args.AddRange(["--supplement", $"{later!["from"]}={FileOf(later["supplement"]!)}"]);
        }

        ToolRun run = ToolRun.Reading(input["events"]!.ToJsonString(), args);
        string line = new JsonObject { ["operation"] = "replay", ["input"] = input.DeepClone() }.ToJsonString();
        JsonNode answer = JsonNode.Parse(Library.AnswerLine(line))!;

        // A batch ends with the code of the command.
        ToolRun batch = ToolRun.Reading(line, ["evaluate"]);
        Assert.Equal(run.ExitCode, batch.ExitCode);
        JsonNode answered = JsonNode.Parse(batch.Output)!;
        (answered["error"] as JsonObject)?.Remove("line");
        Assert.Equal(answer.ToJsonString(), answered.ToJsonString());
        if (answer["error"] is { } refused)
        {
            Assert.Equal(1, run.ExitCode);
            Assert.Equal(run.Error.Replace("aall15p1: ", string.Empty, StringComparison.Ordinal).Replace("--holds", "$.holds", StringComparison.Ordinal).Trim(), refused["message"]!.GetValue<string>());
        }
        else
        {
            Assert.Equal(JsonNode.Parse(run.Output)!.ToJsonString(), answer.ToJsonString());
        }

        void Add(string option, string member)
        {
            if (input[member] is { } value)
            {
                args.AddRange([option, value.GetValue<string>()]);
            }
        }

        void Flag(string option, string member)
        {
            if (input[member]?.GetValue<bool>() == true)
            {
                args.Add(option);
            }
        }
    }

    private const string Question = """{"schemaVersion":2,"block":"azacitidine-1","order":"azacitidine","blockStart":"2026-03-10","on":"2026-03-10","birthDate":"2025-07-03","measurements":[{"on":"2026-03-10","weight":"8 kg"}],"supplement":"illustration"}""";

    private const string Counts = "{\"schemaVersion\":1,\"counts\":[{\"date\":\"2026-07-20\",\"anc\":\"ANC/µL\",\"platelets\":\"200000/µL\"}],\"doses\":[{\"date\":\"2026-07-06\",\"mercaptopurinePercent\":100,\"methotrexatePercent\":100}]}";

    [Theory]
    [InlineData("2026-07-20", "500", 0)]
    [InlineData("2026-08-03", "500", 0)]
    [InlineData("2026-08-04", "500", 2)]
    [InlineData("2026-07-20", "2000", 0)]
    public void A_history_of_counts_is_answered_alike_by_the_command_and_by_a_batch(string on, string neutrophils, int code)
    {
        string history = Counts.Replace("ANC", neutrophils, StringComparison.Ordinal);
        ToolRun run = ToolRun.Reading(history, ["titrate", "--input", "-", "--on", on, "--format", "json"]);
        ToolRun batch = ToolRun.Reading($"{{\"operation\":\"titrate\",\"input\":{{\"on\":\"{on}\",\"history\":{history}}}}}", ["evaluate"]);

        Assert.Equal((code, code), (run.ExitCode, batch.ExitCode));
        Assert.Equal(JsonNode.Parse(run.Output)!.ToJsonString(), JsonNode.Parse(batch.Output)!.ToJsonString());
    }

    [Fact]
    public void A_roadmap_is_answered_alike_by_the_command_and_by_a_batch()
    {
        ToolRun run = ToolRun.Reading(string.Empty, ["roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--from", "2026-01-12", "--to", "2026-01-16", "--format", "json"]);
        ToolRun batch = ToolRun.Reading("""{"operation":"roadmap","input":{"birthDate":"2025-09-14","inductionStart":"2026-01-05","from":"2026-01-12","to":"2026-01-16"}}""", ["evaluate"]);

        Assert.Equal((0, 0), (run.ExitCode, batch.ExitCode));
        Assert.Equal(JsonNode.Parse(run.Output)!.ToJsonString(), JsonNode.Parse(batch.Output)!.ToJsonString());
    }

    // evaluate and conformance answer are one door: the same bytes for the same lines, whatever stands in them.
    [Fact]
    public void Every_line_is_answered_alike_by_evaluate_and_by_conformance_answer()
    {
        string[] lines =
        [
            """{"operation":"continue-past-induction","input":{"schemaVersion":1,"kmt2a":"rearranged"}}""",
            $$"""{"operation":"dose","input":{{Question}}}""",
            """{"operation":"titrate","input":{"history":{},"on":"2026-07-20"}}""",
            """{"operation":"titrate"}""",
            """{"operation":"grading","input":{}}""",
            """{"operation":"replay","input":{"events":[]},"id":7}""",
            """{"operation":"replay","operation":"dose","input":{"events":[]}}""",
            """{"operation":"titrate","input":{"history":{},"on":"\ud800"}}""",
            "",
            "{",
        ];

        ToolRun batch = ToolRun.Reading(string.Join('\n', lines), ["evaluate"]);
        ToolRun answered = ToolRun.Reading(string.Join('\n', lines), ["conformance", "answer"]);

        Assert.Equal(batch.Output, answered.Output);
        Assert.Equal((1, 0), (batch.ExitCode, answered.ExitCode));
        JsonNode[] answers = [.. batch.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(answer => JsonNode.Parse(answer)!)];
        Assert.Equal(lines.Length, answers.Length);
        Assert.Equal(["proceed", "proceed"], answers[..2].Select(answer => answer["outcome"]!.GetValue<string>()));
        Assert.Equal("20 mg", answers[1]["result"]!["amount"]!["perDose"]!.GetValue<string>());
        Assert.Equal(Enumerable.Range(3, lines.Length - 2), answers[2..].Select(answer => answer["error"]!["line"]!.GetValue<int>()));
        Assert.Equal(
            [
                "$.history: found no member 'schemaVersion', expected one.",
                "$.input: found nothing, expected the operation's input.",
                "$.operation: found \"grading\", expected one of eligibility, start-block, continue-past-induction, site-of-care, grade, dlt, dlt-summary, infusion, dose, safety-check, roadmap, replay, titrate.",
            ],
            answers[2..5].Select(answer => answer["error"]!["message"]!.GetValue<string>()));
    }

    // What a line cannot say is refused, and never left out of the answer in silence.
    [Theory]
    [InlineData("replay", "\"hold\":\"omit\"", "'hold'")]
    [InlineData("replay", "\"holds\":\"skip\"", "$.holds: found \"skip\", expected one of omit, make-up, shift-order, shift-block.")]
    [InlineData("replay", "\"holds\":1", "$.holds: found 1,")]
    [InlineData("replay", "\"plan\":\"yes\"", "$.plan: found \"yes\", expected true or false.")]
    [InlineData("replay", "\"supplement\":\"ilustration\"", "$.supplement: found \"ilustration\",")]
    [InlineData("replay", "\"supplements\":{}", "$.supplements: found {}, expected a list.")]
    [InlineData("replay", "\"supplements\":[{\"supplement\":{}}]", "$.supplements[0]")]
    [InlineData("replay", "\"at\":\"2026-02-29\"", "$.at: found \"2026-02-29\", expected a date")]
    [InlineData("replay", "\"at\":\"9999-01-01\"", "$.at: found \"9999-01-01\", expected a date of the years 1900 to 2190")]
    [InlineData("replay", "\"events\":[{\"schemaVersion\":1,\"id\":\"x\",\"type\":\"died\",\"date\":\"2026-01-01\",\"recordedAt\":\"2026-01-02T00:00:00Z\",\"recordedBy\":\"a\"}]", "Event 'x' is refused")]
    [InlineData("roadmap", "\"birthDate\":\"2025-09-14\",\"inductionStart\":\"2026-01-05\",\"reading\":[]", "'reading'")]
    [InlineData("roadmap", "\"birthDate\":\"2025-09-14\",\"inductionStart\":\"2026-01-05\",\"readings\":[{\"id\":\"D1\",\"reading\":\"x\"}]", "D1 has no reading 'x'")]
    [InlineData("titrate", "\"history\":{},\"On\":\"2026-01-05\"", "'On'")]
    [InlineData("titrate", "\"history\":{\"schemaVersion\":1,\"counts\":[],\"doses\":[]},\"on\":\"2026-07-06\",\"tpmt\":\"poor\"", "$.tpmt and $.nudt15: there is no starting dose to adjust; give $.birthDate, $.maintenanceStart and the site's $.supplement.")]
    [InlineData("titrate", "\"history\":{\"schemaVersion\":1,\"counts\":[],\"doses\":[]},\"on\":\"2026-07-06\",\"birthDate\":\"2025-09-14\"", "$.birthDate and $.maintenanceStart: give both")]
    [InlineData("titrate", "\"history\":{\"schemaVersion\":1,\"counts\":[],\"doses\":[]},\"on\":\"2026-07-06\",\"birthDate\":\"2025-09-14\",\"maintenanceStart\":\"2025-09-13\"", "$.maintenanceStart: 2025-09-13 is before the date of birth, 2025-09-14.")]
    [InlineData("titrate", "\"history\":{\"schemaVersion\":1,\"counts\":[],\"doses\":[]},\"on\":\"2026-07-06\",\"nudt15\":\"low\"", "$.nudt15: found \"low\", expected one of normal, intermediate, poor.")]
    [InlineData("titrate", "\"on\":\"2026-07-20\",\"history\":{\"schemaVersion\":1,\"counts\":[],\"doses\":[{\"date\":\"2026-07-06\",\"mercaptopurinePercent\":200.1,\"methotrexatePercent\":15}]}", "200.1")]
    public void A_line_that_misspells_what_it_asks_is_refused_with_its_place(string operation, string members, string expected)
    {
        string events = members.Contains("\"events\"", StringComparison.Ordinal) || operation != "replay" ? string.Empty : "\"events\":[],";

        string message = JsonNode.Parse(Library.AnswerLine($"{{\"operation\":\"{operation}\",\"input\":{{{events}{members}}}}}"))!["error"]!["message"]!.GetValue<string>();

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Doses_of_just_200_percent_are_read() =>
        Assert.Contains("\"decision\"", Library.AnswerLine("{\"operation\":\"titrate\",\"input\":{\"on\":\"2026-07-20\",\"history\":{\"schemaVersion\":1,\"counts\":[],\"doses\":[{\"date\":\"2026-07-06\",\"mercaptopurinePercent\":200,\"methotrexatePercent\":15}]}}}"), StringComparison.Ordinal);

    public void Dispose()
    {
        foreach (string file in files)
        {
            File.Delete(file);
        }
    }

    private string FileOf(JsonNode document)
    {
        string file = Path.GetTempFileName();
        files.Add(file);
        File.WriteAllText(file, document.ToJsonString());
        return file;
    }
}
