using AALL15P1.Protocol.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["check"])
{
    return RatioCheck.Run(Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(Infant).Assembly).Run(args);
return 0;
