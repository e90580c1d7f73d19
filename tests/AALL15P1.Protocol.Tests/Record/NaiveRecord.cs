using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Record;
using AALL15P1.Protocol.Record.Replanning;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// The record as one would write it without a thought of speed: a list, searched through for every question, and a
/// clock that ticks day by day. It knows nothing of how the library does it. Its policy is that a hold stops the clock
/// of its block.
/// </summary>
internal sealed class NaiveRecord
{
    private readonly List<RecordEvent> log = [];

    private IEnumerable<RecordEvent> Standing => log.Where(recorded => recorded is not RecordEvent.EnteredInError && log.All(other => other.Stamp.Supersedes != recorded.Stamp.Id));

    public bool TryApply(RecordEvent recorded)
    {
        // Everything is recorded at the first instant of 2027 (UTC), when no clock on earth shows 2 January yet.
        bool fits = recorded.Date <= new LocalDate(2027, 1, 1)
            && log.All(other => other.Stamp.Id != recorded.Stamp.Id)
            && (recorded.Stamp.Supersedes is not { } target ? recorded is not RecordEvent.EnteredInError : log.Any(other => other.Stamp.Id == target) && log.All(other => other.Stamp.Supersedes != target));
        if (fits)
        {
            log.Add(recorded);
            fits = Holds([.. Standing]);
            if (!fits)
            {
                log.RemoveAt(log.Count - 1);
            }
        }

        return fits;
    }

    public LocalDate? StartOf(BlockId block) => Standing.OfType<RecordEvent.BlockStarted>().SingleOrDefault(started => started.Block == block)?.Date;

    public Block? Current => Aall15P1.Definition.Blocks.LastOrDefault(block => StartOf(block.Id) is not null);

    public Kmt2aStatus Kmt2a => Standing.OfType<RecordEvent.Kmt2aReported>().OrderBy(reported => reported.Date).ThenBy(reported => reported.Stamp.Id, StringComparer.Ordinal).LastOrDefault()?.Status ?? Kmt2aStatus.Unknown;

    public int Administrations => Standing.Count(recorded => recorded.DoseGiven is not null);

    /// <summary>Ticks through a block: the date of each of its days, where a hold of an administration of that day stops the clock until the hold is over.</summary>
    public Dictionary<int, LocalDate> Clock(Block block, int days)
    {
        Dictionary<int, LocalDate> dates = [];
        LocalDate today = StartOf(block.Id)!.Value;
        for (int day = 1; day <= days; day++)
        {
            while (block.Orders.Any(order => order.Days.Contains(day) && HeldUntil(block, order, day) > today))
            {
                today = today.PlusDays(1);
            }

            dates[day] = today;
            today = today.PlusDays(1);
        }

        return dates;
    }

    public (AdministrationStatus Status, LocalDate Date) StatusOf(Block block, PlannedOrder order, int day, LocalDate due, LocalDate endOfTherapy)
    {
        RecordEvent[] events = Of(block, order, day);
        RecordEvent[] given = [.. events.Where(recorded => recorded.DoseGiven is not null)];
        LocalDate end = Next(block) is { } next && next < endOfTherapy ? next : endOfTherapy;
        foreach (RecordEvent recorded in Standing)
        {
            end = recorded switch
            {
                RecordEvent.LeftProtocol when recorded.Date < end => recorded.Date,
                RecordEvent.Died when recorded.Date.PlusDays(1) < end => recorded.Date.PlusDays(1),
                _ => end,
            };
        }

        if (given.Length > 0)
        {
            LocalDate last = given.Max(recorded => recorded.Date);
            bool complete = given.Any(recorded => recorded.DoseGiven!.DoseOfDay is null) || given.Select(recorded => recorded.DoseGiven!.DoseOfDay).Distinct().Count() >= order.TimesPerDay;
            return complete ? (AdministrationStatus.Given, last) : (last >= end ? AdministrationStatus.CutShort : AdministrationStatus.PartlyGiven, last);
        }

        if (events.Any(recorded => recorded is RecordEvent.AdministrationOmitted))
        {
            return (AdministrationStatus.Omitted, due);
        }

        RecordEvent.AdministrationHeld? held = LastHold(events);
        if (held is not null && held.Until is null)
        {
            return (due >= end ? AdministrationStatus.CutShort : AdministrationStatus.Held, due);
        }

        bool otherOnThatDay = Standing.Any(recorded => recorded.DoseGiven is not null && recorded.Date == due
            && recorded.ConcernedSlot is { } slot && slot.Block == block.Id && slot.OrderId == order.Id && slot.Day != day);
        return (otherOnThatDay ? AdministrationStatus.LeftOut : due >= end ? AdministrationStatus.CutShort : AdministrationStatus.Planned, due);
    }

    private static bool Holds(RecordEvent[] events)
    {
        RecordEvent.Enrolled[] enrolments = [.. events.OfType<RecordEvent.Enrolled>()];
        if (events.Length == 0)
        {
            return true;
        }

        RecordEvent.Died[] deaths = [.. events.OfType<RecordEvent.Died>()];
        RecordEvent.BlockStarted[] starts = [.. events.OfType<RecordEvent.BlockStarted>()];
        bool person = enrolments.Length == 1 && events.All(recorded => recorded.Date >= enrolments[0].BirthDate)
            && deaths.Length <= 1 && events.OfType<RecordEvent.LeftProtocol>().Count() <= 1
            && (deaths.Length == 0 || events.All(recorded => recorded.Date <= deaths[0].Date || recorded is RecordEvent.Kmt2aReported or RecordEvent.FindingOverridden));
        if (!person || starts.Any(started => !BlockIds.All.Contains(started.Block)))
        {
            return false;
        }

        RecordEvent.BlockStarted[] inOrder = [.. starts.OrderBy(started => Aall15P1.Definition.IndexOf(started.Block))];
        bool course = starts.DistinctBy(started => started.Block).Count() == starts.Length
            && (starts.Length == 0 || inOrder[0].Block == BlockIds.Induction)
            && inOrder.Zip(inOrder.Skip(1)).All(pair => pair.First.Date < pair.Second.Date);
        return course && events.All(recorded => Fits(recorded, events, starts));
    }

    private static bool Fits(RecordEvent recorded, RecordEvent[] events, RecordEvent.BlockStarted[] starts)
    {
        bool Begun(string episode, LocalDate? by) => events.OfType<RecordEvent.AdverseEventStarted>().Count(started => started.Episode == episode && (by is null || started.Date <= by)) == 1;
        return recorded switch
        {
            RecordEvent.AdverseEventStarted started => events.OfType<RecordEvent.AdverseEventStarted>().Count(other => other.Episode == started.Episode) == 1,
            RecordEvent.AdverseEventGraded graded => Begun(graded.Episode, graded.Date),
            RecordEvent.AdverseEventResolved resolved => Begun(resolved.Episode, resolved.Date),
            RecordEvent.TreatmentDelayed { Episode: { } episode } => Begun(episode, by: null),
            RecordEvent.ReadingChosen chosen => chosen is { InterpretationId: "D1", ReadingId: "as-registered" or "day-92" or "day-99" },
            { ConcernedSlot: { } slot } => starts.Any(started => started.Block == slot.Block && started.Date <= recorded.Date)
                && Aall15P1.Definition.Block(slot.Block).Orders.FirstOrDefault(order => order.Id == slot.OrderId) is { } found
                && (recorded.DoseGiven?.DoseOfDay is not { } number || found.TimesPerDay is null || number <= found.TimesPerDay),
            _ => true,
        };
    }

    private static RecordEvent.AdministrationHeld? LastHold(RecordEvent[] events) =>
        events.OfType<RecordEvent.AdministrationHeld>().OrderBy(held => held.Date).ThenBy(held => held.Stamp.Id, StringComparer.Ordinal).LastOrDefault();

    private LocalDate? HeldUntil(Block block, PlannedOrder order, int day)
    {
        RecordEvent[] events = Of(block, order, day);
        RecordEvent[] given = [.. events.Where(recorded => recorded.DoseGiven is not null)];
        return LastHold(events) is not { } held ? null
            : given.Length > 0 ? given.Max(recorded => recorded.Date)
            : events.Any(recorded => recorded is RecordEvent.AdministrationOmitted) ? null
            : held.Until;
    }

    private LocalDate? Next(Block block) =>
        Aall15P1.Definition.Blocks.Skip(Aall15P1.Definition.IndexOf(block.Id) + 1).Select(later => StartOf(later.Id)).FirstOrDefault(start => start is not null);

    private RecordEvent[] Of(Block block, PlannedOrder order, int day) => [.. Standing.Where(recorded => recorded.ConcernedSlot == new AdministrationSlot(block.Id, order.Id, day))];
}
