using System.Text;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Which events are read straight from their bytes, to what the document's form reads, and which are left to it.</summary>
public sealed class PlainEventTests
{
    private const string Slot = "\"block\":\"induction\",\"order\":\"vincristine\",\"day\":8";
    private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

    private static string[] Required { get; } =
    [
        "\"schemaVersion\":1,", "\"id\":\"e1\",", "\"type\":\"toxicity-stated\",", "\"date\":\"2026-01-05\",", "\"recordedAt\":\"2026-01-05T09:30:00Z\",", "\"recordedBy\":\"dr-a\",",
    ];

    public static TheoryData<string> Read =>
    [
        .. ((string[])["PO", "NG", "IV", "IM", "SC", "IT"]).Select(route => Line("administration-given", $$"""{{Slot}},"dose":{"route":"{{route}}"}""")),
        .. ((string[])["tertiary-centre", "shared-care-centre", "elsewhere"]).Select(setting => Line("administration-made-up", $$"""{{Slot}},"dose":{"route":"IV","setting":"{{setting}}"}""")),
        .. ((int[])[1, 2, 23, 24]).Select(number => Line("administration-given", $$"""{{Slot}},"dose":{"doseOfDay":{{number}},"route":"PO"}""")),
        .. ((int[])[1, 10, 9999]).Select(day => Line("administration-given", $$"""{{Slot.Replace("8", $"{day}", StringComparison.Ordinal)}},"dose":{"route":"PO"}""")),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"IV","amount":"0.4 mg"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"IV","startedAt":"2026-01-05T23:59:59Z"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"IV","startedAt":"2026-01-05T00:00:00Z","amount":"0.4 mg","doseOfDay":2,"setting":"elsewhere"}"""),
        Line("administration-given", $$""" "dose" : { "route" : "PO" } , "day" : 8 , "order":"vincristine",{{"\t"}}"block":{{"\r\n"}}"induction" """),
        .. ((string[])[" ", "\t", "\r\n", "\n"]).Select(space => Line("administration-given", $$"""{{Slot}}{{space}},"dose":{"route":"PO","doseOfDay":2{{space}}}""")),
        Line("administration-omitted", $$"""{{Slot}},"reason":"low counts"}""")[..^1],
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","neutrophils":"1200/µL"}"""),
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","platelets":"1.2 ×10⁹/L","whiteCells":"800/µL","haemoglobin":"95 g/L"}"""),
        Line("laboratory-reported", """ "values":{"haemoglobin":"95 g/L","takenOn":"2026-01-05"}"""),
        Line("measured", "\"weight\":\"6.2 kg\""),
        Line("measured", "\"height\":\"62 cm\""),
        Line("measured", "\"height\":\"62 cm\",\"weight\":\"6.2 kg\""),
        Line("block-started", "\"block\":\"induction\""),
        Line("toxicity-stated", "\"resolved\":true"),
        Line("toxicity-stated", "\"resolved\":false"),
        Line("toxicity-stated", "\"resolved\":true,\"supersedes\":\"e0\",\"happenedAt\":\"2026-01-05T09:30:00Z\",\"patient\":\"infant-7\""),
        Line("toxicity-stated", $"\"resolved\":true,\"patient\":\"{new string('x', 1000)}\""),
        Line("toxicity-stated", "\"resolved\":true,\"patient\":\"  !é\""),
        Line("toxicity-stated", "\"resolved\":true").Replace("2026-01-05", "2190-12-31", StringComparison.Ordinal),
        Line("toxicity-stated", "\"resolved\":true").Replace("2026-01-05", "1900-01-01", StringComparison.Ordinal),
        Line("toxicity-stated", "\"resolved\":true").Replace("2026-01-05", "2024-02-29", StringComparison.Ordinal),
        """{"type":"toxicity-stated","id":"e1","schemaVersion":1,"recordedBy":"dr-a","resolved":true,"recordedAt":"2026-01-05T09:30:00Z","date":"2026-01-05"}""",
        """{"schemaVersion":1,"id":"e1","date":"2026-01-05","type":"toxicity-stated","recordedBy":"dr-a","resolved":true,"recordedAt":"2026-01-05T09:30:00Z"} """,
    ];

    public static TheoryData<string> Left =>
    [
        Line("enrolled", "\"birthDate\":\"2025-09-14\""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO"},"note":"x" """),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"ENTERAL"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"po"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"doseOfDay":1}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","route":"IV"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","setting":"elsewhere","setting":"elsewhere"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","doseOfDay":1,"doseOfDay":2}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","amount":"1 mg","amount":"2 mg"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","startedAt":"2026-01-05T09:30:00Z","startedAt":"2026-01-05T09:30:00Z"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","doseOfDay":0}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","doseOfDay":25}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","doseOfDay":01}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","doseOfDay":1.0}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","setting":"home"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","amount":"6"}"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO","portion":{"number":1,"of":2} }"""),
        Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO" """),
        Line("administration-given", $$"""{{Slot.Replace("8", "10000", StringComparison.Ordinal)}},"dose":{"route":"PO"}"""),
        Line("administration-given", Slot),
        Line("toxicity-stated", "\"weight\":\"6.2 kg\",\"happenedAt\":\"2026-01-05T09:30:00Z\""),
        Line("administration-given", Slot)[..^1],
        Line("administration-given", Slot)[..^2],
        Line("administration-given", "\"block\":\"induction\",\"order\":\"vincristine\",\"dose\":{\"route\":\"PO\"}"),
        Line("administration-omitted", Slot),
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-06","neutrophils":"1200/µL"}"""),
        Line("laboratory-reported", """ "values":{"neutrophils":"1200/µL"}"""),
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","takenOn":"2026-01-05"}"""),
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","neutrophils":"1/µL","neutrophils":"1/µL"}"""),
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","platelets":"1/µL","platelets":"1/µL"}"""),
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","whiteCells":"1/µL","whiteCells":"1/µL"}"""),
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","haemoglobin":"95 g/L","haemoglobin":"95 g/L"}"""),
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","blasts":"1/µL"}"""),
        Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","neutrophils":"<500/µL"}"""),
        Line("measured", "\"weight\":\"0 kg\""),
        Line("measured", "\"resolved\":true"),
        Line("toxicity-stated", "\"resolved\":\"true\""),
        Line("toxicity-stated", "\"resolved\":true,\"resolved\":true"),
        Line("toxicity-stated", "\"resolved\":true,\"patient\":\" \""),
        Line("toxicity-stated", "\"resolved\":true,\"patient\":\"\\u0041\""),
        Line("toxicity-stated", $"\"resolved\":true,\"patient\":\"{new string('x', 1001)}\""),
        Line("toxicity-stated", "\"resolved\":true") + "x",
        Line("toxicity-stated", "\"resolved\":true")[..^1],
        Line("toxicity-stated", "\"resolved\":true").Replace("\"schemaVersion\":1", "\"schemaVersion\":2", StringComparison.Ordinal),
        .. ((string[])["2191-01-01", "1899-12-31", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "2026/01/05", "2026-01/05", "20x6-01-05", "2026-1-055"])
            .Select(date => Line("toxicity-stated", "\"resolved\":true").Replace("\"date\":\"2026-01-05\"", $"\"date\":\"{date}\"", StringComparison.Ordinal)),
        .. ((string[])["2026-01-05T24:00:00Z", "2026-01-05T09:60:00Z", "2026-01-05T09:30:60Z", "2026-01-05 09:30:00Z", "2026-01-05T09-30:00Z", "2026-01-05T09:30-00Z", "2026-01-05T09:30:00+", "2026-01-05T0x:30:00Z", "2026-01-05T09:3x:00Z", "2026-01-05T09:30:x0Z", "2026-01-05T09:30:00.5Z", "2026-02-30T09:30:00Z"])
            .Select(instant => Line("toxicity-stated", "\"resolved\":true").Replace("2026-01-05T09:30:00Z", instant, StringComparison.Ordinal)),
        .. Required.Select(member => Line("toxicity-stated", "\"resolved\":true").Replace(member, string.Empty, StringComparison.Ordinal)),
        .. Required.Select(member => Line("toxicity-stated", member + "\"resolved\":true")),
    ];

    [Theory]
    [MemberData(nameof(Read))]
    public void A_usual_event_is_read_from_its_bytes(string line)
    {
        RecordEvent? read = new PlainEventReader().TryRead(Encoding.UTF8.GetBytes(line));

        Assert.Equal(RecordJson.ReadLinesByForm(line.ReplaceLineEndings(" "), Protocol.Definition), [read!]);
    }

    [Theory]
    [MemberData(nameof(Left))]
    public void Anything_else_is_left_to_the_form(string line) => Assert.Null(new PlainEventReader().TryRead(Encoding.UTF8.GetBytes(line)));

    // A line that breaks off anywhere, as when a disk is full, is no event.
    [Fact]
    public void What_breaks_off_is_left_to_the_form()
    {
        string[] lines =
        [
            Line("administration-given", $$"""{{Slot}},"dose":{"route":"IV","amount":"0.4 mg","doseOfDay":2,"setting":"elsewhere","startedAt":"2026-01-05T00:00:00Z"}"""),
            Line("administration-given", $$"""{{Slot}} ,"dose" : {"doseOfDay":2 ,"route":"IV" }"""),
            Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","neutrophils":"1200/µL","haemoglobin":"95 g/L"}"""),
            Line("toxicity-stated", "\"resolved\": false ,\"supersedes\":\"e0\",\"happenedAt\": \"2026-01-05T09:30:00Z\""),
        ];

        Assert.All(lines.Select(Encoding.UTF8.GetBytes), whole =>
        {
            PlainEventReader reader = new();
            Assert.NotNull(reader.TryRead(whole));
            Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(reader.TryRead(whole.AsSpan(0, length))));
        });
    }

    // A dose that is spelled as one before it, and one that is nearly: every route, number and place with every other.
    [Fact]
    public void Doses_that_look_alike_are_told_apart()
    {
        PlainEventReader reader = new();
        string[] lines =
        [
            .. from route in (string[])["PO", "NG", "IV", "IM", "SC", "IT", "PO"]
               from number in (string[])["", ",\"doseOfDay\":1", ",\"doseOfDay\":2", ",\"doseOfDay\":24"]
               from setting in (string[])["", ",\"setting\":\"tertiary-centre\"", ",\"setting\":\"shared-care-centre\"", ",\"setting\":\"elsewhere\""]
               select Line("administration-given", $$"""{{Slot}},"dose":{"route":"{{route}}"{{number}}{{setting}}}"""),
            Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO"}"""), Line("administration-given", $$"""{{Slot}},"dose":{"route":"IV"}"""), Line("administration-given", $$"""{{Slot}},"dose":{"route":"PO"},"patient":"a" """),
        ];

        Assert.Equal(RecordJson.ReadLinesByForm(string.Join('\n', lines), Protocol.Definition), lines.Select(line => reader.TryRead(Encoding.UTF8.GetBytes(line))!));
    }

    // Whatever byte of a usual event is left out, doubled or another: what is read of it is what the form reads.
    [Fact]
    public void Nothing_is_read_that_the_form_reads_otherwise()
    {
        byte[][] instead = [[], .. "\"{}:,-0129 \t\\xTZ\u0001"u8.ToArray().Select(with => new[] { with })];
        PlainEventReader reader = new();
        string[] lines =
        [
            Line("administration-given", $$"""{{Slot}},"dose":{"route":"IV","amount":"0.4 mg","doseOfDay":2,"setting":"elsewhere","startedAt":"2026-01-05T00:00:00Z"}"""),
            Line("administration-omitted", $$"""{{Slot}},"reason":"low counts"}""")[..^1],
            Line("laboratory-reported", """ "values":{"takenOn":"2026-01-05","neutrophils":"1200/µL","platelets":"1.2 ×10⁹/L","whiteCells":"800/µL","haemoglobin":"95 g/L"}"""),
            Line("measured", "\"height\":\"62 cm\",\"weight\":\"6.2 kg\""),
            Line("toxicity-stated", "\"resolved\":true,\"supersedes\":\"e0\",\"happenedAt\":\"2026-01-05T09:30:00Z\",\"patient\":\"infant-7\""),
        ];
        int read = 0;
        foreach (byte[] line in lines.Select(Encoding.UTF8.GetBytes))
        {
            foreach (byte[] changed in Enumerable.Range(0, line.Length).SelectMany(at => instead.Append([line[at], line[at]]).Select(with => (byte[])[.. line.AsSpan(0, at), .. with, .. line.AsSpan(at + 1)])))
            {
                if (System.Text.Unicode.Utf8.IsValid(changed) && reader.TryRead(changed) is { } recorded)
                {
                    Assert.Equal(RecordJson.ReadLinesByForm(Encoding.UTF8.GetString(changed).Replace('\n', ' '), Protocol.Definition), [recorded]);
                    read++;
                }
            }
        }

        Assert.InRange(read, 1000, 20_000);
    }

    public static TheoryData<string> Written =>
    [
        .. ((string[])["PO", "NG", "IV", "IM", "SC", "IT"]).Select(route => Line("administration-given", $$"""{{Slot}},"dose":{"route":"{{route}}"}""")),
        .. ((string[])["tertiary-centre", "shared-care-centre", "elsewhere"]).Select(setting => Line("administration-made-up", $$"""{{Slot}},"dose":{"route":"IV","amount":"0.4 mg","doseOfDay":2,"setting":"{{setting}}"}""")),
        .. ((string[])["\"neutrophils\":\"1200/µL\"", "\"platelets\":\"41000/µL\"", "\"neutrophils\":\"<500/µL\"", "\"platelets\":\"<10000/µL\"", "\"neutrophils\":\"<500/µL\",\"platelets\":\"41000/µL\"", "\"neutrophils\":\"1200/µL\",\"platelets\":\"<10000/µL\"", "\"neutrophils\":\"1200/µL\",\"whiteCells\":\"800/µL\"", "\"haemoglobin\":\"95 g/L\""])
            .Select(values => Line("laboratory-reported", $"\"values\":{{\"takenOn\":\"2026-01-05\",{values.Replace("<", "\\u003C", StringComparison.Ordinal)}}}")),
        .. ((string[])["1969-12-31T23:59:59Z", "1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:01Z", "1900-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "2026-01-05T09:30:00.5Z"])
            .Select(instant => Line("measured", "\"weight\":\"6.2 kg\"").Replace("2026-01-05T09:30:00Z", instant, StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_usual_event_is_written_as_it_was_read(string line) => Assert.Equal(line, RecordJson.Write(RecordJson.Read(line, Protocol)[0], Protocol));

    private static string Line(string type, string members) =>
        $$"""{"schemaVersion":1,"id":"e1","type":"{{type}}","date":"2026-01-05","recordedAt":"2026-01-05T09:30:00Z","recordedBy":"dr-a",{{members}}}""";
}
