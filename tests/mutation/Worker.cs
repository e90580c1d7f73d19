using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace AALL15P1.Protocol.Mutation;

/// <summary>A test of the suite.</summary>
/// <param name="Name">Its class and method.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Class">Its class.</param>
/// <param name="Rules">The rules that it names.</param>
internal sealed record TestInfo(string Name, string Namespace, string Class, string[] Rules);

/// <summary>What a test did without a fault.</summary>
/// <param name="Failure">Why it failed; null when it passed.</param>
/// <param name="Milliseconds">How long it took when all had been compiled.</param>
/// <param name="Calls">How often it passed a switch.</param>
/// <param name="Once">The faults that it reached only the first time: what they change is made once for a process.</param>
/// <param name="Always">The faults that it reaches each time.</param>
internal sealed record Coverage(string? Failure, int Milliseconds, long Calls, int[] Once, int[] Always);

/// <summary>
/// Runs tests in this process again and again, with one fault or another switched on. Reads a command a line and answers
/// each with a line.
/// </summary>
internal sealed class Worker : IMessageSink
{
    private readonly FieldInfo active;
    private readonly FieldInfo reached;
    private readonly FieldInfo calls;
    private readonly FieldInfo limit;
    private readonly bool[] before = new bool[1_000_000];
    private readonly List<ITestCase> cases = [];
    private readonly ITestFrameworkExecutor executor;
    private readonly ITestFrameworkExecutionOptions options;
    private readonly Assembly suite;
    private readonly Assembly core;
    private readonly Dictionary<string, Anew> data = new(StringComparer.Ordinal);
    private string? failedCase;
    private string? failure;

    /// <summary>Finds the tests.</summary>
    /// <param name="tests">The tests' assembly.</param>
    /// <param name="classes">The classes to find tests in; empty for all.</param>
    /// <param name="mutant">The fault that is on from the start; -1 for none.</param>
    public Worker(string tests, string[] classes, int mutant)
    {
        Assembly assembly = suite = Assembly.LoadFrom(tests);
        core = Assembly.Load("AALL15P1.Protocol");
        Type control = core.GetType("AALL15P1.Protocol.MutationControl", throwOnError: true)!;
        active = control.GetField("Active")!;
        reached = control.GetField("Reached")!;
        calls = control.GetField("Calls")!;
        limit = control.GetField("Limit")!;
        active.SetValue(null, mutant);
        reached.SetValue(null, before);
        TestContext.SetForInitialization(diagnosticMessageSink: null, diagnosticMessages: false, internalDiagnosticMessages: false);
        XunitTestFramework framework = new();
        TestAssemblyConfiguration configuration = new() { PreEnumerateTheories = false, ParallelMode = ParallelMode.None, StopOnFail = true };
        ITestFrameworkDiscoveryOptions discovery = TestFrameworkOptions.ForDiscovery(configuration);
        options = TestFrameworkOptions.ForExecution(configuration);
        Type[]? types = classes.Length == 0 ? null : [.. classes.Select(c => assembly.GetType(c, throwOnError: true)!)];
        framework.GetDiscoverer(assembly).Find(
            found =>
            {
                cases.Add(found);
                return new ValueTask<bool>(true);
            },
            discovery,
            types).AsTask().GetAwaiter().GetResult();
        cases.Sort((a, b) => string.CompareOrdinal(Name(a), Name(b)));
        executor = framework.GetExecutor(assembly);
    }

    /// <summary>Answers until the input ends.</summary>
    public void Serve(TextReader input, TextWriter output)
    {
        Dictionary<string, int> index = [];
        for (int i = 0; i < cases.Count; i++)
        {
            index.TryAdd(Name(cases[i]), i);
        }

        while (input.ReadLine() is { } line)
        {
            string[] words = line.Split('\t');
            object? answer = words[0] switch
            {
                "list" => cases.Select(c => new TestInfo(Name(c), c.TestClassNamespace ?? "", c.TestClassName ?? "", Rules(c))).ToArray(),
                "before" => Enumerable.Range(0, before.Length).Where(i => before[i]).ToArray(),
                "anew" => Anew(words[1..]),
                "warm" => Warm(Indexed(words[1])),
                "cover" => Cover(index[words[1]], int.Parse(words[2], CultureInfo.InvariantCulture)),
                _ => Try(int.Parse(words[1], CultureInfo.InvariantCulture), long.Parse(words[2], CultureInfo.InvariantCulture), int.Parse(words[3], CultureInfo.InvariantCulture), Indexed(words[4])),
            };
            output.WriteLine(JsonSerializer.Serialize(answer));
            output.Flush();
        }

        int[] Indexed(string names) => [.. names.Split(',').Where(index.ContainsKey).Select(n => index[n])];
    }

    public bool OnMessage(IMessageSinkMessage message)
    {
        if (message is ITestFailed failed)
        {
            failedCase ??= failed.TestCaseUniqueID;
            failure ??= failed.Messages[0];
        }
        else if (message is IErrorMetadata error)
        {
            failure ??= error.Messages[0];
        }

        return failure is null;
    }

    private static string Name(ITestCase test) => $"{test.TestClassName}.{test.TestMethodName}";

    private static string[] Rules(ITestCase test) => test.Traits.TryGetValue("Rule", out IReadOnlyCollection<string>? rules) ? [.. rules] : [];

    private Coverage Cover(int test, int mutants)
    {
        (bool[] first, int took, string? why) = Reached(test, mutants);
        bool[] second = new bool[mutants];
        if (first.Contains(true) && why is null)
        {
            (second, took, why) = Reached(test, mutants);
        }

        return new(why, took, (long)calls.GetValue(null)!, [.. Enumerable.Range(0, mutants).Where(i => first[i] && !second[i])], [.. Enumerable.Range(0, mutants).Where(i => second[i])]);
    }

    private (bool[] Reached, int Milliseconds, string? Failure) Reached(int test, int mutants)
    {
        bool[] marks = new bool[mutants];
        reached.SetValue(null, marks);
        calls.SetValue(null, 0L);
        Stopwatch watch = Stopwatch.StartNew();
        Run([cases[test]]);
        int took = (int)watch.ElapsedMilliseconds;
        reached.SetValue(null, null);
        return (marks, took, failure);
    }

    /// <summary>The same with the data of the core, and of one class of tests or else of all, made anew.</summary>
    private string? Anew(string[] words)
    {
        int[] tests = [.. words[3].Split(',').Select(n => cases.FindIndex(c => Name(c) == n)).Where(i => i >= 0)];
        if (!data.TryGetValue(words[2], out Anew? made))
        {
            IEnumerable<Type> own = words[2].Length > 0
                ? [suite.GetType(words[2], throwOnError: true)!]
                : cases.Select(c => c.TestClassNamespace).Distinct().SelectMany(n => suite.GetTypes().Where(t => t.Namespace == n));
            data[words[2]] = made = new([.. core.GetTypes(), .. own]);
        }

        int mutant = int.Parse(words[0], CultureInfo.InvariantCulture);
        active.SetValue(null, mutant);
        limit.SetValue(null, (long)calls.GetValue(null)! + 10_000_000);
        string? broken = made.Make();
        if (broken is not null)
        {
            active.SetValue(null, -1);
            return $"\t{broken}";
        }

        return Try(mutant, long.Parse(words[1], CultureInfo.InvariantCulture), 4, tests);
    }

    /// <summary>Makes what is made once for a process, and runs some tests, without a fault.</summary>
    private string? Warm(int[] tests)
    {
        foreach (Type type in core.GetTypes().Concat(suite.GetTypes()).Where(type => !type.ContainsGenericParameters))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        return Try(-1, long.MaxValue, Math.Max(tests.Length, 1), tests);
    }

    /// <summary>The first test that fails with a fault, and why; null when none does.</summary>
    private string? Try(int mutant, long most, int batch, int[] tests)
    {
        failedCase = null;
        failure = null;
        active.SetValue(null, mutant);
        limit.SetValue(null, most);
        for (int from = 0; from < tests.Length; from += batch, batch *= 2)
        {
            calls.SetValue(null, 0L);
            Run([.. tests.Skip(from).Take(batch).Select(t => cases[t])]);
            if (failure is not null)
            {
                break;
            }
        }

        active.SetValue(null, -1);
        limit.SetValue(null, long.MaxValue);
        return failure is null ? null : $"{(failedCase is null ? "" : Name(cases.First(c => c.UniqueID == failedCase)))}\t{failure}";
    }

    private void Run(ITestCase[] tests)
    {
        failedCase = null;
        failure = null;
        executor.RunTestCases(tests, this, options).AsTask().GetAwaiter().GetResult();
    }
}
