namespace AALL15P1.Protocol.Evidence;

/// <summary>
/// A value that the protocol has. Either a source states it, or it is unpublished and the site must supply it. There
/// is no third case: a value is never assumed.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract record Fact<T>
{
    private Fact()
    {
    }

    /// <summary>The fact's standing.</summary>
    public abstract Standing Standing { get; }

    /// <summary>The value with its citation; null when it is unpublished.</summary>
    internal abstract Cited<T>? Statement { get; }

    /// <summary>A value that a source states.</summary>
    /// <param name="Stated">The value with its citation.</param>
    public sealed record Known(Cited<T> Stated) : Fact<T>
    {
        /// <inheritdoc/>
        public override Standing Standing => Stated.Standing;

        internal override Cited<T>? Statement => Stated;
    }

    /// <summary>A value that no public source states.</summary>
    /// <param name="What">What is not published, as the object of a sentence: <c>the dose of vincristine in Induction</c>.</param>
    public sealed record Unpublished(string What) : Fact<T>
    {
        /// <inheritdoc/>
        public override Standing Standing => Standing.Unpublished;

        internal override Cited<T>? Statement => null;
    }
}
