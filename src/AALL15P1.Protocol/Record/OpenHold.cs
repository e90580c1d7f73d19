using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>A held administration of which nobody can say yet what becomes of it.</summary>
/// <param name="Held">The hold, as it was recorded last.</param>
/// <param name="Policy">The site's policy; null when none is stated, so that somebody must decide.</param>
public sealed record OpenHold(RecordEvent.AdministrationHeld Held, Cited<HoldPolicy>? Policy)
{
    /// <summary>Whether the hold waits for a decision, and not only for its end.</summary>
    public bool IsUndecided => Policy is null;
}
