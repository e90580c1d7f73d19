using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using NodaTime;

namespace AALL15P1.Protocol;

// Many events at once: what one by one would give, without a record for each.
public sealed partial class TreatmentRecord
{
    /// <summary>
    /// Folds events into a record. Most events, such as a dose or a count, change nothing by which the next is judged but
    /// what is noted at once. They wait, and go into the record's series together; any other event, and one that is not
    /// plainly fit, is applied by itself to the record with all those before it. A property compares it with one by one.
    /// </summary>
    private sealed class Batch(CompiledProtocol protocol, int expected)
    {
        private readonly List<RecordEvent> waiting = new(expected);
        private readonly Dictionary<string, RecordEvent> byId = new(expected, StringComparer.Ordinal);
        private readonly Dictionary<string, Instant> writers = new(StringComparer.Ordinal);
        private TreatmentRecord record = Empty(protocol);

        /// <summary>The facts of the record, in which what waits is noted.</summary>
        private RecordFacts noted = RecordFacts.Of(protocol);

        /// <summary>The event of an id; null when there is none.</summary>
        public RecordEvent? Find(string id) => byId.GetValueOrDefault(id);

        /// <summary>One more event, if it can be.</summary>
        /// <param name="recorded">The event.</param>
        /// <param name="refusal">Why it is refused; null when it is not.</param>
        /// <returns>False when it is refused; then it changes nothing.</returns>
        public bool TryApply(RecordEvent recorded, [NotNullWhen(false)] out RecordRefusal? refusal)
        {
            refusal = null;
            if (IsPlain(recorded))
            {
                waiting.Add(recorded);
                noted = noted.Noted(recorded);
            }
            else if (ToRecord().TryApply(recorded, out record, out refusal))
            {
                recorded = record.log[^1];
                noted = record.facts;
            }
            else
            {
                return false;
            }

            byId.Add(recorded.Stamp.Id, recorded);
            writers[recorded.Stamp.RecordedBy] = recorded.Stamp.RecordedAt;
            return true;
        }

        /// <summary>The record of all events. The last one alone is for others: those before it look up ids in what still grows.</summary>
        public TreatmentRecord ToRecord()
        {
            if (waiting.Count > 0)
            {
                Series<RecordEvent> log = record.log.AddRange(CollectionsMarshal.AsSpan(waiting));
                waiting.Sort(RecordEvent.CanonicalOrder);
                noted = noted.Indexed(CollectionsMarshal.AsSpan(waiting));
                record = new(log, byId, NoIds, record.supersededBy, record.writers.SetItems(writers), noted);
                waiting.Clear();
            }

            return record;
        }

        /// <summary>Whether an event fits as surely as the whole check would find, and the checks of others ask nothing of it that is not noted.</summary>
        private bool IsPlain(RecordEvent recorded)
        {
            EventStamp stamp = recorded.Stamp;
            return recorded.Kind is not (RecordEventKind.Enrolled or RecordEventKind.SupplementInForce or RecordEventKind.ReadingChosen
                    or RecordEventKind.LeftProtocol or RecordEventKind.Died or RecordEventKind.EnteredInError)
                && stamp.Supersedes is null && stamp.KeptClock is null
                && record.log.Count > 0 && stamp.Patient == record.patient
                && (!writers.TryGetValue(stamp.RecordedBy, out Instant last) || stamp.RecordedAt >= last)
                && recorded.Date <= RecordDates.LatestAt(stamp.RecordedAt)
                && !(recorded.HappenedAt > stamp.RecordedAt)
                && !byId.ContainsKey(stamp.Id)
                && RecordChecks.Of(noted, recorded) is null;
        }
    }
}
