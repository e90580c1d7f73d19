using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>What a finding's document must carry of a rule that the catalogue does not hold, beside its id, title, citation and standing.</summary>
public sealed record OwnRuleDocument
{
    /// <summary>What must hold, as one sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>The title of the cited source; absent for a source of the library's register and without a citation.</summary>
    public string? SourceTitle { get; init; }

    /// <summary>The strongest standing that the source can give; absent where its title is.</summary>
    public string? SourceGives { get; init; }

    /// <summary>The numbers in the rule, with their units.</summary>
    public required IReadOnlyList<RuleParameter> Parameters { get; init; }

    /// <summary>The ids of the open questions on which the rule depends.</summary>
    public required IReadOnlyList<string> Interpretations { get; init; }

    /// <summary>The edition of the protocol since which the rule holds.</summary>
    public required string SinceEdition { get; init; }

    /// <summary>The document of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The document; null when the catalogue holds that very rule.</returns>
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
            SourceGives = own is null ? null : WireNames.Of(own.Gives),
            Parameters = [.. rule.Parameters],
            Interpretations = [.. rule.Interpretations.Select(question => question.Id)],
            SinceEdition = rule.SinceEdition,
        };
    }
}
