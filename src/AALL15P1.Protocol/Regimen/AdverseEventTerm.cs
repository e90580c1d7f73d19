using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A term of the Common Terminology Criteria (CTCAE), or free words for what no term of this library's list says. Read in
/// any case and in American or British spelling, with hyphens or spaces: <c>Anaemia</c> and <c>anemia</c> are one term.
/// Two terms are equal when they mean the same entry of <see cref="Listed"/>, or are the same free words.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<AdverseEventTerm>))]
[TypeConverter(typeof(TextTypeConverter<AdverseEventTerm>))]
public readonly record struct AdverseEventTerm : IParsable<AdverseEventTerm>
{
    private const int Longest = 200;

    private readonly string? id;

    /// <summary>Makes a term.</summary>
    /// <param name="text">A term of the list in any spelling, or free words: letters and digits of the English alphabet, spaces, and - _ , . / ( ) '; at most 200 characters.</param>
    /// <exception cref="ArgumentException">The text is empty, too long, or has other characters.</exception>
    public AdverseEventTerm(string text)
    {
        string kebab = ToKebab(text);
        id = AdverseEventTerms.CanonicalIdOf(kebab) ?? kebab;
    }

    /// <summary>The id in kebab case and American spelling, such as <c>anemia</c>; empty for the default value, which names no term.</summary>
    public string Id => id ?? string.Empty;

    /// <summary>The term as NCI spells it, such as <c>Neutrophil count decreased</c>; the free words where the list has none.</summary>
    public string Title => AdverseEventTerms.Find(Id)?.Title ?? Id.Replace('-', ' ');

    /// <summary>Whether the term is one of <see cref="Listed"/>. What rests on another is marked so in every finding.</summary>
    public bool IsListed => AdverseEventTerms.Find(Id) is not null;

    /// <summary>The terms of the closed list, as NCI spells them.</summary>
    public static ValueList<AdverseEventTerm> Listed => AdverseEventTerms.All;

    /// <summary>The MedDRA code, as far as a source of this library gives it; null where none is known.</summary>
    public int? MedDraCode => AdverseEventTerms.MedDraCodeOf(this);

    /// <summary>The title, marked where the term is in no list.</summary>
    internal string Marked => IsListed ? Title : $"{Title} (in no list of CTCAE terms)";

    /// <summary>Reads a term of the list in any spelling, or free words.</summary>
    /// <param name="s">The text.</param>
    /// <returns>The term.</returns>
    /// <exception cref="FormatException">The text is empty, too long, or has other characters.</exception>
    public static AdverseEventTerm Parse(string s) => Parse(s, provider: null);

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    public static AdverseEventTerm Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out AdverseEventTerm term) ? term
            : throw new FormatException($"Found '{VisibleText.Of(s)}', expected a CTCAE term or free words of English letters and digits, with spaces, hyphens, commas and brackets; at most {Longest} characters.");
    }

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null, which is no term.</param>
    /// <param name="result">The term.</param>
    /// <returns>False when the text is no term.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out AdverseEventTerm result) => TryParse(s, provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, out AdverseEventTerm)"/>
    /// <param name="s">The text, or null, which is no term.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The term.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AdverseEventTerm result)
    {
        result = default;
        if (s is null)
        {
            return false;
        }

        try
        {
            result = new AdverseEventTerm(s);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The term's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;

    private static string ToKebab(string text)
    {
        StringBuilder kebab = new(text.Length);
        bool isBetweenWords = false;
        foreach (char letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                if (isBetweenWords && kebab.Length > 0)
                {
                    kebab.Append('-');
                }

                kebab.Append(char.ToLowerInvariant(letter));
                isBetweenWords = false;
            }
            else
            {
                isBetweenWords = " -_,./()'".Contains(letter, StringComparison.Ordinal)
                    ? true
                    : throw new ArgumentException(
                        $"'{text}' is no adverse event term. It is a CTCAE term or free words of letters and digits, with spaces, hyphens, commas and brackets.", nameof(text));
            }
        }

        return kebab.Length is > 0 and <= Longest
            ? American(kebab.ToString())
            : throw new ArgumentException("An adverse event term has letters or digits, and at most 200 of them.", nameof(text));
    }

    // Spellings of one word on the two sides of the Atlantic; no word of either is another word.
    private static string American(string kebab)
    {
        foreach ((string british, string american) in AdverseEventTerms.Spellings)
        {
            kebab = kebab.Replace(british, american, StringComparison.Ordinal);
        }

        return kebab;
    }
}
