using Hl7.Fhir.Model;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

public class PlanDefinitionTests
{
    [Fact]
    public void It_is_valid() => Fhir.Valid(FhirWriter.PlanDefinitionOf(Fhir.Protocol), "plan-definition");
}
