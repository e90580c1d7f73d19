using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The actual starts of blocks, as far as they are known: always the first block's, and any of the later ones'.</summary>
public sealed record BlockStarts
{
    private BlockStarts(LocalDate first, ValueList<BlockStart> later)
    {
        First = first;
        Later = later;
    }

    /// <summary>Day 1 of the first block.</summary>
    public LocalDate First { get; }

    /// <summary>The known starts of later blocks, by date and then by id: in whichever order they became known, equal starts are equal.</summary>
    public ValueList<BlockStart> Later { get; }

    /// <summary>Only the first block's start is known.</summary>
    /// <param name="first">Day 1 of the first block.</param>
    /// <returns>The starts.</returns>
    public static BlockStarts From(LocalDate first) => new(first, []);

    /// <summary>The same starts, with the start of a later block; it replaces one that was known.</summary>
    /// <param name="block">The block; not the first.</param>
    /// <param name="date">Its day 1.</param>
    /// <returns>The new starts.</returns>
    public BlockStarts With(BlockId block, LocalDate date) =>
        new(First, Later.Where(start => start.Block != block).Append(new BlockStart(block, date))
            .OrderBy(start => start.Date).ThenBy(start => start.Block.Value, StringComparer.Ordinal).ToValueList());

    private bool PrintMembers(StringBuilder builder) => Printed.Members(builder, (nameof(First), First), (nameof(Later), Later));
}

/// <summary>The actual start of a block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Date">Its day 1.</param>
public readonly record struct BlockStart(BlockId Block, LocalDate Date)
{
    private bool PrintMembers(StringBuilder builder) => Printed.Members(builder, (nameof(Block), Block), (nameof(Date), Date));
}
