using System.Globalization;
using AALL15P1.Protocol.Dosing;
using AALL15P1.Protocol.Labs;
using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Record;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Scheduling;
using AALL15P1.Protocol.SiteOfCare;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>An uneventful journey of two years as a record: every dose given, two counts and a weight a week.</summary>
internal static class Journey
{
    public static readonly RecordProtocol Protocol = ProtocolRecords.Protocol();

    public static RecordEvent[] Events { get; } = Build();

    /// <summary>The events of the first 35 days.</summary>
    public static RecordEvent[] Induction { get; } = [.. Events.TakeWhile(recorded => recorded.Date < Infant.InductionStart.PlusDays(35))];

    private static RecordEvent[] Build()
    {
        Roadmap roadmap = Infant.Projected();
        List<RecordEvent> events = [];
        for (LocalDate day = Infant.InductionStart; day < roadmap.EndOfTherapy; day = day.PlusDays(1))
        {
            AddDay(events, roadmap, day);
        }

        return [.. events];
    }

    private static void AddDay(List<RecordEvent> events, Roadmap roadmap, LocalDate day)
    {
        EventStamp Stamp() => new(
            $"e{events.Count.ToString(CultureInfo.InvariantCulture)}", day.At(new LocalTime(18, 0)).InUtc().ToInstant(), "benchmark");

        int age = Period.DaysBetween(Infant.InductionStart, day);
        if (age == 0)
        {
            events.Add(new RecordEvent.Enrolled(Stamp(), day, Infant.Born));
            events.Add(new RecordEvent.Kmt2aReported(Stamp(), day, Kmt2aStatus.Rearranged));
        }

        if (age % 7 is 0 or 3)
        {
            events.Add(new RecordEvent.LaboratoryReported(
                Stamp(), new LaboratoryValues(day) { Neutrophils = CellCount.FromPerMicrolitre(1500m), Platelets = CellCount.FromPerMicrolitre(150_000m) }));
        }

        if (age % 7 == 0)
        {
            events.Add(new RecordEvent.Measured(Stamp(), new Measurement(day, Weight.FromKilograms(6m + (age * 0.01m)), Height.FromCentimetres(62m + (age * 0.04m)))));
        }

        foreach (ScheduledBlock block in roadmap.Blocks)
        {
            if (block.Start == day)
            {
                events.Add(new RecordEvent.ToxicityStated(Stamp(), day, Resolved: true));
                events.Add(new RecordEvent.BlockStarted(Stamp(), day, block.Block.Id));
            }
        }

        foreach (Administration due in roadmap.On(day))
        {
            for (int dose = 1; dose <= (due.Order.TimesPerDay ?? 1); dose++)
            {
                events.Add(new RecordEvent.AdministrationGiven(
                    Stamp(),
                    day,
                    new AdministrationSlot(due.Block.Id, due.Order.Id, due.Day),
                    new GivenDose(due.Order.Routes.ToRoutes().First()) { Setting = CareSetting.TertiaryCentre, DoseOfDay = due.Order.TimesPerDay > 1 ? dose : null }));
            }
        }
    }
}
