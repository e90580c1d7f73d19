using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// Holds a computed dose whose infant's weight or height is implausible, or older than the site allows: the result
/// then has the findings of <see cref="MeasurementCheck"/> and no amount. What the check only points out is left out.
/// </summary>
internal sealed class MeasurementGuard : IDoseGuard
{
    private readonly MeasurementCheck check;

    /// <summary>Makes the guard.</summary>
    /// <param name="policy">What measurements are held against.</param>
    public MeasurementGuard(SafetyPolicy policy) => check = new(policy.Growth, policy.Measurements);

    /// <inheritdoc/>
    public Outcome Evaluate(Infant infant, LocalDate on) => check.Evaluate(infant, on);

    /// <inheritdoc/>
    public DoseResult Guard(Infant infant, DoseResult result)
    {
        Decision measurements = check.Explain(infant, result.Date);
        if (measurements.Outcome == Outcome.Proceed)
        {
            return result;
        }

        // Every later step states an amount, and an amount beside a hold would be given.
        return result with
        {
            Dose = default,
            Steps = result.Steps.Where(step => step is DoseStep.WeightUsed or DoseStep.HeightUsed).ToValueList(),
            Decision = new Decision(
                result.Decision.Operation,
                measurements.Findings.Where(finding => finding.Effect != Outcome.Proceed).Concat(result.Decision.Findings).ToValueList()),
        };
    }
}
