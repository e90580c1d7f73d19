using System.Buffers;
using System.Runtime.CompilerServices;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// The tokens of a small document of whole UTF-8, taken one after another by a reader who knows what it expects. It
/// takes no escape, and of numbers only whole ones from 1 on; whatever else is JSON is not taken and left to whoever
/// reads all of JSON. Nothing is taken that is not JSON.
/// </summary>
internal ref struct PlainTokens
{
    /// <summary>Days from the first of year 1 to the first of 1970.</summary>
    public const long EpochDay = 719_162;

    private const int DateLength = 10;
    private const int InstantLength = 20;

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

    /// <summary>What has not been taken.</summary>
    public readonly ReadOnlySpan<byte> Rest => utf8[at..];

    /// <summary>Takes bytes whose tokens are known.</summary>
    public void Take(int length) => at += length;

    /// <summary>Takes marks and names as they stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryLiteral(ReadOnlySpan<byte> literal)
    {
        bool isThere = utf8[at..].StartsWith(literal);
        at += isThere ? literal.Length : 0;
        return isThere;
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

    /// <summary>Takes a day, in the years from 1900 to a last one.</summary>
    public bool TryDate(int lastYear, out LocalDate date)
    {
        date = default;
        if (!TryText(DateLength, out ReadOnlySpan<byte> text) || !TryDay(text, out int year, out int month, out int day) || year > lastYear)
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    /// <summary>Takes an instant in whole seconds.</summary>
    public bool TryInstant(out Instant instant)
    {
        instant = default;
        if (!TryText(InstantLength, out ReadOnlySpan<byte> text) || !TryDay(text, out int year, out int month, out int day)
            || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z'
            || !TryDigits(text[11], text[12], out int hour) || !TryDigits(text[14], text[15], out int minute) || !TryDigits(text[17], text[18], out int second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        instant = Instant.FromUnixTimeSeconds(((((((new DateOnly(year, month, day).DayNumber - EpochDay) * 24) + hour) * 60) + minute) * 60) + second);
        return true;
    }

    private static bool TryDay(ReadOnlySpan<byte> text, out int year, out int month, out int day)
    {
        month = day = 0;
        bool isDay = TryDigits(text[0], text[1], out int century) & TryDigits(text[2], text[3], out year) & TryDigits(text[5], text[6], out month) & TryDigits(text[8], text[9], out day);
        year += century * 100;
        return isDay && text[4] == '-' && text[7] == '-'
            && year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= CalendarSystem.Iso.GetDaysInMonth(year, month));
    }

    private static bool TryDigits(byte ten, byte one, out int number)
    {
        int tens = ten - '0';
        int ones = one - '0';
        number = (tens * 10) + ones;
        return (uint)tens <= 9 && (uint)ones <= 9;
    }

    /// <summary>Takes a text of so many bytes; what they are is for the caller to see, who takes no escape.</summary>
    private bool TryText(int length, out ReadOnlySpan<byte> text)
    {
        SkipSpace();
        bool isThere = at + length + 1 < utf8.Length && utf8[at] == '"' && utf8[at + length + 1] == '"';
        text = isThere ? utf8.Slice(at + 1, length) : default;
        at += isThere ? length + 2 : 0;
        return isThere;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpace()
    {
        if (at < utf8.Length && utf8[at] <= ' ')
        {
            SkipSpaces();
        }
    }

    private void SkipSpaces()
    {
        while (at < utf8.Length && utf8[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }
    }
}
