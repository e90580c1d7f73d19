using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>The id of a block, in kebab case, as it stands on the wire: <c>delayed-intensification-1</c>.</summary>
public readonly record struct BlockId
{
    private readonly string? value;

    /// <summary>Makes an id.</summary>
    /// <param name="value">Lower-case words of letters and digits, joined by hyphens.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not of that form.</exception>
    public BlockId(string value) => this.value = Kebab.Require(value, nameof(value));

    /// <summary>The id's text; empty for the default value, which names no block.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>The id's text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value;
}
