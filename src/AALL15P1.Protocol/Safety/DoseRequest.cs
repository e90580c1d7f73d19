using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>A dose as it was requested or recorded, with nothing but what its writer wrote.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Period">Whether the amount is that of one dose or of the whole day.</param>
/// <param name="Route">The route; null when it was not written.</param>
/// <param name="Date">The day on which it is to be given.</param>
public readonly record struct DoseRequest(Drug Drug, DoseAmount Amount, DosePeriod Period, Route? Route, LocalDate Date)
{
    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Drug), Drug), (nameof(Amount), Amount), (nameof(Period), Period), (nameof(Route), Route), (nameof(Date), Date));
}
