using System.Globalization;

namespace AALL15P1.Protocol.Regimen;

/// <summary>On which days of its block an order is given. Days count from the block's own day 1.</summary>
public abstract record DayPattern
{
    private DayPattern()
    {
    }

    /// <summary>The last day that the pattern can hold; null when it goes on until therapy ends.</summary>
    public abstract int? LastDay { get; }

    /// <summary>Whether the pattern holds one day a week, so that two doses within 7 days are an error.</summary>
    public abstract bool IsWeekly { get; }

    /// <summary>The fewest days from one day of the pattern to the next; null when it holds a single day.</summary>
    public abstract int? LeastSpacing { get; }

    /// <summary>Single days.</summary>
    /// <param name="days">The days, from 1 to 36,525, in rising order.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A day is below 1 or above 36,525.</exception>
    /// <exception cref="ArgumentException">There is no day, or the days do not rise.</exception>
    public static DayPattern Days(params ReadOnlySpan<int> days) =>
        new Listed(days.ToArray().Select(day => new DayRange(day, day)).ToValueList());

    /// <summary>Every day of some ranges, each bound inclusive.</summary>
    /// <param name="ranges">The ranges, in rising order.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A day is below 1 or above 36,525, or a range ends before it begins.</exception>
    /// <exception cref="ArgumentException">There is no range, or two overlap or do not rise.</exception>
    public static DayPattern Through(params ReadOnlySpan<(int First, int Last)> ranges) =>
        new Listed(ranges.ToArray().Select(range => new DayRange(range.First, range.Last)).ToValueList());

    /// <summary>
    /// Once a week, always on the same day of the week: the weekday on which a given day of the block falls, within
    /// windows.
    /// </summary>
    /// <param name="weekdayOfDay">The day of the block whose weekday it is; 1 to 36,525.</param>
    /// <param name="within">The windows, in rising order, each bound inclusive.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weekdayOfDay"/> or a day of a window is below 1 or above 36,525, or a window ends before it begins.</exception>
    /// <exception cref="ArgumentException">There is no window, two overlap or do not rise, or no window holds a day on that weekday.</exception>
    public static DayPattern WeeklyOnTheWeekdayOf(int weekdayOfDay, params ReadOnlySpan<(int First, int Last)> within) =>
        new Weekly(weekdayOfDay, within.ToArray().Select(range => new DayRange(range.First, range.Last)).ToValueList());

    /// <summary>A pattern that repeats in cycles until therapy ends.</summary>
    /// <param name="fromDay">The day of the block that is day 1 of the first of these cycles; 1 to 36,525.</param>
    /// <param name="length">The length of a cycle in days; 1 to 36,525.</param>
    /// <param name="withinCycle">The days within each cycle; it must end within the cycle.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1 or above 36,525, or the inner pattern goes beyond the cycle.</exception>
    public static DayPattern EachCycle(int fromDay, int length, DayPattern withinCycle) => new Cycles(fromDay, length, withinCycle);

    /// <summary>This pattern, and another that takes over after it.</summary>
    /// <param name="next">The pattern that takes over; its first day comes after the last day of this one.</param>
    /// <returns>The pattern of both.</returns>
    /// <exception cref="ArgumentException">This pattern never ends, or <paramref name="next"/> holds a day up to its last.</exception>
    public DayPattern Then(DayPattern next) => new InTurn(this, next);

    /// <summary>Whether the pattern holds a day.</summary>
    /// <param name="day">A day of the block; a day below 1 is never held.</param>
    /// <returns>True when the order is given on that day.</returns>
    public abstract bool Contains(int day);

    /// <summary>The days that the pattern holds, rising, up to a bound.</summary>
    /// <param name="lastDay">The last day to look at, inclusive.</param>
    /// <returns>The days.</returns>
    public IEnumerable<int> DaysUpTo(int lastDay) =>
        Enumerable.Range(1, Math.Max(0, Math.Min(lastDay, LastDay ?? lastDay))).Where(Contains);

    private static ValueList<DayRange> Rising(ValueList<DayRange> ranges)
    {
        for (int index = 1; index < ranges.Count; index++)
        {
            if (ranges[index].First <= ranges[index - 1].Last)
            {
                throw new ArgumentException($"Days {ranges[index]} do not come after days {ranges[index - 1]}.", nameof(ranges));
            }
        }

        return ranges.Count > 0 ? ranges : throw new ArgumentException("A day pattern needs at least one day.", nameof(ranges));
    }

    /// <summary>The first day of the pattern; every pattern holds one.</summary>
    private protected abstract int FirstDay { get; }

    private static bool AnyContains(ValueList<DayRange> ranges, int day)
    {
        foreach (DayRange range in ranges)
        {
            if (range.Contains(day))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every day of the listed ranges.</summary>
    internal sealed record Listed : DayPattern
    {
        internal Listed(ValueList<DayRange> ranges) => Ranges = Rising(ranges);

        /// <summary>The ranges, in rising order; a single day is a range of one.</summary>
        public ValueList<DayRange> Ranges { get; }

        /// <inheritdoc/>
        public override int? LastDay => Ranges[^1].Last;

        /// <inheritdoc/>
        public override bool IsWeekly => false;

        /// <inheritdoc/>
        public override int? LeastSpacing
        {
            get
            {
                int? least = Ranges[0].Last > Ranges[0].First ? 1 : null;
                for (int index = 1; index < Ranges.Count; index++)
                {
                    int spacing = Ranges[index].Last > Ranges[index].First ? 1 : Ranges[index].First - Ranges[index - 1].Last;
                    least = Math.Min(spacing, least ?? spacing);
                }

                return least;
            }
        }

        private protected override int FirstDay => Ranges[0].First;

        /// <inheritdoc/>
        public override bool Contains(int day) => AnyContains(Ranges, day);

        /// <summary>The days, as <c>3-6, 10-13</c>.</summary>
        /// <returns>The text.</returns>
        public override string ToString() => string.Join(", ", (IEnumerable<DayRange>)Ranges);
    }

    /// <summary>Once a week, on one weekday, within windows.</summary>
    internal sealed record Weekly : DayPattern
    {
        internal Weekly(int weekdayOfDay, ValueList<DayRange> windows)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(weekdayOfDay, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(weekdayOfDay, DayRange.Latest);
            WeekdayOfDay = weekdayOfDay;
            Windows = Rising(windows);
            LastDay = LastDayIn(Windows) ?? throw new ArgumentException(
                $"No day of {string.Join(", ", (IEnumerable<DayRange>)Windows)} falls on the weekday of day {weekdayOfDay}; a day pattern needs at least one day.", nameof(windows));
        }

        /// <summary>A day of the block that falls on the weekday; every day of the pattern is a whole number of weeks from it.</summary>
        public int WeekdayOfDay { get; }

        /// <summary>The windows, in rising order.</summary>
        public ValueList<DayRange> Windows { get; }

        /// <inheritdoc/>
        public override int? LastDay { get; }

        /// <inheritdoc/>
        public override bool IsWeekly => true;

        /// <inheritdoc/>
        public override int? LeastSpacing => 7;

        private protected override int FirstDay => DaysUpTo(Windows[^1].Last).First();

        /// <inheritdoc/>
        public override bool Contains(int day) => (day - WeekdayOfDay) % 7 == 0 && AnyContains(Windows, day);

        /// <summary>The pattern in words.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"weekly on the weekday of day {WeekdayOfDay}, within {string.Join(", ", (IEnumerable<DayRange>)Windows)}");

        private int? LastDayIn(ValueList<DayRange> windows)
        {
            for (int index = windows.Count - 1; index >= 0; index--)
            {
                int last = windows[index].Last;
                int day = last - ((((last - WeekdayOfDay) % 7) + 7) % 7);
                if (day >= windows[index].First)
                {
                    return day;
                }
            }

            return null;
        }
    }

    /// <summary>A pattern that repeats in cycles until therapy ends.</summary>
    internal sealed record Cycles : DayPattern
    {
        /// <summary>Makes a repeating pattern.</summary>
        /// <param name="fromDay">The day of the block that is day 1 of the first of these cycles; 1 to 36,525.</param>
        /// <param name="length">The length of a cycle in days; 1 to 36,525.</param>
        /// <param name="withinCycle">The days within each cycle; it must end within the cycle.</param>
        /// <exception cref="ArgumentOutOfRangeException">A number is below 1 or above 36,525, or the inner pattern goes beyond the cycle.</exception>
        public Cycles(int fromDay, int length, DayPattern withinCycle)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(fromDay, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(fromDay, DayRange.Latest);
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, DayRange.Latest);
            if (withinCycle.LastDay is not { } last || last > length)
            {
                throw new ArgumentOutOfRangeException(nameof(withinCycle), withinCycle, $"The days of a cycle end within its {length} days.");
            }

            FromDay = fromDay;
            Length = length;
            WithinCycle = withinCycle;
            int acrossCycles = length - last + withinCycle.FirstDay;
            LeastSpacing = Math.Min(acrossCycles, withinCycle.LeastSpacing ?? acrossCycles);
        }

        /// <summary>The day of the block that is day 1 of the first of these cycles.</summary>
        public int FromDay { get; }

        /// <summary>The length of a cycle in days.</summary>
        public int Length { get; }

        /// <summary>The days within each cycle.</summary>
        public DayPattern WithinCycle { get; }

        /// <inheritdoc/>
        public override int? LastDay => null;

        /// <inheritdoc/>
        public override bool IsWeekly => WithinCycle.IsWeekly;

        /// <inheritdoc/>
        public override int? LeastSpacing { get; }

        private protected override int FirstDay => FromDay - 1 + WithinCycle.FirstDay;

        /// <inheritdoc/>
        public override bool Contains(int day) => day >= FromDay && WithinCycle.Contains(((day - FromDay) % Length) + 1);

        /// <summary>The pattern in words.</summary>
        /// <returns>The text.</returns>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"from day {FromDay}, in each cycle of {Length} days: {WithinCycle}");
    }

    /// <summary>One pattern after another.</summary>
    internal sealed record InTurn : DayPattern
    {
        internal InTurn(DayPattern first, DayPattern next)
        {
            int last = first.LastDay ?? throw new ArgumentException($"Nothing comes after the pattern '{first}': it goes on until therapy ends.", nameof(first));
            if (next.DaysUpTo(last).Any())
            {
                throw new ArgumentException($"The pattern '{next}' starts before '{first}' has ended on day {last}.", nameof(next));
            }

            First = first;
            Next = next;
            int between = next.FirstDay - last;
            LeastSpacing = Math.Min(between, Math.Min(first.LeastSpacing ?? between, next.LeastSpacing ?? between));
        }

        /// <summary>The pattern that comes first.</summary>
        public DayPattern First { get; }

        /// <summary>The pattern that takes over.</summary>
        public DayPattern Next { get; }

        /// <inheritdoc/>
        public override int? LastDay => Next.LastDay;

        /// <inheritdoc/>
        public override bool IsWeekly => First.IsWeekly && Next.IsWeekly;

        /// <inheritdoc/>
        public override int? LeastSpacing { get; }

        private protected override int FirstDay => First.FirstDay;

        /// <inheritdoc/>
        public override bool Contains(int day) => First.Contains(day) || Next.Contains(day);

        /// <summary>The patterns in words.</summary>
        /// <returns>The text.</returns>
        public override string ToString() => $"{First}; then {Next}";
    }
}
