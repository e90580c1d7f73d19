namespace AALL15P1.Protocol.Json;

/// <summary>
/// What documents of version 1 leave out: they are about one protocol, the library's own. It is named here and nowhere
/// else among the documents; the words for its marker are the marker's data.
/// </summary>
internal static class Version1
{
    /// <summary>What a list of prior therapy said in version 1 instead of being empty.</summary>
    private const string NoTherapy = "none";

    /// <summary>The protocol that a document is about when it names none.</summary>
    public static ProtocolDefinition Protocol => Aall15P1.Definition;

    public static Marker Marker => Protocol.Marker!;

    /// <summary>The type of the event that reports on the marker.</summary>
    public static string MarkerReported => $"{Marker.Id}-reported";

    public static MarkerStatus? OptionalMarker(string? text, Marker marker) => text is null ? null : ReadMarker(text, marker, $"$.{marker.Id}");

    public static MarkerStatus ReadMarker(string text, Marker marker, string path)
    {
        foreach (MarkerStatus status in Enum.GetValues<MarkerStatus>())
        {
            if (marker.Word(status) == text)
            {
                return status;
            }
        }

        throw new FormatException($"{path}: found '{text}', expected one of {string.Join(", ", Enum.GetValues<MarkerStatus>().Select(marker.Word))}.");
    }

    /// <summary>What was given before enrolment, of what the protocol asks about and anything else. An empty list says that nothing was given; no list says that nobody knows.</summary>
    public static ValueList<PriorTherapy>? PriorTherapies(IReadOnlyList<string>? names, ProtocolDefinition definition, string path)
    {
        if (names is null)
        {
            return null;
        }

        PriorTherapy[] asked =
        [
            .. definition.EligibilityCriteria.OfType<Regimen.EligibilityCriterion.PriorTherapyOnly>().SelectMany(criterion => criterion.Allowed).Distinct(),
            PriorTherapy.Other,
        ];
        return names.Select((name, index) => name == NoTherapy ? null : asked.FirstOrDefault(therapy => therapy.Id == name)
            ?? throw new FormatException($"{path}[{index}]: found '{name}', expected one of {NoTherapy}, {string.Join(", ", asked.Select(therapy => therapy.Id))}."))
            .OfType<PriorTherapy>().Distinct().ToValueList();
    }
}
