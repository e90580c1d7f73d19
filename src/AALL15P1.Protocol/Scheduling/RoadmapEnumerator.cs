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
        this.remaining = count;
        if (count > 0)
        {
            (this.blockIndex, this.row) = roadmap.Locate(first);
            this.row--;
            this.EnterBlock();
        }
    }

    /// <summary>The current row.</summary>
    public readonly Administration Current =>
        new(this.roadmap, this.blockIndex, this.row, this.dayBeforeBlock + this.block!.DayOfRow(this.row));

    readonly object IEnumerator.Current => this.Current;

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext()
    {
        if (--this.remaining < 0)
        {
            return false;
        }

        if (++this.row < this.endRow)
        {
            return true;
        }

        do
        {
            this.blockIndex++;
            this.row = 0;
            this.EnterBlock();
        }
        while (this.endRow == 0);
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
        this.block = this.roadmap.Schedule.Blocks[this.blockIndex];
        this.dayBeforeBlock = this.roadmap.Placement(this.blockIndex).Start - 1;
        this.endRow = this.roadmap.RowsOf(this.blockIndex);
    }
}
