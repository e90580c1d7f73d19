using System.Buffers;
using System.Text;

namespace AALL15P1.Protocol;

/// <summary>Text that a caller gives: ids, reasons, names.</summary>
internal static class RecordText
{
    /// <summary>In characters, as a reader counts them (code points). Longer text belongs in the embedding application's own store; a bound keeps a hostile document small.</summary>
    public const int MaximumLength = 1000;

    public static string Require(string text, string parameter) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException("The text is blank.", parameter)
        : text.Length > MaximumLength && text.EnumerateRunes().Count() > MaximumLength
            ? throw new ArgumentException($"The text has {text.EnumerateRunes().Count()} characters; at most {MaximumLength} are allowed.", parameter)
        : !IsWhole(text) ? throw new ArgumentException("The text holds half of a character (a surrogate without its other half), which cannot be written.", parameter)
        : text;

    public static string? RequireOptional(string? text, string parameter) => text is null ? null : Require(text, parameter);

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            return true;
        }

        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }
}
