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
    [InlineData(false)]
    [InlineData(true)]
    public void A_supplement_that_lines_repeat_costs_little_more_than_none(bool isNamed)
    {
        const string Input = """{"schemaVersion":2,"block":"azacitidine-1","on":"2026-03-10","marker":"rearranged","values":{"takenOn":"2026-03-10","neutrophils":"499/µL"}}""";
        string with = isNamed ? Input.Replace("}}", "},\"supplement\":\"illustration\"}", StringComparison.Ordinal) : With(Input, SupplementJson.Write(Aall15P1.Illustration));
        long bare = AllocatedBy(Input);
        long supplied = AllocatedBy(with);

        // The text itself is parsed: 6 bytes for each of its characters, and no more than a line's own work beside it.
        Assert.InRange(supplied, bare / 2, (bare * 6 / 5) + (isNamed ? 0 : 6L * with.Length));
    }

    private static long AllocatedBy(string input)
    {
        CompiledProtocol protocol = CompiledProtocol.Compile(Aall15P1.Definition);
        string line = $$"""{"operation":"start-block","input":{{input}}}""";
        Assert.True(ProtocolOperations.TryAnswerLine(protocol, line, 1, out _));
        Assert.True(ProtocolOperations.TryAnswerLine(protocol, line, 2, out _));
        long before = GC.GetAllocatedBytesForCurrentThread();
        ProtocolOperations.TryAnswerLine(protocol, line, 3, out _);
        return GC.GetAllocatedBytesForCurrentThread() - before;
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
