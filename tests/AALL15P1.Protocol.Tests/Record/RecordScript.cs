using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// Small records as lines of the wire: blocks start on the days of a course without delays, and what happens then is written
/// after them. A line's id is made from its place: <c>g0</c>, <c>g1</c>, and so on, counted with the starts.
/// </summary>
internal static class RecordScript
{
    private static readonly (string Block, string Date)[] Starts =
    [
        ("induction", "2026-01-05"), ("azacitidine-1", "2026-02-09"), ("consolidation", "2026-02-14"), ("azacitidine-2", "2026-03-15"), ("interim-maintenance", "2026-03-20"),
        ("azacitidine-3", "2026-04-25"), ("delayed-intensification-1", "2026-04-30"), ("azacitidine-4", "2026-05-28"), ("delayed-intensification-2", "2026-06-02"), ("maintenance", "2026-07-06"),
    ];

    public static TreatmentRecord RecordIn(string to, params string[] lines) => RecordIn(null, to, lines);

    public static TreatmentRecord RecordIn(HoldPolicy? policy, string to, params string[] lines)
    {
        int last = Array.FindIndex(Starts, start => start.Block == to);
        string[] before =
        [
            """{"schemaVersion":1,"id":"b0","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T12:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-14"}""",
            .. Starts.Take(last + 1).Select((start, number) => $$"""{"schemaVersion":1,"id":"b{{number + 1}}","type":"block-started","date":"{{start.Date}}","recordedAt":"{{start.Date}}T00:00:00Z","recordedBy":"dr-a","block":"{{start.Block}}"}"""),
        ];
        return Apply(policy is { } held ? RecordBuilder.With(held).NewRecord() : Aall15P1.Compile().NewRecord(), before.Concat(lines));
    }

    public static TreatmentRecord With(TreatmentRecord record, params string[] lines) => Apply(record, lines);

    private static TreatmentRecord Apply(TreatmentRecord record, IEnumerable<string> lines) =>
        RecordJson.Read(string.Join('\n', lines.Select((line, number) => line.Replace("#", $"g{record.Events.Count + number}", StringComparison.Ordinal)))).Aggregate(record, (all, recorded) => all.Apply(recorded));

    public static string Event(string date, string members) => $$"""{"schemaVersion":1,"id":"#","date":"{{date}}","recordedAt":"{{date}}T23:59:00Z","recordedBy":"dr-a",{{members}}}""";

    public static string Given(string date, string order, int day, string? dose = null, string route = "IV", string block = "interim-maintenance") =>
        Event(date, $"\"type\":\"administration-given\",\"block\":\"{block}\",\"order\":\"{order}\",\"day\":{day},\"dose\":{{\"route\":\"{route}\"{(dose is null ? string.Empty : "," + dose)}}}");

    public static string Held(string date, string order, int day, string? until = null, string block = "consolidation") =>
        Event(date, $"\"type\":\"administration-held\",\"block\":\"{block}\",\"order\":\"{order}\",\"day\":{day},\"reason\":\"x\"{(until is null ? string.Empty : $",\"until\":\"{until}\"")}");

    /// <summary>What was found at an event, or at all that are none of the starts.</summary>
    public static string[] Lines(TreatmentRecord record, string on, string? id) =>
    [
        .. record.StateOn(RecordBuilder.Date(on)).Findings.Where(found => id is null ? found.EventId[0] == 'g' : found.EventId == id).Select(found => found.Finding).Select(finding =>
            $"{finding.Rule.Id} {finding.Effect} {finding.Severity} | {finding.Observed}{(finding.Observed is null ? string.Empty : " ")}| {finding.Required}{(finding.Missing is null ? string.Empty : $" | {finding.Missing}")}"),
    ];
}
