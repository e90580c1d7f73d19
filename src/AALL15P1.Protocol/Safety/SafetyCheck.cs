using System.Globalization;

namespace AALL15P1.Protocol;

/// <summary>
/// Every safety check of a requested or recorded dose at once: the measurements behind it, the plan and the computed
/// dose, and what else was given. Made once, used for any infant, from any number of threads.
/// </summary>
internal sealed class SafetyCheck
{
    /// <summary>The id of this operation in decisions.</summary>
    public const string Operation = "safety-check";

    private readonly MeasurementCheck measurements;
    private readonly AdministrationCheck administrations;
    private readonly DoseCheck doses;

    /// <summary>Makes the check.</summary>
    /// <param name="book">The calculators of the protocol's doses.</param>
    /// <param name="policy">What doses are compared with.</param>
    /// <param name="measurements">The check of the measurements behind a dose.</param>
    public SafetyCheck(DoseBook book, SafetyPolicy policy, MeasurementCheck measurements)
    {
        Policy = policy;
        this.measurements = measurements;
        administrations = new(policy.Intervals);
        doses = new(book, policy);
    }

    /// <summary>What doses are compared with.</summary>
    public SafetyPolicy Policy { get; }

    /// <summary>Checks without an explanation; allocates nothing.</summary>
    /// <param name="roadmap">The infant's plan, made from the definition of the calculators.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="request">The dose.</param>
    /// <param name="others">The other doses of the infant, without this one.</param>
    /// <param name="isMeasurementConfirmed">Whether the team has measured again and stands by the weight and height.</param>
    /// <param name="adverseEvents">The adverse events of the infant, as far as they are known.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The plan is of another definition than the calculators, or of another infant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dose is requested for a day before the birth.</exception>
    public DecisionOutcome Evaluate(Roadmap roadmap, Infant infant, in DoseRequest request, ReadOnlySpan<RecordedDose> others, bool isMeasurementConfirmed = false, ReadOnlySpan<AdverseEvent> adverseEvents = default)
    {
        RequireBorn(infant, request);
        return measurements.Judge(infant, request.Date, isMeasurementConfirmed, UsedFor(roadmap, request), findings: null)
            .And(doses.Evaluate(roadmap, infant, request))
            .And(administrations.Evaluate(DoseOf(request), DoseCheck.OrderDueOrWeekly(roadmap, request), others))
            .And(JudgeReactions(request, adverseEvents, findings: null));
    }

    /// <summary>Checks and explains.</summary>
    /// <param name="roadmap">The infant's plan, made from the definition of the calculators.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="request">The dose.</param>
    /// <param name="others">The other doses of the infant, without this one.</param>
    /// <param name="isMeasurementConfirmed">Whether the team has measured again and stands by the weight and height.</param>
    /// <param name="adverseEvents">The adverse events of the infant, as far as they are known.</param>
    /// <returns>The decision; its outcome is that of <see cref="Evaluate"/>.</returns>
    /// <exception cref="ArgumentException">The plan is of another definition than the calculators, or of another infant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dose is requested for a day before the birth.</exception>
    public Decision Explain(Roadmap roadmap, Infant infant, in DoseRequest request, ReadOnlySpan<RecordedDose> others, bool isMeasurementConfirmed = false, ReadOnlySpan<AdverseEvent> adverseEvents = default)
    {
        RequireBorn(infant, request);
        List<Finding> measured = [];
        measurements.Judge(infant, request.Date, isMeasurementConfirmed, UsedFor(roadmap, request), measured);
        Decision dosed = doses.Explain(roadmap, infant, request);
        Decision given = administrations.Explain(DoseOf(request), DoseCheck.OrderDueOrWeekly(roadmap, request), others);
        List<Finding> reactions = [];
        JudgeReactions(request, adverseEvents, reactions);
        return new Decision(Operation, measured.Concat(dosed.Findings).Concat(given.Findings).Concat(reactions).ToValueList());
    }

    private static void RequireBorn(Infant infant, in DoseRequest request)
    {
        if (request.Date < infant.BirthDate)
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.Date, string.Create(CultureInfo.InvariantCulture, $"A dose is requested for a day not before the birth, {infant.BirthDate:uuuu-MM-dd}."));
        }
    }

    private static RecordedDose DoseOf(in DoseRequest request) => new(request.Drug, request.Date, request.Route) { StartedAt = request.StartsAt };

    /// <summary>Who gives no adverse event may know of none, or may not have looked: that a guard has nothing to judge is said.</summary>
    private DecisionOutcome JudgeReactions(in DoseRequest request, ReadOnlySpan<AdverseEvent> adverseEvents, List<Finding>? findings)
    {
        DecisionOutcome outcome = DecisionOutcome.Proceed;
        foreach (ReactionGuard guard in Policy.Reactions)
        {
            if (!guard.Drug.Equals(request.Drug))
            {
                continue;
            }

            foreach (AdverseEvent adverseEvent in adverseEvents)
            {
                if (guard.GradeOf(adverseEvent, request.Date) is { } grade)
                {
                    findings?.Add(guard.Finding(adverseEvent.Term, grade, adverseEvent.Start));
                    outcome = outcome.And(guard.EffectOf(adverseEvent.Term));
                }
            }

            if (adverseEvents.IsEmpty)
            {
                findings?.Add(guard.NothingStated());
            }
        }

        return outcome;
    }

    private static MeasurementUse UsedFor(Roadmap roadmap, in DoseRequest request) =>
        DoseCheck.OrderDueOrWeekly(roadmap, request) is { } order ? MeasurementGuard.UsedBy(order) : MeasurementUse.Both;
}
