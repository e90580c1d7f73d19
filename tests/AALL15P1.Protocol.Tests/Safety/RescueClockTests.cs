using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

public sealed class RescueClockTests
{
    private static readonly RescueClock Clock = Rescues.LeucovorinAfterHighDoseMethotrexate;

    // Hours 42, 48 and 54 (Interfant-06) from Monday 08:00: Wednesday 02:00, 08:00 and 14:00.
    [Fact]
    public void Leucovorin_is_due_at_hours_42_48_and_54() =>
        Assert.Equal(
            [Instant.FromUtc(2026, 4, 8, 2, 0), Instant.FromUtc(2026, 4, 8, 8, 0), Instant.FromUtc(2026, 4, 8, 14, 0)],
            Clock.DosesFrom(Instant.FromUtc(2026, 4, 6, 8, 0)));

    [Fact]
    public void Hours_are_counted_across_a_change_of_the_clocks()
    {
        // In New York an hour is lost on 2026-03-08: hour 42 from 08:00 on the 7th is 03:00 on the 9th, not 02:00.
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        Instant start = zone.AtStrictly(new LocalDateTime(2026, 3, 7, 8, 0)).ToInstant();

        Assert.Equal(new LocalDateTime(2026, 3, 9, 3, 0), Clock.DosesFrom(start)[0].InZone(zone).LocalDateTime);
    }

    [Fact]
    public void The_first_doses_fall_on_the_registered_days()
    {
        // Infusion on day 1 at 08:00: hours 42 to 54 are on day 3 (registered: days 3-4).
        Instant start = Instant.FromUtc(2026, 4, 6, 8, 0);

        Assert.All(Clock.DosesFrom(start), dose => Assert.Equal(new LocalDate(2026, 4, 8), dose.InUtc().Date));
    }

    [Fact]
    public void The_hours_are_the_backbones_and_the_end_is_unpublished()
    {
        Assert.Equal(Standing.Backbone, Clock.Hours.Standing);
        Assert.IsType<Fact<string>.Unpublished>(Clock.Until);
        Assert.Equal(Drugs.Leucovorin, Clock.Drug);
    }

    [Fact]
    public void Hours_rise_and_there_is_one()
    {
        Assert.Throws<ArgumentException>("hours", () => With());
        Assert.Throws<ArgumentException>("hours", () => With(0));
        Assert.Throws<ArgumentException>("hours", () => With(48, 48));
    }

    // 20 minutes are a third of an hour.
    [Fact]
    public void Hours_are_told_in_two_decimals()
    {
        Assert.Equal("hours 42, 48, 54", Clock.HoursText());
        Assert.Equal("hours 42.33, 48.5", new RescueClock(Drugs.Leucovorin, Drugs.Methotrexate, Clock.Hours.WithValue<ValueList<Duration>>([Duration.FromMinutes(2540), Duration.FromMinutes(2910)]), Clock.Until).HoursText());
        Assert.Equal("hour 42", With(42).HoursText());
    }

    private static RescueClock With(params int[] hours) => new(
        Drugs.Leucovorin, Drugs.Methotrexate, Clock.Hours.WithValue(hours.Select(hour => Duration.FromHours(hour)).ToValueList()), Clock.Until);
}
