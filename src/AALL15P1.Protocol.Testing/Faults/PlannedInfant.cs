using NodaTime;

namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>An infant with measurements over the whole of therapy, and day 1 of the first block.</summary>
/// <param name="Infant">The infant.</param>
/// <param name="FirstDay">Day 1 of the first block.</param>
public sealed record PlannedInfant(Infant Infant, LocalDate FirstDay)
{
    /// <summary>The correct request of every row of the infant's plan whose dose the protocol can compute, in the order of the plan.</summary>
    /// <param name="protocol">The protocol, with the site's supplement where it states doses.</param>
    /// <returns>The requests. Each is safe to give to this infant.</returns>
    public ValueList<DoseRequest> Requests(CompiledProtocol protocol) =>
        new InfantPlan(protocol, protocol.Plan(Infant.BirthDate, FirstDay), Infant).Requests.Select(right => right.Request).ToValueList();
}
