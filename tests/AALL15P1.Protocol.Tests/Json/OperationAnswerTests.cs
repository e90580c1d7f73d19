using System.Text;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tests.SecondProtocol;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>What an operation makes of a member of its input: the answer, and what is found by one rule.</summary>
public sealed class OperationAnswerTests
{
    private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

    // One mg/dL of creatinine are 88.4 µmol/L, and one of bilirubin 17.1 µmol/L.
    [Theory]
    [InlineData("grade", """{"schemaVersion":1,"term":"creatinine-increased","value":"88.4 µmol/L","upperLimit":"0.5 mg/dL","baseline":"0.25 mg/dL","on":"2026-02-09"}""", "LAB-UNITS", "graded: the upper limit of normal, 0.5 mg/dL, is 44.2 µmol/L; the baseline, 0.25 mg/dL, is 22.1 µmol/L")]
    [InlineData("grade", """{"schemaVersion":1,"term":"creatinine-increased","value":"1 mg/dL","upperLimit":"44.2 µmol/L","baseline":"0.25 mg/dL","on":"2026-02-09"}""", "LAB-UNITS", "graded: the upper limit of normal, 44.2 µmol/L, is 0.5 mg/dL")]
    [InlineData("grade", """{"schemaVersion":1,"term":"creatinine-increased","value":"1 mg/dL","upperLimit":"0.5 mg/dL","baseline":"0.25 mg/dL","on":"2026-02-09"}""", "LAB-UNITS", "graded: ")]
    [InlineData("grade", """{"schemaVersion":1,"term":"creatinine-increased","value":"1 mg/dL","upperLimit":"0.5 mg/dL","baseline":"0.25 mg/dL","on":"2026-02-09"}""", "CTCAE5-CREATININE", "graded: 1 mg/dL is grade 3")]
    [InlineData("grade", """{"schemaVersion":1,"term":"blood-bilirubin-increased","value":"2 mg/dL","before":"17.1 µmol/L","upperLimit":"0.9 mg/dL","lowerLimit":"34.2 µmol/L","on":"2026-02-09"}""", "LAB-UNITS", "cannot-decide: the value before, 17.1 µmol/L, is 1 mg/dL; the lower limit of normal, 34.2 µmol/L, is 2 mg/dL")]
    [InlineData("grade", """{"schemaVersion":1,"term":"anemia","value":"79 g/L","lifeThreatening":false,"on":"2026-02-09"}""", "CTCAE5-ANAEMIA", "graded: 79 g/L is grade 3")]
    [InlineData("infusion", """{"schemaVersion":1,"dose":"16 mg","finalVolume":"0.5 mL"}""", "AZA-CONCENTRATION", "cannot-decide: the final concentration is 32 mg/mL")]
    [InlineData("eligibility", """{"schemaVersion":1,"enrolledOn":"2026-01-04","birthDate":"2026-01-04","priorTherapy":["none","steroids","other"]}""", "ELIGIBLE-PRIOR-THERAPY", "not-eligible: other therapy was given")]
    [InlineData("eligibility", """{"schemaVersion":1,"enrolledOn":"2026-01-04","priorTherapy":["none"]}""", "ELIGIBLE-PRIOR-THERAPY", "cannot-decide: ")]
    [InlineData("eligibility", """{"schemaVersion":1,"enrolledOn":"2026-01-04"}""", "ELIGIBLE-PRIOR-THERAPY", "cannot-decide: missing the therapy before enrolment")]
    [InlineData("site-of-care", """{"schemaVersion":1,"block":"consolidation","setting":"shared-care-centre","toxicitySymptoms":true,"evaluationPeriodClosed":true}""", "EVALUATION-SYMPTOMS", "place-is-right: ")]
    [InlineData("site-of-care", """{"schemaVersion":1,"block":"consolidation","setting":"shared-care-centre","toxicitySymptoms":true}""", "EVALUATION-SYMPTOMS", "tertiary-centre: symptoms of toxicity at a shared-care centre")]
    [InlineData("start-block", """{"schemaVersion":2,"block":"consolidation","on":"2026-02-14","kmt2a":"rearranged","previousBlockStart":"2026-02-09","previousBlockHeldDays":0,"previousBlockUnrecorded":2}""", "BLOCK-BEFORE-COMPLETE", "hold: 2 planned administrations of the block before were due and not recorded as given or omitted: it is not complete")]
    [InlineData("start-block", """{"schemaVersion":2,"block":"azacitidine-2","on":"2026-03-15"}""", "BLOCK-BEFORE-COMPLETE", "cannot-decide: missing day 1 of Consolidation, or the statement that it is complete")]
    [InlineData("start-block", """{"schemaVersion":1,"block":"azacitidine-2","on":"2026-03-15"}""", "BLOCK-BEFORE-COMPLETE", "cannot-decide: Consolidation is stated to be complete, and its day 1 is not given")]
    public void A_member_is_asked_for(string operation, string input, string rule, string expected)
    {
        JsonNode answer = JsonNode.Parse(ProtocolOperations.Find(operation).Decide(Protocol, input))!;
        IEnumerable<string?> found = answer["findings"]!.AsArray().Where(finding => (string?)finding!["rule"] == rule).Select(finding => (string?)finding!["observed"] ?? $"missing {finding["missing"]}");

        Assert.Equal(expected, $"{answer["answer"]}: {string.Join("; ", found)}");
    }

    [Theory]
    [InlineData("grade", """{"schemaVersion":1,"term":"rash","value":"400/µL","on":"2026-02-09"}""", "$.term: found \"rash\", expected a term that is graded from values: neutrophil-count-decreased, platelet-count-decreased, white-blood-cell-decreased, anemia, blood-bilirubin-increased, alanine-aminotransferase-increased, aspartate-aminotransferase-increased, creatinine-increased.")]
    [InlineData("infusion", """{"schemaVersion":1,"dose":"16 mg","finalVolume":"0 mL"}""", "$.finalVolume: found \"0 mL\", expected more than 0 mL, and a dose beside it.")]
    [InlineData("infusion", """{"schemaVersion":1,"finalVolume":"10 mL"}""", "$.finalVolume: found \"10 mL\", expected more than 0 mL, and a dose beside it.")]
    [InlineData("infusion", """{"schemaVersion":1,"plannedMinutes":0.00000000001}""", "$.plannedMinutes: found 0.00000000001, expected a number of minutes in whole nanoseconds.")]
    [InlineData("eligibility", """{"schemaVersion":1,"enrolledOn":"2026-01-04","birthDate":"2026-01-05"}""", "$.birthDate: found \"2026-01-05\", expected a day not after enrolledOn, 2026-01-04.")]
    [InlineData("eligibility", """{"schemaVersion":1,"enrolledOn":"2026-01-04","priorTherapy":["radiation"]}""", "$.priorTherapy[0]: found \"radiation\", expected one of none, steroids, intrathecal-methotrexate, intrathecal-cytarabine, other.")]
    [InlineData("dlt", """{"schemaVersion":1,"course":{},"events":[{"term":"sepsis","grades":[{"on":"2026-03-01","grade":3}],"delay":{"kind":"none","due":"2026-03-02"}}]}""", "$.events[0].delay.due: found \"2026-03-02\", expected no such member where kind is 'none'.")]
    [InlineData("dlt", """{"schemaVersion":1,"course":{},"events":[{"term":"sepsis","grades":[{"on":"2026-03-01","grade":3}],"delay":{"kind":"ended","given":"2026-03-12"}}]}""", "$.events[0].delay: found no member 'due', expected one.")]
    [InlineData("safety-check", """{"schemaVersion":1,"birthDate":"2026-02-01","measurements":[],"inductionStart":"2026-01-05","request":{"drug":"vincristine","amount":"1 mg","period":"per-dose","on":"2026-01-12"}}""", "$.inductionStart: found a value that does not fit. Induction cannot start on 2026-01-05, before the date of birth, 2026-02-01.")]
    [InlineData("safety-check", """{"schemaVersion":1,"birthDate":"2025-09-14","measurements":[],"inductionStart":"2026-01-05","starts":[{"block":"azacitidine-1","on":"2025-12-01"}],"request":{"drug":"vincristine","amount":"1 mg","period":"per-dose","on":"2026-01-12"}}""", "$.starts: found a value that does not fit. azacitidine-1 cannot start on 2025-12-01: induction, which comes before it, starts on 2026-01-05.")]
    public void What_does_not_fit_is_refused(string operation, string input, string expected) =>
        Assert.Equal(expected, Assert.Throws<FormatException>(() => ProtocolOperations.Find(operation).Decide(Protocol, input)).Message);

    // A share at another confidence; a patient of whom nobody can decide is none with and none without.
    [Fact]
    public void A_summary_takes_its_confidence_and_each_word()
    {
        JsonNode answer = JsonNode.Parse(ProtocolOperations.Find("dlt-summary").Decide(
            Protocol,
            """{"schemaVersion":1,"patients":[{"toxicity":"dlt","evaluable":true},{"toxicity":"no-dlt","evaluable":true},{"toxicity":"cannot-decide","evaluable":true}],"confidence":0.9}"""))!;

        Assert.Equal(("0.9", "1", "1", "3"), ($"{answer["result"]!["confidence"]}", $"{answer["result"]!["withToxicity"]}", $"{answer["result"]!["undecided"]}", $"{answer["result"]!["evaluable"]}"));
    }

    [Fact]
    public void A_protocol_has_the_operations_for_which_it_states_something()
    {
        CompiledProtocol invented = CompiledProtocol.Compile(InventedProtocol.Definition);

        Assert.Equal(["eligibility", "start-block", "continue-past-opening", "site-of-care", "dlt", "dlt-summary", "dose", "safety-check"], invented.Operations.Select(operation => operation.Id));
        Assert.Equal("Does the infant continue past Opening?", invented.Operations[2].Title);
        Assert.Equal(
            ["eligibility", "start-block", "continue-past-opening", "site-of-care", "dose", "safety-check"],
            CompiledProtocol.Compile(InventedProtocol.Definition with { DoseLimitingToxicity = null }).Operations.Select(operation => operation.Id));
    }

    // The same answer from text, bytes and a stream, and a batch's line with its error.
    [Fact]
    public async Task An_answer_is_the_same_however_it_is_asked_for()
    {
        Operation operation = ProtocolOperations.Find("continue-past-induction");
        byte[] input = """{"schemaVersion":1,"kmt2a":"rearranged"}"""u8.ToArray();
        string expected = operation.Decide(Protocol, Encoding.UTF8.GetString(input));
        using MemoryStream written = new();
        operation.Decide(Protocol, new MemoryStream(input), written);
        using MemoryStream later = new();
        await operation.DecideAsync(Protocol, new MemoryStream(input), later, TestContext.Current.CancellationToken);
        byte[] line = [.. """{"operation":"continue-past-induction","input":"""u8, .. input, .. "}"u8];

        Assert.Equal(expected, operation.Decide(Protocol, input));
        Assert.DoesNotContain('\n', expected);
        Assert.Contains('\n', operation.Decide(Protocol, Encoding.UTF8.GetString(input), indented: true));
        Assert.Equal(expected, Encoding.UTF8.GetString(written.ToArray()));
        Assert.Equal(expected, Encoding.UTF8.GetString(later.ToArray()));
        await Assert.ThrowsAsync<ArgumentNullException>("output", () => operation.DecideAsync(Protocol, new MemoryStream(input), null!, TestContext.Current.CancellationToken));
        Assert.True(ProtocolOperations.TryAnswerLine(Protocol, line, 7, out string answer));
        Assert.Equal(expected, answer);
        Assert.False(ProtocolOperations.TryAnswerLine(Protocol, "{}"u8, 7, out string error));
        Assert.Equal("""{"error":{"line":7,"message":"$: found no member 'operation', expected one."}}""", error);
    }

    // A supplement beside the one with which the protocol was compiled would be a second word on the same thing.
    [Fact]
    public void A_supplemented_protocol_takes_no_other_supplement() => Assert.Equal(
        "$.supplement: found a supplement, expected none beside the one that the protocol was compiled with.",
        Assert.Throws<FormatException>(() => ProtocolOperations.Find("continue-past-induction").Decide(Aall15P1.Compile(Aall15P1.Illustration), """{"schemaVersion":1,"supplement":"illustration"}""")).Message);
}
