using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>A block of a roadmap with its date.</summary>
/// <param name="Block">The block.</param>
/// <param name="Start">Its day 1.</param>
/// <param name="IsProjected">Whether no actual start is known, so that the date follows from the block's spacing.</param>
/// <param name="Administrations">Its rows; none when the block would start after therapy has ended.</param>
public sealed record ScheduledBlock(Block Block, LocalDate Start, bool IsProjected, RoadmapSlice Administrations)
{
    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Block), Block), (nameof(Start), Start), (nameof(IsProjected), IsProjected), (nameof(Administrations), Administrations));
}
