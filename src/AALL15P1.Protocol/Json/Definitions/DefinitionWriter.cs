using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes what several parts of a definition have: citations, standings, rules, routes and questions.</summary>
internal sealed class DefinitionWriter(Utf8JsonWriter json, ValueList<Interpretation> register)
{
    public Utf8JsonWriter Json => json;

    public DefinitionSources Sources { get; } = new();

    public void WriteCited<T>(Cited<T> cited) => WriteCited(cited.Citation, cited.Standing);

    public void WriteCited(Citation? citation, Standing standing)
    {
        if (citation is not null)
        {
            json.WritePropertyName("citation");
            WriteCitation(citation);
        }

        json.WriteString("standing", WireNames.Of(standing));
    }

    public void WriteCitation(Citation citation)
    {
        Sources.Note(citation.Source);
        json.WriteStartObject();
        json.WriteString("source", citation.Source.Id);
        json.WriteString("place", citation.Place);
        json.WriteEndObject();
    }

    /// <summary>A question by its id; only the register's own can be read back.</summary>
    public void WriteQuestion(Interpretation question) => json.WriteStringValue(
        register.Contains(question) ? question.Id : throw new ArgumentException($"Question {question.Id} is not that of the definition's register.", nameof(question)));

    public void WriteRoutes(RouteSet routes)
    {
        json.WriteStartArray("routes");
        foreach (Route route in routes.ToRoutes())
        {
            json.WriteStringValue(route.ToString());
        }

        json.WriteEndArray();
    }

    /// <summary>Statements with their citations, as an array; absent when there is none.</summary>
    public void WriteStatements(string name, ValueList<Cited<string>> statements)
    {
        if (statements.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (Cited<string> statement in statements)
        {
            json.WriteStartObject();
            json.WriteString("statement", statement.Value);
            WriteCited(statement);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The catalogue's rule by its id, any other in full: a site's, or one that a reading changes.</summary>
    public void WriteRule(Rule rule)
    {
        if (ProtocolRules.Catalogue.Rules.Contains(rule))
        {
            json.WriteString("rule", rule.Id);
            return;
        }

        json.WriteStartObject("rule");
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("statement", rule.Statement);
        WriteCited(rule.Citation, rule.Standing);
        if (rule.Grounds.Count > 0)
        {
            json.WriteStartArray("grounds");
            foreach (Citation ground in rule.Grounds)
            {
                WriteCitation(ground);
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("parameters");
        foreach (RuleParameter parameter in rule.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("value", parameter.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("interpretations");
        foreach (Interpretation question in rule.Interpretations)
        {
            WriteQuestion(question);
        }

        json.WriteEndArray();
        json.WriteString("sinceEdition", rule.SinceEdition);
        json.WriteEndObject();
    }
}
