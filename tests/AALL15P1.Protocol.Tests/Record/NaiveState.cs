using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
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
    private readonly Dictionary<string, Dictionary<int, int>> standing = [];
    private readonly Dictionary<RecordEvent, AdministrationSlot?> slots = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, (int Day, RecordEvent.AdministrationHeld Hold)?> stops = [];
    private ILookup<AdministrationSlot?, RecordEvent>? bySlot;

    /// <summary>More days than any block has.</summary>
    private const int Horizon = 733;

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

    /// <summary>Since when treatment is delayed: by a delay that has begun and neither was said to be over nor was followed by treatment.</summary>
    public LocalDate? DelayedSince => InOrder<RecordEvent.TreatmentDelayed>().Where(delay => !(EndOf(delay) <= date)).Select(delay => (LocalDate?)delay.Date).Min();

    private LocalDate? EndOf(RecordEvent.TreatmentDelayed delay)
    {
        if (delay.Until is not null)
        {
            return delay.Until;
        }

        RecordEvent.TreatmentDelayed? closing = events.OfType<RecordEvent.TreatmentDelayed>()
            .Where(other => other.Episode == delay.Episode && other.Until >= delay.Date && IsLater(other, delay))
            .OrderBy(other => other.Stamp.RecordedAt).ThenBy(other => other, RecordEvent.CanonicalOrder).FirstOrDefault();
        return events.Where(recorded => recorded.Date > delay.Date && (recorded.DoseGiven is not null || recorded is RecordEvent.BlockStarted))
            .Select(recorded => (LocalDate?)recorded.Date).Append(closing?.Until).Min();

        static bool IsLater(RecordEvent one, RecordEvent other) =>
            one.Stamp.RecordedAt != other.Stamp.RecordedAt ? one.Stamp.RecordedAt > other.Stamp.RecordedAt : RecordEvent.CanonicalOrder.Compare(one, other) > 0;
    }

    /// <summary>What has become of every administration of the blocks that have started, which lie within therapy before any hold.</summary>
    public IEnumerable<NaiveRow> Rows() => definition.Blocks.Where(block => StartOf(block.Id) is not null).SelectMany(RowsOf);

    private IEnumerable<NaiveRow> RowsOf(Block block)
    {
        int days = Period.DaysBetween(StartOf(block.Id)!.Value, EndOfTherapy);
        Dictionary<string, NaiveRow[]> decided = [];
        foreach (PlannedOrder order in block.Orders.OrderBy(order => Continued(block, order) is null && Rescued(block, order) is null ? 0 : 1))
        {
            decided[order.Id] = [.. RowsOf(block, order, decided)];
        }

        return block.Orders.SelectMany(order => decided[order.Id]).Where(row => row.Slot.Day <= days).Select(row => Stopped(block, row));
    }

    /// <summary>Goes through an order day by day, as a ward would on paper.</summary>
    private IEnumerable<NaiveRow> RowsOf(Block block, PlannedOrder order, Dictionary<string, NaiveRow[]> decided)
    {
        PlannedOrder[] together = [.. block.Orders.Where(other => other == order || (other.Routes == Route.IT && order.Routes == Route.IT))];
        Dictionary<int, LocalDate> blockClock = policy == HoldPolicy.ShiftBlock ? Clock(block, block.Orders) : Clock(block, []);
        Dictionary<int, LocalDate> ticks = policy == HoldPolicy.ShiftOrder && Rescued(block, order) is null ? Clock(block, together) : blockClock;
        int later = 0;
        NaiveRow? waitsFor = null;
        if (Continued(block, order) is { } continued)
        {
            NaiveRow[] before = decided[continued.Id];
            LocalDate planned = blockClock[before[^1].Slot.Day];
            later = before.Where(row => row.Status is not (AdministrationStatus.Omitted or AdministrationStatus.LeftOut)).Select(row => Math.Max(0, Period.DaysBetween(planned, row.Date))).Append(0).Max();
            waitsFor = before[^1].Status is AdministrationStatus.Held or AdministrationStatus.Waiting ? before[^1] : null;
        }

        LocalDate? madeUp = null;
        LocalDate? previous = null;
        int? previousOf = null;
        foreach (int day in order.Days.DaysUpTo(Horizon))
        {
            LocalDate due = ticks[day].PlusDays(later);
            LocalDate? after = null;
            NaiveRow? follows = waitsFor is { } waiting ? waiting with { Status = AdministrationStatus.Waiting } : null;
            if (Rescued(block, order) is { } rescued && decided[rescued.Id].LastOrDefault(row => row.Slot.Day < day) is { Slot.OrderId: not null } infusion)
            {
                due = infusion.Date.PlusDays(day - infusion.Slot.Day);
                switch (infusion.Status)
                {
                    case AdministrationStatus.Held or AdministrationStatus.Waiting:
                        follows = infusion with { Status = AdministrationStatus.Waiting };
                        break;
                    case AdministrationStatus.Omitted or AdministrationStatus.LeftOut:
                        follows = infusion with { Cause = null };
                        break;
                    default:
                        after = infusion.Date;
                        due = previousOf == infusion.Slot.Day && due <= previous ? previous!.Value.PlusDays(1) : due;
                        break;
                }

                previousOf = infusion.Slot.Day;
            }

            NaiveRow row = RowOf(block, order, together, day, due, ticks, after, follows, later, ref madeUp);
            previous = row.Date;
            yield return row;
        }
    }

    private NaiveRow RowOf(
        Block block, PlannedOrder order, PlannedOrder[] together, int day, LocalDate due, Dictionary<int, LocalDate> ticks, LocalDate? after, NaiveRow? follows, int later, ref LocalDate? madeUp)
    {
        AdministrationSlot slot = new(block.Id, order.Id, day);
        LocalDate end = EndOf(block);
        NaiveRow Open(AdministrationStatus status, LocalDate on, AdministrationSlot? cause = null) => new(slot, on >= end ? AdministrationStatus.CutShort : status, on, on >= end ? null : cause);

        RecordEvent[] own = Meaning(block, order, day);
        RecordEvent[] given = [.. own.Where(recorded => recorded.DoseGiven is not null && (after is null || recorded.Date > after))];
        if (given.Length > 0)
        {
            LocalDate last = given.Max(recorded => recorded.Date);
            bool complete = given.Any(recorded => recorded.DoseGiven!.DoseOfDay is null) || given.Select(recorded => recorded.DoseGiven!.DoseOfDay).Distinct().Count() >= order.TimesPerDay;
            return complete ? new(slot, AdministrationStatus.Given, last)
                : own.Any(recorded => recorded is RecordEvent.AdministrationOmitted) ? new(slot, AdministrationStatus.PartlyOmitted, last)
                : Open(AdministrationStatus.PartlyGiven, last);
        }

        if (own.Any(recorded => recorded is RecordEvent.AdministrationOmitted))
        {
            return new(slot, AdministrationStatus.Omitted, due);
        }

        if (follows is { } other)
        {
            return other.Status == AdministrationStatus.Waiting ? Open(other.Status, due, other.Cause) : new(slot, other.Status, due);
        }

        RecordEvent.AdministrationHeld[] holds = [.. order.Days.DaysUpTo(day).Select(earlier => HoldOf(block, order, earlier)).OfType<RecordEvent.AdministrationHeld>()];
        if (holds.LastOrDefault(hold => hold.Until is null && !IsClosed(hold)) is { } open)
        {
            return Open(HoldOf(block, order, day) == open ? AdministrationStatus.Held : AdministrationStatus.Waiting, due, open.Slot);
        }

        if (holds.Max(hold => hold.Until) is { } until && until > due)
        {
            bool isRescue = Rescued(block, order) is not null;
            if (!isRescue && policy == HoldPolicy.Omit)
            {
                return new(slot, AdministrationStatus.Omitted, due);
            }

            if (!isRescue && policy is null)
            {
                return Open(AdministrationStatus.Held, due, holds.Last(hold => hold.Until == until).Slot);
            }

            LocalDate on = until;
            if (!isRescue && policy == HoldPolicy.MakeUp)
            {
                on = madeUp is { } last && last.PlusDays(Apart(order)) > until ? last.PlusDays(Apart(order)) : until;
                LocalDate? next = order.Days.DaysUpTo(Horizon).Where(following => following > day).Select(following => (LocalDate?)ticks[following].PlusDays(later)).FirstOrDefault(following => following >= until);
                if (next < on.PlusDays(Apart(order)))
                {
                    return new(slot, AdministrationStatus.LeftOut, due);
                }

                madeUp = on;
            }

            due = on;
        }

        bool isNear = events.Any(recorded => recorded.DoseGiven is not null
            && recorded.ConcernedSlot is { } near && near.Block == block.Id && near.OrderId == order.Id && near.Day != (StandsFor(block, order, day) ?? day)
            && Math.Abs(Period.DaysBetween(recorded.Date, due)) is var apart && (apart == 0 ? order.TimesPerDay == 1 : apart < order.Days.LeastSpacing));
        return isNear ? new(slot, AdministrationStatus.LeftOut, due)
            : WaitsFor(block, order, together, day) is { } wait ? Open(AdministrationStatus.Waiting, due, wait.Slot)
            : Open(AdministrationStatus.Planned, due);
    }

    /// <summary>
    /// What was prescribed as nothing is not given: it waits for the next prescription, and is omitted once there was one.
    /// An infant who is known to lack the marker goes on with nothing after Induction.
    /// </summary>
    private NaiveRow Stopped(Block block, NaiveRow row)
    {
        RecordEvent.DosesPrescribed[] prescriptions = [.. InOrder<RecordEvent.DosesPrescribed>()];
        if (block.Id == BlockIds.Maintenance && row.Status == AdministrationStatus.Planned && row.Slot.OrderId is "mercaptopurine" or "methotrexate"
            && prescriptions.LastOrDefault(prescribed => prescribed.Date <= row.Date) is { } inForce)
        {
            (DosePercent? percent, DrugMass? amount) = row.Slot.OrderId == "mercaptopurine" ? (inForce.Thiopurine, inForce.ThiopurineAmount) : (inForce.Antifolate, inForce.AntifolateAmount);
            if (percent == DosePercent.None || amount == default(DrugMass))
            {
                return row with { Status = prescriptions.Any(prescribed => prescribed.Date > row.Date) ? AdministrationStatus.Omitted : AdministrationStatus.Waiting };
            }
        }

        return block != definition.Blocks[0] && row.Status is AdministrationStatus.Planned or AdministrationStatus.PartlyGiven
            && InOrder<RecordEvent.MarkerReported>().LastOrDefault() is { Status: MarkerStatus.Absent } report && row.Date >= report.Date
            ? row with { Status = AdministrationStatus.Waiting }
            : row;
    }

    /// <summary>
    /// Ticks through a block: the date of each of its days. A held administration stops the clock until its hold is over,
    /// and so does one of a held order that would come before the hold ends.
    /// </summary>
    private Dictionary<int, LocalDate> Clock(Block block, IEnumerable<PlannedOrder> stoppedBy)
    {
        Dictionary<int, LocalDate> dates = [];
        Dictionary<PlannedOrder, LocalDate> heldUntil = [];
        LocalDate today = StartOf(block.Id)!.Value;
        for (int day = 1; day <= Horizon; day++)
        {
            foreach (PlannedOrder order in stoppedBy.Where(order => order.Days.Contains(day)))
            {
                RecordEvent[] own = Meaning(block, order, day);
                LocalDate? stop = null;
                if (HoldOf(block, order, day) is { } hold)
                {
                    stop = Resumed(own, hold);
                    heldUntil[order] = LocalDate.Max(heldUntil.GetValueOrDefault(order, LocalDate.MinIsoValue), hold.Until ?? LocalDate.MinIsoValue);
                }
                else if (!own.Any(recorded => recorded.DoseGiven is not null || recorded is RecordEvent.AdministrationOmitted))
                {
                    stop = heldUntil.GetValueOrDefault(order, LocalDate.MinIsoValue);
                }

                while (stop > today)
                {
                    today = today.PlusDays(1);
                }
            }

            dates[day] = today;
            today = today.PlusDays(1);
        }

        return dates;
    }

    /// <summary>The first hold before it that stops its clock, and of which nobody knows the end.</summary>
    private RecordEvent.AdministrationHeld? WaitsFor(Block block, PlannedOrder order, PlannedOrder[] together, int day)
    {
        if (policy is not (HoldPolicy.ShiftBlock or HoldPolicy.ShiftOrder))
        {
            return null;
        }

        // The first of a block or of an order is the first for each day after it, so that it is looked for once.
        string key = policy == HoldPolicy.ShiftBlock ? $"{block.Id}" : $"{block.Id}/{order.Id}";
        if (!stops.TryGetValue(key, out (int Day, RecordEvent.AdministrationHeld Hold)? first))
        {
            first = (from held in Enumerable.Range(1, Horizon)
                     from other in policy == HoldPolicy.ShiftBlock ? [.. block.Orders] : together
                     where other.Days.Contains(held) && (policy == HoldPolicy.ShiftBlock || Rescued(block, other) is null)
                     let hold = HoldOf(block, other, held)
                     where hold is not null && Resumed(Meaning(block, other, held), hold) is null
                     select ((int, RecordEvent.AdministrationHeld)?)(held, hold)).FirstOrDefault();
            stops.Add(key, first);
        }

        return first?.Day <= day ? first.Value.Hold : null;
    }

    /// <summary>An open hold ends with the word that the administration was made up, or that it is omitted.</summary>
    private bool IsClosed(RecordEvent.AdministrationHeld hold) =>
        events.Any(recorded => SlotOf(recorded) == hold.Slot && recorded is RecordEvent.AdministrationMadeUp or RecordEvent.AdministrationOmitted);

    /// <summary>The hold of an administration, or of the intrathecal drug that goes in by the same puncture.</summary>
    private RecordEvent.AdministrationHeld? HoldOf(Block block, PlannedOrder order, int day) =>
        LastHold(Of(block, order, day))
        ?? (order.Routes == Route.IT
            ? block.Orders.Where(other => other.Routes == Route.IT && other.Days.Contains(day)).Select(other => LastHold(Of(block, other, day))).FirstOrDefault(hold => hold is not null)
            : null);

    /// <summary>What was recorded for a planned day; where a dose of an unplanned day stands for it, what was recorded for that.</summary>
    private RecordEvent[] Meaning(Block block, PlannedOrder order, int day) => Of(block, order, StandsFor(block, order, day) ?? day);

    /// <summary>The unplanned day on which a dose was given that stands for a planned day: each stands for the nearest of which nothing was given or omitted.</summary>
    private int? StandsFor(Block block, PlannedOrder order, int day)
    {
        string key = $"{block.Id}/{order.Id}";
        if (!standing.TryGetValue(key, out Dictionary<int, int>? met))
        {
            met = [];
            foreach (int unplanned in events.Where(recorded => recorded.DoseGiven is not null && recorded.ConcernedSlot is { } slot && slot.Block == block.Id && slot.OrderId == order.Id)
                .Select(recorded => recorded.ConcernedSlot!.Value.Day).Where(given => !order.Days.Contains(given)).Distinct().Order())
            {
                int[] open = [.. order.Days.DaysUpTo(Horizon)
                    .Where(planned => !met.ContainsKey(planned) && Math.Abs(planned - unplanned) < (order.Days.LeastSpacing ?? int.MaxValue)
                        && !Of(block, order, planned).Any(recorded => recorded.DoseGiven is not null || recorded is RecordEvent.AdministrationOmitted))];
                if (open.Length > 0)
                {
                    met[open.MinBy(planned => Math.Abs(planned - unplanned))] = unplanned;
                }
            }

            standing[key] = met;
        }

        return met.TryGetValue(day, out int stands) ? stands : null;
    }

    /// <summary>
    /// The place of the plan that an event speaks of: its own, but for an omission of a day that a later reading took out
    /// of the plan. Of the first, second, third … day of the order then, it is that of the first, second, third … now.
    /// </summary>
    private AdministrationSlot? SlotOf(RecordEvent recorded)
    {
        if (!slots.TryGetValue(recorded, out AdministrationSlot? slot))
        {
            slot = recorded is RecordEvent.AdministrationOmitted omitted ? SlotOfOmission(omitted) : recorded.ConcernedSlot;
            slots.Add(recorded, slot);
        }

        return slot;
    }

    private AdministrationSlot SlotOfOmission(RecordEvent.AdministrationOmitted omitted)
    {
        AdministrationSlot slot = omitted.Slot;
        DayPattern days = definition.Block(slot.Block).Order(slot.OrderId).Days;
        if (days.Contains(slot.Day))
        {
            return slot;
        }

        NaiveState then = new([.. events.Where(other => other.Date <= omitted.Date)], policy, omitted.Date, clock);
        int turn = Array.IndexOf([.. then.definition.Block(slot.Block).Order(slot.OrderId).Days.DaysUpTo(Horizon)], slot.Day);
        int[] now = [.. days.DaysUpTo(Horizon)];
        AdministrationSlot? other = turn >= 0 && turn < now.Length ? new AdministrationSlot(slot.Block, slot.OrderId, now[turn]) : null;
        return other is not { } found || events.Any(each => each.ConcernedSlot == found) ? slot : found;
    }

    private static PlannedOrder? Continued(Block block, PlannedOrder order) =>
        order.Id.EndsWith("-taper", StringComparison.Ordinal) ? block.Order(order.Id[..^"-taper".Length]) : null;

    private static PlannedOrder? Rescued(Block block, PlannedOrder order) => order.Drug.Equals(Drugs.Leucovorin) ? block.Order("methotrexate-high-dose") : null;

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

    private static int Apart(PlannedOrder order) => order.Days.LeastSpacing ?? 1;

    private RecordEvent.AdministrationHeld? LastHold(RecordEvent[] own) =>
        own.OfType<RecordEvent.AdministrationHeld>().OrderBy(held => held.Date).ThenBy(held => clock(held)).ThenBy(held => held.Stamp.Id, StringComparer.Ordinal).LastOrDefault();

    /// <summary>When a held administration was given, or may be.</summary>
    private static LocalDate? Resumed(RecordEvent[] own, RecordEvent.AdministrationHeld hold)
    {
        RecordEvent[] given = [.. own.Where(recorded => recorded.DoseGiven is not null)];
        return given.Length > 0 ? given.Max(recorded => recorded.Date)
            : own.Where(recorded => recorded is RecordEvent.AdministrationOmitted).Select(recorded => (LocalDate?)recorded.Date).Append(hold.Until).Min();
    }

    /// <summary>What was recorded for a day. Every question comes to this one, so that the events are sorted into their places once.</summary>
    private RecordEvent[] Of(Block block, PlannedOrder order, int day)
    {
        bySlot ??= events.ToLookup(SlotOf);
        return [.. bySlot[new AdministrationSlot(block.Id, order.Id, day)]];
    }

    private IEnumerable<TEvent> InOrder<TEvent>()
        where TEvent : RecordEvent =>
        events.OfType<TEvent>().OrderBy(recorded => recorded.Date).ThenBy(recorded => clock(recorded)).ThenBy(recorded => recorded.Stamp.Id, StringComparer.Ordinal);

    private InterpretationChoices Readings() =>
        InOrder<RecordEvent.ReadingChosen>().Aggregate(InterpretationChoices.DefaultsOf(Interpretations.All), (choices, chosen) => choices.With(chosen.InterpretationId, chosen.ReadingId));
}

/// <summary>What has become of one administration.</summary>
internal readonly record struct NaiveRow(AdministrationSlot Slot, AdministrationStatus Status, LocalDate Date, AdministrationSlot? Cause = null);
