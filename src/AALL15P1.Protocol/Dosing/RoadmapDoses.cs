using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The doses of a roadmap's rows for its infant. Made once for a roadmap.</summary>
public sealed class RoadmapDoses
{
    private readonly DoseBook book;
    private readonly IDoseGuard? guard;
    private readonly Dictionary<BlockId, int> positions;

    /// <summary>Makes the doses of a roadmap.</summary>
    /// <param name="roadmap">The roadmap.</param>
    /// <param name="policy">How doses are computed.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="guard">What must not be against a dose; null to compute without it.</param>
    /// <exception cref="ArgumentException">The infant's date of birth is not the roadmap's.</exception>
    public RoadmapDoses(Roadmap roadmap, DosingPolicy policy, Infant infant, IDoseGuard? guard = null)
    {
        if (infant.BirthDate != roadmap.BirthDate)
        {
            throw new ArgumentException($"The infant was born on {infant.BirthDate:uuuu-MM-dd}, and the roadmap's infant on {roadmap.BirthDate:uuuu-MM-dd}.", nameof(infant));
        }

        Roadmap = roadmap;
        Infant = infant;
        this.guard = guard;
        book = DoseBook.Compile(roadmap.Definition, policy);
        positions = roadmap.Definition.Blocks.Select((block, index) => (block.Id, index)).ToDictionary(block => block.Id, block => block.index);
    }

    /// <summary>The roadmap.</summary>
    public Roadmap Roadmap { get; }

    /// <summary>The infant.</summary>
    public Infant Infant { get; }

    /// <summary>The dose of a row, without its steps and without allocation.</summary>
    /// <param name="row">A row of the roadmap.</param>
    /// <param name="dose">The dose; without amounts unless the answer is <see cref="Outcome.Proceed"/>.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The row is of another definition.</exception>
    public Outcome Evaluate(Administration row, out ComputedDose dose)
    {
        Outcome outcome = CalculatorOf(row).Evaluate(Infant, BlockStart(row), row.Date, out dose).And(guard?.Evaluate(Infant, row.Date) ?? Outcome.Proceed);
        dose = outcome == Outcome.Proceed ? dose : default;
        return outcome;
    }

    /// <summary>The dose of a row with every step, or what is missing.</summary>
    /// <param name="row">A row of the roadmap.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The row is of another definition.</exception>
    public DoseResult Explain(Administration row)
    {
        DoseResult result = CalculatorOf(row).Explain(Infant, BlockStart(row), row.Date);
        return guard?.Guard(Infant, result) ?? result;
    }

    private static LocalDate BlockStart(Administration row) => row.Date.PlusDays(1 - row.Day);

    private DoseCalculator CalculatorOf(Administration row) => book.Of(positions[row.Block.Id], row.Order);
}
