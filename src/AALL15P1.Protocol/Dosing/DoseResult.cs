using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>A computed dose with every step, or the precise statement of what is missing.</summary>
/// <param name="Order">The order.</param>
/// <param name="Date">The day of the dose.</param>
/// <param name="Dose">The dose; without amounts unless the outcome is <see cref="DecisionOutcome.Proceed"/>.</param>
/// <param name="Steps">The steps in order, as far as they could be taken; with a dose, the last is <see cref="DoseStep.Final"/>.</param>
/// <param name="Decision">The answer with its findings.</param>
/// <param name="SupplementFingerprint">The fingerprint of the site's supplement behind the result; null without one.</param>
public sealed record DoseResult(
    PlannedOrder Order, LocalDate Date, ComputedDose Dose, ValueList<DoseStep> Steps, Decision Decision, string? SupplementFingerprint)
{
    /// <summary>The answer.</summary>
    public DecisionOutcome Outcome => Decision.Outcome;

    /// <summary>The lowest standing of all steps; <see cref="Standing.Unpublished"/> when there is no dose.</summary>
    public Standing LowestStanding =>
        Outcome == DecisionOutcome.Proceed
            ? Steps.Where(step => step.Standing is not null).Max(step => step.Standing!.Value)
            : Standing.Unpublished;

    /// <summary>By how much rounding changed the single dose, in per cent; null when nothing was rounded.</summary>
    public decimal? PercentChangeByRounding => Steps.OfType<DoseStep.Rounded>().SingleOrDefault()?.PercentChange;

    /// <summary>The answer in one line: the dose, or what is missing.</summary>
    public string Answer => Outcome switch
    {
        DecisionOutcome.Proceed => $"{Order.Drug} {Dose}",
        DecisionOutcome.Hold => string.Join("; ", Decision.Findings.Where(finding => finding.Effect == DecisionOutcome.Hold).Select(finding => $"{finding.Observed}; {finding.Instead ?? $"required: {finding.Required}"}")),
        _ when Order.Dose is Fact<DoseRule>.Unpublished unpublished => $"{unpublished.What} is unpublished; the site's supplement must state it",
        _ => string.Join("; ", Decision.Findings.Select(finding => $"missing: {finding.Missing}{(finding.Instead is { } instead ? $" ({instead})" : string.Empty)}")),
    };

    /// <summary>The answer in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Answer;
}

/// <summary>A dose as an amount for each single dose and for each day.</summary>
/// <param name="PerDose">The single dose; null when the size is stated per day and no source states how many doses a day.</param>
/// <param name="PerDay">What the doses of one day add up to; null when no source states how many doses a day.</param>
public readonly record struct ComputedDose(DoseAmount? PerDose, DoseAmount? PerDay)
{
    /// <summary>The dose as <c>15.5 mg per dose, 46.5 mg per day</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => (PerDose, PerDay) switch
    {
        ({ } dose, { } day) when dose == day => $"{StepText.Amount(dose)}, one dose that day",
        ({ } dose, { } day) => $"{StepText.Amount(dose)} per dose, {StepText.Amount(day)} per day",
        ({ } dose, null) => $"{StepText.Amount(dose)} per dose",
        (null, { } day) => $"{StepText.Amount(day)} per day",
        _ => "no dose",
    };
}
