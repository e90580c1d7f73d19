using System.Globalization;
using System.Text;

namespace AALL15P1.Protocol.Tool;

/// <summary>
/// A writer through which everything passes that the tool prints: stored text of others can neither turn the direction
/// of a line nor hide a part of it. Such characters are written as JSON writes them, so that a document stays one.
/// </summary>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Stored text inside a line: it cannot begin another one either.</summary>
    public static string OneLine(string text) => Visible(text, keepsLines: false);

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (value is not null)
        {
            inner.Write(Visible(value, keepsLines: true));
        }
    }

    public override void WriteLine(string? value)
    {
        Write(value);
        inner.WriteLine();
    }

    public override void WriteLine() => inner.WriteLine();

    public override void Flush() => inner.Flush();

    private static string Visible(string text, bool keepsLines)
    {
        StringBuilder? visible = null;
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            bool isLine = keepsLines && character is '\n' or '\r';
            bool isHidden = !isLine && character is not (>= ' ' and <= '~') && IsHidden(text, index);
            if (isHidden)
            {
                visible ??= new StringBuilder(text, 0, index, text.Length + 5);
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                visible?.Append(character);
            }
        }

        return visible?.ToString() ?? text;
    }

    /// <summary>Controls, formats such as the bidirectional ones, other ends of lines, and halves of characters.</summary>
    private static bool IsHidden(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse => true,
        UnicodeCategory.Surrogate => !(index > 0 && char.IsSurrogatePair(text[index - 1], text[index])),
        _ => false,
    };
}
