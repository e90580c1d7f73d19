using NodaTime;

namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>An infant with measurements over the whole of therapy, and day 1 of the first block.</summary>
/// <param name="Infant">The infant.</param>
/// <param name="FirstDay">Day 1 of the first block.</param>
public sealed record PlannedInfant(Infant Infant, LocalDate FirstDay);
