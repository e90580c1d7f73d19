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
        JsonNode answer = JsonNode.Parse(Library.AnswerLine(new JsonObject { ["operation"] = "replay", ["input"] = input.DeepClone() }.ToJsonString()))!;

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
