using System.Text.RegularExpressions;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>
/// The folders of the library stand on each other without a circle. Which folder knows which is read from the source:
/// the types that each folder declares, and the words that its code uses, without comments and text.
/// </summary>
public sealed partial class FolderTests
{
    private const string FrontDoor = "the front door";

    private static readonly string[] Ground = ["Evidence", "Quantities", "Decisions", "Regimen"];

    private static readonly string[] Engines = ["Dosing", "Infusion", "Toxicity", "Titration", "Gates", "Scheduling", "Safety"];

    /// <summary>
    /// The house from the ground up: a folder, and what it may know. Definition is data in the regimen's words; it knows
    /// titration because a published titration policy is a procedure and no table.
    /// </summary>
    private static readonly (string Folder, string[] Knows)[] House =
    [
        ("Evidence", []),
        ("Quantities", []),
        ("Decisions", ["Evidence"]),
        ("Regimen", ["Evidence", "Quantities", "Decisions"]),
        ("Dosing", Ground),
        ("Infusion", Ground),
        ("Toxicity", Ground),
        ("Titration", Ground),
        ("Gates", Ground),
        ("Scheduling", Ground),
        ("Safety", [.. Ground, "Dosing", "Scheduling"]),
        ("Definition", [.. Ground, "Titration"]),
        ("Supplement", [.. Ground, .. Engines]),
        ("Record", [.. Ground, .. Engines]),
        ("Linting", [.. Ground, .. Engines, "Supplement"]),
        ("Json", [.. Ground, .. Engines, "Definition", "Supplement", "Record"]),
        (FrontDoor, [.. Ground, .. Engines, "Definition", "Supplement", "Record", "Linting", "Json"]),
    ];

    /// <summary>
    /// The compiled protocol is what record, linter and documents take, and the front door makes them in turn; documents
    /// also write the doses that it computes, find its rules by their id, and in version 1 are about this one protocol.
    /// </summary>
    private static readonly (string Folder, string Type)[] TakenFromTheFrontDoor =
    [
        ("Record", "CompiledProtocol"), ("Linting", "CompiledProtocol"), ("Json", "CompiledProtocol"),
        ("Json", "RoadmapDoses"), ("Json", "ProtocolRules"), ("Json", "Aall15P1"),
    ];

    [Fact]
    public void No_folder_knows_one_that_stands_above_it()
    {
        (string Path, string Code)[] files = [.. Files()];
        Dictionary<string, string> folderOf = [];
        foreach ((string path, string code) in files)
        {
            foreach (string type in TypesDeclaredIn(code))
            {
                folderOf[type] = Folder(path);
            }
        }

        Dictionary<string, string[]> knows = House.ToDictionary(room => room.Folder, room => room.Knows, StringComparer.Ordinal);
        string[] offenders =
        [
            .. from file in files
               let folder = Folder(file.Path)
               from word in WordsUsedIn(file.Code)
               where folderOf.TryGetValue(word, out string? owner) && owner != folder
                   && !knows[folder].Contains(folderOf[word]) && !TakenFromTheFrontDoor.Contains((folder, word))
               select $"{file.Path} uses {word} of {folderOf[word]}",
        ];

        Assert.Empty(offenders);
        Assert.True(folderOf.Count > 400, $"{folderOf.Count} types were found.");
    }

    [Fact]
    public void The_house_has_no_circle_and_no_other_folder()
    {
        Assert.All(House.Index(), room => Assert.Subset(
            House.Take(room.Index).Select(below => below.Folder).ToHashSet(),
            room.Item.Knows.ToHashSet()));
        Assert.Equal(
            House.Select(room => room.Folder).Order(StringComparer.Ordinal),
            Files().Select(file => Folder(file.Path)).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("public sealed record Rule(string Id);\n", "Rule")]
    [InlineData("internal static class A\n{\n    private sealed record Nested(int X);\n}\n", "A")]
    [InlineData("public readonly partial record struct B<T>\n{\n}\n\n/// <summary>class C</summary>\npublic enum D { E }\n", "B D")]
    public void Types_are_found_where_they_are_declared(string source, string types) => Assert.Equal(types, string.Join(' ', TypesDeclaredIn(Code(source))));

    [Theory]
    [InlineData("    Roadmap plan = Schedule.Plan();", "Roadmap Schedule")]
    [InlineData("    return new Finding(rule);", "Finding")]
    [InlineData("    string text = $\"at {ClockText.Of(time)} by Gate\";", "ClockText")]
    [InlineData("    // Roadmap\n    /* Schedule */ string text = \"Finding\";", "")]
    [InlineData("    public ValueList<Rule> Rules { get; }\n    bool any = Rules.Any();", "ValueList Rule")]
    [InlineData("    return policy with { Intervals = [] };", "")]
    [InlineData("    Use(Place: 1, other.Rules);", "Use")]
    [InlineData("    Induction,\n    Maintenance\n", "")]
    [InlineData("    private static Finding Place(Rule rule) => Place(rule);", "Finding Rule")]
    [InlineData("using AALL15P1.Protocol.Json;\nnamespace AALL15P1.Protocol.Regimen;\n", "")]
    public void A_word_is_a_use_unless_it_names_a_member(string source, string words) =>
        Assert.Equal(words, string.Join(' ', WordsUsedIn(Code(source)).Where(word => word != "Plan")));

    private static IEnumerable<(string Path, string Code)> Files()
    {
        string library = Path.Combine(Readme.Root, "src", "AALL15P1.Protocol");
        return
            from path in Directory.EnumerateFiles(library, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            let file = Path.GetRelativePath(library, path).Replace('\\', '/')
            where !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal)
            select (file, Code(File.ReadAllText(path)));
    }

    private static string Folder(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : FrontDoor;

    /// <summary>The source without comments and text; what stands between the braces of an interpolated text is code.</summary>
    private static string Code(string source) => Directives().Replace(
        CommentsAndText().Replace(source, part => part.Value.StartsWith('/') ? " " : $"\"\" {string.Join(' ', Holes().Matches(part.Value).Select(hole => hole.Groups[1].Value))} "),
        string.Empty);

    /// <summary>Types at the margin: a nested type is its owner's.</summary>
    private static IEnumerable<string> TypesDeclaredIn(string code) => Declarations().Matches(code).Select(found => found.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The words that can be types: capitalised, not after a dot, and no name that the same file declares for a member,
    /// sets in an initializer or gives to an argument.
    /// </summary>
    private static IEnumerable<string> WordsUsedIn(string code)
    {
        HashSet<string> members = [.. Members().Matches(code).Concat(EnumMembers().Matches(code)).Select(found => found.Groups[1].Value)];
        return Words().Matches(code).Select(found => found.Value).Where(word => !members.Contains(word)).Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'|//[^\\n]*|/\\*[\\s\\S]*?\\*/", RegexOptions.CultureInvariant)]
    private static partial Regex CommentsAndText();

    [GeneratedRegex("\\{([^{}\"]*)\\}", RegexOptions.CultureInvariant)]
    private static partial Regex Holes();

    [GeneratedRegex("^(?:using|namespace) [^\\n]*;", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Directives();

    [GeneratedRegex(
        "^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref)\\s+)+(?:class|struct|interface|enum|record(?:\\s+struct|\\s+class)?)\\s+([A-Z]\\w*)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Declarations();

    [GeneratedRegex(
        "(?<!\\w)(?!(?:new|return|is|as|in|case|not|or|and|throw|await|typeof|when|out|ref|public|internal|private|protected|static|readonly|sealed|abstract|partial|override|required|params|using|else|yield)\\b)"
        + "[\\w>\\])]+[?\\]]*\\s+([A-Z]\\w*)\\s*(?:\\{|=>|=(?!=)|;|,|\\(|\\))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Members();

    [GeneratedRegex("^\\s+([A-Z]\\w*)\\s*(?:=\\s*[-\\d]+)?,?\\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex EnumMembers();

    [GeneratedRegex("(?<![\\w.])[A-Z]\\w*(?!\\w|\\s*(?:=(?![=>])|:(?!:)))", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
