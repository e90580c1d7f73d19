using System.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// A term of the Common Terminology Criteria (CTCAE), or free words for what no term of this library's list says. Read in
/// any case and in American or British spelling, with hyphens or spaces: <c>Anaemia</c> and <c>anemia</c> are one term.
/// Two terms are equal when they mean the same entry of <see cref="AdverseEventTerms"/>, or are the same free words.
/// </summary>
public readonly record struct AdverseEventTerm
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

    /// <summary>Whether the term is one of <see cref="AdverseEventTerms"/>. What rests on another is marked so in every finding.</summary>
    public bool IsListed => AdverseEventTerms.Find(Id) is not null;

    /// <summary>The title, marked where the term is in no list.</summary>
    internal string Marked => IsListed ? Title : $"{Title} (in no list of CTCAE terms)";

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
