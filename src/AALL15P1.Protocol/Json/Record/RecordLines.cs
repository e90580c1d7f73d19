using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// The events of a record whose bytes come piece by piece. What has come and is not yet a whole line is kept, and no
/// more; only what is no JSON Lines in UTF-8 (an array, UTF-16) is kept to its end and read as a whole.
/// </summary>
internal sealed class RecordLines(CompiledProtocol protocol) : IDisposable
{
    /// <summary>A mark and two bytes more tell what a text is.</summary>
    private const int Telling = 5;

    private readonly PooledBuffer bytes = new();
    private readonly PlainEventReader plain = new();
    private bool? isLines;
    private bool isAtEnd;
    private int start;

    /// <summary>Where the search for the end of the line that starts at <see cref="start"/> goes on.</summary>
    private int searched;
    private int line;
    private long characters;

    /// <summary>Whether everything has been read.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Space
    {
        get
        {
            bytes.Discard(start);
            searched -= start;
            start = 0;
            return bytes.GetMemory(DocumentBytes.Piece);
        }
    }

    /// <summary>Whether bytes are a record as this library writes it: JSON Lines in UTF-8 without a mark.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8) => utf8 is [(byte)'{', not 0, ..];

    /// <summary>The bytes after the mark of UTF-8.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    /// <summary>Takes bytes that have been put into <see cref="Space"/>.</summary>
    /// <param name="count">How many; 0 when there are no more.</param>
    /// <exception cref="FormatException">They are more than any record has.</exception>
    public void Advance(int count)
    {
        bytes.Advance(count);
        isAtEnd |= count == 0;
        DocumentBytes.RequireLength(bytes.Written.Length, RecordJson.MaximumLength);
        if (isLines is null && (isAtEnd || bytes.Written.Length >= Telling))
        {
            ReadOnlySpan<byte> utf8 = WithoutMark(bytes.Written);
            isLines = IsPlain(utf8);
            searched = start = isLines.Value ? bytes.Written.Length - utf8.Length : 0;
        }
    }

    /// <summary>Reads the next events of what has come.</summary>
    /// <param name="events">What is filled with them; emptied first.</param>
    /// <returns>False when more bytes must come first, or everything has been read.</returns>
    /// <exception cref="FormatException">What has come is no record; the message gives the line, the path, what was found and what was expected.</exception>
    public bool TryRead(List<RecordEvent> events)
    {
        events.Clear();
        if (isLines is not { } asLines || IsDone)
        {
            return false;
        }

        if (!asLines)
        {
            IsDone = isAtEnd;
            events.AddRange(isAtEnd ? RecordJson.Read(bytes.Written, protocol) : []);
            return isAtEnd;
        }

        int end = bytes.Written[searched..].IndexOf((byte)'\n');
        if (end < 0 && !isAtEnd)
        {
            searched = bytes.Written.Length;
            return false;
        }

        IsDone = end < 0;
        ReadOnlySpan<byte> next = end < 0 ? bytes.Written[start..] : bytes.Written[start..(searched + end)];
        characters += Encoding.UTF8.GetCharCount(next) + (end < 0 ? 0 : 1);
        if (characters > RecordJson.MaximumLength)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"$: found more than {RecordJson.MaximumLength} characters, expected at most {RecordJson.MaximumLength}."));
        }

        searched = start = end < 0 ? bytes.Written.Length : searched + end + 1;
        Read(plain, next, line++, protocol, events);
        return true;
    }

    /// <summary>Reads the events of a line: one, those of a range of days, or none of a blank line.</summary>
    public static void Read(PlainEventReader plain, ReadOnlySpan<byte> line, int index, CompiledProtocol protocol, List<RecordEvent> events)
    {
        if (!Utf8.IsValid(line))
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {index + 1}: $: found bytes that are not utf-8, expected text."));
        }

        if (plain.TryRead(line) is { } recorded)
        {
            events.Add(recorded);
        }
        else
        {
            events.AddRange(RecordJson.ReadLine(Encoding.UTF8.GetString(line), index, protocol.Definition));
        }
    }

    public void Dispose() => bytes.Dispose();
}
