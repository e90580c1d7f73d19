using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>A site's limit for the cumulative dose of a class of drugs.</summary>
/// <param name="Class">The class.</param>
/// <param name="Limit">The most that is given over the whole of therapy, inclusive, with its citation.</param>
public sealed record CumulativeLimit(DrugClass Class, Cited<MassPerArea> Limit);
