namespace AALL15P1.Protocol;

/// <summary>What a trial-level summary needs of one patient.</summary>
/// <param name="Toxicity">The patient's assessment: <see cref="Outcome.Hold"/> is a dose-limiting toxicity.</param>
/// <param name="IsEvaluable">Whether the site states that the patient is evaluable; null while it is not stated.</param>
public readonly record struct DltPatient(Outcome Toxicity, bool? IsEvaluable);
