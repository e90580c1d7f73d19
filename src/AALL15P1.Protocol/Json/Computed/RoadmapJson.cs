using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes roadmaps as JSON and reads them back.</summary>
public static class RoadmapJson
{
    /// <summary>The version of the document's form that this library writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 8_000_000;

    private static readonly DocumentForm<RoadmapDocument> Form = new(DocumentWriter.PlainIndented.RoadmapDocument, LargestDocument, Levels: 16);

    /// <summary>Writes a roadmap.</summary>
    /// <param name="roadmap">The roadmap.</param>
    /// <param name="administrations">The administrations to list; null for all.</param>
    /// <param name="doses">The doses of the roadmap's rows; null to leave the amounts out.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(Roadmap roadmap, IEnumerable<Administration>? administrations = null, RoadmapDoses? doses = null) =>
        JsonSerializer.Serialize(RoadmapDocument.Of(roadmap, administrations, doses), Form.Type);

    /// <summary>
    /// Reads a whole roadmap. Its starts, birth date and readings are planned anew, and what the document lists must be
    /// just that: a roadmap is computed, never edited.
    /// </summary>
    /// <param name="json">The JSON text, as <see cref="Write"/> makes it of a whole roadmap.</param>
    /// <param name="protocol">The protocol that planned it; the readings that the document states are applied to it.</param>
    /// <param name="infant">The infant from whom the amounts are computed; null to refuse a document with amounts.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="FormatException">The text is not such a document, or its administrations or amounts are not those of its starts; the message gives the path, what was found and what was expected.</exception>
#pragma warning disable RS0027 // No text is taken for bytes: a call with text means this overload, however many parameters the other has.
    public static Roadmap Read(string json, CompiledProtocol protocol, Infant? infant = null) => Form.Read(json, (document, place) => Read(document, place, protocol, infant));
#pragma warning restore RS0027

    /// <summary>Reads a whole roadmap from a file's bytes.</summary>
    /// <param name="bytes">The document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <param name="protocol">The protocol that planned it.</param>
    /// <param name="infant">The infant from whom the amounts are computed; null to refuse a document with amounts.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Roadmap Read(ReadOnlySpan<byte> bytes, CompiledProtocol protocol, Infant? infant) => Read(DocumentSource.Decode(bytes, LargestDocument), protocol, infant);

    private static Roadmap Read(RoadmapDocument document, Place place, CompiledProtocol protocol, Infant? infant)
    {
        bool hasAmounts = document.Administrations.Any(row => row.Amount is not null);
        if (hasAmounts && infant is null)
        {
            throw new FormatException("$.administrations: found amounts, expected none: an amount is computed from the infant and the supplement, never read.");
        }

        InterpretationChoices readings = protocol.Readings;
        place.Member("readings").Each(document.Readings, (reading, at) => readings = at.Make(() => readings.With(reading.Id, reading.Reading)));
        CompiledProtocol under = place.Member("readings").Make(() => protocol.With(readings));
        BlockStarts starts = BlockStarts.From(document.Blocks[0].Start);
        foreach ((int index, BlockDocument block) in document.Blocks.Index().Skip(1).Where(entry => !entry.Item.Projected))
        {
            Place at = place.Member("blocks").Item(index);
            BlockId id = at.Member("id").Make(() => under.Definition.Block(new BlockId(block.Id)).Id);
            starts = at.Make(() => starts.With(id, block.Start));
        }

        Roadmap roadmap = place.Make(() => under.Plan(document.BirthDate, starts));
        RoadmapDoses? doses = hasAmounts ? place.Member("birthDate").Make(() => under.DosesOf(roadmap, infant!)) : null;

        // A document of before there were notes has none.
        bool hasNotes = document.Administrations.Any(row => row.Notes is not null);
        place.RequireSame(JsonSerializer.SerializeToElement(place.Make(() => RoadmapDocument.Of(roadmap, administrations: null, doses, hasNotes)), Form.Type));
        return roadmap;
    }
}
