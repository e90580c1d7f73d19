using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The actual start of a block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Date">Its day 1.</param>
public readonly record struct BlockStart(BlockId Block, LocalDate Date)
{
    private bool PrintMembers(StringBuilder builder) => Printed.Members(builder, (nameof(Block), Block), (nameof(Date), Date));
}
