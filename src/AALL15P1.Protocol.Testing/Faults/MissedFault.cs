namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>A fault that no check caught.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Right">The request as it should have been.</param>
/// <param name="Wrong">The request as it was checked.</param>
public readonly record struct MissedFault(FaultKind Kind, DoseRequest Right, DoseRequest Wrong);
