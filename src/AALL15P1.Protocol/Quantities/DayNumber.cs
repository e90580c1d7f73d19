using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// Dates as whole numbers, so that the hot path adds and compares integers and makes a <see cref="LocalDate"/> only
/// when a caller asks for one.
/// </summary>
internal static class DayNumber
{
    private const int FirstTableYear = 2000;
    private const int TableYears = 100;

    private static readonly int FirstTableDay = new DateOnly(FirstTableYear, 1, 1).DayNumber;

    /// <summary>
    /// Every date of the century, by day: a look-up is several times faster than the calendar arithmetic, and this is
    /// what makes reading a date cheaper than adding days to one. It takes about 150 KB, once for a process.
    /// </summary>
    private static readonly LocalDate[] Table =
        [.. Enumerable.Range(FirstTableDay, new DateOnly(FirstTableYear + TableYears, 1, 1).DayNumber - FirstTableDay).Select(Compute)];

    public static int Of(LocalDate date, string parameter) => Require(date, parameter).ToDateOnly().DayNumber;

    public static LocalDate Require(LocalDate date, string parameter)
    {
        if (date.Calendar != CalendarSystem.Iso)
        {
            throw new ArgumentException($"The date {LocalDatePattern.Iso.Format(date)} is in the calendar {date.Calendar}; this library takes ISO dates.", parameter);
        }

        return date.Year is >= 1900 and <= 2200
            ? date
            : throw new ArgumentOutOfRangeException(parameter, LocalDatePattern.Iso.Format(date), "The year of a date is from 1900 to 2200, both inclusive.");
    }

    public static LocalDate ToDate(int dayNumber)
    {
        LocalDate[] table = Table;
        uint index = unchecked((uint)(dayNumber - FirstTableDay));
        return index < (uint)table.Length ? table[index] : Compute(dayNumber);
    }

    private static LocalDate Compute(int dayNumber) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(dayNumber));
}
