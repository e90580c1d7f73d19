using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// A plausible course of treatment with one defect in it, and what a record says of the defect: it refuses the event, or a
/// rule finds something. A system that keeps records is asked the same.
/// </summary>
/// <param name="Sound">The course without the defect.</param>
/// <param name="Defect">What is wrong.</param>
/// <param name="At">After which of the doses of the course it stands; 0 or more, and numbers beyond the last count round.</param>
public sealed record SpoiltJourney(RecordJourney Sound, JourneyDefect Defect, int At)
{
    /// <summary>Why a record refuses the event of the defect; null where it takes it and <see cref="Rule"/> finds something.</summary>
    public RefusalReason? Refusal => Defect switch
    {
        JourneyDefect.SameId => RefusalReason.DuplicateId,
        JourneyDefect.EnrolledAgain => RefusalReason.AlreadyEnrolled,
        JourneyDefect.StartedAgain => RefusalReason.BlockAlreadyStarted,
        JourneyDefect.NoSuchOrder => RefusalReason.UnknownOrder,
        JourneyDefect.BeforeBirth => RefusalReason.BeforeBirth,
        JourneyDefect.RecordedTooSoon => RefusalReason.RecordedBeforeItHappened,
        JourneyDefect.DiedBefore => RefusalReason.AfterDeath,
        _ => null,
    };

    /// <summary>The rule that finds something at the event of the defect; null where a record refuses the event.</summary>
    public string? Rule => Defect switch
    {
        JourneyDefect.GivenTwice => "RECORD-TWICE",
        JourneyDefect.OtherRoute => "RECORD-ROUTE",
        JourneyDefect.UnplannedDay => "RECORD-UNPLANNED",
        JourneyDefect.UnderHold => "RECORD-HELD-GIVEN",
        JourneyDefect.OmittedBefore => "RECORD-OMITTED-GIVEN",
        JourneyDefect.NextDaysToo => "RECORD-INTERVAL",
        _ => null,
    };

    /// <summary>Whether the course itself has a dose that can be spoilt.</summary>
    internal bool HasDoses => Sound.Record(Aall15P1.Compile()) is var record && Doses(record.Events, record.Protocol.Definition).Length > 0;

    /// <summary>The events of the course with that of the defect among them.</summary>
    /// <param name="protocol">The protocol by which the record is kept.</param>
    /// <param name="spoilt">The event of the defect: the one that is refused, or at which the rule finds something.</param>
    /// <returns>The events, in the order of recording.</returns>
    public ValueList<RecordEvent> Events(CompiledProtocol protocol, out RecordEvent spoilt)
    {
        IReadOnlyList<RecordEvent> events = Sound.Record(protocol).Events;
        int[] doses = Doses(events, protocol.Definition);
        if (doses.Length == 0)
        {
            // Nothing that could be spoilt was given: of the same course as planned, everything is.
            events = (Sound with { Turns = [], Forgotten = [] }).Record(protocol).Events;
            doses = Doses(events, protocol.Definition);
        }

        int place = doses[At % doses.Length];
        RecordEvent dose = events[place];
        RecordEvent added = Added(events, (RecordEvent.AdministrationGiven)dose, protocol.Definition);
        bool isBefore = Defect is JourneyDefect.UnderHold or JourneyDefect.OmittedBefore;
        spoilt = isBefore ? dose : added;
        return isBefore ? [.. events.Take(place), added, .. events.Skip(place)] : [.. events.Take(place + 1), added, .. events.Skip(place + 1)];
    }

    /// <summary>The events without a hold policy as JSON Lines.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => RecordJson.WriteLines(Events(Aall15P1.Compile(), out _));

    /// <summary>
    /// The whole doses of orders that are given once a day and have a last day: a second one on a day is one too many, and so is one after the last day.
    /// What is held or omitted by the course itself is left alone by defects of that kind, and where the dose of the next day is given too, there is one.
    /// </summary>
    private int[] Doses(IReadOnlyList<RecordEvent> events, ProtocolDefinition definition)
    {
        HashSet<(BlockId Block, string OrderId)> touched = [.. Touched(events)];
        return
        [
            .. Enumerable.Range(0, events.Count).Where(at => events[at] is RecordEvent.AdministrationGiven { Dose.Portion: null } given
                && OrderOf(given, definition) is { TimesPerDay: 1, Days.LastDay: { } last }
                && (Defect != JourneyDefect.NextDaysToo || given.Slot.Day < last)
                && !touched.Contains((given.Slot.Block, given.Slot.OrderId))),
        ];
    }

    /// <summary>The orders of which the course holds or omits something, where that is what the defect is about.</summary>
    private IEnumerable<(BlockId Block, string OrderId)> Touched(IEnumerable<RecordEvent> events) => Defect is JourneyDefect.UnderHold or JourneyDefect.OmittedBefore or JourneyDefect.NextDaysToo
        ? events.Select(recorded => recorded switch
        {
            RecordEvent.AdministrationHeld held => held.Slot,
            RecordEvent.AdministrationOmitted omitted => omitted.Slot,
            _ => (AdministrationSlot?)null,
        }).OfType<AdministrationSlot>().Select(slot => (slot.Block, slot.OrderId))
        : [];

    private static PlannedOrder OrderOf(RecordEvent.AdministrationGiven given, ProtocolDefinition definition) => definition.Block(given.Slot.Block).Order(given.Slot.OrderId);

    private RecordEvent Added(IReadOnlyList<RecordEvent> events, RecordEvent.AdministrationGiven after, ProtocolDefinition definition)
    {
        EventStamp stamp = new(Defect == JourneyDefect.SameId ? after.Stamp.Id : $"{after.Stamp.Id}-defect", after.Stamp.RecordedAt, after.Stamp.RecordedBy);
        RecordEvent.Enrolled enrolled = events.OfType<RecordEvent.Enrolled>().First();
        PlannedOrder order = OrderOf(after, definition);
        return Defect switch
        {
            JourneyDefect.EnrolledAgain => new RecordEvent.Enrolled(stamp, enrolled.Date, enrolled.BirthDate),
            JourneyDefect.StartedAgain => new RecordEvent.BlockStarted(stamp, after.Date, after.Slot.Block),
            JourneyDefect.BeforeBirth => new RecordEvent.ToxicityStated(stamp, enrolled.BirthDate.PlusDays(-1), Resolved: true),
            JourneyDefect.RecordedTooSoon => new RecordEvent.ToxicityStated(stamp, stamp.RecordedAt.InUtc().Date.PlusDays(2), Resolved: true),
            JourneyDefect.DiedBefore => new RecordEvent.Died(stamp, after.Date.PlusDays(-1)),
            JourneyDefect.NoSuchOrder => Given(new(after.Slot.Block, "no-such-order", after.Slot.Day), after.Dose),
            JourneyDefect.OtherRoute => Given(after.Slot, new GivenDose(Enum.GetValues<Route>().First(route => !order.Routes.Contains(route)))),
            JourneyDefect.UnderHold => new RecordEvent.AdministrationHeld(stamp, after.Date, after.Slot, after.Date.PlusDays(1), "a defect"),
            JourneyDefect.OmittedBefore => new RecordEvent.AdministrationOmitted(stamp, after.Date, after.Slot, "a defect"),
            JourneyDefect.NextDaysToo => Given(new(after.Slot.Block, order.Id, order.Days.DaysUpTo(order.Days.LastDay!.Value).First(day => day > after.Slot.Day)), after.Dose),
            JourneyDefect.UnplannedDay => Given(new(after.Slot.Block, order.Id, order.Days.LastDay!.Value + 1), after.Dose),
            _ => Given(after.Slot, after.Dose),
        };

        RecordEvent Given(AdministrationSlot slot, GivenDose dose) => new RecordEvent.AdministrationGiven(stamp, after.Date, slot, dose);
    }
}

/// <summary>What is wrong in a spoilt journey.</summary>
public enum JourneyDefect
{
    /// <summary>A dose that is given once stands on record twice: RECORD-TWICE.</summary>
    GivenTwice,

    /// <summary>A dose is given by a route that its order does not have: RECORD-ROUTE.</summary>
    OtherRoute,

    /// <summary>A dose stands for a day on which its order is not planned: RECORD-UNPLANNED.</summary>
    UnplannedDay,

    /// <summary>An event has the id of the one before it; it is refused.</summary>
    SameId,

    /// <summary>The infant is enrolled a second time; it is refused.</summary>
    EnrolledAgain,

    /// <summary>A block starts a second time; it is refused.</summary>
    StartedAgain,

    /// <summary>A dose is of an order that the block does not have; it is refused.</summary>
    NoSuchOrder,

    /// <summary>Something happened on the day before the birth; it is refused.</summary>
    BeforeBirth,

    /// <summary>Something happens two days after it is recorded; it is refused.</summary>
    RecordedTooSoon,

    /// <summary>The infant died on the day before a dose that is on record; it is refused.</summary>
    DiedBefore,

    /// <summary>A dose is given on the day on which it is held until the next: RECORD-HELD-GIVEN.</summary>
    UnderHold,

    /// <summary>A dose is given that was omitted by decision: RECORD-OMITTED-GIVEN.</summary>
    OmittedBefore,

    /// <summary>On the day of a dose the dose of its order's next day is given too: RECORD-INTERVAL.</summary>
    NextDaysToo,
}
