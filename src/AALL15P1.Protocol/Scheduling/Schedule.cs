using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// A definition compiled for dating: made once, used for any number of infants, from any number of threads. A roadmap
/// made from it shares its rows and holds only the blocks' starts.
/// </summary>
internal sealed class Schedule
{
    private Schedule(ProtocolDefinition definition, CompiledBlock[] blocks, CompiledRows rows)
    {
        Definition = definition;
        Blocks = blocks;
        Rows = rows;
    }

    /// <summary>The definition.</summary>
    public ProtocolDefinition Definition { get; }

    internal CompiledBlock[] Blocks { get; }

    internal CompiledRows Rows { get; }

    /// <summary>Compiles a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>The schedule.</returns>
    public static Schedule Compile(ProtocolDefinition definition)
    {
        // A pattern without end is flattened as far as therapy can reach from its first day: 366 days a year, and the
        // anniversary where that is still treated.
        int horizon = (definition.TherapyLength.Years.Value * 366) + 1;
        List<(int Block, int Day, PlannedOrder Order)> rows = [];
        CompiledBlock[] blocks = new CompiledBlock[definition.Blocks.Count];
        for (int index = 0; index < blocks.Length; index++)
        {
            blocks[index] = CompiledBlock.Compile(definition.Blocks[index], index, horizon, rows, index == 0 ? null : blocks[index - 1], definition.OrderLinks);
        }

        return new(definition, blocks, new CompiledRows(rows));
    }

    /// <summary>Dates the whole of therapy from the first block's start alone; every later start is projected.</summary>
    /// <param name="birthDate">The infant's date of birth.</param>
    /// <param name="firstDay">Day 1 of the first block; not before the date of birth.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="ArgumentException">A date is out of bounds.</exception>
    public Roadmap Plan(LocalDate birthDate, LocalDate firstDay) => Plan(birthDate, BlockStarts.From(firstDay));

    /// <summary>
    /// Dates the whole of therapy from the starts that are known. A start that is not known is projected as the
    /// earliest that the block's <see cref="Block.Spacing"/> allows; where a later block is known and follows on an
    /// exact day, the block before it is dated backwards from it.
    /// </summary>
    /// <param name="birthDate">The infant's date of birth.</param>
    /// <param name="starts">The known starts.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="ArgumentException">
    /// A start names no block, comes before the date of birth, contradicts the order of the blocks (on or before a planned
    /// administration of an earlier block), or comes when therapy has ended.
    /// </exception>
    public Roadmap Plan(LocalDate birthDate, BlockStarts starts)
    {
        Span<int> actual = stackalloc int[Blocks.Length];
        actual[0] = DayNumber.Of(starts.First, nameof(starts));
        foreach (BlockStart start in starts.Later)
        {
            actual[LaterBlock(start.Block, nameof(starts))] = DayNumber.Of(start.Date, nameof(starts));
        }

        int end = DayNumber.Of(Definition.TherapyLength.EndFor(starts.First), nameof(starts));
        return Plan(birthDate, actual, end, nameof(starts));
    }

    /// <summary>The place of a block whose start is given beside the first one's.</summary>
    internal int LaterBlock(BlockId id, string parameter)
    {
        int index = Definition.IndexOf(id);
        return index > 0 ? index : throw new ArgumentException($"{id} is the first block; its start cannot be given again as a later start.", parameter);
    }

    internal Roadmap Plan(LocalDate birthDate, ReadOnlySpan<int> actual, int end, string parameter) =>
        new(this, birthDate, BlockPlacement.Of(Blocks, DayNumber.Of(birthDate, nameof(birthDate)), actual, end, parameter), end);
}
