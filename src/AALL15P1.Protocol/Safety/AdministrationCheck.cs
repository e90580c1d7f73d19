using System.Globalization;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// Checks one dose, about to be given or recorded, by its route and against what was given before and after: locked
/// routes, shortest intervals, weekly orders, and an intrathecal procedure beside a vinca alkaloid.
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
    internal int Reach => Intervals.Aggregate(Week, (longest, interval) => Math.Max(longest, interval.Days));

    /// <summary>Checks without an explanation; allocates nothing.</summary>
    /// <param name="dose">The dose.</param>
    /// <param name="order">The order that the dose belongs to; null when it belongs to none.</param>
    /// <param name="others">The other doses of the infant, without this one.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The order is of another drug.</exception>
    public Outcome Evaluate(in RecordedDose dose, PlannedOrder? order, ReadOnlySpan<RecordedDose> others)
    {
        RequireSameDrug(dose, order);
        Outcome outcome = JudgeRoute(dose);
        foreach (ref readonly RecordedDose other in others)
        {
            outcome = outcome.And(BrokenInterval(dose, other) is null ? Outcome.Proceed : Outcome.Hold).And(JudgeWeekly(dose, order, other));
        }

        return outcome;
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

            if (JudgeWeekly(dose, order, other) == Outcome.Hold)
            {
                findings.Add(TooClose(SafetyRules.WeeklyOrder, dose, other, Week));
            }

            if (IsIntrathecalWithVinca(dose, other) || IsIntrathecalWithVinca(other, dose))
            {
                findings.Add(new(
                    SafetyRules.IntrathecalWithVinca,
                    Outcome.Proceed,
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

    private static Outcome JudgeRoute(in RecordedDose dose) =>
        dose.Route is not { } route ? Outcome.CannotDecide
        : dose.Drug.Routes.Contains(route) ? Outcome.Proceed
        : Outcome.Hold;

    private static Outcome JudgeWeekly(in RecordedDose dose, PlannedOrder? order, in RecordedDose other) =>
        order is not null && order.Days.IsWeekly && other.Drug.Equals(dose.Drug)
        && (other.Route is not { } route || order.Routes.Contains(route))
        && DaysApart.Between(dose.Date, other.Date) < Week
            ? Outcome.Hold
            : Outcome.Proceed;

    private static bool IsIntrathecalWithVinca(in RecordedDose intrathecal, in RecordedDose vinca) =>
        intrathecal.Route == Route.IT && vinca.Drug.Class == DrugClass.VincaAlkaloid && vinca.Route == Route.IV && intrathecal.Date == vinca.Date;

    private static void AddRouteFinding(in RecordedDose dose, List<Finding> findings)
    {
        Outcome outcome = JudgeRoute(dose);
        if (outcome != Outcome.Proceed)
        {
            findings.Add(new(
                SafetyRules.Of(dose.Route == Route.IT ? SafetyRules.IntrathecalLock : SafetyRules.RouteLock, dose.Drug.Citation),
                outcome,
                outcome == Outcome.Hold ? Severity.Hazard : Severity.Deviation,
                dose.Route is { } route ? $"{dose.Drug} by {route}" : null,
                $"{dose.Drug} by {dose.Drug.Routes}")
            {
                Missing = outcome == Outcome.CannotDecide ? "the route" : null,
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
            Outcome.Hold,
            Severity.Hazard,
            $"{dose.Drug} on {LocalDatePattern.Iso.Format(dose.Date)} and on {LocalDatePattern.Iso.Format(other.Date)}, {apart}",
            string.Create(CultureInfo.InvariantCulture, $"at least {days} days"));
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
