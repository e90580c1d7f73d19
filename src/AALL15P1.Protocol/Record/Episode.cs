namespace AALL15P1.Protocol;

/// <summary>What was recorded of one adverse event.</summary>
/// <param name="Started">Its beginning.</param>
/// <param name="Changes">The changes of its grade and its resolution, in canonical order.</param>
/// <param name="Delays">The delays of treatment that it caused, in canonical order.</param>
internal sealed record Episode(RecordEvent.AdverseEventStarted? Started, Series<RecordEvent> Changes, Series<RecordEvent> Delays)
{
    public static Episode Empty { get; } = new(null, RecordFacts.NoEvents, RecordFacts.NoEvents);

    public bool IsEmpty => Started is null && Changes.IsEmpty && Delays.IsEmpty;

    public static string? IdOf(RecordEvent recorded) => recorded switch
    {
        RecordEvent.AdverseEventStarted started => started.Episode,
        RecordEvent.AdverseEventGraded graded => graded.Episode,
        RecordEvent.AdverseEventResolved resolved => resolved.Episode,
        RecordEvent.TreatmentDelayed delayed => delayed.Episode,
        _ => null,
    };

    public Episode Add(RecordEvent recorded) => recorded switch
    {
        RecordEvent.AdverseEventStarted started => this with { Started = started },
        RecordEvent.TreatmentDelayed => this with { Delays = Delays.Add(recorded) },
        _ => this with { Changes = Changes.Add(recorded) },
    };

    public Episode Remove(RecordEvent recorded) => recorded switch
    {
        RecordEvent.AdverseEventStarted => this with { Started = null },
        RecordEvent.TreatmentDelayed => this with { Delays = Delays.Remove(recorded) },
        _ => this with { Changes = Changes.Remove(recorded) },
    };
}
