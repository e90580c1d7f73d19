namespace AALL15P1.Protocol;

/// <summary>A record refused an event, because it cannot be. <see cref="TreatmentRecord.TryApply"/> says so without an exception.</summary>
public sealed class RecordRefusedException : Exception
{
    /// <summary>Makes the exception of a refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    public RecordRefusedException(RecordRefusal refusal)
        : base(refusal.ToString()) => Refusal = refusal;

    /// <summary>The refusal.</summary>
    public RecordRefusal Refusal { get; }
}
