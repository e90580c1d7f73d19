namespace AALL15P1.Protocol.Titration;

/// <summary>How often the prescriptions agreed with the policy where it called for one kind of action.</summary>
/// <param name="Action">The kind of action for which the policy called.</param>
/// <param name="Points">The decision points.</param>
/// <param name="Agreeing">Those at which the prescription was the policy's; never more than <paramref name="Points"/>.</param>
/// <param name="NotJudged">Those that could not be compared.</param>
public sealed record TitrationAgreement(TitrationActionKind Action, int Points, int Agreeing, int NotJudged);
