using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Record;

/// <summary>What was given of one drug by one route, over the whole record.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Route">The route.</param>
/// <param name="Mass">The sum of the amounts that were recorded as a mass.</param>
/// <param name="Units">The sum of the amounts that were recorded in international units.</param>
/// <param name="Administrations">The number of administrations.</param>
/// <param name="WithoutAmount">How many of these have no amount; when it is not 0, the sums are too low.</param>
public sealed record CumulativeDose(Drug Drug, Route Route, Mass Mass, InternationalUnits Units, int Administrations, int WithoutAmount)
{
    /// <summary>Whether every administration has an amount, so that the sums are whole.</summary>
    public bool IsComplete => WithoutAmount == 0;

    internal CumulativeDose With(DoseAmount? amount, int sign) => this with
    {
        Mass = amount?.Mass is { } mass ? Mass.FromMilligrams(Mass.Milligrams + (sign * mass.Milligrams)) : Mass,
        Units = amount?.Units is { } units ? InternationalUnits.FromInternationalUnits(Units.Value + (sign * units.Value)) : Units,
        Administrations = Administrations + sign,
        WithoutAmount = WithoutAmount + (amount is null ? sign : 0),
    };
}
