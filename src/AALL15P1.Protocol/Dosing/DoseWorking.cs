using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// Every number on the way to one dose, on the stack. The answer and its explanation are read from the same working,
/// so they cannot disagree.
/// </summary>
internal struct DoseWorking
{
    public DoseObstacles Obstacles;
    public Measurement? WeightMeasured;
    public Measurement? HeightMeasured;
    public AgeBand<DoseAmount>? SizeBand;
    public AgeBand<Cited<Fraction>>? FactorBand;
    public TaperStep? TaperStep;
    public int DayOfTaper;
    public bool IsCapped;

    /// <summary>What of a titrated dose is given; null where all of it is.</summary>
    public TitratedShare? Share;

    public decimal AreaEstimated;
    public decimal Area;

    /// <summary>The size applied to what was measured, before any factor.</summary>
    public decimal Sized;

    /// <summary>The dose before rounding is this divided by <see cref="Denominator"/>, so that thirds are exact.</summary>
    public decimal Numerator;
    public decimal Denominator;

    /// <summary>The dose after everything: a single one, or a whole day's where the doses a day are unknown.</summary>
    public decimal Final;
}
