using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// The sections <c>formulary</c> and <c>marker</c>. A definition whose formulary or marker is that of
/// <see cref="Version1.Protocol"/> leaves it out. Without a formulary an order may state a drug that the library does
/// not have, with its routes; such a drug is never intrathecal.
/// </summary>
internal sealed class FormularyPart
{
    public const string Name = "formulary";
    public const string MarkerName = "marker";

    private readonly Formulary? stated;
    private readonly List<FormularyEntry> ofOrders = [];

    private FormularyPart(Formulary? stated) => this.stated = stated;

    private static Formulary Library => Version1.Protocol.Formulary;

    /// <summary>The formulary, once every order has been read.</summary>
    public Formulary Formulary => stated ?? (ofOrders.Count == 0
        ? Library
        : new([.. Library.Drugs.Select(drug => new FormularyEntry(drug.Name, drug.Routes, drug.Class)), .. ofOrders.Distinct()], Library.Citation));

    public static void Write(DefinitionWriter writer, ProtocolDefinition definition)
    {
        if (definition.Formulary != Library)
        {
            writer.Json.WriteStartObject(Name);
            writer.Json.WriteStartArray("drugs");
            foreach (Drug drug in definition.Formulary.Drugs)
            {
                writer.Json.WriteStartObject();
                writer.Json.WriteString("name", drug.Name);
                writer.WriteRoutes(drug.Routes);
                writer.Json.WriteString("class", WireNames.Of(drug.Class));
                writer.Json.WriteEndObject();
            }

            writer.Json.WriteEndArray();
            writer.Json.WritePropertyName("citation");
            writer.WriteCitation(definition.Formulary.Citation);
            writer.Json.WriteEndObject();
        }

        if (definition.Marker is { } marker && marker != Version1.Marker)
        {
            writer.Json.WriteStartObject(MarkerName);
            writer.Json.WriteString("id", marker.Id);
            writer.Json.WriteString("title", marker.Title);
            writer.Json.WriteString("present", marker.Present);
            writer.Json.WriteString("absent", marker.Absent);
            writer.Json.WriteString("feature", marker.Feature);
            writer.Json.WriteEndObject();
        }
    }

    public static FormularyPart Read(JsonPlace? section, DefinitionSources sources)
    {
        if (section is not { } entry)
        {
            return new(null);
        }

        entry.Only("drugs", "citation");
        ValueList<FormularyEntry> drugs = entry.Required("drugs").Items().Select(ReadStated).ToValueList();
        Citation citation = DefinitionReader.Citation(entry.Required("citation"), sources);
        return new(entry.Make(() => new Formulary(drugs, citation)));
    }

    public static Marker ReadMarker(JsonPlace? section) => section is not { } entry ? Version1.Marker : entry.Only("id", "title", "present", "absent", "feature").Make(() => new Marker(
        entry.Required("id").Text(), entry.Required("title").Text(), entry.Required("present").Text(), entry.Required("absent").Text(), entry.Required("feature").Text()));

    /// <summary>The drug of an order: by its name, or, where the document states no formulary, with what it is.</summary>
    public Drug Drug(JsonPlace drug)
    {
        if (!drug.IsObject)
        {
            return drug.Make(() => (stated ?? Library).Find(drug.Text()));
        }

        FormularyEntry entry = ReadEntry(drug);
        if (stated is not null || Library.TryFind(entry.Name, out _))
        {
            throw drug.Unexpected("the name of a drug of the formulary; its routes are locked and stated once");
        }

        if (entry.Routes.Contains(Route.IT))
        {
            throw drug.Unexpected("a drug without the intrathecal route: only a formulary opens it");
        }

        ofOrders.Add(entry);
        return drug.Make(() => new Formulary([entry], Library.Citation)).Find(entry.Name);
    }

    private static FormularyEntry ReadStated(JsonPlace drug)
    {
        FormularyEntry entry = ReadEntry(drug);
        return entry.Routes.Contains(Route.IT) && Library.TryFind(entry.Name, out Drug? known) && !known.Routes.Contains(Route.IT)
            ? throw drug.Required("routes").Unexpected($"no intrathecal route: the library knows {known} as a drug that never has it")
            : entry;
    }

    private static FormularyEntry ReadEntry(JsonPlace drug)
    {
        drug.Only("name", "routes", "class");
        return new(drug.Required("name").Text(), DefinitionReader.Routes(drug.Required("routes")), DefinitionReader.Choice<DrugClass>(drug.Required("class")));
    }
}
