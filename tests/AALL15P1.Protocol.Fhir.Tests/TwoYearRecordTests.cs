using Hl7.Fhir.Model;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

public class TwoYearRecordTests
{
    private static readonly TreatmentRecord Record = Fhir.Illustrated.Replay(TwoYears.Events(Fhir.Illustrated));

    [Fact]
    public void It_has_every_kind_of_event() => Assert.Equal(Enum.GetValues<RecordEventKind>(), Record.Events.Select(recorded => recorded.Kind).Distinct().Order());

    [Fact]
    public void It_is_read_back_event_by_event()
    {
        Bundle sent = Fhir.Sent(FhirWriter.RecordOf(Record, Fhir.Context, Fhir.Start.PlusDays(100)));
        Assert.Equal(Record.Events, FhirReader.Read(Fhir.Illustrated.NewRecord(), Fhir.Context, sent));
    }
}
