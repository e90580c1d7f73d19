using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tests.Supplement;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Operations whose answer a site's supplement changes.</summary>
public sealed class SupplementInOperationTests
{
    // The supplement asks for 750/µL and a clinician's statement before Maintenance.
    [Theory]
    [InlineData(749, true, "hold")]
    [InlineData(750, true, "proceed")]
    [InlineData(750, null, "cannot-decide")]
    public void A_block_starts_by_the_supplements_criteria(int neutrophils, bool? resolved, string answer)
    {
        string input = $$$"""
            {"schemaVersion": 1, "block": "maintenance", "on": "2026-10-05", "kmt2a": "rearranged", "toxicityResolved": {{{(resolved is null ? "null" : "true")}}},
             "values": {"takenOn": "2026-10-05", "neutrophils": "{{{neutrophils}}}/µL"}}
            """;

        Assert.Equal("cannot-decide", Answer("start-block", input));
        Assert.Equal(answer, Answer("start-block", With(input, SupplementJsonTests.Complete)));
    }

    // The supplement's limit is 3 days, inclusive; the input's own goes before it.
    [Theory]
    [InlineData("2026-10-02", "", "proceed")]
    [InlineData("2026-10-01", "", "hold")]
    [InlineData("2026-10-01", """, "site": {"laboratoryAgeLimit": {"days": 4, "citation": {"source": "OURS", "place": "1"}}}""", "proceed")]
    public void The_age_of_laboratory_values_is_judged_by_the_supplement(string takenOn, string site, string answer)
    {
        string input = $$$"""
            {"schemaVersion": 1, "block": "azacitidine-2", "on": "2026-10-05", "kmt2a": "rearranged", "toxicityResolved": true,
             "values": {"takenOn": "{{{takenOn}}}", "neutrophils": "500/µL", "platelets": "50000/µL"}{{{site}}}}
            """;

        Assert.Equal(answer, Answer("start-block", With(input, SupplementJsonTests.Complete)));
    }

    // A grade 4 neutropenia with a delay of 13 or 14 days; the supplement counts a delay from 14 days, of what is attributed.
    [Theory]
    [InlineData("2026-06-14", true, "no-dlt")]
    [InlineData("2026-06-15", true, "dlt")]
    [InlineData("2026-06-15", false, "no-dlt")]
    public void Toxicity_is_judged_by_the_supplement(string given, bool attributed, string answer)
    {
        string input = $$$"""
            {"schemaVersion": 1, "course": {"opening": {"on": "2026-03-01"}, "criteriaFirstMet": {"on": "2026-09-01"}},
             "events": [{"term": "neutrophil-count-decreased", "grades": [{"on": "2026-05-25", "grade": 4}], "attributed": {{{(attributed ? "true" : "false")}}},
                         "delay": {"kind": "ended", "due": "2026-06-01", "given": "{{{given}}}"}}]}
            """;

        Assert.Equal("cannot-decide", Answer("dlt", input));
        Assert.Equal(answer, Answer("dlt", With(input, SupplementJsonTests.Complete)));
    }

    [Theory]
    [InlineData("start-block", """{"schemaVersion": 1, "block": "maintenance", "on": "2026-10-05", "supplement": "another"}""", "$.supplement: found \"another\", expected a supplement or 'illustration'.")]
    [InlineData("start-block", """{"schemaVersion": 1, "block": "maintenance", "on": "2026-10-05", "supplement": {}}""", "$.supplement: found no member 'schemaVersion', expected one.")]
    public void What_is_no_supplement_is_told_with_its_path(string operation, string input, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => ProtocolOperations.Find(operation).Decide(Aall15P1.Compile(), input)).Message);

    // A batch repeats the site's supplement with each line: it is read, applied and compiled with the first.
    [Theory]
    [InlineData(false, "line")]
    [InlineData(false, "bytes of a line")]
    [InlineData(false, "text")]
    [InlineData(false, "bytes")]
    [InlineData(true, "line")]
    [InlineData(true, "text")]
    public void A_supplement_that_lines_repeat_costs_little_more_than_none(bool isNamed, string how)
    {
        const string Input = """{"schemaVersion":2,"block":"azacitidine-1","on":"2026-03-10","marker":"rearranged","values":{"takenOn":"2026-03-10","neutrophils":"499/µL"}}""";
        string with = isNamed ? Input.Replace("}}", "},\"supplement\":\"illustration\"}", StringComparison.Ordinal) : With(Input, SupplementJson.Write(Aall15P1.Illustration));
        long bare = AllocatedBy(Input, how);
        long supplied = AllocatedBy(with, how);

        Assert.InRange(supplied, bare / 2, bare * 6 / 5);
    }

    /// <summary>Lines with a supplement that has been read before, and whatever may stand in its place, are answered as by a protocol that has read none.</summary>
    [Property(MaxTest = 200)]
    public void A_supplement_that_is_known_is_left_out_of_no_other_place(ushort at, byte with, byte how)
    {
        string supplement = JsonNode.Parse(SupplementJson.Write(Aall15P1.Illustration))!.ToJsonString();
        string line = $$$"""{"operation":"start-block","input":{"schemaVersion":2,"block":"azacitidine-1","on":"2026-03-10","marker":"rearranged","supplement":{{{supplement}}}}}""";
        CompiledProtocol warm = CompiledProtocol.Compile(Aall15P1.Definition);
        Assert.True(ProtocolOperations.TryAnswerLine(warm, line, 1, out _));
        int place = at % line.Length;
        string changed = (how % 12) switch
        {
            0 => line,
            1 => line.Remove(place, 1),
            2 => $"{line[..place]}{(char)with}{line[place..]}",
            3 => line.Replace("\"marker\":", $"\"supplement\":{supplement},\"marker\":", StringComparison.Ordinal),
            4 => line.Replace("\"marker\":\"rearranged\"", $"\"marker\":{supplement}", StringComparison.Ordinal),
            5 => line.Replace("\"marker\":\"rearranged\"", $"\"marker\":\"{supplement}\"", StringComparison.Ordinal),
            6 => line.Replace(supplement, "{}", StringComparison.Ordinal),
            7 => line.Replace(supplement, $"[{supplement}]", StringComparison.Ordinal),
            8 => line.Replace(supplement, $"{supplement}{supplement}", StringComparison.Ordinal),
            9 => line.Replace("2026-03-10", "2026-03-1", StringComparison.Ordinal),
            10 => $"{line[..^1]},\"supplement\":{supplement}}}",
            _ => line.Replace("start-block", with % 2 == 0 ? "dose" : "start", StringComparison.Ordinal),
        };

        Assert.Equal(Answers(CompiledProtocol.Compile(Aall15P1.Definition), changed), Answers(warm, changed));

        static string Answers(CompiledProtocol protocol, string line)
        {
            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(line);
            System.Buffers.ArrayBufferWriter<byte> output = new();
            bool fromText = ProtocolOperations.TryAnswerLine(protocol, line, 7, out string text);
            Assert.Equal(fromText, ProtocolOperations.TryAnswerLine(protocol, utf8, 7, out string fromBytes));
            Assert.Equal(fromText, ProtocolOperations.TryAnswerLine(protocol, utf8, 7, output));
            Assert.Equal(text, fromBytes);
            Assert.Equal(text, System.Text.Encoding.UTF8.GetString(output.WrittenSpan));
            return text;
        }
    }

    private static long AllocatedBy(string input, string how)
    {
        CompiledProtocol protocol = CompiledProtocol.Compile(Aall15P1.Definition);
        Operation operation = ProtocolOperations.Find("start-block");
        string line = $$"""{"operation":"start-block","input":{{input}}}""";
        byte[] bytes = Encoding.UTF8.GetBytes(how == "bytes" ? input : line);
        Action answer = how switch
        {
            "line" => () => Assert.True(ProtocolOperations.TryAnswerLine(protocol, line, 1, out _)),
            "bytes of a line" => () => Assert.True(ProtocolOperations.TryAnswerLine(protocol, bytes, 1, out _)),
            "text" => () => operation.Decide(protocol, input),
            _ => () => operation.Decide(protocol, bytes),
        };
        answer();
        return Allocated.Least(answer);
    }

    [Fact]
    public void Supplements_that_differ_are_not_taken_for_each_other()
    {
        CompiledProtocol protocol = CompiledProtocol.Compile(Aall15P1.Definition);
        string Fingerprint(int days)
        {
            string supplement = $$$"""{"schemaVersion":1,"protocol":"aall15p1","id":"s","title":"S","sources":[{"id":"S7","title":"S","gives":"site"}],"laboratoryAgeLimit":{"days":{{{days}}},"citation":{"source":"S7","place":"1"},"standing":"site"}}""";
            using JsonDocument decision = JsonDocument.Parse(ProtocolOperations.Find("start-block").Decide(protocol, $$"""{"schemaVersion":2,"block":"azacitidine-1","on":"2026-03-10","supplement":{{supplement}}}"""));
            return decision.RootElement.GetProperty("fingerprint").GetString()!;
        }

        // More of them than are kept, each twice.
        string[] once = [.. Enumerable.Range(0, 12).Select(Fingerprint)];
        Assert.Equal(once, Enumerable.Range(0, 12).Select(Fingerprint));
        Assert.Equal(12, once.Distinct().Count());
    }

    private static string With(string input, string supplement)
    {
        JsonNode document = JsonNode.Parse(input)!;
        document["supplement"] = JsonNode.Parse(supplement);
        return document.ToJsonString();
    }

    private static string Answer(string operation, string input)
    {
        Assert.Empty(SchemaCheck.Problems($"{operation}.input", input));
        using JsonDocument decision = JsonDocument.Parse(ProtocolOperations.Find(operation).Decide(Aall15P1.Compile(), input));
        return decision.RootElement.GetProperty("answer").GetString()!;
    }
}
