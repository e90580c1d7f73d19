using AALL15P1.Protocol.Testing.Faults;

namespace AALL15P1.Protocol.Testing;

/// <summary>A dose as it is requested for an infant who is treated by plan: as the protocol has it, or wrong in one thing.</summary>
/// <param name="Planned">The infant, with day 1 of Induction.</param>
/// <param name="Request">The dose.</param>
public sealed record RequestCase(PlannedInfant Planned, DoseRequest Request)
{
    /// <summary>The case as the question whether the dose is safe, one line of JSON as a command reads it.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{ProtocolQuestion.Of(Planned.Infant, Planned.FirstDay, Request)}";
}
