namespace AALL15P1.Protocol.Json;

/// <summary>What the policy says on one day.</summary>
public sealed record TitrationDecisionDocument
{
    /// <summary>The day, as an ISO date.</summary>
    public required string Date { get; init; }

    /// <summary>Where titration stood before: <c>not-started</c>, <c>steady</c>, <c>thiopurine-ahead</c>, <c>at-ceiling</c>, <c>reduced</c>, <c>stopped</c> or <c>off-steps</c>.</summary>
    public required string State { get; init; }

    /// <summary>What to do: <c>stop</c>, <c>halve</c>, <c>hold-steady</c>, <c>resume</c>, <c>escalate</c> or <c>cannot-decide</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The drug that is escalated: <c>mercaptopurine</c> or <c>methotrexate</c>; absent otherwise.</summary>
    public string? Drug { get; init; }

    /// <summary>The mercaptopurine that follows, in percent of its starting dose; absent when it cannot be decided.</summary>
    public decimal? MercaptopurinePercent { get; init; }

    /// <summary>The methotrexate that follows, in percent of its starting dose; absent when it cannot be decided.</summary>
    public decimal? MethotrexatePercent { get; init; }

    /// <summary>Since when the reason has held, as an ISO date; absent when there is nothing to count from.</summary>
    public string? Since { get; init; }

    /// <summary>The reason as one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What is missing; absent when nothing is.</summary>
    public string? Missing { get; init; }

    /// <summary>The id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's standing.</summary>
    public required string Standing { get; init; }

    /// <summary>Where the rule is stated; absent for this library's own safeguard.</summary>
    public CitationDocument? Citation { get; init; }
}
