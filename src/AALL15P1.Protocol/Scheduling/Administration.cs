using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// One row of a roadmap: an order on one date. A small value that points into the compiled schedule; its
/// <see cref="Date"/> is made when it is asked for. The default is a row of no roadmap: it has no text, and reading
/// anything else of it throws <see cref="InvalidOperationException"/>.
/// </summary>
public readonly struct Administration : IEquatable<Administration>
{
    private readonly Roadmap? roadmap;
    private readonly int row;
    private readonly int dayNumber;

    internal Administration(Roadmap roadmap, int row, int dayNumber)
    {
        this.roadmap = roadmap;
        this.row = row;
        this.dayNumber = dayNumber;
    }

    /// <summary>The date.</summary>
    public LocalDate Date => roadmap is null ? throw None() : AALL15P1.Protocol.DayNumber.ToDate(dayNumber);

    internal ProtocolDefinition Definition => Owner.Definition;

    internal LocalDate BirthDate => Owner.BirthDate;

    /// <summary>The block.</summary>
    public Block Block => Owner.Schedule.Blocks[BlockIndex].Block;

    /// <summary>The day of the block, from 1.</summary>
    public int Day => Owner.Rows.DayOf(row);

    /// <summary>The cycle of the block in which the day lies, from 1; null when the block has no cycles.</summary>
    public int? Cycle => Block.CycleLength is { } length ? ((Day - 1) / length) + 1 : null;

    /// <summary>The order: the drug, routes, infusion time, times a day, dose and citation.</summary>
    public PlannedOrder Order => Owner.Rows.OrderOf(row);

    /// <summary>The drug.</summary>
    public Drug Drug => Order.Drug;

    /// <summary>Whether the block's start, and so the date, is projected and not an actual one.</summary>
    public bool IsProjected => Owner.Placement(BlockIndex).IsProjected;

    /// <summary>The readings that were taken of the open questions that touch this row.</summary>
    public IEnumerable<(Interpretation Question, Reading Taken)> Readings
    {
        get
        {
            InterpretationChoices choices = Owner.Definition.Interpretations;
            return Order.InterpretationsOn(Day).Select(question => (question, choices.Of(question)));
        }
    }

    /// <summary>
    /// The standing of the row in the calendar. Where a chosen reading rests on a weaker source than the order's own,
    /// it is the reading's.
    /// </summary>
    public Standing Standing
    {
        get
        {
            Standing lowest = Order.Standing;
            foreach ((_, Reading taken) in Readings)
            {
                lowest = taken.SaidBy.Count == 0 ? lowest : (Standing)Math.Max((int)lowest, (int)taken.SaidBy.Min(citation => citation.Source.Gives));
            }

            return lowest;
        }
    }

    internal int DayNumber => dayNumber;

    /// <summary>The row's place among the compiled rows of its schedule.</summary>
    internal int RowIndex => row;

    internal Schedule Schedule => Owner.Schedule;

    private Roadmap Owner => roadmap ?? throw None();

    internal LocalDate BlockStart => AALL15P1.Protocol.DayNumber.ToDate(Owner.Placement(BlockIndex).Start);

    internal int BlockIndex => Owner.Rows.BlockOf(row);

    /// <summary>Whether two rows are the same order of the same block of equal definitions, on the same date, and both projected or both not.</summary>
    /// <param name="other">The other row.</param>
    /// <returns>True when they are.</returns>
    public bool Equals(Administration other) =>
        dayNumber == other.dayNumber && row == other.row
        && (ReferenceEquals(roadmap, other.roadmap)
            || (IsProjected == other.IsProjected && Order == other.Order && Owner.Definition.Id == other.Owner.Definition.Id));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Administration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(dayNumber, row);

    /// <summary>The row as <c>2026-01-05 induction day 1: methotrexate IT</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        roadmap is null ? string.Empty : string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{NodaTime.Text.LocalDatePattern.Iso.Format(Date)} {Block} day {Day}: {Drug} {Order.Routes}{(IsProjected ? " (projected)" : string.Empty)}");

    /// <summary>Whether two rows are equal.</summary>
    /// <param name="left">A row.</param>
    /// <param name="right">The other row.</param>
    /// <returns>True when they are.</returns>
    public static bool operator ==(Administration left, Administration right) => left.Equals(right);

    /// <summary>Whether two rows differ.</summary>
    /// <param name="left">A row.</param>
    /// <param name="right">The other row.</param>
    /// <returns>True when they do.</returns>
    public static bool operator !=(Administration left, Administration right) => !left.Equals(right);

    private static InvalidOperationException None() => new("This is the default administration, a row of no roadmap. A row of a roadmap is expected.");
}
