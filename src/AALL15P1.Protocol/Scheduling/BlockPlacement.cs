namespace AALL15P1.Protocol;

/// <summary>Where each block lies: its day 1 as a day number, and whether that is projected.</summary>
/// <param name="Start">Day 1 of the block.</param>
/// <param name="IsProjected">Whether no actual start is known.</param>
internal readonly record struct BlockPlacement(int Start, bool IsProjected)
{
    /// <summary>Places every block of a schedule.</summary>
    /// <param name="blocks">The schedule's blocks.</param>
    /// <param name="birth">The date of birth.</param>
    /// <param name="actual">The actual start of each block, the first one's always; 0 where none is known.</param>
    /// <param name="end">The first day without therapy.</param>
    /// <param name="parameter">The parameter to name when a start is refused.</param>
    /// <exception cref="ArgumentException">A start is refused.</exception>
    public static BlockPlacement[] Of(CompiledBlock[] blocks, int birth, ReadOnlySpan<int> actual, int end, string parameter)
    {
        if (actual[0] < birth)
        {
            throw new ArgumentException(
                $"{blocks[0].Block.Title} cannot start on {Text(actual[0])}, before the date of birth, {Text(birth)}.", parameter);
        }

        RequireRising(blocks, actual, parameter);
        BlockPlacement[] placed = new BlockPlacement[blocks.Length];
        placed[0] = new(actual[0], IsProjected: false);
        for (int index = 1; index < placed.Length; index++)
        {
            bool isKnown = actual[index] != 0;
            bool isDatedByNext = index + 1 < placed.Length && actual[index + 1] != 0 && blocks[index + 1].FollowsExactly;
            placed[index] = new(
                isKnown ? actual[index]
                    : isDatedByNext ? actual[index + 1] - blocks[index + 1].DaysFromPreviousStart
                    : placed[index - 1].Start + blocks[index].DaysFromPreviousStart,
                !isKnown);
            RequireInOrder(blocks, placed, index, parameter);
            if (actual[index] >= end)
            {
                throw new ArgumentException(
                    $"{blocks[index].Block} cannot start on {Text(actual[index])}: therapy has ended, and {Text(end)} is the first day without it.", parameter);
            }
        }

        return placed;
    }

    /// <summary>Compares the known starts with each other first, so that a contradiction names the starts that were given.</summary>
    private static void RequireRising(CompiledBlock[] blocks, ReadOnlySpan<int> actual, string parameter)
    {
        int before = 0;
        for (int index = 1; index < actual.Length; index++)
        {
            if (actual[index] == 0)
            {
                continue;
            }

            if (actual[index] <= actual[before])
            {
                throw new ArgumentException(
                    $"{blocks[index].Block} cannot start on {Text(actual[index])}: {blocks[before].Block}, which comes before it, starts on {Text(actual[before])}.", parameter);
            }

            before = index;
        }
    }

    private static void RequireInOrder(CompiledBlock[] blocks, BlockPlacement[] placed, int index, string parameter)
    {
        BlockPlacement previous = placed[index - 1];
        BlockPlacement current = placed[index];
        int lastPlanned = previous.Start + blocks[index - 1].LastPlannedDay - 1;
        if (current.Start > lastPlanned)
        {
            return;
        }

        Block before = blocks[index - 1].Block;
        string hint = previous.IsProjected ? $" ({before}'s start is projected; give its actual start)" : string.Empty;
        string reason = current.Start <= previous.Start
            ? $"{before}, which comes before it, starts on {Text(previous.Start)}"
            : $"{before}, which comes before it, started on {Text(previous.Start)} and has planned administrations until {Text(lastPlanned)}";
        string verb = current.IsProjected ? "would be projected to start" : "cannot start";
        throw new ArgumentException($"{blocks[index].Block} {verb} on {Text(current.Start)}: {reason}{hint}.", parameter);
    }

    private static string Text(int dayNumber) => NodaTime.Text.LocalDatePattern.Iso.Format(DayNumber.ToDate(dayNumber));
}
