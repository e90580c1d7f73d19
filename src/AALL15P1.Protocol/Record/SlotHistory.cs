using System.Collections.Immutable;

namespace AALL15P1.Protocol.Record;

/// <summary>What was recorded for one place in the plan. What it says does not depend on the order of recording.</summary>
internal readonly struct SlotHistory
{
    private readonly ImmutableArray<RecordEvent> events;

    private SlotHistory(ImmutableArray<RecordEvent> events) => this.events = events;

    private ImmutableArray<RecordEvent> Events => this.events.IsDefault ? [] : this.events;

    public bool IsEmpty => this.Events.IsEmpty;

    /// <summary>The day of the latest dose; null when none was given.</summary>
    public RecordEvent? LastGiven => this.LastWhere(static recorded => recorded.DoseGiven is not null);

    public RecordEvent.AdministrationOmitted? Omitted => (RecordEvent.AdministrationOmitted?)this.LastWhere(static recorded => recorded is RecordEvent.AdministrationOmitted);

    /// <summary>The latest hold: a hold that is extended is held again.</summary>
    public RecordEvent.AdministrationHeld? Held => (RecordEvent.AdministrationHeld?)this.LastWhere(static recorded => recorded is RecordEvent.AdministrationHeld);

    public SlotHistory Add(RecordEvent recorded)
    {
        int at = ~this.Events.BinarySearch(recorded, RecordEvent.CanonicalOrder);
        return new(this.Events.Insert(at, recorded));
    }

    public SlotHistory Remove(RecordEvent recorded) => new(this.Events.RemoveAt(this.Events.BinarySearch(recorded, RecordEvent.CanonicalOrder)));

    /// <summary>Whether every dose of the day was given.</summary>
    /// <param name="timesPerDay">The doses of the day; null when no source states how many, so that one is all that can be asked for.</param>
    public bool IsComplete(int? timesPerDay)
    {
        uint doses = 0;
        foreach (RecordEvent recorded in this.Events)
        {
            if (recorded.DoseGiven is not { } dose)
            {
                continue;
            }

            if (dose.DoseOfDay is not { } number)
            {
                return true;
            }

            doses |= 1u << number;
        }

        return System.Numerics.BitOperations.PopCount(doses) >= (timesPerDay ?? 1);
    }

    private RecordEvent? LastWhere(Func<RecordEvent, bool> fits)
    {
        for (int index = this.Events.Length - 1; index >= 0; index--)
        {
            if (fits(this.Events[index]))
            {
                return this.Events[index];
            }
        }

        return null;
    }
}
