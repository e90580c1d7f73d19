using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// Checks one dose, about to be given or recorded, by its route and beside what was given before and after: locked
/// routes, shortest intervals of drugs and of orders, and an intrathecal procedure beside a vinca alkaloid.
/// </summary>
internal sealed class AdministrationCheck
{
    /// <summary>The days of a week: the fewest between two doses of a weekly order.</summary>
    private const int Week = 7;

    /// <summary>Makes the check.</summary>
    /// <param name="intervals">The shortest intervals to hold.</param>
    public AdministrationCheck(ValueList<MinimumInterval> intervals) => Intervals = intervals;

    /// <summary>The shortest intervals that are held.</summary>
    public ValueList<MinimumInterval> Intervals { get; }

    /// <summary>The number of days before and after a dose, exclusive, in which another one can be too close.</summary>
    internal int ReachOf(PlannedOrder? order) => Intervals.Aggregate(Math.Max(Week, order?.LeastInterval.Days ?? Week), (longest, interval) => Math.Max(longest, interval.Days));

    /// <summary>Checks without an explanation; allocates nothing.</summary>
    /// <param name="dose">The dose.</param>
    /// <param name="order">The order that the dose belongs to; null when it belongs to none.</param>
    /// <param name="others">The other doses of the infant, without this one.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The order is of another drug.</exception>
    public DecisionOutcome Evaluate(in RecordedDose dose, PlannedOrder? order, ReadOnlySpan<RecordedDose> others)
    {
        RequireSameDrug(dose, order);
        DecisionOutcome outcome = JudgeRoute(dose);
        foreach (ref readonly RecordedDose other in others)
        {
            outcome = outcome.And(JudgeBeside(dose, order, other));
        }

        return outcome;
    }

    /// <summary>Judges a dose beside one other; a hold just where <see cref="AddFindingsBeside"/> adds one.</summary>
    internal DecisionOutcome JudgeBeside(in RecordedDose dose, PlannedOrder? order, in RecordedDose other) =>
        BrokenInterval(dose, other) is null && !IsTooNear(dose, order, other) && HoursApart(dose, order, other, out _) != DecisionOutcome.Hold ? DecisionOutcome.Proceed : DecisionOutcome.Hold;

    /// <summary>Whether another dose of the same drug gives rise to a finding, whether it holds or is pointed out.</summary>
    internal bool IsFoundBeside(in RecordedDose dose, PlannedOrder? order, in RecordedDose other) =>
        BrokenInterval(dose, other) is not null || IsTooNear(dose, order, other) || HoursApart(dose, order, other, out _) is not null;

    /// <summary>The number of days before and after a dose, exclusive, in which another one of its drug can be a hold: fewer than <see cref="ReachOf"/>, where nothing asks for more.</summary>
    internal int ReachOfHolds(Drug drug, PlannedOrder? order)
    {
        if (order?.LeastInterval.WithinDay is not null)
        {
            return ReachOf(order);
        }

        int reach = order?.LeastInterval.Days ?? 1;
        foreach (MinimumInterval interval in Intervals)
        {
            reach = interval.Drug.Equals(drug) ? Math.Max(reach, interval.Days) : reach;
        }

        return reach;
    }

    /// <summary>Checks and explains.</summary>
    /// <param name="dose">The dose.</param>
    /// <param name="order">The order that the dose belongs to; null when it belongs to none.</param>
    /// <param name="others">The other doses of the infant, without this one.</param>
    /// <returns>The decision; its outcome is that of <see cref="Evaluate"/>.</returns>
    /// <exception cref="ArgumentException">The order is of another drug.</exception>
    public Decision Explain(in RecordedDose dose, PlannedOrder? order, ReadOnlySpan<RecordedDose> others)
    {
        RequireSameDrug(dose, order);
        List<Finding> findings = [];
        AddRouteFinding(dose, findings);
        AddFindingsBeside(dose, order, others, findings);
        return new Decision("give-dose", findings.ToValueList());
    }

    /// <summary>Adds what another dose beside this one gives rise to.</summary>
    internal void AddFindingsBeside(in RecordedDose dose, PlannedOrder? order, ReadOnlySpan<RecordedDose> others, List<Finding> findings)
    {
        foreach (ref readonly RecordedDose other in others)
        {
            if (BrokenInterval(dose, other) is { } interval)
            {
                findings.Add(TooClose(interval.Rule, dose, other, interval.Days));
            }

            if (IsTooNear(dose, order, other))
            {
                findings.Add(order!.Days.IsWeekly ? TooClose(SafetyRules.WeeklyOrder, dose, other, Week) : TooClose(SafetyRules.OrderInterval, dose, other, order.LeastInterval.Days ?? 1));
            }

            if (HoursApart(dose, order, other, out Duration apart) is { } hours)
            {
                findings.Add(new(
                    SafetyRules.OrderInterval,
                    hours,
                    hours == DecisionOutcome.Hold ? Severity.Hazard : Severity.Deviation,
                    $"two doses of {dose.Drug} {ClockText.OfHours(apart)} apart",
                    string.Create(CultureInfo.InvariantCulture, $"{order!.LeastInterval.WithinDay!.Value.TotalHours:0.##} hours from one to the next")));
            }

            if (IsIntrathecalWithVinca(dose, other) || IsIntrathecalWithVinca(other, dose))
            {
                findings.Add(new(
                    SafetyRules.IntrathecalWithVinca,
                    DecisionOutcome.Proceed,
                    Severity.Information,
                    $"{dose.Drug} {dose.Route} and {other.Drug} {other.Route} on {LocalDatePattern.Iso.Format(dose.Date)}",
                    "the syringes kept apart"));
            }
        }
    }

    private static void RequireSameDrug(in RecordedDose dose, PlannedOrder? order)
    {
        if (order is not null && !order.Drug.Equals(dose.Drug))
        {
            throw new ArgumentException($"The order is of {order.Drug}, and the dose is of {dose.Drug}.", nameof(order));
        }
    }

    private static DecisionOutcome JudgeRoute(in RecordedDose dose) =>
        dose.Route is not { } route ? DecisionOutcome.CannotDecide
        : dose.Drug.Routes.Contains(route) ? DecisionOutcome.Proceed
        : DecisionOutcome.Hold;

    private static bool IsOfOrder(in RecordedDose dose, PlannedOrder? order, in RecordedDose other) =>
        order is not null && other.Drug.Equals(dose.Drug) && (other.Route is not { } route || order.Routes.Contains(route));

    /// <summary>
    /// Whether another dose is too near by the order's own days. Of two doses the later is judged, by its own order: what
    /// comes after may belong to another block, with other days. A weekly order keeps its week to both sides.
    /// </summary>
    private static bool IsTooNear(in RecordedDose dose, PlannedOrder? order, in RecordedDose other) =>
        IsOfOrder(dose, order, other) && (other.Date <= dose.Date || order!.Days.IsWeekly) && order!.LeastInterval.IsTooNear(dose.Date, other.Date);

    /// <summary>Two doses whose times are known, of an order of several doses a day: a hold below half its spacing, a deviation below the whole; null otherwise.</summary>
    private static DecisionOutcome? HoursApart(in RecordedDose dose, PlannedOrder? order, in RecordedDose other, out Duration apart)
    {
        apart = default;
        if (!IsOfOrder(dose, order, other) || order!.LeastInterval is not { WithinDay: { } spacing, ShortestWithinDay: { } shortest }
            || dose.StartedAt is not { } started || other.StartedAt is not { } otherStarted)
        {
            return null;
        }

        apart = Duration.Max(started - otherStarted, otherStarted - started);
        return apart < shortest ? DecisionOutcome.Hold : apart < spacing ? DecisionOutcome.Proceed : null;
    }

    private static bool IsIntrathecalWithVinca(in RecordedDose intrathecal, in RecordedDose vinca) =>
        intrathecal.Route == Route.IT && vinca.Drug.Class == DrugClass.VincaAlkaloid && vinca.Route == Route.IV && intrathecal.Date == vinca.Date;

    private static void AddRouteFinding(in RecordedDose dose, List<Finding> findings)
    {
        DecisionOutcome outcome = JudgeRoute(dose);
        if (outcome != DecisionOutcome.Proceed)
        {
            findings.Add(new(
                SafetyRules.Of(dose.Route == Route.IT ? SafetyRules.IntrathecalLock : SafetyRules.RouteLock, dose.Drug.Citation),
                outcome,
                outcome == DecisionOutcome.Hold ? Severity.Hazard : Severity.Deviation,
                dose.Route is { } route ? $"{dose.Drug} by {route}" : null,
                $"{dose.Drug} by {dose.Drug.Routes}")
            {
                Missing = outcome == DecisionOutcome.CannotDecide ? "the route" : null,
            });
        }
    }

    private static Finding TooClose(Rule rule, in RecordedDose dose, in RecordedDose other, int days)
    {
        string apart = DaysApart.Between(dose.Date, other.Date) switch
        {
            0 => "two on the same day",
            1 => "1 day apart",
            int more => string.Create(CultureInfo.InvariantCulture, $"{more} days apart"),
        };
        return new(
            rule,
            DecisionOutcome.Hold,
            Severity.Hazard,
            $"{dose.Drug} on {LocalDatePattern.Iso.Format(dose.Date)} and on {LocalDatePattern.Iso.Format(other.Date)}, {apart}",
            string.Create(CultureInfo.InvariantCulture, $"at least {days} {(days == 1 ? "day" : "days")}"));
    }

    private MinimumInterval? BrokenInterval(in RecordedDose dose, in RecordedDose other)
    {
        if (!other.Drug.Equals(dose.Drug))
        {
            return null;
        }

        foreach (MinimumInterval interval in Intervals)
        {
            if (interval.Drug.Equals(dose.Drug) && interval.IsTooClose(dose.Date, other.Date))
            {
                return interval;
            }
        }

        return null;
    }
}
