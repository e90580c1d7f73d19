using Spectre.Console;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>Prints tables as plain text, as wide as their contents, so that a redirected output is the same everywhere.</summary>
internal static class TextTable
{
    private const int WideEnough = 400;

    public static void Write(TextWriter output, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, int padding = 1)
    {
        Table table = new() { Border = TableBorder.Minimal };
        foreach (string header in headers)
        {
            table.AddColumn(new TableColumn(Markup.Escape(header)) { NoWrap = true, Padding = new Padding(padding == 0 ? 0 : 1, 0, padding, 0) });
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        using StringWriter text = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = WideEnough;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        foreach (string line in text.ToString().Split('\n'))
        {
            string trimmed = line.TrimEnd();
            if (trimmed.Length > 0)
            {
                output.WriteLine(trimmed);
            }
        }
    }
}
