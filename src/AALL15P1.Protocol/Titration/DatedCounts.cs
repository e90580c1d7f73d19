using System.Text;
using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>The blood counts of one day.</summary>
/// <param name="Date">The day on which the blood was taken.</param>
/// <param name="Neutrophils">The absolute neutrophil count (ANC), or a bound of it; null when it was not reported.</param>
/// <param name="Platelets">The platelet count, or a bound of it; null when it was not reported.</param>
public sealed record DatedCounts(LocalDate Date, CountBound? Neutrophils, CountBound? Platelets)
{
    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Date), Date), (nameof(Neutrophils), Neutrophils), (nameof(Platelets), Platelets));
}
