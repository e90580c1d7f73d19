namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>The correct request of one row of a plan.</summary>
internal readonly record struct PlannedRequest(int Row, Administration Due, ComputedDose Dose, DoseRequest Request);
