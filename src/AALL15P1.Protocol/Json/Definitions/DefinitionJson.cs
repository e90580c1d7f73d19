using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// Writes definitions as canonical JSON and reads them back. Canonical means: every value, members in one order, two
/// spaces of indentation, lines that end in a line feed, UTF-8 without a byte order mark and without a last line feed.
/// Equal definitions have equal text. A part of a definition is one file beside this one.
/// </summary>
public static class DefinitionJson
{
    /// <summary>The version of the document's form that this library reads and writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 2_000_000;

    private const int DeepestNesting = 32;
    private static readonly string[] Members =
    [
        "$schema", "schemaVersion", "id", "title", "edition", FormularyPart.Name, FormularyPart.MarkerName, "supplementFingerprint", "therapyLength", DefinitionReadings.Name, EligibilityPart.Name, BlockPart.Name, DefinitionSources.RegisterName, DefinitionSources.Name,
    ];

    /// <summary>The published JSON Schema of the document.</summary>
    public static string Schema => Schemas.Read("definition");

    /// <summary>Writes a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>The canonical JSON text.</returns>
    public static string Write(ProtocolDefinition definition)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), NewLine = "\n" }))
        {
            DefinitionWriter writer = new(json, definition.Interpretations.Register);
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("id", definition.Id);
            json.WriteString("title", definition.Title);
            json.WriteString("edition", definition.Edition);
            FormularyPart.Write(writer, definition);
            if (definition.SupplementFingerprint is { } fingerprint)
            {
                json.WriteString("supplementFingerprint", fingerprint);
            }

            json.WriteStartObject("therapyLength");
            json.WriteNumber("years", definition.TherapyLength.Years.Value);
            json.WriteBoolean("anniversaryIsTreated", definition.TherapyLength.AnniversaryIsTreated);
            writer.WriteCited(definition.TherapyLength.Years);
            json.WriteEndObject();
            DefinitionReadings.Write(writer, definition.Interpretations);
            EligibilityPart.Write(writer, definition.EligibilityCriteria);
            BlockPart.Write(writer, definition.Blocks);
            writer.Sources.WriteRegister(json, definition.Sources);
            writer.Sources.Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>
    /// What identifies a definition: the SHA-256, in lower-case hexadecimal, of the canonical text in UTF-8. Any other
    /// block, order, day, route, dose, criterion, citation or reading changes it.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Fingerprint(ProtocolDefinition definition) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(definition))));

    /// <summary>
    /// Reads a definition. A rule that stands as an id is the catalogue's, and a source or drug that stands as an id or
    /// a name is the library's; an unknown one is refused.
    /// </summary>
    /// <param name="json">The JSON text, however it is spaced.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="FormatException">The text is no definition; the message gives the path, what was found and what was expected.</exception>
    public static ProtocolDefinition Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonPlace.Read(json, LargestDocument, DeepestNesting, Read);
    }

    private static ProtocolDefinition Read(JsonPlace document)
    {
        document.Only(Members).Required("schemaVersion").Integer(SchemaVersion, SchemaVersion);
        DefinitionSources sources = DefinitionSources.Read(document.Required(DefinitionSources.Name));
        InterpretationChoices readings = DefinitionReadings.Read(document.Required(DefinitionReadings.Name), sources);
        FormularyPart formulary = FormularyPart.Read(document.Optional(FormularyPart.Name), sources);
        DefinitionReader reader = new(sources, readings.Register, formulary, FormularyPart.ReadMarker(document.Optional(FormularyPart.MarkerName)));
        JsonPlace length = document.Required("therapyLength").Only("years", "anniversaryIsTreated", "citation", "standing");
        TherapyLength therapy = new(reader.Cite(length, length.Required("years").Integer(1, 100)), length.Required("anniversaryIsTreated").Boolean());
        string id = document.Required("id").Text();
        string title = document.Required("title").Text();
        string edition = document.Required("edition").Text();
        ValueList<Block> blocks = BlockPart.Read(document.Required(BlockPart.Name), reader);
        ValueList<EligibilityCriterion> eligibility = EligibilityPart.Read(document.Required(EligibilityPart.Name), reader);
        return document.Make(() => new ProtocolDefinition(id, title, edition, formulary.Formulary, blocks, therapy, readings)) with
        {
            SupplementFingerprint = document.Optional("supplementFingerprint")?.Text(),
            EligibilityCriteria = eligibility,
            Sources = sources.ReadRegister(document.Optional(DefinitionSources.RegisterName)),
        };
    }
}
