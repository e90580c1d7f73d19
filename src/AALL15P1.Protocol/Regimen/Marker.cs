using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>A feature of the disease by which a protocol decides who is enrolled and who continues, such as a rearranged gene.</summary>
/// <param name="Id">The marker's id, in kebab case.</param>
/// <param name="Title">What the marker is called in a sentence, such as a gene's symbol.</param>
/// <param name="Present">The word for a disease that has it, as in <c>the gene is rearranged</c>.</param>
/// <param name="Absent">The word for a disease that is known not to have it.</param>
/// <param name="Feature">What a disease that has it has, with its article: <c>a rearrangement</c>.</param>
public sealed record Marker(string Id, string Title, string Present, string Absent, string Feature)
{
    /// <summary>The marker's id, in kebab case.</summary>
    /// <exception cref="ArgumentException">The id is not kebab case.</exception>
    public string Id { get; } = Kebab.Require(Id, nameof(Id));

    /// <summary>What is known, in the protocol's own word.</summary>
    /// <param name="status">What is known.</param>
    /// <returns>The word; <c>unknown</c> for what is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a member of <see cref="MarkerStatus"/>.</exception>
    public string Word(MarkerStatus status) => status switch
    {
        MarkerStatus.Unknown => "unknown",
        MarkerStatus.Present => Present,
        MarkerStatus.Absent => Absent,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A marker is unknown, present or absent."),
    };

    /// <summary>The marker's title.</summary>
    /// <returns>The title.</returns>
    public override string ToString() => Title;
}

/// <summary>What is known about a protocol's <see cref="Marker"/>.</summary>
public enum MarkerStatus
{
    /// <summary>Not known: not tested, or the result is not there yet.</summary>
    Unknown,

    /// <summary>The disease has the marker.</summary>
    Present,

    /// <summary>The disease is known not to have the marker.</summary>
    Absent,
}
