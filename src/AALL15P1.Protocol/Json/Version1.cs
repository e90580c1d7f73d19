namespace AALL15P1.Protocol.Json;

/// <summary>
/// What documents of version 1 leave out: they are about one protocol, the library's own. It is named here and nowhere
/// else among the documents; the words for its marker are the marker's data.
/// </summary>
internal static class Version1
{
    /// <summary>The protocol that a document is about when it names none and its reader is given none.</summary>
    public static ProtocolDefinition Protocol => Aall15P1.Definition;

    public static CompiledProtocol Compiled => Aall15P1.Compile();

    public static Marker Marker => Protocol.Marker!;
}

/// <summary>The words for what is known about a protocol's marker.</summary>
internal static class MarkerWords
{
    public static MarkerStatus Read(string word, Marker? marker, Place place)
    {
        if (marker is null)
        {
            throw place.Misfit("nothing: the protocol asks for no such marker");
        }

        foreach (MarkerStatus status in Enum.GetValues<MarkerStatus>())
        {
            if (marker.Word(status) == word)
            {
                return status;
            }
        }

        throw place.Misfit($"one of {string.Join(", ", Enum.GetValues<MarkerStatus>().Select(marker.Word))}");
    }
}
