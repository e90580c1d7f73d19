namespace AALL15P1.Protocol.Definition;

/// <summary>The marker by which AALL15P1 enrols and continues: a rearrangement of KMT2A.</summary>
internal static class Kmt2a
{
    public static readonly Marker Marker = new("kmt2a", "KMT2A", Present: "rearranged", Absent: "germline", Feature: "a KMT2A rearrangement");
}
