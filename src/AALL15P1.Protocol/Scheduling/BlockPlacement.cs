using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Scheduling;

/// <summary>Where each block lies: its day 1 as a day number, and whether that is projected.</summary>
/// <param name="Start">Day 1 of the block.</param>
/// <param name="IsProjected">Whether no actual start is known.</param>
internal readonly record struct BlockPlacement(int Start, bool IsProjected)
{
    /// <summary>Places every block of a schedule.</summary>
    /// <exception cref="ArgumentException">A start is refused.</exception>
    public static BlockPlacement[] Of(Schedule schedule, LocalDate birthDate, BlockStarts starts)
    {
        int birth = DayNumber.Of(birthDate, nameof(birthDate));
        int first = DayNumber.Of(starts.First, nameof(starts));
        if (first < birth)
        {
            throw new ArgumentException(
                $"{schedule.Definition.Blocks[0].Title} cannot start on {Text(first)}, before the date of birth, {Text(birth)}.", nameof(starts));
        }

        int?[] actual = new int?[schedule.Blocks.Length];
        actual[0] = first;
        foreach (BlockStart start in starts.Later)
        {
            int index = schedule.Definition.IndexOf(start.Block);
            if (index == 0)
            {
                throw new ArgumentException($"The start of {start.Block} is {Text(first)}; it cannot be given again as a later start.", nameof(starts));
            }

            actual[index] = DayNumber.Of(start.Date, nameof(starts));
        }

        RequireRising(schedule.Blocks, actual, nameof(starts));

        int end = DayNumber.Of(schedule.Definition.TherapyLength.EndFor(starts.First), nameof(starts));
        BlockPlacement[] placed = new BlockPlacement[actual.Length];
        placed[0] = new(first, IsProjected: false);
        for (int index = 1; index < placed.Length; index++)
        {
            placed[index] = actual[index] is { } known
                ? new(known, IsProjected: false)
                : new(Project(schedule.Blocks, placed, actual, index), IsProjected: true);
            RequireInOrder(schedule.Blocks, placed, index, nameof(starts));
            if (!placed[index].IsProjected && placed[index].Start >= end)
            {
                throw new ArgumentException(
                    $"{schedule.Blocks[index].Block} cannot start on {Text(placed[index].Start)}: therapy has ended, and {Text(end)} is the first day without it.",
                    nameof(starts));
            }
        }

        return placed;
    }

    /// <summary>Compares the known starts with each other first, so that a contradiction names the starts that were given.</summary>
    private static void RequireRising(CompiledBlock[] blocks, int?[] actual, string parameter)
    {
        int before = 0;
        for (int index = 1; index < actual.Length; index++)
        {
            if (actual[index] is not { } start)
            {
                continue;
            }

            if (start <= actual[before])
            {
                throw new ArgumentException(
                    $"{blocks[index].Block} cannot start on {Text(start)}: {blocks[before].Block}, which comes before it, starts on {Text(actual[before]!.Value)}.", parameter);
            }

            before = index;
        }
    }

    private static int Project(CompiledBlock[] blocks, BlockPlacement[] placed, int?[] actual, int index)
    {
        if (index + 1 < blocks.Length && actual[index + 1] is { } next
            && blocks[index + 1].Block.Spacing is BlockSpacing.OnDayOfPrevious { IsExact: true } exact)
        {
            return next - (exact.Day - 1);
        }

        int previous = placed[index - 1].Start;
        return blocks[index].Block.Spacing switch
        {
            BlockSpacing.OnDayOfPrevious onDay => previous + (onDay.Day - 1),
            BlockSpacing.DaysAfterLastAdministration after => previous + (blocks[index - 1].LastPlannedDay - 1) + after.Days,
            _ => throw new InvalidOperationException($"Block {blocks[index].Block} has no spacing."),
        };
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
