namespace AALL15P1.Protocol;

/// <summary>Why a record refused an event. The record is unchanged.</summary>
/// <param name="EventId">The refused event's id.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Message">The reason as one sentence, with what was found and what the bound is.</param>
public sealed record RecordRefusal(string EventId, RefusalReason Reason, string Message)
{
    /// <summary>The refusal as one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Event '{EventId}' is refused: {Message}";
}
