using System.Runtime;
using AALL15P1.Protocol.Benchmarks;
using BenchmarkDotNet.Running;

// Strings of 85 kB and more make the collector go over all that lives, which here is what other benchmarks need: it does so
// beside the program, and not in its place, for both sides of each ratio.
GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
switch (args)
{
    case ["check", .. string[] classes]:
        return RatioCheck.Check(Console.Out, classes);
    case ["report", string path]:
        return RatioCheck.Report(path, Console.Out);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Infant).Assembly).Run(args);
        return 0;
}
