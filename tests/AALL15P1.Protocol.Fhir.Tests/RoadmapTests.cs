using Hl7.Fhir.Model;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

public class RoadmapTests
{
    private static readonly Infant Infant = new(Fhir.Birth, [new(Fhir.Start, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);

    [Fact]
    public void The_whole_of_therapy_is_valid() => Fhir.Valid(FhirWriter.RoadmapOf(Fhir.Protocol, Fhir.Protocol.Plan(Fhir.Birth, Fhir.Start), Fhir.Context), "roadmap");

    [Fact]
    public void The_whole_of_therapy_with_amounts_is_valid() =>
        Fhir.Valid(FhirWriter.RoadmapOf(Fhir.Illustrated, Fhir.Illustrated.Plan(Fhir.Birth, Fhir.Start), Fhir.Context, Infant), "roadmap-illustrated");
}
