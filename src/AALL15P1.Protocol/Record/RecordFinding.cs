using System.Globalization;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What a rule found in a record.</summary>
/// <param name="EventId">The event at which it was found.</param>
/// <param name="Date">The day on which that event happened.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Override">Who overrode it, when and why; null when nobody did.</param>
public sealed record RecordFinding(string EventId, LocalDate Date, Finding Finding, RecordEvent.FindingOverridden? Override)
{
    /// <summary>How many days (UTC) after it happened the event was recorded; 0 when it was that day.</summary>
    public int RecordedDaysLater { get; init; }

    /// <summary>The finding as one line, with its event and its override.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"{RecordDates.Text(Date)} event {VisibleText.Of(EventId)}{LaterText}: {Finding.Sentence}{(Override is null ? string.Empty : $" Overridden by {VisibleText.Of(Override.Stamp.RecordedBy)}: {VisibleText.Of(Override.Reason)}")}";

    private string LaterText => RecordedDaysLater == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" (recorded {RecordedDaysLater} {(RecordedDaysLater == 1 ? "day" : "days")} later)");
}
