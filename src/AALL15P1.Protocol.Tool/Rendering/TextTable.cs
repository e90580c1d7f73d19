using Spectre.Console;
using Spectre.Console.Rendering;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>Prints tables as plain text, as wide as their contents unless a terminal is narrower.</summary>
internal static class TextTable
{
    private const int WideEnough = 400;

    /// <summary>
    /// Writes a table. On a terminal that is narrower, a table of days is written in parts, each with the first column, and
    /// the cells of any other table are wrapped.
    /// </summary>
    public static void Write(TextWriter output, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, int padding = 1)
    {
        IReadOnlyList<string>[] all = [.. rows];
        int width = VisibleWriter.WidthOf(output) ?? WideEnough;
        string[] lines = Lines(headers, all, padding, WideEnough, wraps: false);
        if (lines.All(line => line.Length <= width))
        {
            WriteLines(output, lines);
        }
        else if (padding == 0)
        {
            WriteInParts(output, headers, all, width);
        }
        else
        {
            WriteLines(output, Lines(headers, all, padding, width, wraps: true));
        }
    }

    private static void WriteInParts(TextWriter output, IReadOnlyList<string> headers, IReadOnlyList<string>[] rows, int width)
    {
        int columns = headers.Count - 1;
        for (int each = columns; each > 0; each--)
        {
            List<string[]> parts = [];
            for (int first = 1; first <= columns; first += each)
            {
                int[] kept = [0, .. Enumerable.Range(first, Math.Min(each, columns - first + 1))];
                parts.Add(Lines([.. kept.Select(at => headers[at])], [.. rows.Select(row => (IReadOnlyList<string>)[.. kept.Select(at => row[at])])], padding: 0, WideEnough, wraps: false));
            }

            if (each == 1 || parts.TrueForAll(part => part.All(line => line.Length <= width)))
            {
                parts.ForEach(part => WriteLines(output, part));
                return;
            }
        }
    }

    private static void WriteLines(TextWriter output, string[] lines)
    {
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }
    }

    private static string[] Lines(IReadOnlyList<string> headers, IReadOnlyList<string>[] rows, int padding, int width, bool wraps)
    {
        Table table = new() { Border = TableBorder.Minimal };
        foreach (string header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header)) { NoWrap = !wraps, Padding = new Padding(padding == 0 ? 0 : 1, 0, padding, 0) });
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => (IRenderable)new Text(VisibleWriter.OneLine(cell))));
        }

        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        return [.. text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }
}
