using System.Globalization;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Record;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>A record as text: where the infant is, what was found, what is next.</summary>
internal static class RecordText
{
    public static void Write(TextWriter output, TreatmentRecord record, NextSteps next)
    {
        RecordState state = next.State;
        string place = state.Block is null ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $": {state.Block.Title}, since {Iso(state.BlockStart!.Value)}{(state.Day is { } day ? $", day {day}" : string.Empty)}");
        output.WriteLine($"{Iso(state.Date)}  {WireNames.Of(state.Stage)}{place}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{record.Events.Count} events, {record.StandingEvents.Count} stand; KMT2A {WireNames.Of(state.Kmt2a)}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"given {state.Done.Count}, omitted {state.Omitted.Count}, due {state.Due.Count}, overdue {state.Overdue.Count}, unrecorded {state.Unrecorded.Count}, open holds {state.OpenHolds.Count}"));
        if (state.Dlt is { } dlt)
        {
            string period = dlt.Opened is not { } opened ? "has not opened"
                : $"opened {Iso(opened)}, {(dlt.Closed is { } closed ? $"closed {Iso(closed)}" : dlt.IsOpen == true ? "open" : "closing not known")}";
            output.WriteLine($"DLT evaluation period: {period}");
            foreach (AssessedAdverseEvent assessed in (IEnumerable<AssessedAdverseEvent>)dlt.Assessments)
            {
                output.WriteLine($"  {assessed.AdverseEvent.Term} from {Iso(assessed.AdverseEvent.Start)}: {DltAnswer(assessed)}");
            }
        }

        Section(output, "Given in all", state.CumulativeDoses.Select(Line));
        Section(output, "Open holds", state.OpenHolds.Select(hold => $"{hold.Held.Slot}, since {Iso(hold.Held.Date)}: {hold.Held.Reason}{(hold.IsUndecided ? " (undecided: the site's policy is not stated)" : string.Empty)}"));
        Section(output, "Findings", state.Findings.Select(found => found.ToString()));
        Section(output, "Next", next.Steps.Select(step => $"{WireNames.Of(step.Kind)}: {step}"));
    }

    private static string DltAnswer(AssessedAdverseEvent assessed) => assessed.Decision.Outcome switch
    {
        Decisions.Outcome.Hold => "dose-limiting",
        Decisions.Outcome.Proceed => "not dose-limiting",
        _ => "cannot be decided",
    };

    private static string Line(CumulativeDose dose)
    {
        string sums = string.Join(" + ", new[] { dose.Mass == default ? null : dose.Mass.ToString(), dose.Units == default ? null : dose.Units.ToString() }.Where(sum => sum is not null));
        string missing = dose.IsComplete ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {dose.WithoutAmount} without an amount");
        return string.Create(CultureInfo.InvariantCulture, $"{dose.Drug} {dose.Route}: {dose.Administrations} times{(sums.Length > 0 ? $", {sums}" : string.Empty)}{missing}");
    }

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
        {
            output.WriteLine();
            output.WriteLine(title);
            foreach (string line in all)
            {
                output.WriteLine($"  {line}");
            }
        }
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
