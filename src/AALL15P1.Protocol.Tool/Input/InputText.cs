using System.Text;

namespace AALL15P1.Protocol.Tool.Input;

/// <summary>
/// Reads the text of a file or of standard input, and no more than what the document's reader would accept. A byte order
/// mark and UTF-16 are read; bytes that are no text in that encoding are refused and never replaced.
/// </summary>
internal static class InputText
{
    private const int Piece = 65_536;

    /// <summary>UTF-8 that refuses what is none.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
        BufferedStream buffered = new(bytes, Piece);
        byte[] start = new byte[4];
        int length = bytes.CanSeek ? buffered.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) : 0;
        if (length > 0)
        {
            buffered.Position = 0;
        }

        Encoding encoding = length >= 2 && start[0] != 0 && start[1] == 0 ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)
            : length >= 2 && start[0] == 0 && start[1] != 0 ? new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)
            : start[0] == 0xFF && start[1] == 0xFE ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)
            : start[0] == 0xFE && start[1] == 0xFF ? new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)
            : Strict;
        return new(buffered, encoding, detectEncodingFromByteOrderMarks: true);
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
}
