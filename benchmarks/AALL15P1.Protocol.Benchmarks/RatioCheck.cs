using System.Globalization;
using System.Text;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// Runs the benchmarks that have targets, compares them within the run, prints a Markdown table, and fails when a
/// target is missed. Times differ from machine to machine; the ratios are what to trust.
/// </summary>
internal static class RatioCheck
{
    public static int Run(TextWriter output)
    {
        IConfig config = ManualConfig.CreateEmpty()
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultConfig.Instance.GetColumnProviders().ToArray())
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .AddJob(Job.Default.WithToolchain(new InProcessEmitToolchain(new())).WithWarmupCount(6).WithIterationCount(12));
        Dictionary<string, BenchmarkReport> reports = [];
        foreach (Type type in Target.All.Select(target => target.Class).Distinct())
        {
            foreach (BenchmarkReport report in BenchmarkRunner.Run(type, config).Reports)
            {
                reports[Key(type, report.BenchmarkCase.Descriptor.WorkloadMethod.Name)] = report;
            }
        }

        output.Write(Table(reports, out int missed));
        output.WriteLine(missed == 0 ? "Every target is met." : string.Create(CultureInfo.InvariantCulture, $"{missed} targets are missed."));
        return missed == 0 ? 0 : 1;
    }

    private static string Table(Dictionary<string, BenchmarkReport> reports, out int missed)
    {
        missed = 0;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Measured on {HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName ?? "an unknown processor"}, {HostEnvironmentInfo.GetCurrent().RuntimeVersion}. Trust the ratios, not the times.\n\n");
        text.Append("| what | time | compared with | ratio | target | bytes | target | met |\n|---|---:|---|---:|---:|---:|---:|---|\n");
        foreach (Target target in Target.All)
        {
            BenchmarkReport own = reports[Key(target.Class, target.Method)];
            BenchmarkReport other = reports[Key(target.Class, target.ComparedWith)];
            double ratio = own.ResultStatistics!.Median / other.ResultStatistics!.Median;
            long bytes = own.GcStats.GetBytesAllocatedPerOperation(own.BenchmarkCase) ?? 0;
            bool met = ratio <= target.MostRatio && (target.MostBytes is not { } most || bytes <= most);
            missed += met ? 0 : 1;
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Name(own)} | {own.ResultStatistics.Median:N1} ns | {Name(other)} | {Ratio(ratio)} | {Ratio(target.MostRatio)} | {bytes} | {target.MostBytes?.ToString(CultureInfo.InvariantCulture) ?? "-"} | {(met ? "yes" : "NO")} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Ratio(double ratio) =>
        ratio < 0.2 ? string.Create(CultureInfo.InvariantCulture, $"1/{1 / ratio:0}") : ratio.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Name(BenchmarkReport report) => report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');

    private static string Key(Type type, string method) => $"{type.Name}.{method}";
}
