using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// A record as it is asked about: its events under a protocol, the supplements in force, and a policy for held
/// administrations. The JSON operation <c>replay</c> and the tool's command of that name both ask through it.
/// </summary>
internal sealed record RecordQuestion(CompiledProtocol Protocol, TreatmentRecord Record)
{
    /// <summary>Replays events.</summary>
    /// <param name="protocol">The protocol, without a supplement when one is stated here.</param>
    /// <param name="events">The events of each writer; those of several are merged.</param>
    /// <param name="supplements">The supplements, in the order in which they come into force.</param>
    /// <param name="holds">What becomes of held administrations; null where nothing is stated, or the supplement states it.</param>
    /// <param name="holdsName">How the question calls the policy, for the message that refuses it.</param>
    /// <returns>The record.</returns>
    /// <exception cref="FormatException">An event is refused, or the policy is stated twice.</exception>
    public static RecordQuestion Of(CompiledProtocol protocol, IReadOnlyList<ValueList<RecordEvent>> events, IReadOnlyList<DatedSupplement> supplements, HoldPolicy? holds, string holdsName)
    {
        SiteSupplement? supplied = supplements.FirstOrDefault(supplement => supplement.From is null)?.Supplement ?? protocol.Supplement;
        if (holds is { } policy)
        {
            supplied = WithHolds(supplied, supplements, policy, holdsName);
        }

        CompiledProtocol completed = protocol.With(supplied, protocol.Supplement is null ? null : protocol.Readings);
        completed = supplements.Count > 1 || (supplements.Count == 1 && supplements[0].From is not null) ? completed.Knowing(supplements.Select(supplement => supplement.Supplement)) : completed;
        TreatmentRecord record = events.Count == 1 ? events[0].Aggregate(TreatmentRecord.Empty(completed), Apply) : Merge(completed, events);
        return new(completed, InForce(record, supplements));
    }

    /// <summary>The day that is asked about when nobody names one: that of the record's last event.</summary>
    /// <param name="dateName">How the question calls the day, for the message.</param>
    /// <exception cref="FormatException">There are no events.</exception>
    public LocalDate LastDay(string dateName) =>
        Record.StandingEvents.Count > 0 ? Record.StandingEvents[^1].Date : throw new FormatException($"The record has no events; say with {dateName} which day to show.");

    /// <summary>The same with what was recorded until the end of a day (UTC).</summary>
    public RecordQuestion AsKnownAt(LocalDate date) =>
        this with { Record = Record.AsKnownAt(date.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() - Duration.Epsilon) };

    /// <summary>What the record comes to on a day. A next block may have to wait in any good record; what is alerted to, and the hazards that nobody has overridden, are the answer.</summary>
    public DecisionOutcome OutcomeOn(LocalDate date)
    {
        NextSteps answered = Record.Next(date);
        return answered.Of(NextStepKind.Alert).Select(step => step.Finding?.Effect == DecisionOutcome.Hold ? DecisionOutcome.Hold : DecisionOutcome.Proceed)
            .Concat(answered.State.Findings.Where(found => found.Finding.Severity == Severity.Hazard && found.Override is null).Select(found => found.Finding.Effect))
            .Aggregate(DecisionOutcome.Proceed, (all, next) => all.And(next));
    }

    /// <summary>The report as JSON.</summary>
    public string ToJson(LocalDate date, bool plan, bool round) =>
        RecordReportJson.Write(Protocol, Record.Next(date), plan ? Record.PlanOn(date) : null, round ? Record.Round(date) : null);

    /// <summary>The supplement with a policy for held administrations, which must not beat one that the site states with its citation.</summary>
    private static SiteSupplement WithHolds(SiteSupplement? supplement, IEnumerable<DatedSupplement> stated, HoldPolicy policy, string name)
    {
        if (stated.Select(each => each.Supplement).Append(supplement).Any(each => each is not null && each.Holds != HoldPolicies.Undecided))
        {
            throw new FormatException($"{name}: the supplement states what becomes of held administrations. Leave out {name}, or the supplement's holds.");
        }

        Cited<HoldPolicy> always = new(policy, new(new("QUESTION", "The policy that is stated with the question", Standing.Site), "holds"), Standing.Site);
        return (supplement ?? new SiteSupplement("question", "What is stated with the question")) with { Holds = HoldPolicies.Always(always) };
    }

    private static TreatmentRecord Merge(CompiledProtocol protocol, IEnumerable<ValueList<RecordEvent>> events)
    {
        try
        {
            return TreatmentRecord.Merge(protocol, events.SelectMany(each => each));
        }
        catch (RecordRefusedException refused)
        {
            throw new FormatException(refused.Message, refused);
        }
    }

    /// <summary>The record with an event for each supplement that the question puts in force from a day on.</summary>
    private static TreatmentRecord InForce(TreatmentRecord record, IEnumerable<DatedSupplement> supplements)
    {
        int number = 0;
        foreach (DatedSupplement supplement in supplements)
        {
            if (supplement.From is { } from)
            {
                number++;
                string id = $"supplement {number}";
                EventStamp stamp = new(id, from.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), id) { Patient = record.Patient };
                record = Apply(record, new RecordEvent.SupplementInForce(stamp, from, SupplementJson.Fingerprint(supplement.Supplement)));
            }
        }

        return record;
    }

    private static TreatmentRecord Apply(TreatmentRecord record, RecordEvent recorded) =>
        record.TryApply(recorded, out TreatmentRecord next, out RecordRefusal? refusal) ? next : throw new FormatException(refusal.ToString());
}

/// <summary>A supplement, and the day from which on it is in force; null for the one that is in force from the beginning, or that an event of the record puts in force.</summary>
internal sealed record DatedSupplement(LocalDate? From, SiteSupplement Supplement);
