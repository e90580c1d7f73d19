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
    /// <c>aall15p1 dump</c> of both commits and <c>aall15p1 diff</c>, and describe it in CHANGELOG.md with the new hash; only
    /// then write the new hash, and put it in README.md.
    /// </summary>
    [Fact]
    public void The_content_of_the_protocol_is_locked() => Published.IsSame("src/AALL15P1.Protocol.Testing/dump.sha256", $"{ProtocolDump.Sha256(Dump.Value)}\n");

    [Fact]
    public void The_README_has_the_hash_of_the_content() =>
        Assert.Contains($"`{ProtocolDump.Sha256(Dump.Value)}`", Readme.Text(Readme.All[0]), StringComparison.Ordinal);

    [Fact]
    public void The_CHANGELOG_names_the_hash_where_it_says_what_changed_in_the_content() => Assert.Contains(
        $"canonical dump (SHA-256 {ProtocolDump.Sha256(Dump.Value)[..12]}…)", Readme.Text(Path.Combine(Readme.Root, "CHANGELOG.md")).Split("\n## [")[1].Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);

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
    public void A_day_of_a_plan_that_is_another_was_moved() => Assert.Equal(
        ["Infant A, vincristine in induction: moved from day 15 (2026-01-19) to day 16 (2026-01-20)."],
        DocumentDifference.Of(Dump.Value, Dump.Value.Replace("plan | A | induction | vincristine | 15 | 2026-01-19 | IV\n", "plan | A | induction | vincristine | 16 | 2026-01-20 | IV\n", StringComparison.Ordinal)));

    // Of two days nobody can tell which became which, and a day by another route is another administration.
    [Theory]
    [InlineData("V | 8 | 2026-01-12 | IV;V | 15 | 2026-01-19 | IV", "V | 9 | 2026-01-13 | IV;V | 16 | 2026-01-20 | IV", "V on day 8 of x: no longer there. It was 2026-01-12, IV.;V on day 15 of x: no longer there. It was 2026-01-19, IV.;V on day 9 of x: new. It is 2026-01-13, IV.;V on day 16 of x: new. It is 2026-01-20, IV.")]
    [InlineData("V | 8 | 2026-01-12 | IV", "V | 9 | 2026-01-13 | IM", "V on day 8 of x: no longer there. It was 2026-01-12, IV.;V on day 9 of x: new. It is 2026-01-13, IM.")]
    [InlineData("V | 8 | 2026-01-12 | IV", "W | 8 | 2026-01-12 | IV", "V on day 8 of x: no longer there. It was 2026-01-12, IV.;W on day 8 of x: new. It is 2026-01-12, IV.")]
    [InlineData("V | 8 | 2026-01-12 | IV;V | 8 | 2026-01-12 | IV", "V | 9 | 2026-01-13 | IV", "V on day 8 of x: no longer there. It was 2026-01-12, IV (the line is there twice).;V on day 9 of x: new. It is 2026-01-13, IV.")]
    [InlineData("V | 8 | 2026-01-12 | IV", "V | 8 | 2026-01-12 | IV;V | 8 | 2026-01-12 | IV", "V on day 8 of x: was 2026-01-12, IV, is 2026-01-12, IV (the line is there twice).")]
    [InlineData("V | 8 | 2026-01-12 | IV;V | 8 | 2026-01-12 | IV;V | 8 | 2026-01-12 | IV", "V | 8 | 2026-01-12 | IV", "V on day 8 of x: was 2026-01-12, IV (the line is there 3 times), is 2026-01-12, IV.")]
    public void Rows_that_are_gone_new_or_there_twice_are_said_so(string was, string becomes, string expected) => Assert.Equal(
        expected.Split(';').Select(sentence => $"Infant A, {sentence}"), DocumentDifference.Of(Rows(was), Rows(becomes)));

    private static string Rows(string rows) => $"dump | 1 | AALL15P1 | x\n{string.Concat(rows.Split(';').Select(row => $"plan | A | x | {row}\n"))}";

    [Fact]
    public void Lines_of_a_dump_in_another_sequence_are_told()
    {
        const string Before = "dump | 1 | AALL15P1 | x\nrule | R | r | r | 1 | site | s\nrule | S | s | s | 1 | site | s\nblock | a | A | \nblock | b | B | \nblock | c | C | \norder | a | v | IV | days 1 | 1 a day | none | site | s\norder | a | w | IV | days 1 | 1 a day | none | site | s\n";
        const string After = "dump | 1 | AALL15P1 | x\nrule | S | s | s | 1 | site | s\nrule | R | r | r | 1 | site | s\nblock | d | D | \nblock | a | A | \nblock | c | C | \nblock | b | B | \norder | a | w | IV | days 1 | 1 a day | none | site | s\norder | a | v | IV | days 1 | 1 a day | none | site | s\n";

        Assert.Equal(
            ["The sequence of the rules: was R, S, is S, R.", "The sequence of the blocks: was b, c, is c, b.", "The sequence of the orders in a: was v, w, is w, v.", "Block d: new. It is D."],
            DocumentDifference.Of(Before, After));
    }

    // The plans of the two differ: after Induction, EPI#2 comes first.
    [Fact]
    public void Blocks_in_another_sequence_are_told()
    {
        string before = DefinitionJson.Write(Aall15P1.Definition);
        JsonObject after = JsonNode.Parse(before)!.AsObject();
        JsonArray blocks = after["blocks"]!.AsArray();
        (JsonNode first, JsonNode second) = (blocks[1]!.DeepClone(), blocks[3]!.DeepClone());
        (blocks[1], blocks[3]) = (second, first);

        Assert.Equal(["The sequence of the blocks: was azacitidine-1, consolidation, azacitidine-2, is azacitidine-2, consolidation, azacitidine-1."], DocumentDifference.Of(before, after.ToJsonString()));
    }

    // What both have is compared; what only one has changes no sequence.
    [Theory]
    [InlineData("a, b", "b, a", "Block x, the sequence of the orders: was a, b, is b, a.")]
    [InlineData("a, b, c, d", "a, c, b, d", "Block x, the sequence of the orders: was b, c, is c, b.")]
    [InlineData("a, b", "c, a, b", "Block x, order c: new. It is drug v.")]
    [InlineData("a, c, b", "a, b", "Block x, order c: no longer there. It was drug v.")]
    [InlineData("a, c, b", "b, a", "Block x, the sequence of the orders: was a, b, is b, a.;Block x, order c: no longer there. It was drug v.")]
    public void Orders_in_another_sequence_are_told(string was, string becomes, string expected) =>
        Assert.Equal(expected.Split(';'), DocumentDifference.Of(Definition(was), Definition(becomes)));

    private static string Definition(string orders) =>
        $$"""{"edition": "1", "blocks": [{"id": "x", "orders": [{{string.Join(", ", orders.Split(", ").Select(order => $$"""{"id": "{{order}}", "drug": "v"}"""))}}]}]}""";

    [Theory]
    [InlineData("""{"schemaVersion": 1, "protocol": "aall15p1", "intrathecal": [{"drug": "cytarabine", "byAge": [{"fromMonths": 0, "amount": "15 mg"}, {"fromMonths": 12, "amount": "20 mg"}]}]}""", """{"fromMonths": 0, "amount": "15 mg"}, {"fromMonths": 12, "amount": "20 mg"}""", """{"fromMonths": 12, "amount": "20 mg"}, {"fromMonths": 0, "amount": "15 mg"}""", "Intrathecal cytarabine, the sequence of the bands of age: was 0 months, 12 months, is 12 months, 0 months.")]
    [InlineData("""{"schemaVersion": 1, "protocol": "aall15p1", "rounding": [{"drug": "mercaptopurine", "routes": ["PO", "NG"], "to": "2.5 mg"}, {"drug": "mercaptopurine", "routes": ["IV"], "to": "1 mg"}]}""", """{"drug": "mercaptopurine", "routes": ["PO", "NG"], "to": "2.5 mg"}, {"drug": "mercaptopurine", "routes": ["IV"], "to": "1 mg"}""", """{"drug": "mercaptopurine", "routes": ["IV"], "to": "1 mg"}, {"drug": "mercaptopurine", "routes": ["PO", "NG"], "to": "2.5 mg"}""", "The sequence of the roundings: was mercaptopurine PO, NG; mercaptopurine IV, is mercaptopurine IV; mercaptopurine PO, NG.")]
    [InlineData("""{"schemaVersion": 1, "protocol": "aall15p1"}""", "\"schemaVersion\": 1", "\"schemaVersion\": \"1\"", "Schema version: was 1, is \"1\".")]
    [InlineData("""{"schemaVersion": 1, "protocol": "aall15p1", "list": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}""", " 7,", " \"7\",", "List, number 7 of 11: was 7, is \"7\".")]
    [InlineData("""{"schemaVersion": 1, "protocol": "aall15p1", "doses": []}""", ", \"doses\": []", "", "Doses: was [], is not there.")]
    [InlineData("""{"schemaVersion": 1, "protocol": "aall15p1", "title": "Our ward"}""", "ward", "ward.", "Title: was 'Our ward', is 'Our ward.'.")]
    [InlineData("""{"schemaVersion": 1, "protocol": "aall15p1", "id": "site"}""", "\"site\"", "\"ward\"", "Id: was site, is ward.")]
    [InlineData("""{"schemaVersion": 1, "protocol": "aall15p1", "doses": [{"order": "vincristine", "block": "induction", "dose": "1.5 mg/m²/dose"}]}""", "}]", """}, {"order": "vincristine", "block": "induction", "dose": "2 mg/m²/dose"}]""", "Dose of vincristine in induction (number 2): new. It is dose 2 mg/m²/dose.")]
    public void A_change_of_a_supplement_is_said_in_one_sentence(string before, string was, string becomes, string expected) =>
        Assert.Equal([expected], DocumentDifference.Of(before, before.Replace(was, becomes, StringComparison.Ordinal)));

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 5)]
    public void No_list_of_a_document_can_be_turned_round_in_silence(bool isDefinition, int least)
    {
        string before = isDefinition ? DefinitionJson.Write(Aall15P1.Definition) : SupplementJson.Write(Aall15P1.Illustration);
        JsonNode document = JsonNode.Parse(before)!;
        int turned = 0;
        foreach (JsonArray list in Lists(document).ToArray())
        {
            JsonNode[] items = [.. list.Select(item => item!.DeepClone())];
            if (JsonNode.DeepEquals(list, new JsonArray([.. items.Reverse().Select(item => item.DeepClone())])))
            {
                continue;
            }

            turned++;
            Fill(list, items.Reverse());
            Assert.True(DocumentDifference.Of(before, document.ToJsonString()).Count > 0, list.GetPath());
            Fill(list, items);
        }

        Assert.True(turned >= least, $"{turned}");

        static void Fill(JsonArray list, IEnumerable<JsonNode> items)
        {
            list.Clear();
            foreach (JsonNode item in items)
            {
                list.Add(item.DeepClone());
            }
        }
    }

    private static IEnumerable<JsonArray> Lists(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Lists).Append(list),
        JsonObject members => members.SelectMany(member => Lists(member.Value)),
        _ => [],
    };

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
        Assert.Equal("The documents are of two forms: the document before is a definition and the document after is a supplement. Two of one form are expected.", Refused(definition, SupplementJson.Write(Aall15P1.Illustration)));
        Assert.Equal("The documents are of two forms: the document before is a dump and the document after is a definition. Two of one form are expected.", Refused(Dump.Value, definition));
        Assert.StartsWith("The document after is neither a definition nor a supplement.", Refused(definition, "{}"), StringComparison.Ordinal);
        Assert.StartsWith("The document before is neither a definition nor a supplement.", Refused("{}", Dump.Value), StringComparison.Ordinal);
        Assert.StartsWith("The document before is neither JSON nor a dump.", Refused("anything", "{}"), StringComparison.Ordinal);
        Assert.StartsWith("The document before is no JSON.", Refused("{", "{}"), StringComparison.Ordinal);
        Assert.Equal("The document after has a line that no dump has: 'plan | A'.", Refused(Dump.Value, $"{Dump.Value}plan | A\n"));
    }

    [Theory]
    [InlineData("""{"protocol": "x", "doses": [{"dose": "1 mg"}, {"dose": "2 mg", "dose": "3 mg"}]}""", "$.doses[1]: found the member 'dose' twice, expected it once.")]
    [InlineData("""{"protocol": "x", "protocol": "y"}""", "$: found the member 'protocol' twice, expected it once.")]
    [InlineData("""{"protocol": "x", "id": "\ud800"}""", "$.id: found half of a character, expected whole ones.")]
    [InlineData("""{"protocol": "x", "\ud800": 1}""", "$: found half of a character, expected whole ones.")]
    public void A_document_that_is_not_clear_is_refused_with_the_place(string document, string expected)
    {
        const string Clear = """{"protocol": "x"}""";

        Assert.Equal($"The document before cannot be read. {expected}", Refused(document, Clear));
        Assert.Equal($"The document after cannot be read. {expected}", Refused(Clear, document));
    }

    private static string Refused(string before, string after) => Assert.Throws<FormatException>(() => DocumentDifference.Of(before, after)).Message;
}
