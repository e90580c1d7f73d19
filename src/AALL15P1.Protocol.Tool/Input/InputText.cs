using System.Text;

namespace AALL15P1.Protocol.Tool.Input;

/// <summary>
/// Reads the text of a file or of standard input, and no more than what the document's reader would accept. A byte order
/// mark and UTF-16 are read; bytes that are no text in that encoding are refused and never replaced.
/// </summary>
internal static class InputText
{
    private const int Piece = 65_536;

    /// <summary>Reads a text.</summary>
    /// <param name="file">The file, or - for standard input.</param>
    /// <param name="standardInput">Standard input.</param>
    /// <param name="most">The most characters, inclusive.</param>
    /// <exception cref="FormatException">The text is longer, or is no text.</exception>
    public static string Read(string file, TextReader standardInput, int most)
    {
        if (file == "-")
        {
            return Read(file, standardInput.ReadBlock, most);
        }

        using StreamReader reader = Open(file);
        return Read(file, reader.ReadBlock, most);
    }

    /// <summary>Opens a file as text.</summary>
    public static StreamReader Open(string file) => Open(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read));

    /// <summary>Opens bytes as text: by their byte order mark, else as UTF-16 where every other byte of the beginning is 0, else as UTF-8.</summary>
    public static StreamReader Open(Stream bytes)
    {
        byte[] start = new byte[4];
        int length = bytes.ReadAtLeast(start, 2, throwOnEndOfStream: false);

        // The encoding is chosen here, because what a reader finds by itself replaces bytes that are no text.
        Encoding encoding = start switch
        {
            [0xFF, 0xFE, ..] or [not 0, 0, ..] when length >= 2 => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] or [0, not 0, ..] when length >= 2 => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        };
        return new(new Resumed(start.AsMemory(0, length), bytes), encoding, detectEncodingFromByteOrderMarks: false, Piece);
    }

    /// <summary>The lines of UTF-8 bytes as bytes, one after another, so that one that is no text does not end the others.</summary>
    public static IEnumerable<byte[]> Lines(Stream bytes)
    {
        using BufferedStream stream = new(bytes, Piece);
        List<byte> line = [];
        bool isFirst = true;
        for (int next = stream.ReadByte(); next >= 0 || line.Count > 0; next = stream.ReadByte())
        {
            if (next >= 0 && next != '\n')
            {
                line.Add((byte)next);
                continue;
            }

            int start = isFirst && line is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            int end = line is [.., (byte)'\r'] ? line.Count - 1 : line.Count;
            byte[] found = [.. line[start..Math.Max(start, end)]];
            line.Clear();
            isFirst = false;
            yield return found;
        }
    }

    private static string Read(string file, Func<char[], int, int, int> read, int most)
    {
        string name = file == "-" ? "standard input" : file;
        StringBuilder text = new();
        char[] piece = new char[Piece];
        try
        {
            for (int length = read(piece, 0, Piece); length > 0; length = read(piece, 0, Piece))
            {
                text.Append(piece, 0, length);
                if (text.Length > most)
                {
                    throw new FormatException($"{name}: found more than {most} characters, expected at most that many.");
                }
            }
        }
        catch (DecoderFallbackException mistake)
        {
            throw new FormatException($"{name}: found bytes that are no text, expected UTF-8 or UTF-16.", mistake);
        }

        return text.ToString().TrimStart('\uFEFF');
    }

    /// <summary>A stream of which the beginning has been read, as standard input that cannot be read again.</summary>
    private sealed class Resumed(ReadOnlyMemory<byte> start, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> start = start;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            if (start.IsEmpty)
            {
                return rest.Read(buffer);
            }

            int length = Math.Min(buffer.Length, start.Length);
            start.Span[..length].CopyTo(buffer);
            start = start[length..];
            return length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                rest.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
