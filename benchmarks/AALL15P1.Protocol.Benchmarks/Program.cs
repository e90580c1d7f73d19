using AALL15P1.Protocol.Benchmarks;
using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Infant).Assembly).Run(args);
