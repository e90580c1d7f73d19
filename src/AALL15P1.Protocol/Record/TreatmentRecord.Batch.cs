using System.Collections.Immutable;
using NodaTime;

namespace AALL15P1.Protocol;

// Many events at once: what one by one would give, without a record for each.
public sealed partial class TreatmentRecord
{
    /// <summary>
    /// Folds events into a record. Most events, such as a dose or a count, change nothing by which the next is judged but
    /// the ids and clocks of the log. They wait, and go into the record together; any other event, and one that is not
    /// plainly fit, is applied by itself to the record with all those before it. A property compares it with one by one.
    /// </summary>
    private sealed class Batch(TreatmentRecord from)
    {
        private readonly List<RecordEvent> waiting = [];
        private readonly Dictionary<string, Instant> writers = new(from.writers, StringComparer.Ordinal);
        private ImmutableDictionary<string, RecordEvent>.Builder byId = from.byId.ToBuilder();
        private TreatmentRecord record = from;

        /// <summary>One more event.</summary>
        /// <exception cref="RecordRefusedException">The event cannot be.</exception>
        public void Apply(RecordEvent recorded)
        {
            if (IsPlain(recorded))
            {
                waiting.Add(recorded);
                byId.Add(recorded.Stamp.Id, recorded);
            }
            else
            {
                record = ToRecord().Apply(recorded);
                byId = record.byId.ToBuilder();
            }

            writers[recorded.Stamp.RecordedBy] = recorded.Stamp.RecordedAt;
        }

        /// <summary>The record of all events.</summary>
        public TreatmentRecord ToRecord()
        {
            if (waiting.Count > 0)
            {
                record = new(
                    record.log.AddRange(waiting),
                    byId.ToImmutable(),
                    record.supersededBy,
                    record.writers.SetItems(writers),
                    record.facts.AddAll(waiting));
                waiting.Clear();
            }

            return record;
        }

        private bool IsPlain(RecordEvent recorded)
        {
            EventStamp stamp = recorded.Stamp;
            return recorded.Kind is RecordEventKind.AdministrationGiven or RecordEventKind.AdministrationMadeUp or RecordEventKind.AdministrationHeld
                    or RecordEventKind.AdministrationOmitted or RecordEventKind.LaboratoryReported or RecordEventKind.Measured or RecordEventKind.ToxicityStated
                && stamp.Supersedes is null && stamp.KeptClock is null
                && record.log.Count > 0 && stamp.Patient == record.patient
                && (!writers.TryGetValue(stamp.RecordedBy, out Instant last) || stamp.RecordedAt >= last)
                && recorded.Date <= RecordDates.LatestAt(stamp.RecordedAt)
                && !(recorded.HappenedAt > stamp.RecordedAt)
                && !byId.ContainsKey(stamp.Id)
                && RecordChecks.Of(record.facts, recorded) is null;
        }
    }
}
