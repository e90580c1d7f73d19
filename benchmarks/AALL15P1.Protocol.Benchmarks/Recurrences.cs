using System.Globalization;
using Cronos;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// The same days as a roadmap's, as the recurrences that one would write for a calendar library: runs of days that are
/// equally far apart become one rule.
/// </summary>
internal static class Recurrences
{
    /// <summary>A run of dates, each <paramref name="Step"/> days after the one before.</summary>
    public readonly record struct Run(LocalDate First, int Step, int Count)
    {
        public LocalDate Last => First.PlusDays(Step * (Count - 1));
    }

    public static IEnumerable<Run> Of(Roadmap roadmap) =>
        roadmap.GroupBy(row => (row.Block.Id, row.Order.Id)).SelectMany(order => Runs([.. order.Select(row => row.Date)]));

    public static CalendarEvent ToEvent(Run run)
    {
        CalendarEvent recurring = new() { Start = new CalDateTime(run.First.Year, run.First.Month, run.First.Day) };
        if (run.Count > 1)
        {
            recurring.RecurrenceRule = new RecurrencePattern(Ical.Net.FrequencyType.Daily, run.Step) { Count = run.Count };
        }

        return recurring;
    }

    /// <summary>Cron knows no interval of days: a daily run is every day of a span, a weekly one is a weekday of a span.</summary>
    public static (CronExpression Days, DateTime From, DateTime To) ToCron(Run run)
    {
        string weekday = run.Step == 7 || run.Count == 1 ? ((int)run.First.DayOfWeek % 7).ToString(CultureInfo.InvariantCulture) : "*";
        DateTime from = DateTime.SpecifyKind(run.First.ToDateTimeUnspecified(), DateTimeKind.Utc);
        DateTime to = DateTime.SpecifyKind(run.Last.PlusDays(1).ToDateTimeUnspecified(), DateTimeKind.Utc);
        return (CronExpression.Parse($"0 0 * * {weekday}"), from, to);
    }

    private static IEnumerable<Run> Runs(LocalDate[] dates)
    {
        int at = 0;
        while (at < dates.Length)
        {
            int step = at + 1 < dates.Length ? NodaTime.Period.DaysBetween(dates[at], dates[at + 1]) : 1;
            int count = 1;

            // Cron can say daily and weekly only; any other distance starts a run of its own.
            while (step is 1 or 7 && at + count < dates.Length && NodaTime.Period.DaysBetween(dates[at + count - 1], dates[at + count]) == step)
            {
                count++;
            }

            yield return new(dates[at], count == 1 ? 1 : step, count);
            at += count;
        }
    }
}
