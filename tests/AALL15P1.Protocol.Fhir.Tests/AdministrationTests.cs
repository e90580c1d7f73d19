using Hl7.Fhir.Model;
using NodaTime;
using Xunit;
using static Hl7.Fhir.Model.MedicationAdministration;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>What other systems gave. Induction started on 2026-01-05: day 8 is 2026-01-12, day 15 is 2026-01-19.</summary>
public class AdministrationTests
{
    private const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private const string Routes = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";

    private static readonly TreatmentRecord Record = Fhir.Protocol.Replay(
    [
        new RecordEvent.Enrolled(new("1", Instant.FromUtc(2026, 1, 4, 8, 0), "ward 7"), new(2026, 1, 4), Fhir.Birth),
        new RecordEvent.BlockStarted(new("2", Instant.FromUtc(2026, 1, 5, 8, 0), "ward 7"), Fhir.Start, BlockIds.Induction),
    ]);

    private static readonly FhirContext Context = new("Patient/17", Instant.FromUtc(2026, 1, 20, 8, 0), "pharmacy");

    [Fact]
    public void The_place_in_the_plan_is_found_by_drug_route_and_day()
    {
        MedicationAdministration given = Given(RxNorm, "11202", "IV", "2026-01-12T10:00:00Z", 490m, "ug");
        RecordEvent.AdministrationGiven recorded = Assert.IsType<RecordEvent.AdministrationGiven>(Only(given));
        Assert.Equal("induction/vincristine day 8", recorded.Slot.ToString());
        Assert.Equal((Route.IV, "0.49 mg", Instant.FromUtc(2026, 1, 12, 10, 0)), (recorded.Dose.Route, recorded.Dose.Amount.ToString(), recorded.Dose.StartedAt));
        Assert.Contains(Record.Apply(recorded).PlanOn(new(2026, 1, 13))!, row => row.Slot == recorded.Slot && row.Status == AdministrationStatus.Given);
    }

    /// <summary>A stated offset is the ward's clock; UTC says nothing of it.</summary>
    [Theory]
    [InlineData("2026-01-12T10:00:00-06:00", -6)]
    [InlineData("2026-01-12T16:00:00Z", null)]
    [InlineData("2026-01-12", null)]
    public void The_wards_clock_is_kept_where_it_is_stated(string when, int? hours) => Assert.Equal(
        hours is { } known ? Offset.FromHours(known) : null, Only(Given(RxNorm, "11202", "IV", when, 0.49m, "mg")).DoseGiven!.ClockOffset);

    [Theory]
    [InlineData("L01BC01", "ITINJ", "induction/cytarabine-intrathecal day 15")]
    [InlineData("L01BC01", "IV", "induction/cytarabine day 15")]
    public void The_route_tells_two_orders_of_one_drug_apart(string code, string route, string slot) =>
        Assert.Equal(slot, Assert.IsType<RecordEvent.AdministrationGiven>(Only(Given("http://www.whocc.no/atc", code, route, "2026-01-19", 15m, "mg"))).Slot.ToString());

    [Theory]
    [InlineData("[IU]")]
    [InlineData("[iU]")]
    public void International_units_in_both_codes(string unit) => Assert.Equal(
        "500 IU", Assert.IsType<RecordEvent.AdministrationGiven>(Only(Given("http://www.whocc.no/atc", "L01XX24", "IM", "2026-01-16", 500m, unit))).Dose.Amount.ToString());

    [Fact]
    public void Each_resource_is_one_of_the_doses_of_its_day()
    {
        MedicationAdministration[] three = [.. new[] { "a", "b", "c" }.Select(id => Given(RxNorm, "8638", "PO", "2026-01-05", 4m, "mg", id))];
        ValueList<RecordEvent> read = FhirReader.Read(Record, Context, three);
        Assert.Equal([1, 2, 3], read.Select(recorded => recorded.DoseGiven!.DoseOfDay));
        TreatmentRecord one = Record.Apply(read[0]);
        Assert.Equal([2, 3], FhirReader.Read(one, Context, three).Select(recorded => recorded.DoseGiven!.DoseOfDay));
        Assert.Contains(read.Aggregate(Record, (record, recorded) => record.Apply(recorded)).PlanOn(new(2026, 1, 6))!, row => row.Slot.ToString() == "induction/prednisolone day 1" && row.Status == AdministrationStatus.Given);
    }

    [Fact]
    public void Not_done_is_a_hold_until_somebody_decides()
    {
        MedicationAdministration none = Given(RxNorm, "11202", "IV", "2026-01-12", 1m, "mg");
        none.Status = MedicationAdministrationStatusCodes.NotDone;
        none.StatusReason = [new() { Text = "line blocked" }];
        none.Dosage = null;
        RecordEvent.AdministrationHeld held = Assert.IsType<RecordEvent.AdministrationHeld>(Only(none));
        Assert.Equal(("induction/vincristine day 8", "line blocked", (LocalDate?)null), (held.Slot.ToString(), held.Reason, held.Until));
        none.StatusReason = [];
        Assert.Equal("not done; no reason was stated", Assert.IsType<RecordEvent.AdministrationHeld>(Only(none)).Reason);
    }

    [Fact]
    public void An_unknown_amount_stays_unknown()
    {
        MedicationAdministration given = Given(RxNorm, "11202", "IV", "2026-01-12", 1m, "mg");
        given.Dosage!.Dose = new Quantity { Extension = [new("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new Code("unknown"))] };
        Assert.Null(Only(given).DoseGiven!.Amount);
    }

    /// <summary>A fatal error that is named by its place is read and found; it is never lost for being impossible.</summary>
    [Fact]
    public void Vincristine_by_the_intrathecal_route_is_read_and_found_as_a_hazard()
    {
        MedicationAdministration given = Given(RxNorm, "11202", "ITINJ", "2026-01-12", 0.49m, "mg");
        given.Extension.Add(Extensions.Of(new AdministrationSlot(BlockIds.Induction, "vincristine", 8)));
        RecordEvent recorded = Only(given);
        Assert.Equal(Route.IT, recorded.DoseGiven!.Route);
        Assert.Contains(Record.Apply(recorded).StateOn(new(2026, 1, 12)).Findings, finding => finding.Finding.Severity == Severity.Hazard);
    }

    [Theory]
    [InlineData("route", "MedicationAdministration/12: MedicationAdministration.medication cannot be read. Found 'vincristine IT on 2026-01-12'. Expected what the plan has on that day, or the extension urn:aall15p1-protocol:extension:slot that names its place.")]
    [InlineData("no route", "MedicationAdministration/12: MedicationAdministration.dosage.route cannot be read. Found nothing. Expected one of the codes http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration|PO, http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration|NGT, http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration|IV, http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration|IM, http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration|SQ, http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration|ITINJ, http://snomed.info/sct|26643006, http://snomed.info/sct|47625008.")]
    [InlineData("drug", "MedicationAdministration/12: MedicationAdministration.medication cannot be read. Found 'http://www.nlm.nih.gov/research/umls/rxnorm|161'. Expected the RxNorm or ATC code of a drug of the protocol.")]
    [InlineData("two drugs", "MedicationAdministration/12: MedicationAdministration.medication cannot be read. Found 'http://www.nlm.nih.gov/research/umls/rxnorm|11202, http://www.whocc.no/atc|L01BA01'. Expected codes of one drug; these are of vincristine and methotrexate.")]
    [InlineData("other day", "MedicationAdministration/12: MedicationAdministration.medication cannot be read. Found 'vincristine IV on 2026-01-13'. Expected what the plan has on that day, or the extension urn:aall15p1-protocol:extension:slot that names its place.")]
    [InlineData("unit", "MedicationAdministration/12: MedicationAdministration.dosage.dose.code cannot be read. Found 'mcg'. Expected a UCUM code of a dose amount: mg, g, ug, [IU].")]
    [InlineData("per kg", "MedicationAdministration/12: MedicationAdministration.dosage.dose.code cannot be read. Found 'mg/kg'. Expected a UCUM code of a dose amount: mg, g, ug, [IU].")]
    [InlineData("under way", "MedicationAdministration/12: MedicationAdministration.status cannot be read. Found 'InProgress'. Expected completed or not-done; what is under way or taken back is no administration.")]
    [InlineData("another's place", "MedicationAdministration/12: MedicationAdministration.medication cannot be read. Found 'vincristine'. Expected daunorubicin, which is what induction/daunorubicin day 8 gives.")]
    public void What_is_not_understood_is_refused_with_its_place(string what, string expected)
    {
        MedicationAdministration given = Given(RxNorm, "11202", "IV", "2026-01-12", 0.49m, "mg");
        CodeableConcept medication = (CodeableConcept)given.Medication!;
        Quantity dose = given.Dosage!.Dose!;
        switch (what)
        {
            case "route": given.Dosage.Route!.Coding[0].Code = "ITINJ"; break;
            case "no route": given.Dosage.Route = null; break;
            case "drug": medication.Coding[0].Code = "161"; break;
            case "two drugs": medication.Coding.Add(new("http://www.whocc.no/atc", "L01BA01")); break;
            case "other day": given.Effective = new FhirDateTime("2026-01-13"); break;
            case "unit": dose.Code = "mcg"; break;
            case "per kg": dose.Code = "mg/kg"; break;
            case "under way": given.Status = MedicationAdministrationStatusCodes.InProgress; break;
            default: given.Extension.Add(Extensions.Of(new AdministrationSlot(BlockIds.Induction, "daunorubicin", 8))); break;
        }

        FhirReading reading = FhirReader.TryRead(Record, Context, [given]);
        Assert.Empty(reading.Events);
        Assert.Equal(expected, Assert.Single(reading.Refusals).ToString());
    }

    [Fact]
    public void Two_places_that_could_be_meant_are_named()
    {
        MedicationAdministration none = Given(RxNorm, "3041", "IV", "2026-01-19", 1m, "mg");
        none.Status = MedicationAdministrationStatusCodes.NotDone;
        none.Dosage = null;
        Assert.Equal(
            "one of induction/cytarabine day 15 and induction/cytarabine-intrathecal day 15, named by the extension urn:aall15p1-protocol:extension:slot",
            Assert.Single(FhirReader.TryRead(Record, Context, [none]).Refusals).Expected);
    }

    /// <summary>What a part's absence means is said by its absence alone: a part that cannot be read is not taken for one that is not there.</summary>
    [Theory]
    [InlineData("made-up", null, "Found nothing. Expected true or false.")]
    [InlineData("made-up", "yes", "Found 'string'. Expected true or false.")]
    [InlineData("portion", null, "Found nothing. Expected which portion it was, and of how many.")]
    [InlineData("portions", null, "Found nothing. Expected which portion it was, and of how many.")]
    [InlineData("portion", "two", "Found 'string'. Expected a whole number above 0.")]
    [InlineData("dose-of-day", "first", "Found 'string'. Expected a whole number above 0.")]
    [InlineData("setting", "home", "Found 'home'. Expected one of tertiary-centre, shared-care-centre, elsewhere.")]
    public void What_this_library_wrote_and_somebody_spoilt_is_refused(string part, string? instead, string expected)
    {
        GivenDose dose = new(Route.IV) { Amount = DrugMass.FromMilligrams(0.2m), DoseOfDay = 1, Portion = new(2, 3), Setting = CareSetting.TertiaryCentre };
        RecordEvent made = new RecordEvent.AdministrationMadeUp(new("3", Instant.FromUtc(2026, 1, 13, 8, 0), "ward 7"), new(2026, 1, 13), new(BlockIds.Induction, "vincristine", 8), dose);
        Bundle sent = Fhir.Sent(FhirWriter.RecordOf(Record.Apply(made), Context));
        Assert.Contains(made, FhirReader.Read(Fhir.Protocol.NewRecord(), Context, sent));
        Extension given = sent.Entry.Select(entry => entry.Resource).OfType<MedicationAdministration>().Single().Extension.Single(extension => extension.Url == Extensions.Given.Url);
        Extension spoilt = given.Extension.Single(each => each.Url == part);
        if (instead is null)
        {
            given.Extension.Remove(spoilt);
        }
        else
        {
            spoilt.Value = new FhirString(instead);
        }

        FhirReading reading = FhirReader.TryRead(Fhir.Protocol.NewRecord(), Context, [sent]);
        Assert.DoesNotContain(reading.Events, recorded => recorded.DoseGiven is not null);
        Assert.EndsWith($"MedicationAdministration.extension(given).{part} cannot be read. {expected}", Assert.Single(reading.Refusals).ToString(), StringComparison.Ordinal);
    }

    /// <summary>A nurse marks in another system what this library wrote: it must not come back as if nothing had happened.</summary>
    [Fact]
    public void What_somebody_else_took_back_is_refused_and_not_read()
    {
        TreatmentRecord record = Record.Apply(Only(Given(RxNorm, "11202", "IV", "2026-01-12", 0.49m, "mg")));
        Bundle sent = Fhir.Sent(FhirWriter.RecordOf(record, Context));
        sent.Entry.Select(entry => entry.Resource).OfType<MedicationAdministration>().Single().Status = MedicationAdministrationStatusCodes.EnteredInError;
        FhirReading reading = FhirReader.TryRead(Fhir.Protocol.NewRecord(), Context, [sent]);
        Assert.DoesNotContain(reading.Events, recorded => recorded is RecordEvent.AdministrationGiven);
        Assert.Equal("'entered-in-error'", Assert.Single(reading.Refusals).Found);
    }

    [Fact]
    public void Other_resources_are_refused_by_name() =>
        Assert.Equal("'Appointment'", Assert.Single(FhirReader.TryRead(Record, Context, [new Appointment { Id = "1" }]).Refusals).Found);

    private static RecordEvent Only(MedicationAdministration given) => Assert.Single(FhirReader.Read(Record, Context, Fhir.Sent(given)));

    private static MedicationAdministration Given(string system, string code, string route, string when, decimal amount, string unit, string id = "12") => new()
    {
        Id = id,
        Status = MedicationAdministrationStatusCodes.Completed,
        Medication = new CodeableConcept(system, code),
        Subject = new("Patient/17"),
        Effective = new FhirDateTime(when),
        Dosage = new() { Route = new(Routes, route), Dose = new Quantity { Value = amount, System = "http://unitsofmeasure.org", Code = unit } },
    };
}
