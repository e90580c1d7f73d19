using System.Collections;

namespace AALL15P1.Protocol.Scheduling;

/// <summary>Goes through the rows of a roadmap in order, without allocation.</summary>
public struct RoadmapEnumerator : IEnumerator<Administration>
{
    private readonly Roadmap roadmap;
    private CompiledBlock? block;
    private int remaining;
    private int blockIndex;
    private int dayBeforeBlock;
    private int row;
    private int endRow;

    internal RoadmapEnumerator(Roadmap roadmap, int first, int count)
    {
        this.roadmap = roadmap;
        remaining = count;
        if (count > 0)
        {
            (blockIndex, row) = roadmap.Locate(first);
            row--;
            this.EnterBlock();
        }
    }

    /// <summary>The current row.</summary>
    public readonly Administration Current =>
        new(roadmap, blockIndex, row, dayBeforeBlock + block!.DayOfRow(row));

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
            row = 0;
            this.EnterBlock();
        }
        while (endRow == 0);
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
        block = roadmap.Schedule.Blocks[blockIndex];
        dayBeforeBlock = roadmap.Placement(blockIndex).Start - 1;
        endRow = roadmap.RowsOf(blockIndex);
    }
}
