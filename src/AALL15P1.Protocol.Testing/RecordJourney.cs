using System.Globalization;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// A plausible course of treatment, in a form that shrinks well. The infant is enrolled, blocks start in their order on
/// or after the day to which the plan projects them, and each administration of a block is given, held and made up,
/// omitted or forgotten on the day that the plan, with every hold before it, says. Amounts are not recorded. No record
/// refuses any of the events.
/// </summary>
/// <param name="FirstDay">Day 1 of Induction; the infant was enrolled the day before.</param>
/// <param name="AgeInDays">The age on that day; 1 or more.</param>
/// <param name="Delays">For each later block that starts, by how many days it starts later than projected, for low counts; at most as many as there are later blocks.</param>
/// <param name="Turns">What becomes of the planned administrations, one turn after another; once there are none left, everything is given on its day.</param>
public sealed record RecordJourney(LocalDate FirstDay, int AgeInDays, ValueList<int> Delays, ValueList<JourneyTurn> Turns)
{
    /// <summary>The drugs of which nobody records anything; none in what is drawn. A case that fails is smaller with them.</summary>
    public ValueList<Drug> Forgotten { get; init; }

    /// <summary>The drugs of the blocks that start, without those that are forgotten.</summary>
    internal ValueList<Drug> Drugs
    {
        get
        {
            ValueList<Drug> forgotten = Forgotten;
            return Aall15P1.Definition.Blocks.Take(Delays.Count + 1).SelectMany(block => block.Orders).Select(order => order.Drug).Distinct().Where(drug => !forgotten.Contains(drug)).ToValueList();
        }
    }

    /// <summary>The record of the journey, up to the end of its last block or of therapy.</summary>
    /// <param name="protocol">The protocol by which the record is kept. Its hold policies move what follows a hold, so each makes a journey of its own.</param>
    /// <returns>The record.</returns>
    /// <exception cref="RecordRefusedException">The record refused an event, which is an error of the record.</exception>
    public TreatmentRecord Record(CompiledProtocol protocol) => new Writer(this, protocol).Write();

    /// <summary>The journey without a hold policy as JSON Lines.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => RecordJson.WriteLines(Record(Aall15P1.Compile()).Events);

    private sealed class Writer(RecordJourney journey, CompiledProtocol protocol)
    {
        private readonly List<(LocalDate Date, AdministrationSlot Slot, Route Route)> heldBack = [];
        private readonly HashSet<AdministrationSlot> settled = [];
        private TreatmentRecord record = protocol.NewRecord();
        private LocalDate latest = journey.FirstDay.PlusDays(-1);
        private int turn;

        public TreatmentRecord Write()
        {
            Add(latest, stamp => new RecordEvent.Enrolled(stamp, latest, journey.FirstDay.PlusDays(-journey.AgeInDays)));
            Start(BlockIds.Induction, journey.FirstDay);
            Add(journey.FirstDay, stamp => new RecordEvent.MarkerReported(stamp, journey.FirstDay, MarkerStatus.Present));
            Treat(BlockIds.Induction);
            foreach ((BlockId block, int delay) in BlockIds.All.Skip(1).Zip(journey.Delays))
            {
                LocalDate due = LocalDate.Max(record.Plan!.Roadmap.Block(block).Start, latest.PlusDays(1));
                if (due.PlusDays(delay) >= record.Plan!.EndOfTherapy)
                {
                    break;
                }

                if (delay > 0)
                {
                    Delay(block, due, due.PlusDays(delay));
                }

                Start(block, due.PlusDays(delay));
                Treat(block);
            }

            return record;
        }

        private void Start(BlockId block, LocalDate date)
        {
            Report(date, neutrophils: 800, platelets: 90_000);
            Add(date, stamp => new RecordEvent.ToxicityStated(stamp, date, Resolved: true));
            Add(date, stamp => new RecordEvent.BlockStarted(stamp, date, block));
        }

        private void Delay(BlockId block, LocalDate due, LocalDate start)
        {
            string episode = $"counts-before-{block}";
            Report(due, neutrophils: 200, platelets: 30_000);
            Add(due, stamp => new RecordEvent.AdverseEventStarted(stamp, due, episode, CtcaeTerms.NeutrophilCountDecreased.Term, Grade.LifeThreatening));
            Add(start, stamp => new RecordEvent.TreatmentDelayed(stamp, due, start, episode, "low counts"));
            Add(start, stamp => new RecordEvent.AdverseEventResolved(stamp, start, episode));
        }

        private void Report(LocalDate date, int neutrophils, int platelets) => Add(date, stamp => new RecordEvent.LaboratoryReported(stamp, new(date)
        {
            Neutrophils = CellCount.FromPerMicrolitre(neutrophils),
            Platelets = CellCount.FromPerMicrolitre(platelets),
        }));

        private void Treat(BlockId block)
        {
            Queue<PlannedAdministration> rows = Open(block);
            while (rows.TryDequeue(out PlannedAdministration row))
            {
                MakeUpBy(row.Date);
                settled.Add(row.Slot);
                JourneyTurn now = turn < journey.Turns.Count ? journey.Turns[turn] : default;
                turn++;
                if (journey.Forgotten.Contains(row.Order.Drug))
                {
                    continue;
                }

                Take(now, row);

                // Only what comes late moves what follows.
                rows = now.Days > 0 || now.Act == JourneyAct.Stop ? Open(block) : rows;
            }

            MakeUpBy(LocalDate.MaxIsoValue);
        }

        private Queue<PlannedAdministration> Open(BlockId block) => new(record.Plan!.Where(row => row.Block.Id == block && row.IsToBeGiven && !settled.Contains(row.Slot)));

        private void Take(JourneyTurn now, PlannedAdministration row)
        {
            AdministrationSlot slot = row.Slot;
            Route route = row.Order.Routes.ToRoutes().First();
            switch (now.Act)
            {
                case JourneyAct.Give:
                    LocalDate given = row.Date.PlusDays(now.Days);
                    Add(given, stamp => new RecordEvent.AdministrationGiven(stamp, given, slot, Dose(route)));
                    break;
                case JourneyAct.Hold:
                    LocalDate until = row.Date.PlusDays(now.Days);
                    Add(row.Date, stamp => new RecordEvent.AdministrationHeld(stamp, row.Date, slot, until, "drawn"));
                    heldBack.Add((until, slot, route));
                    break;
                case JourneyAct.GiveAtClock:
                    Add(row.Date, stamp => new RecordEvent.AdministrationGiven(stamp, row.Date, slot, Dose(route) with { StartedAt = row.Date.AtMidnight().InUtc().ToInstant() + Duration.FromHours(now.Days) }));
                    break;
                case JourneyAct.GiveInPortions:
                    LocalDate rest = row.Date.PlusDays(now.Days);
                    Add(row.Date, stamp => new RecordEvent.AdministrationGiven(stamp, row.Date, slot, Dose(route).AsPortion(1, 2)));
                    Add(rest, stamp => new RecordEvent.AdministrationGiven(stamp, rest, slot, Dose(route).AsPortion(2, 2)));
                    break;
                case JourneyAct.GiveRange:
                    GiveRange(row, now.Days, Dose(route));
                    break;
                case JourneyAct.Stop when IsTitrated(row):
                    LocalDate again = row.Date.PlusDays(Math.Max(1, now.Days));
                    Add(row.Date, stamp => new RecordEvent.DosesPrescribed(stamp, row.Date, TitratedDoses.None));
                    Add(again, stamp => new RecordEvent.DosesPrescribed(stamp, again, TitratedDoses.Both(DosePercent.StartingDose)));
                    break;
                case JourneyAct.Stop:
                    Add(row.Date, stamp => new RecordEvent.AdministrationGiven(stamp, row.Date, slot, Dose(route)));
                    break;
                case JourneyAct.Omit:
                    Add(row.Date, stamp => new RecordEvent.AdministrationOmitted(stamp, row.Date, slot, "drawn"));
                    break;
            }
        }

        /// <summary>The row and those of its order that stand on the days right after it, as one range.</summary>
        private void GiveRange(PlannedAdministration row, int most, GivenDose dose)
        {
            Dictionary<AdministrationSlot, LocalDate> open = Open(row.Block.Id).ToDictionary(other => other.Slot, other => other.Date);
            int last = row.Day;
            while (last - row.Day + 1 < most && open.TryGetValue(new(row.Block.Id, row.Order.Id, last + 1), out LocalDate date) && date == row.Date.PlusDays(last + 1 - row.Day))
            {
                last++;
                settled.Add(new(row.Block.Id, row.Order.Id, last));
            }

            latest = LocalDate.Max(latest, row.Date.PlusDays(last - row.Day));
            foreach (RecordEvent given in RecordEvent.GivenOnDays(Stamp(), row.Date, row.Slot, last, dose))
            {
                record = record.Apply(given);
            }
        }

        private static bool IsTitrated(PlannedAdministration row) => row.Block.Id == BlockIds.Maintenance && row.Order.Id is "mercaptopurine" or "methotrexate";

        private void MakeUpBy(LocalDate date)
        {
            foreach ((LocalDate until, AdministrationSlot slot, Route route) in heldBack.Where(held => held.Date <= date).OrderBy(held => held.Date).ToList())
            {
                Add(until, stamp => new RecordEvent.AdministrationMadeUp(stamp, until, slot, Dose(route)));
                heldBack.Remove((until, slot, route));
            }
        }

        private static GivenDose Dose(Route route) => new(route) { Setting = CareSetting.TertiaryCentre };

        /// <summary>Records an event at noon of its day, or of the day of the last event when that is later.</summary>
        private void Add(LocalDate date, Func<EventStamp, RecordEvent> make)
        {
            latest = LocalDate.Max(latest, date);
            record = record.Apply(make(Stamp()));
        }

        private EventStamp Stamp() =>
            new((record.Events.Count + 1).ToString("D4", CultureInfo.InvariantCulture), latest.AtMidnight().InUtc().ToInstant() + Duration.FromHours(12), "dr-a");
    }
}
