using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

public sealed class DumpTests
{
    private static readonly Lazy<string> Dump = new(ProtocolDump.Write);

    /// <summary>
    /// The file holds the hash of the protocol's content. When this fails, the content has changed: look at the change with
    /// <c>aall15p1 dump</c> of both commits and <c>aall15p1 diff</c>, and describe it in CHANGELOG.md; only then write the
    /// new hash, and put it in README.md.
    /// </summary>
    [Fact]
    public void The_content_of_the_protocol_is_locked() => Published.IsSame("src/AALL15P1.Protocol.Testing/dump.sha256", $"{ProtocolDump.Sha256(Dump.Value)}\n");

    [Fact]
    public void The_README_has_the_hash_of_the_content() =>
        Assert.Contains($"`{ProtocolDump.Sha256(Dump.Value)}`", Readme.Text(Readme.All[0]), StringComparison.Ordinal);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_dump_is_the_same_in_any_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(ProtocolDump.Sha256(Dump.Value), ProtocolDump.Sha256(ProtocolDump.Write()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_dump_holds_what_a_reader_looks_for()
    {
        string[] lines = Dump.Value.Split('\n');

        Assert.Contains("plan | A | induction | vincristine | 15 | 2026-01-19 | IV", lines);
        Assert.Contains("plan-end | C | 2026-02-28", lines);
        Assert.Contains("plan-start | A | maintenance | 2026-07-06", lines);
        Assert.Contains(lines, line => line.StartsWith("rule | EPI-START-ANC | ", StringComparison.Ordinal) && line.Contains("500/µL", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("under | D8=day-50 | ", StringComparison.Ordinal) && line.EndsWith("| added", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', Dump.Value);
        Assert.EndsWith("\n", Dump.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dump_does_not_differ_from_itself() => Assert.Empty(DocumentDifference.Of(Dump.Value, Dump.Value));

    [Fact]
    public void A_change_of_a_day_is_said_as_a_pharmacist_would()
    {
        string moved = Dump.Value.Replace("plan | A | induction | vincristine | 15 | 2026-01-19 | IV\n", "plan | A | induction | vincristine | 16 | 2026-01-20 | IV\n", StringComparison.Ordinal);

        Assert.Equal(
            [
                "Infant A, vincristine on day 15 of induction: no longer there. It was 2026-01-19, IV.",
                "Infant A, vincristine on day 16 of induction: new. It is 2026-01-20, IV.",
            ],
            DocumentDifference.Of(Dump.Value, moved));
    }

    [Fact]
    public void A_changed_dose_of_a_supplement_is_one_sentence()
    {
        string before = SupplementJson.Write(Aall15P1.Illustration);
        int at = before.IndexOf("1.5 mg/m²/dose", StringComparison.Ordinal);
        string after = $"{before[..at]}15 mg/m²/dose{before[(at + "1.5 mg/m²/dose".Length)..]}";

        Assert.Equal(["Dose of vincristine in induction: was 1.5 mg/m²/dose, is 15 mg/m²/dose."], DocumentDifference.Of(before, after));
    }

    // The ten changes that a pharmacist meets. Each is one sentence, in the words of the field, whatever the document calls its members.
    [Theory]
    [InlineData("""{"first": 15, "last": 15}, {"first": 22, "last": 22}, {"first": 29, "last": 29}""", """{"first": 16, "last": 16}, {"first": 22, "last": 22}, {"first": 29, "last": 29}""", "Block induction, order vincristine, days: was 8, 15, 22, 29, is 8, 16, 22, 29.")]
    [InlineData("""{"first": 8, "last": 21}""", """{"first": 8, "last": 22}""", "Block induction, order cytarabine, days: was 8-21, is 8-22.")]
    [InlineData("\"2.5 mg/kg/dose\"", "\"3 mg/kg/dose\"", "Block azacitidine-1, order azacitidine, dose: was 2.5 mg/kg/dose, is 3 mg/kg/dose.")]
    [InlineData("\"500/µL\"", "\"750/µL\"", "Block azacitidine-1, start criterion EPI-START-ANC, minimum: was 500/µL, is 750/µL.")]
    [InlineData("\"completeWithinSeconds\": 2700", "\"completeWithinSeconds\": 3600", "Infusion of azacitidine, complete within: was 45 min, is 1 h.")]
    [InlineData("[151200, 172800, 194400]", "[129600, 151200, 172800]", "Link of leucovorin in interim-maintenance, clock, after start: was 42 h, 48 h, 54 h, is 36 h, 42 h, 48 h.")]
    [InlineData("\"onDayOfPrevious\": 36", "\"onDayOfPrevious\": 43", "Block azacitidine-1, spacing, first day, counted in the block before: was 36, is 43.")]
    [InlineData("\"taken\": \"as-registered\"", "\"taken\": \"day-92\"", "Question D1, reading taken: was as-registered, is day-92.")]
    [InlineData("{\"source\": \"I99-DNR\", \"place\": \"abstract\"}", "{\"source\": \"I99-DNR\", \"place\": \"table 2\"}", "Block induction, order daunorubicin, dose, citation: was I99-DNR, abstract, is I99-DNR, table 2.")]
    [InlineData("\"coursesForEvaluability\": 3", "\"coursesForEvaluability\": 2", "Dose limiting toxicity, courses for evaluability: was 3, is 2.")]
    [InlineData("5.1, 5.3, 5.6", "5.1, 5.4, 5.6", "Safeguards, growth, weight for age, lowest, number 8 of 61: was 5.3, is 5.4.")]
    public void A_change_of_a_definition_is_said_in_one_sentence(string was, string becomes, string expected)
    {
        string before = Spaced(DefinitionJson.Write(Aall15P1.Definition));
        int at = before.IndexOf(was, StringComparison.Ordinal);
        Assert.True(at >= 0, was);

        Assert.Equal([expected], DocumentDifference.Of(before, $"{before[..at]}{becomes}{before[(at + was.Length)..]}"));
    }

    [Theory]
    [InlineData("order", "cyclophosphamide", "Block consolidation, order cyclophosphamide: no longer there. It was drug cyclophosphamide; routes IV; days 1, 29; infusion shortest 30 min; longest 1 h; times per day 1; dose unpublished AALL15P1's cyclophosphamide dose in Consolidation; citation CTGOV, outline, Consolidation; standing protocol.")]
    [InlineData("routes", "mercaptopurine", "Block consolidation, order mercaptopurine, routes: was PO, NG, is PO.")]
    public void An_order_that_is_gone_or_given_otherwise_is_one_sentence(string change, string order, string expected)
    {
        string before = DefinitionJson.Write(Aall15P1.Definition);
        JsonObject after = JsonNode.Parse(before)!.AsObject();
        JsonArray orders = after["blocks"]!.AsArray().Single(block => block!["id"]!.GetValue<string>() == "consolidation")!["orders"]!.AsArray();
        JsonNode changed = orders.Single(known => known!["id"]!.GetValue<string>() == order)!;
        if (change == "order")
        {
            orders.Remove(changed);
        }
        else
        {
            changed["routes"]!.AsArray().RemoveAt(1);
        }

        Assert.Equal([expected], DocumentDifference.Of(before, after.ToJsonString()));
        Assert.Equal([expected.Replace("was PO, NG, is PO.", "was PO, is PO, NG.", StringComparison.Ordinal).Replace("no longer there. It was", "new. It is", StringComparison.Ordinal)], DocumentDifference.Of(after.ToJsonString(), before));
    }

    // A member that names items of a list is a value of its own elsewhere: another formula for the body surface must not pass in silence.
    [Theory]
    [InlineData("""{"formula": {"id": "mosteller", "citation": {"source": "MOSTELLER", "place": "formula"}, "standing": "reference"}}""", "\"mosteller\"", "\"haycock\"", "Body surface area, formula: was mosteller, is haycock.")]
    [InlineData("""{"formula": {"id": "mosteller", "citation": {"source": "MOSTELLER", "place": "formula"}, "standing": "reference"}}""", "\"formula\": {", "\"formule\": {", "Body surface area, formula: no longer there. It was mosteller; citation MOSTELLER, formula; standing reference.")]
    public void A_name_outside_a_list_is_compared(string area, string was, string becomes, string first)
    {
        string before = $$"""{"schemaVersion": 1, "protocol": "aall15p1", "bodySurfaceArea": {{area}}}""";

        Assert.Equal(first, DocumentDifference.Of(before, before.Replace(was, becomes, StringComparison.Ordinal))[0]);
    }

    [Theory]
    [InlineData("[]", "Policy for held doses: no longer there. It was policy make-up; citation SITE, policy 4; standing site.")]
    [InlineData("""[{"policy": "omit", "citation": {"source": "SITE", "place": "policy 4"}, "standing": "site"}]""", "Policy for held doses: was make-up, is omit.")]
    public void A_policy_without_a_name_is_told_without_a_number(string holds, string expected)
    {
        const string Before = """{"schemaVersion": 1, "protocol": "aall15p1", "holds": [{"policy": "make-up", "citation": {"source": "SITE", "place": "policy 4"}, "standing": "site"}]}""";

        Assert.Equal([expected], DocumentDifference.Of(Before, $$"""{"schemaVersion": 1, "protocol": "aall15p1", "holds": {{holds}}}"""));
    }

    [Theory]
    [InlineData("days 8, 15, 22, 29 |", "days 8, 16, 22, 29 |", "The order vincristine in induction, days: was 8, 15, 22, 29, is 8, 16, 22, 29.")]
    [InlineData("plan-start | A | maintenance | 2026-07-06", "plan-start | A | maintenance | 2026-07-13", "Infant A, day 1 of maintenance: was 2026-07-06, is 2026-07-13.")]
    [InlineData("lowest ANC, inclusive: 500/µL", "lowest ANC, inclusive: 750/µL", "Rule EPI-START-ANC, numbers: was lowest ANC, inclusive: 500/µL, is lowest ANC, inclusive: 750/µL.")]
    public void Of_a_line_of_a_dump_only_what_changed_is_told(string was, string becomes, string expected) =>
        Assert.Equal([expected], DocumentDifference.Of(Dump.Value, Dump.Value.Replace(was, becomes, StringComparison.Ordinal)));

    /// <summary>A document as a person writes it, with a space after each colon and comma and all on one line.</summary>
    private static string Spaced(string json)
    {
        JsonSerializerOptions indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n", IndentSize = 0 };
        return JsonNode.Parse(json)!.ToJsonString(indented).Replace(",\n", ", ", StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_under_another_reading_differs_in_its_reading_and_its_days()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        string before = DefinitionJson.Write(protocol.Definition);
        string after = DefinitionJson.Write(protocol.With(protocol.Readings.With("D8", "day-50")).Definition);

        ValueList<string> changes = DocumentDifference.Of(before, after);

        Assert.Contains(changes, change => change.Contains("day-57", StringComparison.Ordinal) && change.Contains("day-50", StringComparison.Ordinal));
        Assert.Contains(changes, change => change.Contains("maintenance", StringComparison.Ordinal) || change.Contains("cytarabine-intrathecal", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_is_written_otherwise_is_no_change()
    {
        string before = DefinitionJson.Write(Aall15P1.Definition);
        string after = before.Replace("6.90", "6.9", StringComparison.Ordinal);

        Assert.NotEqual(before, after);
        Assert.Empty(DocumentDifference.Of(before, after));
    }

    [Fact]
    public void Documents_of_two_forms_are_refused()
    {
        string definition = DefinitionJson.Write(Aall15P1.Definition);
        Assert.Contains("a definition and one is a supplement", Assert.Throws<FormatException>(() => DocumentDifference.Of(definition, SupplementJson.Write(Aall15P1.Illustration))).Message, StringComparison.Ordinal);
        Assert.Contains("a dump and one is a definition", Assert.Throws<FormatException>(() => DocumentDifference.Of(Dump.Value, definition)).Message, StringComparison.Ordinal);
        Assert.Contains("neither a definition nor a supplement", Assert.Throws<FormatException>(() => DocumentDifference.Of(definition, "{}")).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => DocumentDifference.Of("{}", Dump.Value));
        Assert.Throws<FormatException>(() => DocumentDifference.Of("anything", "{}"));
        Assert.Throws<FormatException>(() => DocumentDifference.Of("{", "{}"));
    }
}
