using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>What a definition's document says that cannot be: each is refused with the place where it stands, what was found there and what was expected.</summary>
public sealed partial class DefinitionMisfitTests
{
    private static readonly string[] NamesSomething =
    [
        "source", "drug", "after", "order", "other", "block", "opensWith", "closesBefore", "thiopurine", "antifolate", "ageQuestion", "eachCycle", "endOfTherapyQuestion", "taken",
    ];

    private static string Library { get; } = DefinitionJson.Write(Aall15P1.Definition);

    private static string Whole { get; } = DefinitionJson.Write(WholeDefinitionTests.Whole);

    [Theory]
    [InlineData("$.readings[1].id", "\"D1\"", "$.readings[1].id: found \"D1\", expected an id that no other question has.")]
    [InlineData("$.readings[0].readings[1].id", "\"as-registered\"", "$.readings[0]: found a value that does not fit. Interpretation D1 needs at least one reading, and each reading an id of its own.")]
    [InlineData("$.infantFactors[0].bands[1].standing", "\"protocol\"", "$.infantFactors[0].bands[1].standing: found a value that does not fit. A value cited from I99-MTX has a standing from Backbone to Reference.")]
    [InlineData("$.blocks[0].id", "\"Induction\"", """$.blocks[0].id: found "Induction", expected lower-case words of letters and digits, joined by hyphens.""")]
    [InlineData("$.blocks[1].id", "\"induction\"", "$: found a value that does not fit. A protocol needs at least one block, and each block an id of its own.")]
    [InlineData("$.blocks[0].orders[1].id", "\"methotrexate-intrathecal\"", "$.blocks[0]: found a value that does not fit. Block induction needs at least one order, and each order an id of its own.")]
    [InlineData("$.blocks[0].orders[3].infusion.shortestSeconds", "1800.0000000001", "$.blocks[0].orders[3].infusion.shortestSeconds: found 1800.0000000001, expected whole nanoseconds.")]
    [InlineData("$.blocks[0].orders[3].infusion.shortestSeconds", "1801", "$.blocks[0].orders[3].infusion: found a value that does not fit. The longest time must not be below the shortest, 30 min 1 s.")]
    [InlineData("$.blocks[0].orders[3].days.ranges[0].last", "7", "$.blocks[0].orders[3].days: found a value that does not fit. Days that begin with 8 end no earlier.")]
    [InlineData("$.blocks[9].orders[0].days.next.length", "1", "$.blocks[9].orders[0].days.next: found a value that does not fit. The days of a cycle end within its 1 days.")]
    [InlineData("$.blocks[9].orders[0].days.next.fromDay", "1", "$.blocks[9].orders[0].days: found a value that does not fit. The pattern 'from day 1, in each cycle of 84 days: 1-84' starts before '1-168' has ended on day 168.")]
    [InlineData("$.eligibilityCriteria[4].kind", "\"marker-not-known-absent\"", """$.eligibilityCriteria[4].kind: found "marker-not-known-absent", expected the kind that the definition's marker has.""")]
    [InlineData("$.blocks[1].startCriteria[0].kind", "\"marker-present\"", """$.blocks[1].startCriteria[0].kind: found "marker-present", expected the kind that the definition's marker has.""")]
    [InlineData("$.eligibilityCriteria[1].weeks", "5218", "$.eligibilityCriteria[1].weeks: found 5218, expected a whole number from 0 to 5217.")]
    [InlineData("$.startingDoses.eachCycle", "\"each-day\"", """$.startingDoses.eachCycle: found "each-day", expected the id of a reading of D6.""")]
    [InlineData("$.infantFactors[0].bands[1].fromMonths", "0", "$.infantFactors[0]: found a value that does not fit. The band from 0 months does not follow the band from 0 months.")]
    [InlineData("$.infusions[0].product.weakest", "\"5 mg/mL\"", "$.infusions[0].product: found a value that does not fit. The strongest concentration is not below the weakest, 5 mg/mL.")]
    [InlineData("$.orderLinks[4].clock.secondsAfterStart[1]", "151200", "$.orderLinks[4].clock: found a value that does not fit. The times rise from more than zero; 42 hours does not come after 42 hours.")]
    [InlineData("$.safeguards.reactions[0].terms[0]", "\"Rash!\"", """$.safeguards.reactions[0].terms[0]: found "Rash!", expected a CTCAE term or free words of letters and digits.""")]
    [InlineData("$.safeguards.laboratory[0].lowest", "100001", "$.safeguards.laboratory[0]: found a value that does not fit. The bounds are above 0, the highest not below the lowest, 100001.")]
    [InlineData("$.safeguards.growth.weightForAge.lowest[0]", "6", "$.safeguards.growth.weightForAge: found a value that does not fit. At step 0 the values 6 and 5.0 are no band above 0.")]
    [InlineData("$.safeguards.references[1].order", "\"methotrexate-highest-dose\"", """$.safeguards.references[1].order: found "methotrexate-highest-dose", expected the id of an order of the definition.""")]
    [InlineData("$.rules[0]", "7", "$.rules[0]: found 7, expected a name, or an object.")]
    [InlineData("$.rules[0]", "{\"id\":\"X\"}", "$.rules[0]: found no member 'title', expected one.")]
    [InlineData("$.blocks[0].orders[3].drug", "\"\"", """$.blocks[0].orders[3].drug: found "", expected lower-case words of letters and digits, joined by hyphens, or an object.""")]
    [InlineData("$.blocks[0].orders[3].drug", """{"name":"another","routes":["IV"],"class":"other","entry":{}}""", "$.blocks[0].orders[3].drug: found a member 'entry', expected only name, routes, class.")]
    [InlineData("$.blocks[0].orders[3].drug", """{"name":"cytarabine","routes":["IV"],"class":"other"}""", """$.blocks[0].orders[3].drug: found {"name":"cytarabine","routes":["IV"],"class":"other"}, expected the name of a drug of the formulary; its routes are locked and stated once.""")]
    [InlineData("$.blocks[0].orders[3].drug", """{"name":"another","routes":["IT"],"class":"other"}""", """$.blocks[0].orders[3].drug: found {"name":"another","routes":["IT"],"class":"other"}, expected a drug without the intrathecal route: only a formulary opens it.""")]
    [InlineData("$.rules[0]", """{"id":"SITE-RULE","title":"A rule","statement":"Something holds.","citation":{"source":"I99-MTX","place":"abstract"},"standing":"protocol","parameters":[],"interpretations":[],"grounds":[]}""", """$.rules[0].standing: found "protocol", expected a standing that I99-MTX can give, backbone or weaker.""")]
    [InlineData("$.rules[0]", """{"id":"SITE-RULE","title":"A rule","statement":"Something holds.","standing":"library","parameters":[],"interpretations":["D99"],"grounds":[]}""", """$.rules[0].interpretations[0]: found "D99", expected the id of a question of the definition's readings.""")]
    public void What_cannot_be_is_refused_at_its_place(string path, string found, string expected) => Assert.Equal(expected, Refusal(Library, path, found));

    [Theory]
    [InlineData("$.formulary.drugs[1]", """{"name":"vincristine","routes":["IV","IT"],"class":"vinca-alkaloid"}""", """$.formulary.drugs[1].routes: found ["IV","IT"], expected no intrathecal route: the library knows vincristine as a drug that never has it.""")]
    [InlineData("$.formulary.drugs[1].name", "\"infusamide\"", "$.formulary: found a value that does not fit. The formulary has 'infusamide' twice; the routes of a drug are locked and stated once.")]
    [InlineData("$.marker.id", "\"\"", """$.marker.id: found "", expected lower-case words of letters and digits, joined by hyphens.""")]
    [InlineData("$.eligibilityCriteria[1].kind", "\"not-known-germline\"", """$.eligibilityCriteria[1].kind: found "not-known-germline", expected the kind that the definition's marker has.""")]
    [InlineData("$.blocks[1].startCriteria[0].kind", "\"kmt2a-rearranged\"", """$.blocks[1].startCriteria[0].kind: found "kmt2a-rearranged", expected the kind that the definition's marker has.""")]
    [InlineData("$.blocks[0].orders[0].drug", """{"name":"another","routes":["IV"],"class":"other"}""", """$.blocks[0].orders[0].drug: found {"name":"another","routes":["IV"],"class":"other"}, expected the name of a drug of the formulary; its routes are locked and stated once.""")]
    [InlineData("$.sources[0].id", "\"CTGOV\"", """$.sources[0].id: found "CTGOV", expected an id that neither the protocol's register nor another source of the document has.""")]
    [InlineData("$.safeguards.measurementAgeLimit.value", "14.5", "$.safeguards.measurementAgeLimit.value: found 14.5, expected whole days.")]
    [InlineData("$.safeguards.measurementAgeLimit.value", "-1", "$.safeguards.measurementAgeLimit.value: found -1, expected a number from 0 to 100000.")]
    [InlineData("$.safeguards.laboratory[0].citation.source", "\"NOWHERE\"", "$.safeguards.laboratory[0].citation.source: found \"NOWHERE\", expected the id of a source of the protocol's register or of the document's own sources.")]
    [InlineData("$.orderLinks[0].clock.earliestStart", "\"6:00\"", """$.orderLinks[0].clock.earliestStart: found "6:00", expected a text of the form ^([01][0-9]|2[0-3]):[0-5][0-9]$.""")]
    [InlineData("$.rules[14].citation", "{\"source\":\"INVENTED-SITE\",\"place\":\"p\"}", """$.rules[14].standing: found "protocol", expected a standing that INVENTED-SITE can give, site or weaker.""")]
    [InlineData("$.safeguards.references[1].order", "\"infusamid\"", """$.safeguards.references[1].order: found "infusamid", expected the id of an order of rounds.""")]
    [InlineData("$.safeguards.references[0].dose", "\"2 mg/kg\"", """$.safeguards.references[0].dose: found "2 mg/kg", expected a dose such as 75 mg/m²/dose, 6 mg/m²/day, 2.5 mg/kg/dose, 2500 IU/m²/dose or 6 mg/dose.""")]
    public void What_cannot_be_of_another_protocol_is_refused_at_its_place(string path, string found, string expected) => Assert.Equal(expected, Refusal(Whole, path, found));

    // Every place where a definition names a rule, a source, a drug, a block, an order, a question or a reading of it.
    [Fact]
    public void A_name_that_nothing_has_is_refused_where_it_stands()
    {
        HashSet<string> rules = [.. Aall15P1.Definition.Rules.Select(rule => rule.Id)];
        JsonNode[] names =
        [
            .. Leaves(JsonNode.Parse(Library)!)
                .Where(leaf => leaf.AsValue().TryGetValue(out string? name) && (rules.Contains(name) || NamesSomething.Contains(Index().Replace(leaf.GetPath().Split('.')[^1], string.Empty))))
                .DistinctBy(leaf => Index().Replace(leaf.GetPath(), "[]")),
        ];

        Assert.Equal(66, names.Length);
        Assert.All(names, name => Assert.StartsWith($"{name.GetPath()}: found ", Refusal(Library, name.GetPath(), "\"nothing-of-this-name\""), StringComparison.Ordinal));
    }

    // A document without a formulary may say of an order's drug what it is, as often as it is ordered; the library's drugs stay as they are.
    [Fact]
    public void A_drug_that_only_an_order_states_is_one_of_the_definitions()
    {
        JsonNode document = JsonNode.Parse(Library)!;
        document["blocks"]![0]!["orders"]![2]!["drug"] = JsonNode.Parse("""{"name":"another","routes":["IV","PO"],"class":"anthracycline"}""");
        Assert.Equal("another", DefinitionJson.Read(document.ToJsonString()).Formulary.Find("another").Name);
        foreach (int order in (int[])[2, 3])
        {
            document["blocks"]![0]!["orders"]![order]!["drug"] = JsonNode.Parse("""{"name":"another","routes":["IV","PO"],"class":"anthracycline"}""");
        }

        ProtocolDefinition read = DefinitionJson.Read(document.ToJsonString());
        Assert.Equal(Aall15P1.Definition.Formulary.Drugs.Count + 1, read.Formulary.Drugs.Count);
        Assert.Equal((DrugClass.Anthracycline, "PO or IV"), (read.Blocks[0].Orders[3].Drug.Class, read.Blocks[0].Orders[3].Drug.Routes.ToString()));
        Assert.Equal(read.Formulary.Find("another"), read.Blocks[0].Orders[2].Drug);
        Assert.Equal(Aall15P1.Definition.Formulary, DefinitionJson.Read(Library).Formulary);
    }

    private static string Refusal(string json, string path, string found)
    {
        JsonNode document = JsonNode.Parse(json)!;
        JsonNode place = Leaves(document, all: true).Single(node => node.GetPath() == path);
        place.ReplaceWith(JsonNode.Parse(found));
        return Assert.Throws<FormatException>(() => DefinitionJson.Read(document.ToJsonString())).Message;
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode node, bool all = false)
    {
        IEnumerable<JsonNode?> below = node is JsonObject members ? members.Select(member => member.Value) : node is JsonArray items ? items : [];
        return (all || node is JsonValue ? [node] : Enumerable.Empty<JsonNode>()).Concat(below.OfType<JsonNode>().SelectMany(each => Leaves(each, all)));
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
