using System.Text;
using AALL15P1.Protocol.Evidence;
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

    /// <summary>What was given in all, by drug and route.</summary>
    public ValueList<DrugTotal> CumulativeDoses { get; internal init; }

    /// <summary>The readings that are taken of the open questions.</summary>
    public InterpretationChoices? Readings { get; internal init; }

    /// <summary>Dose-limiting toxicity; null when the record is kept against no definition of it.</summary>
    public DltStatus? Dlt { get; internal init; }

    /// <summary>What was found up to the day, in the order of the events.</summary>
    public ValueList<RecordFinding> Findings { get; internal init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Date), Date), (nameof(Stage), Stage), (nameof(Block), Block), (nameof(BlockStart), BlockStart), (nameof(Day), Day),
        (nameof(Marker), Marker), (nameof(Due), Due), (nameof(Overdue), Overdue), (nameof(Unrecorded), Unrecorded), (nameof(Done), Done),
        (nameof(Omitted), Omitted), (nameof(OpenHolds), OpenHolds), (nameof(CumulativeDoses), CumulativeDoses), (nameof(Readings), Readings),
        (nameof(Dlt), Dlt), (nameof(Findings), Findings));
}
