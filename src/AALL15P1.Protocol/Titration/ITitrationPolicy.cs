using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>
/// How the oral drugs of Maintenance follow the blood counts. AALL15P1's own policy is unpublished, so the caller
/// always names the policy that is to be applied.
/// </summary>
public interface ITitrationPolicy
{
    /// <summary>The id in kebab case.</summary>
    string Id { get; }

    /// <summary>The title.</summary>
    string Title { get; }

    /// <summary>Whose policy this is, and what it is not, as one sentence to show beside every answer.</summary>
    string Notice { get; }

    /// <summary>Where the policy is stated.</summary>
    Citation Citation { get; }

    /// <summary>The policy's standing for AALL15P1.</summary>
    Standing Standing { get; }

    /// <summary>The policy as a state machine, drawn as a Mermaid diagram.</summary>
    /// <returns>The diagram's text.</returns>
    string ToMermaid();

    /// <summary>The steps to which the policy leads, from the starting dose up.</summary>
    ValueList<DosePercent> Levels { get; }

    /// <summary>For how many days a count decides, both ends included; by the last of them the next is taken.</summary>
    int CountsAreCurrentFor { get; }

    /// <summary>The policy's rules.</summary>
    ValueList<Rule> Rules { get; }

    /// <summary>What the policy says to do on a day.</summary>
    /// <param name="history">
    /// The counts and prescriptions. Only counts up to the day (inclusive) and prescriptions before it (exclusive) are
    /// looked at: a prescription of the day itself is the answer, not part of the question.
    /// </param>
    /// <param name="on">The day of the decision.</param>
    /// <returns>The decision. The same history and day always give the same decision.</returns>
    TitrationDecision Decide(TitrationHistory history, LocalDate on);
}

/// <summary>A policy that decides on many days of a history in one pass over it.</summary>
internal interface ITitrationSeries
{
    /// <summary>The decisions on some days: those of <see cref="ITitrationPolicy.Decide"/>, one by one.</summary>
    /// <param name="history">The history.</param>
    /// <param name="days">The days, rising.</param>
    /// <returns>A decision for each day.</returns>
    IEnumerable<TitrationDecision> DecideEach(TitrationHistory history, IEnumerable<LocalDate> days);
}
