using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>Reads what several parts of a definition have, as <see cref="DefinitionWriter"/> writes it.</summary>
internal sealed class DefinitionReader(DefinitionSources sources, ValueList<Interpretation> register, FormularyPart formulary, Marker marker)
{
    public Marker Marker => marker;

    public static Standing Standing(JsonPlace place) => place.OneOf(
        ("protocol", Evidence.Standing.Protocol),
        ("site", Evidence.Standing.Site),
        ("backbone", Evidence.Standing.Backbone),
        ("reference", Evidence.Standing.Reference),
        ("library", Evidence.Standing.Library),
        ("unpublished", Evidence.Standing.Unpublished));

    /// <summary>A member of an enumeration by its name in kebab case.</summary>
    public static T Choice<T>(JsonPlace place)
        where T : struct, Enum => DocumentText.Choice<T>(place.Text(), place.Path);

    public static Citation Citation(JsonPlace place, DefinitionSources sources)
    {
        place.Only("source", "place");
        return new(sources.Find(place.Required("source")), place.Required("place").Text());
    }

    public static RouteSet Routes(JsonPlace place) => place.Items()
        .Select(route => route.OneOf(("PO", Route.PO), ("NG", Route.NG), ("IV", Route.IV), ("IM", Route.IM), ("SC", Route.SC), ("IT", Route.IT)))
        .Aggregate(RouteSet.None, (all, route) => all | route);

    public Citation Citation(JsonPlace place) => Citation(place, sources);

    public Citation? OptionalCitation(JsonPlace entry) => entry.Optional("citation") is { } citation ? Citation(citation) : null;

    public Cited<T> Cite<T>(JsonPlace entry, T value)
    {
        Citation citation = Citation(entry.Required("citation"));
        JsonPlace standing = entry.Required("standing");
        Standing stated = Standing(standing);
        return standing.Make(() => new Cited<T>(value, citation, stated));
    }

    /// <summary>Statements with their citations; none when the member is absent.</summary>
    public ValueList<Cited<string>> Statements(JsonPlace entry, string name) =>
        entry.Optional(name) is { } statements ? statements.Items().Select(Statement).ToValueList() : [];

    public Interpretation Question(JsonPlace id) =>
        register.FirstOrDefault(question => question.Id == id.Text()) ?? throw id.Unexpected("the id of a question of the definition's readings");

    public Drug Drug(JsonPlace entry) => formulary.Drug(entry.Required("drug"));

    public Rule Rule(JsonPlace entry)
    {
        JsonPlace rule = entry.Required("rule");
        if (!rule.IsObject)
        {
            return rule.Make(() => ProtocolRules.Catalogue.Find(rule.Text()));
        }

        rule.Only("id", "title", "statement", "citation", "standing", "grounds", "parameters", "interpretations", "sinceEdition");
        JsonPlace standing = rule.Required("standing");
        Citation? citation = OptionalCitation(rule);
        Standing stated = Standing(standing);
        if (citation is not null && stated < citation.Source.Gives)
        {
            throw standing.Unexpected($"a standing that {citation.Source} can give, {WireNames.Of(citation.Source.Gives)} or weaker");
        }

        return new(rule.Required("id").Text(), rule.Required("title").Text(), rule.Required("statement").Text(), citation, stated)
        {
            Grounds = rule.Optional("grounds") is { } grounds ? grounds.Items().Select(Citation).ToValueList() : [],
            Parameters = rule.Required("parameters").Items().Select(Parameter).ToValueList(),
            Interpretations = rule.Required("interpretations").Items().Select(Question).ToValueList(),
            SinceEdition = rule.Required("sinceEdition").Text(),
        };
    }

    private Cited<string> Statement(JsonPlace entry) => Cite(entry, entry.Only("statement", "citation", "standing").Required("statement").Text());

    private static RuleParameter Parameter(JsonPlace parameter)
    {
        parameter.Only("name", "value");
        return new(parameter.Required("name").Text(), parameter.Required("value").Text());
    }
}
