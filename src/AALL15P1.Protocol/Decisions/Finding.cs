using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>What a rule found: what was observed against what is required, or what was missing.</summary>
/// <param name="Rule">The rule, with its citation and standing.</param>
/// <param name="Effect">What the finding does to the answer: <see cref="DecisionOutcome.Proceed"/> when it changes nothing.</param>
/// <param name="Severity">Whether it is information, a deviation or a hazard.</param>
/// <param name="Observed">What was observed, with its unit; null when it was missing.</param>
/// <param name="Required">What is required, with its unit.</param>
public sealed record Finding(Rule Rule, DecisionOutcome Effect, Severity Severity, string? Observed, string Required)
{
    /// <summary>What was missing; null when nothing was.</summary>
    public string? Missing { get; init; }

    /// <summary>What the protocol allows instead; null when it says nothing.</summary>
    public string? Instead { get; init; }

    /// <summary>Who must act.</summary>
    public Audience Audience { get; init; } = Audience.TreatingTeam;

    /// <summary>
    /// The finding in plain English, as short sentences in one order: what it is about; what was found; what is missing;
    /// what is required, or expected where the answer does not turn on it; what the protocol allows instead; and in
    /// brackets the rule and who states it.
    /// </summary>
    public string Sentence
    {
        get
        {
            string found = Observed is { } observed ? $" {Capital(observed)}." : string.Empty;
            string missing = Missing is { } what ? $" Missing: {what}." : string.Empty;
            string required = $" {(Effect == DecisionOutcome.Proceed ? "Expected" : "Required")}: {Required}.";
            string instead = Instead is { } allowed ? $" {Capital(allowed)}." : string.Empty;
            return VisibleText.Of($"{Rule.Title}.{found}{missing}{required}{instead} ({Rule.Id}; {SaidBy})");
        }
    }

    private string SaidBy => Rule.Citation?.ToString() ?? (Rule.Standing switch
    {
        Standing.Library => "this library's own safeguard",
        Standing.Unpublished => "unpublished, the site states it",
        _ => "no source",
    });

    /// <summary>The finding in plain English.</summary>
    /// <returns>The sentences.</returns>
    public override string ToString() => Sentence;

    private static string Capital(string text) => text.Length > 0 && char.IsAsciiLetterLower(text[0]) ? $"{char.ToUpperInvariant(text[0])}{text[1..]}" : text;
}

/// <summary>What kind of thing a finding is. A departure from the protocol and a danger to the infant are different things.</summary>
public enum Severity
{
    /// <summary>Worth knowing; it changes no answer.</summary>
    Information,

    /// <summary>A departure from the protocol.</summary>
    Deviation,

    /// <summary>A danger to the infant.</summary>
    Hazard,
}

/// <summary>Who must act on a finding.</summary>
public enum Audience
{
    /// <summary>The team that treats the infant now.</summary>
    TreatingTeam,

    /// <summary>The team of the tertiary centre.</summary>
    TertiaryCentre,

    /// <summary>The team of the shared-care centre.</summary>
    SharedCareCentre,

    /// <summary>The pharmacy that prepares the drug.</summary>
    Pharmacy,

    /// <summary>The site's study team, who hold the protocol document and the supplement.</summary>
    StudyTeam,
}
