using System.Text;
using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>What is expected of each value that a document writes as text, which texts are one, and the places in a document.</summary>
public sealed class DocumentValueTests
{
    private const string Clock = "[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?";

    private static readonly Dictionary<string, ITextValue> Values = new(StringComparer.Ordinal)
    {
        ["ctcae"] = new CtcaeVersionText(),
        ["date"] = new DateText(),
        ["instant"] = new InstantText(),
        ["time"] = new OffsetTimeText(),
        ["count"] = new CellCountText(),
        ["bound"] = new CountBoundText(),
        ["weight"] = new WeightText(),
        ["height"] = new HeightText(),
        ["mass"] = new DrugMassText(),
        ["volume"] = new FluidVolumeText(),
        ["sum"] = new CumulativeDoseText(),
        ["haemoglobin"] = new HaemoglobinText(),
        ["amount"] = new AmountText(),
        ["factor"] = new FactorText(),
        ["daily"] = new DailyDoseText(),
        ["weekly"] = new WeeklyDoseText(),
        ["dose"] = new DoseText(),
        ["standing"] = new Word<Standing>(),
        ["route"] = new Word<Route>(),
    };

    [Theory]
    [InlineData("ctcae", "a version of CTCAE: 4.0, 5.0 or 6.0", null, null)]
    [InlineData("date", "a date of the years 1900 to 2200 as 2026-01-05", "^(19[0-9]{2}|2[01][0-9]{2}|2200)-[0-9]{2}-[0-9]{2}$", "date")]
    [InlineData("instant", "an instant as 2026-01-05T09:30:00Z", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T" + Clock + "Z$", "date-time")]
    [InlineData("time", "a time with its offset as 2026-02-09T10:00:00Z", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T" + Clock + "(Z|[+-][0-9]{2}:[0-9]{2})$", "date-time")]
    [InlineData("count", "a count such as 750/µL or 0.75 ×10⁹/L", TextAttribute.Quantity, null)]
    [InlineData("bound", "a cell count with its unit, as 1200/µL or 1.2 ×10⁹/L, or a bound of it, as <0.1 ×10⁹/L", TextAttribute.BoundedQuantity, null)]
    [InlineData("weight", "a weight such as 6.2 kg", TextAttribute.Quantity, null)]
    [InlineData("height", "a height such as 62 cm", TextAttribute.Quantity, null)]
    [InlineData("mass", "a mass such as 6 mg", TextAttribute.Quantity, null)]
    [InlineData("volume", "a volume such as 50 mL", TextAttribute.Quantity, null)]
    [InlineData("sum", "a cumulative dose such as 300 mg/m²", TextAttribute.Quantity, null)]
    [InlineData("haemoglobin", "haemoglobin such as 95 g/L", TextAttribute.Quantity, null)]
    [InlineData("amount", "an amount such as 6 mg or 2500 IU", TextAttribute.Quantity, null)]
    [InlineData("factor", "a factor such as 2/3 or 1", "^[0-9]+(/[0-9]+)?$", null)]
    [InlineData("daily", "a daily dose such as 50 mg/m²/day", "^(0|[1-9][0-9]*)(\\.[0-9]+)? ?[^ ]+/(day|d)$", null)]
    [InlineData("weekly", "the dose of a week such as 20 mg/m²/dose", "^(0|[1-9][0-9]*)(\\.[0-9]+)? ?[^ ]+/(dose|\\{dose\\})$", null)]
    [InlineData("dose", "a dose such as 75 mg/m²/dose, 6 mg/m²/day, 2.5 mg/kg/dose, 2500 IU/m²/dose or 6 mg/dose", "^(0|[1-9][0-9]*)(\\.[0-9]+)? ?[^ ]+/(dose|day|d|\\{dose\\})$", null)]
    [InlineData("standing", "one of protocol, site, backbone, reference, library, unpublished", null, null)]
    [InlineData("route", "one of PO, NG, IV, IM, SC, IT", null, null)]
    public void A_value_says_what_is_expected(string value, string expected, string? pattern, string? format) =>
        Assert.Equal((expected, pattern, format), (Values[value].Expected, Values[value].Pattern, Values[value].Format));

    // Years at their bounds, and what is written in another way.
    [Theory]
    [InlineData("ctcae", "4.0 5.0 6.0", "4 7.0 x")]
    [InlineData("date", "1900-01-01 2200-12-31", "1899-12-31 2201-01-01 2026-02-30 2026-1-5")]
    [InlineData("instant", "0001-01-01T00:00:00Z 9999-12-31T23:59:59.999999999Z", "0000-12-31T23:59:59Z -0001-01-01T00:00:00Z 2026-01-05T09:30:00")]
    [InlineData("time", "0002-01-01T00:00:00Z 9998-12-31T23:59:59+18:00", "0001-12-31T00:00:00Z 9999-01-01T00:00:00Z 2026-01-05T24:00:00Z 2026-01-05T09:30:00")]
    [InlineData("factor", "2/3 1 0", "1/0 0.5 -1")]
    [InlineData("dose", "6mg/dose 6mg/day 2500IU/dose 2500IU/day 2.5mg/kg/dose 2.5mg/kg/day 75mg/m²/dose 75mg/m²/day 100IU/kg/dose 100IU/kg/day 2500IU/m²/dose 2500IU/m²/day", "6mg 6mg/week 6kg/dose")]
    [InlineData("daily", "50mg/m²/day 50mg/m²/d", "50mg/m²/dose 50mg/day")]
    [InlineData("weekly", "20mg/m²/dose", "20mg/m²/day")]
    [InlineData("standing", "protocol unpublished", "Protocol none")]
    [InlineData("route", "PO IT", "po XX")]
    public void A_text_is_a_value_or_not(string value, string are, string areNot)
    {
        Assert.All(are.Split(' '), text => Assert.True(Values[value].Fits(text), text));
        Assert.All(areNot.Split(' '), text => Assert.False(Values[value].Fits(text), text));
    }

    [Fact]
    public void Each_standing_has_its_word() => Assert.Equal(
        ["protocol", "backbone", "site", "reference", "library", "unpublished"],
        ((Standing[])[Standing.Protocol, Standing.Backbone, Standing.Site, Standing.Reference, Standing.Library, Standing.Unpublished]).Select(WireNames.Of));

    // A place says its path, what stands there, shortened where it is long, and what is wrong with it.
    [Fact]
    public void A_place_says_what_was_found()
    {
        using JsonDocument document = JsonDocument.Parse($$"""{"items":[1,{"name":"{{new string('x', 59)}}"}],"many":[{{string.Join(',', Enumerable.Repeat("10", 30))}}],"half":"\ud83d"}""");
        Place root = Place.Root(document.RootElement, Aall15P1.Compile());
        Place items = root.Member("Items");

        Assert.Equal(("$", "$.items", "$.items[1].name"), (root.Path, items.Path, items.Item(1).Member("Name").Path));
        Assert.Equal("$.items[0]: found 1, expected two.", items.Item(0).Misfit("two").Message);
        Assert.Equal("$.items[2]: found nothing, expected two.", items.Item(2).Misfit("two").Message);
        Assert.Equal("$.items.name: found nothing, expected two.", items.Member("Name").Misfit("two").Message);
        Assert.Equal("$.many.none[0]: found nothing, expected two.", root.Member("Many").Member("None").Item(0).Misfit("two").Message);
        Assert.Equal("$.items[1].name: found a text of 59 characters, expected a name.", items.Item(1).Member("Name").Misfit("a name").Message);
        Assert.Equal("$.many: found [10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10…, expected few.", root.Member("Many").Misfit("few").Message);
        Assert.Equal("$.half: found half of a character, expected whole ones.", Assert.Throws<FormatException>(() => root.Member("Half").Text()).Message);
        Assert.Same(Aall15P1.Compile(), items.Item(1).Supplied);
    }

    [Theory]
    [InlineData(58, "\"{0}\"")]
    [InlineData(59, "a text of 59 characters")]
    public void A_text_is_shown_as_it_stands_up_to_60_characters(int letters, string shown)
    {
        string text = new('x', letters);
        using JsonDocument document = JsonDocument.Parse($"\"{text}\"");

        Assert.Equal($"$: found {shown.Replace("{0}", text, StringComparison.Ordinal)}, expected less.", Place.Root(document.RootElement).Misfit("less").Message);
    }

    // .NET adds the parameter to the last line, and a document's error is one line.
    [Fact]
    public void A_reason_is_one_line_without_a_parameter()
    {
        Assert.Equal("No.", Place.Reason(OfParameter("No.")));
        Assert.Equal("No.", Place.Reason(new InvalidOperationException("No.")));
        Assert.Equal("The first line,", Place.Reason(OfParameter("The first line,\nand the second.")));
        Assert.Equal("No.", Place.Reason(new OverflowException("No.", new InvalidOperationException())));
        Assert.Equal("More than a decimal number can hold.", Place.Reason(new OverflowException("More than a decimal number can hold.")));
        Assert.Equal("A number is too large, or too small, to compute with.", Place.Reason(new OverflowException("No.")));

        static ArgumentException OfParameter(string message) => new(message, nameof(message));
    }

    // JSON knows only numbers: a whole one may be written as 1.0.
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("7.0", 7)]
    [InlineData("7e1", 70)]
    [InlineData("7.5", null)]
    [InlineData("2147483646", 2_147_483_646)]
    [InlineData("2147483647", 2_147_483_647)]
    [InlineData("2147483648", null)]
    [InlineData("-2147483647", -2_147_483_647)]
    [InlineData("-2147483648", -2_147_483_648)]
    [InlineData("-2147483649", null)]
    [InlineData("1e400", null)]
    public void A_whole_number_is_one_that_32_bits_hold(string json, int? expected)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        Assert.Equal(expected is not null, WholeNumber.TryRead(document.RootElement, out int number));
        Assert.Equal(expected ?? 0, number);
    }

    [Fact]
    public void Members_that_go_together_or_not_are_told_by_the_first_that_is_wrong()
    {
        using JsonDocument document = JsonDocument.Parse("""{"a":1,"b":2,"c":3}""");
        Place place = Place.Root(document.RootElement);
        Dictionary<string, JsonElement> all = document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);

        Assert.Equal("$.a: found 1, expected it only together with d.", Refusals.Of(() => new NeedsAttribute("a", "b", "d", "e").Require(place, all)));
        Assert.Equal("$.b: found 2, expected no such member beside a.", Refusals.Of(() => new ExcludesAttribute("a", "d", "b", "c").Require(place, all)));
        new NeedsAttribute("d", "e").Require(place, all);
        new ExcludesAttribute("d", "a").Require(place, all);
    }

    // What is said of a length is said before anything is made of the text.
    [Fact]
    public void Bytes_are_too_many_when_no_text_of_that_length_could_have_them()
    {
        Assert.Equal(8, DocumentSource.Decode(new byte[8], characters: 1).Length);
        Assert.Equal("$: found 9 bytes, expected at most 1 characters.", Refusals.Of(() => DocumentSource.Decode(new byte[9], characters: 1)));
        Assert.Equal(4, DocumentSource.Decode(new byte[4], characters: 0).Length);
        Assert.Equal("$: found 5 bytes, expected at most 0 characters.", Refusals.Of(() => DocumentSource.Decode(new byte[5], characters: 0)));
    }

    [Theory]
    [InlineData("[[1,{}]]", 3)]
    [InlineData("[[1,[]]]", 3)]
    [InlineData("[[1,2]]", 2)]
    [InlineData("""{"a":{"b":1}}""", 2)]
    [InlineData("1", 0)]
    public void Levels_are_those_of_objects_and_arrays(string json, int levels)
    {
        DocumentSource.ParseUtf8(Encoding.UTF8.GetBytes(json), levels).Dispose();
        if (levels > 0)
        {
            Assert.Equal($"$: found more than {levels - 1} levels, expected at most {levels - 1}.", Refusals.Of(() => DocumentSource.ParseUtf8(Encoding.UTF8.GetBytes(json), levels - 1)));
        }
    }

    // What the model refuses is told in its own words, and an overflow of .NET's in this library's.
    [Fact]
    public void What_the_model_refuses_becomes_an_error_with_a_path()
    {
        using JsonDocument document = JsonDocument.Parse("""{"a":7}""");
        Place place = Place.Root(document.RootElement).Member("A");

        Assert.Equal("$.a: found a value that does not fit. No.", Refusals.Of(() => place.Make(() => No(7))));
        Assert.Equal("$.a: found a value that does not fit. A number is too large, or too small, to compute with.", Refusals.Of(() => place.Make(() => decimal.MaxValue * decimal.Parse("2", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(
            "$.a: found a value that does not fit. 79228162514264337593543950335 × 2 is larger than a decimal number can hold.",
            Refusals.Of(() => place.Make(() => DrugMass.FromMilligrams(decimal.MaxValue) * 2m)));
        Assert.Equal("$.a: found 7, expected eight.", Refusals.Of(() => place.Make("eight", () => No(7))));
        Assert.Equal("$.a: found 7, expected eight.", Refusals.Of(() => place.Make<int>("eight", () => throw new OverflowException("No."))));
        Assert.Throws<InvalidOperationException>(() => place.Make<int>(() => throw new InvalidOperationException("No.")));
    }

    [Theory]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,2]}""", null)]
    [InlineData("""{"a":[1,3]}""", """{"a":[1,2]}""", "$.a[1]: found 3, expected 2.")]
    [InlineData("""{"a":[1]}""", """{"a":[1,2]}""", "$.a: found [1], expected [1,2].")]
    [InlineData("""{"a":{}}""", """{"a":[1,2]}""", "$.a: found {}, expected [1,2].")]
    [InlineData("""{"a":[]}""", """{"a":{"b":1}}""", "$.a: found [], expected {\"b\":1}.")]
    [InlineData("""{}""", """{"a":1}""", "$: found no member 'a', expected one.")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", "$: found a member 'b', expected only a.")]
    [InlineData("""{"a":1.0}""", """{"a":1}""", null)]
    public void What_a_document_repeats_is_the_same_or_refused(string found, string expected, string? refusal)
    {
        using JsonDocument one = JsonDocument.Parse(found);
        using JsonDocument other = JsonDocument.Parse(expected);

        Assert.Equal(refusal, Refusals.Of(() => Place.Root(one.RootElement).RequireSame(other.RootElement)));
    }

    // More lines than are written at a time, to each place where they can go.
    [Fact]
    public async Task A_long_record_is_written_and_read_piece_by_piece()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string[] lines =
        [
            """{"schemaVersion":1,"id":"e","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T12:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-14"}""",
            .. Enumerable.Range(0, 400).Select(number => $$"""{"schemaVersion":1,"id":"{{number}}","type":"toxicity-stated","date":"2026-01-06","recordedAt":"2026-01-06T12:00:00Z","recordedBy":"dr-a","resolved":true}"""),
        ];
        string text = string.Concat(lines.Select(line => line + "\n"));
        RecordEvent[] events = [.. RecordJson.Read(text, protocol)];
        using MemoryStream stream = new();
        RecordJson.WriteLines(events, protocol, stream);
        using MemoryStream later = new();
        await RecordJson.WriteLinesAsync(events.ToAsyncEnumerable(), protocol, later, cancellation);
        List<RecordEvent> read = [];
        await foreach (RecordEvent recorded in RecordJson.ReadLinesAsync(new MemoryStream(Encoding.UTF8.GetBytes("\uFEFF" + text)), protocol, cancellation))
        {
            read.Add(recorded);
        }

        Assert.Equal(401, events.Length);
        Assert.Equal(text, Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(text, Encoding.UTF8.GetString(later.ToArray()));
        Assert.Equal(events, read);
        Assert.Equal(events, RecordJson.ReadLines(new MemoryStream(Encoding.UTF8.GetBytes(text.TrimEnd('\n'))), protocol));
        Assert.Equal(events, RecordJson.ReadLines(new MemoryStream(Encoding.UTF8.GetBytes($"[{string.Join(',', lines)}]")), protocol));
        Assert.Equal(events, RecordJson.Read($"  [{string.Join(',', lines)}]", protocol));
        Assert.Equal(
            "line 402: $: found text that is not JSON at line 1, byte 1, expected a JSON document.",
            Refusals.Of(() => read.AddRange(RecordJson.ReadLines(new MemoryStream(Encoding.UTF8.GetBytes(text + "x")), protocol))));
        Assert.Throws<ArgumentNullException>("input", () => RecordJson.ReadLines(null!, protocol));
        Assert.Throws<ArgumentNullException>("protocol", () => RecordJson.ReadLines(Stream.Null, null!));
        Assert.Throws<ArgumentNullException>("input", () => RecordJson.ReadLinesAsync(null!, protocol, cancellation));
        Assert.Throws<ArgumentNullException>("protocol", () => RecordJson.ReadLinesAsync(Stream.Null, null!, cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>("events", () => RecordJson.WriteLinesAsync(null!, protocol, Stream.Null, cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>("output", () => RecordJson.WriteLinesAsync(events.ToAsyncEnumerable(), protocol, null!, cancellation));
    }

    // What an event's document says that cannot be.
    [Theory]
    [InlineData("\"type\":\"toxicity-stated\",\"resolved\":true,\"happenedAt\":\"2026-02-09T10:00:00Z\"", "$.happenedAt: found \"2026-02-09T10:00:00Z\", expected an instant of the event's date, 2026-01-06, somewhere on earth.")]
    [InlineData("\"type\":\"laboratory-reported\",\"values\":{\"takenOn\":\"2026-01-05\",\"neutrophils\":\"1200/µL\"}", "$.values.takenOn: found \"2026-01-05\", expected the event's date, 2026-01-06.")]
    [InlineData("\"type\":\"administrations-given\",\"block\":\"induction\",\"order\":\"prednisolone\",\"firstDay\":1,\"lastDay\":3,\"dose\":{\"route\":\"PO\"},\"happenedAt\":\"2026-01-06T10:00:00Z\"", "$.happenedAt: found \"2026-01-06T10:00:00Z\", expected no clock time for a range of days.")]
    [InlineData("\"type\":\"administrations-given\",\"block\":\"induction\",\"order\":\"prednisolone\",\"firstDay\":2,\"lastDay\":1,\"dose\":{\"route\":\"PO\"}", "$.lastDay: found 1, expected a last day from the first to 366 days after it, with all doses of each day.")]
    [InlineData("\"type\":\"administration-given\",\"block\":\"induction\",\"order\":\"vincristine\",\"day\":8,\"dose\":{\"route\":\"IV\",\"portion\":{\"number\":3,\"of\":2}}", "$.dose.portion: found {\"number\":3,\"of\":2}, expected a number from 1 to that of the portions.")]
    [InlineData("\"type\":\"administration-given\",\"block\":\"induction\",\"order\":\"vincristine\",\"day\":8,\"dose\":{\"route\":\"IV\",\"startedAt\":\"2026-01-06T10:00:00Z\",\"clockOffset\":\"+18:30\"}", "$.dose.clockOffset: found \"+18:30\", expected an offset from -18:00 to +18:00.")]
    [InlineData("\"type\":\"doses-prescribed\",\"thiopurine\":{\"percent\":100,\"tablets\":1},\"antifolate\":{\"percent\":100}", "$.thiopurine: found {\"percent\":100,\"tablets\":1}, expected an amount, or a number of tablets with what one tablet holds.")]
    [InlineData("\"type\":\"doses-prescribed\",\"thiopurine\":{\"percent\":100,\"tablets\":1,\"tablet\":\"50 mg\",\"amount\":\"50 mg\"},\"antifolate\":{\"percent\":100}", "$.thiopurine: found {\"percent\":100,\"tablets\":1,\"tablet\":\"50 mg\",\"amount\":\"50 mg\"…, expected an amount, or a number of tablets with what one tablet holds.")]
    public void An_event_of_the_wrong_form(string members, string expected) => Assert.Equal(
        $"line 1: {expected}",
        Refusals.Of(() => RecordJson.Read($$"""{"schemaVersion":1,"id":"e1","date":"2026-01-06","recordedAt":"2026-01-09T12:00:00Z","recordedBy":"dr-a",{{members}}}""", Aall15P1.Compile())));

    private static int No(int value) => throw new ArgumentException("No.", nameof(value));
}
