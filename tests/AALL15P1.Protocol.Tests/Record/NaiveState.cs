using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// Where an infant is on a day, by looking through what had happened and by clocks that tick day by day. Written from
/// the words of <see cref="HoldPolicy"/> alone.
/// </summary>
internal sealed class NaiveState
{
    private static readonly CompiledProtocol Bare = Aall15P1.Compile();
    private static readonly CompiledProtocol Illustrated = Aall15P1.Compile(Aall15P1.Illustration);
    private readonly RecordEvent[] events;
    private readonly HoldPolicy? policy;
    private readonly LocalDate date;
    private readonly Func<RecordEvent, Instant> clock;
    private readonly ProtocolDefinition definition;

    public NaiveState(RecordEvent[] events, HoldPolicy? policy, LocalDate date, Func<RecordEvent, Instant>? clock = null)
    {
        this.clock = clock ?? (recorded => recorded.HappenedAt ?? recorded.Stamp.RecordedAt);
        this.events = events;
        this.policy = policy;
        this.date = date;
        CompiledProtocol inForce = events.Any(recorded => recorded is RecordEvent.SupplementInForce) ? Illustrated : Bare;
        definition = inForce.With(Readings()).Definition;
    }

    public Block? Current => definition.Blocks.LastOrDefault(block => StartOf(block.Id) is not null);

    public MarkerStatus Marker => InOrder<RecordEvent.MarkerReported>().LastOrDefault()?.Status ?? MarkerStatus.Unknown;

    public int Administrations => events.Count(recorded => recorded.DoseGiven is not null);

    public CourseStage Stage =>
        events.Length == 0 ? CourseStage.NotEnrolled
        : events.Any(recorded => recorded is RecordEvent.Died) ? CourseStage.Died
        : events.Any(recorded => recorded is RecordEvent.LeftProtocol) ? CourseStage.OffProtocol
        : Current is null ? CourseStage.Enrolled
        : date < EndOfTherapy ? CourseStage.OnTherapy
        : CourseStage.Completed;

    /// <summary>Two years from the start of Induction, and a day more where the anniversary is still treated.</summary>
    public LocalDate EndOfTherapy => StartOf(BlockIds.Induction)!.Value.PlusYears(2).PlusDays(definition.TherapyLength.AnniversaryIsTreated ? 1 : 0);

    public LocalDate? StartOf(BlockId block) => events.OfType<RecordEvent.BlockStarted>().SingleOrDefault(started => started.Block == block)?.Date;

    /// <summary>What has become of every administration of the blocks that have started, which lie within therapy before any hold.</summary>
    public IEnumerable<(AdministrationSlot Slot, AdministrationStatus Status, LocalDate Date)> Rows()
    {
        foreach (Block block in definition.Blocks.Where(block => StartOf(block.Id) is not null))
        {
            int days = Period.DaysBetween(StartOf(block.Id)!.Value, EndOfTherapy);
            Dictionary<int, LocalDate> blockClock = Clock(block, block.Orders, days);
            foreach (PlannedOrder order in block.Orders.AsEnumerable())
            {
                Dictionary<int, LocalDate> clock = policy switch
                {
                    HoldPolicy.ShiftBlock => blockClock,
                    HoldPolicy.ShiftOrder => Clock(block, [order], days),
                    _ => Clock(block, [], days),
                };
                foreach (int day in order.Days.DaysUpTo(days))
                {
                    (AdministrationStatus status, LocalDate on) = StatusOf(block, order, day, clock);
                    yield return (new(block.Id, order.Id, day), status, on);
                }
            }
        }
    }

    /// <summary>Ticks through a block: the date of each of its days, where a hold of an administration of that day stops the clock until the hold is over.</summary>
    private Dictionary<int, LocalDate> Clock(Block block, IEnumerable<PlannedOrder> stoppedBy, int days)
    {
        Dictionary<int, LocalDate> dates = [];
        Dictionary<int, LocalDate> heldUntil = stoppedBy
            .SelectMany(order => HeldDays(block, order).Where(order.Days.Contains).Select(day => (Day: day, Until: Resumed(block, order, day))))
            .Where(held => held.Until is not null)
            .GroupBy(held => held.Day)
            .ToDictionary(held => held.Key, held => held.Max(each => each.Until!.Value));
        LocalDate today = StartOf(block.Id)!.Value;
        for (int day = 1; day <= days; day++)
        {
            while (heldUntil.TryGetValue(day, out LocalDate until) && until > today)
            {
                today = today.PlusDays(1);
            }

            dates[day] = today;
            today = today.PlusDays(1);
        }

        return dates;
    }

    private (AdministrationStatus Status, LocalDate Date) StatusOf(Block block, PlannedOrder order, int day, Dictionary<int, LocalDate> clock)
    {
        RecordEvent[] own = Of(block, order, day);
        RecordEvent[] given = [.. own.Where(recorded => recorded.DoseGiven is not null)];
        LocalDate end = EndOf(block);
        LocalDate due = clock[day];
        if (given.Length > 0)
        {
            LocalDate last = given.Max(recorded => recorded.Date);
            bool complete = given.Any(recorded => recorded.DoseGiven!.DoseOfDay is null) || given.Select(recorded => recorded.DoseGiven!.DoseOfDay).Distinct().Count() >= order.TimesPerDay;
            return complete ? (AdministrationStatus.Given, last) : (last >= end ? AdministrationStatus.CutShort : AdministrationStatus.PartlyGiven, last);
        }

        if (own.Any(recorded => recorded is RecordEvent.AdministrationOmitted))
        {
            return (AdministrationStatus.Omitted, due);
        }

        if (LastHold(own) is { } held)
        {
            if (policy == HoldPolicy.Omit)
            {
                return (AdministrationStatus.Omitted, due);
            }

            if (policy is null || held.Until is null)
            {
                return (due >= end ? AdministrationStatus.CutShort : AdministrationStatus.Held, due);
            }

            if (policy == HoldPolicy.MakeUp)
            {
                LocalDate madeUp = LocalDate.Max(due, held.Until.Value);
                int? next = order.Days.DaysUpTo(day + 366).Where(later => later > day).Select(later => (int?)later).FirstOrDefault();
                if (next is { } following && StartOf(block.Id)!.Value.PlusDays(following - 1) < madeUp.PlusDays(Apart(order)))
                {
                    return (AdministrationStatus.LeftOut, due);
                }

                due = madeUp;
            }
        }

        bool isNear = events.Any(recorded => recorded.DoseGiven is not null
            && recorded.ConcernedSlot is { } slot && slot.Block == block.Id && slot.OrderId == order.Id && slot.Day != day
            && Math.Abs(Period.DaysBetween(recorded.Date, due)) < Apart(order));
        return (isNear ? AdministrationStatus.LeftOut : due >= end ? AdministrationStatus.CutShort : Waits(block, order, day) ? AdministrationStatus.Waiting : AdministrationStatus.Planned, due);
    }

    /// <summary>Whether something before it is held, nobody knows until when, and stops its clock.</summary>
    private bool Waits(Block block, PlannedOrder order, int day) =>
        policy is HoldPolicy.ShiftBlock or HoldPolicy.ShiftOrder
        && block.Orders.Where(other => policy == HoldPolicy.ShiftBlock || other == order)
            .Any(other => HeldDays(block, other).Any(held => held <= day && other.Days.Contains(held) && Resumed(block, other, held) is null));

    /// <summary>The first day on which nothing of a block is given any more.</summary>
    private LocalDate EndOf(Block block)
    {
        LocalDate end = EndOfTherapy;
        LocalDate? next = definition.Blocks.Skip(definition.IndexOf(block.Id) + 1).Select(later => StartOf(later.Id)).FirstOrDefault(start => start is not null);
        foreach (LocalDate? earlier in new[] { next, events.OfType<RecordEvent.LeftProtocol>().SingleOrDefault()?.Date, events.OfType<RecordEvent.Died>().SingleOrDefault()?.Date.PlusDays(1) })
        {
            end = earlier < end ? earlier.Value : end;
        }

        return end;
    }

    private static int Apart(PlannedOrder order) => order.Days.IsWeekly ? 7 : 1;

    private RecordEvent.AdministrationHeld? LastHold(RecordEvent[] own) =>
        own.OfType<RecordEvent.AdministrationHeld>().OrderBy(held => held.Date).ThenBy(held => clock(held)).ThenBy(held => held.Stamp.Id, StringComparer.Ordinal).LastOrDefault();

    private IEnumerable<int> HeldDays(Block block, PlannedOrder order) =>
        events.OfType<RecordEvent.AdministrationHeld>().Where(held => held.Slot.Block == block.Id && held.Slot.OrderId == order.Id).Select(held => held.Slot.Day).Distinct();

    /// <summary>When a held administration was given, or may be.</summary>
    private LocalDate? Resumed(Block block, PlannedOrder order, int day)
    {
        RecordEvent[] own = Of(block, order, day);
        RecordEvent[] given = [.. own.Where(recorded => recorded.DoseGiven is not null)];
        return given.Length > 0 ? given.Max(recorded => recorded.Date)
            : own.Where(recorded => recorded is RecordEvent.AdministrationOmitted).Select(recorded => (LocalDate?)recorded.Date).Append(LastHold(own)!.Until).Min();
    }

    private RecordEvent[] Of(Block block, PlannedOrder order, int day) => [.. events.Where(recorded => recorded.ConcernedSlot == new AdministrationSlot(block.Id, order.Id, day))];

    private IEnumerable<TEvent> InOrder<TEvent>()
        where TEvent : RecordEvent =>
        events.OfType<TEvent>().OrderBy(recorded => recorded.Date).ThenBy(recorded => clock(recorded)).ThenBy(recorded => recorded.Stamp.Id, StringComparer.Ordinal);

    private InterpretationChoices Readings() =>
        InOrder<RecordEvent.ReadingChosen>().Aggregate(InterpretationChoices.DefaultsOf(Interpretations.All), (choices, chosen) => choices.With(chosen.InterpretationId, chosen.ReadingId));
}
