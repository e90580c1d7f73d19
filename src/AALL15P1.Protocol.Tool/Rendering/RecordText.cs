using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>A record as text: where the infant is, what was found, what is next.</summary>
internal static partial class RecordText
{
    public static void Write(TextWriter output, TreatmentRecord record, NextSteps next, SiteSupplement? supplement)
    {
        DoseTextWriter.WriteSupplement(output, supplement);
        RecordState state = next.State;
        output.WriteLine(VisibleWriter.OneLine($"{Iso(state.Date)}  {Words(EnumNames.Of(state.Stage))}{End(record, state)}{Place(state)}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count(record.Events.Count, "event")}, of which {record.StandingEvents.Count} stand; {Aall15P1.Definition.Marker} {Aall15P1.Definition.Marker!.Word(state.Marker)}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Planned administrations: given {state.Done.Count}, omitted {state.Omitted.Count}, due {state.Due.Count}, overdue {state.Overdue.Count}, unrecorded {state.Unrecorded.Count}, open holds {state.OpenHolds.Count}"));
        if (state.Dlt is { } dlt)
        {
            string period = dlt.Opened is not { } opened ? "has not opened"
                : $"opened {Iso(opened)}, {(dlt.Closed is { } closed ? $"closed {Iso(closed)}" : dlt.IsOpen == true ? "open" : "closing not known")}";
            output.WriteLine($"DLT evaluation period: {period}");
            if (dlt.Opened is not null)
            {
                output.WriteLine($"Dose-limiting toxicity: {dlt.Outcome switch { DecisionOutcome.Hold => "yes", DecisionOutcome.Proceed => "none", _ => "not decided" }}");
            }

            foreach (AssessedAdverseEvent assessed in (IEnumerable<AssessedAdverseEvent>)dlt.Assessments)
            {
                output.WriteLine($"  {VisibleWriter.OneLine(Words(assessed.AdverseEvent.Term.Id))} from {Iso(assessed.AdverseEvent.Start)}{Later(assessed)}: {DltAnswer(assessed.Decision)}");
            }
        }

        Section(output, "Given in all", state.CumulativeDoses.Select(Line));
        Section(output, "Not recorded as given, held or omitted, and their time is over", state.Unrecorded.GroupBy(OrderOf).Select(rows => rows.ToArray()).Select(rows => $"{Dates(rows)} {What(rows)}"));
        if (state.Titration is { } titration)
        {
            output.WriteLine();
            output.WriteLine(VisibleWriter.OneLine($"Oral chemotherapy: {titration.Action}{(titration.Current is { } current ? $"; in force: {current}" : string.Empty)}"));
            output.WriteLine($"  {VisibleWriter.OneLine(titration.Reason)}");
        }

        Section(output, "Open holds", state.OpenHolds.Select(hold => $"{hold.Held.Slot}, since {Iso(hold.Held.Date)}: {hold.Held.Reason}{(hold.IsUndecided ? " (undecided: the site's policy is not stated)" : string.Empty)}"));
        Section(output, $"Findings: {Counts(state)}", state.Findings.OrderByDescending(found => found.Finding.Severity).Select(found => $"{Mark(found),-11}  {found}"));
        Section(output, "Next", next.Of(NextStepKind.Alert).Select(Line).Concat(Overdue(next)).Concat(next.Steps.Where(step => step.Kind is not (NextStepKind.Alert or NextStepKind.Overdue)).Select(Line)));
    }

    /// <summary>What remains of therapy from a day on: also what is held or waits, on its earliest date.</summary>
    public static void WritePlan(TextWriter output, TherapyPlan? plan, LocalDate from) => Section(
        output,
        $"The plan from {Iso(from)} on",
        plan is null ? [] : plan.Where(row => row.Date >= from && row.Status is AdministrationStatus.Planned or AdministrationStatus.PartlyGiven or AdministrationStatus.Held or AdministrationStatus.Waiting)
            .Select(row => $"{Iso(row.Date)}  {row.Slot}: {row.Order.Drug} {row.Order.Routes}, {Words(EnumNames.Of(row.Status))}{(row.Planned.IsProjected ? ", in a block whose start is projected" : string.Empty)}"));

    /// <summary>Since when, and why, the infant is no longer on therapy.</summary>
    private static string End(TreatmentRecord record, RecordState state) => state.Stage switch
    {
        CourseStage.Died => $" on {Iso(record.StandingEvents.OfType<RecordEvent.Died>().Single().Date)}",
        CourseStage.OffProtocol when record.StandingEvents.OfType<RecordEvent.LeftProtocol>().Single() is { } left => $" since {Iso(left.Date)} ({left.Reason})",
        CourseStage.Completed => $" on {Iso(record.Plan!.EndOfTherapy)}",
        _ => string.Empty,
    };

    private static string Place(RecordState state) =>
        state.Block is null ? string.Empty
        : state.Day is { } day ? string.Create(CultureInfo.InvariantCulture, $": {state.Block.Title} since {Iso(state.BlockStart!.Value)}, day {day}")
        : $"; the last block was {state.Block.Title}, from {Iso(state.BlockStart!.Value)}";

    private static string Counts(RecordState state)
    {
        int hazards = state.Findings.Count(found => found.Finding.Severity == Severity.Hazard);
        int overridden = state.Findings.Count(found => found.Finding.Severity == Severity.Hazard && found.Override is not null);
        string open = overridden == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({overridden} overridden)");
        return string.Create(CultureInfo.InvariantCulture, $"{Count(hazards, "hazard")}{open}, {Count(state.Findings.Count(found => found.Finding.Severity == Severity.Deviation), "deviation")}, {state.Findings.Count(found => found.Finding.Severity == Severity.Information)} for information");
    }

    /// <summary>A hazard must not be read over.</summary>
    private static string Mark(RecordFinding found) => found.Finding.Severity == Severity.Hazard ? "HAZARD" : EnumNames.Of(found.Finding.Severity);

    private static string Later(AssessedAdverseEvent assessed) =>
        assessed.RecordedDaysLater == 0 ? string.Empty : $" (recorded {Count(assessed.RecordedDaysLater, "day")} later)";

    private static string DltAnswer(Decision decision)
    {
        string rules = string.Join(", ", decision.Findings.Where(finding => finding.Effect == decision.Outcome).Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal));
        return decision.Outcome switch
        {
            DecisionOutcome.Hold => $"dose-limiting ({rules})",
            DecisionOutcome.Proceed => "not dose-limiting",
            _ => $"cannot be decided ({rules})",
        };
    }

    private static string Line(DrugTotal dose)
    {
        string sums = string.Join(" + ", new[] { dose.Mass.Milligrams == 0m ? null : dose.Mass.ToString(), dose.Units.Value == 0m ? null : dose.Units.ToString() }.Where(sum => sum is not null));
        string missing = dose.IsComplete ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {dose.WithoutAmount} without an amount");
        return $"{dose.Drug} {dose.Route}: {Count(dose.Administrations, "administration")}{(sums.Length > 0 ? $", {sums}" : string.Empty)}{missing}";
    }

    private static string Line(NextStep step) => $"{Words(step.Kind)}: {(step.Date is { } day ? $"{Iso(day)} " : string.Empty)}[{Words(EnumNames.Of(step.Audience))}] {step.What}";

    /// <summary>A drug that is overdue on many days is told in one line.</summary>
    private static IEnumerable<string> Overdue(NextSteps next) =>
        from step in next.Of(NextStepKind.Overdue).DistinctBy(step => (step.Slot!.Value.Block, step.Slot.Value.OrderId))
        let rows = next.State.Overdue.Where(row => OrderOf(row) == (step.Slot!.Value.Block, step.Slot.Value.OrderId)).ToArray()
        select $"overdue: {Dates(rows)} [{Words(EnumNames.Of(step.Audience))}] {What(rows)} is not recorded as given, held or omitted.";

    private static (BlockId Block, string OrderId) OrderOf(PlannedAdministration row) => (row.Block.Id, row.Order.Id);

    private static string Dates(PlannedAdministration[] rows) => rows.Length == 1 ? Iso(rows[0].Date) : $"{Iso(rows[0].Date)} to {Iso(rows[^1].Date)}";

    private static string What(PlannedAdministration[] rows)
    {
        string given = string.Concat(rows.Where(row => row.Status == AdministrationStatus.PartlyGiven).Select(row => row.DosesLeft.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $", day {row.Day} given in part")
            : string.Create(CultureInfo.InvariantCulture, $", of day {row.Day} {(row.DosesLeft.Count == 1 ? "dose" : "doses")} {string.Join(", ", row.DosesLeft)} of {row.Order.TimesPerDay} left")));
        return $"{rows[0].Order.Drug} {rows[0].Order.Routes} ({rows[0].Block.Id}/{rows[0].Order.Id} {(rows.Length == 1 ? "day" : "days")} {Days(rows)}{given})";
    }

    /// <summary>Days as <c>8-11, 15</c>.</summary>
    private static string Days(PlannedAdministration[] rows)
    {
        List<(int First, int Last)> runs = [];
        foreach (int day in rows.Select(row => row.Day).Order())
        {
            if (runs.Count > 0 && runs[^1].Last + 1 == day)
            {
                runs[^1] = (runs[^1].First, day);
            }
            else
            {
                runs.Add((day, day));
            }
        }

        return string.Join(", ", runs.Select(run => run.First == run.Last ? $"{run.First}" : $"{run.First}-{run.Last}"));
    }

    private static string Words(NextStepKind kind) => kind switch
    {
        NextStepKind.DecideHold => "decide",
        NextStepKind.EvaluateGate => "next block",
        NextStepKind.SupplyMissing => "missing",
        NextStepKind.VisitTertiaryCentre => "visit",
        NextStepKind.AnswerDlt => "DLT question",
        _ => EnumNames.Of(kind),
    };

    private static string Words(string name) => name.Replace('-', ' ');

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? string.Empty : "s")}");

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
        {
            output.WriteLine();
            output.WriteLine(title);
            foreach (string line in all)
            {
                output.WriteLine($"  {VisibleWriter.OneLine(line)}");
            }
        }
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
