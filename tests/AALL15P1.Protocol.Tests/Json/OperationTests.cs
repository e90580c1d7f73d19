using System.Text.Json;
using System.Text.RegularExpressions;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Each operation from document to document: inputs that fit, inputs that do not, and what is said about them.</summary>
public sealed class OperationTests
{
    private const string StartFacts = """
        "schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "toxicityResolved": true, "kmt2a": "rearranged",
        """;

    private const string Azacitidine = """
        "schemaVersion": 1, "block": "azacitidine-1", "order": "azacitidine", "blockStart": "2026-02-09", "on": "2026-02-10", "birthDate": "2025-08-08"
        """;

    private const string Weighed = """
        "measurements": [{"on": "2026-02-07", "weight": "6.2 kg"}]
        """;

    private const string Cyclophosphamide = """
        "schemaVersion": 1, "block": "consolidation", "order": "cyclophosphamide", "blockStart": "2026-02-14", "on": "2026-02-14", "birthDate": "2025-08-08",
        "measurements": [{"on": "2026-02-07", "weight": "5.4 kg", "height": "60 cm"}]
        """;

    private const string Site7 = """
        "schemaVersion": 1, "protocol": "aall15p1", "id": "site-7", "title": "Site 7", "sources": [{"id": "S7", "title": "Site 7's protocol text", "gives": "site"}]
        """;

    private const string RoundedTo100Milligrams = $$$$"""
        {"supplement": { {{{{Site7}}}}, "rounding": [{"drug": "azacitidine", "routes": ["IV"], "increment": "100 mg", "direction": "down", "citation": {"source": "S7", "place": "9"}, "standing": "site"}] },
        """;

    private const string SiteCitation = """
        "citation": {"source": "SOP-7", "place": "4.2"}
        """;

    private const string Infused = """
        "schemaVersion": 1, "reconstituted": "2026-02-09T10:00:00Z", "start": "2026-02-09T05:25:00-05:00", "setting": "tertiary-centre"
        """;

    private const string Planned = """
        "schemaVersion": 1, "birthDate": "2025-08-08", "inductionStart": "2026-01-05", "measurements": [{"on": "2026-01-05", "weight": "6.2 kg", "height": "62 cm"}]
        """;

    private const string Infant = """
        "schemaVersion": 1, "enrolledOn": "2020-03-10", "gestationalAgeAtEnrolment": {"weeks": 92, "days": 0}, "diagnosis": "b-lymphoblastic",
        "newlyDiagnosed": true, "cnsSample": "after-steroids-only", "kmt2a": "unknown", "downSyndrome": false, "secondaryAfterCytotoxicTherapy": false,
        "priorTherapy": ["steroids", "intrathecal-methotrexate"],
        """;

    public static TheoryData<string, string, string> Answered => new()
    {
        { "start-block", $$$$"""{ {{{{StartFacts}}}} "values": {"takenOn": "2020-03-09", "neutrophils": "500/µL", "platelets": "50 ×10⁹/L"} }""", "proceed" },
        { "start-block", $$$$"""{ {{{{StartFacts}}}} "values": {"takenOn": "2020-03-09", "neutrophils": "0.499 ×10⁹/L", "platelets": "50000/uL", "whiteCells": "2 10*9/L", "haemoglobin": "95 g/L"} }""", "hold" },
        { "start-block", $$$$"""{ {{{{StartFacts}}}} "values": {"takenOn": "2020-03-09", "neutrophils": "90000/µL", "platelets": "50 ×10⁹/L"}, "valuesBefore": {"takenOn": "2020-03-06", "neutrophils": "90/µL"} }""", "cannot-decide" },
        { "start-block", $$$$"""{ {{{{StartFacts}}}} "values": {"takenOn": "2020-03-09", "neutrophils": "900/µL", "platelets": "50 ×10⁹/L"}, "valuesBefore": {"takenOn": "2020-03-06", "neutrophils": "90/µL"} }""", "proceed" },
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
        { "infusion", $$$$"""{ {{{{Infused}}}}, "plannedMinutes": 20, "dose": "15.5 mg", "finalVolume": "10 mL", "dilutedInDextrose": false }""", "proceed" },
        { "infusion", $$$$"""{ {{{{Infused}}}}, "end": "2026-02-09T10:45:01Z" }""", "hold" },
        { "infusion", $$$$"""{ {{{{Infused}}}}, "plannedMinutes": 20, "dilutedInDextrose": true }""", "hold" },
        { "infusion", """{"schemaVersion": 1, "reconstituted": null}""", "cannot-decide" },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, {{{{Weighed}}}} }""", "proceed" },
        { "dose", $$$$"""{ {{{{Azacitidine}}}} }""", "cannot-decide" },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "measurements": [{"on": "2026-02-07", "weight": "62 kg"}] }""", "hold" },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "measurements": [{"on": "2026-02-07", "weight": "6.2 kg", "height": "6.2 m"}] }""", "hold" },
        { "dose", $$$$"""{{{{RoundedTo100Milligrams}}}} {{{{Azacitidine}}}}, {{{{Weighed}}}} }""", "hold" },
        { "dose", $$$$"""{ {{{{Cyclophosphamide}}}}, "supplement": null }""", "cannot-decide" },
        { "dose", $$$$"""{ {{{{Cyclophosphamide}}}}, "supplement": "illustration", "readings": [{"id": "D1", "reading": "day-92"}] }""", "proceed" },
        { "safety-check", Requested("15.5 mg"), "proceed" },
        { "safety-check", Requested("77.5 mg"), "hold" },
        { "safety-check", Requested("13.94 mg", Tolerance("0.1")), "hold" },
        { "safety-check", Requested("13.95 mg", Tolerance("0.1")), "proceed" },
        { "safety-check", $$$$"""{ {{{{Planned}}}}, "request": {"drug": "cyclophosphamide", "amount": "327 mg", "period": "per-day", "route": "IV", "on": "2026-02-14"}, "supplement": "illustration" }""", "proceed" },
        { "safety-check", $$$$"""{ {{{{Planned}}}}, "request": {"drug": "cyclophosphamide", "amount": "300 mg", "period": "per-day", "on": "2026-02-14"} }""", "cannot-decide" },
        { "safety-check", $$$$"""{ {{{{Planned}}}}, "starts": [{"block": "azacitidine-1", "on": "2026-02-10"}], "request": {"drug": "azacitidine", "amount": "15.5 mg", "period": "per-dose", "on": "2026-02-09"} }""", "hold" },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "start-block", """{"block": "azacitidine-1", "on": "2020-03-10"}""", "$: found no member 'schemaVersion', expected one." },
        { "start-block", """{"schemaVersion": 3, "block": "azacitidine-1", "on": "2020-03-10"}""", "$.schemaVersion: found 3, expected a whole number from 1 to 2." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "10.3.2020"}""", "$.on: found \"10.3.2020\", expected a date of the years 1900 to 2200 as 2026-01-05." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-02-30"}""", "$.on: found \"2020-02-30\", expected a date of the years 1900 to 2200 as 2026-01-05." },
        { "start-block", """{"schemaVersion": 1, "block": 3, "on": "2020-03-10"}""", "$.block: found 3, expected a text that is not empty." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "toxicityResolved": "yes"}""", "$.toxicityResolved: found \"yes\", expected true or false." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "kmt2a": "KMT2A-R"}""", "$.kmt2a: found \"KMT2A-R\", expected one of unknown, rearranged, germline." },
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "anc": 500}""", "$: found a member 'anc', expected only schemaVersion, block, on, values, valuesBefore, toxicityResolved, previousBlockStart, previousBlockHeldDays, previousBlockComplete, previousBlockUnrecorded, lastDoseOn, site, kmt2a, marker, supplement, readings." },
        { "start-block", """[1]""", "$: found [1], expected an object." },
        { "start-block", """null""", "$: found null, expected an object." },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "birthDate": "2020-03-11"}""", "$.birthDate: found \"2020-03-11\", expected a day not after enrolledOn, 2020-03-10." },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "bLymphoblasticPercent": 100.1}""", "$.bLymphoblasticPercent: found 100.1, expected a number from 0 to 100." },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "priorTherapy": ["steroids", "vincristine"]}""", "$.priorTherapy[1]: found \"vincristine\", expected one of none, steroids, intrathecal-methotrexate, intrathecal-cytarabine, other." },
        { "site-of-care", """{"schemaVersion": 1, "block": "consolidation", "administers": "aspirin"}""", "$.administers: found a value that does not fit. There is no drug 'aspirin' in the formulary; it has azacitidine, " },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "priorTherapy": [null]}""", "$.priorTherapy[0]: found null, expected a text that is not empty." },
        { "dlt", """{"schemaVersion": 1, "course": {}, "events": [null]}""", "$.events[0]: found null, expected an object." },
        { "dlt-summary", """{"schemaVersion": 1, "patients": [null]}""", "$.patients[0]: found null, expected an object." },
        { "dlt", """{"schemaVersion": 1, "course": {}, "events": [{"term": "sepsis", "grades": [null]}]}""", "$.events[0].grades[0]: found null, expected an object." },
        { "dlt", $$$$"""{"schemaVersion": 1, "course": {}, "events": [], "site": {"expected": {"toxicities": [null], {{{{SiteCitation}}}} }}}""", "$.site.expected.toxicities[0]: found null, expected an object." },
        { "dlt", """{"schemaVersion": 1, "course": {}, "events": [], "readings": [null]}""", "$.readings[0]: found null, expected an object." },
        { "start-block", """{"schemaVersion": 1, "block": "maintenance", "on": "2020-03-10", "site": {"startCriteria": [null]}}""", "$.site.startCriteria[0]: found null, expected an object." },
        { "start-block", """{"schemaVersion": 1, "block": "maintenance", "on": "2020-03-10", "site": {"startCriteria": []}}""", "$.site.startCriteria: found [], expected at least 1 item." },
        { "safety-check", Requested("15.5 mg", """, "otherDoses": [null]"""), "$.otherDoses[0]: found null, expected an object." },
        { "safety-check", Requested("15.5 mg", """, "starts": [null]"""), "$.starts[0]: found null, expected an object." },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": null}""", "$.enrolledOn: found null, expected a date of the years 1900 to 2200 as 2026-01-05." },
        { "dlt", """{"schemaVersion": 1, "course": {}, "events": null}""", "$.events: found null, expected an array." },
        { "dlt", """{"schemaVersion": 1, "course": {}, "events": [{"term": null, "grades": []}]}""", "$.events[0].term: found null, expected a CTCAE term or free words of letters and digits." },
        { "dlt-summary", """{"schemaVersion": 1, "patients": null}""", "$.patients: found null, expected an array." },
        { "dlt-summary", """{"schemaVersion": null, "patients": []}""", "$.schemaVersion: found null, expected a whole number from 1 to 2." },
        { "dlt", """{"schemaVersion": 1, "course": {}, "events": {}}""", "$.events: found {}, expected an array." },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "priorTherapy": "steroids"}""", "$.priorTherapy: found \"steroids\", expected an array." },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "priorTherapy": [3]}""", "$.priorTherapy[0]: found 3, expected a text that is not empty." },
        { "infusion", """{"schemaVersion": 1, "reconstituted": "2026-02-09T10:00:00"}""", "$.reconstituted: found \"2026-02-09T10:00:00\", expected a time with its offset of the years 1900 to 2200, as 2026-02-09T10:00:00Z." },
        { "infusion", """{"schemaVersion": 1, "plannedMinutes": 0}""", "$.plannedMinutes: found 0, expected a number above 0, at most 1440." },
        { "infusion", """{"schemaVersion": 1, "plannedMinutes": 1440.1}""", "$.plannedMinutes: found 1440.1, expected a number above 0, at most 1440." },
        { "infusion", """{"schemaVersion": 1, "setting": "home"}""", "$.setting: found \"home\", expected one of tertiary-centre, shared-care-centre, elsewhere." },
        { "dose", """{"schemaVersion": 1, "block": "azacitidine-1"}""", "$: found no member 'order', expected one." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "measurements": [null] }""", "$.measurements[0]: found null, expected an object." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "supplement": "illustrations" }""", "$.supplement: found \"illustrations\", expected a supplement or 'illustration'." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "supplement": {"schemaVersion": 1, "protocol": "aall15p1", "id": "site-7"} }""", "$.supplement: found no member 'title', expected one." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "supplement": { {{{{Site7}}}}, "doses": [{"block": "induction"}] } }""", "$.supplement.doses[0]: found no member 'order', expected one." },
        { "safety-check", Requested("15.5 mg").Replace("per-dose", "daily", StringComparison.Ordinal), "$.request.period: found \"daily\", expected one of per-dose, per-day." },
        { "safety-check", Requested("15.5 mg").Replace("\"IV\"", "\"iv\"", StringComparison.Ordinal), "$.request.route: found \"iv\", expected one of PO, NG, IV, IM, SC, IT." },
        { "safety-check", Requested("15.5 mg").Replace("\"azacitidine\"", "\"azacytidine\"", StringComparison.Ordinal), "$.request.drug: found a value that does not fit. There is no drug 'azacytidine' in the formulary; it has azacitidine, " },
        { "safety-check", Requested("15.5 mg", Tolerance("-0.1")), "$.site.tolerance.part: " },
        { "safety-check", Requested("15.5 mg", """, "site": {"longestAgeOfMeasurements": {"days": -1, "citation": {"source": "SOP-7", "place": "4.2"}}}"""), "$.site.longestAgeOfMeasurements.days: " },
        { "safety-check", Requested("15.5 mg", """, "otherDoses": [{"drug": "azacitidine"}]"""), "$.otherDoses[0]: found no member 'on', expected one." },
    };

    /// <summary>Inputs that the schema allows and the model refuses, and the start of what is said.</summary>
    public static TheoryData<string, string, string> RefusedByTheModel => new()
    {
        { "start-block", """{"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "values": {"takenOn": "2020-03-10", "neutrophils": "0.5 mg"}}""", "$.values.neutrophils: " },
        { "start-block", SiteMaintenance("750").Replace("SOP-7", "DECK", StringComparison.Ordinal), "$.site.startCriteria[0].citation.source: found \"DECK\", expected the site's own document and no public source." },
        { "start-block", SiteMaintenance("750").Replace("\"SITE-ANC\"", "\"KMT2A-TO-CONTINUE\"", StringComparison.Ordinal), "$.site.startCriteria[0].rule: found a value that does not fit. KMT2A-TO-CONTINUE is a rule of this library; a site's rule has an id of its own." },
        { "infusion", $$$$"""{ {{{{Infused}}}}, "end": "2026-02-09T10:45:00Z", "plannedMinutes": 20 }""", "$.plannedMinutes: found 20, expected no such member beside end." },
        { "infusion", """{"schemaVersion": 1, "reconstituted": "2026-02-09T10:00:00Z", "start": "2026-02-09T09:59:59Z"}""", "$: found a value that does not fit. The infusion must not start before the reconstitution" },
        { "infusion", """{"schemaVersion": 1, "finalVolume": "10 mL"}""", "$.finalVolume: found \"10 mL\", expected more than 0 mL, and a dose beside it." },
        { "infusion", """{"schemaVersion": 1, "dose": "0 mg"}""", "$.dose: found a value that does not fit. A dose that is drawn from a vial is more than 0 mg." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "measurements": [{"on": "2026-02-07"}] }""", "$.measurements[0]: found no weight, expected at least one of weight, height." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "measurements": [{"on": "2025-08-07", "weight": "3 kg"}] }""", "$.measurements: found a value that does not fit. A measurement is dated 2025-08-07, before the date of birth, 2025-08-08." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "measurements": [{"on": "2026-02-07", "weight": "62 cm"}] }""", "$.measurements[0].weight: " },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "measurements": [{"on": "2026-02-07", "weight": "79228162514264337593543950335 kg"}] }""", "$.measurements: " },
        { "dose", $$$$"""{ {{{{Azacitidine}}}} }""".Replace("\"order\": \"azacitidine\"", "\"order\": \"cytarabine\"", StringComparison.Ordinal), "$.order: found a value that does not fit. Block azacitidine-1 has no order 'cytarabine'; it has azacitidine." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}} }""".Replace("2026-02-10", "2026-02-08", StringComparison.Ordinal), "$.on: found \"2026-02-08\", expected a day not before blockStart, 2026-02-09." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}} }""".Replace("2025-08-08", "2026-02-10", StringComparison.Ordinal), "$.blockStart: found \"2026-02-09\", expected a day not before birthDate, 2026-02-10." },
        { "dose", $$$$"""{ {{{{Azacitidine}}}}, "supplement": { {{{{Site7}}}}, "readings": [{"id": "D9", "reading": "each-dose", "citation": {"source": "S7", "place": "1"}, "standing": "site"}] }, "readings": [{"id": "D9", "reading": "block-day-1"}] }""", "$.readings: found a value that does not fit. The supplement takes D9 as 'each-dose'" },
        { "safety-check", Requested("15.5 kg"), "$.request.amount: found \"15.5 kg\", expected an amount such as 6 mg or 2500 IU." },
        { "safety-check", Requested("15.5 mg").Replace("\"inductionStart\": \"2026", "\"inductionStart\": \"2025", StringComparison.Ordinal), "$.inductionStart: " },
        { "eligibility", """{"schemaVersion": 1, "enrolledOn": "2020-03-10", "readings": [{"id": "D5", "reading": "366-days"}]}""", "$.readings[0]: found a value that does not fit. Interpretation D5 has no reading '366-days'; it has 364-days, 365-days." },
    };

    [Theory]
    [MemberData(nameof(Answered))]
    public void An_input_that_fits_is_answered_and_both_documents_fit_their_schemas(string operation, string input, string answer)
    {
        Operation asked = ProtocolOperations.Find(operation);

        string output = asked.Decide(Aall15P1.Compile(), input);

        Assert.Empty(SchemaCheck.Problems($"{operation}.input", input));
        Assert.Empty(SchemaCheck.Problems($"{operation}.output", output));
        using JsonDocument document = JsonDocument.Parse(output);
        Assert.Equal(answer, document.RootElement.GetProperty("answer").GetString());
        Assert.Equal(operation, document.RootElement.GetProperty("operation").GetString());
        Assert.Equal("NCT02828358/2020.2", document.RootElement.GetProperty("edition").GetString());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    [MemberData(nameof(RefusedByTheModel))]
    public void An_input_that_does_not_fit_is_refused_with_its_path(string operation, string input, string message)
    {
        FormatException error = Assert.Throws<FormatException>(() => ProtocolOperations.Find(operation).Decide(Aall15P1.Compile(), input));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(" type '", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".NET", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void The_schema_refuses_the_same_unless_only_another_field_tells(string operation, string input, string message)
    {
        bool onlyTheModelKnows = message.Contains("not after enrolledOn", StringComparison.Ordinal);

        Assert.Equal(onlyTheModelKnows, SchemaCheck.Problems($"{operation}.input", input).Count == 0);
    }

    // 2.5 mg/kg × 6.2 kg = 15.5 mg.
    [Fact]
    public void Dose_gives_the_amount_with_every_step_and_its_standing()
    {
        JsonElement result = ResultOf("dose", $$$$"""{ {{{{Azacitidine}}}}, {{{{Weighed}}}} }""");

        Assert.Equal("15.5 mg", result.GetProperty("amount").GetProperty("perDose").GetString());
        Assert.Equal("15.5 mg", result.GetProperty("amount").GetProperty("perDay").GetString());
        Assert.Equal("protocol", result.GetProperty("amount").GetProperty("lowestStanding").GetString());
        Assert.Equal(["weight", "size", "final"], result.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("kind").GetString()));
        Assert.Equal("DECK", result.GetProperty("steps")[1].GetProperty("citation").GetProperty("source").GetString());
        Assert.False(result.TryGetProperty("supplement", out _));
    }

    // 60 cm and 5.4 kg: √(60 × 5.4 / 3600) = 0.3 m²; 1000 mg/m² × 0.3 m² = 300 mg.
    [Fact]
    public void Dose_takes_a_supplement_by_name_or_in_full()
    {
        JsonElement named = ResultOf("dose", $$$$"""{ {{{{Cyclophosphamide}}}}, "supplement": "illustration" }""");
        JsonElement inFull = ResultOf("dose", $$$$"""{ {{{{Cyclophosphamide}}}}, "supplement": {{{{SupplementJson.Write(Aall15P1.Illustration)}}}} }""");

        Assert.Equal("300 mg", named.GetProperty("amount").GetProperty("perDose").GetString());
        Assert.Equal("reference", named.GetProperty("amount").GetProperty("lowestStanding").GetString());
        Assert.Matches("^[0-9a-f]{64}$", named.GetProperty("supplement").GetString());
        Assert.True(JsonElement.DeepEquals(named, inFull));
    }

    // 45 − 20 = 25 minutes after 10:00; 15.5 mg from 10 mg/mL are 1.55 mL.
    [Fact]
    public void Infusion_gives_what_follows_from_the_times_and_the_dose()
    {
        JsonElement result = ResultOf("infusion", $$$$"""{ {{{{Infused}}}}, "plannedMinutes": 20, "dose": "15.5 mg", "finalVolume": "10 mL" }""");

        Assert.Equal(
            """{"latestStart":"2026-02-09T10:25:00Z","end":"2026-02-09T10:45:00Z","completeBy":"2026-02-09T10:45:00Z","dose":"15.5 mg","volumeToDraw":"1.55 mL","vials":1,"finalConcentration":"1.55 mg/mL"}""",
            result.GetRawText());
    }

    [Theory]
    [InlineData("infusion", "AZA-VIAL-45")]
    [InlineData("dose", "DOSE-WEIGHT")]
    [InlineData("safety-check", "DOSE-FIVEFOLD")]
    public void A_finding_names_its_rule_of_the_catalogue(string operation, string rule)
    {
        string input = operation switch
        {
            "infusion" => $$$$"""{ {{{{Infused}}}}, "end": "2026-02-09T10:45:01Z" }""",
            "dose" => $$$$"""{ {{{{Azacitidine}}}} }""",
            _ => Requested("77.5 mg"),
        };

        using JsonDocument document = JsonDocument.Parse(ProtocolOperations.Find(operation).Decide(Aall15P1.Compile(), input));

        Assert.Contains(rule, document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()));
        Assert.All(document.RootElement.GetProperty("findings").EnumerateArray(), finding => ProtocolRules.Catalogue.Find(finding.GetProperty("rule").GetString()!));
    }

    [Fact]
    public void A_decision_says_everything_about_a_finding()
    {
        string output = ProtocolOperations.Find("start-block").Decide(Aall15P1.Compile(), $$$$"""{ {{{{StartFacts}}}} "previousBlockStart": "2020-02-01", "values": {"takenOn": "2020-03-10", "neutrophils": "499/µL", "platelets": "50000/µL"}, "site": {"laboratoryAgeLimit": {"days": 0, "citation": {"source": "SOP-7", "place": "4.2"}}} }""");

        Assert.Equal(
            """{"schemaVersion":1,"operation":"start-block","edition":"NCT02828358/2020.2","fingerprint":"(64 digits)","outcome":"hold","answer":"hold","findings":[{"rule":"EPI-START-ANC","title":"Neutrophils before an EPI block","effect":"hold","severity":"hazard","audience":"treating-team","observed":"ANC 499/µL","required":"at least 500/µL","instead":"the block waits until counts recover","sentence":"Neutrophils before an EPI block. ANC 499/µL. Required: at least 500/µL. The block waits until counts recover. (EPI-START-ANC; DECK, slide Experimental Study Schema)","citation":{"source":"DECK","place":"slide Experimental Study Schema"},"standing":"protocol"}]}""",
            Regex.Replace(output, "(?<=\"fingerprint\":\")[0-9a-f]{64}(?=\")", "(64 digits)"));
    }

    [Fact]
    public void A_sites_rule_is_cited_as_the_sites()
    {
        using JsonDocument document = JsonDocument.Parse(ProtocolOperations.Find("start-block").Decide(Aall15P1.Compile(), SiteMaintenance("749")));
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
        Assert.StartsWith("There is no schema 'x'; there are batch.input, batch.output, continue-past-induction.input,", Assert.Throws<ArgumentException>(() => Schemas.Read("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "$: ")]
    [InlineData("[]", "$: found [], expected an object.")]
    [InlineData("""{"input": {}}""", "$: found no member 'operation', expected one.")]
    [InlineData("""{"operation": "start-block"}""", "$: found no member 'input', expected one.")]
    [InlineData("""{"operation": "start", "input": {}}""", "$.operation: found \"start\", expected one of eligibility, start-block, continue-past-induction, site-of-care, grade, dlt, dlt-summary, infusion, dose, safety-check.")]
    [InlineData("""{"operation": "start-block", "input": {}, "id": 1}""", "$: found a member 'id', expected only operation, input.")]
    [InlineData("""{"operation": "start-block", "input": {"schemaVersion": 1, "block": "x"}}""", "$.input: found no member 'on', expected one.")]
    [InlineData("""{"operation": "start-block", "input": {"schemaVersion": 1, "block": "x", "on": "2020-03-10"}}""", "$.input.block: found a value that does not fit. There is no block 'x'; AALL15P1 has induction")]
    [InlineData("""{"operation": "start-block", "operation": "eligibility", "input": {}}""", "$: ")]
    public void A_bad_line_of_a_batch_is_an_error_object_with_its_number(string line, string message)
    {
        bool answered = ProtocolOperations.TryAnswerLine(Aall15P1.Compile(), line, 17, out string answer);

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

        Assert.True(ProtocolOperations.TryAnswerLine(Aall15P1.Compile(), $$$$"""{"operation":"continue-past-induction","input":{{{{Input}}}}}""", 1, out string answer));
        Assert.Equal(ProtocolOperations.Find("continue-past-induction").Decide(Aall15P1.Compile(), Input), answer);
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

        ProtocolOperations.TryAnswerLine(Aall15P1.Compile(), lines[place % lines.Length], 1, out string answer);

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

    private static JsonElement ResultOf(string operation, string input)
    {
        using JsonDocument document = JsonDocument.Parse(ProtocolOperations.Find(operation).Decide(Aall15P1.Compile(), input));
        return document.RootElement.GetProperty("result").Clone();
    }

    private static string Requested(string amount, string more = "") =>
        $$$$"""{ {{{{Planned}}}}, "request": {"drug": "azacitidine", "amount": "{{{{amount}}}}", "period": "per-dose", "route": "IV", "on": "2026-02-09"}{{{{more}}}} }""";

    private static string Tolerance(string part) =>
        $$$$""", "site": {"tolerance": {"part": {{{{part}}}}, "citation": {"source": "SOP-7", "place": "4.2"}}}""";
}
