using System.Globalization;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// Compares a requested or recorded dose with the plan and the computed dose: whether the drug is due on that day by
/// that route, by how much the amounts differ, whether the amount belongs to another route, and what the labels and the
/// published doses say of it for a small infant.
/// </summary>
internal sealed class DoseCheck
{
    /// <summary>From this multiple on, and from its reciprocal down, a difference is a hazard whatever a site tolerates.</summary>
    internal const decimal HazardousMultiple = 5m;

    /// <summary>No dose is written in smaller units: a millionth of a milligram, or of an international unit.</summary>
    private const decimal SmallestUnit = 0.000001m;

    private readonly DoseBook book;
    private readonly SafetyPolicy policy;

    /// <summary>Makes the check.</summary>
    /// <param name="book">The calculators of the protocol's doses.</param>
    /// <param name="policy">What doses are compared with.</param>
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
    public DecisionOutcome Evaluate(Roadmap roadmap, Infant infant, in DoseRequest request) => Judge(roadmap, infant, request, findings: null);

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

    /// <summary>
    /// The order with which a request is compared beside other doses: the one that is due or, on any other day, that of the
    /// drug by that route in the block of that day, else a weekly one of any block.
    /// </summary>
    internal static PlannedOrder? OrderDueOrWeekly(Roadmap roadmap, in DoseRequest request)
    {
        if (TryFindDue(roadmap, request, out Administration due))
        {
            return due.Order;
        }

        for (int index = roadmap.Definition.Blocks.Count - 1; index >= 0; index--)
        {
            if (roadmap.Block(roadmap.Definition.Blocks[index].Id).Start <= request.Date)
            {
                if (OrderOf(roadmap.Definition.Blocks[index], request, mustBeWeekly: false) is { } ofBlock)
                {
                    return ofBlock;
                }

                break;
            }
        }

        foreach (Block block in roadmap.Definition.Blocks)
        {
            if (OrderOf(block, request, mustBeWeekly: true) is { } weekly)
            {
                return weekly;
            }
        }

        return null;
    }

    private static PlannedOrder? OrderOf(Block block, in DoseRequest request, bool mustBeWeekly)
    {
        foreach (PlannedOrder order in block.Orders)
        {
            if ((order.Days.IsWeekly || !mustBeWeekly) && order.Drug.Equals(request.Drug) && (request.Route is not { } route || order.Routes.Contains(route)))
            {
                return order;
            }
        }

        return null;
    }

    /// <summary>Judges a dose of an order, whether or not the order is due on that day. Of a part of a dose, to which more is to come, only too much is found; of a titrated dose the share that is given is the right one.</summary>
    internal DecisionOutcome JudgeOrder(
        int block, PlannedOrder order, LocalDate blockStart, Infant infant, in DoseRequest request, List<Finding>? findings, bool isPart = false, TitratedShare? share = null)
    {
        bool isOneDose = request.Period == DosePeriod.PerDose || order.TimesPerDay == 1;
        DecisionOutcome stated = ReferenceComparison.Judge(
            policy.References, book.Definition.Blocks[block].Id, order, BuildOf(infant, request.Date), findings);
        if (request.Route is { } route && !order.Routes.Contains(route))
        {
            stated = stated.And(JudgeRouteAmount(infant, request, route, findings));
        }

        return stated.And(JudgeComputed(block, order, blockStart, infant, request, isOneDose, isPart, share, findings));
    }

    private DecisionOutcome JudgeComputed(
        int block, PlannedOrder order, LocalDate blockStart, Infant infant, in DoseRequest request, bool isOneDose, bool isPart, TitratedShare? share, List<Finding>? findings)
    {
        DoseCalculator calculator = book.Of(block, order);
        DecisionOutcome outcome = calculator.Evaluate(infant, blockStart, request.Date, share, out ComputedDose dose);
        if (outcome != DecisionOutcome.Proceed)
        {
            findings?.AddRange(calculator.Explain(infant, blockStart, request.Date, share).Decision.Findings.AsEnumerable());
            return outcome.And(JudgeGuards(infant, request, isOneDose, computed: null, findings));
        }

        DoseAmount? computed = request.Period == DosePeriod.PerDose ? dose.PerDose : dose.PerDay;
        if (computed is not { } comparable)
        {
            findings?.Add(new(DosingRules.TimesPerDayStated, DecisionOutcome.CannotDecide, Severity.Information, Observed: null, "the number of doses a day")
            {
                Missing = $"the number of doses of {request.Drug} a day",
                Audience = Audience.StudyTeam,
            });
            return DecisionOutcome.CannotDecide.And(JudgeGuards(infant, request, isOneDose, dose.PerDose, findings));
        }

        bool isLessForNow = isPart && request.Amount.IsUnits == comparable.IsUnits && request.Amount.CanonicalValue < comparable.CanonicalValue;
        DecisionOutcome amount = isLessForNow ? DecisionOutcome.Proceed : JudgeAmount(request.Amount, comparable, policy.Tolerance, findings);
        if (amount != DecisionOutcome.Proceed)
        {
            amount = amount.And(JudgeOtherRoutes(infant, request, order.Routes, findings));
        }

        return amount.And(JudgeGuards(infant, request, isOneDose, dose.PerDose, findings));
    }

    private Build BuildOf(Infant infant, LocalDate on) => Build.Of(infant, on, book.Policy.BsaFormula.Value, policy.Growth);

    /// <summary>An amount that is not that of its own order, and is as written that of an order of the drug by another route.</summary>
    private DecisionOutcome JudgeOtherRoutes(Infant infant, in DoseRequest request, RouteSet routes, List<Finding>? findings)
    {
        for (int block = 0; block < book.Definition.Blocks.Count; block++)
        {
            foreach (PlannedOrder order in book.Definition.Blocks[block].Orders)
            {
                if (order.Drug.Equals(request.Drug) && !order.Routes.Overlaps(routes)
                    && AmountOf(block, order, infant, request) is { } amount
                    && IsAsWritten(request.Amount.CanonicalValue, amount.CanonicalValue))
                {
                    findings?.Add(new(
                        SafetyRules.AmountOfAnotherRoute,
                        DecisionOutcome.Hold,
                        Severity.Hazard,
                        $"{Shown(request.Amount)} of {request.Drug} {request.Route?.ToString() ?? routes.ToString()} is the amount of {book.Definition.Blocks[block].Title}'s order by {order.Routes}",
                        "the amount of an order by this route"));
                    return DecisionOutcome.Hold;
                }
            }
        }

        return DecisionOutcome.Proceed;
    }

    /// <summary>What an order comes to for the infant on the day of a request, in the same kind of amount; null when that cannot be computed.</summary>
    private DoseAmount? AmountOf(int block, PlannedOrder order, Infant infant, in DoseRequest request) =>
        book.Of(block, order).Evaluate(infant, request.Date, request.Date, out ComputedDose dose) == DecisionOutcome.Proceed
        && (request.Period == DosePeriod.PerDay ? dose.PerDay ?? dose.PerDose : dose.PerDose ?? dose.PerDay) is { } amount
        && amount.IsUnits == request.Amount.IsUnits
            ? amount
            : null;

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

    private static DecisionOutcome JudgeAmount(DoseAmount requested, DoseAmount computed, Cited<decimal>? tolerance, List<Finding>? findings)
    {
        if (requested.IsUnits != computed.IsUnits)
        {
            findings?.Add(new(SafetyRules.FivefoldDose, DecisionOutcome.Hold, Severity.Hazard, $"{requested} requested", $"an amount like the computed {computed}"));
            return DecisionOutcome.Hold;
        }

        decimal asked = requested.CanonicalValue;
        decimal right = computed.CanonicalValue;
        if (IsAsWritten(asked, right))
        {
            return DecisionOutcome.Proceed;
        }

        if (asked >= HazardousMultiple * right || HazardousMultiple * asked <= right)
        {
            findings?.Add(new(SafetyRules.FivefoldDose, DecisionOutcome.Hold, Severity.Hazard, Difference(requested, computed), $"less than 5 times and more than a fifth of the computed {Shown(computed)}"));
            return DecisionOutcome.Hold;
        }

        if (tolerance is not null && Math.Abs(asked - right) > tolerance.Value * right)
        {
            findings?.Add(new(
                SafetyRules.DoseTolerance,
                DecisionOutcome.Hold,
                Severity.Deviation,
                Difference(requested, computed),
                string.Create(CultureInfo.InvariantCulture, $"within {tolerance.Value:0.####%} of the computed {Shown(computed)} ({tolerance.Citation})")));
            return DecisionOutcome.Hold;
        }

        if (tolerance is not null)
        {
            return DecisionOutcome.Proceed;
        }

        findings?.Add(new(SafetyRules.DoseTolerance, DecisionOutcome.CannotDecide, Severity.Deviation, Observed: null, $"the computed {Shown(computed)}, or a difference that the site tolerates")
        {
            Missing = $"the site's tolerance ({Difference(requested, computed)})",
        });
        return DecisionOutcome.CannotDecide;
    }

    /// <summary>
    /// Whether an amount is another one as a prescriber or a pump writes it: within half a unit of its third significant
    /// digit, which is at most half a per cent. What is the computed dose is so on either side of any limit.
    /// </summary>
    internal static bool IsAsWritten(decimal written, decimal exact)
    {
        if (exact <= 0m)
        {
            return written == exact;
        }

        // The third significant digit: of 0.3267 a thousandth, of 15.5 a tenth, of 1381 ten.
        decimal unit = 1m;
        while (exact / unit >= 1000m)
        {
            unit *= 10m;
        }

        while (exact / unit < 100m && unit > SmallestUnit)
        {
            unit /= 10m;
        }

        return Math.Abs(written - exact) <= unit / 2m;
    }

    /// <summary>
    /// An amount belongs to the orders of its route when it is less than five times the most that one of them, or a
    /// published dose by that route, comes to for the infant. Where nothing is known of the route, nothing is said here:
    /// the plan has no such order then, and says so.
    /// </summary>
    private DecisionOutcome JudgeRouteAmount(Infant infant, in DoseRequest request, Route route, List<Finding>? findings)
    {
        decimal most = MostByRoute(infant, request, route, out bool isOfRoute);
        if (most == 0m || request.Amount.CanonicalValue < HazardousMultiple * most)
        {
            return most == 0m || isOfRoute ? DecisionOutcome.Proceed : JudgeOtherRoutes(infant, request, route, findings);
        }

        DoseAmount largest = new(most, request.Amount.IsUnits);
        findings?.Add(new(
            SafetyRules.AmountOfAnotherRoute,
            DecisionOutcome.Hold,
            Severity.Hazard,
            string.Create(CultureInfo.InvariantCulture, $"{Shown(request.Amount)} of {request.Drug} {route}, {request.Amount.CanonicalValue / most:0.#} times the most that is given {route}: the amount belongs to another route's order"),
            $"less than 5 times {Shown(largest)}"));
        return DecisionOutcome.Hold;
    }

    private decimal MostByRoute(Infant infant, in DoseRequest request, Route route, out bool isOfRoute)
    {
        isOfRoute = false;
        decimal most = 0m;
        for (int block = 0; block < book.Definition.Blocks.Count; block++)
        {
            foreach (PlannedOrder order in book.Definition.Blocks[block].Orders)
            {
                if (order.Drug.Equals(request.Drug) && order.Routes.Contains(route) && AmountOf(block, order, infant, request) is { } amount)
                {
                    most = Math.Max(most, amount.CanonicalValue);
                    isOfRoute |= IsAsWritten(request.Amount.CanonicalValue, amount.CanonicalValue);
                }
            }
        }

        Build build = BuildOf(infant, request.Date);
        foreach (ReferenceDose reference in policy.References)
        {
            if (reference.IsFor(request.Drug, route) && reference.Dose.Value.Size.IsUnits == request.Amount.IsUnits && build.Amount(reference.Dose.Value.Size) is { } published)
            {
                most = Math.Max(most, published);
            }
        }

        return most;
    }

    private static string Difference(DoseAmount requested, DoseAmount computed) =>
        computed.CanonicalValue == 0m
            ? $"{Shown(requested)} requested, nothing computed"
            : string.Create(CultureInfo.InvariantCulture, $"{Shown(requested)} requested, {requested.CanonicalValue / computed.CanonicalValue:0.####} times the computed dose");

    internal static string Shown(DoseAmount amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount.CanonicalValue:0.####} {(amount.IsUnits ? "IU" : "mg")}");

    private DecisionOutcome Judge(Roadmap roadmap, Infant infant, in DoseRequest request, List<Finding>? findings)
    {
        RequireFitting(roadmap, book, infant);
        if (!TryFindDue(roadmap, request, out Administration due))
        {
            findings?.Add(new(
                SafetyRules.DoseDue,
                DecisionOutcome.Hold,
                Severity.Deviation,
                $"{request.Drug}{(request.Route is { } route ? $" {route}" : string.Empty)} on {LocalDatePattern.Iso.Format(request.Date)} is not in the plan",
                "a day and a route of the plan"));
            DecisionOutcome ofRoute = request.Route is { } wanted ? JudgeRouteAmount(infant, request, wanted, findings) : DecisionOutcome.Proceed;
            return DecisionOutcome.Hold.And(ofRoute).And(JudgeGuards(infant, request, isOneDose: request.Period == DosePeriod.PerDose, computed: null, findings));
        }

        if (request.Route is null && OtherDue(roadmap, request, due) is { } other)
        {
            findings?.Add(new(SafetyRules.DoseDue, DecisionOutcome.CannotDecide, Severity.Deviation, Observed: null, "an order of the plan to compare the dose with")
            {
                Missing = $"the route: {request.Drug} is due {due.Order.Routes} ({due.Order.Id}) and {other.Order.Routes} ({other.Order.Id}) on {LocalDatePattern.Iso.Format(request.Date)}",
            });
            return DecisionOutcome.CannotDecide.And(JudgeGuards(infant, request, isOneDose: request.Period == DosePeriod.PerDose, computed: null, findings));
        }

        return JudgeOrder(due.BlockIndex, due.Order, due.BlockStart, infant, request, findings);
    }

    /// <summary>Another order of the drug on the same day, of which a request without a route may be.</summary>
    private static Administration? OtherDue(Roadmap roadmap, in DoseRequest request, in Administration due)
    {
        foreach (Administration row in roadmap.On(request.Date))
        {
            if (row.Drug.Equals(request.Drug) && row.Order != due.Order)
            {
                return row;
            }
        }

        return null;
    }

    private DecisionOutcome JudgeGuards(Infant infant, in DoseRequest request, bool isOneDose, DoseAmount? computed, List<Finding>? findings) =>
        LabelCheck.Judge(policy, book.Policy.BsaFormula.Value, infant, request, isOneDose, computed, findings);

    /// <summary>What the labels and the published doses say of a computed dose.</summary>
    internal static DecisionOutcome JudgeComputedDose(
        SafetyPolicy policy, BsaFormula formula, BlockId block, PlannedOrder order, Infant infant, LocalDate on, in ComputedDose dose, List<Finding>? findings)
    {
        DecisionOutcome outcome = ReferenceComparison.Judge(policy.References, block, order, Build.Of(infant, on, formula, policy.Growth), findings);
        return dose.PerDose is { } single
            ? outcome.And(LabelCheck.Judge(policy, formula, infant, new(order.Drug, single, DosePeriod.PerDose, null, on), isOneDose: true, single, findings))
            : outcome;
    }
}
