using System.Text.Json;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>What the input of every operation has.</summary>
[NullIsAbsent]
internal abstract record OperationInput
{
    /// <summary>The latest version of an input's form.</summary>
    public const int Latest = 2;

    /// <summary>The version of the document's form. In version 2 a member that is absent is not known; in version 1 the members that it lacked take the values that it took for granted.</summary>
    [JsonPropertyOrder(-16)]
    [Number(Least = 1, Most = Latest)]
    public required int SchemaVersion { get; init; }
}

/// <summary>The input of an operation whose answer a site's supplement or the readings of open questions may change.</summary>
internal abstract record CompletedInput : OperationInput
{
    /// <summary>The site's supplement, or 'illustration' for the one in the package, which is not AALL15P1 and not for treatment.</summary>
    [JsonPropertyOrder(100)]
    [Embedded("site-supplement", SuppliedProtocols.Illustration)]
    public JsonElement? Supplement { get; init; }

    /// <summary>The readings of open questions that the site chose; they must not contradict those of the supplement.</summary>
    [JsonPropertyOrder(101)]
    public IReadOnlyList<ReadingDocument>? Readings { get; init; }

    /// <summary>The protocol under the input's supplement and readings.</summary>
    public CompiledProtocol Complete(CompiledProtocol protocol, Place place, Func<SiteSupplement, SiteSupplement>? site = null)
    {
        CompiledProtocol supplied = Supplement is null ? protocol : protocol.Supplied.Under(place.Member(nameof(Supplement)));
        if (site is not null)
        {
            supplied = place.Member("site").Make(() => supplied.With(site(supplied.Supplement ?? new("site", "What the input states of the site"))));
        }

        if (Readings is null)
        {
            return supplied;
        }

        Place readings = place.Member(nameof(Readings));
        InterpretationChoices choices = supplied.Readings;
        readings.Each(Readings, (reading, at) => choices = at.Make(() => choices.With(reading.Id, reading.Reading)));
        return readings.Make(() => supplied.With(choices));
    }
}

/// <summary>The input of an operation that asks for the protocol's marker.</summary>
[Excludes(WireWords.Marker, "marker")]
internal abstract record MarkedInput : CompletedInput
{
    /// <summary>What is known about KMT2A, the marker of AALL15P1; absent or null is unknown.</summary>
    [JsonPropertyName(WireWords.Marker)]
    [JsonPropertyOrder(90)]
    [Names(Vocabulary.MarkerWords)]
    public string? LibrarysMarker { get; init; }

    /// <summary>What is known about the protocol's marker, in its own words; absent or null is unknown.</summary>
    [JsonPropertyOrder(91)]
    [Names(Vocabulary.MarkerWords)]
    public string? Marker { get; init; }

    public MarkerStatus ReadMarker(ProtocolDefinition definition, Place place) =>
        LibrarysMarker is { } word ? MarkerWords.Read(word, definition.Marker is { Id: WireWords.Marker } known ? known : null, place.Member(WireWords.Marker))
        : Marker is { } own ? MarkerWords.Read(own, definition.Marker, place.Member(nameof(Marker)))
        : MarkerStatus.Unknown;
}

/// <summary>What was measured on one day: a weight, a height, or both.</summary>
[NullIsAbsent]
[AnyOf("weight", "height")]
internal sealed record MeasurementDocument
{
    /// <summary>The day of the measurement.</summary>
    public required LocalDate On { get; init; }

    /// <summary>The weight, as 6.2 kg.</summary>
    public Weight? Weight { get; init; }

    /// <summary>The height or length, as 62 cm.</summary>
    public Height? Height { get; init; }

    /// <summary>The infant with what was measured.</summary>
    public static Infant Infant(LocalDate birthDate, IReadOnlyList<MeasurementDocument>? measurements, Place place) => place.Make(() =>
        new Infant(birthDate, place.Each(measurements, (measured, at) => at.Make(() => new Measurement(measured.On, measured.Weight, measured.Height)))));
}

/// <summary>Laboratory values; a value that is absent or null was not measured.</summary>
[NullIsAbsent]
internal sealed record LaboratoryInput : LaboratoryDocument;

/// <summary>A number of days, with the site's citation.</summary>
internal sealed record SiteDaysDocument
{
    /// <summary>The days, inclusive.</summary>
    [Number(Least = 0)]
    public required int Days { get; init; }

    public required CitationDocument Citation { get; init; }

    public Cited<int> Read(ProtocolDefinition definition, Place place) => new(Days, CitedSources.OfSite(Citation, definition, place.Member(nameof(Citation))), Standing.Site);
}
