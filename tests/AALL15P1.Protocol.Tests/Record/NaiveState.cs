using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// Where an infant is on a day, by looking through what had happened and by clocks that tick day by day. Written from
/// the words of <see cref="HoldPolicy"/> alone.
/// </summary>
internal sealed partial class NaiveState
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
        bool isAlone = order.Routes != Route.IT && Rescued(block, order) is null;
        LocalDate? given = null;
        int moved = 0;
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
            LocalDate due = ticks[day].PlusDays(later + moved);
            LocalDate? after = null;
            bool rescuesGiven = false;
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
                        rescuesGiven = infusion.Status is AdministrationStatus.Given or AdministrationStatus.PartlyGiven or AdministrationStatus.PartlyOmitted;
                        due = previousOf == infusion.Slot.Day && due <= previous ? previous!.Value.PlusDays(1) : due;
                        break;
                }

                previousOf = infusion.Slot.Day;
            }

            NaiveRow row = RowOf(block, order, together, day, due, ticks, after, follows, later + moved, ref madeUp);
            previous = row.Date;
            LocalDate? until = order.Days.DaysUpTo(day).Select(earlier => HoldOf(block, order, earlier)?.Until).Max();
            if (row.Status == AdministrationStatus.Given && until > due && row.Date >= until)
            {
                // What was missed and given later has that day.
                madeUp = row.Date > madeUp || madeUp is null ? row.Date : madeUp;
            }

            if (row.Status == AdministrationStatus.Given)
            {
                // Who gives later what stood too near the dose before it has moved the days after it, too.
                moved += isAlone && given is { } before && Period.DaysBetween(before, due) < Apart(order) && Period.DaysBetween(before, row.Date) >= Apart(order) ? Math.Max(0, Period.DaysBetween(due, row.Date)) : 0;
                given = row.Date;
            }

            yield return row with { RescuesGiven = rescuesGiven };
        }
    }

    private NaiveRow RowOf(
        Block block, PlannedOrder order, PlannedOrder[] together, int day, LocalDate due, Dictionary<int, LocalDate> ticks, LocalDate? after, NaiveRow? follows, int later, ref LocalDate? madeUp)
    {
        AdministrationSlot slot = new(block.Id, order.Id, day);
        LocalDate end = EndOf(block);
        NaiveRow Open(AdministrationStatus status, LocalDate on, AdministrationSlot? cause = null) => new(slot, on >= end ? AdministrationStatus.CutShort : status, on, on >= end ? null : cause);

        RecordEvent.AdministrationHeld[] holds = [.. order.Days.DaysUpTo(day).Select(earlier => HoldOf(block, order, earlier)).OfType<RecordEvent.AdministrationHeld>()];

        // A day that was given in part before its order was held.
        NaiveRow Rest(LocalDate last)
        {
            if (holds.LastOrDefault(hold => hold.Until is null && !IsClosed(hold)) is { } without)
            {
                return Open(HoldOf(block, order, day) == without ? AdministrationStatus.Held : AdministrationStatus.Waiting, last, without.Slot);
            }

            if (holds.Max(hold => hold.Until) is not { } end || end <= last)
            {
                return Open(AdministrationStatus.PartlyGiven, last);
            }

            RecordEvent.AdministrationHeld ending = holds.Last(hold => hold.Until == end);
            return Rescued(block, order) is not null ? Open(AdministrationStatus.PartlyGiven, end)
                : PolicyOf(ending) is null ? Open(AdministrationStatus.Held, last, ending.Slot)
                : PolicyOf(ending) == HoldPolicy.Omit ? new(slot, AdministrationStatus.PartlyOmitted, last)
                : Open(AdministrationStatus.PartlyGiven, end);
        }

        RecordEvent[] own = Meaning(block, order, day);
        RecordEvent[] given = [.. own.Where(recorded => recorded.DoseGiven is not null && (after is null || recorded.Date > after))];
        if (given.Length > 0)
        {
            LocalDate last = BegunOn(own, given.Order(RecordEvent.CanonicalOrder).Last());
            int?[] whole = [.. given.Where(recorded => IsWhole(recorded.DoseGiven!, given)).Select(recorded => recorded.DoseGiven!.DoseOfDay).Distinct()];
            bool complete = whole.Contains(null) || whole.Length >= order.TimesPerDay;
            return complete ? new(slot, AdministrationStatus.Given, last)
                : own.Any(recorded => recorded is RecordEvent.AdministrationOmitted) ? new(slot, AdministrationStatus.PartlyOmitted, last)
                : Rest(last);
        }

        if (own.Any(recorded => recorded is RecordEvent.AdministrationOmitted))
        {
            return new(slot, AdministrationStatus.Omitted, due);
        }

        if (follows is { } other)
        {
            return other.Status == AdministrationStatus.Waiting ? Open(other.Status, due, other.Cause) : new(slot, other.Status, due);
        }

        if (holds.LastOrDefault(hold => hold.Until is null && !IsClosed(hold)) is { } open)
        {
            return Open(HoldOf(block, order, day) == open ? AdministrationStatus.Held : AdministrationStatus.Waiting, due, open.Slot);
        }

        if (holds.Max(hold => hold.Until) is { } until && until > due)
        {
            HoldPolicy? stated = PolicyOf(holds.Last(hold => hold.Until == until));
            bool isRescue = Rescued(block, order) is not null;
            if (!isRescue && stated == HoldPolicy.Omit)
            {
                return new(slot, AdministrationStatus.Omitted, due);
            }

            if (!isRescue && stated is null)
            {
                return Open(AdministrationStatus.Held, due, holds.Last(hold => hold.Until == until).Slot);
            }

            LocalDate on = until;
            if (!isRescue && stated == HoldPolicy.MakeUp)
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
            && BegunOn(Of(block, order, near.Day), recorded) == recorded.Date
            && Math.Abs(Period.DaysBetween(recorded.Date, due)) is var apart && (apart == 0 ? order.TimesPerDay == 1 || IsFull(block, order, day, due) : apart < order.Days.LeastSpacing));
        return isNear ? new(slot, AdministrationStatus.LeftOut, due)
            : WaitsFor(block, order, together, day) is { } wait ? Open(AdministrationStatus.Waiting, due, wait.Slot)
            : Open(AdministrationStatus.Planned, due);
    }

    /// <summary>Whether a whole day's doses of other days of an order were given on a date. A rescue has room all the same.</summary>
    private bool IsFull(Block block, PlannedOrder order, int day, LocalDate on)
    {
        int own = StandsFor(block, order, day) ?? day;
        GivenDose[] others = [.. events.Where(recorded => recorded.Date == on && recorded.DoseGiven is { Portion: null } && recorded.ConcernedSlot is { } slot && slot.Block == block.Id && slot.OrderId == order.Id && slot.Day != own)
            .Select(recorded => recorded.DoseGiven!)];
        return Rescued(block, order) is null && (others.Any(dose => dose.DoseOfDay is null) || others.Length >= order.TimesPerDay);
    }

    /// <summary>The day on which a dose began: one in portions, that went on over midnight at most, on that of its first.</summary>
    private static LocalDate BegunOn(RecordEvent[] own, RecordEvent recorded) => recorded.DoseGiven is not { Portion: { } portion } dose ? recorded.Date
        : own.Where(other => other.DoseGiven is { Portion: { } first } begun && begun.DoseOfDay == dose.DoseOfDay && first.Of == portion.Of && first.Number < portion.Number)
            .Select(other => other.Date).Append(recorded.Date).Where(on => on <= recorded.Date && on.PlusDays(1) >= recorded.Date).Min();

    /// <summary>Whether a dose was given as a whole: one in portions once each of them was.</summary>
    private static bool IsWhole(GivenDose dose, RecordEvent[] given) => dose.Portion is not { Of: int of } || Enumerable.Range(1, of).All(number =>
        given.Any(recorded => recorded.DoseGiven!.DoseOfDay == dose.DoseOfDay && recorded.DoseGiven.Portion == new DosePortion(number, of)));

    /// <summary>The policy for a hold: that of the supplement in force on its day. The other supplement states none.</summary>
    private HoldPolicy? PolicyOf(RecordEvent.AdministrationHeld hold) => events.Any(recorded => recorded is RecordEvent.SupplementInForce && recorded.Date <= hold.Date) ? null : policy;

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

        return block != definition.Blocks[0] && !row.RescuesGiven && row.Status is AdministrationStatus.Planned or AdministrationStatus.PartlyGiven
            && InOrder<RecordEvent.MarkerReported>().LastOrDefault() is { Status: MarkerStatus.Absent } report && row.Date >= report.Date
            ? row with { Status = AdministrationStatus.Waiting }
            : row;
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
        return given.Length > 0 ? BegunOn(own, given.Order(RecordEvent.CanonicalOrder).Last())
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
internal readonly record struct NaiveRow(AdministrationSlot Slot, AdministrationStatus Status, LocalDate Date, AdministrationSlot? Cause = null)
{
    /// <summary>Whether it rescues from something that was given: then neither a delay nor the marker keeps it back.</summary>
    public bool RescuesGiven { get; init; }
}
