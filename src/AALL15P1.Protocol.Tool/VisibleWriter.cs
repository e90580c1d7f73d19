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

    /// <summary>The width of the terminal behind a writer; null when it is not known, or there is none.</summary>
    public static int? WidthOf(TextWriter output) => (output is VisibleWriter visible ? visible.Inner : output) is TerminalWriter terminal ? terminal.Width : null;

    /// <summary>Stored text inside a line: it cannot begin another one either.</summary>
    public static string OneLine(string text) => Visible(text, keepsLines: false);

    private TextWriter Inner => inner;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (value is not null)
        {
            inner.Write(Visible(value, keepsLines: true));
        }
    }

    public override void WriteLine(string? value) => inner.WriteLine(value is null ? null : Visible(value, keepsLines: true));

    public override void WriteLine() => inner.WriteLine();

    public override void Flush() => inner.Flush();

    private static string Visible(string text, bool keepsLines)
    {
        StringBuilder? visible = null;
        for (int index = 0; index < text.Length;)
        {
            int length = char.IsSurrogatePair(text, index) ? 2 : 1;
            if (text[index] is not (>= ' ' and <= '~') && !(keepsLines && IsEndOfLine(text, index)) && IsHidden(text, index))
            {
                visible ??= new StringBuilder(text, 0, index, text.Length + 5);
                foreach (char half in text.AsSpan(index, length))
                {
                    visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)half:x4}");
                }
            }
            else
            {
                visible?.Append(text, index, length);
            }

            index += length;
        }

        return visible?.ToString() ?? text;
    }

    /// <summary>A line feed, or the return that stands before one: by itself a return would print over its own line.</summary>
    private static bool IsEndOfLine(string text, int index) => text[index] == '\n' || (text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n');

    /// <summary>Controls, formats such as the bidirectional ones, other ends of lines, and halves of characters.</summary>
    private static bool IsHidden(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;
}

/// <summary>How a line is written that has stored text in it.</summary>
internal static class StoredText
{
    /// <summary>Writes one line, whatever the text holds.</summary>
    public static void WriteStored(this TextWriter output, string text) => output.WriteLine(VisibleWriter.OneLine(text));
}
