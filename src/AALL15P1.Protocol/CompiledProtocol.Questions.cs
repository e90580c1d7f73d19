using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol;

// What can be asked of a protocol. Each question has an answer with its reasons, and where it is asked often one
// without, which is the same answer and allocates nothing.
public sealed partial class CompiledProtocol
{
    /// <summary>Dates the whole of therapy from the first block's start alone; every later start is projected.</summary>
    /// <param name="birthDate">The infant's date of birth.</param>
    /// <param name="firstDay">Day 1 of the first block; not before the date of birth.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="ArgumentException">A date is out of bounds.</exception>
    public Roadmap Plan(LocalDate birthDate, LocalDate firstDay) => Schedule.Plan(birthDate, firstDay);

    /// <summary>Dates the whole of therapy from the starts that are known; a start that is not known is projected.</summary>
    /// <param name="birthDate">The infant's date of birth.</param>
    /// <param name="starts">The known starts.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="ArgumentException">A start names no block, or contradicts another date; see the message.</exception>
    public Roadmap Plan(LocalDate birthDate, BlockStarts starts) => Schedule.Plan(birthDate, starts);

    /// <summary>
    /// The dose of an administration, with every step and source, or the reason why there is none. A dose whose weight or
    /// height is implausible, or older than the site allows, is held.
    /// </summary>
    /// <param name="due">The administration, of a roadmap of this protocol.</param>
    /// <param name="infant">The infant.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The administration is of another protocol, or of an infant with another date of birth.</exception>
    public DoseResult Dose(in Administration due, Infant infant) => Dose(due, infant, known: null);

    /// <summary>The dose of one of several administrations for an infant, whose plausible measurements are known from one to the next.</summary>
    internal DoseResult Dose(in Administration due, Infant infant, PlausibleMeasurements? known)
    {
        RequireOwn(due.Definition, due.BirthDate, infant, nameof(due));
        DoseResult result = Doses.Of(due.BlockIndex, due.Order).Explain(infant, due.BlockStart, due.Date);
        return Signed(measurementGuard.Guard(infant, due.Block.Id, result, known));
    }

    /// <summary>
    /// The dose of an order on a day of its block. On a day on which the order is not given there is none, and the result
    /// holds. Whether therapy has ended by then is not known here; a roadmap knows it.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="orderId">The order's id within the block.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="blockStart">Day 1 of the block; not before the date of birth.</param>
    /// <param name="on">The day; not before day 1 of the block.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">There is no such block or order, or a date is before another that it must follow.</exception>
    public DoseResult Dose(BlockId block, string orderId, Infant infant, LocalDate blockStart, LocalDate on)
    {
        int index = Definition.IndexOf(block);
        PlannedOrder order = Definition.Blocks[index].Order(orderId);
        DoseResult result = Doses.Of(index, order).Explain(infant, blockStart, on);
        int day = Period.DaysBetween(blockStart, on) + 1;
        return Signed(order.Days.Contains(day) ? measurementGuard.Guard(infant, block, result, known: null) : NotGiven(result, order, blockStart, day));
    }

    /// <summary>The dose of an order on a day on which a record has it due, whether or not that is one of the calendar's own days.</summary>
    internal DoseResult DoseOfDay(int block, PlannedOrder order, Infant infant, LocalDate blockStart, LocalDate on, TitratedShare? share = null) =>
        Signed(measurementGuard.Guard(infant, Definition.Blocks[block].Id, Doses.Of(block, order).Explain(infant, blockStart, on, share), known: null));

    /// <summary>The dose of an administration without its steps. Allocates nothing, once the protocol has been asked about the infant's day of age.</summary>
    /// <param name="due">The administration, of a roadmap of this protocol.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="dose">The dose; without amounts unless the answer is <see cref="DecisionOutcome.Proceed"/>.</param>
    /// <returns>The answer; always that of <see cref="Dose(in Administration, Infant)"/>.</returns>
    /// <exception cref="ArgumentException">The administration is of another protocol, or of an infant with another date of birth.</exception>
    public DecisionOutcome EvaluateDose(in Administration due, Infant infant, out ComputedDose dose) => EvaluateDose(due, infant, known: null, out dose);

    /// <summary>The dose of one of several administrations for an infant, without its steps.</summary>
    internal DecisionOutcome EvaluateDose(in Administration due, Infant infant, PlausibleMeasurements? known, out ComputedDose dose)
    {
        DecisionOutcome outcome = EvaluateDoseUnguarded(due, infant, out dose);
        outcome = outcome.And(measurementGuard.Evaluate(infant, due.Block.Id, due.Order, due.Date, dose, known));
        dose = outcome == DecisionOutcome.Proceed ? dose : default;
        return outcome;
    }

    /// <summary>
    /// The dose of an administration as the definition asks for it, whatever is wrong with the measurements behind it: for
    /// exercises that seed wrong weights, and never for treatment. Allocates nothing.
    /// </summary>
    /// <param name="due">The administration, of a roadmap of this protocol.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="dose">The dose; without amounts unless the answer is <see cref="DecisionOutcome.Proceed"/>.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The administration is of another protocol, or of an infant with another date of birth.</exception>
    public DecisionOutcome EvaluateDoseUnguarded(in Administration due, Infant infant, out ComputedDose dose)
    {
        RequireOwn(due.Definition, due.BirthDate, infant, nameof(due));
        return Doses.Of(due.BlockIndex, due.Order).Evaluate(infant, due.BlockStart, due.Date, out dose);
    }

    /// <summary>The doses of a roadmap's administrations for one infant.</summary>
    /// <param name="roadmap">The roadmap, of this protocol.</param>
    /// <param name="infant">The infant.</param>
    /// <returns>The doses; each is computed when it is asked for.</returns>
    /// <exception cref="ArgumentException">The roadmap is of another protocol, or of an infant with another date of birth.</exception>
    public RoadmapDoses DosesOf(Roadmap roadmap, Infant infant)
    {
        RequireOwn(roadmap.Definition, roadmap.BirthDate, infant, nameof(roadmap));
        return new(this, roadmap, infant);
    }

    /// <summary>Whether an infant may be enrolled.</summary>
    /// <param name="candidate">What is known.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The date of birth is after the day of enrolment.</exception>
    public Decision MayEnrol(in EnrolmentCandidate candidate) => Signed(EligibilityGate.Explain(Definition, candidate));

    /// <summary>Whether an infant may be enrolled, without the reasons. Allocates nothing.</summary>
    /// <param name="candidate">What is known.</param>
    /// <returns>The answer; always that of <see cref="MayEnrol"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The date of birth is after the day of enrolment.</exception>
    public DecisionOutcome EvaluateEnrolment(in EnrolmentCandidate candidate) => EligibilityGate.Evaluate(Definition, candidate);

    /// <summary>Whether an infant goes on past the first block, by the leukaemia's genetics.</summary>
    /// <param name="status">What is known about the marker.</param>
    /// <returns>The decision.</returns>
    public Decision MayContinue(MarkerStatus status) => Signed(ContinuationGate.Explain(Definition, status));

    /// <summary>Whether a block may start. The site's criteria and its limit on the age of laboratory values apply.</summary>
    /// <param name="block">The block.</param>
    /// <param name="facts">What is known.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">There is no such block.</exception>
    public Decision MayStart(BlockId block, in StartFacts facts) => Signed(StartGate.Explain(Definition.Block(block), facts, LaboratoryAgeLimit, Safety.Laboratory, Before(block)));

    /// <summary>Whether a block may start, without the reasons. Allocates nothing.</summary>
    /// <param name="block">The block.</param>
    /// <param name="facts">What is known.</param>
    /// <returns>The answer; always that of <see cref="MayStart"/>.</returns>
    /// <exception cref="ArgumentException">There is no such block.</exception>
    public DecisionOutcome EvaluateStart(BlockId block, in StartFacts facts) => StartGate.Evaluate(Definition.Block(block), facts, LaboratoryAgeLimit, Safety.Laboratory, Before(block));

    /// <summary>Whether an infant can be seen or treated at a place, and whom the place must call.</summary>
    /// <param name="block">The block in which the infant is.</param>
    /// <param name="visit">The visit.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">There is no such block.</exception>
    public Decision SiteOfCare(BlockId block, in CareVisit visit) => Signed(SiteOfCareGate.Explain(Definition.Block(block), visit));

    /// <summary>Whether an infusion of a drug keeps to the limits that a clock measures.</summary>
    /// <param name="drug">The drug.</param>
    /// <param name="infusion">What is known of the infusion.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">The protocol states no such limits for the drug.</exception>
    public Decision Infusion(Drug drug, in InfusionRecord infusion) => Signed(InfusionLimits(drug).Explain(infusion));

    /// <summary>The limits of a drug's infusion that a clock measures.</summary>
    /// <param name="drug">The drug.</param>
    /// <returns>The limits.</returns>
    /// <exception cref="ArgumentException">The protocol states none for the drug.</exception>
    public InfusionWindow InfusionLimits(Drug drug) =>
        Definition.Infusions.FirstOrDefault(window => window.Drug.Equals(drug))
        ?? throw new ArgumentException($"{Definition.Title} states no limits for the infusion of {drug}. It states them for {string.Join(", ", Definition.Infusions.Select(window => window.Drug))}.", nameof(drug));

    /// <summary>Whether adverse events are dose-limiting.</summary>
    /// <param name="course">The milestones of the infant's course.</param>
    /// <param name="adverseEvents">The adverse events.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="InvalidOperationException">The protocol defines no dose-limiting toxicity.</exception>
    public Decision Dlt(DltCourse course, ValueList<AdverseEvent> adverseEvents) => Signed(DltAssessment.Explain(DefinedToxicity, course, adverseEvents, DltPolicy));

    /// <summary>Whether one adverse event is dose-limiting.</summary>
    /// <param name="course">The milestones of the infant's course.</param>
    /// <param name="adverseEvent">The adverse event.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="InvalidOperationException">The protocol defines no dose-limiting toxicity.</exception>
    public Decision Dlt(DltCourse course, AdverseEvent adverseEvent) => Signed(DltAssessment.Explain(DefinedToxicity, course, adverseEvent, DltPolicy));

    /// <summary>Whether a patient is evaluable for dose-limiting toxicity.</summary>
    /// <param name="patient">What is known of the patient.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="InvalidOperationException">The protocol defines no dose-limiting toxicity.</exception>
    public Decision DltEvaluability(DltPatient patient) => Signed(DltAssessment.ExplainEvaluability(DefinedToxicity, patient));

    /// <summary>The share of evaluable patients with a dose-limiting toxicity.</summary>
    /// <param name="summary">The patients, counted.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="InvalidOperationException">The protocol defines no dose-limiting toxicity.</exception>
    public Decision Dlt(DltSummary summary) => Signed(summary.Explain(DefinedToxicity));

    /// <summary>The grade of a laboratory value, by the version of the criteria that grades an event of its day.</summary>
    /// <typeparam name="TQuantity">The quantity.</typeparam>
    /// <param name="term">The term.</param>
    /// <param name="on">The day of the event.</param>
    /// <param name="value">The value with its limits.</param>
    /// <returns>The grading with its decision.</returns>
    /// <exception cref="InvalidOperationException">The protocol does not say which version grades.</exception>
    public Grading Grade<TQuantity>(LaboratoryTerm<TQuantity> term, LocalDate on, in MeasuredValue<TQuantity> value)
        where TQuantity : struct, IExactQuantity<TQuantity>
    {
        GradingCalendar calendar = Definition.Grading ?? throw new InvalidOperationException($"{Definition.Title} does not say by which criteria adverse events are graded.");
        Grading grading = CtcaeGrading.ExplainOn(term, calendar, on, value, Safety.Laboratory);
        return grading with { Decision = Signed(grading.Decision) };
    }

    /// <summary>
    /// Checks a dose that is requested or was given: the measurements behind it, the plan and the computed dose, the
    /// labels, and what else was given.
    /// </summary>
    /// <param name="roadmap">The infant's plan, of this protocol.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="request">The dose.</param>
    /// <param name="others">The other doses of the infant, without this one.</param>
    /// <param name="isMeasurementConfirmed">Whether the team has measured again and confirms the weight and height.</param>
    /// <param name="adverseEvents">The adverse events of the infant, as far as they are known: after some of them a drug is asked about before it is given again.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">The plan is of another protocol, or of another infant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dose is requested for a day before the birth.</exception>
    public Decision CheckSafety(Roadmap roadmap, Infant infant, in DoseRequest request, ReadOnlySpan<RecordedDose> others = default, bool isMeasurementConfirmed = false, ReadOnlySpan<AdverseEvent> adverseEvents = default) =>
        Signed(safetyCheck.Value.Explain(roadmap, infant, request, others, isMeasurementConfirmed, adverseEvents));

    /// <summary>Checks a dose, without the reasons. Allocates nothing, once the protocol has been asked about the infant's day of age.</summary>
    /// <param name="roadmap">The infant's plan, of this protocol.</param>
    /// <param name="infant">The infant.</param>
    /// <param name="request">The dose.</param>
    /// <param name="others">The other doses of the infant, without this one.</param>
    /// <param name="isMeasurementConfirmed">Whether the team has measured again and confirms the weight and height.</param>
    /// <param name="adverseEvents">The adverse events of the infant, as far as they are known: after some of them a drug is asked about before it is given again.</param>
    /// <returns>The answer; always that of <see cref="CheckSafety"/>.</returns>
    /// <exception cref="ArgumentException">The plan is of another protocol, or of another infant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dose is requested for a day before the birth.</exception>
    public DecisionOutcome EvaluateSafety(Roadmap roadmap, Infant infant, in DoseRequest request, ReadOnlySpan<RecordedDose> others = default, bool isMeasurementConfirmed = false, ReadOnlySpan<AdverseEvent> adverseEvents = default) =>
        safetyCheck.Value.Evaluate(roadmap, infant, request, others, isMeasurementConfirmed, adverseEvents);

    /// <summary>
    /// What the titration policy that the site names makes of counts and doses; without a named one the published
    /// reference policy, which is not the protocol's own.
    /// </summary>
    /// <param name="history">The counts and doses.</param>
    /// <param name="on">The day of the decision; later entries are left out of account.</param>
    /// <returns>The decision with the audit.</returns>
    /// <exception cref="ArgumentException">The history does not fit the policy.</exception>
    public TitrationResult Titrate(TitrationHistory history, LocalDate on) =>
        TitrationResult.Of(TitrationPolicy, OnSteps(history), on) with
        {
            SupplementFingerprint = Definition.SupplementFingerprint,
            NamedBy = Supplement?.TitrationPolicy?.Citation,
        };

    /// <summary>What the same policy says on a day, without the look back.</summary>
    internal TitrationDecision DecideTitration(TitrationHistory history, LocalDate on) => TitrationPolicy.Decide(OnSteps(history), on);

    /// <summary>Doses that lie off a step by rounding, within the site's tolerance, on the step.</summary>
    internal TitratedDoses OnStep(TitratedDoses doses, LocalDate on) => OnSteps(new([], [new(on, doses)])).Doses[0].Doses;

    private TitrationHistory OnSteps(TitrationHistory history) =>
        (history with { Plausibility = Safety.Laboratory }).OnSteps(Supplement?.StepTolerance?.Value ?? 0m, TitrationPolicy);

    /// <summary>The titration policy that the site names; otherwise the published reference policy.</summary>
    public ITitrationPolicy TitrationPolicy => Supplement?.TitrationPolicy?.Value ?? TitrationPolicies.All[0];

    /// <summary>The site's starting doses of oral chemotherapy for the infant's age, taken on the day that the chosen reading says.</summary>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="firstDay">Day 1 of the block that is given in cycles; not before the date of birth.</param>
    /// <param name="on">The day for which the dose is asked.</param>
    /// <returns>The doses, or what is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstDay"/> is before the birth.</exception>
    /// <exception cref="InvalidOperationException">No block of the protocol is given in cycles.</exception>
    public StartingDose StartingDose(LocalDate birthDate, LocalDate firstDay, LocalDate on)
    {
        int length = Definition.Blocks.LastOrDefault(block => block.CycleLength is not null)?.CycleLength
            ?? throw new InvalidOperationException($"No block of {Definition.Title} is given in cycles.");
        LocalDate cycle = firstDay.PlusDays(Math.Max(0, Period.DaysBetween(firstDay, on)) / length * length);
        StartingDoseBasis basis = Definition.StartingDoses ?? throw new InvalidOperationException($"{Definition.Title} says nothing about starting doses.");
        return Titration.StartingDose.Of(basis, Supplement?.StartingDoses, birthDate, Titration.StartingDose.AgeIsTakenOn(basis, Readings, firstDay, cycle));
    }

    private Block? Before(BlockId block)
    {
        int index = Definition.IndexOf(block);
        return index > 0 ? Definition.Blocks[index - 1] : null;
    }

    private DltDefinition DefinedToxicity =>
        Definition.DoseLimitingToxicity ?? throw new InvalidOperationException($"{Definition.Title} defines no dose-limiting toxicity.");

    private static DoseResult NotGiven(DoseResult result, PlannedOrder order, LocalDate blockStart, int day)
    {
        int? next = order.Days.DaysUpTo(order.Days.LastDay ?? day + DayRange.Latest).Where(later => later > day).Select(later => (int?)later).FirstOrDefault();
        Finding finding = new(
            SafetyRules.DoseDue,
            DecisionOutcome.Hold,
            Severity.Deviation,
            FormattableString.Invariant($"{order.Drug} is not given on day {day} of the block"),
            $"a day of the order: {order.Days}")
        {
            Instead = next is { } later ? FormattableString.Invariant($"it is next given on day {later}, {blockStart.PlusDays(later - 1):uuuu-MM-dd}") : "it is not given again in this block",
        };
        return result with { Dose = default, Steps = [], Decision = new Decision(result.Decision.Operation, [finding]) };
    }

    private DoseResult Signed(DoseResult result) => result with { Decision = Signed(result.Decision) };

    private void RequireOwn(ProtocolDefinition planned, LocalDate birthDate, Infant infant, string parameter)
    {
        if (!ReferenceEquals(planned, Definition))
        {
            throw new ArgumentException($"The roadmap was planned by another protocol, or under other readings or another supplement. One that this {Definition.Title} planned is expected.", parameter);
        }

        if (birthDate != infant.BirthDate)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The infant was born on {infant.BirthDate:uuuu-MM-dd}, and the roadmap's infant on {birthDate:uuuu-MM-dd}."), nameof(infant));
        }
    }
}
