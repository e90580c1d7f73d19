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

/// <summary>Why an event cannot be. What can be and should not have been is accepted and found.</summary>
public enum RefusalReason
{
    /// <summary>The record already has an event of that id.</summary>
    DuplicateId,

    /// <summary>The event is about another infant than the record, or does not name the infant whom the record names.</summary>
    AnotherPatient,

    /// <summary>The event was recorded before the last event of the same writer, or before the event that it supersedes: what a writer records is append-only.</summary>
    RecordedOutOfOrder,

    /// <summary>The event would have been recorded before it happened, wherever on earth.</summary>
    RecordedBeforeItHappened,

    /// <summary>The event supersedes one that the record does not have.</summary>
    UnknownSuperseded,

    /// <summary>The event supersedes one that another has already superseded.</summary>
    AlreadySuperseded,

    /// <summary>The event takes back another, and names none.</summary>
    NothingSuperseded,

    /// <summary>Nobody is enrolled yet: a record begins with the enrolment.</summary>
    NotEnrolled,

    /// <summary>There is an enrolment already.</summary>
    AlreadyEnrolled,

    /// <summary>The date is before the date of birth.</summary>
    BeforeBirth,

    /// <summary>The date is after the day of death, or the death is before something that happened.</summary>
    AfterDeath,

    /// <summary>The infant cannot die twice.</summary>
    AlreadyDied,

    /// <summary>The infant has left protocol therapy already.</summary>
    AlreadyLeft,

    /// <summary>The protocol has no such block.</summary>
    UnknownBlock,

    /// <summary>The block has no such order.</summary>
    UnknownOrder,

    /// <summary>The block has started already.</summary>
    BlockAlreadyStarted,

    /// <summary>The block has not started, or started later.</summary>
    BlockNotStarted,

    /// <summary>The starts of the blocks would not be in the protocol's order.</summary>
    BlockOutOfOrder,

    /// <summary>The protocol by which the record is kept does not know the supplement, or the supplement does not stand with the readings that were chosen, or has other orders.</summary>
    UnknownSupplement,

    /// <summary>The register has no such question, or the question no such reading.</summary>
    UnknownReading,

    /// <summary>The dose's number is higher than the number of doses a day.</summary>
    NoSuchDoseOfDay,

    /// <summary>There is no such adverse event, or it began later.</summary>
    UnknownEpisode,

    /// <summary>There is an adverse event of that id already.</summary>
    EpisodeAlreadyStarted,

    /// <summary>A later event rests on the one that would be superseded.</summary>
    OthersRestOnIt,
}

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
