using System.Globalization;
using System.Text;

namespace AALL15P1.Protocol.Mutation;

/// <summary>What became of a fault.</summary>
/// <param name="Mutant">The fault.</param>
/// <param name="Kind">killed, timeout, survived or unreached.</param>
/// <param name="By">The test that noticed it.</param>
/// <param name="Milliseconds">How long it took to try.</param>
internal sealed record Verdict(Mutant Mutant, string Kind, string By, int Milliseconds)
{
    /// <summary>The test that noticed it.</summary>
    public string Test => By.Split(": ")[0];

    /// <summary>Whether the test is yet to be asked without the fault.</summary>
    public bool IsToBeChecked { get; init; }
}

/// <summary>What is kept of a verdict from one run to the next.</summary>
internal sealed record Outcome(string Kind, string File, string Key, string Line)
{
    public bool IsLeft => Kind is "survived" or "unreached";

    public static Outcome Of(Verdict verdict) => new(
        verdict.Kind, verdict.Mutant.File, verdict.Mutant.Key,
        $"{verdict.Mutant.File}:{verdict.Mutant.Line} {verdict.Mutant.Member}: `{verdict.Mutant.Before}` → `{verdict.Mutant.After}`");
}

/// <summary>
/// The committed result of a folder: figures by file, and every fault that no test noticed, with the reason where it changes nothing.
/// What was left is kept on this machine, for a run of that alone, which changes the result of the run before it.
/// </summary>
internal sealed class Results(string folder, string name)
{
    private const string Whole = "whole";
    private readonly string file = Path.Combine(folder, name.Replace('/', '-').Replace(".", "Front", StringComparison.Ordinal) + ".md");
    private readonly string kept = Path.Combine(AppContext.BaseDirectory, name.Replace('/', '-') + ".verdicts");
    private readonly string reasons = Path.Combine(folder, "equivalent.tsv");

    /// <summary>The faults that survived the last time.</summary>
    public HashSet<string> Survivors() => [.. Kept().Outcomes.Where(outcome => outcome.IsLeft).Select(outcome => outcome.Key)];

    /// <summary>The faults that change nothing that could be seen, each with the reason.</summary>
    public Dictionary<string, string> Reasons() => File.Exists(reasons)
        ? File.ReadAllLines(reasons).Where(l => l.Contains('\t', StringComparison.Ordinal)).Select(l => l.Split('\t')).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal)
        : [];

    /// <summary>Writes the result; of a run of some files it is kept only, for the next of that kind.</summary>
    /// <param name="verdicts">What became of the faults that were tried.</param>
    /// <param name="options">How they were tried.</param>
    /// <param name="someFiles">Whether faults of some files only were tried.</param>
    /// <param name="survivorsOnly">Whether only those were tried that had survived before.</param>
    public void Write(List<Verdict> verdicts, string options, bool someFiles, bool survivorsOnly)
    {
        Directory.CreateDirectory(folder);
        Dictionary<string, string> why = Reasons();
        List<Outcome> outcomes = [.. verdicts.Select(Outcome.Of)];
        foreach (Outcome noticed in outcomes.Where(outcome => !outcome.IsLeft && why.ContainsKey(outcome.Key)))
        {
            Console.Error.WriteLine($"Listed as changing nothing, and noticed: {noticed.Key}");
        }

        if (!someFiles && !survivorsOnly)
        {
            HashSet<string> seeded = [.. outcomes.Select(outcome => outcome.Key)];
            foreach (string gone in why.Keys.Where(key => key.StartsWith(name + "/", StringComparison.Ordinal) && !seeded.Contains(key)))
            {
                Console.Error.WriteLine($"Listed as changing nothing, and no fault any more: {gone}");
            }
        }

        string how = $"{(someFiles ? "part" : Whole)}\t{options}";
        if (survivorsOnly)
        {
            (string before, Outcome[] last) = Kept();
            HashSet<string> tried = [.. outcomes.Select(outcome => outcome.Key)];
            outcomes = [.. last.Where(outcome => !tried.Contains(outcome.Key)), .. outcomes];
            how = $"{before}`, then `--survivors{options}";
        }

        File.WriteAllLines(kept, outcomes.Select(outcome => string.Join('\t', outcome.Kind, outcome.File, outcome.Key, outcome.Line)).Prepend(how));
        List<Outcome> left = [.. outcomes.Where(outcome => outcome.IsLeft)];
        Console.Error.WriteLine($"{outcomes.Count} faults, {outcomes.Count - left.Count} noticed, {left.Count(o => why.ContainsKey(o.Key))} that change nothing, {left.Count(o => !why.ContainsKey(o.Key))} not noticed.");
        if (!how.StartsWith(Whole, StringComparison.Ordinal))
        {
            return;
        }

        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# {name}\n\n`.ci/long mutation {name}{how[(Whole.Length + 1)..]}`. `../README.md` says what is counted.\n\n");
        text.Append("| file | faults | killed | without end | change nothing | not noticed |\n|---|---|---|---|---|---|\n");
        foreach (IGrouping<string, Outcome> of in outcomes.GroupBy(o => o.File, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(Row(of.Key, [.. of]));
        }

        text.Append(Row("all", outcomes));
        List<Outcome> open = [.. left.Where(o => !why.ContainsKey(o.Key))];
        text.Append("\n## Not noticed\n\n");
        text.Append(open.Count == 0 ? "None.\n" : string.Concat(open.Select(o => $"- {o.Line}{(o.Kind == "unreached" ? " (no test reaches it)" : "")}\n")));
        text.Append("\n## Change nothing\n\n");
        List<Outcome> equal = [.. left.Where(o => why.ContainsKey(o.Key))];
        text.Append(equal.Count == 0 ? "None.\n" : string.Concat(equal.Select(o => $"- {o.Line}: {why[o.Key]}\n")));
        File.WriteAllText(file, text.ToString());

        string Row(string what, List<Outcome> of) => string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {of.Count} | {of.Count(o => o.Kind == "killed")} | {of.Count(o => o.Kind == "timeout")} | {of.Count(o => o.IsLeft && why.ContainsKey(o.Key))} | {of.Count(o => o.IsLeft && !why.ContainsKey(o.Key))} |\n");
    }

    private (string How, Outcome[] Outcomes) Kept()
    {
        string[] lines = File.Exists(kept) ? File.ReadAllLines(kept) : ["part"];
        return (lines[0], [.. lines[1..].Select(line => line.Split('\t')).Select(words => new Outcome(words[0], words[1], words[2], words[3]))]);
    }
}
