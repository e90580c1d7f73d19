using NodaTime;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>The treatment of one infant from enrolment to the end of therapy, with everything that a record can hold.</summary>
internal sealed class TwoYears
{
    private readonly List<RecordEvent> events = [];
    private readonly Roadmap roadmap;
    private int written;

    private TwoYears(CompiledProtocol protocol)
    {
        roadmap = protocol.Plan(Fhir.Birth, Fhir.Start);
        Add(stamp => new RecordEvent.Enrolled(stamp, Fhir.Start.PlusDays(-1), Fhir.Birth), Fhir.Start.PlusDays(-1));
        Add(stamp => new RecordEvent.SupplementInForce(stamp, Fhir.Start, protocol.Definition.SupplementFingerprint!), Fhir.Start);
        Add(stamp => new RecordEvent.ReadingChosen(stamp, Fhir.Start, "D9", protocol.Readings.Register.Single(question => question.Id == "D9").Default.Id), Fhir.Start);
        Add(stamp => new RecordEvent.MarkerReported(stamp, Fhir.Start.PlusDays(10), MarkerStatus.Present), Fhir.Start.PlusDays(10));
        foreach (ScheduledBlock block in roadmap.Blocks.AsSpan().ToArray())
        {
            Write(block);
        }

        Toxicity();
        LocalDate end = roadmap.EndOfTherapy;
        Add(stamp => new RecordEvent.ObservationEnded(stamp, end, "end of therapy"), end);
        Add(stamp => new RecordEvent.LeftProtocol(stamp, end.PlusDays(1), "end of therapy"), end.PlusDays(1));
        Add(stamp => new RecordEvent.Died(stamp, end.PlusDays(2)), end.PlusDays(2));
        Add(stamp => new RecordEvent.EnteredInError(stamp, end.PlusDays(3), "another infant's"), end.PlusDays(3), supersedes: events[^1].Stamp.Id);
    }

    public static IReadOnlyList<RecordEvent> Events(CompiledProtocol protocol) => [.. new TwoYears(protocol).events.OrderBy(recorded => recorded.Stamp.RecordedAt)];

    private void Write(ScheduledBlock block)
    {
        Add(stamp => new RecordEvent.Measured(stamp, new(block.Start, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))), block.Start);
        LaboratoryValues values = new(block.Start)
        {
            Neutrophils = CellCount.FromPerMicrolitre(750m),
            Platelets = CountBound.Above(CellCount.FromBillionsPerLitre(500m)),
            WhiteCells = CountBound.Below(CellCount.FromBillionsPerLitre(0.1m)),
            Haemoglobin = MassPerVolume.Parse("9.1 g/dL"),
        };
        Add(stamp => new RecordEvent.LaboratoryReported(stamp, values), block.Start);
        Add(stamp => new RecordEvent.LaboratoryReported(stamp, new(block.Start)), block.Start);
        Add(stamp => new RecordEvent.ToxicityStated(stamp, block.Start, Resolved: true), block.Start);
        Add(stamp => new RecordEvent.BlockStarted(stamp, block.Start, block.Block.Id), block.Start);
        int number = 0;
        foreach (Administration row in block.Administrations)
        {
            Write(row, ++number);
        }
    }

    private void Write(Administration row, int number)
    {
        AdministrationSlot slot = new(row.Block.Id, row.Order.Id, row.Day);
        LocalDate date = row.Date;
        Route route = row.Order.Routes.ToRoutes().First();
        DoseAmount amount = row.Drug.Name == "pegaspargase" ? InternationalUnits.FromInternationalUnits(511.5m) : DrugMass.FromMilligrams(1.25m);
        switch (number)
        {
            case 2:
                Add(stamp => new RecordEvent.AdministrationOmitted(stamp, date, slot, "fever & chills <39 °C"), date);
                break;
            case 3:
                Add(stamp => new RecordEvent.AdministrationHeld(stamp, date, slot, Until: null, "fever"), date);
                break;
            case 4:
                Add(stamp => new RecordEvent.AdministrationHeld(stamp, date, slot, date.PlusDays(1), "fever"), date);
                Add(stamp => new RecordEvent.AdministrationMadeUp(stamp, date.PlusDays(1), slot, new(route) { Amount = amount, Setting = CareSetting.TertiaryCentre }), date.PlusDays(1));
                break;
            case 5:
                Instant started = date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromMinutes(125);
                Add(stamp => new RecordEvent.AdministrationGiven(stamp, date, slot, new GivenDose(route) { Amount = amount, StartedAt = started, Setting = CareSetting.SharedCareCentre }.AsPortion(1, 2)), date);
                Add(stamp => new RecordEvent.AdministrationGiven(stamp, date, slot, new GivenDose(route) { Amount = amount, StartedAt = started + Duration.FromHours(30) }.AsPortion(2, 2)) { HappenedAt = started + Duration.FromHours(1) }, date.PlusDays(2));
                break;
            case 6:
                Add(stamp => new RecordEvent.AdministrationGiven(stamp, date, slot, new(route)), date);
                break;
            default:
                Add(stamp => new RecordEvent.AdministrationGiven(stamp, date, slot, new(route) { Amount = amount, DoseOfDay = row.Order.TimesPerDay > 1 ? 1 : null }), date);
                break;
        }
    }

    private void Toxicity()
    {
        LocalDate day = Fhir.Start.PlusDays(60);
        Add(stamp => new RecordEvent.AdverseEventStarted(stamp, day, "episode 1", new("Neutrophil count decreased"), Grade.Severe) { IsAttributed = true, Version = CtcaeVersion.V5 }, day);
        Add(stamp => new RecordEvent.AdverseEventGraded(stamp, day.PlusDays(1), "episode 1", Grade.LifeThreatening) { Version = CtcaeVersion.V6 }, day.PlusDays(1));
        Add(stamp => new RecordEvent.TreatmentDelayed(stamp, day.PlusDays(2), day.PlusDays(9), "episode 1", "counts"), day.PlusDays(9));
        Add(stamp => new RecordEvent.AdverseEventResolved(stamp, day.PlusDays(12), "episode 1"), day.PlusDays(12));
        Add(stamp => new RecordEvent.AdverseEventStarted(stamp, day, "episode 2", new("a rash of no listed kind"), Grade.Mild), day);
        Add(stamp => new RecordEvent.TreatmentDelayed(stamp, day, Until: null, Episode: null, "holiday"), day);
        Add(stamp => new RecordEvent.FindingOverridden(stamp, day, "LAB-AGE", Concerns: null, "the laboratory was closed"), day);
        Add(stamp => new RecordEvent.FindingOverridden(stamp, day, "no rule of this protocol", "1", "nobody knows"), day);
    }

    private void Add(Func<EventStamp, RecordEvent> make, LocalDate on, string? supersedes = null)
    {
        written++;
        Instant at = on.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(20) + Duration.FromMilliseconds(written);
        events.Add(make(new(FormattableString.Invariant($"event {written}"), at, "ward 7", supersedes) { Patient = "infant 7" }));
    }
}
