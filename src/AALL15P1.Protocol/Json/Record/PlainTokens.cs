using System.Buffers;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// The tokens of a small document of whole UTF-8, taken one after another by a reader who knows what it expects. It
/// takes no escape, and of numbers only whole ones from 1 on; whatever else is JSON is not taken and left to whoever
/// reads all of JSON. Nothing is taken that is not JSON.
/// </summary>
internal ref struct PlainTokens
{
    private static readonly SearchValues<byte> Special = SearchValues.Create([(byte)'\\', .. Enumerable.Range(0, ' ').Select(control => (byte)control)]);

    private readonly ReadOnlySpan<byte> utf8;

    /// <summary>Whether a text may have an escape, or a control character that no text may have.</summary>
    private readonly bool hasSpecial;
    private int at;

    public PlainTokens(ReadOnlySpan<byte> utf8)
    {
        this.utf8 = utf8;
        hasSpecial = utf8.ContainsAny(Special);
    }

    /// <summary>Takes a mark, such as a brace, with the space before it.</summary>
    public bool TryMark(char mark)
    {
        SkipSpace();
        bool isThere = at < utf8.Length && utf8[at] == mark;
        at += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>Takes the name of a member.</summary>
    public bool TryName(out ReadOnlySpan<byte> name) => TryText(out name) && TryMark(':');

    /// <summary>Takes a text, and gives what stands between its quotes.</summary>
    public bool TryText(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!TryMark('"'))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = utf8[at..];
        int length = rest.IndexOf((byte)'"');
        if (length < 0 || (hasSpecial && rest[..length].ContainsAny(Special)))
        {
            return false;
        }

        text = rest[..length];
        at += length + 1;
        return true;
    }

    /// <summary>Takes a whole number within bounds.</summary>
    public bool TryNumber(int most, out int number)
    {
        number = 0;
        SkipSpace();
        int first = at;
        while (at < utf8.Length && utf8[at] is >= (byte)'0' and <= (byte)'9' && number <= most)
        {
            number = (number * 10) + utf8[at++] - '0';
        }

        return at > first && utf8[first] != '0' && number <= most && at < utf8.Length && utf8[at] is (byte)',' or (byte)'}' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
    }

    /// <summary>Takes true or false.</summary>
    public bool TryTruth(out bool truth)
    {
        SkipSpace();
        ReadOnlySpan<byte> rest = utf8[at..];
        truth = rest.StartsWith("true"u8);
        bool isThere = truth || rest.StartsWith("false"u8);
        at += truth ? 4 : isThere ? 5 : 0;
        return isThere;
    }

    /// <summary>Whether nothing but space is left.</summary>
    public bool IsAtEnd()
    {
        SkipSpace();
        return at == utf8.Length;
    }

    private void SkipSpace()
    {
        while (at < utf8.Length && utf8[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }
    }
}
