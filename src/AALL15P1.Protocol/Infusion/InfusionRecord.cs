using System.Text;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// What is known of one infusion, planned or given. Whatever is not known is null. The times are instants, so neither
/// midnight nor a change of the clocks matters.
/// </summary>
public readonly record struct InfusionRecord
{
    /// <summary>Records an infusion.</summary>
    /// <param name="reconstituted">When the first vial was reconstituted.</param>
    /// <param name="start">When the infusion starts; not before <paramref name="reconstituted"/>.</param>
    /// <param name="end">When it ends; not before <paramref name="start"/> or <paramref name="reconstituted"/>.</param>
    /// <param name="plannedDuration">How long it is planned to last; more than zero. An actual end outranks it.</param>
    /// <param name="site">The kind of centre.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is not of the years 1900 to 2200, or contradicts another, or the planned duration is not more than zero.</exception>
    public InfusionRecord(Instant? reconstituted, Instant? start, Instant? end, Duration? plannedDuration, CareSetting? site)
    {
        foreach (Instant? instant in (ReadOnlySpan<Instant?>)[reconstituted, start, end])
        {
            _ = instant is { } time ? RecordDates.Require(time, nameof(reconstituted)) : default;
        }

        if (start < reconstituted)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"The infusion must not start before the reconstitution, {InstantPattern.ExtendedIso.Format(reconstituted!.Value)}.");
        }

        if (end < start || end < reconstituted)
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, $"The infusion must not end before it starts, {InstantPattern.ExtendedIso.Format((start ?? reconstituted)!.Value)}.");
        }

        if (plannedDuration <= Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(plannedDuration), plannedDuration, "An infusion lasts more than zero.");
        }

        Reconstituted = reconstituted;
        Start = start;
        ActualEnd = end;
        PlannedDuration = plannedDuration;
        Site = site;
    }

    /// <summary>When the first vial was reconstituted.</summary>
    public Instant? Reconstituted { get; }

    /// <summary>When the infusion starts.</summary>
    public Instant? Start { get; }

    /// <summary>When it ended, as recorded.</summary>
    public Instant? ActualEnd { get; }

    /// <summary>How long it is planned to last.</summary>
    public Duration? PlannedDuration { get; }

    /// <summary>The kind of centre.</summary>
    public CareSetting? Site { get; }

    /// <summary>The concentration in the syringe or bag, when it is known.</summary>
    public MassPerVolume? FinalConcentration { get; init; }

    /// <summary>Whether the diluent holds dextrose; null when nobody has said, and then a decision says so.</summary>
    public bool? IsDilutedInDextrose { get; init; }

    /// <summary>The offset from UTC in which the times were given; null for UTC. Answers give the times in it beside UTC.</summary>
    public Offset? Offset { get; init; }

    /// <summary>When the infusion ends: the actual end, or the start with the planned duration.</summary>
    public Instant? End => ActualEnd ?? (Start + PlannedDuration);

    /// <summary>How long the infusion lasts: from start to actual end, or as planned when no end is recorded.</summary>
    public Duration? Length => ActualEnd is null ? PlannedDuration : ActualEnd - Start;

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Reconstituted), Reconstituted), (nameof(Start), Start), (nameof(ActualEnd), ActualEnd), (nameof(PlannedDuration), PlannedDuration),
        (nameof(Site), Site), (nameof(FinalConcentration), FinalConcentration), (nameof(IsDilutedInDextrose), IsDilutedInDextrose),
        (nameof(Offset), Offset), (nameof(End), End), (nameof(Length), Length));
}
