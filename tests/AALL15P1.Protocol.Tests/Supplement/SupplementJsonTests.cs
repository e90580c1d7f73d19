using System.Text.Json;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Supplement;

public sealed class SupplementJsonTests
{
    /// <summary>One entry in every section.</summary>
    internal const string Complete = """
        {
          "schemaVersion": 1,
          "protocol": "aall15p1",
          "id": "site-7",
          "title": "Site 7",
          "sources": [{ "id": "S7", "title": "Site 7's protocol text", "gives": "site" }],
          "readings": [{ "id": "D9", "reading": "each-dose", "citation": { "source": "S7", "place": "1" }, "standing": "site" }],
          "doses": [
            { "block": "consolidation", "order": "cytarabine", "dose": "75 mg/m²/dose", "beforeInfantFactor": true, "maximumPerDose": "100 mg", "maximumPerDay": "0.1 g", "citation": { "source": "S7", "place": "2" }, "standing": "site" },
            { "block": "interim-maintenance", "order": "leucovorin", "dose": "15 mg/m²/dose", "timesPerDay": 4, "citation": { "source": "S7", "place": "3" }, "standing": "site" },
            { "block": "delayed-intensification-1", "order": "dexamethasone-taper", "dose": "10 mg/m²/day", "taper": [{ "days": 3, "factor": "1/2" }, { "days": 4, "factor": "1/4" }], "citation": { "source": "S7", "place": "4" }, "standing": "site" },
            { "block": "induction", "order": "methotrexate-intrathecal", "byAge": [{ "fromMonths": 0, "amount": "6 mg" }, { "fromMonths": 12, "beginsAfter": true, "amount": "8 mg" }], "citation": { "source": "BFM-IT", "place": "table 2" }, "standing": "reference" }
          ],
          "intrathecal": [{ "drug": "cytarabine", "byAge": [{ "fromMonths": 0, "amount": "20 mg" }], "citation": { "source": "S7", "place": "5" }, "standing": "site" }],
          "infantScaling": { "policy": "own-bands", "title": "Site 7's", "bands": [{ "fromMonths": 0, "factor": "2/3" }, { "fromMonths": 6, "factor": "3/4" }, { "fromMonths": 12, "beginsAfter": true, "factor": "1" }], "citation": { "source": "S7", "place": "6" }, "standing": "site" },
          "bodySurfaceArea": {
            "formula": { "id": "haycock", "citation": { "source": "S7", "place": "7" }, "standing": "site" },
            "rounding": { "decimals": 2, "direction": "nearest", "tie": "up", "citation": { "source": "S7", "place": "8" }, "standing": "site" }
          },
          "rounding": [{ "drug": "cytarabine", "routes": ["IV", "SC"], "increment": "1 mg", "direction": "down", "citation": { "source": "S7", "place": "9" }, "standing": "site" }],
          "spacing": [
            { "block": "azacitidine-2", "daysAfterLastAdministration": 14, "statement": "Two weeks.", "citation": { "source": "S7", "place": "10" }, "standing": "site" },
            { "block": "azacitidine-3", "onDayOfPrevious": 36, "exact": true, "statement": "Day 36.", "citation": { "source": "S7", "place": "11" }, "standing": "site" }
          ],
          "startCriteria": [
            { "block": "maintenance", "kind": "count-at-least", "analyte": "neutrophils", "minimum": "0.75 ×10⁹/L", "rule": "S7-MAINTENANCE-ANC", "title": "Neutrophils", "statement": "At least 750/µL.", "citation": { "source": "S7", "place": "12" }, "standing": "site" },
            { "block": "maintenance", "kind": "toxicity-resolved", "rule": "S7-TOXICITY", "title": "Toxicity", "statement": "It has resolved.", "citation": { "source": "S7", "place": "13" }, "standing": "site" },
            { "block": "induction", "kind": "laboratory-values-recent", "rule": "S7-RECENT", "title": "Recent values", "statement": "They are recent.", "citation": { "source": "S7", "place": "14" }, "standing": "site" }
          ],
          "laboratoryAgeLimit": { "days": 3, "citation": { "source": "S7", "place": "15" }, "standing": "site" },
          "safety": {
            "measurementAgeLimit": { "days": 7, "citation": { "source": "S7", "place": "16" }, "standing": "site" },
            "doseTolerance": { "percent": 12.5, "citation": { "source": "S7", "place": "17" }, "standing": "site" },
            "cumulativeLimits": [{ "class": "anthracycline", "limit": "240 mg/m²", "citation": { "source": "S7", "place": "18" }, "standing": "site" }]
          },
          "doseLimitingToxicity": {
            "minimumDelay": { "days": 14, "citation": { "source": "S7", "place": "19" }, "standing": "site" },
            "expected": { "toxicities": [{ "term": "febrile-neutropenia", "upToGrade": 3 }], "citation": { "source": "S7", "place": "20" }, "standing": "site" },
            "attribution": { "required": true, "citation": { "source": "S7", "place": "21" }, "standing": "site" }
          },
          "titration": {
            "startingDoses": [
              { "fromMonths": 0, "belowMonths": 12, "thiopurine": { "dose": "40 mg/m²/day", "citation": { "source": "S7", "place": "22" }, "standing": "site" }, "weeklyMethotrexate": { "dose": "15 mg/m²/dose", "citation": { "source": "S7", "place": "23" }, "standing": "site" } },
              { "fromMonths": 12, "thiopurine": { "dose": "50 mg/m²/day", "citation": { "source": "BFM-LTF", "place": "table" }, "standing": "reference" }, "weeklyMethotrexate": { "dose": "20 mg/m²/dose", "citation": { "source": "BFM-LTF", "place": "table" }, "standing": "reference" } }
            ],
            "policy": { "id": "icicle-all-14", "citation": { "source": "S7", "place": "24" }, "standing": "site" }
          },
          "holds": [
            { "policy": "omit", "citation": { "source": "S7", "place": "25" }, "standing": "site" },
            { "block": "maintenance", "policy": "make-up", "citation": { "source": "S7", "place": "26" }, "standing": "site" },
            { "block": "consolidation", "order": "cyclophosphamide", "policy": "shift-block", "citation": { "source": "S7", "place": "27" }, "standing": "site" }
          ]
        }
        """;

    [Fact]
    public void Every_section_is_read()
    {
        SiteSupplement supplement = SupplementJson.Read(Complete);

        Assert.Equal(("site-7", "Site 7", "S7"), (supplement.Id, supplement.Title, supplement.OwnSources[0].Id));
        Assert.Equal("75 mg/m²/dose, before the infant factor, at most 100 mg/dose, at most 100 mg/day (Site: S7, 2)", supplement.Doses[0].Dose.ToString());
        Assert.Equal(4, supplement.Doses[1].TimesPerDay);
        Assert.Equal("10 mg/m²/day, tapered 1/2 for 3 days, 1/4 for 4 days", supplement.Doses[2].Dose.Value.ToString());
        Assert.Equal("from 0 months 6 mg; above 12 months 8 mg/dose", supplement.Doses[3].Dose.Value.ToString());
        Assert.Equal("from 0 months 20 mg", string.Join("; ", supplement.Intrathecal[0].Table.Value.Bands.Select(band => $"from {band.FromMonths} months {band.Value}")));
        Assert.Equal("Site 7's", Aall15P1.Compile(supplement).Dosing.InfantFactor!.Title);
        Assert.Equal("haycock", Aall15P1.Compile(supplement).Dosing.BsaFormula.Value.Id);
        Assert.Equal("to the nearest multiple of (a tie goes up) 0.01 m²", Aall15P1.Compile(supplement).Dosing.BsaRounding!.Value.ToString());
        Assert.Equal("down to a multiple of 1 mg", Aall15P1.Compile(supplement).Dosing.Rounding[0].Value.ToString());
        Assert.Equal(["14 days after the last planned administration of the block before", "on day 36 of the block before"], supplement.Spacing.Select(spacing => spacing.Spacing.ToString()));
        Assert.Equal("each-dose", supplement.Readings[0].Reading.Value);
    }

    [Fact]
    public void What_is_written_reads_back_equal_with_the_same_fingerprint()
    {
        foreach (SiteSupplement supplement in new[] { SupplementJson.Read(Complete), Aall15P1.Illustration, new SiteSupplement("empty", "Nothing") })
        {
            SiteSupplement again = SupplementJson.Read(SupplementJson.Write(supplement));

            Assert.Equal(supplement, again);
            Assert.Equal(SupplementJson.Fingerprint(supplement), SupplementJson.Fingerprint(again));
        }
    }

    [Fact]
    public void White_space_and_the_order_of_members_do_not_change_the_fingerprint()
    {
        SiteSupplement supplement = SupplementJson.Read(Complete);
        string reversed = Reversed(JsonNode.Parse(Complete)!).ToJsonString();

        Assert.NotEqual(Complete, reversed);
        Assert.Equal(SupplementJson.Fingerprint(supplement), SupplementJson.Fingerprint(SupplementJson.Read(reversed)));
        Assert.Matches("^[0-9a-f]{64}$", SupplementJson.Fingerprint(supplement));
    }

    /// <summary>Every single change of a value changes the fingerprint.</summary>
    [Theory]
    [InlineData("\"site-7\"", "\"site-8\"")]
    [InlineData("\"Site 7\"", "\"Site seven\"")]
    [InlineData("Site 7's protocol text", "Another text")]
    [InlineData("\"each-dose\"", "\"block-day-1\"")]
    [InlineData("75 mg/m²/dose", "76 mg/m²/dose")]
    [InlineData("75 mg/m²/dose", "75 mg/m²/day")]
    [InlineData("\"beforeInfantFactor\": true", "\"beforeInfantFactor\": false")]
    [InlineData("\"maximumPerDose\": \"100 mg\"", "\"maximumPerDose\": \"101 mg\"")]
    [InlineData("\"timesPerDay\": 4", "\"timesPerDay\": 5")]
    [InlineData("\"days\": 3", "\"days\": 2")]
    [InlineData("\"factor\": \"1/4\"", "\"factor\": \"1/8\"")]
    [InlineData("\"beginsAfter\": true, \"amount\": \"8 mg\"", "\"amount\": \"8 mg\"")]
    [InlineData("\"amount\": \"20 mg\"", "\"amount\": \"21 mg\"")]
    [InlineData("\"factor\": \"2/3\"", "\"factor\": \"3/5\"")]
    [InlineData("\"beginsAfter\": true, \"factor\": \"1\"", "\"factor\": \"1\"")]
    [InlineData("\"haycock\"", "\"du-bois\"")]
    [InlineData("\"decimals\": 2", "\"decimals\": 3")]
    [InlineData("\"tie\": \"up\"", "\"tie\": \"even\"")]
    [InlineData("[\"IV\", \"SC\"]", "[\"IV\"]")]
    [InlineData("\"direction\": \"down\"", "\"direction\": \"up\"")]
    [InlineData("\"daysAfterLastAdministration\": 14", "\"daysAfterLastAdministration\": 15")]
    [InlineData(", \"exact\": true", "")]
    [InlineData("\"place\": \"11\"", "\"place\": \"12\"")]
    [InlineData("\"place\": \"6\" }, \"standing\": \"site\"", "\"place\": \"6\" }, \"standing\": \"reference\"")]
    public void A_change_of_any_value_changes_the_fingerprint(string from, string to)
    {
        string changed = Complete.Replace(from, to, StringComparison.Ordinal);

        Assert.NotEqual(Complete, changed);
        Assert.NotEqual(SupplementJson.Fingerprint(SupplementJson.Read(Complete)), SupplementJson.Fingerprint(SupplementJson.Read(changed)));
    }

    [Theory]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2", "$.schemaVersion: found 2, expected 1.")]
    [InlineData("\"schemaVersion\": 1,", "", "$: found no member 'schemaVersion', expected one.")]
    [InlineData("\"protocol\": \"aall15p1\"", "\"protocol\": \"other\"", "$.protocol: found \"other\", expected one of aall15p1.")]
    [InlineData("\"title\": \"Site 7\"", "\"title\": \"\"", "$.title: found \"\", expected a text that is not empty.")]
    [InlineData("\"title\": \"Site 7\"", "\"title\": null", "$.title: found null, expected a text that is not empty.")]
    [InlineData("\"id\": \"site-7\"", "\"id\": \"Site 7\"", "$.id: found \"Site 7\", expected lower-case words")]
    [InlineData("\"title\": \"Site 7\"", "\"title\": \"Site 7\", \"colour\": 1", "$: found a member 'colour', expected only $schema, schemaVersion")]
    [InlineData("\"gives\": \"site\" }]", "\"gives\": \"site\" }, { \"id\": \"S7\", \"title\": \"Another\", \"gives\": \"site\" }]", "$.sources[1].id: found \"S7\", expected an id that neither")]
    [InlineData("\"id\": \"S7\"", "\"id\": \"DECK\"", "$.sources[0].id: found \"DECK\", expected an id that neither")]
    [InlineData("\"gives\": \"site\"", "\"gives\": \"protocol\"", "$.sources[0].gives: found \"protocol\", expected one of site, backbone, reference.")]
    [InlineData("\"id\": \"D9\"", "\"id\": \"D14\"", "$.readings[0].id: found \"D14\", expected one of D1, D2")]
    [InlineData("\"each-dose\"", "\"never\"", "$.readings[0].reading: found a value that does not fit. Interpretation D9 has no reading 'never'")]
    [InlineData("\"block\": \"consolidation\"", "\"block\": \"consolidations\"", "$.doses[0].block: found a value that does not fit. There is no block 'consolidations'")]
    [InlineData("\"order\": \"cytarabine\"", "\"order\": \"vincristine\"", "$.doses[0].order: found a value that does not fit. Block consolidation has no order 'vincristine'")]
    [InlineData("75 mg/m²/dose", "75 mg/m²", "$.doses[0].dose: found \"75 mg/m²\", expected a dose such as")]
    [InlineData("75 mg/m²/dose", "75 mg/dose/m²", "$.doses[0].dose: found \"75 mg/dose/m²\", expected a dose such as")]
    [InlineData("\"dose\": \"75 mg/m²/dose\", ", "", "$.doses[0]: found {")]
    [InlineData("\"beforeInfantFactor\": true", "\"beforeInfantFactor\": 1", "$.doses[0].beforeInfantFactor: found 1, expected true or false.")]
    [InlineData("\"maximumPerDose\": \"100 mg\"", "\"maximumPerDose\": \"100 IU\"", "$.doses[0]: found a value that does not fit. A cap of 100 IU")]
    [InlineData("\"maximumPerDose\": \"100 mg\"", "\"maximumPerDose\": \"100\"", "$.doses[0].maximumPerDose: found \"100\", expected an amount")]
    [InlineData("\"source\": \"S7\", \"place\": \"2\"", "\"source\": \"S8\", \"place\": \"2\"", "$.doses[0].citation.source: found \"S8\", expected the id of a source")]
    [InlineData("\"source\": \"S7\", \"place\": \"2\"", "\"source\": \"S7\"", "$.doses[0].citation: found no member 'place', expected one.")]
    [InlineData("\"citation\": { \"source\": \"S7\", \"place\": \"2\" }, ", "", "$.doses[0]: found no member 'citation', expected one.")]
    [InlineData("\"place\": \"table 2\" }, \"standing\": \"reference\"", "\"place\": \"table 2\" }, \"standing\": \"site\"", "$.doses[3].standing: found a value that does not fit. A value cited from BFM-IT")]
    [InlineData("\"place\": \"2\" }, \"standing\": \"site\"", "\"place\": \"2\" }, \"standing\": \"protocol\"", "$.doses[0].standing: found \"protocol\", expected one of site, backbone, reference.")]
    [InlineData("\"timesPerDay\": 4", "\"timesPerDay\": 25", "$.doses[1].timesPerDay: found 25, expected a whole number from 1 to 24.")]
    [InlineData("\"days\": 3", "\"days\": 0", "$.doses[2].taper[0].days: found 0, expected a whole number from 1 to 366.")]
    [InlineData("\"factor\": \"1/2\"", "\"factor\": \"0.5\"", "$.doses[2].taper[0].factor: found \"0.5\", expected a factor")]
    [InlineData("\"fromMonths\": 12, \"beginsAfter\": true, \"amount\"", "\"fromMonths\": 0, \"amount\"", "$.doses[3].byAge: found a value that does not fit. The band from 0 months")]
    [InlineData("\"drug\": \"cytarabine\", \"byAge\"", "\"drug\": \"vincristine\", \"byAge\"", "$.intrathecal[0].drug: found a value that does not fit. vincristine must not be given intrathecally")]
    [InlineData("\"own-bands\"", "\"interfant\"", "$.infantScaling.bands: found [")]
    [InlineData("\"haycock\"", "\"boyd\"", "$.bodySurfaceArea.formula.id: found a value that does not fit. There is no body surface area formula 'boyd'")]
    [InlineData("\"decimals\": 2", "\"decimals\": 2.5", "$.bodySurfaceArea.rounding.decimals: found 2.5, expected a whole number from 1 to 6.")]
    [InlineData("\"direction\": \"nearest\", \"tie\": \"up\"", "\"direction\": \"nearest\"", "$.bodySurfaceArea.rounding: found no member 'tie', expected one.")]
    [InlineData("\"direction\": \"down\"", "\"direction\": \"down\", \"tie\": \"up\"", "$.rounding[0].tie: found \"up\", expected no such member unless direction is 'nearest'")]
    [InlineData("\"SC\"]", "\"XX\"]", "$.rounding[0].routes[1]: found \"XX\", expected one of PO, NG, IV, IM, SC, IT.")]
    [InlineData("\"increment\": \"1 mg\"", "\"increment\": \"0 mg\"", "$.rounding[0].increment: found a value that does not fit. An increment is more than 0.")]
    [InlineData("\"onDayOfPrevious\": 36", "\"onDayOfPrevious\": 36, \"daysAfterLastAdministration\": 1", "$.spacing[1]: found {")]
    [InlineData("\"block\": \"azacitidine-2\"", "\"block\": \"consolidation\"", "$: found a value that does not fit. The spacing to consolidation is stated with the standing Protocol")]
    [InlineData("\"title\": \"Site 7\",", "\"title\": \"Site 7\", \"title\": \"Site 7\",", "$: found the member 'title' twice, expected it once.")]
    [InlineData("\"Site 7\"", "\"\\ud800\"", "$.title: found half of a character, expected whole ones.")]
    public void What_does_not_fit_is_told_with_path_found_and_expected(string from, string to, string message)
    {
        string broken = Complete.Replace(from, to, StringComparison.Ordinal);

        Assert.NotEqual(Complete, broken);
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => SupplementJson.Read(broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_infant_factors_is_one_of_the_protocol_s_or_the_site_s_own()
    {
        JsonNode document = JsonNode.Parse(SupplementJson.Write(Aall15P1.Illustration))!;
        document["infantScaling"]!["policy"] = "nothing-of-this-name";

        Assert.Equal(
            "$.infantScaling.policy: found \"nothing-of-this-name\", expected one of interfant, own-bands.",
            Assert.Throws<FormatException>(() => SupplementJson.Read(document.ToJsonString())).Message);
    }

    // Of one block two orders may have a policy each, and none two.
    [Fact]
    public void What_is_held_has_one_policy()
    {
        const string Cited = "\"citation\": { \"source\": \"S\", \"place\": \"1\" }, \"standing\": \"site\"";
        static string Holds(string first, string second) =>
            $$"""{ "schemaVersion": 1, "protocol": "aall15p1", "id": "a", "title": "t", "sources": [{ "id": "S", "title": "t", "gives": "site" }], "holds": [{ {{first}}, "policy": "make-up", {{Cited}} }, { {{second}}, "policy": "omit", {{Cited}} }] }""";

        Assert.Equal(2, SupplementJson.Read(Holds("\"block\": \"induction\", \"order\": \"vincristine\"", "\"block\": \"induction\", \"order\": \"daunorubicin\"")).Holds.Entries.Count);
        Assert.Equal(2, SupplementJson.Read(Holds("\"block\": \"induction\"", "\"block\": \"consolidation\"")).Holds.Entries.Count);
        Assert.EndsWith(
            ", expected one policy for everything, for a block, or for an order.",
            Assert.Throws<FormatException>(() => SupplementJson.Read(Holds("\"block\": \"induction\"", "\"block\": \"induction\""))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{ "schemaVersion": 1, "protocol": "aall15p1", "id": "a", "title": "t", "doses": {} }""")]
    [InlineData("""{ "schemaVersion": 1, "protocol": "aall15p1", "id": "a", "title": "t", "doses": [1] }""")]
    public void What_is_no_supplement_at_all_is_refused(string json) => Assert.StartsWith("$", Assert.Throws<FormatException>(() => SupplementJson.Read(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(SupplementJson.LargestDocument, false)]
    [InlineData(SupplementJson.LargestDocument + 1, true)]
    public void A_document_has_a_largest_size(int characters, bool isRefused)
    {
        string json = Complete.PadRight(characters);

        Exception? error = Xunit.Record.Exception(() => SupplementJson.Read(json));

        Assert.Equal(isRefused, error is FormatException);
        Assert.Equal(!isRefused, error is null);
    }

    [Fact]
    public void A_document_has_a_deepest_nesting() =>
        Assert.Throws<FormatException>(() => SupplementJson.Read(new string('[', 17) + new string(']', 17)));

    [Fact]
    public void The_schema_speaks_of_the_sections_that_the_reader_knows()
    {
        using JsonDocument schema = JsonDocument.Parse(SupplementJson.Schema);
        JsonElement root = schema.RootElement;

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", root.GetProperty("$schema").GetString());
        IEnumerable<string> members = root.GetProperty("properties").EnumerateObject().Select(member => member.Name).Where(name => name != "$schema");
        Assert.Equal(
            JsonNode.Parse(Complete)!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal),
            members.Order(StringComparer.Ordinal));
        Assert.Equal(
            Definition.BlockNames(), root.GetProperty("$defs").GetProperty("suppliedDose").GetProperty("properties").GetProperty("block").GetProperty("enum").EnumerateArray().Select(name => name.GetString()));
    }

    private static JsonNode Reversed(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Reversed(member.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(item => Reversed(item!))]),
        _ => node.DeepClone(),
    };

    private static class Definition
    {
        public static IEnumerable<string> BlockNames() => AALL15P1.Protocol.BlockIds.All.Select(block => block.Value);
    }
}
