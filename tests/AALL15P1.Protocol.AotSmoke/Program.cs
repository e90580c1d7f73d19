// Published ahead of time and run: the library must do its main job without reflection or run-time code.
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Json.Operations;
using AALL15P1.Protocol.Json.Roadmaps;
using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Scheduling;
using NodaTime;

Schedule schedule = Schedule.Compile(Aall15P1.Definition);
Roadmap roadmap = schedule.Plan(new LocalDate(2025, 9, 14), new LocalDate(2026, 1, 5));
Require(roadmap[0].ToString() == "2026-01-05 induction day 1: methotrexate IT", "the first administration");
Require(RoadmapJson.Write(RoadmapJson.Read(RoadmapJson.Write(roadmap), _ => Aall15P1.Definition)) == RoadmapJson.Write(roadmap), "the roadmap's JSON");
Require((MassPerWeight.FromMilligramsPerKilogram(2.5m) * Weight.FromKilograms(6.2m)).ToString() == "15.5 mg", "a dose");
Require(Weight.Parse("6.2 kg") == Weight.FromKilograms(6.2m), "parsing");
foreach (Operation operation in ProtocolOperations.All)
{
    Require(operation.InputSchema.Contains(operation.Id, StringComparison.Ordinal), $"the schema of {operation}");
}

Require(
    ProtocolOperations.Find("site-of-care").Decide("""{"schemaVersion":1,"block":"azacitidine-4","setting":"shared-care-centre","administers":"azacitidine"}""")
        .Contains("\"answer\":\"tertiary-centre\"", StringComparison.Ordinal),
    "a decision's JSON");
Console.WriteLine("ok");
return 0;

static void Require(bool holds, string what)
{
    if (!holds)
    {
        throw new InvalidOperationException($"Ahead of time, {what} is wrong.");
    }
}
