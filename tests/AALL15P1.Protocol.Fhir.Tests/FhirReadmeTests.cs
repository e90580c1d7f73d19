using System.Globalization;
using Hl7.Fhir.Model;
using Xunit;
using Instant = NodaTime.Instant;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>The code that the READMEs show of FHIR is compiled here, run, and compared with their text.</summary>
public sealed class FhirReadmeTests
{
    [Fact]
    public void The_snippet_writes_requests_and_reads_a_count()
    {
        using StringWriter console = new(CultureInfo.InvariantCulture);
        TreatmentRecord record = Fhir.Protocol.Replay([new RecordEvent.Enrolled(new("1", Instant.FromUtc(2026, 1, 4, 8, 0), "ward 7"), new(2026, 1, 4), Fhir.Birth)]);
        Observation observation = new()
        {
            Id = "12",
            Status = ObservationStatus.Final,
            Code = new("http://loinc.org", "26499-4"),
            Subject = new("Patient/17"),
            Effective = new FhirDateTime("2026-02-08"),
            Value = new Quantity { Comparator = Quantity.QuantityComparator.LessThan, Value = 0.5m, System = "http://unitsofmeasure.org", Code = "10*9/L" },
        };
        TreatmentRecord after = Snippet(console, Fhir.Protocol, Fhir.Protocol.Plan(Fhir.Birth, Fhir.Start), ValidationTests.Infant, record, observation, Instant.FromUtc(2026, 2, 9, 8, 0));

        const string Printed =
            """
            886 MedicationRequests
            2026-02-08 LaboratoryReported (event Observation/12)

            """;
        Assert.Equal(Printed, console.ToString(), ignoreLineEndingDifferences: true);
        Readme.Shows(Printed);
        Assert.Equal("<500/µL", Assert.Single(after.StandingEvents.OfType<RecordEvent.LaboratoryReported>()).Values.Neutrophils.ToString());
    }

    private static TreatmentRecord Snippet(
        TextWriter Console, CompiledProtocol protocol, Roadmap roadmap, Infant infant, TreatmentRecord record, Observation observation, Instant now)
    {
        // snippet
        FhirContext context = new("Patient/17", now, "pharmacy");
        Bundle requests = FhirWriter.RoadmapOf(protocol, roadmap, context, infant);
        Console.WriteLine($"{requests.Entry.Count(entry => entry.Resource is MedicationRequest)} MedicationRequests");
        foreach (RecordEvent recorded in FhirReader.Read(record, context, observation))
        {
            record = record.Apply(recorded);
            Console.WriteLine(recorded);
        }

        // end
        return record;
    }
}
