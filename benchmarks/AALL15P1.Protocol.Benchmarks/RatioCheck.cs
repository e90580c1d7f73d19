using System.Globalization;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// Runs benchmarks, compares them within the run, and fails when a target is missed. Times differ from machine to
/// machine; the ratios are what to trust.
/// </summary>
internal static class RatioCheck
{
    /// <summary>Runs what has a target, and prints the targets with what was measured.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="classes">The classes whose targets are looked at; none for all.</param>
    public static int Check(TextWriter output, IReadOnlyList<string> classes)
    {
        Target[] targets = [.. Target.All.Where(target => classes.Count == 0 || classes.Contains(target.Class.Name, StringComparer.Ordinal))];
        Measurements measured = Measurements.Run(
            targets.Select(target => target.Class).Distinct(),
            (type, method) => targets.Any(target => target.Class == type && target.Needs(method)));
        output.WriteLine($"{Measurements.Machine()} Trust the ratios, not the times.\n");
        output.Write(measured.Targets(targets, out int missed));
        output.Write(measured.Everything());
        return Verdict(output, missed);
    }

    /// <summary>Runs everything, and writes a report.</summary>
    public static int Report(string path, TextWriter output)
    {
        Measurements measured = Measurements.Run(
            typeof(Target).Assembly.GetTypes().Where(type => type.Name.EndsWith("Benchmarks", StringComparison.Ordinal)).OrderBy(type => type.Name, StringComparer.Ordinal),
            (_, _) => true);
        string targets = measured.Targets(Target.All, out int missed);
        File.WriteAllText(path, $"""
            # What was measured

            {Measurements.Machine()} Every ratio compares two things of the same run. Trust the ratios, not the times: they
            differ from machine to machine, and with what else a machine is doing.

            Made by `dotnet run -c Release --project benchmarks/AALL15P1.Protocol.Benchmarks -- report FILE`.

            ## Targets

            {targets}{measured.Everything()}
            """.ReplaceLineEndings("\n"));
        return Verdict(output, missed);
    }

    private static int Verdict(TextWriter output, int missed)
    {
        output.WriteLine(missed == 0 ? "Every target is met." : string.Create(CultureInfo.InvariantCulture, $"{missed} targets are missed."));
        return missed == 0 ? 0 : 1;
    }
}
