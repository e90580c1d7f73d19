namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>A wrong request, with the infant's record as the check sees it.</summary>
/// <param name="Kind">The kind of the fault.</param>
/// <param name="Infant">The infant's record as the check sees it.</param>
/// <param name="Request">The wrong request.</param>
/// <param name="IsAfterTheRightDose">Whether the right dose has been given before the wrong one is asked for.</param>
/// <param name="IsWithoutTolerance">Whether the site states no tolerance.</param>
internal readonly record struct SeededFault(FaultKind Kind, Infant Infant, DoseRequest Request, bool IsAfterTheRightDose = false, bool IsWithoutTolerance = false);
