using System.Globalization;
using System.Text;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tests.Safety;
using Xunit;

namespace AALL15P1.Protocol.Tests.Peers;

/// <summary>
/// Other people's tests, asked of this library. Each table beside this file holds figures and answers of one source; where the
/// answers differ, the reason stands on the page that this test keeps.
/// </summary>
public sealed class PeerTests
{
    private static readonly (string Name, string Source, Func<IEnumerable<PeerFigure>> Figures)[] Suites =
    [
        ("CTCAE: admiral", "the expected grades of its own tests, versions 4 and 5 (github.com/pharmaverse/admiral, tests/testthat/test-derive_var_atoxgr.R, commit 6eb5125)", () => PeerSuite.Grades("admiral")),
        ("CTCAE: ctcae5_grader", "its stated rules, redone just below, at and just above each bound (github.com/PharmaForest/ctcae5_grader, 0.1.0, commit 8b1ae9f)", () => PeerSuite.Grades("ctcae5_grader")),
        ("UCUM", "UcumFunctionalTests.xml (github.com/FHIR/Ucum-java, commit 0247922): the units that this library has, and every unit that is none", PeerSuite.Units),
        ("JSON", "JSONTestSuite (github.com/nst/JSONTestSuite, test_parsing, commit 1ef36fa): every case of at most 200 bytes; of 34 the standard leaves the answer open, and any but an undocumented exception counts as the same", PeerSuite.Json),
        ("Growth", "the L, M and S of WHO's Child Growth Standards, month by month and centimetre by centimetre (github.com/WorldHealthOrganization/anthro, data-raw/growthstandards, commit b776d8a): 3 SD below and above, and the medians, each to the digit that is printed", GrowthStandardTests.Compared),
        ("Age", "completed years and months of Period.betweenISO (github.com/ThreeTen/threetenbp, TestPeriod.java, commit 28b63a1), forward", PeerSuite.Ages),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Suites.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void Where_an_answer_differs_from_a_peers_the_reason_is_stated(int suite)
    {
        PeerFigure[] figures = [.. Suites[suite].Figures()];

        Assert.True(figures.Length >= 30);
        Assert.Distinct(figures.Select(figure => figure.Figure));
        Assert.DoesNotContain(figures, figure => !figure.IsSame && figure.Reason.Length == 0);
    }

    /// <summary>What is no JSON is refused by every reader of a document, and never with an undocumented exception.</summary>
    [Fact]
    public void What_is_no_JSON_is_no_document()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        string[] refused = [.. PeerSuite.Json().Where(figure => figure.Theirs == "refused").Select(figure => figure.Figure)];

        Assert.InRange(refused.Length, 180, 300);
        Assert.All(PeerSuite.JsonBytes().Where(each => refused.Contains(each.Name, StringComparer.Ordinal)), each =>
        {
            Assert.Throws<FormatException>(() => DefinitionJson.Read(new ReadOnlySpan<byte>(each.Bytes)));
            Assert.Throws<FormatException>(() => SupplementJson.Read(each.Bytes, protocol));
            Assert.Throws<FormatException>(() => RoadmapJson.Read(each.Bytes, protocol, infant: null));
        });
    }

    /// <summary>The page is what the tables give; <c>UPDATE_PEERS=1</c> writes it.</summary>
    [Fact]
    public void The_page_says_what_was_compared_and_what_differs()
    {
        string file = Path.Combine(Readme.Root, "tests", "AALL15P1.Protocol.Tests", "Peers", "PEERS.md");
        string page = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_PEERS") == "1")
        {
            File.WriteAllText(file, page);
        }

        Assert.Equal(page, File.ReadAllText(file), ignoreLineEndingDifferences: true);
    }

    private static string Page()
    {
        StringBuilder page = new();
        page.Append("# Compared with others\n\nFigures and answers of other projects, asked of this library by `.ci/long peers`. The tables stand beside this page; none of their code does.\n\n");
        page.Append("| suite | compared | same | different |\n| --- | ---: | ---: | ---: |\n");
        foreach ((string name, _, Func<IEnumerable<PeerFigure>> figures) in Suites)
        {
            PeerFigure[] all = [.. figures()];
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {all.Length} | {all.Count(figure => figure.IsSame)} | {all.Count(figure => !figure.IsSame)} |\n");
        }

        foreach ((string name, string source, Func<IEnumerable<PeerFigure>> figures) in Suites)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\nSource: {source}.\n");
            foreach (IGrouping<string, PeerFigure> differing in figures().Where(figure => !figure.IsSame).GroupBy(figure => figure.Reason))
            {
                PeerFigure first = differing.First();
                page.Append(CultureInfo.InvariantCulture, $"\n- {differing.Key} {differing.Count()} {(differing.Count() == 1 ? "figure" : "figures")}; {first.Figure}: theirs {first.Theirs}, ours {first.Ours}.\n");
            }
        }

        return page.ToString();
    }
}
