using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// Runs the safety checks on what was measured and given. Of their findings a record keeps what was a hazard or a
/// deviation, and what could not be judged of an amount that was given.
/// </summary>
internal sealed class RecordSafety
{
    private readonly RecordFacts facts;
    private readonly SafetyPolicy policy;
    private readonly Infant infant;
    private readonly MeasurementCheck measurements;
    private readonly AdministrationCheck administrations;
    private readonly DoseBook book;
    private readonly DoseCheck doses;
    private readonly Dictionary<DrugClass, CumulativeDose[]> sums = [];
    private readonly AgesByDay ages;

    /// <summary>Makes the checks.</summary>
    /// <param name="facts">What was recorded.</param>
    /// <param name="inForce">What is in force when the checks are made.</param>
    /// <param name="birthDate">The infant's date of birth.</param>
    public RecordSafety(RecordFacts facts, CompiledProtocol inForce, LocalDate birthDate)
    {
        this.facts = facts;
        policy = inForce.Safety;
        infant = facts.Measurements.InfantBorn(birthDate);
        ages = facts.Measurements.AgesUnder(inForce, birthDate);
        measurements = inForce.MeasurementCheck;
        administrations = new(policy.Intervals);
        book = inForce.Doses;
        doses = new(book, policy);
    }

    /// <summary>Everything that was given, in canonical order. Only what adds up over therapy looks at all of it.</summary>
    private RecordEvent[] Given => field ??= [.. facts.Events.Where(recorded => recorded.DoseGiven is not null)];

    private RecordedDose[] RecordedDoses => field ??= [.. Given.Select(RecordedDoseOf)];

    /// <summary>What is implausible in one measurement, by itself and after those before it.</summary>
    /// <param name="at">Its place among the measurements.</param>
    public IEnumerable<Finding> OfMeasurement(int at)
    {
        // Only what was measured now is judged now: what stands from before has its own event.
        Measurement now = infant.Measurements[at];
        Infant then = UpTo(at);
        if (measurements.JudgeMeasured(then, now, findings: null) == DecisionOutcome.Proceed)
        {
            return [];
        }

        List<Finding> findings = [];
        measurements.JudgeMeasured(then, now, findings);
        return Kept(findings);
    }

    /// <summary>What is wrong with one dose: its amount, the doses beside it, and a reaction to the drug before it.</summary>
    /// <param name="beside">The doses of its block and those near them.</param>
    /// <param name="at">The dose's place among them.</param>
    /// <param name="block">The block's place in the definition.</param>
    /// <param name="order">The order.</param>
    /// <param name="isFoundNear">Whether the record's own rule has found it too near another dose of its order.</param>
    public IEnumerable<Finding> OfDose(BlockDoses beside, int at, int block, PlannedOrder order, bool isFoundNear) =>
        MayFind(beside, at, block, order, isFoundNear) ? ExplainDose(beside, at, block, order, isFoundNear) : [];

    /// <summary>Whether anything can be found at a dose. Makes no words; false only where <see cref="ExplainDose"/> finds nothing.</summary>
    internal bool MayFind(BlockDoses beside, int at, int block, PlannedOrder order, bool isFoundNear)
    {
        RecordEvent recorded = beside.Events[at];
        return ages.Judge(measurements, infant, recorded.Date, MeasurementGuard.UsedBy(order)) != DecisionOutcome.Proceed
            || JudgeAmount(recorded, block, order, findings: null) != DecisionOutcome.Proceed
            || IsTooNear(beside, at, isFoundNear ? null : order)
            || HasReactions(order.Drug);
    }

    /// <summary>What is found at a dose, in words.</summary>
    internal IEnumerable<Finding> ExplainDose(BlockDoses beside, int at, int block, PlannedOrder order, bool isFoundNear)
    {
        List<Finding> findings = [];
        RecordEvent recorded = beside.Events[at];
        measurements.JudgeAges(infant, recorded.Date, MeasurementGuard.UsedBy(order), findings);
        List<Finding> judged = [];
        if (JudgeAmount(recorded, block, order, judged) is not null)
        {
            findings.AddRange(judged);
        }

        administrations.AddFindingsBeside(beside.At(at), isFoundNear ? null : order, Beside(beside, at, order), findings);
        AddReactions(order.Drug, recorded.Date, recorded, findings);
        return Kept(findings);
    }

    /// <summary>What is wrong with what the doses of a class with a limit add up to, at each dose of it.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="end">The day after the last; null for all.</param>
    public IEnumerable<(RecordEvent Recorded, Finding Finding)> OfSums(LocalDate first, LocalDate? end) =>
        from limit in policy.CumulativeLimits.AsEnumerable()
        let sum = SumsOf(limit.Class)
        from at in Enumerable.Range(0, Given.Length)
        let slot = Given[at].ConcernedSlot!.Value
        where Given[at].Date >= first && !(Given[at].Date >= end) && sum[at].Evaluate(limit) != DecisionOutcome.Proceed
            && book.Definition.Block(slot.Block).Order(slot.OrderId).Drug.Class == limit.Class
        from finding in Kept(sum[at].Explain(limit).Findings)
        select (Given[at], finding);

    /// <summary>What is wrong with an amount that was prescribed: that it is a multiple, or a fraction, of the percentage that it is said to be.</summary>
    public IEnumerable<Finding> OfPrescription(int block, PlannedOrder order, LocalDate on, TitratedShare share)
    {
        if (share.Amount is not { } amount || share.IsNone || share.LacksStart)
        {
            return [];
        }

        List<Finding> findings = [];
        try
        {
            TitratedShare? computed = share.Percent is { } percent ? new(percent, null, on) : null;
            doses.JudgeOrder(block, order, facts.Starts[block]!.Date, infant, new(order.Drug, amount, order.Days.IsWeekly ? DosePeriod.PerDose : DosePeriod.PerDay, null, on), findings, share: computed);
        }
        catch (OverflowException)
        {
            // A definition can ask for more than a decimal number can hold; no dose can be computed from that.
        }

        return findings.Where(finding => finding is { Effect: DecisionOutcome.Hold, Severity: Severity.Hazard });
    }

    /// <summary>What the doses of every class with a limit, and of the anthracyclines, add up to for each square metre.</summary>
    public ValueList<Finding> OfCumulativeDoses() => policy.CumulativeLimits.Select(limit => limit.Class)
        .Append(DrugClass.Anthracycline)
        .Distinct()
        .SelectMany(drugClass => CumulativeDose.Of(drugClass, RecordedDoses).Explain(policy.CumulativeLimits.FirstOrDefault(limit => limit.Class == drugClass)).Findings.AsEnumerable())
        .ToValueList();

    /// <summary>
    /// What is against an administration that is to be given on a day: a dose too near before it, or a reaction to the drug;
    /// and what is only pointed out of it.
    /// </summary>
    public IEnumerable<Finding> OfDue(PlannedOrder order, LocalDate on)
    {
        List<Finding> findings = [];
        administrations.AddFindingsBeside(new(order.Drug, on, Route: null), order, Before(order, on), findings);
        AddReactions(order.Drug, on, recorded: null, findings);
        return findings;
    }

    /// <summary>The infant as far as a check of one measurement looks: what was measured on its day up to it, and the last weight and height of the days before.</summary>
    private Infant UpTo(int at)
    {
        ValueList<Measurement> all = infant.Measurements;
        int first = at;
        while (first > 0 && all[first - 1].Date == all[at].Date)
        {
            first--;
        }

        int weight = first - 1;
        while (weight >= 0 && all[weight].Weight is null)
        {
            weight--;
        }

        int height = first - 1;
        while (height >= 0 && all[height].Height is null)
        {
            height--;
        }

        return new(
            infant.BirthDate,
            new[] { weight, height }.Where(before => before >= 0).Order().Concat(Enumerable.Range(first, at - first + 1)).Select(index => all[index]).ToValueList());
    }

    /// <summary>What the doses of a class add up to at each dose, itself included. Added up once for each class.</summary>
    private CumulativeDose[] SumsOf(DrugClass drugClass)
    {
        if (!sums.TryGetValue(drugClass, out CumulativeDose[]? sum))
        {
            sum = new CumulativeDose[RecordedDoses.Length];
            CumulativeDose before = CumulativeDose.Of(drugClass, []);
            for (int at = 0; at < sum.Length; at++)
            {
                before = sum[at] = before.With(RecordedDoses[at]);
            }

            sums.Add(drugClass, sum);
        }

        return sum;
    }

    private static IEnumerable<Finding> Kept(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Effect == DecisionOutcome.CannotDecide ? finding.Rule != DosingRules.DoseStated
            : (finding.Effect == DecisionOutcome.Hold && finding.Severity != Severity.Information) || finding.Rule == SafetyRules.OrderInterval);

    /// <summary>The reactions to a drug before a dose of it, unless somebody has decided since; a reaction on the day of a dose is one after it, but by the clock.</summary>
    private void AddReactions(Drug drug, LocalDate on, RecordEvent? recorded, List<Finding> findings)
    {
        foreach (ReactionGuard guard in policy.Reactions)
        {
            if (!guard.Drug.Equals(drug))
            {
                continue;
            }

            // Not by the episodes themselves: they have no order.
            foreach (RecordEvent.AdverseEventStarted started in facts.Of(RecordEventKind.AdverseEventStarted).Cast<RecordEvent.AdverseEventStarted>())
            {
                Episode episode = facts.Episodes[started.Episode];
                if (IsBefore(started, on, recorded) && guard.Concerns(started.Term) && GradeOf(episode, on) is { } grade && grade >= guard.From
                    && !IsDecided(guard.Rule, episode, on, recorded))
                {
                    findings.Add(guard.Finding(started.Term, grade, started.Date));
                }
            }
        }
    }

    private static bool IsBefore(RecordEvent started, LocalDate on, RecordEvent? recorded) =>
        started.Date < on || (started.Date == on && (recorded is null || (started.HappenedAt is { } began && recorded.StatedClock is { } given && began < given)));

    /// <summary>Whether a clinician has decided since a reaction: by overriding the rule that asks for the decision, for every finding of it.</summary>
    private bool IsDecided(Rule rule, Episode episode, LocalDate on, RecordEvent? recorded)
    {
        RecordEvent last = episode.Changes.OfType<RecordEvent.AdverseEventGraded>().Where(graded => graded.Date <= on).Append<RecordEvent>(episode.Started!).Max(RecordEvent.CanonicalOrder)!;
        return facts.Of(RecordEventKind.FindingOverridden).OfType<RecordEvent.FindingOverridden>().Any(decision => decision.RuleId == rule.Id && decision.Concerns is null
            && decision.Date >= last.Date && decision.Date <= on && decision.Stamp.RecordedAt >= last.Stamp.RecordedAt
            && (recorded is null || decision.Stamp.RecordedAt <= recorded.Stamp.RecordedAt));
    }

    /// <summary>The highest grade that an adverse event had by a day.</summary>
    private static Grade? GradeOf(Episode episode, LocalDate on) => episode.Changes
        .OfType<RecordEvent.AdverseEventGraded>()
        .Where(graded => graded.Date <= on)
        .Select(graded => (Grade?)graded.Grade)
        .Append(episode.Started!.Grade)
        .Max();

    /// <summary>Judges an amount that was given; null where there is nothing that can be judged.</summary>
    private DecisionOutcome? JudgeAmount(RecordEvent recorded, int block, PlannedOrder order, List<Finding>? findings)
    {
        if (recorded.DoseGiven is not { Amount: { } amount } dose)
        {
            return DecisionOutcome.Proceed;
        }

        bool isPart = false;
        if (dose.Portion is not null)
        {
            // What is computed is the whole dose, so the portions are added up.
            AdministrationSlot slot = recorded.ConcernedSlot!.Value;
            if (facts.Courses[block].At(slot.Day, facts.Schedule.Blocks[block].PlaceOf(order.Id)).PortionsUntil(recorded, out isPart) is not { } sum)
            {
                return DecisionOutcome.Proceed;
            }

            amount = sum;
        }

        DosePeriod period = dose.DoseOfDay is null ? DosePeriod.PerDay : DosePeriod.PerDose;
        try
        {
            return doses.JudgeOrder(block, order, facts.Starts[block]!.Date, infant, new(order.Drug, amount, period, dose.Route, recorded.Date), findings, isPart, facts.Titration?.GivenShare(block, order.Id, recorded.Date) is { IsNone: false } share ? share : null);
        }
        catch (OverflowException)
        {
            // A definition can ask for more than a decimal number can hold; no dose can be computed from that.
            return null;
        }
    }

    /// <summary>The doses of the same drug near one.</summary>
    private RecordedDose[] Beside(BlockDoses beside, int at, PlannedOrder order)
    {
        int reach = administrations.ReachOf(order);
        List<RecordedDose> found = [];
        for (int other = 0; other < beside.Events.Length; other++)
        {
            if (beside.DaysApart(at, other) < reach && beside.IsBeside(at, other))
            {
                found.Add(beside.At(other));
            }
        }

        return [.. found];
    }

    /// <summary>Whether a dose of the same drug is nearer to one than it should be, held or only pointed out: looked for from the dose outwards, as far as it can be.</summary>
    private bool IsTooNear(BlockDoses beside, int at, PlannedOrder? order)
    {
        int reach = administrations.ReachOfHolds(beside.Drugs[at], order);
        for (int other = at - 1; other >= 0 && beside.DaysApart(at, other) < reach; other--)
        {
            if (beside.IsBeside(at, other) && administrations.IsFoundBeside(beside.At(at), order, beside.At(other)))
            {
                return true;
            }
        }

        for (int other = at + 1; other < beside.Events.Length && beside.DaysApart(at, other) < reach; other++)
        {
            if (beside.IsBeside(at, other) && administrations.IsFoundBeside(beside.At(at), order, beside.At(other)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The doses of an order's drug on the last days up to one, as far back as one can be too near.</summary>
    private RecordedDose[] Before(PlannedOrder order, LocalDate on)
    {
        LocalDate from = on.PlusDays(-administrations.ReachOf(order));
        List<RecordedDose> found = [];
        for (int at = facts.Events.Count - 1; at >= 0 && facts.Events[at].Date >= from; at--)
        {
            RecordEvent recorded = facts.Events[at];
            if (recorded.DoseGiven is not null && recorded.Date <= on && !facts.IsGoingOn(recorded) && DrugOf(recorded) is { } drug && drug.Equals(order.Drug))
            {
                found.Add(new(drug, recorded.Date, recorded.DoseGiven.Route) { StartedAt = recorded.StatedClock });
            }
        }

        found.Reverse();
        return [.. found];
    }

    private bool HasReactions(Drug drug)
    {
        if (facts.Episodes.IsEmpty)
        {
            return false;
        }

        foreach (ReactionGuard guard in policy.Reactions)
        {
            if (guard.Drug.Equals(drug))
            {
                return true;
            }
        }

        return false;
    }

    private Drug DrugOf(RecordEvent recorded)
    {
        AdministrationSlot slot = recorded.ConcernedSlot!.Value;
        return facts.Schedule.Definition.Block(slot.Block).Order(slot.OrderId).Drug;
    }

    private RecordedDose RecordedDoseOf(RecordEvent recorded)
    {
        Drug drug = DrugOf(recorded);
        return new(drug, recorded.Date, recorded.DoseGiven!.Route)
        {
            StartedAt = recorded.StatedClock,
            AmountPerArea = drug.Class == DrugClass.Anthracycline || policy.CumulativeLimits.Any(limit => limit.Class == drug.Class) ? PerArea(recorded) : null,
        };
    }

    private MassPerArea? PerArea(RecordEvent recorded)
    {
        if (recorded.DoseGiven!.Amount is not { Mass: { } mass }
            || !infant.TryGetWeight(recorded.Date, out Measurement? weighed) || !infant.TryGetHeight(recorded.Date, out Measurement? tall))
        {
            return null;
        }

        BodySurfaceArea area = book.Policy.BsaFormula.Value.Estimate(weighed.Weight!.Value, tall.Height!.Value);
        return MassPerArea.FromMilligramsPerSquareMetre(mass.Milligrams / area.SquareMetres);
    }
}
