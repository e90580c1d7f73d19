using System.Collections.Immutable;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>A series holds what the immutable collections of the platform would hold after the same changes.</summary>
public sealed class SeriesTests
{
    private static readonly Series<int> Sorted = Series<int>.SortedBy(Comparer<int>.Default);

    /// <summary>Runs of numbers are taken in, one by one or together, and single ones out; every series on the way stays as it was.</summary>
    [Property(MaxTest = 100, StartSize = 1, EndSize = 24)]
    public void A_sorted_series_is_a_sorted_set((ushort First, byte Length, byte Step, byte How)[] changes)
    {
        List<(Series<int> Actual, ImmutableSortedSet<int> Expected)> versions = [(Sorted, [])];
        foreach ((ushort first, byte length, byte step, byte how) in changes)
        {
            (Series<int> actual, ImmutableSortedSet<int> expected) = versions[^1];
            int[] run = [.. Enumerable.Range(0, length).Select(at => (first % 2_000) + (at * (1 + (step % 9))))];
            versions.Add((how % 4) switch
            {
                0 => (actual.AddRange(run), expected.Union(run)),
                1 => (run.Aggregate(actual, (all, item) => all.Add(item)), expected.Union(run)),
                2 => (actual.AddRange(run.AsSpan(0, Math.Min(how / 4, run.Length))), expected.Union(run.Take(how / 4))),
                _ => (run.Aggregate(actual, (all, item) => all.Remove(item)), expected.Except(run)),
            });
        }

        Assert.All(versions, version => Assert.True(version.Expected.SequenceEqual(version.Actual), "a series before has changed"));
        RequireSame(versions[^1].Expected, versions[^1].Actual);
    }

    [Property(MaxTest = 60, StartSize = 1, EndSize = 24)]
    public void A_series_without_an_order_is_a_list((byte Length, bool Together)[] changes)
    {
        List<(Series<int> Actual, ImmutableList<int> Expected)> versions = [(Series<int>.AsTheyCome, [])];
        foreach ((byte length, bool together) in changes)
        {
            (Series<int> actual, ImmutableList<int> expected) = versions[^1];
            int[] run = [.. Enumerable.Range(0, length).Select(at => (at * 7) % 5)];
            versions.Add((together ? actual.AddRange(run) : run.Aggregate(actual, (all, item) => all.Add(item)), expected.AddRange(run)));
        }

        Assert.All(versions, version => Assert.True(version.Expected.SequenceEqual(version.Actual), "one after another"));
        Assert.All(versions, version => Assert.True(version.Expected.SequenceEqual(Enumerable.Range(0, version.Actual.Count).Select(index => version.Actual[index])), "by index"));
    }

    [Fact]
    public void What_compares_equal_takes_the_place()
    {
        Series<string> words = Series<string>.SortedBy(StringComparer.OrdinalIgnoreCase).AddRange(["a", "b", "c"]);

        Assert.Equal(["a", "B", "c"], words.Add("B"));
        Assert.Equal(["A", "b", "C", "d"], words.AddRange(["A", "C", "d"]));
        Assert.Equal(["a", "c"], words.Remove("B"));
        Assert.Equal(["a", "b", "c"], words);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(576)]
    [InlineData(577)]
    [InlineData(20_000)]
    public void What_comes_together_is_what_comes_one_by_one(int count)
    {
        int[] items = [.. Enumerable.Range(0, count).Select(item => item * 2)];
        Series<int> oneByOne = items.Aggregate(Sorted, (all, item) => all.Add(item));
        Series<int> backwards = items.Reverse().Aggregate(Sorted, (all, item) => all.Add(item));

        RequireSame([.. items], Sorted.AddRange(items));
        RequireSame([.. items], oneByOne);
        RequireSame([.. items], backwards);
        RequireSame([], items.Aggregate(oneByOne, (all, item) => all.Remove(item)));
    }

    [Fact]
    public void An_index_out_of_the_series_is_an_error()
    {
        Series<int> series = Sorted.AddRange([4, 5]);

        Assert.Throws<ArgumentOutOfRangeException>(() => series[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => series[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sorted[0]);
    }

    [Fact]
    public void One_item_more_copies_a_path_and_not_the_series()
    {
        long BytesOfOneMore(int count, int item)
        {
            Series<int> series = Sorted.AddRange([.. Enumerable.Range(0, count).Select(number => number * 2)]);
            Series<int> longer = series;
            long bytes = Allocated.Least(() => longer = series.Add(item));
            Assert.Equal(count + 1, longer.Count);
            return bytes;
        }

        // A leaf of 24, and of branches of at most 24 as many as it takes for 1,000 (two) and 100,000 (three or four).
        Assert.InRange(BytesOfOneMore(1_000, 777), 1, 1_000);
        Assert.InRange(BytesOfOneMore(100_000, 77_777), 1, 1_500);
        Assert.InRange(BytesOfOneMore(100_000, 200_000), 1, 1_500);
    }

    private static void RequireSame(ImmutableSortedSet<int> expected, Series<int> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.Equal(expected.IsEmpty, actual.IsEmpty);
        Assert.Equal(expected.Min, actual.Min);
        Assert.Equal(expected.Max, actual.Max);
        Assert.True(expected.SequenceEqual(actual), $"{string.Join(' ', actual)} where {string.Join(' ', expected)} are expected");
        for (int index = 0; index < expected.Count; index += 1 + (expected.Count / 50))
        {
            Assert.Equal(expected[index], actual[index]);
        }

        for (int item = -1; item < 4_000; item += 37)
        {
            Assert.Equal(expected.IndexOf(item), actual.IndexOf(item));
        }
    }
}
