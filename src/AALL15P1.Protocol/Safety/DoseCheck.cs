using System.Globalization;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// Holds a requested or recorded dose against the plan and the computed dose: whether the drug is due on that day by
/// that route, by how much the amounts differ, and what the labels allow a small infant.
/// </summary>
internal sealed class DoseCheck
{
    /// <summary>From this multiple on, and from its reciprocal down, a difference is a hazard whatever a site tolerates.</summary>
    private const decimal HazardousMultiple = 5m;

    private readonly DoseBook book;
    private readonly SafetyPolicy policy;

    /// <summary>Makes the check.</summary>
    /// <param name="book">The calculators of the protocol's doses.</param>
    /// <param name="policy">What doses are held against.</param>
    public DoseCheck(DoseBook book, SafetyPolicy policy)
    {
        this.book = book;
        this.policy = policy;
    }

    /// <summary>Checks without an explanation; allocates nothing.</summary>
    /// <param name="roadmap">The infant's plan, made from the definition of the calculators.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="request">The dose.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The plan is of another definition than the calculators, or of another infant.</exception>
    public Outcome Evaluate(Roadmap roadmap, Infant infant, in DoseRequest request) => Judge(roadmap, infant, request, findings: null);

    /// <summary>Checks and explains.</summary>
    /// <param name="roadmap">The infant's plan, made from the definition of the calculators.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="request">The dose.</param>
    /// <returns>The decision; its outcome is that of <see cref="Evaluate"/>.</returns>
    /// <exception cref="ArgumentException">The plan is of another definition than the calculators, or of another infant.</exception>
    public Decision Explain(Roadmap roadmap, Infant infant, in DoseRequest request)
    {
        List<Finding> findings = [];
        Judge(roadmap, infant, request, findings);
        return new Decision("check-dose", findings.ToValueList());
    }

    /// <summary>The order that a request is held against beside other doses: the one that is due or, on any other day, a weekly one of the drug by that route.</summary>
    internal static PlannedOrder? OrderDueOrWeekly(Roadmap roadmap, in DoseRequest request)
    {
        if (TryFindDue(roadmap, request, out Administration due))
        {
            return due.Order;
        }

        foreach (Block block in roadmap.Definition.Blocks)
        {
            foreach (PlannedOrder order in block.Orders)
            {
                if (order.Days.IsWeekly && order.Drug.Equals(request.Drug) && (request.Route is not { } route || order.Routes.Contains(route)))
                {
                    return order;
                }
            }
        }

        return null;
    }

    /// <summary>Judges a dose of an order, whether or not the order is due on that day.</summary>
    internal Outcome JudgeOrder(int block, PlannedOrder order, LocalDate blockStart, Infant infant, in DoseRequest request, List<Finding>? findings)
    {
        bool isOneDose = request.Period == DosePeriod.PerDose || order.TimesPerDay == 1;
        DoseCalculator calculator = book.Of(block, order);
        Outcome outcome = calculator.Evaluate(infant, blockStart, request.Date, out ComputedDose dose);
        if (outcome != Outcome.Proceed)
        {
            findings?.AddRange(calculator.Explain(infant, blockStart, request.Date).Decision.Findings.AsEnumerable());
            return outcome.And(JudgeGuards(infant, request, isOneDose, computed: null, findings));
        }

        DoseAmount? computed = request.Period == DosePeriod.PerDose ? dose.PerDose : dose.PerDay;
        if (computed is not { } comparable)
        {
            findings?.Add(new(DosingRules.TimesPerDayStated, Outcome.CannotDecide, Severity.Information, Observed: null, "the number of doses a day")
            {
                Missing = $"the number of doses of {request.Drug} a day",
                Audience = Audience.StudyTeam,
            });
            return Outcome.CannotDecide.And(JudgeGuards(infant, request, isOneDose, dose.PerDose, findings));
        }

        return JudgeAmount(request.Amount, comparable, policy.Tolerance, findings).And(JudgeGuards(infant, request, isOneDose, dose.PerDose, findings));
    }

    private static void RequireFitting(Roadmap roadmap, DoseBook book, Infant infant)
    {
        if (!ReferenceEquals(roadmap.Definition, book.Definition))
        {
            throw new ArgumentException("The roadmap is planned from another definition than the calculators are made from.", nameof(roadmap));
        }

        if (roadmap.BirthDate != infant.BirthDate)
        {
            throw new ArgumentException(
                $"The roadmap is of an infant born on {LocalDatePattern.Iso.Format(roadmap.BirthDate)}, and this infant was born on {LocalDatePattern.Iso.Format(infant.BirthDate)}.",
                nameof(infant));
        }
    }

    private static bool TryFindDue(Roadmap roadmap, in DoseRequest request, out Administration due)
    {
        foreach (Administration row in roadmap.On(request.Date))
        {
            if (row.Drug.Equals(request.Drug) && (request.Route is not { } route || row.Order.Routes.Contains(route)))
            {
                due = row;
                return true;
            }
        }

        due = default;
        return false;
    }

    private static Outcome JudgeAmount(DoseAmount requested, DoseAmount computed, Cited<decimal>? tolerance, List<Finding>? findings)
    {
        if (requested.IsUnits != computed.IsUnits)
        {
            findings?.Add(new(SafetyRules.FivefoldDose, Outcome.Hold, Severity.Hazard, $"{requested} requested", $"an amount like the computed {computed}"));
            return Outcome.Hold;
        }

        decimal asked = requested.CanonicalValue;
        decimal right = computed.CanonicalValue;
        if (asked >= HazardousMultiple * right || HazardousMultiple * asked <= right)
        {
            findings?.Add(new(SafetyRules.FivefoldDose, Outcome.Hold, Severity.Hazard, Difference(requested, computed), $"less than 5 times and more than a fifth of the computed {Shown(computed)}"));
            return Outcome.Hold;
        }

        if (tolerance is not null && Math.Abs(asked - right) > tolerance.Value * right)
        {
            findings?.Add(new(
                SafetyRules.DoseTolerance,
                Outcome.Hold,
                Severity.Deviation,
                Difference(requested, computed),
                string.Create(CultureInfo.InvariantCulture, $"within {tolerance.Value:0.####%} of the computed {Shown(computed)} ({tolerance.Citation})")));
            return Outcome.Hold;
        }

        if (tolerance is null && asked != right)
        {
            findings?.Add(new(SafetyRules.DoseTolerance, Outcome.Proceed, Severity.Information, Difference(requested, computed), "a tolerance that the site states"));
        }

        return Outcome.Proceed;
    }

    private static string Difference(DoseAmount requested, DoseAmount computed) =>
        computed.CanonicalValue == 0m
            ? $"{Shown(requested)} requested, nothing computed"
            : string.Create(CultureInfo.InvariantCulture, $"{Shown(requested)} requested, {requested.CanonicalValue / computed.CanonicalValue:0.####} times the computed dose");

    private static string Shown(DoseAmount amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount.CanonicalValue:0.####} {(amount.IsUnits ? "IU" : "mg")}");

    private Outcome Judge(Roadmap roadmap, Infant infant, in DoseRequest request, List<Finding>? findings)
    {
        RequireFitting(roadmap, book, infant);
        if (!TryFindDue(roadmap, request, out Administration due))
        {
            findings?.Add(new(
                SafetyRules.DoseDue,
                Outcome.Hold,
                Severity.Deviation,
                $"{request.Drug}{(request.Route is { } route ? $" {route}" : string.Empty)} on {LocalDatePattern.Iso.Format(request.Date)} is not in the plan",
                "a day and a route of the plan"));
            return Outcome.Hold.And(JudgeGuards(infant, request, isOneDose: request.Period == DosePeriod.PerDose, computed: null, findings));
        }

        return JudgeOrder(due.BlockIndex, due.Order, due.BlockStart, infant, request, findings);
    }

    private Outcome JudgeGuards(Infant infant, in DoseRequest request, bool isOneDose, DoseAmount? computed, List<Finding>? findings)
    {
        Outcome outcome = Outcome.Proceed;
        foreach (LabelGuard guard in policy.Guards)
        {
            if (guard.Drug.Equals(request.Drug) && !request.Amount.IsUnits && isOneDose
                && infant.TryGetWeight(request.Date, out Measurement? weighed)
                && Applies(guard, infant, weighed, request.Date))
            {
                outcome = outcome.And(JudgeGuard(guard, weighed.Weight!.Value, request.Amount, computed, findings));
            }
        }

        return outcome;
    }

    /// <summary>
    /// A dose above the label's is pointed out where the computed dose is above it too and no more than that (with the
    /// site's tolerance) was requested, because then the definition itself asks for it. Otherwise it is held.
    /// </summary>
    private Outcome JudgeGuard(LabelGuard guard, Weight weight, DoseAmount requested, DoseAmount? computed, List<Finding>? findings)
    {
        decimal limit = guard.Limit.MilligramsPerKilogram * weight.Kilograms;
        if (requested.CanonicalValue <= limit)
        {
            return Outcome.Proceed;
        }

        bool isComputed = computed is { } dose && dose.CanonicalValue > limit && requested.CanonicalValue <= dose.CanonicalValue * (1m + (policy.Tolerance?.Value ?? 0m));
        Outcome outcome = isComputed ? Outcome.Proceed : Outcome.Hold;
        findings?.Add(new(
            guard.Rule,
            outcome,
            isComputed ? Severity.Information : computed is null ? Severity.Deviation : Severity.Hazard,
            string.Create(CultureInfo.InvariantCulture, $"{Shown(requested)} is {requested.CanonicalValue / weight.Kilograms:0.####} mg/kg at {weight}"),
            $"at most {guard.Limit}")
        {
            Instead = isComputed ? "the computed dose is above the label's too" : null,
        });
        return outcome;
    }

    private bool Applies(LabelGuard guard, Infant infant, Measurement weighed, LocalDate on) =>
        (guard.UpToWeight is { } upTo && weighed.Weight!.Value.Kilograms <= upTo.Kilograms)
        || (guard.BelowYears is { } years && on < infant.BirthDate.PlusYears(years))
        || (guard.BelowArea is { } area && infant.TryGetHeight(on, out Measurement? measured)
            && book.Policy.BsaFormula.Value.Estimate(weighed.Weight!.Value, measured.Height!.Value).SquareMetres < area.SquareMetres);
}
