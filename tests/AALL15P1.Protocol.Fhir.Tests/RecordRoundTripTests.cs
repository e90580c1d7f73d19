using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using Hl7.Fhir.Model;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>What is written is read back to the same, by way of the JSON that another system would get.</summary>
public class RecordRoundTripTests
{
    [Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 40)]
    public void A_record_is_read_back_event_by_event(RecordCase drawn) => Same(drawn.Record(Fhir.Protocol));

    [Property(Arbitrary = [typeof(ProtocolArbitraries)], MaxTest = 10)]
    public void A_journey_is_read_back_event_by_event(RecordJourney drawn) => Same(drawn.Record(Fhir.Protocol));

    private static void Same(TreatmentRecord record)
    {
        Bundle sent = Fhir.Sent(FhirWriter.RecordOf(record, Fhir.Context));
        TreatmentRecord read = record.Protocol.Replay(FhirReader.Read(record.Protocol.NewRecord(), Fhir.Context, sent));
        Assert.Equal(RecordJson.WriteLines(record.Events), RecordJson.WriteLines(read.Events));
        Assert.Equal(record.Events, read.Events);
    }
}
