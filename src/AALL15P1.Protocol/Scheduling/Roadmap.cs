using System.Collections;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// The whole of therapy for one infant, as dated administrations in order of date and, within a date, of the therapy
/// delivery map. Immutable. Its rows are computed as they are read.
/// </summary>
public sealed class Roadmap : IReadOnlyList<Administration>
{
    private readonly BlockPlacement[] placed;

    /// <summary>For each block, the number of rows before its first; then the number of all rows.</summary>
    private readonly int[] rowsBefore;

    private readonly int end;

    /// <summary>Makes a roadmap of placed blocks.</summary>
    /// <param name="schedule">The compiled definition.</param>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="placed">Where each block lies.</param>
    /// <param name="end">The first day without therapy.</param>
    /// <param name="cutShort">Whether a block gives up what it has planned from the start of the next on. A plan never has such rows; what really happened may.</param>
    internal Roadmap(Schedule schedule, LocalDate birthDate, BlockPlacement[] placed, int end, bool cutShort = false)
    {
        Schedule = schedule;
        Rows = schedule.Rows;
        BirthDate = birthDate;
        this.placed = placed;
        this.end = end;
        rowsBefore = new int[placed.Length + 1];
        for (int index = 0; index < placed.Length; index++)
        {
            int cut = cutShort && index + 1 < placed.Length ? Math.Min(end, placed[index + 1].Start) : end;
            rowsBefore[index + 1] = rowsBefore[index] + schedule.Blocks[index].RowsBefore(cut - placed[index].Start + 1);
        }
    }

    /// <summary>The compiled definition.</summary>
    internal Schedule Schedule { get; }

    /// <summary>The definition.</summary>
    public ProtocolDefinition Definition => Schedule.Definition;

    /// <summary>The infant's date of birth.</summary>
    public LocalDate BirthDate { get; }

    /// <summary>The starts that are known.</summary>
    public BlockStarts Starts
    {
        get
        {
            BlockStarts starts = BlockStarts.From(DayNumber.ToDate(placed[0].Start));
            for (int index = 1; index < placed.Length; index++)
            {
                starts = placed[index].IsProjected ? starts : starts.With(Schedule.Blocks[index].Block.Id, DayNumber.ToDate(placed[index].Start));
            }

            return starts;
        }
    }

    /// <summary>The first day without therapy.</summary>
    public LocalDate EndOfTherapy => DayNumber.ToDate(end);

    /// <summary>The number of administrations.</summary>
    public int Count => rowsBefore[^1];

    /// <summary>The blocks with their dates, in order.</summary>
    public ValueList<ScheduledBlock> Blocks => Enumerable.Range(0, placed.Length).Select(BlockAt).ToValueList();

    internal CompiledRows Rows { get; }

    /// <summary>An administration.</summary>
    /// <param name="index">Its position, from 0 (inclusive) to <see cref="Count"/> (exclusive).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is out of bounds.</exception>
    public Administration this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            (int block, int place) = Locate(index);
            int row = Schedule.Blocks[block].FirstRow + place;
            return new(this, row, placed[block].Start - 1 + Rows.DayOf(row));
        }
    }

    /// <summary>A block with its date.</summary>
    /// <param name="id">The block's id.</param>
    /// <returns>The block.</returns>
    /// <exception cref="ArgumentException">The protocol has no such block.</exception>
    public ScheduledBlock Block(BlockId id) => BlockAt(Definition.IndexOf(id));

    /// <summary>What is due on a date.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The rows of that date.</returns>
    public RoadmapSlice On(LocalDate date)
    {
        // Blocks never overlap, so the rows of a day lie in one block and one look-up of the date serves both bounds.
        int dayNumber = DayNumber.Of(date, nameof(date));
        int block = BlockOn(dayNumber);
        return new(this, RowsBefore(block, dayNumber), RowsBefore(block, dayNumber + 1));
    }

    /// <summary>What is due from one date to another.</summary>
    /// <param name="from">The first date, inclusive.</param>
    /// <param name="to">The last date, inclusive.</param>
    /// <returns>The rows; none when <paramref name="to"/> is before <paramref name="from"/>.</returns>
    public RoadmapSlice Between(LocalDate from, LocalDate to) =>
        new(this, RowsBeforeDate(DayNumber.Of(from, nameof(from))), RowsBeforeDate(DayNumber.Of(to, nameof(to)) + 1));

    /// <summary>The roadmap with the actual start of a block; what comes after it is dated anew.</summary>
    /// <param name="block">The block; not the first.</param>
    /// <param name="date">Its day 1.</param>
    /// <returns>The new roadmap.</returns>
    /// <exception cref="ArgumentException">The start is refused; see <see cref="Schedule.Plan(LocalDate, BlockStarts)"/>.</exception>
    public Roadmap WithStart(BlockId block, LocalDate date)
    {
        Span<int> actual = stackalloc int[placed.Length];
        for (int index = 0; index < placed.Length; index++)
        {
            actual[index] = placed[index].IsProjected ? 0 : placed[index].Start;
        }

        actual[Schedule.LaterBlock(block, nameof(block))] = DayNumber.Of(date, nameof(date));
        return Schedule.Plan(BirthDate, actual, end, nameof(date));
    }

    /// <summary>Every row, stored in one array.</summary>
    /// <returns>A new array.</returns>
    public Administration[] ToArray()
    {
        Administration[] rows = new Administration[Count];
        int at = 0;
        foreach (Administration row in this)
        {
            rows[at++] = row;
        }

        return rows;
    }

    /// <summary>An enumerator that allocates nothing.</summary>
    /// <returns>The enumerator, before the first row.</returns>
    public RoadmapEnumerator GetEnumerator() => new(this, 0, Count);

    IEnumerator<Administration> IEnumerable<Administration>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The roadmap in one line, as <c>AALL15P1: 886 administrations in 10 blocks, 2026-01-05 to 2028-01-04; born 2025-09-14</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Definition.Title}: {Count} administrations in {placed.Length} blocks, {Iso(DayNumber.ToDate(placed[0].Start))} to {Iso(DayNumber.ToDate(end - 1))}; born {Iso(BirthDate)}");

    internal BlockPlacement Placement(int block) => placed[block];

    internal int RowsOf(int block) => rowsBefore[block + 1] - rowsBefore[block];

    /// <summary>The block in which a row lies, and its place in that block.</summary>
    internal (int Block, int Row) Locate(int index)
    {
        int block = 0;
        while (index >= rowsBefore[block + 1])
        {
            block++;
        }

        return (block, index - rowsBefore[block]);
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private ScheduledBlock BlockAt(int index) =>
        new(
            Schedule.Blocks[index].Block,
            DayNumber.ToDate(placed[index].Start),
            placed[index].IsProjected,
            new RoadmapSlice(this, rowsBefore[index], rowsBefore[index + 1]));

    private int RowsBeforeDate(int date) => RowsBefore(BlockOn(date), date);

    /// <summary>The last block that has begun on a date; the first, none of whose rows come before its start, when none has.</summary>
    private int BlockOn(int date)
    {
        int block = placed.Length - 1;
        while (block > 0 && date < placed[block].Start)
        {
            block--;
        }

        return block;
    }

    /// <summary>The number of rows before a date that is not after the start of the next block.</summary>
    private int RowsBefore(int block, int date) =>
        rowsBefore[block] + Math.Min(RowsOf(block), Schedule.Blocks[block].RowsBefore(date - placed[block].Start + 1));
}

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
