using System.Collections;

namespace AALL15P1.Protocol;

/// <summary>A run of a roadmap's rows, in order; the default has none. It is a view: making and enumerating it allocates nothing.</summary>
public readonly record struct RoadmapSlice : IReadOnlyList<Administration>
{
    private readonly Roadmap? roadmap;
    private readonly int first;

    internal RoadmapSlice(Roadmap roadmap, int first, int end)
    {
        this.roadmap = roadmap;
        this.first = first;
        Count = Math.Max(0, end - first);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>A row.</summary>
    /// <param name="index">Its position, from 0 (inclusive) to <see cref="Count"/> (exclusive).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is out of bounds.</exception>
    public Administration this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return roadmap![first + index];
        }
    }

    /// <summary>An enumerator that allocates nothing.</summary>
    /// <returns>The enumerator, before the first row.</returns>
    public RoadmapEnumerator GetEnumerator() => new(roadmap, first, Count);

    IEnumerator<Administration> IEnumerable<Administration>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
