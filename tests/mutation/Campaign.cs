using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AALL15P1.Protocol.Mutation;

/// <summary>All faults of folders of the core, each tried with the tests that reach it.</summary>
internal sealed class Campaign
{
    private const string Suite = "AALL15P1.Protocol.Tests";

    /// <summary>The table of what is stated, which notices most of what is made once.</summary>
    private const string StatedFacts = $"{Suite}.Definition.StatedFactsTests";

    /// <summary>Tests that took longer the last time are left out, except a folder's own.</summary>
    private const int LongestTest = 3000;

    /// <summary>With <c>--quick</c> a folder's own tests that took longer the last time are left out as well; <c>--within=700</c> states another bound.</summary>
    private const int LongestQuickTest = 60;

    private const string Within = "--within=";

    /// <summary>How many times the longest test all may take together that are tried on data made anew, where a longest is stated.</summary>
    private const int MostAnew = 4;

    /// <summary>Milliseconds that the tests may take together which a new process runs first.</summary>
    private const int LongestFirst = 5000;

    /// <summary>So many faults are noticed on data made anew before the tests that noticed them are asked without one.</summary>
    private const int MostUnchecked = 25;

    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string root;
    private readonly string[] folders;
    private readonly string[] files;
    private readonly bool survivorsOnly;
    private readonly bool ownTests;
    private readonly bool quickTests;

    /// <summary>Milliseconds beyond which a folder's own test is left out.</summary>
    private readonly int longestOwn;
    private readonly string work;
    private readonly string results;
    private readonly Dictionary<string, Coverage> covered = new(StringComparer.Ordinal);
    private List<Mutant> mutants = [];
    private List<TestInfo> tests = [];

    /// <summary>The tests that pass on data made anew.</summary>
    private readonly Lazy<TestInfo[]> ofData;

    /// <summary>What is reached before any test runs: data that finding the tests makes.</summary>
    private HashSet<int> before = [];

    /// <summary>Names what is tried.</summary>
    /// <param name="root">The checkout.</param>
    /// <param name="names">Folders of the core; "." for the files of none.</param>
    /// <param name="options">Names of files, if not all are meant; <c>--survivors</c> for the faults that survived the last time; <c>--own</c> for no tests but the folders' own; <c>--quick</c> for none but quick ones, <c>--within=MS</c> for none that took longer.</param>
    public Campaign(string root, string[] names, string[] options)
    {
        this.root = root;
        folders = names;
        files = [.. options.Where(o => !o.StartsWith("--", StringComparison.Ordinal))];
        survivorsOnly = options.Contains("--survivors");
        ownTests = options.Contains("--own");
        quickTests = options.Contains("--quick");
        longestOwn = quickTests ? LongestQuickTest
            : options.FirstOrDefault(o => o.StartsWith(Within, StringComparison.Ordinal)) is { } within ? int.Parse(within[Within.Length..], CultureInfo.InvariantCulture)
            : int.MaxValue;
        ofData = new(FindOfData);
        work = Path.Combine(root, "tests", Suite, "bin", "mutation", string.Join('-', names));
        results = Path.Combine(root, "tests", "mutation", "results");
    }

    public int Run()
    {
        Copy(Path.Combine(root, "tests", Suite, "bin", "Debug", "net10.0"), work, "*");
        Copy(AppContext.BaseDirectory, work, "Mutation.*");
        HashSet<string> last = survivorsOnly ? [.. folders.SelectMany(f => new Results(results, f).Survivors())] : [];
        mutants = Seeder.Seed(Path.Combine(root, "src", "AALL15P1.Protocol"), Chosen, (_, _) => new Wanted((_, _) => true, m => !survivorsOnly || last.Contains(m.Key)), Path.Combine(work, "AALL15P1.Protocol.dll"));
        Stopwatch watch = Stopwatch.StartNew();
        using Supervisor worker = new(work, [], plain: false);
        Cover(worker);
        worker.First = First("warm", tests);
        Console.Error.WriteLine($"{covered.Count} tests run and recorded in {watch.Elapsed.TotalSeconds:0} s.");
        watch.Restart();
        foreach (IGrouping<string, Mutant> folder in mutants.GroupBy(FolderOf).OrderBy(g => Array.IndexOf(folders, g.Key)))
        {
            Results result = new(results, folder.Key);
            string options = $"{(ownTests ? " --own" : "")}{(quickTests ? " --quick" : longestOwn < int.MaxValue ? $" {Within}{longestOwn}" : "")}";
            result.Write([.. Judge(worker, [.. folder], result.Reasons())], options, files.Length > 0, survivorsOnly);
        }

        Console.Error.WriteLine($"{mutants.Count} faults tried in {watch.Elapsed.TotalSeconds:0} s.");
        return 0;
    }

    /// <summary>What a new process does first, without a fault, with the quickest of some tests.</summary>
    private (string Command, TimeSpan Longest) First(string command, IEnumerable<TestInfo> some)
    {
        TestInfo[] quickest = [.. QuickestOf(some, LongestFirst)];
        return ($"{command}\t{string.Join(',', quickest.Select(t => t.Name))}", Longest(quickest) + Patience);
    }

    /// <summary>The quickest of some tests that take no longer together.</summary>
    private IEnumerable<TestInfo> QuickestOf(IEnumerable<TestInfo> some, long longest)
    {
        long together = 0;
        return some.OrderBy(t => covered[t.Name].Milliseconds).TakeWhile(t => (together += covered[t.Name].Milliseconds) <= longest);
    }

    private static string FolderOf(Mutant mutant) => mutant.File.Contains('/', StringComparison.Ordinal) ? mutant.File.Split('/')[0] : ".";

    private bool Chosen(string file) =>
        folders.Any(f => f == "." ? !file.Contains('/', StringComparison.Ordinal) : file.StartsWith(f + "/", StringComparison.Ordinal))
        && (files.Length == 0 || files.Contains(Path.GetFileNameWithoutExtension(file)) || files.Contains(Path.GetFileName(file)));

    /// <summary>Whether a test is of one of the folders. The table of what is stated has the rules of every folder, the test of unions theirs, the definition's titration policy and growth tables, and what a site asks of measurements, have their tests where they are used, and documents theirs with what they hold.</summary>
    private static bool Own(TestInfo test, IEnumerable<string> of) => of.Any(f =>
        test.Namespace == (f == "." ? Suite : $"{Suite}.{f}")
        || test.Class is StatedFacts or $"{Suite}.ClosedUnionTests"
        || (f == "Regimen" && test.Class == $"{Suite}.Safety.MeasurementSentenceTests")
        || (f == "Definition" && (test.Namespace == $"{Suite}.Titration" || test.Class == $"{Suite}.Safety.GrowthStandardTests"))
        || (f == "Json" && test.Namespace is $"{Suite}.Supplement" or $"{Suite}.Record"));

    private void Cover(Supervisor worker)
    {
        string durations = Path.Combine(AppContext.BaseDirectory, "durations.json");
        Dictionary<string, int> last = File.Exists(durations) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(durations))! : [];
        TestInfo[] all = worker.Ask<TestInfo[]>("list", Patience) ?? throw new InvalidOperationException("The tests cannot be found.");
        tests = [.. all.DistinctBy(t => t.Name).Where(t => (Own(t, folders) || (!ownTests && last.GetValueOrDefault(t.Name) <= LongestTest)) && last.GetValueOrDefault(t.Name) <= longestOwn)];
        before = [.. worker.Ask<int[]>("before", Patience) ?? []];
        foreach (TestInfo test in tests)
        {
            Coverage? coverage = worker.Ask<Coverage>($"cover\t{test.Name}\t{mutants.Max(m => m.Id) + 1}", TimeSpan.FromMinutes(5));
            if (coverage?.Failure is { } failure)
            {
                Console.Error.WriteLine($"{test.Name} fails without a fault, and is left out: {failure.Split('\n')[0]}");
            }
            else if (coverage is not null)
            {
                covered[test.Name] = coverage;
                last[test.Name] = coverage.Milliseconds;
            }
        }

        File.WriteAllText(durations, JsonSerializer.Serialize(last));
        tests.RemoveAll(t => !covered.ContainsKey(t.Name));
    }

    /// <summary>The table of what is stated first, which notices most of what is made once; then the tests of the folder, then the quick ones.</summary>
    private IEnumerable<TestInfo> Order(IEnumerable<TestInfo> chosen, Mutant mutant) =>
        chosen.OrderByDescending(t => t.Class == StatedFacts).ThenByDescending(t => Own(t, [FolderOf(mutant)]) && covered[t.Name].Milliseconds < 200).ThenBy(t => covered[t.Name].Milliseconds);

    /// <summary>Every fault of a folder, as many at a time as there are processors.</summary>
    private Verdict[] Judge(Supervisor first, Mutant[] all, Dictionary<string, string> changeNothing)
    {
        Verdict[] verdicts = new Verdict[all.Length];
        int next = -1;
        Supervisor[] others = [.. Enumerable.Range(1, Environment.ProcessorCount - 1).Select(_ => new Supervisor(work, [], plain: false) { First = First("warm", tests) })];
        try
        {
            Task.WaitAll([.. others.Prepend(first).Select(worker => Task.Run(() => Serve(worker)))]);
        }
        finally
        {
            Array.ForEach(others, worker => worker.Dispose());
        }

        return verdicts;

        void Serve(Supervisor worker)
        {
            using Supervisor anew = Anew();
            anew.First = First($"anew\t-1\t{long.MaxValue}\t", ofData.Value);
            List<int> open = [];
            for (int at = Interlocked.Increment(ref next); at < all.Length; at = Interlocked.Increment(ref next))
            {
                Tell(at, Judge(worker, anew, all[at], changeNothing.ContainsKey(all[at].Key)));
                if (verdicts[at].IsToBeChecked)
                {
                    open.Add(at);
                }

                if (open.Count == MostUnchecked)
                {
                    Check(worker, anew, open);
                }
            }

            Check(worker, anew, open);
        }

        // What an earlier fault has left behind stays: where the tests that failed fail without a fault too, each is tried again.
        void Check(Supervisor worker, Supervisor anew, List<int> open)
        {
            HashSet<string> failed = [.. open.Select(at => verdicts[at].Test)];
            if (tests.Where(t => failed.Contains(t.Name)).GroupBy(ScopeOf).Any(c => FailureAnew(anew, [.. c], c.Key) is not null))
            {
                foreach (int at in open)
                {
                    anew.Dispose();
                    Tell(at, Judge(worker, anew, all[at], changeNothing.ContainsKey(all[at].Key)));
                }
            }

            open.Clear();
        }

        void Tell(int at, Verdict verdict)
        {
            verdicts[at] = verdict;
            Console.WriteLine($"{verdict.Kind,-9} {verdict.Milliseconds,6} ms  {verdict.Mutant.File}:{verdict.Mutant.Line} {verdict.Mutant.Member}: {verdict.Mutant.Before} -> {verdict.Mutant.After}  {verdict.By}");
        }
    }

    /// <summary>What is known to change nothing is tried with the quick tests alone: should one notice it, the list is wrong.</summary>
    private Verdict Judge(Supervisor worker, Supervisor anew, Mutant mutant, bool changesNothing)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TestInfo[] reach = [.. Order(tests.Where(t => covered[t.Name].Always.Contains(mutant.Id) && !(changesNothing && covered[t.Name].Milliseconds > LongestQuickTest)), mutant)];
        bool once = before.Contains(mutant.Id) || covered.Values.Any(c => c.Once.Contains(mutant.Id));
        Verdict verdict = new(mutant, reach.Length == 0 && !once ? "unreached" : "survived", "", 0);
        if (reach.Length > 0)
        {
            long limit = (reach.Max(t => covered[t.Name].Calls) * 20) + 10_000_000;
            verdict = Try(worker, mutant, id => $"try\t{id}\t{limit}\t1", reach);
        }

        if (once && verdict.Kind == "survived" && (reach.Length == 0 || !quickTests))
        {
            verdict = JudgeAnew(anew, mutant, reach.Length == 0);
            verdict = verdict.Kind == "survived" && !changesNothing ? JudgeFromTheStart(mutant) : verdict;
        }

        return verdict with { Milliseconds = (int)watch.ElapsedMilliseconds };
    }

    /// <summary>
    /// What was made once, before the fault was on, is made again: for the table of what is stated, for the folder's tests, and, where no test reaches it
    /// otherwise, for those of the definition and of the rules.
    /// </summary>
    private Verdict JudgeAnew(Supervisor anew, Mutant mutant, bool alsoOthers)
    {
        Verdict verdict = new(mutant, "survived", "", 0);
        foreach (IGrouping<int, TestInfo> part in Order(ofData.Value, mutant).GroupBy(t => t.Class == StatedFacts ? 0 : Own(t, [FolderOf(mutant)]) ? 1 : 2).Where(g => g.Key < 2 || alsoOthers).OrderBy(g => g.Key))
        {
            long limit = (part.Max(t => covered[t.Name].Calls) * 20) + 10_000_000;
            verdict = Try(anew, mutant, id => $"anew\t{id}\t{limit}\t{ScopeOf(part.First())}", [.. part], isCheckedLater: true);
            if (verdict.Kind != "survived")
            {
                break;
            }
        }

        return verdict;
    }

    /// <summary>
    /// Tries a fault. An earlier one may have left something behind with which a test fails: where it fails, or data cannot be made, without this one
    /// as well, only what a fresh process says counts. Data that are made anew take long, and are checked for some faults at a time.
    /// </summary>
    private Verdict Try(Supervisor worker, Mutant mutant, Func<int, string> command, TestInfo[] with, bool isCheckedLater = false)
    {
        string names = string.Join(',', with.Select(t => t.Name));
        Verdict verdict = Answer(mutant, worker.Ask($"{command(mutant.Id)}\t{names}", Longest(with)));
        if (verdict.Kind != "killed")
        {
            return verdict;
        }

        bool isLater = isCheckedLater && verdict.Test.Length > 0;
        if (isLater || worker.Ask($"{command(-1)}\t{verdict.Test}", Longest(with)) == "null")
        {
            return verdict with { IsToBeChecked = isLater };
        }

        worker.Dispose();
        return Answer(mutant, worker.Ask($"{command(mutant.Id)}\t{names}", Longest(with)));
    }

    /// <summary>Whose data are made anew beside the core's: the table of what is stated needs none but its own, which takes a tenth of the time.</summary>
    private static string ScopeOf(TestInfo test) => test.Class == StatedFacts ? StatedFacts : string.Empty;

    /// <summary>What cannot be made anew, such as what a serializer keeps, is made with the fault in a process of its own: for the folder's quick tests.</summary>
    private Verdict JudgeFromTheStart(Mutant mutant)
    {
        TestInfo[] quick = [.. Order(tests.Where(t => t.Namespace == $"{Suite}.{FolderOf(mutant)}" && covered[t.Name].Milliseconds <= LongestQuickTest), mutant)];
        if (quick.Length == 0)
        {
            return new(mutant, "survived", "", 0);
        }

        using Supervisor own = new(work, [.. quick.Select(t => t.Class).Distinct()], plain: false, mutant.Id);
        long limit = (quick.Max(t => covered[t.Name].Calls) * 20) + 10_000_000;
        return Answer(mutant, own.Ask($"try\t{mutant.Id}\t{limit}\t4\t{string.Join(',', quick.Select(t => t.Name))}", Longest(quick)));
    }

    private IEnumerable<TestInfo> CandidatesAnew() => tests.Where(t => Own(t, ["Definition", "Decisions", .. folders]));

    private Supervisor Anew() => new(work, [.. CandidatesAnew().Select(t => t.Class).Distinct()], plain: true);

    /// <summary>The tests that pass without a fault on data that are made anew, and again; where long tests are left out, the quickest of them that take <see cref="MostAnew"/> times that long together.</summary>
    private TestInfo[] FindOfData()
    {
        using Supervisor anew = Anew();
        TestInfo[] candidates = [.. QuickestOf(CandidatesAnew(), (long)longestOwn * MostAnew)];
        return [.. QuietAnew(anew, [.. QuietAnew(anew, candidates, first: true)], first: false)];
    }

    /// <summary>Those of some tests that pass: a class at a time, and each alone where one of a class fails.</summary>
    private IEnumerable<TestInfo> QuietAnew(Supervisor anew, TestInfo[] some, bool first) =>
        some.GroupBy(t => t.Class).SelectMany(c => FailureAnew(anew, [.. c]) is null ? c : c.Where(t => IsQuietAnew(anew, t, first)));

    private bool IsQuietAnew(Supervisor anew, TestInfo test, bool first)
    {
        if (FailureAnew(anew, [test]) is not { } answer)
        {
            return true;
        }

        Console.Error.WriteLine($"{test.Name} fails without a fault on data that are made anew{(first ? "" : " again")}, and is left out: {answer}");
        return false;
    }

    /// <summary>Why one of some tests fails without a fault on data that are made anew; null when none does.</summary>
    private string? FailureAnew(Supervisor anew, TestInfo[] some, string scope = "")
    {
        string? answer = anew.Ask($"anew\t-1\t{long.MaxValue}\t{scope}\t{string.Join(',', some.Select(t => t.Name))}", Longest(some));
        return answer == "null" ? null : answer ?? "no answer";
    }

    private TimeSpan Longest(IEnumerable<TestInfo> chosen) => TimeSpan.FromMilliseconds(30_000 + (chosen.Sum(t => (long)covered[t.Name].Milliseconds) * 5));

    private static Verdict Answer(Mutant mutant, string? answer)
    {
        if (answer is null)
        {
            return new(mutant, "timeout", "", 0);
        }

        string? by = JsonSerializer.Deserialize<string?>(answer);
        return new(mutant, by is null ? "survived" : by.Contains("No end is in sight.", StringComparison.Ordinal) ? "timeout" : "killed", by?.Split((char[])['\n', '\r'])[0].Replace("\t", ": ", StringComparison.Ordinal) ?? "", 0);
    }

    internal static void Copy(string from, string to, string pattern)
    {
        foreach (string file in Directory.EnumerateFiles(from, pattern, SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
