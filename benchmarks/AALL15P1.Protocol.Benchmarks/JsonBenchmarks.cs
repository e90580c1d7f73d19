using AALL15P1.Protocol.Json;
using BenchmarkDotNet.Attributes;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>A whole roadmap and a whole record, written and read.</summary>
[MemoryDiagnoser]
public class JsonBenchmarks
{
    private readonly Roadmap roadmap = Infant.Projected();
    private string roadmapJson = string.Empty;
    private string recordJson = string.Empty;

    [GlobalSetup]
    public void Setup()
    {
        roadmapJson = RoadmapJson.Write(roadmap);
        recordJson = RecordJson.WriteLines(Journey.Events);
    }

    [Benchmark(Description = "roadmap, written", Baseline = true)]
    public string WriteRoadmap() => RoadmapJson.Write(roadmap);

    [Benchmark(Description = "roadmap, read and planned anew")]
    public Roadmap ReadRoadmap() => RoadmapJson.Read(roadmapJson, Aall15P1.Compile());

    [Benchmark(Description = "record, written")]
    public string WriteRecord() => RecordJson.WriteLines(Journey.Events);

    [Benchmark(Description = "record, read")]
    public ValueList<RecordEvent> ReadRecord() => RecordJson.Read(recordJson);
}
