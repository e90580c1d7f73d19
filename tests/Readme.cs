using Xunit;

namespace AALL15P1.Protocol;

/// <summary>
/// What the READMEs show is compiled, run and compared: code between <c>// snippet</c> and <c>// end</c> in the tests, and
/// what it prints as literals beside it.
/// </summary>
internal static class Readme
{
    /// <summary>Found from the tests' own folder, because a build replaces the checkout's path by a fixed prefix.</summary>
    public static string Root { get; } = Find();

    /// <summary>The repository's README and that of every package.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Path.Combine(Root, "README.md"),
        .. Directory.GetDirectories(Path.Combine(Root, "src")).Select(folder => Path.Combine(folder, "README.md")).Where(File.Exists).Order(StringComparer.Ordinal),
    ];

    public static string Text(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    /// <summary>The fenced blocks of a language.</summary>
    public static IEnumerable<string> Blocks(string path, string language) =>
        Text(path).Split($"```{language}\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]);

    /// <summary>What a snippet printed is what some README shows.</summary>
    public static void Shows(string printed) =>
        Assert.Contains(printed.ReplaceLineEndings("\n"), All.SelectMany(path => Blocks(path, "text")));

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AALL15P1.Protocol.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run within a checkout.");
    }
}
