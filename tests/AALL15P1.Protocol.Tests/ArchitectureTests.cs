using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>The engines know the notions of a protocol, and no protocol: what names one is data.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>The files of the library that may name AALL15P1: its data, its front door, and where documents of version 1 say less than they mean.</summary>
    private static readonly string[] Named = ["Definition/", "Aall15P1.cs", "ProtocolRules.cs", "Json/Version1.cs"];

    /// <summary>
    /// What stands in code of other files and is not a name of AALL15P1's: two kinds of blocks that any protocol may
    /// have, what the weekly antifolate of every published titration is called in a sentence,
    /// and the titles of documents on which the safeguards of the library rest.
    /// </summary>
    private static readonly (string File, string Word)[] Allowed =
    [
        ("Regimen/BlockKind.cs", "Induction"), ("Regimen/BlockKind.cs", "Maintenance"), ("Titration/TitratedDrug.cs", "methotrexate"),
        ("Evidence/PublishedSources.cs", "vincristine"), ("Evidence/PublishedSources.cs", "Vincristine"), ("Evidence/PublishedSources.cs", "methotrexate"),
    ];

    /// <summary>Names of members, types and values of documents of version 1: they were written before and are read and written as they were.</summary>
    private static readonly string[] Version1Words =
    [
        "kmt2a", "kmt2a-reported", "kmt2a-rearranged", "not-known-germline", "germline", "rearranged", "inductionStart", "InductionStart",
        "ContinuePastInduction", "ContinuePastInductionInput", "ContinuePastInductionJson", "ContinuePastInductionOperation", "continue-past-induction",
        "interfant", "aall15p1", "Aall15P1", "Kmt2aReported", "Kmt2aRearranged", "NotKnownGermline", "Kmt2a",
        "mercaptopurine", "methotrexate", "weeklyMethotrexate", "WeeklyMethotrexate", "mercaptopurinePercent", "methotrexatePercent",
        "MercaptopurinePercent", "MethotrexatePercent", "MercaptopurineIntensityPercent", "MethotrexateIntensityPercent",
    ];

    [Fact]
    public void No_engine_names_a_protocol_a_phase_a_drug_or_a_marker()
    {
        string library = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "src", "AALL15P1.Protocol"));
        List<string> offenders = [];
        foreach (string path in Directory.EnumerateFiles(library, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string file = Path.GetRelativePath(library, path).Replace('\\', '/');
            if (file.StartsWith("obj/", StringComparison.Ordinal) || file.StartsWith("bin/", StringComparison.Ordinal) || Named.Any(named => file.StartsWith(named, StringComparison.Ordinal)))
            {
                continue;
            }

            foreach (string word in WordsOf(File.ReadAllText(path)).Where(word => !IsAllowed(file, word)))
            {
                offenders.Add($"{file}: {word}");
            }
        }

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("// Induction\nint a = 1; /* vincristine */", "")]
    [InlineData("/// <summary>Interfant's factors.</summary>\nint a;", "")]
    [InlineData("string url = \"https://example\"; // Maintenance", "")]
    [InlineData("namespace AALL15P1.Protocol.Json;", "")]
    [InlineData("string a = \"after Induction\";", "Induction")]
    [InlineData("Kmt2aStatus status;", "Kmt2aStatus")]
    [InlineData("Drugs.Vincristine", "Vincristine")]
    [InlineData("new Episode()", "")]
    public void A_word_is_found_in_code_and_not_in_comments(string source, string words) => Assert.Equal(words, string.Join(' ', WordsOf(source)));

    private static bool IsAllowed(string file, string word) =>
        Allowed.Contains((file, word)) || (file.StartsWith("Json/", StringComparison.Ordinal) && Version1Words.Contains(word, StringComparer.Ordinal));

    private static IEnumerable<string> WordsOf(string source)
    {
        string code = CommentsAndText().Replace(source, part => part.Value.StartsWith('/') ? " " : part.Value).Replace("AALL15P1.Protocol", string.Empty, StringComparison.Ordinal);
        return Words().Matches(code).Select(found => found.Value).Where(word => Names().IsMatch(word)).Distinct(StringComparer.Ordinal);
    }

    private static string ThisFile([CallerFilePath] string path = "") =>
        File.Exists(path) ? path : Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "ArchitectureTests.cs");

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'|//[^\\n]*|/\\*[\\s\\S]*?\\*/", RegexOptions.CultureInvariant)]
    private static partial Regex CommentsAndText();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*(?:-[a-z0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(
        "AALL15P1|Induction|Consolidation|InterimMaintenance|Intensification|Maintenance|^EPI$|^Epi$|Kmt2a|Germline|Rearrange|Interfant|Icicle|^COG$|^NCT[0-9]"
        + "|Azacitidine|Cyclophosphamide|Cytarabine|Daunorubicin|Dexamethasone|Hydrocortisone|Leucovorin|Mercaptopurine|Methotrexate|Pegaspargase|Prednisolone|Thioguanine|Vincristine",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
