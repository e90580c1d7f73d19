namespace AALL15P1.Protocol;

/// <summary>How far an infant's course has come.</summary>
public enum CourseStage
{
    /// <summary>Nobody is enrolled.</summary>
    NotEnrolled,

    /// <summary>The infant is enrolled, and no block has started.</summary>
    Enrolled,

    /// <summary>A block has started.</summary>
    OnTherapy,

    /// <summary>Therapy has reached its end.</summary>
    Completed,

    /// <summary>The infant has left protocol therapy.</summary>
    OffProtocol,

    /// <summary>The infant has died.</summary>
    Died,
}
