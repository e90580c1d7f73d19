using System.Collections;

namespace AALL15P1.Protocol;

/// <summary>Goes through the rows of a roadmap in order, without allocation.</summary>
public struct RoadmapEnumerator : IEnumerator<Administration>
{
    private readonly Roadmap? roadmap;
    private readonly CompiledRows? rows;
    private int remaining;
    private int blockIndex;
    private int dayBeforeBlock;
    private int row;
    private int endRow;

    internal RoadmapEnumerator(Roadmap? roadmap, int first, int count)
    {
        this.roadmap = roadmap;
        rows = roadmap?.Rows;
        remaining = count;
        if (count > 0)
        {
            (blockIndex, int place) = roadmap!.Locate(first);
            EnterBlock();
            row += place;
        }
    }

    /// <summary>The current row.</summary>
    public readonly Administration Current => rows is null ? default : new(roadmap!, row, dayBeforeBlock + rows.DayOf(row));

    readonly object IEnumerator.Current => Current;

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext()
    {
        if (--remaining < 0)
        {
            return false;
        }

        if (++row < endRow)
        {
            return true;
        }

        do
        {
            blockIndex++;
            EnterBlock();
        }
        while (++row >= endRow);
        return true;
    }

    /// <summary>Not supported: take a new enumerator.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public readonly void Reset() => throw new NotSupportedException("Take a new enumerator instead.");

    /// <summary>Nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    private void EnterBlock()
    {
        dayBeforeBlock = roadmap!.Placement(blockIndex).Start - 1;
        row = roadmap.Schedule.Blocks[blockIndex].FirstRow - 1;
        endRow = row + 1 + roadmap.RowsOf(blockIndex);
    }
}
