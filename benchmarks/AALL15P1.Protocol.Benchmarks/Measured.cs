using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// One benchmark, timed in slices that are long enough to hold their share of collections. What counts is the processor
/// time of this process, collections with it, so that waiting for a busy machine is no part of it; only what runs on
/// several threads is timed by the clock. The shortest slice counts: what others do only ever adds to a time.
/// </summary>
internal sealed class Measured
{
    private const int Shortest = 10;
    private static readonly MethodInfo LoopOf = typeof(Measured).GetMethod(nameof(Loop), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Action<int> run;
    private readonly int operations;
    private readonly bool isParallel;
    private int calls = 1;
    private double shortest = double.PositiveInfinity;

    private Measured(string method, string name, bool isBaseline, int operations, bool isParallel, Action<int> run)
    {
        Method = method;
        Name = name;
        IsBaseline = isBaseline;
        this.operations = operations;
        this.isParallel = isParallel;
        this.run = run;
    }

    public string Method { get; }

    public string Name { get; }

    public bool IsBaseline { get; }

    /// <summary>Nanoseconds of an operation, without those of calling a method that does nothing.</summary>
    public double Time => Math.Max((shortest - Overhead.shortest) / operations, 0.01);

    /// <summary>Bytes that an operation allocates.</summary>
    public long Bytes { get; private set; }

    private static Measured Overhead { get; } = new(string.Empty, string.Empty, isBaseline: false, 1, isParallel: false, calls => Loop(Nothing, calls));

    /// <summary>Times the benchmarks of one class in turn, so that whatever slows the machine down meets all of them.</summary>
    /// <param name="type">The class.</param>
    /// <param name="selected">Which of its methods.</param>
    public static Measured[] Run(Type type, Func<string, bool> selected)
    {
        object instance = Activator.CreateInstance(type)!;
        foreach (MethodInfo setup in type.GetMethods().Where(method => method.IsDefined(typeof(GlobalSetupAttribute))))
        {
            setup.Invoke(instance, null);
        }

        Measured[] all = [.. type.GetMethods().Where(method => method.IsDefined(typeof(BenchmarkAttribute)) && selected(method.Name)).Select(method => Of(instance, method))];
        Measured[] turns = [Overhead, .. all];
        foreach (Measured one in turns)
        {
            one.Prepare();
        }

        Stopwatch watch = Stopwatch.StartNew();
        for (int round = 0; round < 60 && (round < 12 || watch.Elapsed < TimeSpan.FromSeconds(0.8 * turns.Length)); round++)
        {
            foreach (Measured one in turns)
            {
                one.shortest = Math.Min(one.shortest, one.Slice());
            }
        }

        foreach (Measured one in all)
        {
            one.CountBytes();
        }

        return all;
    }

    private static Measured Of(object instance, MethodInfo method)
    {
        BenchmarkAttribute attribute = method.GetCustomAttribute<BenchmarkAttribute>()!;
        Delegate call = method.CreateDelegate(typeof(Func<>).MakeGenericType(method.ReturnType), instance);
        MethodInfo loop = LoopOf.MakeGenericMethod(method.ReturnType);
        Action<int> repeat = (Action<int>)Delegate.CreateDelegate(typeof(Action<int>), call, loop);
        return new(method.Name, attribute.Description ?? method.Name, attribute.Baseline, attribute.OperationsPerInvoke, method.IsDefined(typeof(ParallelAttribute)), repeat);
    }

    // Compiled at once and without a profile, so that no call is inlined and dropped because nobody uses its result.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Loop<T>(Func<T> call, int times)
    {
        for (int time = 0; time < times; time++)
        {
            call();
        }
    }

    private static int Nothing() => 0;

    /// <summary>Runs it until it is compiled for good, and finds how often it goes into a slice.</summary>
    private void Prepare()
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (int time = 0; (time < 40 || watch.ElapsedMilliseconds < 400) && watch.ElapsedMilliseconds < 2_000; time++)
        {
            run(calls);
            if (watch.ElapsedMilliseconds < Shortest && calls < 1 << 20)
            {
                calls *= 2;
            }
        }

        Thread.Sleep(250);
        calls = Math.Max(1, (int)Math.Min(1 << 20, Shortest * 1e6 / Slice()));
    }

    private double Slice()
    {
        // Where the system counts a processor's time in slices of its own, the clock is finer.
        if (isParallel || OperatingSystem.IsWindows())
        {
            long start = Stopwatch.GetTimestamp();
            run(calls);
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
        }

        TimeSpan before = Environment.CpuUsage.TotalTime;
        run(calls);
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / calls;
    }

    private void CountBytes()
    {
        Bytes = long.MaxValue;
        for (int time = 0; time < 3; time++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            run(calls);
            Bytes = Math.Min(Bytes, (GC.GetTotalAllocatedBytes(precise: true) - before) / ((long)calls * operations));
        }
    }
}

/// <summary>Marks a benchmark that runs on several threads and is timed by the clock.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ParallelAttribute : Attribute;
