using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// A term of the Common Terminology Criteria, in kebab case and British spelling: <c>neutrophil-count-decreased</c>,
/// <c>febrile-neutropenia</c>. Any term can be recorded with its grade; those that this library grades from values are
/// in <see cref="CtcaeTerms"/>.
/// </summary>
public readonly record struct AdverseEventTerm
{
    private readonly string? id;

    /// <summary>Makes a term.</summary>
    /// <param name="id">Lower-case words of letters and digits, joined by hyphens.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is not of that form.</exception>
    public AdverseEventTerm(string id) => this.id = Kebab.Require(id, nameof(id));

    /// <summary>The term's id; empty for the default value, which names no term.</summary>
    public string Id => id ?? string.Empty;

    /// <summary>The term's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
