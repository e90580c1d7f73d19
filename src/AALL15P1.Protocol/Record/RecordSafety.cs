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
    private readonly RecordEvent[] given;
    private readonly RecordedDose[] recordedDoses;
    private readonly Dictionary<DrugClass, CumulativeDose[]> sums = [];

    public RecordSafety(RecordFacts facts, CompiledProtocol inForce, LocalDate birthDate)
    {
        this.facts = facts;
        policy = inForce.Safety;
        infant = new(birthDate, facts.Of(RecordEventKind.Measured).Select(recorded => ((RecordEvent.Measured)recorded).Measurement).ToValueList());
        measurements = new(policy.Growth, policy.Measurements);
        administrations = new(policy.Intervals);
        book = inForce.Doses;
        doses = new(book, policy);
        given = [.. facts.Events.Where(recorded => recorded.DoseGiven is not null)];
        recordedDoses = [.. given.Select(RecordedDoseOf)];
    }

    /// <summary>What is implausible in one measurement, by itself and after those before it.</summary>
    public IEnumerable<Finding> OfMeasurement(RecordEvent.Measured measured)
    {
        // Only what was measured now is judged now: what stands from before has its own event.
        Measurement now = measured.Measurement;
        Infant then = UpTo(facts.Of(RecordEventKind.Measured).IndexOf(measured));
        if (measurements.JudgeMeasured(then, now, findings: null) == DecisionOutcome.Proceed)
        {
            return [];
        }

        List<Finding> findings = [];
        measurements.JudgeMeasured(then, now, findings);
        return Kept(findings);
    }

    /// <summary>What is wrong with one dose: its amount, the doses beside it, and what it adds up to.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="block">The block's place in the definition.</param>
    /// <param name="order">The order.</param>
    /// <param name="isFoundNear">Whether the record's own rule has found it too near another dose of its order.</param>
    public IEnumerable<Finding> OfDose(RecordEvent recorded, int block, PlannedOrder order, bool isFoundNear)
    {
        List<Finding> findings = [];
        int at = Array.BinarySearch(given, recorded, RecordEvent.CanonicalOrder);

        // What proceeds is not kept, so its sentences are not made.
        if (measurements.JudgeAges(infant, recorded.Date, MeasurementGuard.UsedBy(order), findings: null) != DecisionOutcome.Proceed)
        {
            measurements.JudgeAges(infant, recorded.Date, MeasurementGuard.UsedBy(order), findings);
        }

        JudgeAmount(recorded, block, order, findings);
        administrations.AddFindingsBeside(recordedDoses[at], isFoundNear ? null : order, Beside(at, order), findings);
        AddReactions(order.Drug, recorded.Date, recorded, findings);
        foreach (CumulativeLimit limit in policy.CumulativeLimits)
        {
            if (limit.Class == order.Drug.Class && SumsOf(limit.Class)[at].Evaluate(limit) != DecisionOutcome.Proceed)
            {
                findings.AddRange(SumsOf(limit.Class)[at].Explain(limit).Findings.AsEnumerable());
            }
        }

        return Kept(findings);
    }

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
        .SelectMany(drugClass => CumulativeDose.Of(drugClass, recordedDoses).Explain(policy.CumulativeLimits.FirstOrDefault(limit => limit.Class == drugClass)).Findings.AsEnumerable())
        .ToValueList();

    /// <summary>
    /// What is against an administration that is to be given on a day: a dose too near before it, or a reaction to the drug;
    /// and what is only pointed out of it.
    /// </summary>
    public IEnumerable<Finding> OfDue(PlannedOrder order, LocalDate on)
    {
        List<Finding> findings = [];
        RecordedDose[] before = [.. recordedDoses.Where((dose, at) => dose.Drug.Equals(order.Drug) && dose.Date <= on && !IsGoingOn(given[at]))];
        administrations.AddFindingsBeside(new(order.Drug, on, Route: null), order, before, findings);
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
            new[] { weight, height }.Where(before => before >= 0).Distinct().Order().Concat(Enumerable.Range(first, at - first + 1)).Select(index => all[index]).ToValueList());
    }

    /// <summary>What the doses of a class add up to at each dose, itself included. Added up once for each class.</summary>
    private CumulativeDose[] SumsOf(DrugClass drugClass)
    {
        if (!sums.TryGetValue(drugClass, out CumulativeDose[]? sum))
        {
            sum = new CumulativeDose[recordedDoses.Length];
            CumulativeDose before = CumulativeDose.Of(drugClass, []);
            for (int at = 0; at < sum.Length; at++)
            {
                before = sum[at] = before.With(recordedDoses[at]);
            }

            sums.Add(drugClass, sum);
        }

        return sum;
    }

    private static IEnumerable<Finding> Kept(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Effect == DecisionOutcome.CannotDecide ? finding.Rule != DosingRules.DoseStated : (finding.Effect == DecisionOutcome.Hold && finding.Severity != Severity.Information) || finding.Severity == Severity.Deviation);

    /// <summary>The reactions to a drug before a dose of it, unless somebody has decided since; a reaction on the day of a dose is one after it, but by the clock.</summary>
    private void AddReactions(Drug drug, LocalDate on, RecordEvent? recorded, List<Finding> findings)
    {
        foreach (ReactionGuard guard in policy.Reactions)
        {
            if (!guard.Drug.Equals(drug))
            {
                continue;
            }

            foreach (Episode episode in facts.Episodes.Values)
            {
                if (episode.Started is { } started && IsBefore(started, on, recorded) && guard.Concerns(started.Term) && GradeOf(episode, on) is { } grade && grade >= guard.From
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

    private void JudgeAmount(RecordEvent recorded, int block, PlannedOrder order, List<Finding> findings)
    {
        if (recorded.DoseGiven is not { Amount: { } amount } dose)
        {
            return;
        }

        bool isPart = false;
        if (dose.Portion is not null)
        {
            // What is computed is the whole dose, so the portions are added up.
            AdministrationSlot slot = recorded.ConcernedSlot!.Value;
            if (facts.Courses[block].At(slot.Day, facts.Schedule.Blocks[block].PlaceOf(order.Id)).PortionsUntil(recorded, out isPart) is not { } sum)
            {
                return;
            }

            amount = sum;
        }

        DosePeriod period = dose.DoseOfDay is null ? DosePeriod.PerDay : DosePeriod.PerDose;
        List<Finding> judged = [];
        try
        {
            doses.JudgeOrder(block, order, facts.Starts[block]!.Date, infant, new(order.Drug, amount, period, dose.Route, recorded.Date), judged, isPart, facts.Titration?.GivenShare(block, order.Id, recorded.Date) is { IsNone: false } share ? share : null);
            findings.AddRange(judged);
        }
        catch (OverflowException)
        {
            // A definition can ask for more than a decimal number can hold; no dose can be computed from that.
        }
    }

    /// <summary>The doses of the same drug near one. Those of the same planned day, on one day, are judged as given twice.</summary>
    private RecordedDose[] Beside(int at, PlannedOrder order)
    {
        if (IsGoingOn(given[at]))
        {
            return [];
        }

        int reach = administrations.ReachOf(order);
        bool IsNear(int other) => Period.DaysBetween(given[Math.Min(at, other)].Date, given[Math.Max(at, other)].Date) < reach;

        int first = at;
        while (first > 0 && IsNear(first - 1))
        {
            first--;
        }

        int end = at + 1;
        while (end < given.Length && IsNear(end))
        {
            end++;
        }

        return
        [
            .. Enumerable.Range(first, end - first)
                .Where(other => other != at && !IsGoingOn(given[other]) && recordedDoses[other].Drug.Equals(recordedDoses[at].Drug)
                    && (given[other].Date != given[at].Date || given[other].ConcernedSlot != given[at].ConcernedSlot || AreTwoOfTheDay(given[other].DoseGiven!, given[at].DoseGiven!)))
                .Select(other => recordedDoses[other]),
        ];
    }

    /// <summary>Whether a portion goes on with a dose that had begun before, and is judged with its first.</summary>
    private bool IsGoingOn(RecordEvent recorded)
    {
        if (recorded is not { DoseGiven.Portion.Number: > 1, ConcernedSlot: { } slot })
        {
            return false;
        }

        int block = facts.Schedule.Definition.IndexOf(slot.Block);
        return facts.Courses[block].At(slot.Day, facts.Schedule.Blocks[block].PlaceOf(slot.OrderId)).IsGoingOn(recorded);
    }

    private static bool AreTwoOfTheDay(GivenDose one, GivenDose other) => one.DoseOfDay is { } first && other.DoseOfDay is { } second && first != second;

    private RecordedDose RecordedDoseOf(RecordEvent recorded)
    {
        AdministrationSlot slot = recorded.ConcernedSlot!.Value;
        Drug drug = facts.Schedule.Definition.Block(slot.Block).Order(slot.OrderId).Drug;
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
