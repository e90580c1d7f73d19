using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol.Json;

/// <summary>Reads and writes site supplements. A section is one file beside this one.</summary>
public static class SupplementJson
{
    /// <summary>The version of the document's form that this library reads and writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 1_000_000;

    private const int DeepestNesting = 16;
    private const string ProtocolId = "aall15p1";

    /// <summary>The published JSON Schema of the document.</summary>
    public static string Schema => Schemas.Read("site-supplement");

    /// <summary>Reads a supplement.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The supplement; it fits AALL15P1.</returns>
    /// <exception cref="FormatException">The text is no supplement of AALL15P1; the message gives the path, what was found and what was expected.</exception>
    public static SiteSupplement Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonPlace.Read(json, LargestDocument, DeepestNesting, Read);
    }

    /// <summary>Writes a supplement as <see cref="Read(string)"/> reads it.</summary>
    /// <param name="supplement">The supplement.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(SiteSupplement supplement)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", SchemaVersion);
            writer.WriteString("protocol", ProtocolId);
            writer.WriteString("id", supplement.Id);
            writer.WriteString("title", supplement.Title);
            SupplementSources.Write(writer, supplement.OwnSources);
            ReadingsSection.Write(writer, supplement.Readings);
            DosesSection.Write(writer, supplement.Doses);
            IntrathecalSection.Write(writer, supplement.Intrathecal);
            InfantScalingSection.Write(writer, supplement.InfantScaling);
            BodySurfaceAreaSection.Write(writer, supplement.BsaFormula, supplement.BsaRounding);
            RoundingSection.Write(writer, supplement.Rounding);
            SpacingSection.Write(writer, supplement.Spacing);
            StartCriteriaSection.Write(writer, supplement.StartCriteria);
            LaboratoryAgeLimitSection.Write(writer, supplement.LaboratoryAgeLimit);
            SafetySection.Write(writer, supplement.Measurements.LongestAgeInDays, supplement.DoseTolerance, supplement.CumulativeLimits);
            DoseLimitingToxicitySection.Write(writer, supplement.DltPolicy);
            TitrationSection.Write(writer, supplement.StartingDoses, supplement.TitrationPolicy);
            HoldsSection.Write(writer, supplement.Holds);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static SiteSupplement Read(JsonPlace document)
    {
        document.Only(
            "$schema", "schemaVersion", "protocol", "id", "title", "sources",
            ReadingsSection.Name, DosesSection.Name, IntrathecalSection.Name, InfantScalingSection.Name, BodySurfaceAreaSection.Name, RoundingSection.Name, SpacingSection.Name,
            StartCriteriaSection.Name, LaboratoryAgeLimitSection.Name, SafetySection.Name, DoseLimitingToxicitySection.Name, TitrationSection.Name, HoldsSection.Name);
        document.Required("schemaVersion").Integer(SchemaVersion, SchemaVersion);
        document.Required("protocol").OneOf((ProtocolId, ProtocolId));
        SupplementSources sources = SupplementSources.Read(document.Optional("sources"));
        (Cited<BsaFormula>? formula, Cited<BsaRounding>? rounding) = BodySurfaceAreaSection.Read(document.Optional(BodySurfaceAreaSection.Name), sources);
        (Cited<int>? measurementAge, Cited<decimal>? tolerance, ValueList<CumulativeLimit> limits) = SafetySection.Read(document.Optional(SafetySection.Name), sources);
        (StartingDosePolicy? startingDoses, Cited<ITitrationPolicy>? titrationPolicy) = TitrationSection.Read(document.Optional(TitrationSection.Name), sources);
        JsonPlace id = document.Required("id");
        string title = document.Required("title").Text();
        SiteSupplement supplement = id.Make(() => new SiteSupplement(id.Text(), title)) with
        {
            OwnSources = sources.Own,
            Readings = ReadingsSection.Read(document.Optional(ReadingsSection.Name), sources),
            Doses = DosesSection.Read(document.Optional(DosesSection.Name), sources),
            Intrathecal = IntrathecalSection.Read(document.Optional(IntrathecalSection.Name), sources),
            InfantScaling = InfantScalingSection.Read(document.Optional(InfantScalingSection.Name), sources),
            BsaFormula = formula,
            BsaRounding = rounding,
            Rounding = RoundingSection.Read(document.Optional(RoundingSection.Name), sources),
            Spacing = SpacingSection.Read(document.Optional(SpacingSection.Name), sources),
            StartCriteria = StartCriteriaSection.Read(document.Optional(StartCriteriaSection.Name), sources),
            LaboratoryAgeLimit = LaboratoryAgeLimitSection.Read(document.Optional(LaboratoryAgeLimitSection.Name), sources),
            Measurements = new() { LongestAgeInDays = measurementAge },
            DoseTolerance = tolerance,
            CumulativeLimits = limits,
            DltPolicy = DoseLimitingToxicitySection.Read(document.Optional(DoseLimitingToxicitySection.Name), sources),
            StartingDoses = startingDoses,
            TitrationPolicy = titrationPolicy,
            Holds = HoldsSection.Read(document.Optional(HoldsSection.Name), sources),
        };

        // What only the whole can show (a value stated twice, one that is stronger already) is told of the whole.
        document.Make(() => CompiledProtocol.Compile(Aall15P1.Definition, supplement));
        return supplement;
    }

    /// <summary>Reads the supplement that the package carries.</summary>
    internal static SiteSupplement ReadIllustration()
    {
        const string name = "illustration.supplement.json";
        using Stream stream = typeof(SiteSupplement).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The package lacks its own file {name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return Read(reader.ReadToEnd());
    }
}
