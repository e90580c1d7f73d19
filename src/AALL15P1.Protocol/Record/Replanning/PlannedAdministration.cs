using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>A planned administration after what was recorded: its date now, and what has become of it.</summary>
/// <param name="Planned">The row of the roadmap from the blocks' starts alone, on the date before any hold.</param>
/// <param name="Date">The date now: when it was given, or when it is to be given.</param>
/// <param name="Status">What has become of it.</param>
public readonly record struct PlannedAdministration(Administration Planned, LocalDate Date, AdministrationStatus Status)
{
    /// <summary>The block.</summary>
    public Block Block => Planned.Block;

    /// <summary>The order.</summary>
    public PlannedOrder Order => Planned.Order;

    /// <summary>The day of the block for which it is planned.</summary>
    public int Day => Planned.Day;

    /// <summary>Its place in the plan.</summary>
    public AdministrationSlot Slot => new(Block.Id, Order.Id, Day);

    /// <summary>
    /// Whether the events leave it to be given, in whole or in part. Whether its time is over is a question of the
    /// course and the day: see <see cref="TherapyPlan.Remaining"/> and <see cref="RecordState.Unrecorded"/>.
    /// </summary>
    public bool IsToBeGiven => Status is AdministrationStatus.Planned or AdministrationStatus.PartlyGiven;

    /// <summary>Why it is not due on its planned day, as words that follow "because"; null where its status needs none.</summary>
    public string? Why { get; init; }

    /// <summary>Of an administration that was given in part, the numbers of the day's doses that remain; empty where no source states how many doses a day has.</summary>
    public ValueList<int> DosesLeft { get; init; }

    /// <summary>
    /// The dose with its steps, the weight behind it and the weight's age, or what is missing; set in the lists of what is
    /// due and overdue (<see cref="RecordState.Due"/>), and null elsewhere.
    /// </summary>
    public DoseResult? Dose { get; init; }

    /// <summary>The administration as <c>2026-01-05 induction/methotrexate day 1: Planned</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{RecordDates.Text(Date)} {Slot}: {Status}";
}

/// <summary>What has become of a planned administration.</summary>
public enum AdministrationStatus
{
    /// <summary>Nothing of it is recorded: it is to be given on its date, unless its block is over by now (<see cref="RecordState.Unrecorded"/>).</summary>
    Planned,

    /// <summary>
    /// Some of the day's doses were given, and some are still to be. Where no source states how many doses a day has,
    /// single doses never make it <see cref="Given"/>: a site's supplement that states the number does, or an event for
    /// the whole day.
    /// </summary>
    PartlyGiven,

    /// <summary>It was given, on its date. This never changes, whatever is held later.</summary>
    Given,

    /// <summary>It is held, and nobody knows until when, or no policy says what becomes of it.</summary>
    Held,

    /// <summary>
    /// It waits: behind a hold of its order, or of what it depends on, of which nobody knows until when it lasts; or because
    /// the infant does not go on. Its date is the earliest, and no date on which it is due.
    /// </summary>
    Waiting,

    /// <summary>It was omitted, by decision or by the site's hold policy. It never returns.</summary>
    Omitted,

    /// <summary>
    /// It cannot be given as planned, because another administration of the same order stands nearer than two days of the
    /// order may: somebody must decide whether and when it is given.
    /// </summary>
    LeftOut,

    /// <summary>It is not given because its time is over: the next block has started, therapy has ended, or the infant has left or died.</summary>
    CutShort,

    /// <summary>Some of the day's doses were given, and the rest was omitted by decision: it is closed.</summary>
    PartlyOmitted,
}
