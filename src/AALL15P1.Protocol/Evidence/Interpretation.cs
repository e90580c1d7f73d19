namespace AALL15P1.Protocol.Evidence;

/// <summary>
/// A question that the sources leave open, with its possible readings. The library takes the default and lets a site
/// choose another.
/// </summary>
public sealed record Interpretation
{
    /// <summary>Makes a question of the register.</summary>
    /// <param name="id">The id in the register, such as <c>D1</c>.</param>
    /// <param name="question">The question.</param>
    /// <param name="readings">The possible readings; the first is the default.</param>
    /// <exception cref="ArgumentException">There is no reading, or two readings have the same id.</exception>
    public Interpretation(string id, string question, ValueList<Reading> readings)
    {
        if (readings.Count == 0 || readings.DistinctBy(reading => reading.Id, StringComparer.Ordinal).Count() != readings.Count)
        {
            throw new ArgumentException($"Interpretation {id} needs at least one reading, and each reading an id of its own.", nameof(readings));
        }

        Id = id;
        Question = question;
        Readings = readings;
    }

    /// <summary>The id in the register, such as <c>D1</c>.</summary>
    public string Id { get; }

    /// <summary>The question.</summary>
    public string Question { get; }

    /// <summary>The possible readings, the default first.</summary>
    public ValueList<Reading> Readings { get; }

    /// <summary>The reading that the library takes unless a site chooses another.</summary>
    public Reading Default => Readings[0];

    /// <summary>Finds a reading.</summary>
    /// <param name="readingId">The reading's id.</param>
    /// <returns>The reading.</returns>
    /// <exception cref="ArgumentException">The question has no such reading.</exception>
    public Reading Reading(string readingId) =>
        Readings.FirstOrDefault(reading => reading.Id == readingId)
        ?? throw new ArgumentException(
            $"Interpretation {Id} has no reading '{readingId}'; it has {string.Join(", ", Readings.Select(reading => reading.Id))}.", nameof(readingId));

    /// <summary>The question's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}

/// <summary>One way to read a statement that the sources leave open.</summary>
/// <param name="Id">The reading's id, in kebab case, unique within its question.</param>
/// <param name="Statement">What the reading says.</param>
/// <param name="SaidBy">Who says so, and where; empty when it is this library's inference from what stands beside it.</param>
public sealed record Reading(string Id, string Statement, ValueList<Citation> SaidBy)
{
    /// <summary>The reading's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
