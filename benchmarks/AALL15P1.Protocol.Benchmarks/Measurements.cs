using System.Globalization;
using System.Text;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>The results of one run on one machine, by class and method, and the tables made from them.</summary>
internal sealed class Measurements
{
    private readonly List<(Type Class, BenchmarkReport[] Reports)> classes = [];

    /// <summary>Runs benchmarks, one class after another.</summary>
    /// <param name="types">The classes.</param>
    /// <param name="selected">Which methods of a class to run.</param>
    public static Measurements Run(IEnumerable<Type> types, Func<Type, string, bool> selected)
    {
        Measurements made = new();
        foreach (Type type in types)
        {
            made.classes.Add((type, [.. BenchmarkRunner.Run(type, Config(type, selected)).Reports]));
        }

        return made;
    }

    /// <summary>The targets with what was measured, as a Markdown table.</summary>
    public string Targets(out int missed)
    {
        missed = 0;
        StringBuilder text = new();
        text.Append("| what | compared with | ratio | at most | bytes | at most | met |\n| --- | --- | ---: | ---: | ---: | ---: | --- |\n");
        foreach (Target target in Target.All)
        {
            BenchmarkReport own = Of(target.Class, target.Method);
            BenchmarkReport other = Of(target.Class, target.ComparedWith);
            double ratio = Time(own) / Time(other);
            bool met = ratio <= target.MostRatio && (target.MostBytes is not { } most || Bytes(own) <= most);
            missed += met ? 0 : 1;
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Name(own)} | {Name(other)} | {Ratio(ratio)} | {Ratio(target.MostRatio)} | {Bytes(own):N0} | {target.MostBytes?.ToString("N0", CultureInfo.InvariantCulture) ?? "-"} | {(met ? "yes" : "NO")} |\n");
        }

        return text.ToString();
    }

    /// <summary>Everything that was measured, a table for each class.</summary>
    public string Everything()
    {
        StringBuilder text = new();
        foreach ((Type type, BenchmarkReport[] reports) in classes)
        {
            BenchmarkReport baseline = reports.Single(report => report.BenchmarkCase.Descriptor.Baseline);
            text.Append(CultureInfo.InvariantCulture, $"\n## {type.Name}\n\n| what | ratio | time | bytes |\n| --- | ---: | ---: | ---: |\n");
            foreach (BenchmarkReport report in reports)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Name(report)} | {Ratio(Time(report) / Time(baseline))} | {Nanoseconds(Time(report))} | {Bytes(report):N0} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The machine of this run.</summary>
    public static string Machine()
    {
        HostEnvironmentInfo host = HostEnvironmentInfo.GetCurrent();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Measured on {host.Cpu.Value?.ProcessorName ?? "an unknown processor"}, {Environment.ProcessorCount} logical processors, {host.RuntimeVersion}, {host.Os.Value}.");
    }

    private static ManualConfig Config(Type type, Func<Type, string, bool> selected)
    {
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultConfig.Instance.GetColumnProviders().ToArray())
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddFilter(new SimpleFilter(benchmark => selected(type, benchmark.Descriptor.WorkloadMethod.Name)));
        Job job = type == typeof(CohortReplayBenchmarks)
            ? Job.Default.WithStrategy(BenchmarkDotNet.Engines.RunStrategy.Monitoring).WithWarmupCount(0).WithIterationCount(1).WithInvocationCount(1).WithUnrollFactor(1)
            : Job.Default.WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(200)).WithWarmupCount(6).WithIterationCount(15);
        return config.AddJob(job.WithToolchain(new InProcessEmitToolchain(new())));
    }

    private static double Time(BenchmarkReport report) => report.ResultStatistics!.Median;

    private static long Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;

    private static string Ratio(double ratio) =>
        ratio < 0.2 ? string.Create(CultureInfo.InvariantCulture, $"1/{1 / ratio:0}") : ratio.ToString("N2", CultureInfo.InvariantCulture);

    private static string Nanoseconds(double time) => time switch
    {
        < 1e3 => string.Create(CultureInfo.InvariantCulture, $"{time:N1} ns"),
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{time / 1e3:N1} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time / 1e6:N1} ms"),
    };

    private static string Name(BenchmarkReport report) => report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');

    private BenchmarkReport Of(Type type, string method) =>
        classes.Single(measured => measured.Class == type).Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);
}
