using System.Text;
using System.Text.Json;

namespace AALL15P1.Protocol.Mutation;

/// <summary>
/// Whether a test that names a rule notices a fault of it. Faults of words are left out: what counts is what is decided.
/// </summary>
internal sealed class RuleCampaign
{
    private const string Suite = "AALL15P1.Protocol.Tests";
    private const string Nothing = "-";

    /// <summary>So many faults of data that are made once are tried for a rule.</summary>
    private const int MostOfData = 24;

    /// <summary>A test that took no more milliseconds is run first in a new process.</summary>
    private const int QuickTest = 60;

    private readonly string root;
    private readonly string work;
    private readonly string file;
    private readonly string[] chosen;

    /// <summary>Names what is tried.</summary>
    /// <param name="root">The checkout.</param>
    /// <param name="rules">Ids of rules; empty for all.</param>
    public RuleCampaign(string root, string[] rules)
    {
        this.root = root;
        work = Path.Combine(root, "tests", Suite, "bin", "mutation", "rules");
        file = Path.Combine(root, "tests", "mutation", "results", "rules.tsv");
        chosen = rules;
    }

    public int Run()
    {
        Campaign.Copy(Path.Combine(root, "tests", Suite, "bin", "Debug", "net10.0"), work, "*");
        Campaign.Copy(AppContext.BaseDirectory, work, "Mutation.*");
        string core = Path.Combine(root, "src", "AALL15P1.Protocol");
        HashSet<string> ids = [.. File.ReadLines(Path.Combine(core, "RULES.md")).Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..].Split(':')[0])];
        RulePieces? pieces = null;
        List<Mutant> mutants = Seeder.Seed(
            core,
            _ => true,
            (compilation, name) =>
            {
                pieces = new RulePieces(compilation, name, ids);
                return new Wanted(pieces.Touch, m => !IsOfWords(m) && pieces.Of(m).Any(r => chosen.Length == 0 || chosen.Contains(r)));
            },
            Path.Combine(work, "AALL15P1.Protocol.dll"));
        ILookup<string, Mutant> faults = mutants.SelectMany(m => pieces!.Of(m).Select(rule => (rule, m))).ToLookup(p => p.rule, p => p.m);

        using Supervisor worker = new(work, [], plain: false);
        TestInfo[] tests = [.. worker.Ask<TestInfo[]>("list", Campaign.Patience)!.Where(t => t.Rules.Any(r => chosen.Length == 0 || chosen.Contains(r))).DistinctBy(t => t.Name)];
        HashSet<int> before = [.. worker.Ask<int[]>("before", Campaign.Patience) ?? []];
        Dictionary<string, Coverage> covered = [];
        foreach (TestInfo test in tests)
        {
            if (worker.Ask<Coverage>($"cover\t{test.Name}\t{mutants.Max(m => m.Id) + 1}", TimeSpan.FromMinutes(5)) is { Failure: null } coverage)
            {
                covered[test.Name] = coverage;
            }
        }

        worker.First = ($"warm\t{string.Join(',', covered.Where(c => c.Value.Milliseconds <= QuickTest).Select(c => c.Key))}", TimeSpan.FromMinutes(5));
        HashSet<int> once = [.. before.Concat(covered.Values.SelectMany(c => c.Once))];
        SortedDictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (string rule in tests.SelectMany(t => t.Rules).Distinct(StringComparer.Ordinal).Where(r => chosen.Length == 0 || chosen.Contains(r)).Order(StringComparer.Ordinal))
        {
            List<TestInfo> open = [.. tests.Where(t => t.Rules.Contains(rule) && covered.ContainsKey(t.Name))];
            int named = open.Count;
            foreach (Mutant mutant in faults[rule])
            {
                foreach (TestInfo test in open.Where(t => covered[t.Name].Always.Contains(mutant.Id)).ToList())
                {
                    Note(worker.Ask($"try\t{mutant.Id}\t{Limit([test])}\t1\t{test.Name}", Longest([test])), test, mutant);
                }
            }

            Mutant[] data = [.. faults[rule].Where(m => once.Contains(m.Id)).Take(MostOfData)];
            if (open.Count > 0 && data.Length > 0)
            {
                TryAnew(open, data, Note);
            }

            foreach (TestInfo test in open)
            {
                found[$"{rule}\t{test.Name}"] = Nothing;
            }

            Console.WriteLine($"{rule}: {faults[rule].Count()} faults, {named - open.Count} of {named} tests notice one{string.Concat(open.Select(t => $"\n    none is noticed by {t.Name}"))}");

            void Note(string? answer, TestInfo test, Mutant mutant)
            {
                if (answer is null || JsonSerializer.Deserialize<string?>(answer) is not null)
                {
                    found[$"{rule}\t{test.Name}"] = $"{mutant.File}, {mutant.Member}: {mutant.Before} -> {mutant.After}";
                    open.Remove(test);
                }
            }
        }

        Console.Error.WriteLine($"{mutants.Count} faults of {faults.Count} rules; {found.Count(f => f.Value != Nothing)} of {found.Count} tests of a rule notice one.");
        if (chosen.Length == 0)
        {
            Write(found);
        }

        return 0;

        long Limit(List<TestInfo> of) => (of.Max(t => covered[t.Name].Calls) * 100) + 10_000_000;

        TimeSpan Longest(List<TestInfo> of) => TimeSpan.FromMilliseconds(30_000 + (of.Sum(t => (long)covered[t.Name].Milliseconds) * 5));

        // What is made once for a process is made anew with the fault.
        void TryAnew(List<TestInfo> open, Mutant[] data, Action<string?, TestInfo, Mutant> note)
        {
            using Supervisor anew = new(work, [.. open.Select(t => t.Class).Distinct()], plain: true);

            // A test that fails on data made anew without a fault can say nothing of one.
            bool IsQuiet(TestInfo test) => anew.Ask($"anew\t-1\t{long.MaxValue}\t\t{test.Name}", Longest([test])) == "null";
            List<TestInfo> left = [.. open.Where(IsQuiet).ToArray().Where(IsQuiet)];
            foreach (Mutant mutant in data)
            {
                while (left.Count > 0 && anew.Ask($"anew\t{mutant.Id}\t{Limit(left)}\t\t{string.Join(',', left.Select(t => t.Name))}", Longest(left)) is var answer
                    && (answer is null ? "" : JsonSerializer.Deserialize<string?>(answer)) is { } failed)
                {
                    // A fault with which the data cannot be made at all, or no end is in sight, is noticed by each.
                    TestInfo? by = left.Find(t => t.Name == failed.Split('\t')[0]);
                    foreach (TestInfo test in by is null ? left.ToArray() : [by])
                    {
                        note(answer, test, mutant);
                        left.Remove(test);
                    }
                }
            }
        }
    }

    private static bool IsOfWords(Mutant mutant) => mutant.After is "\"\"" or "\"?\"" || mutant.OfRuleText;

    private void Write(SortedDictionary<string, string> found)
    {
        StringBuilder text = new("rule\ttest\ta fault of the rule that makes the test fail\n");
        foreach ((string test, string fault) in found)
        {
            text.Append(test.Replace(Suite + ".", "", StringComparison.Ordinal)).Append('\t').Append(fault).Append('\n');
        }

        File.WriteAllText(file, text.ToString());
    }
}
