using System.Globalization;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

// What is due with its amount, and what cannot be given as planned.
internal static partial class NextStepsFinder
{
    /// <summary>What is due, with its amount. What a safety check is against waits, and says why.</summary>
    private static IEnumerable<NextStep> Due(RecordFacts facts, RecordState state)
    {
        RecordSafety? safety = null;
        foreach (PlannedAdministration row in state.Due.AsEnumerable())
        {
            ILookup<bool, Finding> said = (safety ??= new(facts, facts.Applied, facts.Enrolled!.BirthDate)).OfDue(row.Order, state.Date).Concat(Coincidences(facts, state, row)).ToLookup(finding => finding.Effect != DecisionOutcome.Proceed);
            NextStep step = Give(
                NextStepKind.Due,
                row,
                said[true].FirstOrDefault() is { } against ? $"is planned for this day and is not given before this is decided: {against.Sentence}" : $"is due{Amount(row.Dose)}");
            yield return step with { What = $"{step.What}{string.Concat(said[false].Select(finding => $" {finding.Sentence}"))}{Notes(row.Order)}" };
        }
    }

    /// <summary>The amount with the weight behind it; or why there is none, unless no source states the dose at all.</summary>
    private static string Amount(DoseResult? dose)
    {
        if (dose is null || dose.Decision.Findings.Any(finding => finding.Rule == DosingRules.DoseStated))
        {
            return string.Empty;
        }

        string measured = string.Join("; ", dose.Steps
            .Where(step => step is DoseStep.WeightUsed or DoseStep.HeightUsed or DoseStep.Titrated)
            .Select(step => step is DoseStep.Titrated { Share: var share } ? share.Percent is null ? share.From : $"{share.PercentText}, {share.From}" : step.Text));
        return dose.Outcome == DecisionOutcome.Proceed
            ? $": {dose.Dose}{(measured.Length == 0 ? string.Empty : $" ({measured})")}"
            : $"; its amount cannot be stated: {dose.Answer}";
    }

    /// <summary>What a source says that whoever prepares or gives the drug must know.</summary>
    private static string Notes(PlannedOrder order) => string.Concat(order.Notes.Select(note => $" Note: {note.Value.TrimEnd('.')} ({note.Citation})."));

    /// <summary>Which of the day's doses remain, of an administration that was given in part.</summary>
    private static string DosesLeft(PlannedAdministration row) =>
        row.Status != AdministrationStatus.PartlyGiven ? string.Empty
        : row.DosesLeft.Count == 0 ? ", given in part"
        : string.Create(CultureInfo.InvariantCulture, $", {(row.DosesLeft.Count == 1 ? "dose" : "doses")} {string.Join(", ", row.DosesLeft.Select(number => number.ToString(CultureInfo.InvariantCulture)))} of {row.Order.TimesPerDay} left");

    /// <summary>What must not be given on one day with an administration, and was given or is due on the day.</summary>
    private static IEnumerable<Finding> Coincidences(RecordFacts facts, RecordState state, PlannedAdministration row)
    {
        int block = facts.Schedule.Definition.IndexOf(row.Block.Id);
        CompiledBlock compiled = facts.Schedule.Blocks[block];
        int place = compiled.PlaceOf(row.Order.Id);
        foreach ((int one, int other, Rule rule) in compiled.Links.Apart)
        {
            if (BlockLinks.LinkedTo(place, one, other) is not { } never)
            {
                continue;
            }

            string id = compiled.Orders[never].Id;
            string? found = facts.Courses[block].IsGivenOn(never, DayNumber.Of(state.Date, nameof(state))) ? "was given on this day"
                : state.Due.Any(due => due.Block.Id == row.Block.Id && due.Order.Id == id) ? "is planned for this day too"
                : null;
            if (found is not null)
            {
                yield return new(rule, DecisionOutcome.Hold, Severity.Hazard, $"{id} {found}", "the two on different days");
            }
        }
    }

    /// <summary>The clock times of the rescue from each infusion whose start is recorded, until the last stated hour has passed.</summary>
    public static IEnumerable<NextStep> RescueTimes(RecordFacts facts, TherapyPlan? plan, RecordState state)
    {
        if (plan is null)
        {
            yield break;
        }

        int block = RecordStates.LastStarted(facts);
        CompiledBlock compiled = facts.Schedule.Blocks[block];
        foreach ((int rescue, int rescued, OrderLink.RescueFrom link) in compiled.Links.RescueLinks)
        {
            PlannedOrder order = compiled.Orders[rescue];
            foreach (RecordEvent infusion in facts.Courses[block].Events.Where(recorded => recorded.ConcernedSlot?.OrderId == compiled.Orders[rescued].Id))
            {
                if (infusion.DoseGiven?.StartedAt is not { } started || infusion.Date > state.Date || IsGoingOn(facts, block, infusion) || link.Clock.DosesFrom(started)[^1].InUtc().Date < state.Date)
                {
                    continue;
                }

                // Times are those of the ward's clock where it is recorded.
                string Shown(Instant instant) => infusion.DoseGiven.ClockOffset is { } offset ? OffsetDateTimePattern.ExtendedIso.Format(instant.WithOffset(offset)) : InstantPattern.ExtendedIso.Format(instant);
                string hours = string.Join(", ", link.Clock.Hours.Value.Select(hour => $"hour {RescueClock.HourText(hour)} at {Shown(started + hour)}"));
                yield return new(
                    NextStepKind.Due,
                    Audience.TreatingTeam,
                    state.Date,
                    $"{order.Drug} rescues from {infusion.ConcernedSlot}, which began at {Shown(started)}: {hours}, and then until levels are safe ({link.Rule.Id}; {link.Clock.Hours.Citation}).")
                {
                    Finding = new(link.Rule, DecisionOutcome.Proceed, Severity.Information, "an infusion was given", $"{order.Drug} at {link.Clock.HoursText()}"),
                };

                // The time of day is that of the ward's clock where it is recorded; else it is known only where that clock shows
                // the day that UTC shows.
                LocalDateTime clock = started.WithOffset(infusion.DoseGiven.ClockOffset ?? Offset.Zero).LocalDateTime;
                if (clock.Date == infusion.Date && link.Clock.FindingFor(clock.TimeOfDay) is { } early)
                {
                    yield return new(NextStepKind.Alert, early.Audience, state.Date, infusion.DoseGiven.ClockOffset is null ? $"By UTC: {early.Sentence}" : early.Sentence) { Finding = early };
                }
            }
        }
    }

    /// <summary>Whether a dose in portions had begun before: its hours are counted from its first portion.</summary>
    private static bool IsGoingOn(RecordFacts facts, int block, RecordEvent recorded) =>
        recorded is { DoseGiven.Portion: not null, ConcernedSlot: { } slot } && facts.Courses[block].At(slot.Day, facts.Schedule.Blocks[block].PlaceOf(slot.OrderId)).IsGoingOn(recorded);

    /// <summary>What cannot be given as planned, one step for an order.</summary>
    private static IEnumerable<NextStep> LeftOut(RecordState state) =>
        from rows in state.LeftOut.GroupBy(row => (row.Block.Id, row.Order.Id))
        let first = rows.First()
        let days = DayRange.Text(rows.Select(row => row.Day))
        select new NextStep(
            NextStepKind.DecideHold,
            Audience.TreatingTeam,
            first.Date,
            $"{first.Order.Drug} {first.Order.Routes} ({first.Block.Id}/{first.Order.Id} {(rows.Count() == 1 ? "day" : "days")} {days}) cannot be given as planned: {first.Why}. Decide whether and when it is given, or omit it.")
        {
            Slot = first.Slot,
        };

    /// <summary>
    /// What the site's titration policy says, on the days on which it is due: when counts were taken, while it calls for other
    /// doses than those in force, and while something is missing. A prescription of the day answers it.
    /// </summary>
    private static IEnumerable<NextStep> Titration(RecordFacts facts, RecordState state)
    {
        if (state.Titration is not { } decision || facts.Titration is not { } titration || titration.IsPrescribedOn(state.Date))
        {
            yield break;
        }

        Finding finding = decision.Explain().Findings[0];
        PlannedOrder[] orders = [.. new[] { titration.Orders.Thiopurine, titration.Orders.Antifolate }.Select(facts.Schedule.Definition.Blocks[titration.Block].Order)];
        string drugs = string.Join(" and ", orders.Select(order => order.Drug.Name));
        TitrationDecision? unanswered = titration.Unanswered(state.Date);
        if (unanswered is not null)
        {
            Finding asked = unanswered.Explain().Findings[0];
            yield return new(NextStepKind.Alert, asked.Audience, unanswered.On, $"Before {drugs} are given, prescribe: {unanswered.Action}. {asked.Sentence}") { Finding = asked };
        }

        if (decision.Action is TitrationAction.CannotDecide)
        {
            yield return new(NextStepKind.SupplyMissing, finding.Audience, state.Date, $"The doses of {drugs} cannot be decided. {finding.Sentence}") { Finding = finding };
        }
        else if (unanswered is null && decision.Doses != decision.Current)
        {
            yield return new(NextStepKind.Titrate, finding.Audience, state.Date, $"Prescribe {drugs}: {decision.Action}. {finding.Sentence}") { Finding = finding };
        }
        else if (unanswered is null && titration.HasCountsOn(state.Date))
        {
            yield return new(NextStepKind.Titrate, finding.Audience, state.Date, $"The doses of {drugs} stay: {decision.Action}. {finding.Sentence}") { Finding = finding };
        }
    }

    /// <summary>What is given together with another that is omitted or left out, and would be given alone.</summary>
    private static IEnumerable<NextStep> Alone(RecordFacts facts, TherapyPlan? plan, RecordState state)
    {
        int block = RecordStates.LastStarted(facts);
        if (plan is null || plan.Blocks[block].IsOver || !plan.Blocks[block].IsTouched)
        {
            yield break;
        }

        CompiledBlock compiled = facts.Schedule.Blocks[block];
        foreach ((int one, int other, Rule rule) in compiled.Links.Pairs)
        {
            foreach (int day in compiled.Orders[one].Days.DaysUpTo(compiled.LastDayOf(one)).Where(compiled.Orders[other].Days.Contains))
            {
                RowState first = plan.Blocks[block].StateOf(day, one);
                RowState second = plan.Blocks[block].StateOf(day, other);
                if (IsGone(first.Status) == IsGone(second.Status) || !(IsOpen(first.Status) || IsOpen(second.Status)))
                {
                    continue;
                }

                (int gone, int alone, RowState row) = IsGone(first.Status) ? (one, other, second) : (other, one, first);
                AdministrationSlot slot = new(compiled.Block.Id, compiled.Orders[alone].Id, day);
                yield return new(
                    NextStepKind.DecideHold,
                    Audience.TreatingTeam,
                    DayNumber.ToDate(row.Date),
                    $"{compiled.Orders[gone].Id} of day {day.ToString(CultureInfo.InvariantCulture)} is not given, and {slot} is given with it: decide whether it is given alone ({rule.Id}).")
                {
                    Slot = slot,
                };
            }
        }
    }

    private static bool IsGone(AdministrationStatus status) => status is AdministrationStatus.Omitted or AdministrationStatus.LeftOut;

    private static bool IsOpen(AdministrationStatus status) => status is AdministrationStatus.Planned or AdministrationStatus.PartlyGiven;

    /// <summary>What a delay of treatment keeps from being due.</summary>
    private static IEnumerable<NextStep> Delays(RecordFacts facts, TherapyPlan? plan, RecordState state)
    {
        if (plan is null || RecordStates.DelayedSince(facts, state.Date) is not { } since)
        {
            yield break;
        }

        int waiting = plan.ToBeGiven(since, state.Date).Count(row => !row.Planned.IsProjected && !plan.IsOwed(row));
        if (waiting > 0)
        {
            yield return new(
                NextStepKind.DecideHold,
                Audience.TreatingTeam,
                since,
                string.Create(CultureInfo.InvariantCulture, $"Treatment is delayed since {RecordDates.Text(since)}: {waiting} planned {(waiting == 1 ? "administration waits" : "administrations wait")}. State when it goes on."));
        }
    }
}
