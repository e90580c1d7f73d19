namespace AALL15P1.Protocol.Json;

/// <summary>The reading that was taken of an open question.</summary>
/// <param name="Id">The question's id in the register.</param>
/// <param name="Reading">The reading's id.</param>
public sealed record ReadingDocument(string Id, string Reading);
