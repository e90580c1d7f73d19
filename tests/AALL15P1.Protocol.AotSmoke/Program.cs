// Published ahead of time and run: the library must do its main job without reflection or run-time code.
using AALL15P1.Protocol;
using AALL15P1.Protocol.Json;
using NodaTime;

Schedule schedule = Schedule.Compile(Aall15P1.Definition);
Roadmap roadmap = schedule.Plan(new LocalDate(2025, 9, 14), new LocalDate(2026, 1, 5));
Require(roadmap[0].ToString() == "2026-01-05 induction day 1: methotrexate IT", "the first administration");
Require(RoadmapJson.Write(RoadmapJson.Read(RoadmapJson.Write(roadmap), Aall15P1.Compile())) == RoadmapJson.Write(roadmap), "the roadmap's JSON");
Require((MassPerWeight.FromMilligramsPerKilogram(2.5m) * Weight.FromKilograms(6.2m)).ToString() == "15.5 mg", "a dose");
Require(Weight.Parse("6.2 kg") == Weight.FromKilograms(6.2m), "parsing");
foreach (Operation operation in ProtocolOperations.All)
{
    Require(operation.InputSchema.Contains(operation.Id, StringComparison.Ordinal), $"the schema of {operation}");
}

Require(
    ProtocolOperations.Find("site-of-care").Decide(Aall15P1.Compile(), """{"schemaVersion":1,"block":"azacitidine-4","setting":"shared-care-centre","administers":"azacitidine"}""")
        .Contains("\"answer\":\"tertiary-centre\"", StringComparison.Ordinal),
    "a decision's JSON");
Require(
    ProtocolOperations.Find("infusion").Decide(Aall15P1.Compile(), """{"schemaVersion":1,"reconstituted":"2026-02-09T10:00:00Z","plannedMinutes":40}""")
        .Contains("\"latestStart\":\"2026-02-09T10:05:00Z\"", StringComparison.Ordinal),
    "an infusion's JSON");
string unweighed = ProtocolOperations.Find("dose").Decide(Aall15P1.Compile(), 
    """{"schemaVersion":1,"block":"azacitidine-1","order":"azacitidine","blockStart":"2026-02-09","on":"2026-02-10","birthDate":"2025-09-14","supplement":"illustration"}""");
Require(DecisionJson.Read(unweighed).Findings[0].Rule.Id == "DOSE-WEIGHT", "reading a decision's JSON");
Require(
    ProtocolOperations.Find("safety-check").Decide(Aall15P1.Compile(), 
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
