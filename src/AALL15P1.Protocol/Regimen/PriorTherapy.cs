using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>Something that a protocol asks about therapy before enrolment. Equal by id and title.</summary>
/// <param name="Id">The id, in kebab case.</param>
/// <param name="Title">What it is called in a sentence.</param>
public sealed record PriorTherapy(string Id, string Title)
{
    /// <summary>A therapy whose title is its id with spaces for hyphens.</summary>
    /// <param name="id">The id, in kebab case.</param>
    /// <exception cref="ArgumentException">The id is not kebab case.</exception>
    public PriorTherapy(string id)
        : this(id, id.Replace('-', ' '))
    {
    }

    /// <summary>Anything that a protocol does not name. No protocol allows it.</summary>
    public static PriorTherapy Other { get; } = new("other", "other therapy");

    /// <summary>The id, in kebab case.</summary>
    /// <exception cref="ArgumentException">The id is not kebab case.</exception>
    public string Id { get; } = Kebab.Require(Id, nameof(Id));

    /// <summary>The title.</summary>
    /// <returns>The title.</returns>
    public override string ToString() => Title;
}
