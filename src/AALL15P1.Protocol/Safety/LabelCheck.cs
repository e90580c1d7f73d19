using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>Compares a dose with what the labels of the drugs allow a small infant.</summary>
internal static class LabelCheck
{
    /// <summary>From this multiple of a label's limit on, a computed dose is pointed out as more than the excess that doses by surface have in infants.</summary>
    private const decimal NotableMultiple = 2m;

    /// <summary>
    /// Compares the amount of one dose with every limit of its drug. Where the weight, or a height on which it depends whether
    /// the limit is for the infant, was not measured, nothing can be compared, and that is said.
    /// </summary>
    public static DecisionOutcome Judge(
        SafetyPolicy policy, BsaFormula formula, Infant infant, in DoseRequest request, bool isOneDose, DoseAmount? computed, List<Finding>? findings)
    {
        DecisionOutcome outcome = DecisionOutcome.Proceed;
        foreach (LabelGuard guard in policy.Guards)
        {
            if (!guard.Drug.Equals(request.Drug) || request.Amount.IsUnits || !isOneDose)
            {
                continue;
            }

            Measurement? weighed = infant.TryGetWeight(request.Date, out Measurement? known) ? known : null;
            bool? applies = Applies(guard, formula, infant, weighed, request.Date);
            if (applies == true && weighed is not null)
            {
                outcome = outcome.And(JudgeGuard(policy, guard, weighed.Weight!.Value, request.Amount, computed, findings));
            }
            else if (applies != false)
            {
                outcome = outcome.And(DecisionOutcome.CannotDecide);
                findings?.Add(new(guard.Rule, DecisionOutcome.CannotDecide, Severity.Deviation, Observed: null, $"at most {guard.Limit}")
                {
                    Missing = $"the infant's {(weighed is null ? "weight" : "height")} on or before {LocalDatePattern.Iso.Format(request.Date)}, to compare {DoseCheck.Shown(request.Amount)} with the label's limit",
                });
            }
        }

        return outcome;
    }

    /// <summary>
    /// A dose above the label's is held, with two exceptions that hold nothing: the computed dose itself (as written, or
    /// within the site's tolerance of it), because doses by surface exceed a label's by some part in infants, is pointed
    /// out. From five times the label's on it is a hazard, whatever was computed: the label knows nothing of a supplement.
    /// </summary>
    private static DecisionOutcome JudgeGuard(SafetyPolicy policy, LabelGuard guard, Weight weight, DoseAmount requested, DoseAmount? computed, List<Finding>? findings)
    {
        decimal limit = guard.Limit.MilligramsPerKilogram * weight.Kilograms;
        bool isWritten = computed is { } exact && DoseCheck.IsAsWritten(requested.CanonicalValue, exact.CanonicalValue);
        decimal amount = isWritten ? computed!.Value.CanonicalValue : requested.CanonicalValue;
        if (amount <= limit)
        {
            return DecisionOutcome.Proceed;
        }

        bool isComputed = computed is { } dose && dose.CanonicalValue > limit && amount - dose.CanonicalValue <= (policy.Tolerance?.Value ?? 0m) * dose.CanonicalValue;
        bool isHazard = amount >= DoseCheck.HazardousMultiple * limit;
        DecisionOutcome outcome = isComputed && !isHazard ? DecisionOutcome.Proceed : DecisionOutcome.Hold;
        findings?.Add(new(
            guard.Rule,
            outcome,
            outcome == DecisionOutcome.Hold ? (computed is null && !isHazard ? Severity.Deviation : Severity.Hazard)
                : amount >= NotableMultiple * limit ? Severity.Deviation
                : Severity.Information,
            string.Create(CultureInfo.InvariantCulture, $"{DoseCheck.Shown(requested)} is {requested.CanonicalValue / weight.Kilograms:0.####} mg/kg at {weight}, {amount / limit:0.##} times the label's limit"),
            $"at most {guard.Limit}")
        {
            Instead = isComputed ? (isHazard ? "the computed dose is above the label's too: check what it is computed from" : "the computed dose is above the label's too") : null,
        });
        return outcome;
    }

    /// <summary>Whether a label's limit is for the infant; null where that depends on what was not measured.</summary>
    private static bool? Applies(LabelGuard guard, BsaFormula formula, Infant infant, Measurement? weighed, LocalDate on)
    {
        bool? byWeight = guard.UpToWeight is not { } upTo ? false : weighed is null ? null : weighed.Weight!.Value.Kilograms <= upTo.Kilograms;
        bool? byAge = guard.BelowYears is { } years && on < infant.BirthDate.PlusYears(years);
        bool? byArea = guard.BelowArea is not { } area ? false
            : weighed is not null && infant.TryGetHeight(on, out Measurement? measured)
                ? formula.Estimate(weighed.Weight!.Value, measured.Height!.Value).SquareMetres < area.SquareMetres
                : null;

        // The operators on bool? are three-valued.
        return byWeight | byAge | byArea;
    }
}
