using AALL15P1.Protocol.Testing;
using Hl7.Fhir.Model;
using NodaTime;
using Xunit;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>What other systems measured. Codes and units as their documentation has them.</summary>
public class ObservationTests
{
    private static readonly TreatmentRecord Record = Fhir.Protocol.Replay(
    [
        new RecordEvent.Enrolled(new("1", Instant.FromUtc(2026, 1, 4, 8, 0), "ward 7") { Patient = "infant 7" }, new(2026, 1, 4), Fhir.Birth),
    ]);

    private static readonly FhirContext Context = new("Patient/17", Instant.FromUtc(2026, 1, 13, 8, 0), "pharmacy");

    [Theory]
    [InlineData("26499-4", 0.5, "10*3/uL", "500/µL")]
    [InlineData("751-8", 0.499, "10*9/L", "499/µL")]
    [InlineData("26499-4", 501, "/uL", "501/µL")]
    public void Neutrophils_in_every_unit(string code, double value, string unit, string expected)
    {
        RecordEvent.LaboratoryReported reported = Assert.IsType<RecordEvent.LaboratoryReported>(Only(Observed(code, (decimal)value, unit)));
        Assert.Equal(expected, reported.Values.Neutrophils.ToString());
        Assert.Equal(new LocalDate(2026, 1, 12), reported.Values.TakenOn);
    }

    [Theory]
    [InlineData(Quantity.QuantityComparator.LessThan, "<500/µL")]
    [InlineData(Quantity.QuantityComparator.LessOrEqual, "≤500/µL")]
    [InlineData(Quantity.QuantityComparator.GreaterThan, ">500/µL")]
    [InlineData(Quantity.QuantityComparator.GreaterOrEqual, "≥500/µL")]
    public void A_comparator_stays_a_bound(Quantity.QuantityComparator comparator, string expected)
    {
        Observation observation = Observed("26499-4", 0.5m, "10*9/L");
        ((Quantity)observation.Value!).Comparator = comparator;
        CountBound bound = Assert.IsType<RecordEvent.LaboratoryReported>(Only(observation)).Values.Neutrophils!.Value;
        Assert.Equal(expected, bound.ToString());
        Assert.Null(bound.Exact);
    }

    [Theory]
    [InlineData("26515-7", 50, "10*9/L", "50000/µL")]
    [InlineData("777-3", 49.999, "10*3/uL", "49999/µL")]
    public void Platelets(string code, double value, string unit, string expected) =>
        Assert.Equal(expected, Assert.IsType<RecordEvent.LaboratoryReported>(Only(Observed(code, (decimal)value, unit))).Values.Platelets.ToString());

    [Theory]
    [InlineData("26464-8")]
    [InlineData("6690-2")]
    public void Leukocytes(string code) => Assert.Equal("1200/µL", Assert.IsType<RecordEvent.LaboratoryReported>(Only(Observed(code, 1.2m, "10*9/L"))).Values.WhiteCells.ToString());

    [Theory]
    [InlineData(9.1, "g/dL")]
    [InlineData(91, "g/L")]
    public void Haemoglobin_in_both_units(double value, string unit) =>
        Assert.Equal(91m, Assert.IsType<RecordEvent.LaboratoryReported>(Only(Observed("718-7", (decimal)value, unit))).Values.Haemoglobin!.Value.In(MassPerVolume.GramsPerLitreUnit));

    [Theory]
    [InlineData(6.2, "kg")]
    [InlineData(6200, "g")]
    public void A_weight(double value, string unit) => Assert.Equal(6.2m, Assert.IsType<RecordEvent.Measured>(Only(Observed("29463-7", (decimal)value, unit))).Measurement.Weight!.Value.Kilograms);

    [Theory]
    [InlineData(62, "cm")]
    [InlineData(0.62, "m")]
    public void A_height(double value, string unit) => Assert.Equal(62m, Assert.IsType<RecordEvent.Measured>(Only(Observed("8302-2", (decimal)value, unit))).Measurement.Height!.Value.Centimetres);

    [Fact]
    public void Who_read_it_and_when_it_was_taken_are_kept()
    {
        Observation observation = Observed("26499-4", 500m, "/uL");
        observation.Effective = new FhirDateTime("2026-01-12T23:30:00+01:00");
        RecordEvent recorded = Only(observation);
        Assert.Equal(("Observation/12", "pharmacy", "infant 7"), (recorded.Stamp.Id, recorded.Stamp.RecordedBy, recorded.Stamp.Patient));
        Assert.Equal((new LocalDate(2026, 1, 12), Instant.FromUtc(2026, 1, 12, 22, 30)), (recorded.Date, recorded.HappenedAt));
        Assert.Equal(3, Record.Apply(recorded).Apply(Only(Observed("29463-7", 6.2m, "kg", id: "13"))).Events.Count);
    }

    [Fact]
    public void An_instant_and_a_period_are_times_too()
    {
        Observation observation = Observed("26499-4", 500m, "/uL");
        observation.Effective = new Hl7.Fhir.Model.Instant(new DateTimeOffset(2026, 1, 12, 23, 30, 0, TimeSpan.FromHours(1)));
        Assert.Equal((new LocalDate(2026, 1, 12), Instant.FromUtc(2026, 1, 12, 22, 30)), (Only(observation).Date, Only(observation).HappenedAt));
        observation.Effective = new Hl7.Fhir.Model.Period { Start = "2026-01-11T08:00:00Z", End = "2026-01-12" };
        Assert.Equal(new LocalDate(2026, 1, 11), Only(observation).Date);
    }

    [Fact]
    public void What_the_record_has_is_not_read_again_and_a_later_version_replaces_it()
    {
        Observation observation = Observed("26499-4", 500m, "/uL");
        observation.Meta = new() { VersionId = "1" };
        TreatmentRecord read = Record.Apply(Only(observation));
        Assert.Empty(FhirReader.Read(read, Context, observation));
        observation.Meta.VersionId = "2";
        ((Quantity)observation.Value!).Value = 480m;
        RecordEvent corrected = Assert.Single(FhirReader.Read(read, Context, observation));
        Assert.Equal("Observation/12/_history/1", corrected.Stamp.Supersedes);
        Assert.Equal("480/µL", Assert.Single(read.Apply(corrected).StandingEvents.OfType<RecordEvent.LaboratoryReported>()).Values.Neutrophils.ToString());
    }

    [Theory]
    [InlineData("code", "Observation/12: Observation.code cannot be read. Found 'http://loinc.org|2345-7'. Expected one of the LOINC codes 26499-4 (neutrophils), 751-8 (neutrophils), 26515-7 (platelets), 777-3 (platelets), 26464-8 (leukocytes), 6690-2 (leukocytes), 718-7 (haemoglobin), 1975-2 (bilirubin), 2160-0 (creatinine), 1742-6 (ALT), 1920-8 (AST), 29463-7 (weight), 8302-2 (height), 8277-6 (body surface area).")]
    [InlineData("two codes", "Observation/12: Observation.code cannot be read. Found 'http://loinc.org|26499-4, http://loinc.org|777-3'. Expected codes that mean one thing; these mean Neutrophils and Platelets.")]
    [InlineData("unit", "Observation/12: Observation.valueQuantity.code cannot be read. Found '10*3/mL'. Expected a UCUM code of cell count: /uL, 10*3/uL, 10*9/L.")]
    [InlineData("kelvin", "Observation/12: Observation.valueQuantity.code cannot be read. Found 'K/uL'. Expected a UCUM code of cell count: /uL, 10*3/uL, 10*9/L.")]
    [InlineData("text unit", "Observation/12: Observation.valueQuantity.system cannot be read. Found nothing. Expected http://unitsofmeasure.org; the unit '10^9/L' is text, and no unit is guessed.")]
    [InlineData("no value", "Observation/12: Observation.valueQuantity.value cannot be read. Found nothing. Expected a number.")]
    [InlineData("negative", "Observation/12: Observation.valueQuantity.value cannot be read. Found '-1'. Expected a cell count of 0 or more.")]
    [InlineData("below 0", "Observation/12: Observation.valueQuantity cannot be read. Found '<0'. Expected a bound above 0; nothing is below 0.")]
    [InlineData("preliminary", "Observation/12: Observation.status cannot be read. Found 'Preliminary'. Expected final, amended or corrected; a value that is not final decides nothing.")]
    [InlineData("another infant", "Observation/12: Observation.subject cannot be read. Found 'Patient/18'. Expected a reference to 'Patient/17', whom this reading is about.")]
    [InlineData("month", "Observation/12: Observation.effective cannot be read. Found '2026-01'. Expected a date, or a date and time with its offset from UTC.")]
    [InlineData("string", "Observation/12: Observation.value cannot be read. Found 'string'. Expected a valueQuantity.")]
    [InlineData("modifier", "Observation/12: Observation.modifierExtension cannot be read. Found 'urn:not'. Expected no modifier extension that this library does not know.")]
    [InlineData("id", "Observation/(without id): Observation.id cannot be read. Found nothing. Expected a text.")]
    public void What_is_not_understood_is_refused_with_its_place(string what, string expected)
    {
        Observation observation = Observed("26499-4", 0.5m, "10*9/L");
        Quantity quantity = (Quantity)observation.Value!;
        switch (what)
        {
            case "code": observation.Code!.Coding[0].Code = "2345-7"; break;
            case "two codes": observation.Code!.Coding.Add(new("http://loinc.org", "777-3")); break;
            case "unit": quantity.Code = "10*3/mL"; break;
            case "kelvin": quantity.Code = "K/uL"; break;
            case "text unit": (quantity.System, quantity.Code, quantity.Unit) = (null, null, "10^9/L"); break;
            case "no value": quantity.Value = null; break;
            case "negative": quantity.Value = -1m; break;
            case "below 0": (quantity.Value, quantity.Comparator) = (0m, Quantity.QuantityComparator.LessThan); break;
            case "preliminary": observation.Status = ObservationStatus.Preliminary; break;
            case "another infant": observation.Subject = new("Patient/18"); break;
            case "month": observation.Effective = new FhirDateTime("2026-01"); break;
            case "string": observation.Value = new FhirString("low"); break;
            case "modifier": observation.ModifierExtension.Add(new("urn:not", new FhirBoolean(true))); break;
            default: observation.Id = null; break;
        }

        FhirReading reading = FhirReader.TryRead(Record, Context, [observation]);
        Assert.Empty(reading.Events);
        Assert.Equal(expected, Assert.Single(reading.Refusals).ToString());
        Assert.Equal(expected, Assert.Throws<FhirRefusedException>(() => FhirReader.Read(Record, Context, observation)).Message);
    }

    [Fact]
    public void A_weight_and_a_haemoglobin_are_no_bounds()
    {
        foreach (Observation observation in new[] { Observed("29463-7", 6.2m, "kg"), Observed("718-7", 9m, "g/dL") })
        {
            ((Quantity)observation.Value!).Comparator = Quantity.QuantityComparator.LessThan;
            Assert.Equal("Observation.valueQuantity.comparator", Assert.Single(FhirReader.TryRead(Record, Context, [observation]).Refusals).Path);
        }
    }

    [Theory]
    [InlineData("1975-2", "mg/dL")]
    [InlineData("2160-0", "mg/dL")]
    [InlineData("1742-6", "U/L")]
    [InlineData("8277-6", "m2")]
    public void What_a_record_does_not_keep_is_refused_and_not_dropped(string code, string unit) =>
        Assert.Contains("what a record keeps", Assert.Single(FhirReader.TryRead(Record, Context, [Observed(code, 0.3m, unit)]).Refusals).Expected, StringComparison.Ordinal);

    [Fact]
    public void A_value_to_grade_has_its_bound_and_its_limits()
    {
        Observation observation = Observed("1742-6", 250m, "U/L");
        observation.ReferenceRange = [new() { High = new() { Value = 50, System = "http://unitsofmeasure.org", Code = "U/L" } }];
        MeasuredValue<EnzymeActivity> value = FhirReader.ValueOf(observation, CtcaeTerms.AlanineAminotransferaseIncreased, Context);
        Assert.Equal((250m, 50m, BoundKind.Exact), (value.Value.In(EnzymeActivity.UnitsPerLitreUnit), value.UpperLimit!.Value.In(EnzymeActivity.UnitsPerLitreUnit), value.Kind));
        // The baseline is normal. CTCAE: more than 3 to 5 times the upper limit is grade 2, more than 5 to 20 times grade 3.
        Assert.Equal(Grade.Moderate, GradeOf(value));
        ((Quantity)observation.Value!).Value = 251m;
        Assert.Equal(Grade.Severe, GradeOf(FhirReader.ValueOf(observation, CtcaeTerms.AlanineAminotransferaseIncreased, Context)));
        ((Quantity)observation.Value!).Comparator = Quantity.QuantityComparator.LessThan;
        Assert.Equal(BoundKind.Below, FhirReader.ValueOf(observation, CtcaeTerms.AlanineAminotransferaseIncreased, Context).Kind);
    }

    private static Grade GradeOf(MeasuredValue<EnzymeActivity> value)
    {
        GradeRange grade = Fhir.Protocol.Grade(CtcaeTerms.AlanineAminotransferaseIncreased, new(2026, 1, 12), value with { Baseline = EnzymeActivity.Parse("20 U/L") }).Grade;
        Assert.Equal(grade.Lowest, grade.Highest);
        return grade.Lowest;
    }

    /// <summary>The code says mass per volume; a molar unit contradicts it.</summary>
    [Fact]
    public void A_molar_bilirubin_under_the_code_of_a_mass_is_refused()
    {
        Observation observation = Observed("1975-2", 20m, "umol/L");
        Assert.Equal("Observation.valueQuantity.code", Assert.Single(Assert.Throws<FhirRefusedException>(() => FhirReader.ValueOf(observation, CtcaeTerms.BloodBilirubinIncreased, Context)).Refusals).Path);
        ((Quantity)observation.Value!).Code = "mg/dL";
        Assert.Equal(20m, FhirReader.ValueOf(observation, CtcaeTerms.BloodBilirubinIncreased, Context).Value.In(MassPerVolume.MilligramsPerDecilitreUnit));
        Assert.Equal("Observation.code", Assert.Single(Assert.Throws<FhirRefusedException>(() => FhirReader.ValueOf(observation, CtcaeTerms.CreatinineIncreased, Context)).Refusals).Path);
    }

    [Property(Arbitrary = [typeof(ProtocolArbitraries)])]
    public void Any_count_is_read_in_any_unit_as_it_was(CellCount count)
    {
        foreach (Unit unit in CellCount.Units.AsSpan())
        {
            Assert.Equal(CountBound.FromCellCount(count), Assert.IsType<RecordEvent.LaboratoryReported>(Only(Observed("777-3", count.In(unit), unit.UcumCode))).Values.Platelets);
        }
    }

    [Fact]
    public void A_birth_date_is_read_and_compared()
    {
        Patient patient = new() { Id = "17", BirthDate = "2025-09-14" };
        Assert.Equal(Fhir.Birth, FhirReader.BirthDateOf(patient));
        Assert.Empty(FhirReader.Read(Record, Context, patient));
        patient.BirthDate = "2025-09-15";
        Assert.Equal(
            "Patient/17: Patient.birthDate cannot be read. Found '2025-09-15'. Expected 2025-09-14, the date of birth in the record.",
            Assert.Single(FhirReader.TryRead(Record, Context, [patient]).Refusals).ToString());
        patient.BirthDate = "2025-09";
        Assert.Throws<FhirRefusedException>(() => FhirReader.BirthDateOf(patient));
    }

    private static RecordEvent Only(Observation observation) => Assert.Single(FhirReader.Read(Record, Context, Fhir.Sent(observation)));

    private static Observation Observed(string code, decimal value, string unit, string id = "12") => new()
    {
        Id = id,
        Status = ObservationStatus.Final,
        Code = new("http://loinc.org", code),
        Subject = new("Patient/17"),
        Effective = new FhirDateTime("2026-01-12"),
        Value = new Quantity { Value = value, System = "http://unitsofmeasure.org", Code = unit },
    };
}
