using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>Where an infant is on a day, from the events that had happened by then. Two states of equal events are equal.</summary>
public sealed record RecordState
{
    internal RecordState(LocalDate date, CourseStage stage)
    {
        Date = date;
        Stage = stage;
    }

    /// <summary>The day.</summary>
    public LocalDate Date { get; }

    /// <summary>How far the course has come.</summary>
    public CourseStage Stage { get; }

    /// <summary>The block that started last; null when none has.</summary>
    public Block? Block { get; internal init; }

    /// <summary>Day 1 of that block.</summary>
    public LocalDate? BlockStart { get; internal init; }

    /// <summary>The day of that block, from 1; it stands still while a hold that moves the whole block lasts. Null unless on therapy.</summary>
    public int? Day { get; internal init; }

    /// <summary>What is known about the protocol's marker.</summary>
    public MarkerStatus Marker { get; internal init; }

    /// <summary>What is due on the day and not given yet. Empty unless on therapy.</summary>
    public ValueList<PlannedAdministration> Due { get; internal init; }

    /// <summary>What was due before the day, in the block that started last, and has not been given, held or omitted. Empty unless on therapy.</summary>
    public ValueList<PlannedAdministration> Overdue { get; internal init; }

    /// <summary>
    /// What was due and is not recorded as given, held or omitted, and whose time is over: in a block after which
    /// another has started, and in every block from the end of therapy on, from the day on which the infant left, and
    /// from the day of death. It can be recorded still; it is never due or overdue again.
    /// </summary>
    public ValueList<PlannedAdministration> Unrecorded { get; internal init; }

    /// <summary>The planned administrations that were given.</summary>
    public ValueList<PlannedAdministration> Done { get; internal init; }

    /// <summary>The planned administrations that were omitted, by decision or by the site's hold policy.</summary>
    public ValueList<PlannedAdministration> Omitted { get; internal init; }

    /// <summary>The holds of which nobody can say yet what becomes of them. Empty unless on therapy: nothing becomes of them afterwards.</summary>
    public ValueList<OpenHold> OpenHolds { get; internal init; }

    /// <summary>What cannot be given as planned, by date, each with its reason (<see cref="PlannedAdministration.Why"/>), and waits for a decision. Empty unless on therapy.</summary>
    public ValueList<PlannedAdministration> LeftOut { get; internal init; }

    /// <summary>What was given in all, by drug and route.</summary>
    public ValueList<DrugTotal> CumulativeDoses { get; internal init; }

    /// <summary>The readings that are taken of the open questions.</summary>
    public InterpretationChoices? Readings { get; internal init; }

    /// <summary>Dose-limiting toxicity; null when the record is kept against no definition of it.</summary>
    public DltStatus? Dlt { get; internal init; }

    /// <summary>
    /// What the site's titration policy says of the oral drugs on the day, from the counts and the prescriptions on record; or
    /// what is missing to say it. Null unless on therapy in the block that gives them.
    /// </summary>
    public TitrationDecision? Titration { get; internal init; }

    /// <summary>What was found up to the day, in the order of the events.</summary>
    public ValueList<RecordFinding> Findings { get; internal init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Date), Date), (nameof(Stage), Stage), (nameof(Block), Block), (nameof(BlockStart), BlockStart), (nameof(Day), Day),
        (nameof(Marker), Marker), (nameof(Due), Due), (nameof(Overdue), Overdue), (nameof(Unrecorded), Unrecorded), (nameof(Done), Done),
        (nameof(Omitted), Omitted), (nameof(OpenHolds), OpenHolds), (nameof(LeftOut), LeftOut), (nameof(CumulativeDoses), CumulativeDoses), (nameof(Readings), Readings),
        (nameof(Dlt), Dlt), (nameof(Titration), Titration), (nameof(Findings), Findings));
}

/// <summary>A held administration of which nobody can say yet what becomes of it.</summary>
/// <param name="Held">The hold, as it was recorded last.</param>
/// <param name="Policy">The site's policy; null when none is stated, so that somebody must decide.</param>
public sealed record OpenHold(RecordEvent.AdministrationHeld Held, Cited<HoldPolicy>? Policy)
{
    /// <summary>Whether the hold waits for a decision, and not only for its end.</summary>
    public bool IsUndecided => Policy is null;
}

/// <summary>The evaluation period of dose-limiting toxicity over the actual course, and the assessment of each adverse event.</summary>
/// <param name="Opened">The day on which the period opened; null when it has not.</param>
/// <param name="Closed">The first day after the period; null when it is open or nobody can say.</param>
/// <param name="IsOpen">Whether it is open on the day of the state; null when the record does not tell.</param>
/// <param name="Assessments">The adverse events, by their first day.</param>
public sealed record DltStatus(LocalDate? Opened, LocalDate? Closed, bool? IsOpen, ValueList<AssessedAdverseEvent> Assessments)
{
    /// <summary>
    /// Whether the infant has a dose-limiting toxicity: <see cref="DecisionOutcome.Hold"/> with the first that is established,
    /// <see cref="DecisionOutcome.Proceed"/> when the period has closed without one, and otherwise undecided.
    /// </summary>
    public DecisionOutcome Outcome { get; init; } = DecisionOutcome.CannotDecide;

    /// <summary>What is missing to say when the period closed; null when nothing is.</summary>
    public string? Missing { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Opened), Opened), (nameof(Closed), Closed), (nameof(IsOpen), IsOpen), (nameof(Assessments), Assessments), (nameof(Outcome), Outcome),
        (nameof(Missing), Missing));
}

/// <summary>An adverse event of the record with its assessment.</summary>
/// <param name="Episode">The episode's id.</param>
/// <param name="AdverseEvent">The adverse event, as its events tell it.</param>
/// <param name="Decision">Whether it is dose-limiting; <see cref="DecisionOutcome.Hold"/> is a dose-limiting toxicity.</param>
public sealed record AssessedAdverseEvent(string Episode, AdverseEvent AdverseEvent, Decision Decision)
{
    /// <summary>How many days (UTC) after its first day it was recorded; 0 when it was that day.</summary>
    public int RecordedDaysLater { get; init; }
}

/// <summary>What was given of one drug by one route, over the whole record.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Route">The route.</param>
/// <param name="Mass">The sum of the amounts that were recorded as a mass.</param>
/// <param name="Units">The sum of the amounts that were recorded in international units.</param>
/// <param name="Administrations">The number of administrations.</param>
/// <param name="WithoutAmount">How many of these have no amount; when it is not 0, the sums are too low.</param>
public sealed record DrugTotal(Drug Drug, Route Route, DrugMass Mass, InternationalUnits Units, int Administrations, int WithoutAmount)
{
    /// <summary>Whether every administration has an amount, so that the sums are whole.</summary>
    public bool IsComplete => WithoutAmount == 0;

    /// <summary>
    /// What each amount by mass was for each square metre of the infant's surface on its day, added up. It is too low when
    /// <see cref="WithoutArea"/> is not 0.
    /// </summary>
    public MassPerArea PerArea { get; private init; } = MassPerArea.FromMilligramsPerSquareMetre(0m);

    /// <summary>How many administrations cannot be counted for each square metre, because an amount by mass, a weight or a height is missing.</summary>
    public int WithoutArea { get; private init; }

    /// <summary>The sum for each square metre in words, or that it cannot be judged and what is missing.</summary>
    public string PerAreaText => WithoutArea == 0
        ? PerArea.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"cannot be judged for each m²: {WithoutArea} of {Administrations} without an amount by mass, or without a weight and a height");

    /// <summary>
    /// The sums by drug and route, added up in canonical order whenever a dose or a measurement has come or gone: a running
    /// sum from which a corrected amount is taken away again would keep what rounding made of it, and could fall below 0.
    /// </summary>
    internal static ValueList<DrugTotal> Of(RecordFacts facts)
    {
        DoseTotals? known = Volatile.Read(ref facts.Memory.Totals);
        if (known is null || !known.IsOf(facts))
        {
            known = new(facts.Courses, facts.Periods, facts.Of(RecordEventKind.Measured), facts.Enrolled?.BirthDate, Sum(facts));
            Volatile.Write(ref facts.Memory.Totals, known);
        }

        return known.Totals;
    }

    private static ValueList<DrugTotal> Sum(RecordFacts facts)
    {
        Dictionary<(Drug, Route), Running> sums = [];
        AreaCache areas = new(facts, facts.Infant);
        foreach (RecordEvent recorded in facts.Events)
        {
            if (recorded is { DoseGiven: { } dose, ConcernedSlot: { } slot })
            {
                CompiledBlock compiled = facts.Schedule.Blocks[facts.Schedule.Definition.IndexOf(slot.Block)];
                Drug drug = compiled.Orders[compiled.PlaceOf(slot.OrderId)].Drug;
                ref Running? sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (drug, dose.Route), out _);
                (sum ??= new(drug, dose.Route)).Add(dose.Amount, dose.Amount?.Mass is null ? null : areas.On(recorded.Date));
            }
        }

        return sums.Values.Select(sum => sum.Total).OrderBy(sum => sum.Drug.Name, StringComparer.Ordinal).ThenBy(sum => sum.Route).ToValueList();
    }

    /// <summary>The surface on a day. Many doses come after one weight and height, and one surface is computed for all of them.</summary>
    private sealed class AreaCache(RecordFacts facts, Infant? infant)
    {
        private (Measurement Weighed, Measurement Tall, CompiledProtocol Protocol, BodySurfaceArea Area)? last;

        public BodySurfaceArea? On(LocalDate date)
        {
            if (infant is null || !infant.TryGetWeight(date, out Measurement? weighed) || !infant.TryGetHeight(date, out Measurement? tall))
            {
                return null;
            }

            CompiledProtocol inForce = facts.InForce(date);
            if (last is not { } known || !ReferenceEquals(known.Weighed, weighed) || !ReferenceEquals(known.Tall, tall) || !ReferenceEquals(known.Protocol, inForce))
            {
                known = (weighed, tall, inForce, inForce.Dosing.BsaFormula.Value.Estimate(weighed.Weight!.Value, tall.Height!.Value));
                last = known;
            }

            return known.Area;
        }
    }

    /// <summary>The sum of one drug and route while it grows.</summary>
    private sealed class Running(Drug drug, Route route)
    {
        private DrugMass mass = DrugMass.FromMilligrams(0m);
        private InternationalUnits units = InternationalUnits.FromInternationalUnits(0m);
        private MassPerArea perArea = MassPerArea.FromMilligramsPerSquareMetre(0m);
        private int administrations;
        private int withoutAmount;
        private int withoutArea;

        public DrugTotal Total => new(drug, route, mass, units, administrations, withoutAmount) { PerArea = perArea, WithoutArea = withoutArea };

        public void Add(DoseAmount? amount, BodySurfaceArea? area)
        {
            administrations++;
            withoutAmount += amount is null ? 1 : 0;
            withoutArea += area is null ? 1 : 0;
            if (amount?.Mass is { } given)
            {
                mass += given;
                perArea = area is { } surface ? perArea + MassPerArea.FromMilligramsPerSquareMetre(given.Milligrams / surface.SquareMetres) : perArea;
            }

            units = amount?.Units is { } inUnits ? units + inUnits : units;
        }
    }
}
