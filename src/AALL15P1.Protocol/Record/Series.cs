using System.Collections;

namespace AALL15P1.Protocol;

/// <summary>
/// A persistent series of many items: sorted by a comparer and each once, or in the order in which they came. The items
/// stand in flat leaves under branches. One item more or less copies its leaf and the branches above it, so it costs the
/// logarithm of the length, and the series before stays as it was; many at once are merged, and the leaves made anew.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class Series<T> : IReadOnlyList<T>
{
    /// <summary>The most items of a leaf, and children of a branch.</summary>
    private const int Most = 32;

    /// <summary>How many of them a leaf or branch gets that is made at once: one item more need not split it.</summary>
    private const int Filled = 24;

    private readonly IComparer<T>? order;
    private readonly Node root;

    private Series(IComparer<T>? order, Node root)
    {
        this.order = order;
        this.root = root;
    }

    /// <summary>An empty series whose items stay in the order in which they come.</summary>
    public static Series<T> AsTheyCome { get; } = new(order: null, Node.Empty);

    public int Count => root.Count;

    public bool IsEmpty => root.Count == 0;

    /// <summary>The first item; none of an empty series.</summary>
    public T? Min => IsEmpty ? default : this[0];

    /// <summary>The last item; none of an empty series.</summary>
    public T? Max => root.Last;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return LeafOf(ref index)[index];
        }
    }

    /// <summary>An empty series that sorts its items.</summary>
    public static Series<T> SortedBy(IComparer<T> order) => new(order, Node.Empty);

    /// <summary>The index of the item that a sorted series holds in the place of one; the complement of where it would be, if there is none.</summary>
    public int IndexOf(T item)
    {
        // What happens comes last, as a rule, so that is where it is looked for first.
        if (IsEmpty || order!.Compare(root.Last, item) < 0)
        {
            return ~Count;
        }

        Node node = root;
        int before = 0;
        while (node.Children is { } children)
        {
            int low = 0;
            int high = children.Length - 1;
            for (int middle = high - 1; low < high; middle = (low + high) / 2)
            {
                (low, high) = order.Compare(children[middle].Last, item) < 0 ? (middle + 1, high) : (low, middle);
            }

            before += node.CountBefore(low);
            node = children[low];
        }

        int index = Array.BinarySearch(node.Items, item, order);
        return index < 0 ? ~(before + ~index) : before + index;
    }

    /// <summary>The series with an item: in the place of the one that compares equal, or at its place among the others.</summary>
    public Series<T> Add(T item) => AddFew([item]);

    /// <summary>The series with many items, each as <see cref="Add"/> takes one.</summary>
    /// <param name="items">The items; for a sorted series in its order, and each once.</param>
    public Series<T> AddRange(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty)
        {
            return this;
        }

        if (items.Length < Count / Most)
        {
            return AddFew(items);
        }

        if (IsEmpty)
        {
            return new(order, Node.Of(items));
        }

        T[] merged = new T[Count + items.Length];
        return new(order, Node.Of(merged.AsSpan(0, Merge(items, merged))));
    }

    /// <summary>The series without the item that compares equal to one, if there is any.</summary>
    public Series<T> Remove(T item) => IndexOf(item) is var index && index < 0 ? this : Splice(index, without: 1, []);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Where few come to many, paths to their places are less than all leaves anew: one for each run that stands together.</summary>
    private Series<T> AddFew(ReadOnlySpan<T> items)
    {
        Series<T> longer = this;
        while (!items.IsEmpty)
        {
            int index = order is null ? ~longer.Count : longer.IndexOf(items[0]);
            int run = 1;
            while (index < 0 && run < Math.Min(items.Length, Most) && (~index == longer.Count || order!.Compare(items[run], longer[~index]) < 0))
            {
                run++;
            }

            longer = index < 0 ? longer.Splice(~index, without: 0, items[..run]) : longer.Splice(index, without: 1, items[..run]);
            items = items[run..];
        }

        return longer;
    }

    private Series<T> Splice(int index, int without, ReadOnlySpan<T> with)
    {
        (Node? node, Node? next) = root.Splice(index, without, with);
        Node changed = next is null ? node ?? Node.Empty : new([node!, next]);
        while (changed.Children is [var only])
        {
            changed = only;
        }

        return new(order, changed);
    }

    private int Merge(ReadOnlySpan<T> items, T[] merged)
    {
        int length = 0;
        int untouched = order is null ? Count : IndexOf(items[0]) is var first && first < 0 ? ~first : first;
        foreach (T item in this)
        {
            while (length >= untouched && !items.IsEmpty && order!.Compare(items[0], item) < 0)
            {
                merged[length++] = items[0];
                items = items[1..];
            }

            if (length < untouched || items.IsEmpty || order!.Compare(items[0], item) > 0)
            {
                merged[length++] = item;
            }
        }

        items.CopyTo(merged.AsSpan(length));
        return length + items.Length;
    }

    /// <summary>The leaf with an index; the index becomes that within the leaf.</summary>
    private T[] LeafOf(ref int index)
    {
        Node node = root;
        while (node.Children is { } children)
        {
            node = children[node.ChildOf(ref index)];
        }

        return node.Items;
    }

    /// <summary>Walks through a series, leaf by leaf.</summary>
    internal struct Enumerator(Series<T> series) : IEnumerator<T>
    {
        private T[] leaf = [];
        private int at = -1;
        private int before;

        public readonly T Current => leaf[at];

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (++at < leaf.Length)
            {
                return true;
            }

            before += leaf.Length;
            at = 0;
            int index = before;
            leaf = before < series.Count ? series.LeafOf(ref index) : [];
            return leaf.Length > 0;
        }

        public readonly void Reset() => throw new NotSupportedException("A series is walked through once.");

        public readonly void Dispose()
        {
        }
    }

    /// <summary>A leaf of items, or a branch of leaves or of branches.</summary>
    private sealed class Node
    {
        public Node(T[] items)
        {
            Items = items;
            Count = items.Length;
            Last = items is [.., var last] ? last : default!;
        }

        public Node(Node[] children)
            : this(children, children.Sum(child => child.Count))
        {
        }

        private Node(Node[] children, int count)
        {
            Items = [];
            Children = children;
            Count = count;
            Last = children[^1].Last;
        }

        public static Node Empty { get; } = new(Array.Empty<T>());

        public T[] Items { get; }

        /// <summary>The children of a branch; null for a leaf.</summary>
        public Node[]? Children { get; }

        public int Count { get; }

        public T Last { get; }

        /// <summary>A node of many items.</summary>
        public static Node Of(ReadOnlySpan<T> items)
        {
            Node[] level = new Node[Math.Max(1, (items.Length + Filled - 1) / Filled)];
            for (int at = 0; at < level.Length; at++)
            {
                level[at] = new(items[(at * Filled)..Math.Min(items.Length, (at + 1) * Filled)].ToArray());
            }

            while (level.Length > 1)
            {
                level = [.. level.Chunk(Filled).Select(children => new Node(children))];
            }

            return level[0];
        }

        /// <summary>How many items stand before a child. The last child is asked for most, and found without a look at the others.</summary>
        public int CountBefore(int child)
        {
            if (child == Children!.Length - 1)
            {
                return Count - Children[child].Count;
            }

            int count = 0;
            for (int at = 0; at < child; at++)
            {
                count += Children[at].Count;
            }

            return count;
        }

        /// <summary>The child with an index; the index becomes that within the child. An index past the end is the last child's.</summary>
        public int ChildOf(ref int index)
        {
            int at = 0;
            int last = Children!.Length - 1;
            if (CountBefore(last) is var before && index >= before)
            {
                index -= before;
                return last;
            }

            while (index >= Children[at].Count)
            {
                index -= Children[at++].Count;
            }

            return at;
        }

        /// <summary>The node with some items more, one less or another: two nodes where one would be too full, none where nothing is left.</summary>
        public (Node? Node, Node? Next) Splice(int index, int without, ReadOnlySpan<T> with)
        {
            if (Children is null)
            {
                T[] items = Spliced(Items, index, without, with);
                int cut = Cut(items.Length, index + with.Length);
                return items.Length == 0 ? default
                    : items.Length <= Most ? (new(items), null)
                    : (new(items[..cut]), new(items[cut..]));
            }

            int at = ChildOf(ref index);
            (Node? node, Node? next) = Children[at].Splice(index, without, with);
            Node[] children = Spliced(Children, at, 1, node is null ? [] : next is null ? [node] : [node, next]);
            int middle = Cut(children.Length, at + 2);
            return children.Length == 0 ? default
                : children.Length <= Most ? (new(children, Count - without + with.Length), null)
                : (new(children[..middle]), new(children[middle..]));
        }

        /// <summary>Where to cut what is too long: in half, but what grew at its end is left full, as the next will come there too.</summary>
        private static int Cut(int length, int grewUpTo) => grewUpTo == length ? Most : length / 2;

        private static TItem[] Spliced<TItem>(TItem[] before, int at, int without, ReadOnlySpan<TItem> with)
        {
            TItem[] after = new TItem[before.Length - without + with.Length];
            before.AsSpan(0, at).CopyTo(after);
            with.CopyTo(after.AsSpan(at));
            before.AsSpan(at + without).CopyTo(after.AsSpan(at + with.Length));
            return after;
        }
    }
}
