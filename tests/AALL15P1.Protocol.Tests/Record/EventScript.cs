using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Labs;
using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Record;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// Turns drawn numbers into events, most of which can be and many of which cannot: other blocks, orders that there are
/// not, dates before and after what they rest on, corrections of corrections.
/// </summary>
internal static class EventScript
{
    private static readonly LocalDate Birth = new(2025, 9, 1);
    private static readonly LocalDate First = new(2026, 1, 5);

    /// <summary>The event that four numbers stand for, in a record of so many events so far.</summary>
    public static RecordEvent Event(int index, uint kind, uint a, uint b, uint c)
    {
        if (index == 0 && kind % 20 != 0)
        {
            return new RecordEvent.Enrolled(Stamp(0, null), First.PlusDays(-1), Birth);
        }

        LocalDate date = First.PlusDays((int)(a % 260) - 4);
        string? supersedes = c % 11 == 0 && index > 0 ? Id((int)(b % (uint)index)) : null;
        EventStamp stamp = Stamp(index, supersedes);
        Block block = Aall15P1.Definition.Blocks[(int)(a % 260) < 40 ? 0 : (int)(b % 5)];
        PlannedOrder order = block.Orders[(int)(c % (uint)block.Orders.Count)];
        AdministrationSlot slot = new(block.Id, b % 31 == 0 ? "etoposide" : order.Id, (int)(b % 36) + 1);
        GivenDose dose = new((Route)(c % 6)) { Amount = b % 4 == 0 ? null : Mass.FromMilligrams(b % 100), DoseOfDay = b % 3 == 0 ? (int)(c % 4) + 1 : null };
        string episode = $"ae-{c % 3}";
        Grade grade = (Grade)((b % 5) + 1);
        return (kind % 24) switch
        {
            0 => new RecordEvent.Enrolled(stamp, date, Birth.PlusDays((int)(b % 300))),
            1 => new RecordEvent.Kmt2aReported(stamp, date, (Kmt2aStatus)(b % 3)),
            2 => new RecordEvent.LaboratoryReported(stamp, new LaboratoryValues(date) { Neutrophils = CellCount.FromPerMicrolitre(b % 1000), Platelets = CellCount.FromPerMicrolitre(b % 100_000) }),
            3 => new RecordEvent.Measured(stamp, new(date, Weight.FromKilograms(4m + (b % 100 / 10m)), null)),
            4 => new RecordEvent.ToxicityStated(stamp, date, b % 2 == 0),
            5 or 6 or 7 => new RecordEvent.BlockStarted(stamp, index < 4 ? First : date, index < 4 ? BlockIds.Induction : b % 37 == 0 ? new("reinduction") : block.Id),
            8 or 9 => new RecordEvent.AdministrationHeld(stamp, date, slot, c % 3 == 0 ? null : date.PlusDays((int)(c % 25)), "held"),
            10 => new RecordEvent.AdministrationOmitted(stamp, date, slot, "omitted"),
            11 => new RecordEvent.AdministrationMadeUp(stamp, date, slot, dose),
            12 => new RecordEvent.AdverseEventStarted(stamp, date, episode, new("sepsis"), grade),
            13 => new RecordEvent.AdverseEventGraded(stamp, date, episode, grade),
            14 => new RecordEvent.AdverseEventResolved(stamp, date, episode),
            15 => new RecordEvent.TreatmentDelayed(stamp, date, b % 2 == 0 ? null : date.PlusDays((int)(b % 40)), c % 2 == 0 ? null : episode, "counts"),
            16 when b % 5 == 0 => new RecordEvent.Died(stamp, date.PlusDays(200)),
            17 when b % 5 == 0 => new RecordEvent.LeftProtocol(stamp, date.PlusDays(100), "left"),
            18 => new RecordEvent.ReadingChosen(stamp, date, "D1", b % 3 == 0 ? "day-93" : "day-92"),
            19 => new RecordEvent.EnteredInError(stamp, date, "a slip"),
            20 => new RecordEvent.FindingOverridden(stamp, date, "RECORD-DAY", null, "agreed"),
            _ => new RecordEvent.AdministrationGiven(stamp, date, slot, dose),
        };
    }

    private static string Id(int index) => index.ToString("D7", CultureInfo.InvariantCulture);

    private static EventStamp Stamp(int index, string? supersedes) => new(Id(index), Instant.FromUtc(2027, 1, 1, 0, 0), "nurse-b", supersedes == Id(index) ? null : supersedes);
}
