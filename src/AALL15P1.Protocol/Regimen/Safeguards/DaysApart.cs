using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The number of days from one date to another, whichever comes first.</summary>
internal static class DaysApart
{
    public static int Between(LocalDate one, LocalDate other) => Math.Abs(Period.DaysBetween(one, other));
}
