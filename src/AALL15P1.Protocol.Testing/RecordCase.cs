using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// A series of events that somebody tries to record, in a form that shrinks well. Many of them can be and many cannot:
/// a record refuses these, each with its reason. It prints itself as JSON Lines, so that a failing case can be replayed
/// by any system.
/// </summary>
/// <param name="Drafts">The events as numbers, in the order of recording.</param>
public sealed record RecordCase(ValueList<DraftedEvent> Drafts)
{
    /// <summary>The events, in the order of recording; those that a record refuses among them.</summary>
    public ValueList<RecordEvent> Events
    {
        get
        {
            List<RecordEvent> events = [];
            Dictionary<int, List<string>> ids = [];
            foreach (DraftedEvent draft in Drafts)
            {
                RecordEvent[] drafted = [.. draft.ToEvents(number => ids.TryGetValue(number, out List<string>? known) ? known : [])];
                events.AddRange(drafted);
                ids.TryAdd(draft.Number, []);
                ids[draft.Number].AddRange(drafted.Select(recorded => recorded.Stamp.Id));
            }

            return events.ToValueList();
        }
    }

    /// <summary>The record of those events that can be; the others are passed over.</summary>
    /// <param name="protocol">The protocol by which the record is kept.</param>
    /// <returns>The record.</returns>
    public TreatmentRecord Record(CompiledProtocol protocol) => Record(protocol, out _);

    /// <summary>The record of those events that can be, and why the others cannot.</summary>
    /// <param name="protocol">The protocol by which the record is kept.</param>
    /// <param name="refusals">The refusals, in the order of the events.</param>
    /// <returns>The record.</returns>
    public TreatmentRecord Record(CompiledProtocol protocol, out ValueList<RecordRefusal> refusals)
    {
        TreatmentRecord record = protocol.NewRecord();
        List<RecordRefusal> refused = [];
        foreach (RecordEvent recorded in Events)
        {
            if (!record.TryApply(recorded, out record, out RecordRefusal? refusal))
            {
                refused.Add(refusal);
            }
        }

        refusals = refused.ToValueList();
        return record;
    }

    /// <summary>The events as JSON Lines.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => RecordJson.WriteLines(Events);
}
