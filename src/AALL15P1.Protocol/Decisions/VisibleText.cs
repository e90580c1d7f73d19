using System.Globalization;
using System.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// Stored text as it is safe to print in a line: what would break the line, hide text or turn its direction is written as
/// an escape, and so is what may stand in no XML. The packages that print the texts of others compile this file too.
/// </summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
                || rune.Value is 0xFFFE or 0xFFFF;
            visible.Append(isHidden ? string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}") : rune.ToString());
        }

        return visible.ToString();
    }
}
