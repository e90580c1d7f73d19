using System.Globalization;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Regimen;

/// <summary>
/// When a block can start at the earliest, counted from the block before it. It dates a projection; an actual start
/// replaces it.
/// </summary>
public abstract record BlockSpacing
{
    private BlockSpacing(int number, BlockSpacingBasis basis)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, DayRange.Latest);
        Number = number;
        Basis = basis;
    }

    /// <summary>Why this spacing is taken.</summary>
    public BlockSpacingBasis Basis { get; }

    /// <summary>Whether the block starts on a very day, and not only no sooner. Then a known start of this block also dates the block before it.</summary>
    public virtual bool IsExact => false;

    /// <summary>The block starts on a numbered day of the block before it.</summary>
    /// <param name="day">The day of the block before, from 1 to 36,525.</param>
    /// <param name="basis">Why this spacing is taken.</param>
    /// <param name="isExact">Whether the block starts on that very day, and not only no sooner.</param>
    /// <returns>The spacing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is below 1 or above 36,525.</exception>
    public static BlockSpacing OnDay(int day, BlockSpacingBasis basis, bool isExact = false) => new OnDayOfPrevious(day, basis, isExact);

    /// <summary>The block starts a number of days after the last planned administration of the block before it.</summary>
    /// <param name="days">The days from the last administration to day 1 of the block; 1 is the next day, and 36,525 the most.</param>
    /// <param name="basis">Why this spacing is taken.</param>
    /// <returns>The spacing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 1 or above 36,525.</exception>
    public static BlockSpacing AfterLastAdministration(int days, BlockSpacingBasis basis) => new DaysAfterLastAdministration(days, basis);

    /// <summary>The days from day 1 of the block before to the earliest day 1 of this one.</summary>
    /// <param name="lastPlannedDay">The last planned day of the block before.</param>
    internal abstract int DaysFromPreviousStart(int lastPlannedDay);

    /// <summary>The day or the number of days that the case speaks of; 1 or more.</summary>
    private protected int Number { get; }

    /// <summary>The block starts on a numbered day of the block before it.</summary>
    internal sealed record OnDayOfPrevious : BlockSpacing
    {
        /// <summary>Makes the spacing.</summary>
        /// <param name="day">The day of the block before, from 1.</param>
        /// <param name="basis">Why this spacing is taken.</param>
        /// <param name="isExact">Whether the block starts on that very day, and not only no sooner.</param>
        public OnDayOfPrevious(int day, BlockSpacingBasis basis, bool isExact = false)
            : base(day, basis) => IsExact = isExact;

        /// <summary>The day of the block before.</summary>
        public int Day => Number;

        /// <inheritdoc/>
        public override bool IsExact { get; }

        internal override int DaysFromPreviousStart(int lastPlannedDay) => Day - 1;

        /// <summary>The spacing in words.</summary>
        /// <returns>The text.</returns>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"on day {Day} of the block before");
    }

    /// <summary>The block starts a number of days after the last planned administration of the block before it.</summary>
    internal sealed record DaysAfterLastAdministration : BlockSpacing
    {
        /// <summary>Makes the spacing.</summary>
        /// <param name="days">The days from the last administration to day 1 of the block; 1 is the next day, and 36,525 the most.</param>
        /// <param name="basis">Why this spacing is taken.</param>
        public DaysAfterLastAdministration(int days, BlockSpacingBasis basis)
            : base(days, basis)
        {
        }

        /// <summary>The days from the last administration to day 1 of the block.</summary>
        public int Days => Number;

        internal override int DaysFromPreviousStart(int lastPlannedDay) => lastPlannedDay - 1 + Days;

        /// <summary>The spacing in words.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Days} {(Days == 1 ? "day" : "days")} after the last planned administration of the block before");
    }
}

/// <summary>Why a spacing between blocks is taken: a source's statement, or an assumption that is made in the open.</summary>
/// <param name="Statement">What is stated or assumed.</param>
/// <param name="Standing">Its standing; <see cref="Evidence.Standing.Unpublished"/> for an assumption.</param>
/// <param name="Citation">Where it is stated; null for an assumption.</param>
public sealed record BlockSpacingBasis(string Statement, Standing Standing, Citation? Citation)
{
    /// <summary>A spacing that a source states.</summary>
    /// <param name="stated">The statement with its citation.</param>
    /// <returns>The basis.</returns>
    public static BlockSpacingBasis Stated(Cited<string> stated) => new(stated.Value, stated.Standing, stated.Citation);

    /// <summary>A spacing that no source states.</summary>
    /// <param name="statement">What is assumed.</param>
    /// <returns>The basis.</returns>
    public static BlockSpacingBasis Assumed(string statement) => new(statement, Standing.Unpublished, Citation: null);
}
