namespace AALL15P1.Protocol;

/// <summary>A set of rules, each with an id of its own.</summary>
public sealed record RuleCatalogue
{
    /// <summary>Makes a catalogue.</summary>
    /// <param name="rules">The rules.</param>
    /// <exception cref="ArgumentException">Two rules have the same id.</exception>
    public RuleCatalogue(ValueList<Rule> rules)
    {
        string? twice = rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new ArgumentException($"Two rules have the id {twice}.", nameof(rules));
        }

        Rules = rules.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToValueList();
    }

    /// <summary>The rules, by id.</summary>
    public ValueList<Rule> Rules { get; }

    /// <summary>Finds a rule.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no such rule.</exception>
    public Rule Find(string id) =>
        Rules.FirstOrDefault(rule => rule.Id == id) ?? throw new ArgumentException($"There is no rule '{id}' in the catalogue.", nameof(id));
}
