using System.Text.Json;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>Reads a decision's document, as <see cref="DecisionJson"/> writes it.</summary>
internal static class DecisionReader
{
    public static Decision Read(JsonPlace document)
    {
        document.Only("schemaVersion", "operation", "edition", "fingerprint", "outcome", "answer", "findings", "result");
        document.Required("schemaVersion").Integer(DecisionJson.SchemaVersion, DecisionJson.SchemaVersion);
        string edition = document.Required("edition").OneOf((Aall15P1.Edition, Aall15P1.Edition));
        Decision decision = new(document.Required("operation").Text(), document.Required("findings").Items().Select(ReadFinding).ToValueList())
        {
            DecidedBy = document.Optional("fingerprint") is { } fingerprint ? new(Version1.Protocol.Id, edition, fingerprint.Text()) : null,
        };
        JsonPlace outcome = document.Required("outcome");
        if (outcome.Text() != WireNames.Of(decision.Outcome))
        {
            throw outcome.Unexpected($"{WireNames.Of(decision.Outcome)}, which follows from the findings");
        }

        JsonPlace answer = document.Required("answer");
        if (ProtocolOperations.All.FirstOrDefault(operation => operation.Id == decision.Operation) is { } known && answer.Text() != known.Words.Of(decision.Outcome))
        {
            throw answer.Unexpected($"{known.Words.Of(decision.Outcome)}, which is the outcome in the operation's words");
        }

        return decision;
    }

    private static Finding ReadFinding(JsonPlace entry)
    {
        entry.Only("rule", "title", "effect", "severity", "audience", "observed", "required", "missing", "instead", "sentence", "citation", "standing", "ownRule");
        Finding finding = new(
            entry.Optional("ownRule") is { } own ? OwnRule(entry, own) : Catalogued(entry.Required("rule")),
            Choice<Outcome>(entry.Required("effect")),
            Choice<Severity>(entry.Required("severity")),
            entry.Optional("observed")?.Text(),
            entry.Required("required").PossiblyEmptyText())
        {
            Missing = entry.Optional("missing")?.Text(),
            Instead = entry.Optional("instead")?.Text(),
            Audience = Choice<Audience>(entry.Required("audience")),
        };

        // The document repeats what its rule says; a repetition that says something else is not believed.
        entry.RequireSame(JsonSerializer.SerializeToElement(FindingDocument.Of(finding), DecisionJsonContext.Default.FindingDocument));
        return finding;
    }

    private static Rule Catalogued(JsonPlace id) => id.Make(() => ProtocolRules.Catalogue.Find(id.Text()));

    private static Rule OwnRule(JsonPlace entry, JsonPlace own)
    {
        JsonPlace standing = entry.Required("standing");
        Citation? citation = entry.Optional("citation") is { } place ? Cited(place, own) : null;
        Standing stated = Choice<Standing>(standing);
        if (stated < citation?.Source.Gives)
        {
            throw standing.Unexpected($"a standing that {citation.Source} can give, {WireNames.Of(citation.Source.Gives)} or weaker");
        }

        return new(entry.Required("rule").Text(), entry.Required("title").Text(), own.Required("statement").Text(), citation, stated)
        {
            Parameters = own.Required("parameters").Items().Select(parameter => new RuleParameter(parameter.Required("name").Text(), parameter.Required("value").Text())).ToValueList(),
            Interpretations = own.Required("interpretations").Items().Select(Question).ToValueList(),
            SinceEdition = own.Required("sinceEdition").Text(),
        };
    }

    private static Citation Cited(JsonPlace citation, JsonPlace own)
    {
        JsonPlace id = citation.Required("source");
        Source source = (own.Optional("sourceTitle"), own.Optional("sourceGives")) switch
        {
            ({ } title, { } gives) => new(id.Text(), title.Text(), Choice<Standing>(gives)),
            _ => Sources.All.FirstOrDefault(known => known.Id == id.Text()) ?? throw id.Unexpected("the id of a source of the library's register, or the source's title and standing beside the rule"),
        };
        return new(source, citation.Required("place").Text());
    }

    private static Interpretation Question(JsonPlace id) =>
        Interpretations.All.FirstOrDefault(question => question.Id == id.Text()) ?? throw id.Unexpected("the id of a question of the register");

    private static T Choice<T>(JsonPlace place)
        where T : struct, Enum => DocumentText.Choice<T>(place.Text(), place.Path);
}
