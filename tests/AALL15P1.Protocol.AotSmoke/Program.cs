// Published ahead of time and run: the library must do its main job without reflection or run-time code.
using System.Text.Json;
using System.Text.Json.Serialization;
using AALL15P1.Protocol;
using AALL15P1.Protocol.Json;
using NodaTime;

CompiledProtocol protocol = Aall15P1.Compile();
Roadmap roadmap = protocol.Plan(new LocalDate(2025, 9, 14), new LocalDate(2026, 1, 5));
Require(roadmap[0].ToString() == "2026-01-05 induction day 1: methotrexate IT", "the first administration");
Require(RoadmapJson.Write(RoadmapJson.Read(RoadmapJson.Write(roadmap), Aall15P1.Compile())) == RoadmapJson.Write(roadmap), "the roadmap's JSON");
Require((MassPerWeight.FromMilligramsPerKilogram(2.5m) * Weight.FromKilograms(6.2m)).ToString() == "15.5 mg", "a dose");
Weight weight = Weight.Parse("6.2 kg");
Require(weight > Weight.FromGrams(6199m) && weight * 2m / 2m == weight && weight.In(Weight.GramUnit) == 6200m && $"{weight:g}" == "6200 g", "a quantity");
Require(CellCount.TryParse("0.5 K/uL", null, out CellCount count) && count + count - count == CellCount.FromPerMicrolitre(500m), "a count");
Require(DrugMass.FromMilligrams(60m).PerDay().DividedInto(3) == PerDose<DrugMass>.Parse("20 mg/dose"), "a dose per day");
string values = JsonSerializer.Serialize(new Values(weight, PerDose<DrugMass>.Parse("20 mg/dose"), new BlockId("azacitidine-1")), Generated.Default.Values);
Require(values == """{"Weight":"6.2 kg","Dose":"20 mg/dose","Block":"azacitidine-1"}""", "a host's own JSON");
Require(JsonSerializer.Deserialize(values, Generated.Default.Values)!.Weight == weight, "reading a host's own JSON");
foreach (Operation operation in ProtocolOperations.All)
{
    Require(operation.InputSchema.Contains(operation.Id, StringComparison.Ordinal), $"the schema of {operation}");
}

Require(
    ProtocolOperations.Find("site-of-care").Decide(protocol, """{"schemaVersion":1,"block":"azacitidine-4","setting":"shared-care-centre","administers":"azacitidine"}""")
        .Contains("\"answer\":\"tertiary-centre\"", StringComparison.Ordinal),
    "a decision's JSON");
Require(
    ProtocolOperations.Find("infusion").Decide(protocol, """{"schemaVersion":1,"reconstituted":"2026-02-09T10:00:00Z","plannedMinutes":40}""")
        .Contains("\"latestStart\":\"2026-02-09T10:05:00Z\"", StringComparison.Ordinal),
    "an infusion's JSON");
string unweighed = ProtocolOperations.Find("dose").Decide(
    protocol,
    """{"schemaVersion":1,"block":"azacitidine-1","order":"azacitidine","blockStart":"2026-02-09","on":"2026-02-10","birthDate":"2025-09-14","supplement":"illustration"}""");
Require(DecisionJson.Read(unweighed).Findings[0].Rule.Id == "DOSE-WEIGHT", "reading a decision's JSON");
Require(
    ProtocolOperations.Find("safety-check").Decide(
    protocol,
        """{"schemaVersion":1,"birthDate":"2025-09-14","inductionStart":"2026-01-05","request":{"drug":"vincristine","amount":"1 mg","period":"per-dose","route":"IT","on":"2026-01-12"}}""")
        .Contains("\"outcome\":\"hold\"", StringComparison.Ordinal),
    "a safety check's JSON");
Require(DefinitionJson.Read(DefinitionJson.Write(Aall15P1.Definition)) == Aall15P1.Definition, "the definition's JSON");
Console.WriteLine("ok");
return 0;

static void Require(bool holds, string what)
{
    if (!holds)
    {
        throw new InvalidOperationException($"Ahead of time, {what} is wrong.");
    }
}

internal sealed record Values(Weight Weight, PerDose<DrugMass> Dose, BlockId Block);

[JsonSerializable(typeof(Values))]
internal sealed partial class Generated : JsonSerializerContext;
