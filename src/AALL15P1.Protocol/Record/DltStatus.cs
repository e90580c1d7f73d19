using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The evaluation period of dose-limiting toxicity over the actual course, and the assessment of each adverse event.</summary>
/// <param name="Opened">The day on which the period opened; null when it has not.</param>
/// <param name="Closed">The first day after the period; null when it is open or nobody can say.</param>
/// <param name="IsOpen">Whether it is open on the day of the state; null when the record does not tell.</param>
/// <param name="Assessments">The adverse events, by their first day.</param>
public sealed record DltStatus(LocalDate? Opened, LocalDate? Closed, bool? IsOpen, ValueList<AssessedAdverseEvent> Assessments)
{
    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Opened), Opened), (nameof(Closed), Closed), (nameof(IsOpen), IsOpen), (nameof(Assessments), Assessments));
}
