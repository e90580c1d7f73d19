using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Scheduling;

/// <summary>
/// Dates as whole numbers, so that the hot path adds and compares integers and makes a <see cref="LocalDate"/> only
/// when a caller asks for one.
/// </summary>
internal static class DayNumber
{
    public static int Of(LocalDate date, string parameter)
    {
        if (date.Calendar != CalendarSystem.Iso)
        {
            throw new ArgumentException($"The date {LocalDatePattern.Iso.Format(date)} is in the calendar {date.Calendar}; this library takes ISO dates.", parameter);
        }

        return date.Year is >= 1900 and <= 2200
            ? date.ToDateOnly().DayNumber
            : throw new ArgumentOutOfRangeException(parameter, LocalDatePattern.Iso.Format(date), "The year of a date is from 1900 to 2200, both inclusive.");
    }

    public static LocalDate ToDate(int dayNumber) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(dayNumber));
}
