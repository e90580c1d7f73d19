using AALL15P1.Protocol.Benchmarks;
using BenchmarkDotNet.Running;

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
