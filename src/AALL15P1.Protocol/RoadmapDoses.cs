using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// The doses of a roadmap's administrations for one infant; made by <see cref="CompiledProtocol.DosesOf"/>. A measurement against
/// which nothing was found is not judged again for the next dose, so many doses are asked for here and not one by one.
/// </summary>
public sealed class RoadmapDoses
{
    private readonly CompiledProtocol protocol;
    private readonly PlausibleMeasurements known;

    internal RoadmapDoses(CompiledProtocol protocol, Roadmap roadmap, Infant infant)
    {
        this.protocol = protocol;
        Roadmap = roadmap;
        Infant = infant;
        known = new(infant);
    }

    /// <summary>The roadmap.</summary>
    public Roadmap Roadmap { get; }

    /// <summary>The infant.</summary>
    public Infant Infant { get; }

    /// <summary>The dose of an administration, without its steps and without allocation.</summary>
    /// <param name="due">An administration of the roadmap.</param>
    /// <param name="dose">The dose; without amounts unless the answer is <see cref="DecisionOutcome.Proceed"/>.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The administration is of another protocol.</exception>
    public DecisionOutcome Evaluate(Administration due, out ComputedDose dose) => protocol.EvaluateDose(due, Infant, known, out dose);

    /// <summary>Whether two rows of an order with the same amounts and the same band have the same answer and standing.</summary>
    internal bool TryTellBand(Administration due, out object? band)
    {
        bool isTold = protocol.Doses.Of(due.BlockIndex, due.Order).TryTellBand(due.BirthDate, due.BlockStart, due.Date, out AgeBand<Cited<Fraction>>? found);
        band = found;
        return isTold;
    }

    /// <summary>The dose of an administration with every step, or what is missing.</summary>
    /// <param name="due">An administration of the roadmap.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The administration is of another protocol.</exception>
    public DoseResult Explain(Administration due) => protocol.Dose(due, Infant, known);
}
