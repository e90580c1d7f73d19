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

    /// <summary>The administration as <c>2026-01-05 induction/methotrexate day 1: Planned</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{RecordDates.Text(Date)} {Slot}: {Status}";
}
