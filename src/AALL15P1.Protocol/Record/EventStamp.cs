using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// Who wrote an event down, and when: the second clock of a record. The day on which the thing itself happened stands
/// in the event.
/// </summary>
public sealed record EventStamp
{
    /// <summary>Makes a stamp.</summary>
    /// <param name="id">The event's id, which the embedding application gives; unique within the record, and not blank.</param>
    /// <param name="recordedAt">When the event was recorded; in the years 1900 to 2200 (UTC), both inclusive.</param>
    /// <param name="recordedBy">Who recorded it, in the embedding application's own terms; not blank.</param>
    /// <param name="supersedes">The id of the earlier event that this one replaces; null when it replaces none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of bounds.</exception>
    /// <exception cref="ArgumentException">A text is blank or too long, or the event would supersede itself.</exception>
    public EventStamp(string id, Instant recordedAt, string recordedBy, string? supersedes = null)
    {
        Id = RecordText.Require(id, nameof(id));
        RecordedAt = RecordDates.Require(recordedAt, nameof(recordedAt));
        RecordedBy = RecordText.Require(recordedBy, nameof(recordedBy));
        Supersedes = RecordText.RequireOptional(supersedes, nameof(supersedes));
        if (id == supersedes)
        {
            throw new ArgumentException($"Event '{id}' cannot supersede itself.", nameof(supersedes));
        }
    }

    /// <summary>The event's id, unique within the record.</summary>
    public string Id { get; }

    /// <summary>When the event was recorded.</summary>
    public Instant RecordedAt { get; }

    /// <summary>Who recorded it, in the embedding application's own terms.</summary>
    public string RecordedBy { get; }

    /// <summary>The id of the earlier event that this one replaces; null when it replaces none.</summary>
    public string? Supersedes { get; }

    /// <summary>The infant whom the event is about, in the embedding application's own terms; null when the record names nobody. Every event of a record has the same; not blank.</summary>
    /// <exception cref="ArgumentException">The text is blank or too long.</exception>
    public string? Patient { get; init => field = RecordText.RequireOptional(value, nameof(value)); }

    /// <summary>The clock time of the event of the same day that this one corrects; null when it corrects none. The record finds it; it is no part of what was recorded.</summary>
    internal Instant? KeptClock { get; init; }

    /// <summary>Whether two stamps say the same.</summary>
    /// <param name="other">The other stamp.</param>
    /// <returns>True when every part is equal.</returns>
    public bool Equals(EventStamp? other) =>
        other is not null && Id == other.Id && RecordedAt == other.RecordedAt && RecordedBy == other.RecordedBy && Supersedes == other.Supersedes && Patient == other.Patient;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, RecordedAt, RecordedBy, Supersedes, Patient);

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Id), Id), (nameof(RecordedAt), RecordedAt), (nameof(RecordedBy), RecordedBy), (nameof(Supersedes), Supersedes), (nameof(Patient), Patient));
}
