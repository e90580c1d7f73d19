namespace AALL15P1.Protocol;

/// <summary>Why a dose cannot be computed, or must not be given as it comes out.</summary>
[Flags]
internal enum DoseObstacles
{
    None = 0,
    NotStated = 1,
    NoWeight = 2,
    NoHeight = 4,
    NoInfantFactor = 8,
    NoInfantFactorForAge = 16,
    NoAgeBand = 32,
    NoTimesPerDay = 64,
    NoTaperStep = 128,
    RoundedAway = 256,
}
