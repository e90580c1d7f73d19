namespace AALL15P1.Protocol;

/// <summary>The spellings of units that mean the same and cannot be misread, brought to one form before they are compared.</summary>
/// <remarks>
/// Folded are both micro signs (U+00B5 and U+03BC) and "mc" to u; a superscript or ^ after a letter to its digit; a power
/// of ten (10⁹, 10^9, 10(9), with or without a sign of multiplication before it) to UCUM's 10*9; a small l for litre to
/// L; white space beside a slash to nothing. A superscript after 10 never becomes a plain digit: "×109/L" is a dangerous
/// misreading of "×10⁹/L" and is refused, as is "10e9", which is another number.
/// </remarks>
internal static class UnitText
{
    /// <summary>Characters that a folded unit has at most; anything longer is no unit.</summary>
    public const int Longest = 48;

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    public static string Fold(string text)
    {
        Span<char> folded = stackalloc char[Longest];
        return TryFold(text, folded, out int length)
            ? new string(folded[..length])
            : throw new ArgumentException($"\"{text}\" is too long for a unit.", nameof(text));
    }

    public static bool TryFold(ReadOnlySpan<char> text, Span<char> folded, out int length)
    {
        length = 0;
        int part = 0;
        text = WithoutMultiplication(text);
        for (int i = 0; i < text.Length; i++)
        {
            // One character of the text makes two of the folded form at most.
            if (length + 2 > folded.Length)
            {
                return false;
            }

            ReadOnlySpan<char> before = folded[part..length];
            bool isPower = before is ['1', '0'];
            int digit = Superscripts.IndexOf(text[i], StringComparison.Ordinal);
            switch (text[i..])
            {
                case ['\u00B5' or '\u03BC', ..]:
                    folded[length++] = 'u';
                    break;
                case ['m', 'c', 'g' or 'L' or 'l' or 'm', ..] when before.IsEmpty:
                    folded[length++] = 'u';
                    i++;
                    break;
                case ['^' or '(', ..] when isPower:
                    folded[length++] = '*';
                    break;
                case [')', ..] when before is ['1', '0', '*', _]:
                case ['^', '2' or '3', ..]:
                    break;
                case [char space, ..] when char.IsWhiteSpace(space) && (before.IsEmpty || text[i..].TrimStart() is ['/', ..]):
                    break;
                case ['/', ..]:
                    RaiseLitre(folded[part..length]);
                    folded[length++] = '/';
                    part = length;
                    break;
                case var _ when isPower && digit >= 0:
                    folded[length++] = '*';
                    folded[length++] = (char)('0' + digit);
                    break;
                case ['²' or '³', ..]:
                    folded[length++] = (char)('0' + digit);
                    break;
                default:
                    folded[length++] = text[i];
                    break;
            }
        }

        RaiseLitre(folded[part..length]);
        return true;
    }

    private static ReadOnlySpan<char> WithoutMultiplication(ReadOnlySpan<char> text) =>
        text is ['×' or 'x' or 'X' or '·' or '*', .. ReadOnlySpan<char> rest] && rest.TrimStart() is ['1', '0', ..] ? rest : text;

    private static void RaiseLitre(Span<char> part)
    {
        if (part is ['l'] or ['m' or 'd' or 'u' or 'n', 'l'])
        {
            part[^1] = 'L';
        }
    }
}
