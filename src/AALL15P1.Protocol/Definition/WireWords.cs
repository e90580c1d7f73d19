namespace AALL15P1.Protocol.Definition;

/// <summary>
/// The words for AALL15P1's marker in documents of version 1, which are about this one protocol. They are spelled
/// out because a document's shape is known when it is compiled; a test compares them with the definition.
/// </summary>
internal static class WireWords
{
    public const string Marker = "kmt2a";
    public const string MarkerReported = "kmt2a-reported";
    public const string MarkerPresent = "kmt2a-rearranged";
    public const string MarkerNotKnownAbsent = "not-known-germline";
}
