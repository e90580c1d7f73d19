using System.Collections;

namespace AALL15P1.Protocol.Scheduling;

/// <summary>Goes through the rows of a roadmap in order, without allocation.</summary>
public struct RoadmapEnumerator : IEnumerator<Administration>
{
    private readonly Roadmap roadmap;
    private readonly CompiledRows rows;
    private int remaining;
    private int blockIndex;
    private int dayBeforeBlock;
    private int row;
    private int endRow;

    internal RoadmapEnumerator(Roadmap roadmap, int first, int count)
    {
        this.roadmap = roadmap;
        this.rows = roadmap.Rows;
        this.remaining = count;
        if (count > 0)
        {
            (this.blockIndex, int place) = roadmap.Locate(first);
            this.EnterBlock();
            this.row += place;
        }
    }

    /// <summary>The current row.</summary>
    public readonly Administration Current => new(this.roadmap, this.row, this.dayBeforeBlock + this.rows.DayOf(this.row));

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
            this.blockIndex++;
            this.EnterBlock();
        }
        while (++this.row >= this.endRow);
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
        this.dayBeforeBlock = this.roadmap.Placement(this.blockIndex).Start - 1;
        this.row = this.roadmap.Schedule.Blocks[this.blockIndex].FirstRow - 1;
        this.endRow = this.row + 1 + this.roadmap.RowsOf(this.blockIndex);
    }
}
