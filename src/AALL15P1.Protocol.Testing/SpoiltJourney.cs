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
        _ => null,
    };

    /// <summary>Whether the course itself has a dose that can be spoilt.</summary>
    internal bool HasDoses => Sound.Record(Aall15P1.Compile()) is var record && Doses(record.Events, record.Protocol.Definition).Length > 0;

    /// <summary>The events of the course with that of the defect among them.</summary>
    /// <param name="protocol">The protocol by which the record is kept.</param>
    /// <param name="spoilt">The event of the defect.</param>
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
        spoilt = Spoilt(events, (RecordEvent.AdministrationGiven)events[place], protocol.Definition);
        return [.. events.Take(place + 1), spoilt, .. events.Skip(place + 1)];
    }

    /// <summary>The events without a hold policy as JSON Lines.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => RecordJson.WriteLines(Events(Aall15P1.Compile(), out _));

    /// <summary>The whole doses of orders that are given once a day and have a last day: a second one on a day is one too many, and so is one after the last day.</summary>
    private static int[] Doses(IReadOnlyList<RecordEvent> events, ProtocolDefinition definition) =>
        [.. Enumerable.Range(0, events.Count).Where(at => events[at] is RecordEvent.AdministrationGiven { Dose.Portion: null } given && OrderOf(given, definition) is { TimesPerDay: 1, Days.LastDay: not null })];

    private static PlannedOrder OrderOf(RecordEvent.AdministrationGiven given, ProtocolDefinition definition) => definition.Block(given.Slot.Block).Order(given.Slot.OrderId);

    private RecordEvent Spoilt(IReadOnlyList<RecordEvent> events, RecordEvent.AdministrationGiven after, ProtocolDefinition definition)
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
}
