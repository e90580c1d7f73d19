using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AALL15P1.Protocol;

/// <summary>
/// An immutable list that compares by its elements, in order, so that a record which holds one compares by value as
/// a whole. The default value is the empty list.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? items;

    internal ValueList(T[] items)
    {
        int empty = typeof(T).IsValueType ? -1 : Array.IndexOf(items, default);
        this.items = empty < 0
            ? items
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The element at index {empty} is null. A list of {typeof(T).Name} has no null."), nameof(items));
    }

    /// <summary>The number of elements; 0 or more.</summary>
    public int Count => Items.Length;

    /// <summary>The element at a position.</summary>
    /// <param name="index">The position, from 0 (inclusive) to <see cref="Count"/> (exclusive).</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is outside the list.</exception>
    public T this[int index] => Items[index];

    private T[] Items => items ?? [];

    /// <summary>The elements as a span, without a copy.</summary>
    /// <returns>The elements in order.</returns>
    public ReadOnlySpan<T> AsSpan() => items;

    /// <summary>An enumerator that allocates nothing.</summary>
    /// <returns>The enumerator, before the first element.</returns>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    /// <summary>Whether both lists have equal elements in the same order.</summary>
    /// <param name="other">The other list.</param>
    /// <returns>True when the lists are equal.</returns>
    public bool Equals(ValueList<T> other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in this)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The elements, separated by commas.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"[{string.Join(", ", Items)}]";

    /// <summary>Whether both lists have equal elements in the same order.</summary>
    /// <param name="left">A list.</param>
    /// <param name="right">The other list.</param>
    /// <returns>True when the lists are equal.</returns>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Whether the lists differ in an element or in order.</summary>
    /// <param name="left">A list.</param>
    /// <param name="right">The other list.</param>
    /// <returns>True when the lists differ.</returns>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);
}

/// <summary>Makes lists of <see cref="ValueList{T}"/>; collection expressions (<c>[a, b]</c>) come here.</summary>
public static class ValueList
{
    /// <summary>A list of the given elements; they are copied.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements in order.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">An element of a reference type is null.</exception>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>A list of the elements of a sequence; they are copied.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements in order.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">An element of a reference type is null.</exception>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}
