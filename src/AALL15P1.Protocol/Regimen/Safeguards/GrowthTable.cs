namespace AALL15P1.Protocol;

/// <summary>
/// The lowest and highest expected value at each whole step of an age or a length. Between two steps both bounds lie on
/// the straight line from one step to the next, so that the band of a day is that day's.
/// </summary>
public sealed record GrowthTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="first">The first step; 0 or more.</param>
    /// <param name="lowest">The lowest expected value at each step from the first, inclusive; more than 0.</param>
    /// <param name="highest">The highest expected value at each step, inclusive; not below the lowest.</param>
    /// <exception cref="ArgumentException">The lists are empty or of different lengths, or a bound is broken.</exception>
    public GrowthTable(int first, ValueList<decimal> lowest, ValueList<decimal> highest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        if (lowest.Count == 0 || lowest.Count != highest.Count)
        {
            throw new ArgumentException($"A table has as many lowest as highest values, and at least one; it has {lowest.Count} and {highest.Count}.", nameof(highest));
        }

        for (int step = 0; step < lowest.Count; step++)
        {
            if (lowest[step] <= 0m || highest[step] < lowest[step])
            {
                throw new ArgumentException(FormattableString.Invariant($"At step {first + step} the values {lowest[step]} and {highest[step]} are no band above 0."), nameof(lowest));
            }
        }

        First = first;
        Lowest = lowest;
        Highest = highest;
    }

    /// <summary>The first step.</summary>
    public int First { get; }

    /// <summary>The last step.</summary>
    public int Last => First + Lowest.Count - 1;

    /// <summary>The lowest expected value at each step, inclusive.</summary>
    public ValueList<decimal> Lowest { get; }

    /// <summary>The highest expected value at each step, inclusive.</summary>
    public ValueList<decimal> Highest { get; }

    /// <summary>The band at an age or a length.</summary>
    /// <param name="at">The age or length in steps.</param>
    /// <param name="lowest">The lowest expected value, inclusive.</param>
    /// <param name="highest">The highest expected value, inclusive.</param>
    /// <returns>False when the table does not reach that far.</returns>
    public bool TryFind(decimal at, out decimal lowest, out decimal highest)
    {
        if (at < First || at > Last)
        {
            lowest = highest = 0m;
            return false;
        }

        int step = (int)decimal.Floor(at);
        lowest = Between(Lowest, step - First, at - step);
        highest = Between(Highest, step - First, at - step);
        return true;
    }

    private static decimal Between(ValueList<decimal> values, int index, decimal part) =>
        part == 0m ? values[index] : values[index] + ((values[index + 1] - values[index]) * part);
}

/// <summary>
/// A table by age, asked by days of age. The band of a day is worked out when it is first asked for and then kept: the line
/// from one month to the next takes divisions of 28 digits, and every dose of a day of therapy asks for the same days.
/// </summary>
internal sealed class GrowthByDay(GrowthTable table)
{
    /// <summary>About ten years of days, in which every course that began in infancy ends; a later day is worked out each time.</summary>
    private const int MostKept = 3_700;

    /// <summary>By days of age; null until a day is asked for, as for a day beyond the table.</summary>
    private readonly Lazy<Band?[]> kept = new(() => new Band?[Math.Min(MostKept, (int)GrowthReference.DaysOf(Math.Min(table.Last, MostKept)) + 1)], LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The table by months of age.</summary>
    public GrowthTable Table { get; } = table;

    /// <summary>The band of an age in days; null where the table does not reach that far.</summary>
    public Band? Of(int days)
    {
        Band?[] all = kept.Value;
        if (days < 0 || days >= all.Length)
        {
            return Find(days);
        }

        // Threads that ask at once put equal bands in place of each other's.
        return Volatile.Read(ref all[days]) ?? Keep(ref all[days], days);
    }

    private Band? Keep(ref Band? place, int days)
    {
        Band? found = Find(days);
        Volatile.Write(ref place, found);
        return found;
    }

    private Band? Find(int days) => Table.TryFind(GrowthReference.MonthsOf(days), out decimal lowest, out decimal highest) ? new(lowest, highest) : null;

    /// <summary>What is expected of one day.</summary>
    /// <param name="Lowest">The lowest expected value, inclusive.</param>
    /// <param name="Highest">The highest expected value, inclusive.</param>
    public sealed record Band(decimal Lowest, decimal Highest);
}
