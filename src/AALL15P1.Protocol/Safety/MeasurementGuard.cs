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
internal sealed class MeasurementGuard : IDoseGuard
{
    private readonly SafetyPolicy policy;
    private readonly BsaFormula formula;
    private readonly MeasurementCheck check;

    /// <summary>Makes the guard.</summary>
    /// <param name="policy">What measurements and doses are compared with.</param>
    /// <param name="formula">The body surface area formula by which doses are computed.</param>
    public MeasurementGuard(SafetyPolicy policy, BsaFormula formula)
    {
        this.policy = policy;
        this.formula = formula;
        check = new(policy.Growth, policy.Measurements);
    }

    /// <inheritdoc/>
    public DecisionOutcome Evaluate(Infant infant, BlockId block, PlannedOrder order, LocalDate on, in ComputedDose dose) =>
        check.Judge(infant, on, isConfirmed: false, UsedBy(order), findings: null)
            .And(DoseCheck.JudgeComputedDose(policy, formula, block, order, infant, on, dose, findings: null));

    /// <inheritdoc/>
    public DoseResult Guard(Infant infant, BlockId block, DoseResult result)
    {
        List<Finding> measured = [];
        List<Finding> dosed = [];
        DecisionOutcome outcome = check.Judge(infant, result.Date, isConfirmed: false, UsedBy(result.Order), measured)
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
