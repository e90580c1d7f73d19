using System.Text.Json;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Json.Operations;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Each operation from document to document: inputs that fit, inputs that do not, and what is said about them.</summary>
public sealed class OperationTests
{
    private const string StartFacts = """
        "schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "toxicityResolved": true, "kmt2a": "rearranged",
        """;

    private const string Infant = """
        "schemaVersion": 1, "enrolledOn": "2020-03-10", "gestationalAgeAtEnrolment": {"weeks": 40, "days": 3}, "diagnosis": "b-lymphoblastic",
        "newlyDiagnosed": true, "cnsSample": "after-steroids-only", "kmt2a": "unknown", "downSyndrome": false, "secondaryAfterCytotoxicTherapy": false,
        "priorTherapy": ["steroids", "intrathecal-methotrexate"],
        """;

    public static TheoryData<string, string, string> Answered => new()
    {
        { "start-block", $$$$"""{ {{{{StartFacts}}}} "values": {"takenOn": "2020-03-09", "neutrophils": "500/µL", "platelets": "50 ×10⁹/L"} }""", "proceed" },
        { "start-block", $$$$"""{ {{{{StartFacts}}}} "values": {"takenOn": "2020-03-09", "neutrophils": "0.499 ×10⁹/L", "platelets": "50000/uL", "whiteCells": "2 10*9/L", "haemoglobin": "95 g/L"} }""", "hold" },
        { "start-block", $$$$"""{ {{{{StartFacts}}}} "values": null }""", "cannot-decide" },
        { "start-block", """{"schemaVersion": 1, "block": "consolidation", "on": "2020-03-06", "kmt2a": "rearranged", "previousBlockStart": "2020-03-01"}""", "proceed" },
        { "start-block", """{"schemaVersion": 1, "block": "maintenance", "on": "2020-03-06", "kmt2a": "rearranged"}""", "cannot-decide" },
        { "start-block", SiteMaintenance("751"), "proceed" },
        { "start-block", SiteMaintenance("749"), "hold" },
        { "eligibility", $$$$"""{ {{{{Infant}}}} "birthDate": "2019-03-12" }""", "eligible" },
        { "eligibility", $$$$"""{ {{{{Infant}}}} "birthDate": "2019-03-11" }""", "not-eligible" },
        { "eligibility", $$$$"""{ {{{{Infant}}}} "birthDate": "2019-03-11", "readings": [{"id": "D5", "reading": "365-days"}] }""", "eligible" },
        { "eligibility", $$$$"""{ {{{{Infant}}}} "birthDate": null }""", "cannot-decide" },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "diagnosis": "ambiguous-lineage", "bLymphoblasticPercent": 49.9, "newlyDiagnosed": true}""", "not-eligible" },
        { "continue-past-induction", """{"schemaVersion": 1, "kmt2a": "rearranged"}""", "continues" },
        { "continue-past-induction", """{"schemaVersion": 1, "kmt2a": "germline"}""", "leaves" },
        { "continue-past-induction", """{"schemaVersion": 1}""", "cannot-decide" },
        { "site-of-care", """{"schemaVersion": 1, "block": "azacitidine-4", "setting": "shared-care-centre", "administers": "azacitidine"}""", "tertiary-centre" },
        { "site-of-care", """{"schemaVersion": 1, "block": "azacitidine-4", "setting": "tertiary-centre", "administers": "azacitidine"}""", "place-is-right" },
        { "site-of-care", """{"schemaVersion": 1, "block": "azacitidine-1"}""", "cannot-decide" },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "start-block", """{"block": "azacitidine-1", "on": "2020-03-10"}""", "$: found no schemaVersion, expected it." },
        { "start-block", """{"schemaVersion": 2, "block": "azacitidine-1", "on": "2020-03-10"}""", "$.schemaVersion: found 2, expected 1." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "10.3.2020"}""", "$.on: found '10.3.2020', expected a date as 2026-01-05." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-02-30"}""", "$.on: found '2020-02-30', expected a date as 2026-01-05." },
        { "start-block", """{"schemaVersion": 1, "block": 3, "on": "2020-03-10"}""", "$.block: found another kind of value, expected text." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "toxicityResolved": "yes"}""", "$.toxicityResolved: found another kind of value, expected true or false." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "kmt2a": "KMT2A-R"}""", "$.kmt2a: found 'KMT2A-R', expected one of unknown, rearranged, germline." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "anc": 500}""", "$.anc: found 'anc', expected no member of that name." },
        { "start-block", """[1]""", "$: found another kind of value, expected an object." },
        { "start-block", """null""", "$: found null, expected an object." },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "birthDate": "2020-03-11"}""", "$.birthDate: found 2020-03-11, expected a day not after enrolledOn, 2020-03-10." },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "bLymphoblasticPercent": 100.1}""", "$.bLymphoblasticPercent: found 100.1, expected 0 to 100." },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "priorTherapy": ["steroids", "vincristine"]}""", "$.priorTherapy[1]: found 'vincristine', expected one of none, steroids, intrathecal-methotrexate, intrathecal-cytarabine, other." },
        { "site-of-care", """{"schemaVersion": 1, "block": "consolidation", "administers": "aspirin"}""", "$.administers: found 'aspirin', expected one of" },
    };

    /// <summary>Inputs that the schema allows and the model refuses, and the start of what is said.</summary>
    public static TheoryData<string, string, string> RefusedByTheModel => new()
    {
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "values": {"takenOn": "2020-03-10", "neutrophils": "0.5 mg"}}""", "$.values.neutrophils: " },
        { "start-block", SiteMaintenance("750").Replace("SOP-7", "DECK", StringComparison.Ordinal), "$.site.startCriteria[0].citation.source: found 'DECK', which is a public source" },
        { "start-block", SiteMaintenance("750").Replace("\"SITE-ANC\"", "\"KMT2A-TO-CONTINUE\"", StringComparison.Ordinal), "$.site.startCriteria: " },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "readings": [{"id": "D5", "reading": "366-days"}]}""", "$.readings: Interpretation D5 has no reading '366-days'" },
    };

    [Theory]
    [MemberData(nameof(Answered))]
    public void An_input_that_fits_is_answered_and_both_documents_fit_their_schemas(string operation, string input, string answer)
    {
        Operation asked = ProtocolOperations.Find(operation);

        string output = asked.Decide(input);

        Assert.Empty(SchemaCheck.Problems($"{operation}.input", input));
        Assert.Empty(SchemaCheck.Problems($"{operation}.output", output));
        using JsonDocument document = JsonDocument.Parse(output);
        Assert.Equal(answer, document.RootElement.GetProperty("answer").GetString());
        Assert.Equal(operation, document.RootElement.GetProperty("operation").GetString());
        Assert.Equal("NCT02828358/2020", document.RootElement.GetProperty("edition").GetString());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    [MemberData(nameof(RefusedByTheModel))]
    public void An_input_that_does_not_fit_is_refused_with_its_path(string operation, string input, string message)
    {
        FormatException error = Assert.Throws<FormatException>(() => ProtocolOperations.Find(operation).Decide(input));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void The_schema_refuses_the_same_unless_only_a_calendar_or_another_field_tells(string operation, string input, string message)
    {
        bool onlyTheModelKnows = message.Contains("02-30", StringComparison.Ordinal) || message.Contains("enrolledOn", StringComparison.Ordinal) || message.Contains("aspirin", StringComparison.Ordinal);

        Assert.Equal(onlyTheModelKnows, SchemaCheck.Problems($"{operation}.input", input).Count == 0);
    }

    [Fact]
    public void A_decision_says_everything_about_a_finding()
    {
        string output = ProtocolOperations.Find("start-block").Decide($$$$"""{ {{{{StartFacts}}}} "values": {"takenOn": "2020-03-10", "neutrophils": "499/µL", "platelets": "50000/µL"}, "site": {"laboratoryAgeLimit": {"days": 0, "citation": {"source": "SOP-7", "place": "4.2"}}} }""");

        Assert.Equal(
            """{"schemaVersion":1,"operation":"start-block","edition":"NCT02828358/2020","outcome":"hold","answer":"hold","findings":[{"rule":"EPI-START-ANC","title":"Neutrophils before an EPI block","effect":"hold","severity":"hazard","audience":"treating-team","observed":"ANC 499/µL","required":"at least 500/µL","instead":"the block waits until counts recover","sentence":"Neutrophils before an EPI block: ANC 499/µL; required is at least 500/µL; the block waits until counts recover (EPI-START-ANC; DECK, slide Experimental Study Schema).","citation":{"source":"DECK","place":"slide Experimental Study Schema"},"standing":"protocol"}]}""",
            output);
    }

    [Fact]
    public void A_sites_rule_is_cited_as_the_sites()
    {
        using JsonDocument document = JsonDocument.Parse(ProtocolOperations.Find("start-block").Decide(SiteMaintenance("749")));
        JsonElement finding = document.RootElement.GetProperty("findings")[0];

        Assert.Equal("SITE-ANC", finding.GetProperty("rule").GetString());
        Assert.Equal("site", finding.GetProperty("standing").GetString());
        Assert.Equal("SOP-7", finding.GetProperty("citation").GetProperty("source").GetString());
        Assert.Equal("4.2", finding.GetProperty("citation").GetProperty("place").GetString());
    }

    [Fact]
    public void Each_operation_has_a_schema_of_its_input_and_output() =>
        Assert.All(ProtocolOperations.All, operation =>
        {
            Assert.Contains($"urn:aall15p1:schema:{operation.Id}.input", operation.InputSchema, StringComparison.Ordinal);
            Assert.Contains($"urn:aall15p1:schema:{operation.Id}.output", operation.OutputSchema, StringComparison.Ordinal);

            // Not every operation can hold: a grade is a grade. What the schema lists are the operation's own words.
            using JsonDocument schema = JsonDocument.Parse(operation.OutputSchema);
            HashSet<string> answers = [.. schema.RootElement.GetProperty("properties").GetProperty("answer").GetProperty("enum").EnumerateArray().Select(word => word.GetString()!)];
            Assert.Superset(new HashSet<string> { operation.Words.Proceed, operation.Words.CannotDecide }, answers);
            Assert.Subset(new HashSet<string> { operation.Words.Proceed, operation.Words.Hold, operation.Words.CannotDecide }, answers);
        });

    [Fact]
    public void An_unknown_operation_or_schema_is_named()
    {
        Assert.StartsWith("There is no operation 'x'; there are eligibility,", Assert.Throws<ArgumentException>(() => ProtocolOperations.Find("x")).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no schema 'x'; there are continue-past-induction.input,", Assert.Throws<ArgumentException>(() => Schemas.Read("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "$: ")]
    [InlineData("[]", "$: found another kind of value, expected an object with operation and input.")]
    [InlineData("""{"input": {}}""", "$.operation: found no text, expected one of eligibility, start-block")]
    [InlineData("""{"operation": "start-block"}""", "$.input: found nothing, expected the operation's input.")]
    [InlineData("""{"operation": "start", "input": {}}""", "$.operation: There is no operation 'start'; there are eligibility")]
    [InlineData("""{"operation": "start-block", "input": {}, "id": 1}""", "$.id: found 'id', expected operation and input only.")]
    [InlineData("""{"operation": "start-block", "input": {"schemaVersion": 1, "block": "x"}}""", "$.input: found no on, expected it.")]
    [InlineData("""{"operation": "start-block", "input": {"schemaVersion": 1, "block": "x", "on": "2020-03-10"}}""", "$.input.block: There is no block 'x'; AALL15P1 has induction")]
    [InlineData("""{"operation": "start-block", "operation": "eligibility", "input": {}}""", "$: ")]
    public void A_bad_line_of_a_batch_is_an_error_object_with_its_number(string line, string message)
    {
        bool answered = ProtocolOperations.TryAnswerLine(line, 17, out string answer);

        Assert.False(answered);
        using JsonDocument document = JsonDocument.Parse(answer);
        JsonElement error = document.RootElement.GetProperty("error");
        Assert.Equal(17, error.GetProperty("line").GetInt32());
        Assert.StartsWith(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_line_of_a_batch_is_answered_as_the_operation_answers()
    {
        const string Input = """{"schemaVersion":1,"kmt2a":"germline"}""";

        Assert.True(ProtocolOperations.TryAnswerLine($$$$"""{"operation":"continue-past-induction","input":{{{{Input}}}}}""", 1, out string answer));
        Assert.Equal(ProtocolOperations.Find("continue-past-induction").Decide(Input), answer);
    }

    [Property(MaxTest = 300)]
    public void Any_text_in_the_place_of_any_part_of_a_line_gives_one_line_of_JSON(string? text, byte place)
    {
        string quoted = JsonSerializer.Serialize(text);
        string[] lines =
        [
            text ?? string.Empty,
            $$$$"""{"operation":{{{{quoted}}}},"input":{}}""",
            $$$$"""{"operation":"start-block","input":{{{{quoted}}}}}""",
            $$$$"""{"operation":"start-block","input":{"schemaVersion":1,"block":{{{{quoted}}}},"on":"2020-03-10"}}""",
            $$$$"""{"operation":"start-block","input":{"schemaVersion":1,"block":"azacitidine-1","on":{{{{quoted}}}}}}""",
            $$$$"""{"operation":"start-block","input":{"schemaVersion":1,"block":"azacitidine-1","on":"2020-03-10","values":{"takenOn":"2020-03-10","neutrophils":{{{{quoted}}}}}}}""",
            $$$$"""{"operation":"site-of-care","input":{"schemaVersion":1,"block":"azacitidine-1","administers":{{{{quoted}}}}}}""",
            """{"operation":"site-of-care","input":{"schemaVersion":1,"block":"\ud800"}}""",
            """{"operation":"\ud800","input":{}}""",
            """{"\ud800":1}""",
        ];

        ProtocolOperations.TryAnswerLine(lines[place % lines.Length], 1, out string answer);

        Assert.DoesNotContain('\n', answer);
        using JsonDocument document = JsonDocument.Parse(answer);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
    }

    private static string SiteMaintenance(string perMicrolitre) => $$$$"""
        {
          "schemaVersion": 1, "block": "maintenance", "on": "2020-03-10", "kmt2a": "rearranged",
          "values": {"takenOn": "2020-03-10", "neutrophils": "{{{{perMicrolitre}}}}/µL"},
          "site": {
            "startCriteria": [
              {"kind": "count-at-least", "analyte": "neutrophils", "minimum": "750/µL", "rule": "SITE-ANC", "title": "ANC before Maintenance", "statement": "For tests.", "citation": {"source": "SOP-7", "place": "4.2"}}
            ]
          }
        }
        """;
}
