using System.Globalization;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Titration;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tool.Rendering;

// What a ward round asks, as text.
internal static partial class RecordText
{
    public static void WriteRound(TextWriter output, WardRound round)
    {
        Section(output, "What applied that day", Applied(round.InForce));
        Section(output, "This week", round.Week.Select(row => $"{Iso(row.Date)}  {row.Order.Drug} {row.Order.Routes} ({row.Slot}): {row.Dose?.Answer ?? "not computed"}"));
        Section(
            output,
            round.DaysBehind is { } behind ? $"Against the first plan: {(behind == 0 ? "as planned" : $"{Count(Math.Abs(behind), "day")} {(behind < 0 ? "ahead" : "behind")}")}" : "Against the first plan: no block has started",
            round.Lags.Select(lag => $"{Iso(lag.Date)}  {lag.What}").Concat(round.Reasons.AsEnumerable()).DefaultIfEmpty("no delay and no hold is on record"));
        Section(output, "Given against planned", round.Intensities.Select(intensity => intensity.ToString()));
        Section(output, "Weight and counts", round.MeasurementsDue.Select(step => $"{(step.Date is { } day ? $"{Iso(day)}  " : string.Empty)}{step.What}"));
        Section(output, "Changed", round.Changes.Select(change => $"{InstantPattern.ExtendedIso.Format(change.RecordedAt)}  {change.RecordedBy}, event {change.EventId}: {change.What}"));
        Section(output, "Open adverse events", round.OpenAdverseEvents.Select(open => string.Create(CultureInfo.InvariantCulture, $"{Words(open.AdverseEvent.Term.Id)}, grade {(int)open.AdverseEvent.Grades[^1].Grade}, since {Iso(open.AdverseEvent.Start)}: {DltAnswer(open.Decision)}")));
        Section(output, "Cumulative doses", round.CumulativeDoses.Select(finding => finding.Sentence));
        Section(output, "Clock times of the last seven days (UTC)", round.ClockTimes.Select(recorded => $"{InstantPattern.ExtendedIso.Format((recorded.DoseGiven!.StartedAt ?? recorded.HappenedAt)!.Value)}  {recorded.ConcernedSlot}"));
        Section(output, "Clock times of the rescue", round.RescueTimes.Select(step => step.What));
        Section(output, "Oral chemotherapy, looked back upon", Audit(round.Titration));
        Section(output, "Evaluable for dose-limiting toxicity", round.Evaluability is { } evaluability ? evaluability.Findings.Select(finding => finding.Sentence) : []);
    }

    private static IEnumerable<string> Audit(TitrationResult? result)
    {
        if (result is not { Audit: { } audit })
        {
            yield break;
        }

        yield return $"Policy: {result.Policy.Title}. {result.Policy.Notice}";
        yield return string.Create(CultureInfo.InvariantCulture, $"From {Iso(audit.Start)} to before {Iso(audit.End)}, {Count(audit.Days, "day")}: thiopurine on average {audit.ThiopurineIntensity.Percent:0.#} %, antifolate {audit.AntifolateIntensity.Percent:0.#} % of the starting dose; {(audit.FirstEscalation is { } first ? $"first above 100 % on {Iso(first)}" : "never above 100 %")}");
        yield return string.Create(CultureInfo.InvariantCulture, $"Days with counts: {audit.Comparisons.Count}, of which the prescription differs from the policy on {audit.Disagreements.Count}");
        foreach (TitrationComparison point in audit.Disagreements.AsEnumerable())
        {
            yield return $"{Iso(point.Decision.On)}  in force {point.Prescribed}; the policy says {point.Decision.Action} ({point.Decision.Rule.Id})";
        }
    }

    private static IEnumerable<string> Applied(CompiledProtocol inForce)
    {
        yield return inForce.Supplement is { } supplement ? $"Supplement {supplement.Title}, fingerprint {SupplementJson.Fingerprint(supplement)}" : "No supplement";
        yield return $"Readings: {string.Join(", ", inForce.Readings.Register.Zip(inForce.Readings.Taken.AsEnumerable(), (question, reading) => $"{question.Id} {reading.Id}"))}";
        yield return $"Held administrations: {inForce.Holds}";
    }
}
