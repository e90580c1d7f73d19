using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>The id of a block, in kebab case, as it stands on the wire: <c>delayed-intensification-1</c>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<BlockId>))]
[TypeConverter(typeof(TextTypeConverter<BlockId>))]
public readonly record struct BlockId : ISpanParsable<BlockId>
{
    private readonly string? value;

    /// <summary>Makes an id.</summary>
    /// <param name="value">Lower-case words of letters and digits, joined by hyphens.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not of that form.</exception>
    public BlockId(string value) => this.value = Kebab.Require(value, nameof(value));

    /// <summary>The id's text; empty for the default value, which names no block.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>Reads an id: lower-case words of letters and digits, joined by hyphens.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static BlockId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider: null);
    }

    /// <inheritdoc/>
    public static BlockId Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static BlockId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out BlockId id)
            ? id
            : throw new FormatException($"\"{s}\" is not a valid block id. Expected lower-case words of letters and digits joined by hyphens, such as course-1.");

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null, which is no id.</param>
    /// <param name="result">The id, or the default if the text is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out BlockId result) => TryParse(s, provider: null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BlockId result)
    {
        bool isId = Kebab.IsWellFormed(s);
        result = isId ? new(s!) : default;
        return isId;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BlockId result) => TryParse(s.ToString(), provider, out result);

    /// <summary>The id's text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value;
}
