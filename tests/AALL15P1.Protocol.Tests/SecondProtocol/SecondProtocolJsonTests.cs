using System.Text.Json;
using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.SecondProtocol.InventedProtocol;

namespace AALL15P1.Protocol.Tests.SecondProtocol;

/// <summary>An invented protocol goes through every document: supplement, record, operations and their decisions.</summary>
public sealed class SecondProtocolJsonTests
{
    private const string Cited = """ "citation": {"source": "INVENTED-SITE", "place": "page 1"}, "standing": "site" """;

    private const string Supplement = $$$"""
        {
          "schemaVersion": 1, "protocol": "invented", "id": "invented-site", "title": "An invented site",
          "sources": [{"id": "INVENTED-SITE", "title": "The manual of an invented site, for tests only", "gives": "site"}],
          "doses": [
            {"block": "opening", "order": "spinamide", "dose": "3 mg/dose", {{{Cited}}}},
            {"block": "rounds", "order": "infusamide", "dose": "1 mg/kg/dose", {{{Cited}}}}
          ],
          "startCriteria": [
            {"block": "rounds", "kind": "toxicity-resolved", "rule": "SITE-TOXICITY", "title": "Toxicity", "statement": "Any toxicity has resolved.", {{{Cited}}}}
          ],
          "safety": {"doseTolerance": {"percent": 10, {{{Cited}}}}},
          "holds": [{"policy": "make-up", {{{Cited}}}}]
        }
        """;

    private static readonly CompiledProtocol Alone = CompiledProtocol.Compile(InventedProtocol.Definition);
    private static readonly LocalDate Day1 = new(2026, 3, 2);

    /// <summary>Each operation, what is asked, and its answer: worked out from <see cref="InventedProtocol"/>.</summary>
    public static TheoryData<string, string, string> Answered => new()
    {
        { "eligibility", """{"schemaVersion": 2, "enrolledOn": "2026-03-02", "birthDate": "2025-09-14", "marker": "fused", "priorTherapy": ["oralimide"]}""", "eligible" },
        { "eligibility", """{"schemaVersion": 2, "enrolledOn": "2026-03-02", "birthDate": "2025-09-14", "marker": "unfused", "priorTherapy": []}""", "not-eligible" },
        { "continue-past-opening", """{"schemaVersion": 2, "marker": "fused"}""", "continues" },
        { "continue-past-opening", """{"schemaVersion": 2, "marker": "unfused"}""", "leaves" },
        { "continue-past-opening", """{"schemaVersion": 2}""", "cannot-decide" },
        { "start-block", $$"""{"schemaVersion": 2, "block": "rounds", "on": "2026-03-30", "marker": "fused", "toxicityResolved": true, "previousBlockStart": "2026-03-02", "previousBlockHeldDays": 0, "values": {"takenOn": "2026-03-30", "neutrophils": "1000/µL"}, "supplement": {{Supplement}}}""", "proceed" },
        { "start-block", $$"""{"schemaVersion": 2, "block": "rounds", "on": "2026-03-30", "marker": "fused", "toxicityResolved": true, "previousBlockStart": "2026-03-02", "previousBlockHeldDays": 0, "values": {"takenOn": "2026-03-30", "neutrophils": "999/µL"}, "supplement": {{Supplement}}}""", "hold" },
        { "site-of-care", """{"schemaVersion": 2, "block": "rounds", "setting": "shared-care-centre", "administers": "infusamide"}""", "tertiary-centre" },
        { "site-of-care", """{"schemaVersion": 2, "block": "rounds", "setting": "shared-care-centre", "administers": "oralimide"}""", "place-is-right" },
        { "dlt", """{"schemaVersion": 2, "course": {"opening": {"on": "2026-03-02"}, "nextCourse": {"notByEndOf": "2026-03-05"}}, "events": [{"term": "sepsis", "grades": [{"on": "2026-03-05", "grade": 5}]}]}""", "dlt" },
        { "dlt-summary", """{"schemaVersion": 2, "patients": [{"toxicity": "dlt", "evaluable": true}]}""", "summarised" },
        { "dose", """{"schemaVersion": 2, "block": "opening", "order": "infusamide", "blockStart": "2026-03-02", "on": "2026-03-09", "birthDate": "2025-09-14", "measurements": [{"on": "2026-03-08", "weight": "7 kg"}]}""", "proceed" },
        { "dose", """{"schemaVersion": 2, "block": "opening", "order": "spinamide", "blockStart": "2026-03-02", "on": "2026-03-02", "birthDate": "2025-09-14"}""", "cannot-decide" },
        { "dose", $$"""{"schemaVersion": 2, "block": "opening", "order": "spinamide", "blockStart": "2026-03-02", "on": "2026-03-02", "birthDate": "2025-09-14", "supplement": {{Supplement}}}""", "proceed" },
        { "safety-check", $$"""{"schemaVersion": 2, "birthDate": "2025-09-14", "inductionStart": "2026-03-02", "measurements": [{"on": "2026-03-02", "weight": "7 kg", "height": "65 cm"}], "request": {"drug": "infusamide", "amount": "14 mg", "period": "per-dose", "route": "IT", "on": "2026-03-02"}, "supplement": {{Supplement}}}""", "hold" },
    };

    [Theory]
    [MemberData(nameof(Answered))]
    public void Every_operation_answers_as_this_protocol(string operation, string input, string answer)
    {
        Assert.True(ProtocolOperations.TryAnswerLine(Alone, $$"""{"operation": "{{operation}}", "input": {{input}}}""", 1, out string output), output);

        using JsonDocument document = JsonDocument.Parse(output);
        Assert.Equal(answer, document.RootElement.GetProperty("answer").GetString());
        Assert.Equal("1", document.RootElement.GetProperty("edition").GetString());
        Assert.Equal(
            input.Contains("supplement", StringComparison.Ordinal) ? Alone.With(SupplementJson.Read(Supplement, Alone)).Identity.Fingerprint : Alone.Identity.Fingerprint,
            document.RootElement.GetProperty("fingerprint").GetString());
        Decision read = DecisionJson.Read(output, Alone);
        Assert.Equal("invented", read.DecidedBy!.Id);
        Assert.Equal(operation, read.Operation);
    }

    // 2 mg/kg × 7 kg, and the site's 3 mg.
    [Theory]
    [InlineData("infusamide", "14 mg")]
    [InlineData("spinamide", "3 mg")]
    public void A_dose_is_this_protocols(string order, string amount)
    {
        string input = $$"""{"schemaVersion": 2, "block": "opening", "order": "{{order}}", "blockStart": "2026-03-02", "on": "2026-03-02", "birthDate": "2025-09-14", "measurements": [{"on": "2026-03-02", "weight": "7 kg", "height": "65 cm"}], "supplement": {{Supplement}}}""";
        using JsonDocument document = JsonDocument.Parse(ProtocolOperations.Of(Alone).Single(operation => operation.Id == "dose").Decide(Alone, input));

        Assert.Equal(amount, document.RootElement.GetProperty("result").GetProperty("amount").GetProperty("perDose").GetString());
    }

    [Fact]
    public void It_has_the_operations_for_which_it_states_what_they_need() => Assert.Equal(
        ["eligibility", "start-block", "continue-past-opening", "site-of-care", "dlt", "dlt-summary", "dose", "safety-check"],
        ProtocolOperations.Of(Alone).Select(operation => operation.Id));

    [Theory]
    [InlineData("continue-past-opening", """{"schemaVersion": 2, "kmt2a": "rearranged"}""", "$.input.kmt2a: found \"rearranged\", expected nothing: the protocol asks for no such marker.")]
    [InlineData("continue-past-opening", """{"schemaVersion": 2, "marker": "rearranged"}""", "$.input.marker: found \"rearranged\", expected one of unknown, fused, unfused.")]
    [InlineData("continue-past-induction", """{"schemaVersion": 2}""", "$.operation: found \"continue-past-induction\", expected one of eligibility, start-block, continue-past-opening,")]
    [InlineData("site-of-care", """{"schemaVersion": 2, "block": "induction"}""", "$.input.block: found a value that does not fit. There is no block 'induction'; Invented protocol has opening, rounds.")]
    [InlineData("site-of-care", """{"schemaVersion": 2, "block": "opening", "administers": "azacitidine"}""", "$.input.administers: found a value that does not fit. There is no drug 'azacitidine' in the formulary; it has infusamide, oralimide, spinamide.")]
    [InlineData("start-block", """{"schemaVersion": 2, "block": "rounds", "on": "2026-03-30", "supplement": "illustration"}""", "$.input.supplement: found a value that does not fit.")]
    [InlineData("grade", """{"schemaVersion": 2}""", "$.operation: found \"grade\", expected one of")]
    public void What_is_not_its_own_is_refused(string operation, string input, string message)
    {
        Assert.False(ProtocolOperations.TryAnswerLine(Alone, $$"""{"operation": "{{operation}}", "input": {{input}}}""", 1, out string output));

        using JsonDocument document = JsonDocument.Parse(output);
        Assert.StartsWith(message, document.RootElement.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_supplement_is_read_and_written_for_it()
    {
        SiteSupplement supplement = SupplementJson.Read(Supplement, Alone);
        string written = SupplementJson.Write(supplement, Alone);

        Assert.Equal(supplement, SupplementJson.Read(written, Alone));
        Assert.Contains("\"protocol\": \"invented\"", written, StringComparison.Ordinal);
        Assert.Equal("$.protocol: found \"invented\", expected one of aall15p1.", Assert.Throws<FormatException>(() => SupplementJson.Read(written)).Message);
        Assert.Equal(
            "$.doses[0].citation.source: found \"CTGOV\", expected the id of a source of the protocol's register or of the document's own sources.",
            Assert.Throws<FormatException>(() => SupplementJson.Read(Supplement.Replace("\"citation\": {\"source\": \"INVENTED-SITE\"", "\"citation\": {\"source\": \"CTGOV\"", StringComparison.Ordinal), Alone)).Message);
    }

    [Fact]
    public void Its_record_and_report_speak_of_its_own_marker()
    {
        EventStamp Stamp(string id) => new(id, Instant.FromUtc(2026, 3, 2, 12, 0), "dr-a", null);
        RecordEvent[] events =
        [
            new RecordEvent.Enrolled(Stamp("1"), Day1, new(2025, 9, 14)),
            new RecordEvent.BlockStarted(Stamp("2"), Day1, Opening),
            new RecordEvent.MarkerReported(Stamp("3"), Day1, MarkerStatus.Present),
        ];
        string lines = RecordJson.WriteLines(events, Alone);

        Assert.Contains("""{"schemaVersion":1,"id":"3","type":"marker-reported",""", lines, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"fused\"", lines, StringComparison.Ordinal);
        Assert.Equal(events, RecordJson.Read(lines, Alone));
        Assert.Equal(events, RecordJson.Read(RecordJson.WriteArray(events, Alone), Alone));
        Assert.Equal("line 3: $.status: found \"fused\", expected one of unknown, rearranged, germline.", Assert.Throws<FormatException>(() => RecordJson.Read(lines)).Message);
        Assert.Equal(
            "line 1: $.status: found \"rearranged\", expected nothing: the protocol asks for no such marker.",
            Assert.Throws<FormatException>(() => RecordJson.Read("""{"schemaVersion":1,"id":"3","type":"kmt2a-reported","date":"2026-03-02","recordedAt":"2026-03-02T12:00:00Z","recordedBy":"dr-a","status":"rearranged"}""", Alone)).Message);

        using JsonDocument report = JsonDocument.Parse(RecordReportJson.Write(Alone, Alone.Replay(events).Next(Day1.PlusDays(1))));
        Assert.Equal("fused", report.RootElement.GetProperty("marker").GetString());
        Assert.False(report.RootElement.TryGetProperty("kmt2a", out _));
    }
}
