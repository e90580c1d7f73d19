namespace AALL15P1.Protocol.Json;

/// <summary>How often prescriptions agreed with the policy where it called for one kind of action.</summary>
/// <param name="Action">The kind of action.</param>
/// <param name="Points">The decision points.</param>
/// <param name="Agreeing">Those at which the prescription was the policy's.</param>
/// <param name="NotJudged">Those that could not be compared.</param>
public sealed record TitrationAgreementDocument(string Action, int Points, int Agreeing, int NotJudged);
