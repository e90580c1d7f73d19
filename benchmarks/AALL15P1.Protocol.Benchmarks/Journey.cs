using System.Globalization;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>An uneventful journey of two years as a record: every dose given, two counts and a weight a week.</summary>
internal static class Journey
{
    private static readonly Citation Benchmark = new(new Source("BENCHMARK", "This benchmark", Standing.Site), "holds");

    /// <summary>A hold stops its block's clock: a policy of this benchmark, so that a hold has something to move.</summary>
    public static readonly CompiledProtocol Protocol = Aall15P1.Compile(new SiteSupplement("site", "A site") { Holds = HoldPolicies.Always(new(HoldPolicy.ShiftBlock, Benchmark, Standing.Site)) });

    public static RecordEvent[] Events { get; } = [.. Of(Infant.Born, Infant.Projected())];

    /// <summary>The journey of one infant, event by event.</summary>
    public static IEnumerable<RecordEvent> Of(LocalDate born, Roadmap roadmap)
    {
        int number = 0;
        LocalDate start = roadmap.Blocks[0].Start;
        for (LocalDate day = start; day < roadmap.EndOfTherapy; day = day.PlusDays(1))
        {
            foreach (RecordEvent recorded in OnDay(born, roadmap, day, Period.DaysBetween(start, day), () => Stamp($"e{(number++).ToString(CultureInfo.InvariantCulture)}", day)))
            {
                yield return recorded;
            }
        }
    }

    /// <summary>Laboratory values of a day.</summary>
    public static RecordEvent Laboratory(string id, LocalDate day) => Laboratory(Stamp(id, day), day);

    private static RecordEvent.LaboratoryReported Laboratory(EventStamp stamp, LocalDate day) => new(
        stamp, new LaboratoryValues(day) { Neutrophils = CellCount.FromPerMicrolitre(1500m), Platelets = CellCount.FromPerMicrolitre(150_000m) });

    private static EventStamp Stamp(string id, LocalDate day) => new(id, day.At(new LocalTime(18, 0)).InUtc().ToInstant(), "benchmark");

    private static IEnumerable<RecordEvent> OnDay(LocalDate born, Roadmap roadmap, LocalDate day, int age, Func<EventStamp> stamp)
    {
        if (age == 0)
        {
            yield return new RecordEvent.Enrolled(stamp(), day, born);
            yield return new RecordEvent.MarkerReported(stamp(), day, MarkerStatus.Present);
        }

        if (age % 7 is 0 or 3)
        {
            yield return Laboratory(stamp(), day);
        }

        if (age % 7 == 0)
        {
            yield return new RecordEvent.Measured(stamp(), new Measurement(day, Weight.FromKilograms(6m + (age * 0.01m)), Height.FromCentimetres(62m + (age * 0.04m))));
        }

        foreach (ScheduledBlock block in roadmap.Blocks.Where(block => block.Start == day))
        {
            yield return new RecordEvent.ToxicityStated(stamp(), day, Resolved: true);
            yield return new RecordEvent.BlockStarted(stamp(), day, block.Block.Id);
        }

        foreach (Administration due in roadmap.On(day))
        {
            for (int dose = 1; dose <= (due.Order.TimesPerDay ?? 1); dose++)
            {
                yield return new RecordEvent.AdministrationGiven(
                    stamp(),
                    day,
                    new AdministrationSlot(due.Block.Id, due.Order.Id, due.Day),
                    new GivenDose(due.Order.Routes.ToRoutes().First()) { Setting = CareSetting.TertiaryCentre, DoseOfDay = due.Order.TimesPerDay > 1 ? dose : null });
            }
        }
    }
}
