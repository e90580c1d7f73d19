using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// One case of a law: the choices from which it makes its questions. It prints itself as the questions, one JSON object
/// a line as a command reads them, so that a failing case can be asked again of any system. It shrinks choice by choice
/// towards each one's first value, which is the ordinary one.
/// </summary>
public sealed class LawCase
{
    /// <summary>More choices than any law makes.</summary>
    private const int Most = 40;

    internal LawCase(IReadOnlyList<int> numbers) => Numbers = numbers;

    /// <summary>The numbers that choose; after a law has asked, what they came to.</summary>
    internal IReadOnlyList<int> Numbers { get; set; }

    internal List<string> Questions { get; } = [];

    /// <summary>Whether the implementation was gone before it answered the last of the questions.</summary>
    internal bool IsGone { get; set; }

    /// <summary>The questions that the law asked.</summary>
    /// <returns>One JSON object a line.</returns>
    public override string ToString() => string.Join('\n', Questions);

    internal static Arbitrary<LawCase> Arbitrary() => Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), Most).Select(numbers => new LawCase(numbers)), drawn => drawn.Smaller());

    internal static LawCase Drawn(Faults.SeededNumbers numbers) => new([.. Enumerable.Range(0, Most).Select(_ => numbers.Below(int.MaxValue))]);

    internal IEnumerable<LawCase> Smaller()
    {
        for (int at = 0; at < Numbers.Count; at++)
        {
            int number = Numbers[at];
            foreach (int smaller in new[] { 0, number / 2, number - 1 }.Where(smaller => smaller >= 0 && smaller < number).Distinct())
            {
                yield return new([.. Numbers.Take(at), smaller, .. Numbers.Skip(at + 1)]);
            }
        }
    }
}

/// <summary>Makes choices from the numbers of a case.</summary>
internal sealed class Draw(LawCase drawn)
{
    private readonly List<int> taken = [];

    /// <summary>What was chosen so far; without what no choice looked at.</summary>
    public IReadOnlyList<int> Taken => taken;

    /// <summary>A number between two bounds, both inclusive; the lower is the ordinary one.</summary>
    public int Int(int lowest, int highest) => lowest + Next(highest - lowest + 1);

    /// <summary>One of some values; the first is the ordinary one.</summary>
    public T Of<T>(params ReadOnlySpan<T> values) => values[Next(values.Length)];

    /// <summary>One of some values, or, as often as all of them together, any number between two bounds.</summary>
    public int Near(int lowest, int highest, params ReadOnlySpan<int> values)
    {
        int at = Next(values.Length * 2);
        return at < values.Length ? values[at] : Int(lowest, highest);
    }

    /// <summary>True once in some; false is the ordinary answer.</summary>
    public bool OneIn(int times) => Next(times) == times - 1;

    /// <summary>A day: leap days, ends of months and of years are frequent.</summary>
    public LocalDate Day() => Next(8) switch
    {
        0 => new(2026, 3, 10),
        1 => new(2024, 2, 29),
        2 => new(2023, 8, 31),
        3 => new(2024, 12, 31),
        4 => new(2025, 3, 1),
        _ => new LocalDate(2019, 1, 1).PlusDays(Int(0, 4_000)),
    };

    private int Next(int bound)
    {
        int number = taken.Count < drawn.Numbers.Count ? drawn.Numbers[taken.Count] % bound : 0;
        taken.Add(number);
        return number;
    }
}
