using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Tests.Json;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Supplement;

[Properties(Arbitrary = [typeof(SupplementGenerators)])]
public sealed class SupplementRoundTripTests
{
    [Property]
    public void A_supplement_round_trips_and_fits_its_schema(SiteSupplement supplement)
    {
        string json = SupplementJson.Write(supplement);
        SiteSupplement read = SupplementJson.Read(json);

        Assert.Equal(supplement, read);
        Assert.Equal(json, SupplementJson.Write(read));
        Assert.Equal(SupplementJson.Fingerprint(supplement), SupplementJson.Fingerprint(read));
        Assert.Empty(SchemaCheck.Problems("site-supplement", json));
    }

    [Property(MaxTest = 30)]
    public void A_definition_that_any_supplement_completes_round_trips_and_fits_its_schema(SiteSupplement supplement)
    {
        ProtocolDefinition definition = Aall15P1.Compile(supplement).Definition;
        string json = DefinitionJson.Write(definition);

        Assert.Equal(definition, DefinitionJson.Read(json));
        Assert.Empty(SchemaCheck.Problems("definition", json));
    }
}
