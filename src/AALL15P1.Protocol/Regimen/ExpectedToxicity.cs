namespace AALL15P1.Protocol;

/// <summary>A toxicity that a site's policy lists as expected: it does not limit the dose up to a grade.</summary>
public readonly record struct ExpectedToxicity
{
    /// <summary>Makes an entry.</summary>
    /// <param name="term">The term.</param>
    /// <param name="upTo">The highest grade that is expected, inclusive; 1 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="upTo"/> is not 1 to 4.</exception>
    public ExpectedToxicity(AdverseEventTerm term, Grade upTo)
    {
        Term = term;
        UpTo = upTo is >= Grade.Mild and <= Grade.LifeThreatening
            ? upTo
            : throw new ArgumentOutOfRangeException(nameof(upTo), upTo, "A toxicity can be expected up to grade 1 to 4.");
    }

    /// <summary>The term.</summary>
    public AdverseEventTerm Term { get; }

    /// <summary>The highest grade that is expected, inclusive.</summary>
    public Grade UpTo { get; }
}
