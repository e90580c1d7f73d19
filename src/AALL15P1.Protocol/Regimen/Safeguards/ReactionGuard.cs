namespace AALL15P1.Protocol;

/// <summary>A reaction after which a drug is not given again before somebody has decided that it may be.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Terms">The terms of the reaction.</param>
/// <param name="From">The lowest grade that counts, inclusive.</param>
/// <param name="Rule">The rule.</param>
public sealed record ReactionGuard(Drug Drug, ValueList<AdverseEventTerm> Terms, Grade From, Rule Rule);
