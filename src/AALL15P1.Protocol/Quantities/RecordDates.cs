using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>Dates as events state them and as messages print them.</summary>
internal static class RecordDates
{
    /// <summary>A local day can begin this much before the same day begins in UTC (UTC+14).</summary>
    private static readonly Duration EarliestZone = Duration.FromHours(14);

    private static readonly Instant EarliestInstant = Instant.FromUtc(1900, 1, 1, 0, 0);
    private static readonly Instant EndOfInstants = Instant.FromUtc(2201, 1, 1, 0, 0);

    /// <summary>What every date of a record must be, also one that is only asked about.</summary>
    public static LocalDate Require(LocalDate date, string parameter) =>
        date.Calendar == CalendarSystem.Iso && date.Year is >= 1900 and <= 2190
            ? date
            : throw new ArgumentOutOfRangeException(parameter, date, "A date is an ISO date of the years 1900 to 2190, both inclusive.");

    public static Instant Require(Instant instant, string parameter) =>
        instant >= EarliestInstant && instant < EndOfInstants
            ? instant
            : throw new ArgumentOutOfRangeException(parameter, instant, "An instant is in the years 1900 to 2200 (UTC), both inclusive.");

    public static LocalDate? RequireUntil(LocalDate? until, LocalDate from) =>
        until is { } date && (date.Calendar != CalendarSystem.Iso || date < from || date.Year > 2200)
            ? throw new ArgumentOutOfRangeException(nameof(until), until, $"The end of a hold or delay is an ISO date from its beginning, {Text(from)}, to the year 2200.")
            : until;

    /// <summary>A local day can end this much after the same day ends in UTC (UTC-12).</summary>
    private static readonly Duration LatestZone = Duration.FromHours(12);

    /// <summary>Whether some clock on earth showed a date at an instant.</summary>
    public static bool CanShow(LocalDate date, Instant instant) => EarliestAt(instant) <= date && date <= LatestAt(instant);

    /// <summary>The earliest date that any clock on earth showed at an instant.</summary>
    public static LocalDate EarliestAt(Instant instant) => instant.Minus(LatestZone).InUtc().Date;

    /// <summary>The latest date that any clock on earth showed at an instant.</summary>
    public static LocalDate LatestAt(Instant instant) => instant.Plus(EarliestZone).InUtc().Date;

    public static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
