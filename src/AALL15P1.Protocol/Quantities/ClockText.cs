using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>Durations as a clinician reads them: <c>44 min 59 s</c>.</summary>
internal static class ClockText
{
    public static string OfDay(LocalTime time) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time);

    /// <summary>As <c>45 hours 1 min</c>: nothing of it is rounded away.</summary>
    public static string OfHours(Duration duration)
    {
        long hours = (duration.Days * (long)NodaConstants.HoursPerDay) + duration.Hours;
        Duration rest = duration - Duration.FromHours(hours);
        string text = string.Create(CultureInfo.InvariantCulture, $"{hours} {(hours == 1 ? "hour" : "hours")}");
        return rest == Duration.Zero ? text : $"{text} {Of(rest)}";
    }

    public static string Of(Duration duration)
    {
        decimal seconds = (((decimal)duration.Days * NodaConstants.NanosecondsPerDay) + duration.NanosecondOfDay) / NodaConstants.NanosecondsPerSecond;
        decimal minutes = decimal.Truncate(seconds / 60m);
        decimal rest = seconds - (minutes * 60m);
        return rest == 0m
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes} min {rest:0.#########} s");
    }
}
