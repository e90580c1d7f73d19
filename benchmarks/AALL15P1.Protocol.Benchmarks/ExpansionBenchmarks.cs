using BenchmarkDotNet.Attributes;
using Cronos;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// The whole of therapy: every row's date and order read. The baseline is the loop that one writes by hand with
/// NodaTime for the same rows; the rivals expand the same days from general recurrence rules.
/// </summary>
[MemoryDiagnoser]
public class ExpansionBenchmarks
{
    private Roadmap roadmap = null!;
    private BlockStarts actual = null!;
    private (LocalDate Start, (int Offset, PlannedOrder Order)[] Rows)[] byHand = null!;
    private (LocalDate Date, PlannedOrder Order)[] filled = null!;
    private List<CalendarEvent> events = null!;
    private List<(CronExpression Days, DateTime From, DateTime To)> crons = null!;
    private LocalDate someDay;

    [GlobalSetup]
    public void Setup()
    {
        roadmap = Infant.Projected();
        actual = Infant.ActualStarts();
        byHand = [.. roadmap.Blocks.Select(block => (block.Start, block.Administrations.Select(row => (row.Day - 1, row.Order)).ToArray()))];
        filled = new (LocalDate, PlannedOrder)[roadmap.Count];
        someDay = new LocalDate(2026, 5, 7);
        events = [.. Recurrences.Of(roadmap).Select(Recurrences.ToEvent)];
        crons = [.. Recurrences.Of(roadmap).Select(Recurrences.ToCron)];
        RequireTheSameDays("Ical.Net", events.SelectMany(recurring => recurring.GetOccurrences()).Select(occurrence => occurrence.Period.StartTime.Value));
        RequireTheSameDays("Cronos", crons.SelectMany(cron => cron.Days.GetOccurrences(cron.From, cron.To)));
        NodaTimeLoop();
        RequireTheSameDays("the loop", filled.Select(row => row.Date.ToDateTimeUnspecified()));
    }

    [Benchmark(Baseline = true, Description = "whole therapy, NodaTime loop into an array")]
    public (LocalDate Date, PlannedOrder Order) NodaTimeLoop()
    {
        int at = 0;
        foreach ((LocalDate start, (int Offset, PlannedOrder Order)[] rows) in byHand)
        {
            foreach ((int offset, PlannedOrder order) in rows)
            {
                filled[at++] = (start.PlusDays(offset), order);
            }
        }

        return filled[at - 1];
    }

    [Benchmark(Description = "whole therapy, enumerated")]
    public int Enumerated() => Read(roadmap);

    [Benchmark(Description = "whole therapy, planned and enumerated")]
    public int PlannedAndEnumerated() => Read(Infant.Projected());

    [Benchmark(Description = "whole therapy, planned from actual starts and enumerated")]
    public int ActualAndEnumerated() => Read(Infant.Schedule.Plan(Infant.Born, actual));

    [Benchmark(Description = "whole therapy, stored in an array")]
    public Administration[] Stored() => roadmap.ToArray();

    [Benchmark(Description = "due on a day")]
    public int DueOnADay()
    {
        int sum = 0;
        foreach (Administration row in roadmap.On(someDay))
        {
            sum += row.Date.Day + row.Order.Id.Length;
        }

        return sum;
    }

    [Benchmark(Description = "due in the next 7 days")]
    public int DueInAWeek()
    {
        int sum = 0;
        foreach (Administration row in roadmap.Between(someDay, someDay.PlusDays(6)))
        {
            sum += row.Date.Day + row.Order.Id.Length;
        }

        return sum;
    }

    [Benchmark(Description = "re-plan after a hold of the last block")]
    public Roadmap Replan() => roadmap.WithStart(BlockIds.Maintenance, new LocalDate(2026, 7, 20));

    [Benchmark(Description = "whole therapy, Ical.Net")]
    public int IcalNet()
    {
        int count = 0;
        foreach (CalendarEvent recurring in events)
        {
            foreach (Occurrence occurrence in recurring.GetOccurrences())
            {
                count += occurrence.Period.StartTime.Year > 0 ? 1 : 0;
            }
        }

        return count;
    }

    [Benchmark(Description = "whole therapy, Cronos")]
    public int Cronos()
    {
        int count = 0;
        foreach ((CronExpression days, DateTime from, DateTime to) in crons)
        {
            foreach (DateTime date in days.GetOccurrences(from, to))
            {
                count += date.Year > 0 ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>A rival that gives other days has not done the same work.</summary>
    private void RequireTheSameDays(string rival, IEnumerable<DateTime> days)
    {
        if (!days.Select(LocalDate.FromDateTime).Order().SequenceEqual(roadmap.Select(row => row.Date)))
        {
            throw new InvalidOperationException($"{rival} does not give the roadmap's days.");
        }
    }

    private static int Read(Roadmap roadmap)
    {
        int sum = 0;
        foreach (Administration row in roadmap)
        {
            sum += row.Date.Day + row.Order.Id.Length;
        }

        return sum;
    }
}
