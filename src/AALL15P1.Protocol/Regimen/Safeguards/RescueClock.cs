using System.Globalization;
using System.Text;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// The hours at which a rescue drug is given, counted from the start of the infusion that it rescues from. Hours are
/// counted by the clock that runs, so a change between summer and winter time moves nothing.
/// </summary>
internal sealed record RescueClock
{
    /// <summary>Makes a clock.</summary>
    /// <param name="drug">The rescue drug.</param>
    /// <param name="after">The drug whose infusion starts the clock.</param>
    /// <param name="hours">The times from the start of that infusion, rising; at least one.</param>
    /// <param name="until">When the doses that follow end.</param>
    /// <exception cref="ArgumentException">There is no time, or they do not rise, or one is not more than zero.</exception>
    public RescueClock(Drug drug, Drug after, Cited<ValueList<Duration>> hours, Fact<string> until)
    {
        Duration last = Duration.Zero;
        foreach (Duration hour in hours.Value)
        {
            last = hour > last ? hour : throw new ArgumentException($"The times rise from more than zero; {ClockText.OfHours(hour)} does not come after {ClockText.OfHours(last)}.", nameof(hours));
        }

        if (hours.Value.Count == 0)
        {
            throw new ArgumentException("A rescue needs at least one time.", nameof(hours));
        }

        Drug = drug;
        After = after;
        Hours = hours;
        Until = until;
    }

    /// <summary>The rescue drug.</summary>
    public Drug Drug { get; }

    /// <summary>The drug whose infusion starts the clock.</summary>
    public Drug After { get; }

    /// <summary>The times from the start of that infusion, rising.</summary>
    public Cited<ValueList<Duration>> Hours { get; }

    /// <summary>The stated times in words, as <c>hours 42, 48, 54</c>.</summary>
    public string HoursText() => $"{(Hours.Value.Count == 1 ? "hour" : "hours")} {string.Join(", ", Hours.Value.Select(HourText))}";

    /// <summary>An hour in at most two decimals.</summary>
    internal static string HourText(Duration hour) => hour.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>How much later than its first hour a rescue may begin before that is a danger: half the time to the next, as between doses of one day.</summary>
    public Duration Tolerance() => Hours.Value.Count > 1 ? (Hours.Value[1] - Hours.Value[0]) / 2 : Duration.Zero;

    /// <summary>When the doses that follow the stated ones end.</summary>
    public Fact<string> Until { get; }

    /// <summary>The local time of day before which an infusion's first rescue dose would fall on a day on which none is registered; null when any start keeps to the days.</summary>
    public LocalTime? EarliestStart { get; init; }

    /// <summary>The rule of <see cref="EarliestStart"/>; null when there is none.</summary>
    public Rule? EarliestStartRule { get; init; }

    /// <summary>
    /// Points out an infusion that starts so early that its rescue, which goes by the hour, begins before its registered
    /// days. It holds nothing.
    /// </summary>
    /// <param name="infusionStart">The local time of day at which the infusion starts or started.</param>
    /// <returns>The finding; null when the start keeps to the days.</returns>
    public Finding? FindingFor(LocalTime infusionStart)
    {
        if (EarliestStart is not { } earliest || EarliestStartRule is not { } rule || infusionStart >= earliest)
        {
            return null;
        }

        return new(
            rule,
            DecisionOutcome.Proceed,
            Severity.Information,
            $"the infusion of {After} starts at {ClockText.OfDay(infusionStart)}",
            $"a start at or after {ClockText.OfDay(earliest)}, for {Drug} on its registered days")
        {
            Instead = $"{Drug} goes by the hour: its first dose is {Hours.Value[0].TotalHours.ToString("0.##", CultureInfo.InvariantCulture)} hours after the start, a day before its first registered day",
            Audience = Audience.Pharmacy,
        };
    }

    /// <summary>The stated doses for one infusion. More follow, until <see cref="Until"/>.</summary>
    /// <param name="infusionStart">When the infusion started.</param>
    /// <returns>The times, rising.</returns>
    public ValueList<Instant> DosesFrom(Instant infusionStart) => Hours.Value.Select(hour => infusionStart + hour).ToValueList();

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Drug), Drug), (nameof(After), After), (nameof(Hours), Hours), (nameof(Until), Until),
        (nameof(EarliestStart), EarliestStart), (nameof(EarliestStartRule), EarliestStartRule));
}
