using AALL15P1.Protocol.Evidence;
using NodaTime;
using static AALL15P1.Protocol.RecordDates;

namespace AALL15P1.Protocol;

/// <summary>Why an event cannot be appended. Each check returns a refusal, or null if the event fits.</summary>
internal static class RecordChecks
{
    /// <summary>Whether an event can be beside the events that stand.</summary>
    public static RecordRefusal? Of(RecordFacts facts, RecordEvent recorded) =>
        OfPerson(facts, recorded) ?? OfDeath(facts, recorded) ?? recorded switch
        {
            RecordEvent.BlockStarted started => OfStart(facts, started),
            RecordEvent.DosesPrescribed prescribed => OfPrescription(facts, prescribed),
            RecordEvent.ReadingChosen choice => OfReading(facts, choice),
            RecordEvent.SupplementInForce supplement => OfSupplement(facts, supplement),
            RecordEvent.LeftProtocol when facts.Left is { } left => Refuse(recorded, RefusalReason.AlreadyLeft, $"the infant left protocol therapy on {Text(left.Date)}."),
            RecordEvent.AdverseEventStarted started when Find(facts, started.Episode)?.Started is not null =>
                Refuse(recorded, RefusalReason.EpisodeAlreadyStarted, $"there is an adverse event '{started.Episode}' already."),
            RecordEvent.AdverseEventGraded or RecordEvent.AdverseEventResolved => OfEpisode(facts, recorded, Episode.IdOf(recorded)!),
            RecordEvent.TreatmentDelayed { Episode: { } id } when Find(facts, id)?.Started is null =>
                Refuse(recorded, RefusalReason.UnknownEpisode, $"there is no adverse event '{id}'."),
            { ConcernedSlot: { } slot } => OfSlot(facts, recorded, slot),
            _ => null,
        };

    /// <summary>Whether what rested on an event still stands when another takes its place.</summary>
    /// <param name="changed">The facts with the correction.</param>
    /// <param name="superseded">The event that is superseded.</param>
    /// <param name="correction">The event that supersedes it.</param>
    public static RecordRefusal? OfDependents(RecordFacts changed, RecordEvent superseded, RecordEvent correction)
    {
        string? what = superseded switch
        {
            RecordEvent.Enrolled when !changed.Events.IsEmpty && (changed.Enrolled is not { } enrolled || changed.Events.Min!.Date < enrolled.BirthDate) => "the enrolment",
            RecordEvent.BlockStarted started when !StartStands(changed, started.Block) => $"the start of {started.Block}",
            RecordEvent.AdverseEventStarted started when !EpisodeStands(Find(changed, started.Episode)) => $"the beginning of the adverse event '{started.Episode}'",
            _ => null,
        };
        return what is null
            ? null
            : Refuse(correction, RefusalReason.OthersRestOnIt, $"it would take away {what}, or move it to after something that rests on it; correct that first.");
    }

    public static RecordRefusal Refuse(RecordEvent recorded, RefusalReason reason, string message) => new(recorded.Stamp.Id, reason, message);

    private static bool StartStands(RecordFacts facts, BlockId block)
    {
        int index = facts.Schedule.Definition.IndexOf(block);
        RecordEvent.BlockStarted? start = facts.Starts[index];
        RecordEvent? first = facts.Courses[index].Events.FirstOrDefault(recorded => recorded is not RecordEvent.AdministrationOmitted);
        bool administrations = first is null || start?.Date <= first.Date;
        bool isTitrated = facts.Schedule.Definition.Titrated?.Block == block;
        administrations &= !isTitrated || facts.Of(RecordEventKind.DosesPrescribed) is { IsEmpty: true } || start?.Date <= facts.Of(RecordEventKind.DosesPrescribed).Min!.Date;
        return administrations && (facts.Starts[0] is not null || facts.Starts.All(started => started is null));
    }

    private static bool EpisodeStands(Episode? episode) =>
        episode is null || (episode.Started is { } started && (episode.Changes.IsEmpty || started.Date <= episode.Changes.Min!.Date));

    private static Episode? Find(RecordFacts facts, string id) => facts.Episodes.GetValueOrDefault(id);

    private static RecordRefusal? OfPerson(RecordFacts facts, RecordEvent recorded)
    {
        if (recorded is RecordEvent.Enrolled enrolment)
        {
            LocalDate earliest = LocalDate.Min(enrolment.Date, facts.Events.Min?.Date ?? enrolment.Date);
            return facts.Enrolled is { } enrolled
                ? Refuse(recorded, RefusalReason.AlreadyEnrolled, $"the infant was enrolled on {Text(enrolled.Date)}.")
                : earliest < enrolment.BirthDate
                    ? Refuse(recorded, RefusalReason.BeforeBirth, $"{Text(earliest)} is before the date of birth, {Text(enrolment.BirthDate)}.")
                    : null;
        }

        return facts.Enrolled is not { } known ? Refuse(recorded, RefusalReason.NotEnrolled, "nobody is enrolled yet; a record begins with the enrolment.")
            : recorded.Date < known.BirthDate ? Refuse(recorded, RefusalReason.BeforeBirth, $"{Text(recorded.Date)} is before the date of birth, {Text(known.BirthDate)}.")
            : null;
    }

    private static RecordRefusal? OfDeath(RecordFacts facts, RecordEvent recorded)
    {
        if (recorded is RecordEvent.Died death)
        {
            return facts.Died is { } died ? Refuse(recorded, RefusalReason.AlreadyDied, $"the infant died on {Text(died.Date)}.")
                : LastHappening(facts) is { } last && last > death.Date ? Refuse(recorded, RefusalReason.AfterDeath, $"something happened on {Text(last)}, after the death on {Text(death.Date)}.")
                : null;
        }

        return facts.Died is { } known && recorded.Date > known.Date && !CanFollowDeath(recorded.Kind)
            ? Refuse(recorded, RefusalReason.AfterDeath, $"{Text(recorded.Date)} is after the death on {Text(known.Date)}.")
            : null;
    }

    /// <summary>A late report and an override of a finding can come after the death; nothing else happens then.</summary>
    private static bool CanFollowDeath(RecordEventKind kind) =>
        kind is RecordEventKind.MarkerReported or RecordEventKind.FindingOverridden;

    private static LocalDate? LastHappening(RecordFacts facts) =>
        Enum.GetValues<RecordEventKind>().Where(kind => !CanFollowDeath(kind)).Select(kind => facts.Of(kind).Max?.Date).Max();

    private static RecordRefusal? OfStart(RecordFacts facts, RecordEvent.BlockStarted started)
    {
        if (IndexOf(facts, started.Block) is not { } index)
        {
            return UnknownBlock(facts, started, started.Block);
        }

        if (facts.Starts[index] is { } already)
        {
            return Refuse(started, RefusalReason.BlockAlreadyStarted, $"{started.Block} started on {Text(already.Date)}.");
        }

        if (index > 0 && facts.Starts[0] is null)
        {
            return Refuse(started, RefusalReason.BlockNotStarted, $"{facts.Schedule.Blocks[0].Block}, the first block, has not started.");
        }

        for (int other = 0; other < facts.Starts.Length; other++)
        {
            if (facts.Starts[other] is { } known && (other < index ? known.Date >= started.Date : known.Date <= started.Date))
            {
                string order = other < index ? "comes before" : "comes after";
                return Refuse(started, RefusalReason.BlockOutOfOrder, $"{started.Block} cannot start on {Text(started.Date)}: {known.Block}, which {order} it, started on {Text(known.Date)}.");
            }
        }

        return null;
    }

    private static RecordRefusal? OfSlot(RecordFacts facts, RecordEvent recorded, AdministrationSlot slot)
    {
        if (IndexOf(facts, slot.Block) is not { } index)
        {
            return UnknownBlock(facts, recorded, slot.Block);
        }

        int place = facts.Schedule.Blocks[index].PlaceOf(slot.OrderId);
        if (place < 0)
        {
            return Refuse(recorded, RefusalReason.UnknownOrder, $"{slot.Block} has no order '{slot.OrderId}'; it has {string.Join(", ", facts.Schedule.Definition.Blocks[index].Orders.Select(order => order.Id))}.");
        }

        // That an administration will never be given can be decided ahead of its block.
        if (recorded is not RecordEvent.AdministrationOmitted && (facts.Starts[index] is not { } started || recorded.Date < started.Date))
        {
            string when = facts.Starts[index] is { } later ? $"started on {Text(later.Date)}, after {Text(recorded.Date)}" : "has not started";
            return Refuse(recorded, RefusalReason.BlockNotStarted, $"{slot.Block} {when}.");
        }

        return recorded.DoseGiven?.DoseOfDay is { } number && facts.InForce(recorded.Date).Schedule.Blocks[index].Orders[place].TimesPerDay is { } times && number > times
            ? Refuse(recorded, RefusalReason.NoSuchDoseOfDay, $"{slot.OrderId} is given {times} times a day; there is no dose {number}.")
            : null;
    }

    private static RecordRefusal? OfPrescription(RecordFacts facts, RecordEvent.DosesPrescribed prescribed)
    {
        if (facts.Schedule.Definition.Titrated is not { } titrated)
        {
            return Refuse(prescribed, RefusalReason.UnknownOrder, $"{facts.Schedule.Definition.Title} has no drugs whose doses follow the counts.");
        }

        RecordEvent.BlockStarted? start = facts.Starts[facts.Schedule.Definition.IndexOf(titrated.Block)];
        return start is null || prescribed.Date < start.Date
            ? Refuse(prescribed, RefusalReason.BlockNotStarted, $"{titrated.Block}, in which the doses follow the counts, {(start is null ? "has not started" : $"started on {Text(start.Date)}, after {Text(prescribed.Date)}")}.")
            : null;
    }

    private static RecordRefusal? OfEpisode(RecordFacts facts, RecordEvent recorded, string id) =>
        Find(facts, id)?.Started is not { } started ? Refuse(recorded, RefusalReason.UnknownEpisode, $"there is no adverse event '{id}'.")
        : recorded.Date < started.Date ? Refuse(recorded, RefusalReason.UnknownEpisode, $"the adverse event '{id}' began on {Text(started.Date)}, after {Text(recorded.Date)}.")
        : null;

    private static RecordRefusal? OfReading(RecordFacts facts, RecordEvent.ReadingChosen choice)
    {
        Interpretation? question = facts.Schedule.Definition.Interpretations.Register.FirstOrDefault(known => known.Id == choice.InterpretationId);
        return !facts.Protocol.Definition.HasOtherReadings ? Refuse(choice, RefusalReason.UnknownReading, "readings cannot be chosen in this record.")
            : question is null ? Refuse(choice, RefusalReason.UnknownReading, $"the register has no question '{choice.InterpretationId}'.")
            : question.Readings.All(reading => reading.Id != choice.ReadingId) ? Refuse(choice, RefusalReason.UnknownReading, $"{question.Id} has no reading '{choice.ReadingId}'.")
            : InForceWith(facts, choice) is not { } other ? Refuse(choice, RefusalReason.UnknownReading, $"the site's values do not stand with {choice.InterpretationId} read as '{choice.ReadingId}'.")
            : !HasSameOrders(facts, other) ? Refuse(choice, RefusalReason.UnknownReading, $"{choice.InterpretationId} read as '{choice.ReadingId}' has other orders: it is chosen before therapy begins, in the site's supplement.")
            : null;
    }

    private static RecordRefusal? OfSupplement(RecordFacts facts, RecordEvent.SupplementInForce supplement) =>
        facts.Protocol.Known(supplement.Fingerprint) is null ? Refuse(supplement, RefusalReason.UnknownSupplement, $"there is no supplement with the fingerprint '{supplement.Fingerprint}' among those that were given.")
        : InForceWith(facts, supplement) is not { } other ? Refuse(supplement, RefusalReason.UnknownSupplement, $"the supplement '{supplement.Fingerprint}' does not stand with the readings that were chosen.")
        : !HasSameOrders(facts, other) ? Refuse(supplement, RefusalReason.UnknownSupplement, $"the supplement '{supplement.Fingerprint}' has other orders; those of a record stay the same.")
        : null;

    /// <summary>Puts in force what the choices say; false where a supplement does not stand with a reading.</summary>
    public static bool TrySettle(ref RecordFacts facts)
    {
        try
        {
            facts = facts.WithPeriods();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>What would be in force with one more choice; null where a supplement does not stand with a reading.</summary>
    private static RecordFacts? InForceWith(RecordFacts facts, RecordEvent choice)
    {
        try
        {
            return facts.Add(choice);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool HasSameOrders(RecordFacts facts, RecordFacts other) => other.Periods.All(period => HasSameOrders(facts.Schedule.Definition, period.Protocol.Definition));

    private static bool HasSameOrders(ProtocolDefinition left, ProtocolDefinition right) =>
        ReferenceEquals(left, right) || left.Blocks.Zip(right.Blocks).All(pair => pair.First.Orders.Select(order => order.Id).SequenceEqual(pair.Second.Orders.Select(order => order.Id), StringComparer.Ordinal));

    private static int? IndexOf(RecordFacts facts, BlockId block)
    {
        for (int index = 0; index < facts.Schedule.Blocks.Length; index++)
        {
            if (facts.Schedule.Blocks[index].Block.Id == block)
            {
                return index;
            }
        }

        return null;
    }

    private static RecordRefusal UnknownBlock(RecordFacts facts, RecordEvent recorded, BlockId block) =>
        Refuse(recorded, RefusalReason.UnknownBlock, $"there is no block '{block}'; {facts.Schedule.Definition.Title} has {string.Join(", ", facts.Schedule.Definition.Blocks)}.");
}
