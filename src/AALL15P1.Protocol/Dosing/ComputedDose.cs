namespace AALL15P1.Protocol;

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
