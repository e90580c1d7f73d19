using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Regimen;

/// <summary>An open question that touches an order, and on which of its days.</summary>
/// <param name="Interpretation">The question.</param>
/// <param name="Days">The days of the block that it touches; null when it touches every day of the order.</param>
public sealed record InterpretedDays(Interpretation Interpretation, DayPattern? Days = null);
