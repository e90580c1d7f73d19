using System.Text.Json.Nodes;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

[Properties(Arbitrary = [typeof(RoadmapGenerators)])]
public sealed class DefinitionJsonTests
{
    private static readonly SiteSupplement Illustration = Aall15P1.Illustration;
    private static readonly Citation Handbook = new(new("SITE-1", "The site's handbook", Standing.Site), "page 12");

    [Property(MaxTest = 40)]
    public void A_definition_under_any_readings_reads_back_equal(RoadmapCase drawn)
    {
        ProtocolDefinition definition = drawn.Compile().Definition;

        ProtocolDefinition read = DefinitionJson.Read(DefinitionJson.Write(definition));

        Assert.Equal(definition, read);
        Assert.Equal(DefinitionJson.Write(definition), DefinitionJson.Write(read));
    }

    [Property(MaxTest = 40)]
    public void A_definition_with_a_supplement_reads_back_equal(RoadmapCase drawn)
    {
        ProtocolDefinition definition = drawn.Compile().With(Illustration).Definition;

        ProtocolDefinition read = DefinitionJson.Read(DefinitionJson.Write(definition));

        Assert.Equal(definition, read);
        Assert.Equal(SupplementJson.Fingerprint(Illustration), read.SupplementFingerprint);
    }

    [Property(MaxTest = 40)]
    public void Fingerprints_are_equal_exactly_when_definitions_are(RoadmapCase one, RoadmapCase other) =>
        Assert.Equal(one.Compile().Definition == other.Compile().Definition, DefinitionJson.Fingerprint(one.Compile().Definition) == DefinitionJson.Fingerprint(other.Compile().Definition));

    [Fact]
    public void A_definition_fits_its_schema()
    {
        Assert.Empty(SchemaCheck.Problems("definition", DefinitionJson.Write(Aall15P1.Definition)));
        Assert.Empty(SchemaCheck.Problems("definition", DefinitionJson.Write(Aall15P1.Compile(Illustration).Definition)));
        Assert.Empty(SchemaCheck.Problems("definition", DefinitionJson.Write(Own())));
    }

    [Fact]
    public void The_text_says_what_the_definition_holds()
    {
        JsonNode azacitidine = JsonNode.Parse(DefinitionJson.Write(Aall15P1.Definition))!["blocks"]![1]!;

        Assert.Equal("azacitidine-1", (string?)azacitidine["id"]);
        JsonNode order = azacitidine["orders"]![0]!;
        Assert.Equal("""{"kind":"listed","ranges":[{"first":1,"last":5}]}""", order["days"]!.ToJsonString());
        Assert.Equal("""{"shortestSeconds":600,"longestSeconds":2400}""", order["infusion"]!.ToJsonString());
        Assert.Equal("""{"dose":"2.5 mg/kg/dose","citation":{"source":"DECK","place":"slide Azacitidine"},"standing":"protocol"}""", order["dose"]!.ToJsonString());
        Assert.Contains(azacitidine["startCriteria"]!.AsArray(), criterion => (string?)criterion!["minimum"] == "500/µL" && (string?)criterion["rule"] == "EPI-START-ANC");
    }

    [Fact]
    public void A_sites_criterion_and_source_and_a_drug_of_another_protocol_are_carried_in_full()
    {
        ProtocolDefinition own = Own();

        string json = DefinitionJson.Write(own);

        Assert.Equal(own, DefinitionJson.Read(json));
        Assert.Equal(DrugClass.Anthracycline, DefinitionJson.Read(json).Blocks[0].Orders[0].Drug.Class);
        Assert.Equal("""[{"id":"SITE-1","title":"The site\u0027s handbook","gives":"site"}]""", JsonNode.Parse(json)!["sources"]!.ToJsonString());
    }

    [Fact]
    public void How_a_document_is_spaced_does_not_matter() =>
        Assert.Equal(Aall15P1.Definition, DefinitionJson.Read(JsonNode.Parse(DefinitionJson.Write(Aall15P1.Definition))!.ToJsonString()));

    [Theory]
    [InlineData("\"EPI-START-ANC\"", "\"EPI-START-XYZ\"", "$.blocks[1].startCriteria[", "There is no rule 'EPI-START-XYZ' in the catalogue.")]
    [InlineData("\"source\": \"DECK\"", "\"source\": \"DECKS\"", "$.", "found \"DECKS\", expected the id of a source")]
    [InlineData("\"drug\": \"vincristine\"", "\"drug\": \"vincristin\"", "$.blocks[0].orders[", "There is no drug 'vincristin' in the formulary")]
    [InlineData("\"first\": 29", "\"first\": 0", "$.blocks[0].orders[", "found 0, expected a whole number from 1 to 36525.")]
    [InlineData("\"kind\": \"listed\"", "\"kind\": \"single\"", "$.blocks[0].orders[0].days.kind: ", "found \"single\", expected one of listed, weekly, cycles, in-turn.")]
    [InlineData("\"schemaVersion\": 2", "\"schemaVersion\": 3", "$.schemaVersion: ", "found 3, expected a whole number from 1 to 2.")]
    [InlineData("\"opensWith\": \"azacitidine-1\"", "\"opensWith\": \"azacitidine-9\"", "$.doseLimitingToxicity.opensWith: ", "found \"azacitidine-9\", expected the id of a block of the definition.")]
    [InlineData("\"limitingWhenDelaying\": 3", "\"limitingWhenDelaying\": 5", "$.doseLimitingToxicity.limitingWhenDelaying: ", "found 5, expected a whole number from 1 to 4.")]
    [InlineData("\"other\": \"methotrexate-high-dose\"", "\"other\": \"methotrexate-high\"", "$.orderLinks[", "expected the id of an order of interim-maintenance.")]
    [InlineData("\"limit\": \"0.05 mg/kg\"", "\"limit\": \"0.05 mg\"", "$.safeguards.guards[", "found \"0.05 mg\", which does not fit.")]
    [InlineData("\"intervalSeconds\": 43200", "\"intervalSeconds\": 0", "$.blocks[4].orders[", "].intervalSeconds: found 0, expected a number above 0")]
    [InlineData("\"intervalSeconds\": 43200", "\"intervalSeconds\": -43200", "$.blocks[4].orders[", "].intervalSeconds: found -43200, expected a number above 0")]
    [InlineData("\"completeWithinSeconds\": 2700", "\"completeWithinSeconds\": 60", "$.infusions[0]: ", "An infusion of 10-40 min cannot be completed in it.")]
    [InlineData("\"secondsAfterStart\": [", "\"secondsAfterStart\": [1000000,", "$.orderLinks[", "The times rise from more than zero")]
    [InlineData("\"weightForAge\": {\n        \"first\": 0", "\"weightForAge\": {\n        \"first\": -1", "$.safeguards.growth.weightForAge.first: ", "found -1")]
    [InlineData("\"endOfTherapyQuestion\": \"D", "\"endOfTherapyQuestion\": \"E", "$.endOfTherapyQuestion: ", "expected the id of a question of the definition's readings.")]
    [InlineData("\"title\": \"AALL15P1\"", "\"name\": \"AALL15P1\"", "$: ", "found a member 'name'")]
    [InlineData("\"taken\": \"as-registered\"", "\"taken\": \"day-93\"", "$.readings[0].taken: ", "Interpretation D1 has no reading 'day-93'")]
    [InlineData("\"dose\": \"2.5 mg/kg/dose\"", "\"dose\": \"2.5 mg/kg\"", "$.blocks[1].orders[0].dose.dose: ", "expected a dose such as")]
    [InlineData("\"IV\"", "\"IT\"", "$.blocks[0].orders[2]: ", "daunorubicin cannot be given IT: its routes are IV.")]
    public void What_does_not_fit_is_refused_with_its_path(string found, string replacement, string path, string message)
    {
        string json = DefinitionJson.Write(Aall15P1.Definition);
        int at = json.IndexOf(found, StringComparison.Ordinal);
        Assert.True(at >= 0);

        FormatException error = Assert.Throws<FormatException>(() => DefinitionJson.Read($"{json[..at]}{replacement}{json[(at + found.Length)..]}"));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fingerprint_is_64_hexadecimal_digits_and_a_criterion_changes_it()
    {
        Assert.Matches("^[0-9a-f]{64}$", DefinitionJson.Fingerprint(Aall15P1.Definition));
        Assert.NotEqual(DefinitionJson.Fingerprint(Aall15P1.Definition), DefinitionJson.Fingerprint(Aall15P1.Definition with { EligibilityCriteria = [] }));
    }

    /// <summary>A protocol of one block with a drug, a criterion and a question of its own.</summary>
    private static ProtocolDefinition Own()
    {
        Formulary formulary = new([new("idarubicin", Route.IV, DrugClass.Anthracycline), new("etoposide", Route.IV)], Handbook);
        Interpretation question = new("Q1", "On which day?", [new("day-1", "Day 1.", [Handbook]), new("day-2", "Day 2.", [])]);
        DoseRule rule = DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(12m).PerDose()) with
        {
            MaximumPerDose = DrugMass.FromMilligrams(20m),
            Taper = [new(2, new Fraction(1, 2))],
        };
        PlannedOrder order = new(
            "idarubicin", formulary.Find("idarubicin"), Route.IV, DayPattern.Days(1, 3).Then(new DayPattern.Cycles(8, 7, DayPattern.Days(2))), new Fact<DoseRule>.Known(new(rule, Handbook, Standing.Site)), Handbook, Standing.Site)
        {
            TimesPerDay = null,
            Interval = NodaTime.Duration.FromHours(12),
            Interpretations = [new(question, DayPattern.Days(1)), new(question)],
        };
        Block block = new Block(new BlockId("reinduction"), "Reinduction", BlockKind.Induction, [order]).WithSiteCriteria(
            [new StartCriterion.ToxicityResolved(new("SITE-TOX", "Toxicity", "Any toxicity has resolved.", Handbook, Standing.Site) { Parameters = [new("days", "7")], Interpretations = [question] })]);
        return new("own-protocol", "Own", "1", formulary, [block], new TherapyLength(new(1, Handbook, Standing.Site), AnniversaryIsTreated: true), InterpretationChoices.DefaultsOf([question]).With("Q1", "day-2"));
    }
}
