using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>The neutrophils of three fortnights after a step, and whether two of the three reach a level.</summary>
internal static class FortnightlyCounts
{
    private const int Fortnight = 14;
    private const int HalfFortnight = 7;
    private const int Fortnights = 3;
    private const int Needed = 2;

    /// <summary>Whether two of three reach the level; null when too few counts are known to tell.</summary>
    public static bool? TwoOfThree(TitrationHistory history, LocalDate step, LocalDate on, CellCount level)
    {
        int reached = 0;
        int unknown = 0;
        for (int fortnight = 1; fortnight <= Fortnights; fortnight++)
        {
            bool? isBelow = Nearest(history, step.PlusDays(fortnight * Fortnight), on)?.IsBelow(level);
            reached += isBelow == false ? 1 : 0;
            unknown += isBelow is null ? 1 : 0;
        }

        return reached >= Needed ? true : reached + unknown < Needed ? false : null;
    }

    private static CountBound? Nearest(TitrationHistory history, LocalDate due, LocalDate on)
    {
        CountBound? nearest = null;
        int least = int.MaxValue;
        int end = history.CountsUntil(LocalDate.Min(on, due.PlusDays(HalfFortnight - 1)));
        for (int index = history.CountsUntil(due.PlusDays(-HalfFortnight - 1)); index < end; index++)
        {
            DatedCounts entry = history.Counts[index];
            int days = Math.Abs(Period.DaysBetween(due, entry.Date));
            if (history.PlausibleNeutrophils(entry) is { } count && days <= least)
            {
                nearest = count;
                least = days;
            }
        }

        return nearest;
    }
}
