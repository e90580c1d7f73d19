using System.Text;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tests.Supplement;
using AALL15P1.Protocol.Tests.Titration;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Whatever is in a text, a reader gives what it says or fails with a FormatException that names the path; and the schema refuses nothing that is read.</summary>
public sealed class HostileDocumentTests
{
    /// <summary>Stands for half of a character until the document is text: no JSON writer writes one.</summary>
    private const string Half = "half-of-a-character";

    private static readonly CompiledProtocol Protocol = Aall15P1.Compile(Aall15P1.Illustration);
    private static readonly Infant Infant = new(new(2025, 9, 14), [new(new(2026, 1, 5), Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);
    private static readonly Roadmap Plan = Protocol.Plan(new(2025, 9, 14), new LocalDate(2026, 1, 5));
    private static readonly RoadmapDoses Doses = Protocol.DosesOf(Plan, Infant);
    private static readonly TitrationHistory History = Course.From().Counts(42, 2000, 200_000).Doses(60, 125m, 100m).History;
    private static readonly Func<LocalDate, TitrationResult> Decide = on => TitrationResult.Of(IcicleAll14.Policy, History, on);

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.0", "1.5", "1e400", "123456789012345678901234567890", "\"\"", "\" \"", $"\"{Half}\"", "\"x\"", "\"2026-02-30\"", "\"0000-01-01\"", "\"9999-12-31\"",
        "\"1 kg\"", "\"99999999999999999999 mg\"", "[]", "[null]", "{}", "[[]]", "{\"kind\":\"listed\"}", "\"induction\"", "\"maintenance\"", "\"EPI-START-ANC\"", "\"site\"",
    ];

    /// <summary>By schema: what reads a document of it, and one that is read.</summary>
    private static readonly (string Schema, Action<string> Read, string Document)[] Readers =
    [
        ("definition", json => DefinitionJson.Read(json), DefinitionJson.Write(Protocol.Definition)),
        ("site-supplement", json => SupplementJson.Read(json), SupplementJsonTests.Complete),
        ("site-supplement", json => SupplementJson.Read(json), SupplementJson.Write(Aall15P1.Illustration)),
        ("record", json => RecordJson.Read(json), RecordJson.WriteArray(RecordJson.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Record", "Fixtures", "record-v1.jsonl"))))),
        ("roadmap", json => RoadmapJson.Read(json, Protocol, Infant), RoadmapJson.Write(Plan)),
        ("dose-results", json => DoseJson.Read(json, Doses), DoseJson.Write(Plan.Between(new(2026, 1, 19), new(2026, 1, 20)).Select(row => (row.Block.Id, Doses.Explain(row))))),
        ("titration-history", json => TitrationJson.ReadHistory(json), TitrationJson.Write(History)),
        ("titration-result", json => TitrationJson.ReadResult(json, Decide), TitrationJson.Write(Decide(History.Last!.Value))),
        ("decision", json => DecisionJson.Read(json), ProtocolOperations.Find("start-block").Decide(Protocol, """{"schemaVersion":1,"block":"consolidation","on":"2026-03-20","kmt2a":"rearranged"}""")),
        Input("eligibility", """{"schemaVersion":2,"enrolledOn":"2020-03-10","birthDate":"2019-03-12","gestationalAgeAtEnrolment":{"weeks":92,"days":0},"diagnosis":"ambiguous-lineage","bLymphoblasticPercent":60.5,"cnsSample":"after-steroids-only","kmt2a":"unknown","downSyndrome":false,"priorTherapy":["steroids"],"readings":[{"id":"D5","reading":"365-days"}]}"""),
        Input("start-block", """{"schemaVersion":1,"block":"maintenance","on":"2020-03-10","values":{"takenOn":"2020-03-09","neutrophils":"751/µL","haemoglobin":"95 g/L"},"previousBlockStart":"2020-01-01","previousBlockHeldDays":3,"lastDoseOn":"2020-03-01","site":{"laboratoryAgeLimit":{"days":3,"citation":{"source":"SOP-7","place":"1"}},"startCriteria":[{"kind":"count-at-least","analyte":"neutrophils","minimum":"750/µL","rule":"SITE-ANC","title":"ANC","statement":"For tests.","citation":{"source":"SOP-7","place":"4.2"}}]}}"""),
        Input("start-block", $$"""{"schemaVersion":2,"block":"maintenance","on":"2026-10-05","marker":"rearranged","supplement":{{SupplementJsonTests.Complete}},"readings":[{"id":"D1","reading":"day-92"}]}"""),
        Input("continue-past-induction", """{"schemaVersion":2,"kmt2a":"germline","supplement":"illustration"}"""),
        Input("site-of-care", """{"schemaVersion":2,"block":"azacitidine-4","setting":"shared-care-centre","administers":"azacitidine","feverOrSuspectedSepsis":true}"""),
        Input("grade", """{"schemaVersion":2,"term":"creatinine-increased","on":"2018-01-01","value":"40 µmol/L","upperLimit":"20 µmol/L","baseline":"20 µmol/L","lifeThreatening":false}"""),
        Input("dlt", """{"schemaVersion":2,"course":{"opening":{"on":"2019-03-01"},"criteriaFirstMet":{"notByEndOf":"2019-09-01"}},"events":[{"term":"sepsis","grades":[{"on":"2019-05-01","grade":4,"version":"5.0"}],"delay":{"kind":"ended","due":"2019-05-10","given":"2019-06-10"},"attributed":true}],"site":{"minimumDelay":{"days":14,"citation":{"source":"S","place":"1"}},"expected":{"toxicities":[{"term":"diarrhea","upToGrade":3}],"citation":{"source":"S","place":"1"}}}}"""),
        Input("dlt-summary", """{"schemaVersion":2,"patients":[{"toxicity":"dlt","evaluable":true},{"toxicity":"no-dlt","completedCourses":3}],"confidence":0.9}"""),
        Input("infusion", """{"schemaVersion":2,"reconstituted":"2026-02-09T10:00:00Z","start":"2026-02-09T05:25:00-05:00","plannedMinutes":20,"setting":"tertiary-centre","dose":"15.5 mg","finalVolume":"10 mL","dilutedInDextrose":false}"""),
        Input("dose", """{"schemaVersion":2,"block":"azacitidine-1","order":"azacitidine","blockStart":"2026-02-09","on":"2026-02-10","birthDate":"2025-08-08","measurements":[{"on":"2026-02-07","weight":"6.2 kg","height":"62 cm"}]}"""),
        Input("safety-check", """{"schemaVersion":2,"birthDate":"2025-08-08","inductionStart":"2026-01-05","starts":[{"block":"azacitidine-1","on":"2026-02-10"}],"measurements":[{"on":"2026-01-05","weight":"6.2 kg"}],"request":{"drug":"azacitidine","amount":"15.5 mg","period":"per-dose","route":"IV","on":"2026-02-10"},"otherDoses":[{"drug":"methotrexate","on":"2026-02-09","route":"IT"}],"site":{"tolerance":{"part":0.1,"citation":{"source":"S","place":"1"}},"longestAgeOfMeasurements":{"days":30,"citation":{"source":"S","place":"1"}}}}"""),
    ];

    private static (string Schema, Action<string> Read, string Document) Input(string operation, string document) =>
        ($"{operation}.input", json => ProtocolOperations.Find(operation).Decide(Aall15P1.Compile(), json), document);

    [Property(MaxTest = 1000)]
    public void A_mutated_document_is_read_or_refused_with_its_path(int seed)
    {
        Random random = new(seed);
        (string schema, Action<string> read, string document) = Readers[random.Next(Readers.Length)];
        (string mutated, bool isText) = Mutated(document, random);

        FormatException? refusal = Refusal(read, mutated);

        if (refusal is not null)
        {
            Assert.Matches(@"^(line \d+: )?\$", refusal.Message);
            Assert.DoesNotContain("System.", refusal.Message, StringComparison.Ordinal);
        }

        if (isText && refusal is null)
        {
            Assert.Empty(SchemaCheck.Problems(schema, mutated));
        }

        if (isText && refusal is not null && SchemaCheck.Problems(schema, mutated).Count == 0)
        {
            // What the schema accepts is refused only for what it means.
            Assert.DoesNotMatch("found (a|no) member '|expected (an object|an array|true or false|a text that is not empty)\\.$", refusal.Message.Contains("twice", StringComparison.Ordinal) ? string.Empty : Structural(refusal.Message));
        }
    }

    [Property(MaxTest = 500)]
    public void A_truncated_document_and_one_with_other_characters_are_read_or_refused(int seed, string? noise)
    {
        Random random = new(seed);
        (_, Action<string> read, string document) = Readers[random.Next(Readers.Length)];
        int at = random.Next(document.Length);
        int length = random.Next(document.Length - at);

        Assert.Matches(@"^(line \d+: )?\$", Refusal(read, document[..at])?.Message ?? "$");
        Assert.Matches(@"^(line \d+: )?\$", Refusal(read, $"{document[..at]}{noise}{document[(at + (length % 8))..]}")?.Message ?? "$");
    }

    [Property(MaxTest = 500)]
    public void Bytes_of_any_kind_are_read_or_refused(byte[] bytes, int seed)
    {
        Random random = new(seed);
        byte[] text = Encoding.UTF8.GetBytes(Readers[random.Next(Readers.Length)].Document);
        byte[] spoilt = [.. text];
        ReadOnlySpan<byte> some = bytes.AsSpan(0, Math.Min(bytes.Length, spoilt.Length));
        some.CopyTo(spoilt.AsSpan(random.Next(spoilt.Length - some.Length + 1)));
        foreach (byte[] each in new[] { bytes, spoilt, [.. text.Take(random.Next(text.Length))] })
        {
            Assert.All(ByteReaders, read => Assert.Matches(@"^(line \d+: )?\$", Refusal(read, each)?.Message ?? "$"));
        }
    }

    /// <summary>Every reader of bytes.</summary>
    private static readonly Action<byte[]>[] ByteReaders =
    [
        bytes => DefinitionJson.Read(bytes),
        bytes => SupplementJson.Read(bytes, Aall15P1.Compile()),
        bytes => RecordJson.Read(bytes, Protocol),
        bytes => RoadmapJson.Read(bytes, Protocol, Infant),
        bytes => DoseJson.Read(bytes, Doses),
        bytes => TitrationJson.ReadHistory(bytes),
        bytes => DecisionJson.Read(bytes, Protocol),
        .. ProtocolOperations.All.Select<Operation, Action<byte[]>>(operation => bytes => operation.Decide(Aall15P1.Compile(), bytes)),
    ];

    [Fact]
    public void Every_document_is_read_from_bytes_in_each_encoding_as_from_text()
    {
        string json = SupplementJsonTests.Complete;
        SiteSupplement expected = SupplementJson.Read(json);

        Assert.All(
            [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(false, false), new UnicodeEncoding(true, true), new UnicodeEncoding(true, false)],
            (Encoding encoding) => Assert.Equal(expected, SupplementJson.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(json)], Aall15P1.Compile())));

        byte[] spoilt = Encoding.UTF8.GetBytes(json);
        spoilt[Array.IndexOf(spoilt, (byte)'7')] = 0xFF;
        Assert.Equal("$: found bytes that are not utf-8, expected text.", Assert.Throws<FormatException>(() => SupplementJson.Read(spoilt, Aall15P1.Compile())).Message);
        Assert.Equal(
            "$: found 4000005 bytes, expected at most 1000000 characters.",
            Assert.Throws<FormatException>(() => SupplementJson.Read(new byte[4_000_005], Aall15P1.Compile())).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("not JSON")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("\ud800")]
    [InlineData("{\"\ud800\":1}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("[\"\\udfff\"]")]
    [InlineData("[null]")]
    [InlineData("{\"schemaVersion\":1e400}")]
    [InlineData("{\"type\":7}")]
    [InlineData("\0")]
    public void Any_other_text_is_refused(string text) => Assert.All(Readers.Where(reader => reader.Schema != "record" || !string.IsNullOrWhiteSpace(text)), reader => Assert.Throws<FormatException>(() => reader.Read(text)));

    [Fact]
    public void A_byte_order_mark_is_passed_over() => Assert.All(Readers, reader => reader.Read($"\uFEFF{reader.Document}"));

    [Fact]
    public void A_version_written_as_1_point_0_is_version_1()
    {
        Assert.Equal(SupplementJson.Read(SupplementJsonTests.Complete), SupplementJson.Read(SupplementJsonTests.Complete.Replace("\"schemaVersion\": 1", "\"schemaVersion\": 1.0", StringComparison.Ordinal)));
        Assert.Empty(SchemaCheck.Problems("site-supplement", SupplementJsonTests.Complete.Replace("\"schemaVersion\": 1", "\"schemaVersion\": 1.0", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lengths_are_in_characters_and_not_in_their_halves()
    {
        // 1000 characters outside the basic plane are 2000 halves.
        string reason = string.Concat(Enumerable.Repeat("\U0001F476", 1000));
        string document = $$"""{"schemaVersion":1,"id":"e1","type":"left-protocol","date":"2026-01-12","recordedAt":"2026-01-12T09:00:00Z","recordedBy":"dr-a","reason":"{{reason}}"}""";

        Assert.Equal(reason, Assert.IsType<RecordEvent.LeftProtocol>(RecordJson.Read(document)[0]).Reason);
        Assert.Empty(SchemaCheck.Problems("record", document));
        Assert.NotEmpty(SchemaCheck.Problems("record", document.Replace(reason, reason + "x", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => RecordJson.Read(document.Replace(reason, reason + "x", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bytes_are_read_as_UTF_8_or_UTF_16()
    {
        const string Text = "{\"µ\":1}";

        Assert.All(
            [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(false, false), new UnicodeEncoding(true, true), new UnicodeEncoding(true, false)],
            (Encoding encoding) => Assert.Equal(Text, DocumentSource.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)])));
        Assert.Throws<FormatException>(() => DocumentSource.Decode([0x7B, 0xFF]));
    }

    [Fact]
    public void Two_roundings_of_one_drug_are_refused()
    {
        const string First = """
            "rounding": [{ "drug": "cytarabine", "routes": ["IV", "SC"], "increment": "1 mg", "direction": "down", "citation": { "source": "S7", "place": "9" }, "standing": "site" }
            """;
        string Twice(string second) => SupplementJsonTests.Complete.Replace(First, $"{First}, {second}", StringComparison.Ordinal);

        FormatException error = Assert.Throws<FormatException>(() => SupplementJson.Read(Twice("""{ "drug": "cytarabine", "increment": "5 mg", "direction": "up", "citation": { "source": "S7", "place": "9a" }, "standing": "site" }""")));
        Assert.Equal("$: found a value that does not fit. The supplement states the rounding of cytarabine twice: down to a multiple of 1 mg, and up to a multiple of 5 mg.", error.Message);

        // By another route, or for every drug, nothing contradicts.
        SupplementJson.Read(Twice("""{ "drug": "cytarabine", "routes": ["IT"], "increment": "5 mg", "direction": "up", "citation": { "source": "S7", "place": "9a" }, "standing": "site" }"""));
        SupplementJson.Read(Twice("""{ "increment": "5 mg", "direction": "up", "citation": { "source": "S7", "place": "9a" }, "standing": "site" }"""));
    }

    private static FormatException? Refusal<T>(Action<T> read, T json)
    {
        try
        {
            read(json);
            return null;
        }
        catch (FormatException refusal)
        {
            return refusal;
        }
    }

    /// <summary>A message without what was found, which may say anything.</summary>
    private static string Structural(string message) => message.Contains(": found a value that does not fit.", StringComparison.Ordinal) ? string.Empty : message;

    private static (string Text, bool IsText) Mutated(string document, Random random)
    {
        JsonNode root = JsonNode.Parse(document)!;
        for (int count = random.Next(1, 3); count > 0; count--)
        {
            JsonNode[] containers = [.. Containers(root)];
            Mutate(containers[random.Next(containers.Length)], random);
        }

        string text = root.ToJsonString(new() { WriteIndented = false });
        return (text.Replace(Half, "\\ud800", StringComparison.Ordinal), !text.Contains(Half, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Containers(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Containers).Prepend(items),
        _ => [],
    };

    private static void Mutate(JsonNode container, Random random)
    {
        JsonNode? value = JsonNode.Parse(Values[random.Next(Values.Length)]);
        if (container is JsonObject members)
        {
            string name = members.Count == 0 ? "x" : members.ElementAt(random.Next(members.Count)).Key;
            switch (random.Next(4))
            {
                case 0:
                    members.Remove(name);
                    break;
                case 1:
                    members[random.Next(2) == 0 ? "added" : Half] = value;
                    break;
                default:
                    members[name] = value;
                    break;
            }
        }
        else if (container is JsonArray { Count: > 0 } items)
        {
            int at = random.Next(items.Count);
            switch (random.Next(4))
            {
                case 0:
                    items.RemoveAt(at);
                    break;
                case 1:
                    items.Add(items[at]?.DeepClone());
                    break;
                default:
                    items[at] = value;
                    break;
            }
        }
    }
}
