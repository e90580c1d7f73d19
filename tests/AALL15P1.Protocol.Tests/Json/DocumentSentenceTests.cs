using System.Text.Json.Nodes;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tests.SecondProtocol;
using AALL15P1.Protocol.Tests.Supplement;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>What is said of a document of the wrong form: each rule on a member's value and on members that go together, in one document that breaks it.</summary>
public sealed class DocumentSentenceTests
{
    private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

    // Kinds of values, and their bounds just inside and just outside.
    [Theory]
    [InlineData("$.id", "7", "$.id: found 7, expected lower-case words of letters and digits, joined by hyphens.")]
    [InlineData("$.id", "\"\"", """$.id: found "", expected lower-case words of letters and digits, joined by hyphens.""")]
    [InlineData("$.id", "\"Site-7\"", """$.id: found "Site-7", expected lower-case words of letters and digits, joined by hyphens.""")]
    [InlineData("$.id", "\"site-7\\n\"", """$.id: found "site-7\n", expected lower-case words of letters and digits, joined by hyphens.""")]
    [InlineData("$.title", "\"\"", """$.title: found "", expected a text that is not empty.""")]
    [InlineData("$.title", "null", "$.title: found null, expected a text that is not empty.")]
    [InlineData("$.safety", "null", "$.safety: found null, expected an object.")]
    [InlineData("$.doses[1].timesPerDay", "null", "$.doses[1].timesPerDay: found null, expected a whole number from 1 to 24.")]
    [InlineData("$.sources", "{}", "$.sources: found {}, expected an array.")]
    [InlineData("$.sources[0]", "[]", "$.sources[0]: found [], expected an object.")]
    [InlineData("$.sources[0].gives", "\"protocol\"", """$.sources[0].gives: found "protocol", expected one of site, backbone, reference.""")]
    [InlineData("$.sources[0].gives", "1", "$.sources[0].gives: found 1, expected one of site, backbone, reference.")]
    [InlineData("$.doses[0].beforeInfantFactor", "\"true\"", """$.doses[0].beforeInfantFactor: found "true", expected true or false.""")]
    [InlineData("$.doses[0].beforeInfantFactor", "1", "$.doses[0].beforeInfantFactor: found 1, expected true or false.")]
    [InlineData("$.doses[0].dose", "75", "$.doses[0].dose: found 75, expected a dose such as 75 mg/m²/dose, 6 mg/m²/day, 2.5 mg/kg/dose, 2500 IU/m²/dose or 6 mg/dose.")]
    [InlineData("$.doses[0].maximumPerDose", "\"100\"", """$.doses[0].maximumPerDose: found "100", expected an amount such as 6 mg or 2500 IU.""")]
    [InlineData("$.doses[1].timesPerDay", "0", "$.doses[1].timesPerDay: found 0, expected a whole number from 1 to 24.")]
    [InlineData("$.doses[1].timesPerDay", "25", "$.doses[1].timesPerDay: found 25, expected a whole number from 1 to 24.")]
    [InlineData("$.doses[1].timesPerDay", "4.5", "$.doses[1].timesPerDay: found 4.5, expected a whole number from 1 to 24.")]
    [InlineData("$.doses[1].timesPerDay", "\"4\"", """$.doses[1].timesPerDay: found "4", expected a whole number from 1 to 24.""")]
    [InlineData("$.doses[1].timesPerDay", "4.0", null)]
    [InlineData("$.doses[1].timesPerDay", "24", null)]
    [InlineData("$.doses[2].taper[0].factor", "\"1/0\"", """$.doses[2].taper[0].factor: found "1/0", expected a factor such as 2/3 or 1.""")]
    [InlineData("$.doses[2].taper[0].factor", "0.5", "$.doses[2].taper[0].factor: found 0.5, expected a factor such as 2/3 or 1.")]
    [InlineData("$.doses[3].byAge", "[]", "$.doses[3].byAge: found [], expected at least 1 item.")]
    [InlineData("$.doses[3].byAge[1].fromMonths", "1201", "$.doses[3].byAge[1].fromMonths: found 1201, expected a whole number from 0 to 1200.")]
    [InlineData("$.safety.doseTolerance.percent", "\"12.5\"", """$.safety.doseTolerance.percent: found "12.5", expected a number from 0 to 1000.""")]
    [InlineData("$.safety.doseTolerance.percent", "-0.1", "$.safety.doseTolerance.percent: found -0.1, expected a number from 0 to 1000.")]
    [InlineData("$.safety.doseTolerance.percent", "1000.1", "$.safety.doseTolerance.percent: found 1000.1, expected a number from 0 to 1000.")]
    [InlineData("$.safety.doseTolerance.percent", "1e40", "$.safety.doseTolerance.percent: found 1e40, expected a number from 0 to 1000.")]
    [InlineData("$.safety.doseTolerance.percent", "0", null)]
    [InlineData("$.safety.cumulativeLimits[0].class", "\"other\"", """$.safety.cumulativeLimits[0].class: found "other", expected one of anthracycline, asparaginase, vinca-alkaloid, thiopurine, corticosteroid.""")]
    [InlineData("$.bodySurfaceArea.rounding.decimals", "7", "$.bodySurfaceArea.rounding.decimals: found 7, expected a whole number from 1 to 6.")]
    [InlineData("$.startCriteria[0].kind", "\"count\"", """$.startCriteria[0].kind: found "count", expected one of count-at-least, toxicity-resolved, laboratory-values-recent.""")]
    [InlineData("$.startCriteria[0].kind", "1", "$.startCriteria[0].kind: found 1, expected one of count-at-least, toxicity-resolved, laboratory-values-recent.")]
    [InlineData("$.startCriteria[0].analyte", "\"blasts\"", """$.startCriteria[0].analyte: found "blasts", expected one of neutrophils, platelets, white-cells.""")]
    [InlineData("$.startCriteria[0].minimum", "\"750\"", """$.startCriteria[0].minimum: found "750", expected a count such as 750/µL or 0.75 ×10⁹/L.""")]
    [InlineData("$.startCriteria[0].rule", "\"S7-Maintenance\"", """$.startCriteria[0].rule: found "S7-Maintenance", expected words of capitals and digits, joined by hyphens.""")]
    [InlineData("$.doseLimitingToxicity.expected.toxicities[0].term", "\"+\"", """$.doseLimitingToxicity.expected.toxicities[0].term: found "\u002B", expected a CTCAE term or free words of letters and digits.""")]
    [InlineData("$.schemaVersion", "2", "$.schemaVersion: found 2, expected 1.")]
    [InlineData("$.schemaVersion", "1.0", null)]
    public void A_value_of_a_supplement(string path, string value, string? expected) => Assert.Equal(expected, OfSupplement(path, value));

    // Members that are missing, too many, twice, or not together.
    [Theory]
    [InlineData("\"id\": \"site-7\",", "", "$: found no member 'id', expected one.")]
    [InlineData("\"id\": \"site-7\",", "\"id\": \"site-7\", \"id\": \"site-7\",", "$: found the member 'id' twice, expected it once.")]
    [InlineData("\"id\": \"site-7\",", "\"id\": \"site-7\", \"name\": \"x\",", "$: found a member 'name', expected only $schema, schemaVersion, protocol, id, title, sources, readings, doses, intrathecal, infantScaling, bodySurfaceArea, rounding, spacing, startCriteria, laboratoryAgeLimit, safety, doseLimitingToxicity, titration, holds.")]
    [InlineData("\"id\": \"site-7\",", "\"id\": \"\\ud800\",", "$.id: found half of a character, expected whole ones.")]
    [InlineData("\"id\": \"site-7\",", "\"\\ud800\": \"site-7\",", "$: found half of a character in the name of a member, expected whole ones.")]
    [InlineData("\"schemaVersion\": 1,", "\"schemaVersion\": 3, \"name\": \"x\",", "$.schemaVersion: found 3, expected 1.")]
    [InlineData("\"dose\": \"75 mg/m²/dose\",", "", """$.doses[0]: found { "block": "consolidation", "order": "cytarabine",  "beforeI…, expected exactly one of the members dose, byAge.""")]
    [InlineData("\"dose\": \"75 mg/m²/dose\",", "\"dose\": \"75 mg/m²/dose\", \"byAge\": [{ \"fromMonths\": 0, \"amount\": \"6 mg\" }],", """$.doses[0]: found { "block": "consolidation", "order": "cytarabine", "dose": "…, expected exactly one of the members dose, byAge.""")]
    [InlineData("\"policy\": \"own-bands\",", "\"policy\": \"interfant\",", """$.infantScaling.bands: found [{ "fromMonths": 0, "factor": "2/3" }, { "fromMonths": 6, "f…, expected no such member unless policy is 'own-bands'.""")]
    [InlineData("\"direction\": \"nearest\", \"tie\": \"up\",", "\"direction\": \"nearest\",", "$.bodySurfaceArea.rounding: found no member 'tie', expected one.")]
    [InlineData("\"direction\": \"nearest\", \"tie\": \"up\",", "\"direction\": \"down\", \"tie\": \"up\",", """$.bodySurfaceArea.rounding.tie: found "up", expected no such member unless direction is 'nearest'.""")]
    [InlineData("\"daysAfterLastAdministration\": 14,", "\"daysAfterLastAdministration\": 14, \"onDayOfPrevious\": 36,", """$.spacing[0]: found { "block": "azacitidine-2", "daysAfterLastAdministration": 1…, expected exactly one of the members daysAfterLastAdministration, onDayOfPrevious.""")]
    [InlineData("\"daysAfterLastAdministration\": 14,", "\"daysAfterLastAdministration\": 14, \"exact\": true,", "$.spacing[0].exact: found true, expected it only together with onDayOfPrevious.")]
    [InlineData("\"block\": \"consolidation\", \"order\": \"cyclophosphamide\",", "\"order\": \"cyclophosphamide\",", """$.holds[2].order: found "cyclophosphamide", expected it only together with block.""")]
    [InlineData("\"kind\": \"count-at-least\", ", "", "$.startCriteria[0]: found no member 'kind', expected one.")]
    [InlineData("\"place\": \"27\"", "\"place\": \"\"", """$.holds[2].citation.place: found "", expected a text that is not empty.""")]
    [InlineData("\"place\": \"27\"", "\"place\": \"27\" \"x\"", "$: found text that is not JSON at line 51, byte 131, expected a JSON document.")]
    public void Members_of_a_supplement(string found, string replacement, string expected)
    {
        Assert.Contains(found, SupplementJsonTests.Complete, StringComparison.Ordinal);
        Assert.Equal(expected, Refusals.Of(() => SupplementJson.Read(SupplementJsonTests.Complete.Replace(found, replacement, StringComparison.Ordinal))));
    }

    // Bounds and pairs that only inputs of operations have.
    [Theory]
    [InlineData("infusion", """{"schemaVersion":1,"plannedMinutes":0}""", "$.plannedMinutes: found 0, expected a number above 0, at most 1440.")]
    [InlineData("infusion", """{"schemaVersion":1,"plannedMinutes":1440.1}""", "$.plannedMinutes: found 1440.1, expected a number above 0, at most 1440.")]
    [InlineData("infusion", """{"schemaVersion":1,"plannedMinutes":20,"start":"2026-02-09T10:00:00Z","end":"2026-02-09T10:20:00Z"}""", "$.plannedMinutes: found 20, expected no such member beside end.")]
    [InlineData("infusion", """{"schemaVersion":1,"start":"1899-12-31T23:59:59Z"}""", """$.start: found "1899-12-31T23:59:59Z", expected a time with its offset of the years 1900 to 2200, as 2026-02-09T10:00:00Z.""")]
    [InlineData("infusion", """{"schemaVersion":1,"start":"2201-01-01T00:00:00Z"}""", """$.start: found "2201-01-01T00:00:00Z", expected a time with its offset of the years 1900 to 2200, as 2026-02-09T10:00:00Z.""")]
    [InlineData("infusion", """{"schemaVersion":1,"start":"2026-02-09T10:00:00"}""", """$.start: found "2026-02-09T10:00:00", expected a time with its offset of the years 1900 to 2200, as 2026-02-09T10:00:00Z.""")]
    [InlineData("dlt-summary", """{"schemaVersion":1,"patients":[],"confidence":1}""", "$.confidence: found 1, expected a number above 0 and below 1.")]
    [InlineData("dlt-summary", """{"schemaVersion":1,"patients":[],"confidence":0}""", "$.confidence: found 0, expected a number above 0 and below 1.")]
    [InlineData("dlt-summary", """{"schemaVersion":1,"patients":[{"toxicity":"none"}]}""", """$.patients[0].toxicity: found "none", expected one of dlt, no-dlt, cannot-decide.""")]
    [InlineData("dlt-summary", """{"schemaVersion":1,"patients":[{"toxicity":"dlt","completedCourses":-1}]}""", "$.patients[0].completedCourses: found -1, expected a whole number of at least 0.")]
    [InlineData("grade", """{"schemaVersion":1,"term":"anemia","value":"","on":"2026-02-09"}""", """$.value: found "", expected a value with its unit, as 400/µL, 79 g/L, 1.3 mg/dL, 22 µmol/L or 120 U/L.""")]
    [InlineData("grade", """{"schemaVersion":1,"term":"","value":"1 g/dL","on":"2026-02-09"}""", """$.term: found "", expected a CTCAE term or free words of letters and digits.""")]
    [InlineData("safety-check", """{"schemaVersion":2,"birthDate":"2025-09-14","inductionStart":"2026-01-05","request":{"drug":"vincristine","amount":"0.3 mg","period":"per-dose","route":"IT","on":"2025-09-13"}}""", "$.request.on: found \"2025-09-13\", expected a day not before birthDate, 2025-09-14.")]
    [InlineData("eligibility", """{"schemaVersion":1,"enrolledOn":"2026-01-05","gestationalAgeAtEnrolment":{"weeks":5218,"days":0}}""", "$.gestationalAgeAtEnrolment.weeks: found 5218, expected a whole number from 0 to 5217.")]
    [InlineData("eligibility", """{"schemaVersion":1,"enrolledOn":"2026-01-05","gestationalAgeAtEnrolment":{"weeks":40,"days":7}}""", "$.gestationalAgeAtEnrolment.days: found 7, expected a whole number from 0 to 6.")]
    [InlineData("eligibility", """{"schemaVersion":1,"enrolledOn":"2026-01-05","bLymphoblasticPercent":100.1}""", "$.bLymphoblasticPercent: found 100.1, expected a number from 0 to 100.")]
    [InlineData("continue-past-induction", """{"schemaVersion":1,"kmt2a":"maybe"}""", """$.kmt2a: found "maybe", expected one of unknown, rearranged, germline.""")]
    [InlineData("continue-past-induction", """{"schemaVersion":1,"kmt2a":"rearranged","marker":"rearranged"}""", """$.marker: found "rearranged", expected no such member beside kmt2a.""")]
    [InlineData("continue-past-induction", """{"schemaVersion":1,"kmt2a":null}""", null)]
    [InlineData("continue-past-induction", """{"schemaVersion":9,"kmt2a":"rearranged"}""", "$.schemaVersion: found 9, expected a whole number from 1 to 2.")]
    [InlineData("dose", """{"schemaVersion":1,"block":"induction","order":"vincristine","birthDate":"2025-09-14","blockStart":"2026-01-05","on":"2026-01-12","measurements":[{"on":"2026-01-05"}]}""", "$.measurements[0]: found no weight, expected at least one of weight, height.")]
    [InlineData("dlt", """{"schemaVersion":1,"course":{},"events":[{"term":"sepsis","grades":[]}]}""", "$.events[0].grades: found [], expected at least 1 item.")]
    public void An_input_of_an_operation(string operation, string input, string? expected) => Assert.Equal(expected, Refusals.Of(() => ProtocolOperations.Find(operation).Decide(Protocol, input)));

    [Fact]
    public void Each_operation_asks_a_question() => Assert.Equal(
        [
            "eligibility: May the infant be enrolled?",
            "start-block: May the block start on this day?",
            "continue-past-induction: Does the infant continue past Induction?",
            "site-of-care: Is this the place to see or treat the infant, and who must be called?",
            "grade: Which grade has this laboratory value?",
            "dlt: Has the patient a dose-limiting toxicity?",
            "dlt-summary: Which share of the evaluable patients has a dose-limiting toxicity?",
            "infusion: Does this infusion of azacitidine keep to its limits?",
            "dose: How much of the drug is given to the infant on this day?",
            "safety-check: Is this requested dose safe to give as it is written?",
        ],
        ProtocolOperations.All.Select(operation => $"{operation.Id}: {operation.Title}"));

    // A rule of somebody's own travels with the decision, and what is not its own is not believed.
    [Theory]
    [InlineData("\"standing\":\"site\"", "\"standing\":\"protocol\"", "$.findings[0].standing: found \"protocol\", expected a standing that INVENTED-SITE can give, site or weaker.")]
    [InlineData("\"interpretations\":[\"Q1\"]", "\"interpretations\":[\"Q9\"]", "$.findings[0].ownRule.interpretations[0]: found \"Q9\", expected the id of a question of the register.")]
    [InlineData("\"sourceTitle\":\"The manual of an invented site, for tests only\",\"sourceGives\":\"site\",", "", "$.findings[0].citation.source: found \"INVENTED-SITE\", expected the id of a source of the library\u0027s register, or the source\u0027s title and standing beside the rule.")]
    [InlineData("\"sourceGives\":\"site\",", "", "$.findings[0].ownRule.sourceTitle: found \"The manual of an invented site, for tests only\", expected it only together with sourceGives.")]
    [InlineData("\"edition\":\"1\"", "\"edition\":\"2\"", "$.edition: found \"2\", expected 1.")]
    public void A_rule_of_ones_own_in_a_decision(string found, string replacement, string expected)
    {
        CompiledProtocol invented = CompiledProtocol.Compile(InventedProtocol.Definition);
        Rule own = new("SITE-OWN", "Own", "Something holds.", new(InventedProtocol.Manual, "page 7"), Standing.Site) { Parameters = [new("days", "7")], Interpretations = [InventedProtocol.SecondSpinalDay], SinceEdition = "1" };
        Decision decision = new("own", [new(own, DecisionOutcome.Hold, Severity.Hazard, "this", "that")]) { DecidedBy = invented.Identity };
        string json = DecisionJson.Write(decision);

        Assert.Equal(decision, DecisionJson.Read(json, invented));
        Assert.Contains(found, json, StringComparison.Ordinal);
        Assert.Equal(expected, Refusals.Of(() => DecisionJson.Read(json.Replace(found, replacement, StringComparison.Ordinal), invented)));
    }

    private static string? OfSupplement(string path, string value)
    {
        JsonNode document = JsonNode.Parse(SupplementJsonTests.Complete)!;
        JsonNode place = All(document).Single(node => node.GetPath() == path);
        place.ReplaceWith(JsonNode.Parse(value));
        return Refusals.Of(() => SupplementJson.Read(document.ToJsonString()));
    }

    private static IEnumerable<JsonNode> All(JsonNode node) =>
        (node is JsonObject members ? members.Select(member => member.Value) : node is JsonArray items ? items : Enumerable.Empty<JsonNode?>())
            .OfType<JsonNode>().SelectMany(All).Prepend(node);
}
