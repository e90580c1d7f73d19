namespace AALL15P1.Protocol;

/// <summary>A measured value as plain numbers in one unit, so that one engine grades every quantity.</summary>
internal readonly record struct MeasuredNumbers(decimal Value, decimal? LowerLimit, decimal? UpperLimit, decimal? Baseline, bool? IsLifeThreatening, bool? IsTransfusionIndicated)
{
    public bool? BaselineIsAbnormal => Baseline is { } baseline && UpperLimit is { } limit ? baseline > limit : null;
}
