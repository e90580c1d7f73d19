using AALL15P1.Protocol.Json;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Reactions before a dose and who has decided since, values that no infant has, and what was merged of several writers.</summary>
public sealed class RecordSafetyTableTests
{
    // Pegaspargase of day 12, 2026-01-16, recorded at 23:59 of that day, after anaphylaxis.
    [Theory]
    [InlineData("15 3", true)]
    [InlineData("15 2", false)]
    [InlineData("16 3", false)]
    [InlineData("17 3", false)]
    [InlineData("14 2 g15 3", true)]
    [InlineData("14 2 g16 3", true)]
    [InlineData("14 2 g17 3", false)]
    [InlineData("14 3 g15 1", true)]
    [InlineData("14 3 o15", false)]
    [InlineData("14 3 o14", false)]
    [InlineData("14 3 o16", false)]
    [InlineData("14 3 o13", true)]
    [InlineData("14 3 o17", true)]
    [InlineData("14 3 o15:concerns", true)]
    [InlineData("14 3 o15:other", true)]
    [InlineData("14 3 o14 g15 3", true)]
    [InlineData("14 3 o14 g15 3 o15", false)]
    [InlineData("14 3 o15 g17 4", false)]
    public void A_severe_reaction_asks_until_somebody_has_decided(string happened, bool isAsked)
    {
        string[] parts = happened.Split(' ');
        List<string> lines = [Event($"2026-01-{parts[0]}", $"\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"anaphylaxis\",\"grade\":{parts[1]}")];
        for (int at = 2; at < parts.Length; at++)
        {
            string day = parts[at].Substring(1, 2);
            lines.Add(parts[at][0] == 'g'
                ? Event($"2026-01-{day}", $"\"type\":\"adverse-event-graded\",\"episode\":\"r\",\"grade\":{parts[++at]}")
                : Event($"2026-01-{day}", $"\"type\":\"finding-overridden\",\"rule\":\"{(parts[at].EndsWith("other", StringComparison.Ordinal) ? "RECORD-DAY" : "PEG-AFTER-REACTION")}\",\"reason\":\"x\"{(parts[at].EndsWith("concerns", StringComparison.Ordinal) ? ",\"concerns\":\"g2\"" : string.Empty)}"));
        }

        // In the order of recording: by day, and on the day of the dose before it.
        string dose = Given("2026-01-16", "pegaspargase", 12, null, "IV", "induction");
        TreatmentRecord record = RecordIn("induction", [.. lines.Append(dose).OrderBy(line => line.Split("\"recordedAt\":\"")[1][..10], StringComparer.Ordinal)]);

        Assert.Equal(isAsked, record.StateOn(Date("2026-01-20")).Findings.Any(found => found.Finding.Rule.Id == "PEG-AFTER-REACTION" && record.Events.Single(recorded => recorded.Stamp.Id == found.EventId).DoseGiven is not null));
    }

    // On one day by the clock, where both state it.
    [Theory]
    [InlineData("08:00", "09:00", true)]
    [InlineData("08:00", "08:00", false)]
    [InlineData("09:00", "08:00", false)]
    [InlineData(null, "09:00", false)]
    [InlineData("08:00", null, false)]
    public void On_the_day_of_a_dose_the_clock_decides(string? began, string? given, bool isAsked)
    {
        TreatmentRecord record = RecordIn(
            "induction",
            Event("2026-01-16", $"\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"anaphylaxis\",\"grade\":3{(began is null ? string.Empty : $",\"happenedAt\":\"2026-01-16T{began}:00Z\"")}"),
            Given("2026-01-16", "pegaspargase", 12, given is null ? null : $"\"startedAt\":\"2026-01-16T{given}:00Z\"", "IV", "induction"));

        Assert.Equal(isAsked, record.StateOn(Date("2026-01-16")).Findings.Any(found => found.Finding.Rule.Id == "PEG-AFTER-REACTION"));
    }

    // Six reactions, by their days and not by the names of their episodes.
    [Fact]
    public void Reactions_are_told_in_the_order_in_which_they_began()
    {
        string[] episodes = ["f", "b", "e", "a", "d", "c"];
        TreatmentRecord record = RecordIn(
            "induction",
            [
                .. episodes.Select((episode, at) => Event($"2026-01-{10 + at}", $"\"type\":\"adverse-event-started\",\"episode\":\"{episode}\",\"term\":\"anaphylaxis\",\"grade\":3")),
                Given("2026-01-16", "pegaspargase", 12, null, "IV", "induction"),
            ]);

        Assert.Equal(
            ["2026-01-10", "2026-01-11", "2026-01-12", "2026-01-13", "2026-01-14", "2026-01-15"],
            record.StateOn(Date("2026-01-16")).Findings.Where(found => found.Finding.Rule.Id == "PEG-AFTER-REACTION").Select(found => found.Finding.Missing![^10..]));
    }

    // 5 kg, then on one day 5.1 kg and 8 kg: both are compared with the day before, not with each other.
    [Fact]
    public void What_is_measured_twice_on_a_day_is_compared_with_the_day_before()
    {
        TreatmentRecord record = RecordIn("", Measured("2026-01-04", "5 kg"), Measured("2026-01-06", "5.1 kg"), Measured("2026-01-06", "8 kg"));

        RecordFinding found = Assert.Single(record.StateOn(Date("2026-01-06")).Findings);
        Assert.Equal(("g3", "WEIGHT-UNIT-SLIP"), (found.EventId, found.Finding.Rule.Id));
        Assert.StartsWith("8 kg after 5 kg,", found.Finding.Observed, StringComparison.Ordinal);

        static string Measured(string date, string weight) => Event(date, $"\"type\":\"measured\",\"weight\":\"{weight}\"");
    }

    // The library's bounds: ANC 10 to 100,000/µL. Each report says its own, and asking again says it once.
    [Fact]
    public void Values_that_no_infant_has_are_found_at_their_report()
    {
        TreatmentRecord record = RecordIn("induction");
        foreach (string count in new[] { "9", "10", "100000", "100001" })
        {
            record = With(record, Event("2026-01-06", $"\"type\":\"laboratory-reported\",\"values\":{{\"takenOn\":\"2026-01-06\",\"neutrophils\":\"{count}/µL\"}}"));
            Assert.NotEmpty(record.StateOn(Date("2026-01-06")).Findings);
        }

        // Taken in together each says its own once.
        Assert.Equal(["g2", "g5"], record.Protocol.Replay(record.Events).StateOn(Date("2026-01-06")).Findings.Where(found => found.Finding.Rule.Id.StartsWith("LAB-", StringComparison.Ordinal)).Select(found => found.EventId));
        Assert.Equal(["g2", "g5"], record.StateOn(Date("2026-01-06")).Findings.Where(found => found.Finding.Rule.Id.StartsWith("LAB-", StringComparison.Ordinal)).Select(found => found.EventId));
    }

    // What rests on what comes later waits for it; what no round takes in says why it does not fit in the end.
    [Fact]
    public void Records_of_several_writers_are_merged_in_rounds()
    {
        string enrolled = Line("1", "2026-01-04", "2026-01-04T12:00:00Z", "dr-a", "\"type\":\"enrolled\",\"birthDate\":\"2025-09-14\"");
        string started = Line("2", "2026-01-05", "2026-01-05T12:00:00Z", "dr-a", "\"type\":\"block-started\",\"block\":\"induction\"");
        string early = Line("3", "2026-01-05", "2026-01-05T11:00:00Z", "nurse-b", "\"type\":\"administration-given\",\"block\":\"induction\",\"order\":\"prednisolone\",\"day\":1,\"dose\":{\"route\":\"PO\"}");
        string later = Line("4", "2026-01-05", "2026-01-05T11:30:00Z", "nurse-b", "\"type\":\"toxicity-stated\",\"resolved\":true");
        string wrong = Line("5", "2026-01-04", "2026-01-04T11:00:00Z", "nurse-c", "\"type\":\"administration-given\",\"block\":\"induction\",\"order\":\"etoposide\",\"day\":1,\"dose\":{\"route\":\"PO\"}").Replace("\"date\":\"2026-01-04\"", "\"date\":\"2026-01-05\"", StringComparison.Ordinal);

        Assert.Equal(["1", "2", "3", "4"], Merge(later, early, started, enrolled, early).Events.Select(recorded => recorded.Stamp.Id));
        RecordRefusal refusal = Assert.Throws<RecordRefusedException>(() => Merge(wrong, started, enrolled)).Refusal;
        Assert.Equal(("5", RefusalReason.UnknownOrder), (refusal.EventId, refusal.Reason));
        Assert.Empty(Merge().Events);
        Assert.Equal(RefusalReason.DuplicateId, Assert.Throws<RecordRefusedException>(() => Merge(enrolled, started, started.Replace("\"date\":\"2026-01-05\"", "\"date\":\"2026-01-04\"", StringComparison.Ordinal))).Refusal.Reason);

        static TreatmentRecord Merge(params string[] lines) => TreatmentRecord.Merge(Aall15P1.Compile(), lines.SelectMany(line => RecordJson.Read(line)));
    }

    private static string Line(string id, string date, string recordedAt, string by, string members) => $$"""{"schemaVersion":1,"id":"{{id}}","date":"{{date}}","recordedAt":"{{recordedAt}}","recordedBy":"{{by}}",{{members}}}""";
}
