using System.Text.Json;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>A decision: what every operation answers.</summary>
internal sealed record DecisionDocument
{
    [Number(Least = 1, Most = 1)]
    public required int SchemaVersion { get; init; }

    public required string Operation { get; init; }

    /// <summary>The edition of the protocol.</summary>
    public required string Edition { get; init; }

    /// <summary>The SHA-256 of the definition that decided, with its readings and the site's supplement; absent where none did.</summary>
    [Text(Pattern = TextAttribute.Fingerprint)]
    public string? Fingerprint { get; init; }

    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The outcome in the operation's own words, such as not-eligible.</summary>
    public required string Answer { get; init; }

    /// <summary>The findings, in the order of the rules.</summary>
    public required IReadOnlyList<FindingDocument> Findings { get; init; }

    /// <summary>What the operation gives beyond the answer, such as a dose; absent when it gives nothing more.</summary>
    [Embedded]
    public JsonElement? Result { get; init; }

    public static DecisionDocument Of(Decision decision, DecisionVocabulary words, JsonElement? result = null) => new()
    {
        SchemaVersion = DecisionJson.SchemaVersion,
        Operation = decision.Operation,
        Edition = decision.DecidedBy?.Edition ?? Version1.Protocol.Edition,
        Fingerprint = decision.DecidedBy?.Fingerprint,
        Outcome = decision.Outcome,
        Answer = words.Of(decision.Outcome),
        Findings = [.. decision.Findings.Select(FindingDocument.Of)],
        Result = result,
    };

    public Decision Read(Place place, CompiledProtocol protocol)
    {
        ProtocolDefinition definition = protocol.Definition;
        if (Edition != definition.Edition)
        {
            throw place.Member(nameof(Edition)).Misfit(definition.Edition);
        }

        Decision decision = place.Make(() => new Decision(Operation, place.Member(nameof(Findings)).Each(Findings, (finding, at) => finding.Read(at, protocol)))
        {
            DecidedBy = Fingerprint is { } fingerprint ? new(definition.Id, Edition, fingerprint) : null,
        });
        if (Outcome != decision.Outcome)
        {
            throw place.Member(nameof(decision.Outcome)).Misfit($"{WireNames.Of(decision.Outcome)}, which follows from the findings");
        }

        return protocol.Operations.FirstOrDefault(operation => operation.Id == Operation) is { } known && Answer != known.Words.Of(decision.Outcome)
            ? throw place.Member(nameof(Answer)).Misfit($"{known.Words.Of(decision.Outcome)}, which is the outcome in the operation's words")
            : decision;
    }
}

/// <summary>What a rule found.</summary>
internal sealed record FindingDocument
{
    /// <summary>The rule's id.</summary>
    [Text(Pattern = TextAttribute.Capitals)]
    public required string Rule { get; init; }

    /// <summary>The rule's title.</summary>
    public required string Title { get; init; }

    /// <summary>What the finding does to the answer.</summary>
    public required DecisionOutcome Effect { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Who must act.</summary>
    public required Audience Audience { get; init; }

    /// <summary>What was observed; absent when it was missing.</summary>
    [Text(Least = 0)]
    public string? Observed { get; init; }

    /// <summary>What is required.</summary>
    [Text(Least = 0)]
    public required string Required { get; init; }

    /// <summary>What was missing; absent when nothing was.</summary>
    [Text(Least = 0)]
    public string? Missing { get; init; }

    /// <summary>What the protocol allows instead; absent when it says nothing.</summary>
    [Text(Least = 0)]
    public string? Instead { get; init; }

    /// <summary>The finding as one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Where the rule is stated; absent when no document states it.</summary>
    public CitationDocument? Citation { get; init; }

    /// <summary>The rule's standing.</summary>
    public required Standing Standing { get; init; }

    /// <summary>The rest of a rule that the catalogue does not hold, such as a site's; absent for a rule of the catalogue.</summary>
    public OwnRuleDocument? OwnRule { get; init; }

    public static FindingDocument Of(Finding finding) => new()
    {
        Rule = finding.Rule.Id,
        Title = finding.Rule.Title,
        Effect = finding.Effect,
        Severity = finding.Severity,
        Audience = finding.Audience,
        Observed = finding.Observed,
        Required = finding.Required,
        Missing = finding.Missing,
        Instead = finding.Instead,
        Sentence = finding.Sentence,
        Citation = CitationDocument.OfOptional(finding.Rule.Citation),
        Standing = finding.Rule.Standing,
        OwnRule = OwnRuleDocument.Of(finding.Rule),
    };

    public Finding Read(Place place, CompiledProtocol protocol)
    {
        Rule rule = OwnRule is { } own ? own.Read(this, protocol.Definition, place) : place.Member(nameof(Rule)).Make(() => ProtocolRules.Catalogue.Find(Rule));
        Finding finding = place.Make(() => new Finding(rule, Effect, Severity, Observed, Required) { Missing = Missing, Instead = Instead, Audience = Audience });

        // The document repeats what its rule says; a repetition that says something else is not believed.
        place.RequireSame(JsonSerializer.SerializeToElement(Of(finding), DocumentWriter.Plain.FindingDocument));
        return finding;
    }
}

/// <summary>What a finding's document carries of a rule that the catalogue does not hold, beside its id, title, citation and standing.</summary>
[Needs("sourceTitle", "sourceGives")]
[Needs("sourceGives", "sourceTitle")]
internal sealed record OwnRuleDocument
{
    /// <summary>What must hold, as one sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>The title of the cited source; absent for a source of the library's register and without a citation.</summary>
    public string? SourceTitle { get; init; }

    /// <summary>The strongest standing that the source can give; absent where its title is.</summary>
    public Standing? SourceGives { get; init; }

    /// <summary>The numbers in the rule, with their units.</summary>
    public required IReadOnlyList<ParameterDocument> Parameters { get; init; }

    /// <summary>The ids of the open questions on which the rule depends.</summary>
    public required IReadOnlyList<string> Interpretations { get; init; }

    /// <summary>The edition of the protocol since which the rule holds; absent for the first.</summary>
    public string? SinceEdition { get; init; }

    public static OwnRuleDocument? Of(Rule rule)
    {
        if (ProtocolRules.Catalogue.Rules.Contains(rule))
        {
            return null;
        }

        Source? own = rule.Citation is { } citation && !Sources.All.Contains(citation.Source) ? citation.Source : null;
        return new()
        {
            Statement = rule.Statement,
            SourceTitle = own?.Title,
            SourceGives = own?.Gives,
            Parameters = ParameterDocument.Of(rule),
            Interpretations = [.. rule.Interpretations.Select(question => question.Id)],
            SinceEdition = rule.SinceEdition,
        };
    }

    public Rule Read(FindingDocument finding, ProtocolDefinition definition, Place place)
    {
        Citation? citation = finding.Citation is { } stated ? ReadCitation(stated, place.Member(nameof(finding.Citation))) : null;
        if (finding.Standing < citation?.Source.Gives)
        {
            throw place.Member(nameof(finding.Standing)).Misfit($"a standing that {citation.Source} can give, {WireNames.Of(citation.Source.Gives)} or weaker");
        }

        ValueList<Interpretation> questions = place.Member(nameof(finding.OwnRule)).Member(nameof(Interpretations)).Each(Interpretations, (id, at) =>
            definition.Interpretations.Register.FirstOrDefault(question => question.Id == id) ?? throw at.Misfit("the id of a question of the register"));
        return place.Make(() => new Rule(finding.Rule, finding.Title, Statement, citation, finding.Standing)
        {
            Parameters = Parameters.Select(parameter => new RuleParameter(parameter.Name, parameter.Value)).ToValueList(),
            Interpretations = questions,
            SinceEdition = SinceEdition,
        });
    }

    private Citation ReadCitation(CitationDocument citation, Place place) => new(
        SourceTitle is { } title
            ? new Source(citation.Source, title, SourceGives!.Value)
            : Sources.All.FirstOrDefault(known => known.Id == citation.Source)
                ?? throw place.Member(nameof(citation.Source)).Misfit("the id of a source of the library's register, or the source's title and standing beside the rule"),
        citation.Place);
}

/// <summary>What a batch's output has in the place of a line that could not be answered.</summary>
internal sealed record BatchErrorDocument
{
    public required ProblemDocument Error { get; init; }

    /// <summary>What was wrong with a line.</summary>
    internal sealed record ProblemDocument
    {
        /// <summary>The line's number, from 1.</summary>
        [Number(Least = 1)]
        public required int Line { get; init; }

        /// <summary>The path, what was found and what was expected.</summary>
        public required string Message { get; init; }
    }
}
