using System.Text;
using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>What was prescribed on one day; it holds until the next prescription.</summary>
/// <param name="Date">The first day of the doses, inclusive.</param>
/// <param name="Doses">The doses of both drugs, as percentages of the starting doses in force.</param>
public sealed record DatedDoses(LocalDate Date, TitratedDoses Doses)
{
    /// <summary>
    /// Whether the physician set new starting doses on this day, which are 100 % from now on. What was held and what
    /// was interrupted before that day then counts no more.
    /// </summary>
    public bool SetsNewStartingDose { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Date), Date), (nameof(Doses), Doses), (nameof(SetsNewStartingDose), SetsNewStartingDose));
}
