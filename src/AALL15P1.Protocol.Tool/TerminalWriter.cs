using System.Text;

namespace AALL15P1.Protocol.Tool;

/// <summary>
/// Standard output where it is a terminal: tables keep to its width, and lines that hold or warn are in colour. Whatever
/// is not a terminal is a plain writer, so that a redirected output is the same everywhere.
/// </summary>
/// <param name="inner">Where it is written.</param>
/// <param name="width">The terminal's width in characters; 0 when it is not known.</param>
/// <param name="hasColour">Whether lines are coloured.</param>
internal sealed class TerminalWriter(TextWriter inner, int width, bool hasColour) : TextWriter
{
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Plain = "\e[0m";

    /// <summary>How the lines begin that are coloured. The words stand in the text as well: colour alone says nothing.</summary>
    private static readonly (string Start, string Colour)[] Coloured =
    [
        ("Hazard:", Red), ("HOLD:", Red), ("Hold.", Red),
        ("Deviation:", Yellow), ("CANNOT DECIDE:", Yellow), ("Cannot decide.", Yellow),
    ];

    public override Encoding Encoding => inner.Encoding;

    public int? Width => width > 0 ? width : null;

    /// <summary>Standard output as the console has it: a terminal in colour unless NO_COLOR or a dumb terminal says otherwise (no-color.org).</summary>
    public static TextWriter OfConsole()
    {
        if (Console.IsOutputRedirected)
        {
            return Console.Out;
        }

        bool wantsColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new TerminalWriter(Console.Out, Console.WindowWidth, wantsColour);
    }

    public override void Write(char value) => inner.Write(value);

    public override void Write(string? value) => inner.Write(value);

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value)
    {
        ReadOnlySpan<char> line = value.AsSpan().TrimStart();
        foreach ((string start, string colour) in Coloured)
        {
            if (hasColour && line.StartsWith(start, StringComparison.Ordinal))
            {
                inner.WriteLine($"{colour}{value}{Plain}");
                return;
            }
        }

        inner.WriteLine(value);
    }

    public override void Flush() => inner.Flush();
}

/// <summary>
/// Says on standard error that a command is still at work, from a second on and then every few seconds. Only for a terminal:
/// what a program reads stays as it is.
/// </summary>
internal sealed class Progress : IDisposable
{
    private const int FirstAfter = 1_000;
    private const int ThenEvery = 5_000;

    private readonly Timer timer;
    private int done;

    /// <summary>Starts to watch.</summary>
    /// <param name="error">Where it is said; null to say nothing.</param>
    /// <param name="doing">What is being done.</param>
    /// <param name="unit">What is counted; null when nothing is.</param>
    /// <param name="firstAfter">After how many milliseconds it is first said.</param>
    public Progress(TextWriter? error, string doing, string? unit = null, int firstAfter = FirstAfter) => timer = new(
        _ => error?.WriteLine(unit is null ? $"aall15p1: {doing}..." : FormattableString.Invariant($"aall15p1: {doing}: {Volatile.Read(ref done)} {unit} so far...")),
        state: null,
        firstAfter,
        ThenEvery);

    public void Step() => Interlocked.Increment(ref done);

    public void Dispose()
    {
        using ManualResetEvent stopped = new(initialState: false);
        if (timer.Dispose(stopped))
        {
            stopped.WaitOne();
        }
    }
}
