using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// Holds a computed dose whose infant's weight or height is implausible or too old, whose infant is beyond the tables of
/// growth, or whose stated size is five times or more away from every published dose or from a label's limit: the result
/// then has the findings and no amount. What is only pointed out of the measurements is left out; what is pointed out of
/// the dose itself stays.
/// </summary>
internal sealed class MeasurementGuard
{
    private readonly SafetyPolicy policy;
    private readonly BsaFormula formula;
    private readonly MeasurementCheck check;

    /// <summary>Makes the guard.</summary>
    /// <param name="policy">What measurements and doses are compared with.</param>
    /// <param name="formula">The body surface area formula by which doses are computed.</param>
    /// <param name="check">The check of the measurements.</param>
    public MeasurementGuard(SafetyPolicy policy, BsaFormula formula, MeasurementCheck check)
    {
        this.policy = policy;
        this.formula = formula;
        this.check = check;
    }

    /// <summary>Judges a computed dose, and what it was computed from, without an explanation.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="block">The block of the order.</param>
    /// <param name="order">The order.</param>
    /// <param name="on">The date of the dose.</param>
    /// <param name="dose">The computed dose; without amounts when none could be computed.</param>
    /// <param name="known">The infant's measurements that are known to be plausible; null where a single dose is asked about.</param>
    /// <returns>The answer.</returns>
    public DecisionOutcome Evaluate(Infant infant, BlockId block, PlannedOrder order, LocalDate on, in ComputedDose dose, PlausibleMeasurements? known) =>
        check.Judge(infant, on, isConfirmed: false, UsedBy(order), findings: null, known)
            .And(DoseCheck.JudgeComputedDose(policy, formula, block, order, infant, on, dose, findings: null));

    /// <summary>A computed dose with what is against it.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="block">The block of the order.</param>
    /// <param name="result">The computed dose.</param>
    /// <param name="known">The infant's measurements that are known to be plausible; null where a single dose is asked about.</param>
    /// <returns>The result, with what is pointed out, when nothing is against it; otherwise one with the findings and without any amount.</returns>
    public DoseResult Guard(Infant infant, BlockId block, DoseResult result, PlausibleMeasurements? known)
    {
        List<Finding> measured = [];
        List<Finding> dosed = [];
        DecisionOutcome outcome = check.Judge(infant, result.Date, isConfirmed: false, UsedBy(result.Order), measured, known)
            .And(DoseCheck.JudgeComputedDose(policy, formula, block, result.Order, infant, result.Date, result.Dose, dosed));
        if (outcome == DecisionOutcome.Proceed && dosed.Count == 0)
        {
            return result;
        }

        ValueList<Finding> findings = measured.Where(finding => finding.Effect != DecisionOutcome.Proceed).Concat(dosed).Concat(result.Decision.Findings).ToValueList();
        DoseResult guarded = result with { Decision = new Decision(result.Decision.Operation, findings) };

        // Every later step states an amount, and an amount beside a hold would be given.
        return outcome == DecisionOutcome.Proceed ? guarded : guarded with
        {
            Dose = default,
            Steps = result.Steps.Where(step => step is DoseStep.WeightUsed or DoseStep.HeightUsed).ToValueList(),
        };
    }

    /// <summary>Which measurements an order's dose is computed from; both where its dose is not stated.</summary>
    internal static MeasurementUse UsedBy(PlannedOrder order) => order.Dose is not Fact<DoseRule>.Known { Stated.Value.Size: { } size } ? MeasurementUse.Both : size switch
    {
        DoseSize.MassByWeight or DoseSize.UnitsByWeight => MeasurementUse.Weight,
        DoseSize.MassByArea or DoseSize.UnitsByArea or DoseSize.ByAgeAtStart => MeasurementUse.Both,
        _ => MeasurementUse.None,
    };
}
