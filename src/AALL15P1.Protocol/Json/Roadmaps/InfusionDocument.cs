namespace AALL15P1.Protocol.Json;

/// <summary>How long an intravenous administration lasts.</summary>
/// <param name="ShortestMinutes">The shortest time in minutes, inclusive.</param>
/// <param name="LongestMinutes">The longest time in minutes, inclusive.</param>
public sealed record InfusionDocument(decimal ShortestMinutes, decimal LongestMinutes);
