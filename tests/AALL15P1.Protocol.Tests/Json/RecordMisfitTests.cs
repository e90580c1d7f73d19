using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>What the model refuses of an event is told with the member's path, what was written and what was expected.</summary>
public sealed class RecordMisfitTests
{
    private const string Text = "a text that is not blank, of at most 1000 characters";
    private const string Words = "lower-case words of letters and digits, joined by hyphens";
    private const string Date = "a date of the years 1900 to 2190, as 2026-01-05";
    private const string Instant = "an instant of the years 1900 to 2200 (UTC), as 2026-01-05T09:30:00Z";

    [Theory]
    [InlineData("enrolled", "\"birthDate\":\"1899-12-31\"", "birthDate", "\"1899-12-31\"", Date)]
    [InlineData("enrolled", "\"birthDate\":\"2191-01-01\"", "birthDate", "\"2191-01-01\"", Date)]
    [InlineData("reading-chosen", "\"question\":\" \",\"reading\":\"day-92\"", "question", "\" \"", Text)]
    [InlineData("reading-chosen", "\"question\":\"D1\",\"reading\":\"\"", "reading", "\"\"", Text)]
    [InlineData("measured", "\"weight\":\"0.0001 g\"", "weight", "\"0.0001 g\"", "a weight from 0.000001 to 1000000 kg")]
    [InlineData("measured", "\"weight\":\"5 kg\",\"height\":\"1000001 cm\"", "height", "\"1000001 cm\"", "a height from 0.000001 to 1000000 cm")]
    [InlineData("block-started", "\"block\":\"Induction\"", "block", "\"Induction\"", Words)]
    [InlineData("administration-given", "\"block\":\"induction\",\"order\":\"Peg\",\"day\":12,\"dose\":{\"route\":\"IM\"}", "order", "\"Peg\"", Words)]
    [InlineData("administration-made-up", "\"block\":\"induction\",\"order\":\"peg\",\"day\":0,\"dose\":{\"route\":\"IM\"}", "day", "0", "a whole number from 1 to 9999")]
    [InlineData("administration-given", "\"block\":\"induction\",\"order\":\"peg\",\"day\":12,\"dose\":{\"route\":\"IM\",\"amount\":\"1000001 g\"}", "dose.amount", "\"1000001 g\"", "an amount of at most 1000000000 mg or IU")]
    [InlineData("administration-given", "\"block\":\"induction\",\"order\":\"peg\",\"day\":12,\"dose\":{\"route\":\"IM\",\"doseOfDay\":25}", "dose.doseOfDay", "25", "a whole number from 1 to 24")]
    [InlineData("administration-given", "\"block\":\"induction\",\"order\":\"peg\",\"day\":12,\"dose\":{\"route\":\"IM\",\"startedAt\":\"1899-12-31T23:59:59Z\"}", "dose.startedAt", "\"1899-12-31T23:59:59Z\"", Instant)]
    [InlineData("administration-given", "\"block\":\"induction\",\"order\":\"peg\",\"day\":12,\"dose\":{\"route\":\"IM\",\"startedAt\":\"9:00\"}", "dose.startedAt", "\"9:00\"", Instant)]
    [InlineData("administration-given", "\"block\":\"induction\",\"order\":\"peg\",\"day\":12,\"dose\":{\"route\":\"IM\",\"setting\":\"home\"}", "dose.setting", "\"home\"", "one of tertiary-centre, shared-care-centre, elsewhere")]
    [InlineData("administration-held", "\"block\":\"induction\",\"order\":\"peg\",\"day\":12,\"until\":\"2026-01-11\",\"reason\":\"sepsis\"", "until", "\"2026-01-11\"", "a date from the event's own, 2026-01-12, to the year 2200")]
    [InlineData("treatment-delayed", "\"until\":\"2201-01-01\",\"reason\":\"sepsis\"", "until", "\"2201-01-01\"", "a date of the years 1900 to 2200 as 2026-01-05")]
    [InlineData("treatment-delayed", "\"episode\":\" \",\"reason\":\"sepsis\"", "episode", "\" \"", Text)]
    [InlineData("administration-omitted", "\"block\":\"induction\",\"order\":\"peg\",\"day\":12,\"reason\":\"\\n\"", "reason", "\"\\n\"", Text)]
    [InlineData("doses-prescribed", "\"thiopurine\":{\"tablets\":2},\"antifolate\":{\"percent\":100}", "thiopurine", "{\"tablets\":2}", "an amount, or a number of tablets with what one tablet holds")]
    [InlineData("doses-prescribed", "\"thiopurine\":{\"percent\":100,\"tablet\":\"10 mg\"},\"antifolate\":{\"percent\":100}", "thiopurine", "{\"percent\":100,\"tablet\":\"10 mg\"}", "an amount, or a number of tablets with what one tablet holds")]
    [InlineData("doses-prescribed", "\"thiopurine\":{\"amount\":\"1000001 g\"},\"antifolate\":{\"percent\":100}", "thiopurine.amount", "\"1000001 g\"", "an amount of at most 1000000000 mg")]
    [InlineData("doses-prescribed", "\"thiopurine\":{\"tablets\":3,\"tablet\":\"500000 g\"},\"antifolate\":{\"percent\":100}", "thiopurine.tablet", "\"500000 g\"", "an amount of at most 1000000000 mg")]
    [InlineData("administrations-given", "\"block\":\"induction\",\"order\":\"dex\",\"firstDay\":8,\"lastDay\":7,\"dose\":{\"route\":\"PO\"}", "lastDay", "7", "a last day from the first to 366 days after it, with all doses of each day")]
    [InlineData("administrations-given", "\"supersedes\":\"e1\",\"block\":\"induction\",\"order\":\"dex\",\"firstDay\":8,\"lastDay\":9,\"dose\":{\"route\":\"PO\"}", "supersedes", "\"e1\"", "the id of another event")]
    [InlineData("adverse-event-started", "\"episode\":\"a1\",\"term\":\"Sepsis!\",\"grade\":3", "term", "\"Sepsis!\"", "a CTCAE term or free words of letters and digits")]
    [InlineData("adverse-event-started", "\"episode\":\"a1\",\"term\":\"sepsis\",\"grade\":0", "grade", "0", "a whole number from 1 to 5")]
    [InlineData("adverse-event-graded", "\"episode\":\"a1\",\"grade\":6", "grade", "6", "a whole number from 1 to 5")]
    [InlineData("finding-overridden", "\"rule\":\"\",\"reason\":\"typed wrongly\"", "rule", "\"\"", Text)]
    [InlineData("finding-overridden", "\"rule\":\"DOSE-FIVEFOLD\",\"concerns\":\" \",\"reason\":\"typed wrongly\"", "concerns", "\" \"", Text)]
    public void A_member_of_its_own_is_named(string type, string members, string member, string found, string expected) =>
        Assert.Equal($"line 1: $.{member}: found {found}, expected {expected}.", Refusal(Event(type, members)));

    [Theory]
    [InlineData("\"e1\"", "\" \"", "id", "\" \"", Text)]
    [InlineData("2026-01-12T09:00:00Z", "2201-01-01T00:00:00Z", "recordedAt", "\"2201-01-01T00:00:00Z\"", Instant)]
    [InlineData("2026-01-12T09:00:00Z", "09:00", "recordedAt", "\"09:00\"", Instant)]
    [InlineData("\"dr-a\"", "\"dr-a\",\"supersedes\":\"e1\"", "supersedes", "\"e1\"", "the id of another event")]
    [InlineData("\"dr-a\"", "\"dr-a\",\"supersedes\":\" \"", "supersedes", "\" \"", Text)]
    [InlineData("\"2026-01-12\"", "\"1899-01-05\"", "date", "\"1899-01-05\"", Date)]
    public void A_member_that_every_event_has_is_named(string right, string wrong, string member, string found, string expected) =>
        Assert.Equal(
            $"line 1: $.{member}: found {found}, expected {expected}.",
            Refusal(Event("measured", "\"weight\":\"5.4 kg\"").Replace(right, wrong, StringComparison.Ordinal)));

    [Theory]
    [InlineData("5", "5")]
    [InlineData("\"given\"", "\"given\"")]
    [InlineData("null", "null")]
    public void A_type_is_one_of_the_words(string type, string found) =>
        Assert.StartsWith($"line 1: $.type: found {found}, expected one of enrolled, ", Refusal(Event("died", null).Replace("\"died\"", type, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void In_an_array_the_path_has_the_place_and_a_long_text_is_not_repeated() =>
        Assert.Equal(
            $"$[1].recordedBy: found a text of 1001 characters, expected {Text}.",
            Refusal($"[{Event("died", null)},{Event("died", null).Replace("dr-a", new string('a', 1001), StringComparison.Ordinal)}]"));

    [Fact]
    public void Nothing_is_written_of_no_events_and_nowhere()
    {
        CompiledProtocol protocol = Aall15P1.Compile();

        Assert.Throws<ArgumentNullException>("events", () => RecordJson.WriteLines(null!, protocol, Stream.Null));
        Assert.Throws<ArgumentNullException>("output", () => RecordJson.WriteLines([], protocol, (Stream)null!));
    }

    [Fact]
    public void A_marker_that_a_protocol_does_not_ask_for_is_neither_read_nor_written()
    {
        ProtocolDefinition own = Aall15P1.Definition;
        Block first = own.Blocks[0];
        CompiledProtocol none = CompiledProtocol.Compile(new ProtocolDefinition("no-marker", "No marker", "1", own.Formulary, [new Block(first.Id, first.Title, first.Kind, first.Orders)], own.TherapyLength, own.Interpretations) { Safeguards = own.Safeguards });
        string line = Event("marker-reported", "\"status\":\"rearranged\"");
        RecordEvent reported = new RecordEvent.MarkerReported(new("e1", NodaTime.Instant.FromUtc(2026, 1, 12, 9, 0), "dr-a"), new(2026, 1, 12), MarkerStatus.Present);

        Assert.Equal("The protocol asks for no marker, and the event reports one.", Place.Reason(Assert.Throws<ArgumentException>("recorded", () => RecordJson.Write(reported, none))));
        Assert.Equal("line 1: $.status: found \"rearranged\", expected nothing: the protocol asks for no such marker.", Assert.Throws<FormatException>(() => RecordJson.Read(line, none)).Message);
    }

    [Fact]
    public void A_measurement_of_nothing_says_what_it_could_have() =>
        Assert.Equal("line 1: $: found no weight, expected at least one of weight, height.", Refusal(Event("measured", null)));

    private static string Refusal(string text) => Assert.Throws<FormatException>(() => RecordJson.Read(text)).Message;

    private static string Event(string type, string? members) =>
        $$"""{"schemaVersion":1,"id":"e1","type":"{{type}}","date":"2026-01-12","recordedAt":"2026-01-12T09:00:00Z","recordedBy":"dr-a"{{(members is null ? string.Empty : $",{members}")}}}""";
}
