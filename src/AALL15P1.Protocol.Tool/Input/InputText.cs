namespace AALL15P1.Protocol.Tool.Input;

/// <summary>Reads the text of a file or of standard input, and no more than what the document's reader would accept.</summary>
internal static class InputText
{
    /// <summary>Reads a text.</summary>
    /// <param name="file">The file, or - for standard input.</param>
    /// <param name="standardInput">Standard input.</param>
    /// <param name="most">The most characters, inclusive.</param>
    /// <exception cref="FormatException">The text is longer.</exception>
    public static string Read(string file, TextReader standardInput, int most)
    {
        if (file == "-")
        {
            return Read(file, standardInput.ReadBlock, most);
        }

        using StreamReader reader = new(file);
        return Read(file, reader.ReadBlock, most);
    }

    private static string Read(string file, Func<char[], int, int, int> read, int most)
    {
        const int Piece = 65_536;
        System.Text.StringBuilder text = new();
        char[] piece = new char[Piece];
        for (int length = read(piece, 0, Piece); length > 0; length = read(piece, 0, Piece))
        {
            text.Append(piece, 0, length);
            if (text.Length > most)
            {
                throw new FormatException($"{(file == "-" ? "standard input" : file)}: found more than {most} characters, expected at most that many.");
            }
        }

        return text.ToString();
    }
}
