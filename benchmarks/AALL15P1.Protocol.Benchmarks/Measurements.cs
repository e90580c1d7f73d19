using System.Globalization;
using System.Text;
using BenchmarkDotNet.Environments;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>The results of one run on one machine, by class and method, and the tables made from them.</summary>
internal sealed class Measurements
{
    private readonly List<(Type Class, Measured[] Methods)> classes = [];

    /// <summary>Runs benchmarks, one class after another.</summary>
    /// <param name="types">The classes.</param>
    /// <param name="selected">Which methods of a class to run.</param>
    public static Measurements Run(IEnumerable<Type> types, Func<Type, string, bool> selected)
    {
        Measurements made = new();
        foreach (Type type in types)
        {
            made.classes.Add((type, Measured.Run(type, method => selected(type, method))));
        }

        return made;
    }

    /// <summary>The targets with what was measured, as a Markdown table.</summary>
    public string Targets(IEnumerable<Target> targets, out int missed)
    {
        missed = 0;
        StringBuilder text = new();
        text.Append("| what | compared with | ratio | at most | bytes | at most | met |\n| --- | --- | ---: | ---: | ---: | ---: | --- |\n");
        foreach (Target target in targets)
        {
            Measured own = Of(target.Class, target.Method);
            Measured other = Of(target.Class, target.ComparedWith);
            double ratio = own.Time / other.Time / (target.LikeThat is { } like ? Of(target.Class, like.Method).Time / Of(target.Class, like.ComparedWith).Time : 1);
            bool met = ratio <= target.MostRatio && !(own.Bytes > target.MostBytes) && !(own.Time > target.MostMilliseconds * 1e6);
            missed += met ? 0 : 1;
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {own.Name}{(target.MostMilliseconds is { } most ? $" ({Nanoseconds(own.Time)}, at most {most} ms)" : string.Empty)} | {other.Name}{(target.LikeThat is { } model ? $", as {Of(target.Class, model.Method).Name}" : string.Empty)} | {Ratio(ratio)} | {Ratio(target.MostRatio)} | {own.Bytes:N0} | {target.MostBytes?.ToString("N0", CultureInfo.InvariantCulture) ?? "-"} | {(met ? "yes" : "NO")} |\n");
        }

        return text.ToString();
    }

    /// <summary>Everything that was measured, a table for each class.</summary>
    public string Everything()
    {
        StringBuilder text = new();
        foreach ((Type type, Measured[] methods) in classes)
        {
            Measured baseline = methods.FirstOrDefault(method => method.IsBaseline) ?? methods[0];
            text.Append(CultureInfo.InvariantCulture, $"\n## {type.Name}\n\n| what | ratio | time | bytes |\n| --- | ---: | ---: | ---: |\n");
            foreach (Measured method in methods)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {method.Name} | {Ratio(method.Time / baseline.Time)} | {Nanoseconds(method.Time)} | {method.Bytes:N0} |\n");
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

    private static string Ratio(double ratio) =>
        ratio < 0.2 ? string.Create(CultureInfo.InvariantCulture, $"1/{1 / ratio:0}") : ratio.ToString("N2", CultureInfo.InvariantCulture);

    private static string Nanoseconds(double time) => time switch
    {
        < 1e3 => string.Create(CultureInfo.InvariantCulture, $"{time:N1} ns"),
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{time / 1e3:N1} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time / 1e6:N1} ms"),
    };

    private Measured Of(Type type, string method) =>
        classes.Single(measured => measured.Class == type).Methods.Single(one => one.Method == method);
}
