using System.Text;
using NodaTime;

namespace AALL15P1.Protocol.Regimen;

/// <summary>Which version of the Common Terminology Criteria grades an event: one before a day, another from it.</summary>
/// <param name="Before">The version for events before the day.</param>
/// <param name="ChangeOn">The first day of the later version, inclusive.</param>
/// <param name="After">The version for events from the day on.</param>
/// <param name="Rule">The rule that states it, with its citation.</param>
public sealed record GradingCalendar(CtcaeVersion Before, LocalDate ChangeOn, CtcaeVersion After, Rule Rule)
{
    /// <summary>The version that grades an event.</summary>
    /// <param name="eventDate">The day of the event.</param>
    /// <returns>The version.</returns>
    public CtcaeVersion VersionOn(LocalDate eventDate) => eventDate < ChangeOn ? Before : After;

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Before), Before), (nameof(ChangeOn), ChangeOn), (nameof(After), After), (nameof(Rule), Rule));
}
