using System.Collections;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// The roadmap after what was recorded: given stays given, held is made up, omitted or moves what follows as the
/// site's policies say, and what was omitted never returns. Immutable; its rows are computed as they are read.
/// </summary>
public sealed class TherapyPlan : IEnumerable<PlannedAdministration>
{
    private readonly BlockPlan[] blocks;

    internal TherapyPlan(Roadmap roadmap, BlockPlan[] blocks)
    {
        Roadmap = roadmap;
        this.blocks = blocks;
    }

    /// <summary>
    /// The roadmap from the blocks' starts: actual where they are known, else projected with what holds have moved. A
    /// block that was cut short by the start of the next ends there. Its dates within a block are those before any hold.
    /// </summary>
    public Roadmap Roadmap { get; }

    /// <summary>The first day without therapy. No hold moves it.</summary>
    public LocalDate EndOfTherapy => Roadmap.EndOfTherapy;

    /// <summary>
    /// What is still to be given, by date within each block. Nothing is in a block that is over: a later one has
    /// started, or the infant has left or died; what nobody recorded of it is in <see cref="RecordState.Unrecorded"/>.
    /// </summary>
    public IEnumerable<PlannedAdministration> Remaining => Enumerable.Range(0, blocks.Length)
        .Where(block => !blocks[block].IsOver)
        .SelectMany(block => Rows(block, int.MinValue, int.MaxValue).OrderBy(row => row.Date))
        .Where(row => row.IsToBeGiven);

    internal ReadOnlySpan<BlockPlan> Blocks => blocks;

    /// <summary>What has become of one administration.</summary>
    /// <param name="slot">Its place in the plan.</param>
    /// <returns>The administration; null when the plan has none on that day, or its block is skipped.</returns>
    /// <exception cref="ArgumentException">There is no such block or order.</exception>
    public PlannedAdministration? Find(AdministrationSlot slot)
    {
        int block = Roadmap.Definition.IndexOf(slot.Block);
        Roadmap.Definition.Blocks[block].Order(slot.OrderId);
        return At(block, slot.Day, blocks[block].Compiled.PlaceOf(slot.OrderId));
    }

    /// <summary>What is still to be given from one date to another, by date; nothing of a block that is over, as in <see cref="Remaining"/>.</summary>
    /// <param name="from">The first date, inclusive.</param>
    /// <param name="to">The last date, inclusive.</param>
    /// <returns>The administrations.</returns>
    public IEnumerable<PlannedAdministration> ToBeGiven(LocalDate from, LocalDate to)
    {
        int first = DayNumber.Of(from, nameof(from));
        int last = DayNumber.Of(to, nameof(to));
        List<PlannedAdministration> found = [];
        for (int block = 0; block < blocks.Length; block++)
        {
            BlockPlan plan = blocks[block];
            if (plan.IsOver)
            {
                continue;
            }

            // Of a block of which nothing was recorded every row stands on its own day.
            (int row, int end) = plan.IsTouched ? (0, EndRow(block)) : RowsOf(block, first, last);
            for (; row < end; row++)
            {
                RowState state = plan.StateOf(row);
                if (state.Status is AdministrationStatus.Planned or AdministrationStatus.PartlyGiven && state.Date >= first && state.Date <= last)
                {
                    found.Add(At(block, row, state));
                }
            }
        }

        return found.OrderBy(row => row.Date);
    }

    /// <summary>Whether an administration rescues from something that was given: then no delay of treatment keeps it from being due.</summary>
    internal bool IsOwed(PlannedAdministration row)
    {
        BlockPlan plan = blocks[Roadmap.Definition.IndexOf(row.Block.Id)];
        return plan.StateOf(row.Day, plan.Compiled.PlaceOf(row.Order.Id)).RescuesGiven;
    }

    /// <summary>Every administration, block by block, and by date within a block.</summary>
    /// <returns>The administrations.</returns>
    public IEnumerator<PlannedAdministration> GetEnumerator()
    {
        for (int block = 0; block < blocks.Length; block++)
        {
            foreach (PlannedAdministration row in Rows(block, int.MinValue, int.MaxValue).OrderBy(row => row.Date))
            {
                yield return row;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The rows of a block that were planned, before any hold, from one day to another, each inclusive.</summary>
    internal IEnumerable<PlannedAdministration> Rows(int block, int first, int last)
    {
        (int row, int end) = RowsOf(block, first, last);
        for (; row < end; row++)
        {
            yield return At(block, row, blocks[block].StateOf(row));
        }
    }

    /// <summary>The first and, exclusive, the last of the rows of a block that were planned, before any hold, from one day to another.</summary>
    internal (int First, int End) RowsOf(int block, int first = int.MinValue, int last = int.MaxValue)
    {
        BlockPlan plan = blocks[block];
        return (plan.Compiled.RowsBefore(DayOf(plan, first)), Math.Min(EndRow(block), plan.Compiled.RowsBefore(DayOf(plan, last) + 1)));
    }

    /// <summary>How many rows of a block have a status.</summary>
    internal int Count(int block, AdministrationStatus status)
    {
        BlockPlan plan = blocks[block];
        int count = 0;
        if (plan.MayHave(status))
        {
            (int row, int end) = RowsOf(block);
            for (; row < end; row++)
            {
                count += plan.StateOf(row).Status == status ? 1 : 0;
            }
        }

        return count;
    }

    private static int DayOf(BlockPlan plan, int date) => (int)Math.Clamp((long)date - plan.Start + 1, 0, AdministrationSlot.MaximumDay);

    /// <summary>A block has the rows that lie within therapy before any hold; one that was skipped has none.</summary>
    private int EndRow(int block)
    {
        BlockPlan plan = blocks[block];
        return plan.IsSkipped ? 0 : plan.Compiled.RowsBefore(DayNumber.Of(EndOfTherapy, nameof(block)) - plan.Start + 1);
    }

    /// <summary>The row of a day and an order; null when the plan has none.</summary>
    private PlannedAdministration? At(int block, int day, int place)
    {
        CompiledBlock compiled = blocks[block].Compiled;
        int end = EndRow(block);
        for (int row = compiled.RowsBefore(day); row < end && compiled.DayOfRow(row) == day; row++)
        {
            if (compiled.OrderIndexOfRow(row) == place)
            {
                return At(block, row, blocks[block].StateOf(row));
            }
        }

        return null;
    }

    /// <summary>A row of a block with its state.</summary>
    internal PlannedAdministration At(int block, int row, in RowState state)
    {
        BlockPlan plan = blocks[block];
        return new(new Administration(Roadmap, plan.Compiled.FirstRow + row, plan.Start - 1 + plan.Compiled.DayOfRow(row)), DayNumber.ToDate(state.Date), state.Status)
        {
            Why = state.Why,
            DosesLeft = state.Status == AdministrationStatus.PartlyGiven ? plan.DosesLeft(row) : [],
        };
    }
}
