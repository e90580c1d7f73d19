using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>Lines of fields, each with its length before it, so that no two contents have the same text.</summary>
internal sealed class CanonicalText
{
    private readonly StringBuilder text = new();

    /// <summary>A cited value as one field: the value, and what cites it.</summary>
    public static string Of<T>(Cited<T> cited)
    {
        CanonicalText fields = new();
        fields.Append(string.Create(CultureInfo.InvariantCulture, $"{cited.Value}"), cited.Citation.Source.Id, cited.Citation.Place, cited.Standing.ToString());
        return fields.text.ToString();
    }

    /// <summary>Appends a line.</summary>
    public void Append(params ReadOnlySpan<string> fields)
    {
        foreach (string field in fields)
        {
            text.Append(CultureInfo.InvariantCulture, $"{field.Length}:{field}");
        }

        text.Append('\n');
    }

    /// <summary>The SHA-256 of what was appended, in lower-case hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
