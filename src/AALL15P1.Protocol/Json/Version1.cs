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

    public static MarkerStatus? OptionalMarker(string? text, Marker marker) => text is null ? null
        : Find(text, marker) ?? throw new FormatException($"$.{marker.Id}: found '{text}', expected {Words(marker)}.");

    public static MarkerStatus ReadMarker(string text, Place place) => Find(text, Marker) ?? throw place.Misfit(Words(Marker));

    private static MarkerStatus? Find(string text, Marker marker) =>
        Enum.GetValues<MarkerStatus>().Cast<MarkerStatus?>().FirstOrDefault(status => marker.Word(status!.Value) == text);

    private static string Words(Marker marker) => $"one of {string.Join(", ", Enum.GetValues<MarkerStatus>().Select(marker.Word))}";

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
