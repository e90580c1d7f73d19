namespace AALL15P1.Protocol;

/// <summary>What a rule found: what was observed against what is required, or what was missing.</summary>
/// <param name="Rule">The rule, with its citation and standing.</param>
/// <param name="Effect">What the finding does to the answer: <see cref="Outcome.Proceed"/> when it changes nothing.</param>
/// <param name="Severity">Whether it is information, a deviation or a hazard.</param>
/// <param name="Observed">What was observed, with its unit; null when it was missing.</param>
/// <param name="Required">What is required, with its unit.</param>
public sealed record Finding(Rule Rule, Outcome Effect, Severity Severity, string? Observed, string Required)
{
    /// <summary>What was missing; null when nothing was.</summary>
    public string? Missing { get; init; }

    /// <summary>What the protocol allows instead; null when it says nothing.</summary>
    public string? Instead { get; init; }

    /// <summary>Who must act.</summary>
    public Audience Audience { get; init; } = Audience.TreatingTeam;

    /// <summary>The finding as one plain English sentence.</summary>
    public string Sentence
    {
        get
        {
            string what = Missing is { } missing
                ? $"{Rule.Title}: {missing} is missing; required is {Required}"
                : $"{Rule.Title}: {Observed}; required is {Required}";
            string instead = Instead is { } allowed ? $"; {allowed}" : string.Empty;
            string source = Rule.Citation is { } citation ? $" ({Rule.Id}; {citation})" : $" ({Rule.Id})";
            return $"{what}{instead}{source}.";
        }
    }

    /// <summary>The finding as one sentence.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Sentence;
}
