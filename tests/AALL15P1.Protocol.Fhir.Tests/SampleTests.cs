using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>
/// A sample of everything that is written, in both formats. Where <c>FHIR_SAMPLES</c> names a folder, they are written
/// there, and <c>tests/fhir-check</c> shows them to other implementations.
/// </summary>
public class SampleTests
{
    [Fact]
    public void Json_and_xml_say_the_same()
    {
        List<(string Name, Resource Resource)> samples =
        [
            ("plan-definition", FhirWriter.PlanDefinitionOf(Fhir.Protocol)),
            ("plan-definition-illustrated", FhirWriter.PlanDefinitionOf(Fhir.Illustrated)),
            ("roadmap", FhirWriter.RoadmapOf(Fhir.Protocol, Fhir.Protocol.Plan(Fhir.Birth, Fhir.Start), Fhir.Context)),
            ("roadmap-illustrated", FhirWriter.RoadmapOf(Fhir.Illustrated, Fhir.Illustrated.Plan(Fhir.Birth, Fhir.Start), Fhir.Context, ValidationTests.Infant)),
            ("record", FhirWriter.RecordOf(Fhir.Illustrated.Replay(TwoYears.Events(Fhir.Illustrated)), Fhir.Context, Fhir.Start.PlusDays(100))),
            .. FhirWriter.DefinitionsOf(Fhir.Protocol).Select(definition => ($"definition-{((IConformanceResource)definition).Name}", definition)),
        ];
        foreach ((string name, Resource resource) in samples)
        {
            string json = resource.ToJson();
            string xml = resource.ToXml();
            Assert.Equal(json, new FhirXmlDeserializer().Deserialize<Resource>(xml).ToJson());
            if (Environment.GetEnvironmentVariable("FHIR_SAMPLES") is { Length: > 0 } folder)
            {
                File.WriteAllText(Path.Combine(folder, $"{name}.json"), json);
                File.WriteAllText(Path.Combine(folder, $"{name}.xml"), xml);
            }
        }
    }
}
