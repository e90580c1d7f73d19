namespace AALL15P1.Protocol;

/// <summary>
/// The kinds of events. Their order here is the first tie rule of the canonical order: of two things that happened on
/// one day, the kind that stands first comes first; within a kind, the earlier recording comes first; then
/// the id, by its characters' numbers.
/// </summary>
public enum RecordEventKind
{
    /// <summary><see cref="RecordEvent.Enrolled"/>.</summary>
    Enrolled,

    /// <summary><see cref="RecordEvent.SupplementInForce"/>.</summary>
    SupplementInForce,

    /// <summary><see cref="RecordEvent.ReadingChosen"/>.</summary>
    ReadingChosen,

    /// <summary><see cref="RecordEvent.MarkerReported"/>.</summary>
    MarkerReported,

    /// <summary><see cref="RecordEvent.Measured"/>.</summary>
    Measured,

    /// <summary><see cref="RecordEvent.LaboratoryReported"/>.</summary>
    LaboratoryReported,

    /// <summary><see cref="RecordEvent.ToxicityStated"/>.</summary>
    ToxicityStated,

    /// <summary><see cref="RecordEvent.BlockStarted"/>.</summary>
    BlockStarted,

    /// <summary><see cref="RecordEvent.DosesPrescribed"/>.</summary>
    DosesPrescribed,

    /// <summary><see cref="RecordEvent.AdministrationHeld"/>.</summary>
    AdministrationHeld,

    /// <summary><see cref="RecordEvent.AdministrationOmitted"/>.</summary>
    AdministrationOmitted,

    /// <summary><see cref="RecordEvent.AdministrationGiven"/>.</summary>
    AdministrationGiven,

    /// <summary><see cref="RecordEvent.AdministrationMadeUp"/>.</summary>
    AdministrationMadeUp,

    /// <summary><see cref="RecordEvent.AdverseEventStarted"/>.</summary>
    AdverseEventStarted,

    /// <summary><see cref="RecordEvent.AdverseEventGraded"/>.</summary>
    AdverseEventGraded,

    /// <summary><see cref="RecordEvent.AdverseEventResolved"/>.</summary>
    AdverseEventResolved,

    /// <summary><see cref="RecordEvent.TreatmentDelayed"/>.</summary>
    TreatmentDelayed,

    /// <summary><see cref="RecordEvent.FindingOverridden"/>.</summary>
    FindingOverridden,

    /// <summary><see cref="RecordEvent.ObservationEnded"/>.</summary>
    ObservationEnded,

    /// <summary><see cref="RecordEvent.LeftProtocol"/>.</summary>
    LeftProtocol,

    /// <summary><see cref="RecordEvent.Died"/>.</summary>
    Died,

    /// <summary><see cref="RecordEvent.EnteredInError"/>.</summary>
    EnteredInError,
}
