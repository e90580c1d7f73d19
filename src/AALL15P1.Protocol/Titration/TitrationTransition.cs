namespace AALL15P1.Protocol.Titration;

/// <summary>One arrow of a titration policy's state machine.</summary>
/// <param name="From">The state before.</param>
/// <param name="Action">What the policy says to do.</param>
/// <param name="To">The state after, when that is done.</param>
/// <param name="Condition">When the arrow is taken, in a few words without a colon or semicolon.</param>
/// <param name="Rule">The rule behind it.</param>
internal sealed record TitrationTransition(TitrationState From, TitrationActionKind Action, TitrationState To, string Condition, Rule Rule);
