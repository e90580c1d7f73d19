using System.Text;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
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

    // Times that follow are told by the first of the clocks that are given: the vial's, the start's, the end's.
    [Theory]
    [InlineData("""{"schemaVersion":2,"reconstituted":"2026-02-09T11:00:00+02:00","start":"2026-02-09T10:10:00+01:00","plannedMinutes":20}""", "2026-02-09T11:25:00+02:00", "2026-02-09T11:30:00+02:00", "2026-02-09T11:45:00+02:00")]
    [InlineData("""{"schemaVersion":2,"start":"2026-02-09T10:00:00+01:00","end":"2026-02-09T04:20:00-05:00"}""", null, "2026-02-09T10:20:00+01:00", null)]
    [InlineData("""{"schemaVersion":2,"end":"2026-02-09T04:20:00-05:00"}""", null, "2026-02-09T04:20:00-05:00", null)]
    [InlineData("""{"schemaVersion":2,"end":"2026-02-09T04:20:00Z"}""", null, null, null)]
    public void An_infusion_is_told_by_a_clock_that_was_given(string input, string? latestStart, string? end, string? completeBy)
    {
        JsonNode result = JsonNode.Parse(ProtocolOperations.Find("infusion").Decide(Protocol, input))!["result"]!;

        Assert.Equal((latestStart, end, completeBy), ((string?)result["latestStartLocal"], (string?)result["endLocal"], (string?)result["completeByLocal"]));
    }

    [Fact]
    public void An_infusion_of_one_drug_or_another_is_asked_about_by_name()
    {
        InfusionWindow own = Assert.Single(Aall15P1.Definition.Infusions);
        InfusionWindow another = new(Drugs.Daunorubicin, own.Infusion, own.InfusionRule, own.CompleteWithin, own.CompletionRule, own.Site, own.SiteRule, own.Product);
        CompiledProtocol two = CompiledProtocol.Compile(Aall15P1.Definition with { Infusions = [own, another] });
        Operation operation = two.Operations.Single(known => known.Id == "infusion");

        Assert.Equal("Does this infusion of azacitidine or daunorubicin keep to its limits?", operation.Title);
        Assert.Equal("$: found no member 'drug', expected one.", Assert.Throws<FormatException>(() => operation.Decide(two, """{"schemaVersion":2}""")).Message);
    }

    // A quarter above 8 kg is 10 kg.
    [Theory]
    [InlineData("null", "hold")]
    [InlineData("false", "hold")]
    [InlineData("true", "proceed")]
    public void A_weight_that_jumps_holds_unless_it_was_measured_again(string confirmed, string outcome)
    {
        string input = $$$"""
            {"schemaVersion":2,"birthDate":"2025-06-09","inductionStart":"2026-01-05","measurements":[{"on":"2026-02-08","weight":"8 kg"},{"on":"2026-02-09","weight":"10.1 kg"}],"measurementConfirmed":{{{confirmed}}},
             "request":{"drug":"azacitidine","amount":"25.25 mg","period":"per-dose","route":"IV","on":"2026-02-09"}}
            """;

        Assert.Equal(outcome, (string?)JsonNode.Parse(ProtocolOperations.Find("safety-check").Decide(Protocol, input))!["outcome"]);
    }

    [Fact]
    public void What_a_site_states_and_contradicts_itself_is_told_with_its_path()
    {
        const string Criterion = """{"kind":"count-at-least","analyte":"neutrophils","rule":"SITE-A","title":"ANC","statement":"A bound.","citation":{"source":"S","place":"1"},"minimum":""";

        Assert.Equal(
            "$.site: found a value that does not fit. The supplement states the criterion of rule SITE-A twice.",
            Assert.Throws<FormatException>(() => ProtocolOperations.Find("start-block").Decide(Protocol, $$$"""{"schemaVersion":2,"block":"maintenance","on":"2026-10-05","site":{"startCriteria":[{{{Criterion}}}"750/µL"},{{{Criterion}}}"751/µL"}]}}""")).Message);
    }

    // What a caller calls the answers goes before what the operation calls them.
    [Fact]
    public void A_decision_is_written_in_the_words_that_are_given()
    {
        Decision decision = Protocol.MayContinue(MarkerStatus.Present);

        Assert.Equal("continues", Answered(null));
        Assert.Equal("proceed", Answered(DecisionVocabulary.Plain));
        Assert.Equal("onwards", Answered(new("onwards", "stop")));

        string? Answered(DecisionVocabulary? words) => (string?)JsonNode.Parse(DecisionJson.Write(decision, words))!["answer"];
    }

    // No known input comes to this: what could not be foreseen of a whole input is still the caller's error, in the document's words.
    [Theory]
    [InlineData(typeof(ArgumentException))]
    [InlineData(typeof(ArgumentOutOfRangeException))]
    [InlineData(typeof(OverflowException))]
    [InlineData(typeof(DivideByZeroException))]
    [InlineData(typeof(InvalidOperationException))]
    public void What_cannot_be_computed_with_is_the_input_s_fault(Type thrown)
    {
        Exception reason = (Exception)Activator.CreateInstance(thrown)!;
        FormatException refused = Assert.Throws<FormatException>(() => new Broken(reason).Decide(Protocol, """{"schemaVersion":1,"block":"induction"}"""));

        Assert.StartsWith("$: found values that cannot be computed with, expected values as of an infant. ", refused.Message, StringComparison.Ordinal);
        Assert.Same(reason, refused.InnerException);
    }

    [Fact]
    public void What_is_nobody_s_input_is_not_called_one()
    {
        NotSupportedException fault = new("a fault of the library");

        Assert.Same(fault, Assert.Throws<NotSupportedException>(() => new Broken(fault).Decide(Protocol, """{"schemaVersion":1,"block":"induction"}""")));
    }

    [Fact]
    public void A_protocol_without_toxicity_has_none_to_summarise() => Assert.Equal(
        "$: found values that cannot be computed with, expected values as of an infant. Invented protocol defines no dose-limiting toxicity.",
        Assert.Throws<FormatException>(() => ProtocolOperations.Find("dlt-summary").Decide(
            CompiledProtocol.Compile(InventedProtocol.Definition with { DoseLimitingToxicity = null }), """{"schemaVersion":1,"patients":[]}""")).Message);

    // A member that is null is absent, and so is what it would exclude.
    [Fact]
    public void A_member_that_is_null_stands_beside_any_other()
    {
        Operation infusion = ProtocolOperations.Find("infusion");
        const string Planned = """{"schemaVersion":2,"reconstituted":"2026-02-09T10:00:00Z","start":"2026-02-09T10:05:00Z","plannedMinutes":20""";

        Assert.Equal(infusion.Decide(Protocol, Planned + "}"), infusion.Decide(Protocol, Planned + ""","end":null}"""));
        Assert.Equal("$.plannedMinutes: found 20, expected no such member beside end.", Assert.Throws<FormatException>(() => infusion.Decide(Protocol, Planned + ""","end":"2026-02-09T10:25:00Z"}""")).Message);
    }

    [Theory]
    [InlineData("5", "found 5")]
    [InlineData("null", "found null")]
    [InlineData("\"never\"", "found \"never\"")]
    public void A_kind_is_a_word(string kind, string found) => Assert.StartsWith(
        $"$.events[0].delay.kind: {found}, expected one of ",
        Assert.Throws<FormatException>(() => ProtocolOperations.Find("dlt").Decide(Protocol, $$$"""{"schemaVersion":1,"course":{},"events":[{"term":"sepsis","grades":[{"on":"2026-03-01","grade":3}],"delay":{"kind":{{{kind}}}}}]}""")).Message,
        StringComparison.Ordinal);

    // As bytes these would be the UTF-16 of {}: a text is a text.
    [Fact]
    public void A_text_is_not_taken_for_bytes_of_another_encoding()
    {
        Operation operation = ProtocolOperations.Find("continue-past-induction");

        Assert.StartsWith("$: found text that is not JSON at line 1, byte 2, ", Assert.Throws<FormatException>(() => operation.Decide(Protocol, "{\0}\0")).Message, StringComparison.Ordinal);
        Assert.Equal("$: found no member 'schemaVersion', expected one.", Assert.Throws<FormatException>(() => operation.Decide(Protocol, "{\0}\0"u8)).Message);
        Assert.Equal("$: found half of a character, expected whole ones.", Assert.Throws<FormatException>(() => operation.Decide(Protocol, "{\"schemaVersion\":1,\"kmt2a\":\"\ud83d\"}")).Message);
    }

    // What two criteria allow is asked for once.
    [Fact]
    public void What_may_have_been_given_before_is_named_once()
    {
        EligibilityCriterion own = Aall15P1.Definition.EligibilityCriteria.Single(criterion => criterion.AllowedPriorTherapy.Count > 0);
        CompiledProtocol twice = CompiledProtocol.Compile(Aall15P1.Definition with { EligibilityCriteria = [.. Aall15P1.Definition.EligibilityCriteria, own] });

        Assert.Equal(
            "$.priorTherapy[0]: found \"radiation\", expected one of none, steroids, intrathecal-methotrexate, intrathecal-cytarabine, other.",
            Assert.Throws<FormatException>(() => ProtocolOperations.Find("eligibility").Decide(twice, """{"schemaVersion":1,"enrolledOn":"2026-01-04","priorTherapy":["radiation"]}""")).Message);
    }

    [Fact]
    public void A_decision_is_read_with_whatever_result_stands_beside_it()
    {
        string graded = ProtocolOperations.Find("grade").Decide(Protocol, """{"schemaVersion":1,"term":"neutrophil-count-decreased","value":"400/µL","on":"2026-02-09"}""");

        Assert.NotNull(JsonNode.Parse(graded)!["result"]);
        Assert.Equal("grade", DecisionJson.Read(graded).Operation);
    }

    // A supplement that is known is left out before the rest is read; the rest is still what it is.
    [Fact]
    public void Bytes_that_are_no_text_are_refused_beside_a_known_supplement()
    {
        Operation operation = ProtocolOperations.Find("continue-past-induction");
        byte[] supplement = Encoding.UTF8.GetBytes(SupplementJson.Write(Aall15P1.Illustration));
        byte[] good = [.. """{"schemaVersion":1,"kmt2a":"rearranged","supplement":"""u8, .. supplement, .. "}"u8];
        byte[] bad = [.. """{"schemaVersion":1,"kmt2a":"rea"""u8, 0xFF, .. "\",\"supplement\":"u8, .. supplement, .. "}"u8];

        Assert.Equal(operation.Decide(Protocol, good), operation.Decide(Protocol, good));
        Assert.Equal("$: found bytes that are not utf-8, expected text.", Assert.Throws<FormatException>(() => operation.Decide(Protocol, bad)).Message);
        Assert.Equal("$: found bytes that are not utf-8, expected text.", Assert.Throws<FormatException>(() => operation.Decide(Protocol, bad)).Message);
    }

    /// <summary>An operation that throws whatever it is asked.</summary>
    private sealed class Broken(Exception reason) : Operation<SiteOfCareInput>("broken", "What cannot be answered?", DecisionVocabulary.Plain, DocumentWriter.Plain.SiteOfCareInput)
    {
        private protected override (Decision Decision, System.Text.Json.JsonElement? Result) Decide(CompiledProtocol protocol, SiteOfCareInput input, Place place) => throw reason;
    }
}
