using System.Text;
using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>What a titration policy says on a day, with the reason, the source, and since when it has held.</summary>
/// <param name="On">The day of the decision.</param>
/// <param name="State">Where titration stood before the decision.</param>
/// <param name="Action">What to do.</param>
/// <param name="Rule">The rule behind it, with its citation and standing.</param>
public sealed record TitrationDecision(LocalDate On, TitrationState State, TitrationAction Action, Rule Rule)
{
    /// <summary>
    /// Since when the reason has held: for a stop, a halving or a resumption the first of the unbroken run of counts
    /// that call for it; for a steady hold the first day of the doses in force; for a step the day on which it fell
    /// due; for a decision that lacks something the last counts, or null when there are none.
    /// </summary>
    public required LocalDate? Since { get; init; }

    /// <summary>The doses in force before the decision; null before the first prescription.</summary>
    public required TitratedDoses? Current { get; init; }

    /// <summary>What was observed, with units.</summary>
    public required string Observed { get; init; }

    /// <summary>What the rule says, with units.</summary>
    public required string Required { get; init; }

    /// <summary>What may be done instead, or when the answer can change; null when there is nothing to say.</summary>
    public string? Instead { get; init; }

    /// <summary>
    /// Whether the counts are not clear and may call for less than what is in force: one that is known is below recovery, or may
    /// be, or no infant has it. Only where the policy cannot decide.
    /// </summary>
    internal bool MayCallForLess { get; init; }

    /// <summary>The doses that follow; null when the policy cannot decide.</summary>
    public TitratedDoses? Doses => Current is { } current ? Action.Apply(current) : null;

    /// <summary>
    /// The three-valued answer to "may the doses go on in full?": a stop or a halving is a hold, and nothing that is
    /// missing ever becomes a yes.
    /// </summary>
    public DecisionOutcome Outcome => Action.Kind switch
    {
        TitrationActionKind.Stop or TitrationActionKind.Halve => DecisionOutcome.Hold,
        TitrationActionKind.CannotDecide => DecisionOutcome.CannotDecide,
        _ => DecisionOutcome.Proceed,
    };

    /// <summary>The reason as one sentence.</summary>
    public string Reason => Finding().Sentence;

    /// <summary>The decision with its finding, in the library's common form.</summary>
    /// <returns>The decision; its outcome is <see cref="Outcome"/>.</returns>
    public Decision Explain() => new("titrate", [Finding()]);

    private Finding Finding() => new(Rule, Outcome, Severity(), Observed, Required)
    {
        Missing = Action is TitrationAction.CannotDecide cannot ? cannot.Missing : null,
        Instead = Instead,
    };

    private Severity Severity() => Action.Kind switch
    {
        TitrationActionKind.Stop => Protocol.Severity.Hazard,
        TitrationActionKind.Halve => Protocol.Severity.Deviation,
        _ => Protocol.Severity.Information,
    };

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(On), On), (nameof(State), State), (nameof(Action), Action), (nameof(Rule), Rule), (nameof(Since), Since), (nameof(Current), Current),
        (nameof(Observed), Observed), (nameof(Required), Required), (nameof(Instead), Instead), (nameof(Doses), Doses), (nameof(Outcome), Outcome),
        (nameof(Reason), Reason));
}
