using System.Globalization;
using System.Text;

namespace AALL15P1.Protocol.Mutation;

/// <summary>What became of a fault.</summary>
/// <param name="Mutant">The fault.</param>
/// <param name="Kind">killed, timeout, survived or unreached.</param>
/// <param name="By">The test that noticed it.</param>
/// <param name="Milliseconds">How long it took to try.</param>
internal sealed record Verdict(Mutant Mutant, string Kind, string By, int Milliseconds);

/// <summary>The committed result of a folder: figures by file, and every fault that no test noticed, with the reason where it changes nothing.</summary>
internal sealed class Results(string folder, string name)
{
    private readonly string file = Path.Combine(folder, name.Replace('/', '-').Replace(".", "Front", StringComparison.Ordinal) + ".md");
    private readonly string survivors = Path.Combine(AppContext.BaseDirectory, name.Replace('/', '-') + ".survivors");
    private readonly string reasons = Path.Combine(folder, "equivalent.tsv");

    /// <summary>The faults that survived the last time.</summary>
    public HashSet<string> Survivors() => File.Exists(survivors) ? [.. File.ReadAllLines(survivors)] : [];

    /// <summary>The faults that change nothing that could be seen, each with the reason.</summary>
    public Dictionary<string, string> Reasons() => File.Exists(reasons)
        ? File.ReadAllLines(reasons).Where(l => l.Contains('\t', StringComparison.Ordinal)).Select(l => l.Split('\t')).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal)
        : [];

    /// <summary>Writes the result. Of a run of some files or faults the survivors are kept, for the next of that kind.</summary>
    public void Write(List<Verdict> verdicts, bool all, string options)
    {
        Directory.CreateDirectory(folder);
        Dictionary<string, string> why = Reasons();
        List<Verdict> left = [.. verdicts.Where(v => v.Kind is "survived" or "unreached")];
        File.WriteAllLines(survivors, left.Select(v => v.Mutant.Key));
        Console.Error.WriteLine($"{verdicts.Count} faults, {verdicts.Count - left.Count} noticed, {left.Count(v => why.ContainsKey(v.Mutant.Key))} that change nothing, {left.Count(v => !why.ContainsKey(v.Mutant.Key))} not noticed.");
        if (!all)
        {
            return;
        }

        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# {name}\n\n`.ci/long mutation {name}{options}`{(options.Length > 0 ? $": what the folder's own {(options.EndsWith("own", StringComparison.Ordinal) ? "" : "quick ")}tests notice" : "")}. `../README.md` says what is counted.\n\n");
        text.Append("| file | faults | killed | without end | change nothing | not noticed |\n|---|---|---|---|---|---|\n");
        foreach (IGrouping<string, Verdict> of in verdicts.GroupBy(v => v.Mutant.File, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(Row(of.Key, [.. of]));
        }

        text.Append(Row("all", verdicts));
        List<Verdict> open = [.. left.Where(v => !why.ContainsKey(v.Mutant.Key))];
        text.Append("\n## Not noticed\n\n");
        text.Append(open.Count == 0 ? "None.\n" : string.Concat(open.Select(v => $"- {Line(v)}{(v.Kind == "unreached" ? " (no test reaches it)" : "")}\n")));
        text.Append("\n## Change nothing\n\n");
        List<Verdict> equal = [.. left.Where(v => why.ContainsKey(v.Mutant.Key))];
        text.Append(equal.Count == 0 ? "None.\n" : string.Concat(equal.Select(v => $"- {Line(v)}: {why[v.Mutant.Key]}\n")));
        File.WriteAllText(file, text.ToString());

        string Row(string what, List<Verdict> of) => string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {of.Count} | {of.Count(v => v.Kind == "killed")} | {of.Count(v => v.Kind == "timeout")} | {of.Count(v => v.Kind is "survived" or "unreached" && why.ContainsKey(v.Mutant.Key))} | {of.Count(v => v.Kind is "survived" or "unreached" && !why.ContainsKey(v.Mutant.Key))} |\n");
    }

    private static string Line(Verdict verdict) =>
        $"{verdict.Mutant.File}:{verdict.Mutant.Line} {verdict.Mutant.Member}: `{verdict.Mutant.Before}` → `{verdict.Mutant.After}`";
}
