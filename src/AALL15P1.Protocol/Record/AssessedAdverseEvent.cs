namespace AALL15P1.Protocol;

/// <summary>An adverse event of the record with its assessment.</summary>
/// <param name="Episode">The episode's id.</param>
/// <param name="AdverseEvent">The adverse event, as its events tell it.</param>
/// <param name="Decision">Whether it is dose-limiting; <see cref="Outcome.Hold"/> is a dose-limiting toxicity.</param>
public sealed record AssessedAdverseEvent(string Episode, AdverseEvent AdverseEvent, Decision Decision);
