using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests.Laws;

public sealed class LawTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, string[]>> CaughtBy = new(() => WrongImplementations.All.ToDictionary(
        wrong => $"{wrong}",
        wrong => ProtocolLaws.All.Where(law => law.Operations.Contains(wrong.Operation) && !law.Try(wrong).Holds).Select(law => law.Id).ToArray()));

    public static TheoryData<string> Laws => [.. ProtocolLaws.All.Select(law => law.Id)];

    public static TheoryData<string> Faults => [.. WrongImplementations.All.Select(wrong => $"{wrong}")];

    [Theory]
    [MemberData(nameof(Laws))]
    public void The_library_keeps_each_law(string law)
    {
        LawResult result = ProtocolLaws.Find(law).Try(new LibraryImplementation(), seed: 20261125);

        Assert.True(result.Holds, $"{result.Violation}\n{result.CounterExample}");
        Assert.Equal(ProtocolLaws.Find(law).Cases, result.Cases);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_seeded_fault_is_caught(string fault) => Assert.NotEmpty(CaughtBy.Value[fault]);

    // Each of these laws is there for certain faults, and not only whichever law happens to notice them.
    [Theory]
    [InlineData("replay: what is due in Maintenance is the starting dose, whatever was prescribed", "prescribed-amounts")]
    [InlineData("replay: the first prescription stays in force", "prescribed-amounts")]
    [InlineData("replay: a prescription is in force from the next day on", "prescribed-amounts")]
    [InlineData("replay: the starting dose of another age", "prescribed-amounts")]
    [InlineData("replay: counts change nothing before somebody prescribes", "counts-change-what-is-due")]
    [InlineData("replay: only the last counts are looked at, so that half doses follow a stop", "counts-change-what-is-due")]
    [InlineData("replay: an ANC of just 500/µL stops nothing in the record", "counts-change-what-is-due")]
    [InlineData("replay: the two drugs of a prescription taken for each other", "record-titrates-alike")]
    [InlineData("safety-check: reactions to pegaspargase from grade 4 on", "pegaspargase-after-reaction")]
    [InlineData("safety-check: pancreatitis taken for no reaction to pegaspargase", "pegaspargase-after-reaction")]
    [InlineData("safety-check: the limit of a label `≥` for `>`", "label-limits")]
    [InlineData("safety-check: the limit of vincristine's label below 10 kg only", "label-limits")]
    [InlineData("safety-check: an intrathecal dose of the day before pointed out beside vincristine", "vinca-and-intrathecal")]
    [InlineData("safety-check: the oldest measurement `<` for `≤`", "age-of-measurements")]
    [InlineData("start-block: a count 500 times the one before taken", "counts-after-counts")]
    [InlineData("start-block: a count 100 times the one before refused", "counts-after-counts")]
    [InlineData("dose: a quarter of the weight less than the day before taken", "weight-steps")]
    [InlineData("dose: less than a quarter of the weight more than the day before refused", "weight-steps")]
    [InlineData("infusion: 0.9 mg/mL `>` for `≥`", "infusion-concentration")]
    [InlineData("replay: a hold ends a day late", "held-is-not-given")]
    [InlineData("replay: a hold ends a day early", "held-is-not-given")]
    [InlineData("replay: two doses 6 days apart taken", "doses-apart")]
    [InlineData("replay: two doses 7 days apart called too near", "doses-apart")]
    [InlineData("replay: a second dose of a day not found", "given-once")]
    [InlineData("replay: an omitted dose that is given not found", "omitted-is-not-given")]
    [InlineData("replay: the clock of the ward taken for UTC", "leucovorin-hours")]
    [InlineData("replay: high-dose methotrexate at 06:00 itself alerted to", "leucovorin-hours")]
    [InlineData("replay: methotrexate by two routes a day apart found", "oral-and-intrathecal")]
    [InlineData("titrate: a later step when 1 of 3 counts is enough", "titration-later-step")]
    [InlineData("titrate: doses up to 200 %", "titration-ceiling")]
    [InlineData("titrate: the step after a recovery a day early", "titration-step-after-recovery")]
    public void A_fault_is_caught_by_the_law_that_is_meant_for_it(string fault, string law) => Assert.Contains(law, CaughtBy.Value[fault]);

    [Fact]
    public void Every_law_catches_a_fault() =>
        Assert.Empty(ProtocolLaws.All.Select(law => law.Id).Except(CaughtBy.Value.Values.SelectMany(laws => laws)));

    [Fact]
    public void Laws_have_ids_and_rules_that_there_are()
    {
        Assert.Equal(ProtocolLaws.All.Count, ProtocolLaws.All.Select(law => law.Id).Distinct().Count());
        Assert.True(WrongImplementations.All.Count >= 60);
        Assert.Equal(WrongImplementations.All.Count, WrongImplementations.All.Select(wrong => $"{wrong}").Distinct().Count());
        Assert.All(ProtocolLaws.All, law =>
        {
            Assert.All(law.Rules, rule => Assert.NotNull(Aall15P1.Compile().Rules.Find(rule)));
            Assert.All(law.Operations, operation => Assert.Contains(operation, LibraryImplementation.Operations));
            Assert.EndsWith(".", law.Statement, StringComparison.Ordinal);
        });
    }

    [Property(MaxTest = 100)]
    public Property A_law_is_a_property_of_FsCheck() => ProtocolLaws.EpiCounts.For(new LibraryImplementation());

    [Fact]
    public void A_broken_law_shows_the_smallest_case_as_the_question_that_breaks_it()
    {
        WrongImplementation wrong = WrongImplementations.All.Single(implementation => implementation.Fault == "ANC `>` for `≥` 500");

        LawResult result = ProtocolLaws.EpiCounts.Try(wrong);

        Assert.Equal("Expected proceed: ANC 500/µL, platelets 90000/µL. Found hold.", result.Violation);
        JsonNode question = JsonNode.Parse(Assert.Single(result.CounterExample!.Split('\n')))!;
        Assert.Equal("start-block", question["operation"]!.GetValue<string>());
        Assert.Equal("500/µL", question["input"]!["values"]!["neutrophils"]!.GetValue<string>());
        Assert.Equal("90000/µL", question["input"]!["values"]!["platelets"]!.GetValue<string>());
        Assert.Equal("2026-03-10", question["input"]!["on"]!.GetValue<string>());
        Assert.Equal("hold", JsonNode.Parse(wrong.Answer("start-block", question["input"]!.ToJsonString()))!["outcome"]!.GetValue<string>());
    }

    [Fact]
    public void FsCheck_prints_a_broken_case_as_its_question_once()
    {
        WrongImplementation wrong = WrongImplementations.All.Single(implementation => implementation.Fault == "ANC `>` for `≥` 500");

        Exception failure = Assert.ThrowsAny<Exception>(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), ProtocolLaws.EpiCounts.For(wrong)));

        Assert.Contains("Found hold.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("{\"operation\":\"start-block\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_tries_the_same_cases_and_another_seed_others()
    {
        static string Asked(int seed)
        {
            Recording recording = new();
            ProtocolLaws.EpiCounts.Try(recording, seed);
            return string.Join('\n', recording.Inputs);
        }

        Assert.Equal(Asked(7), Asked(7));
        Assert.NotEqual(Asked(7), Asked(8));
    }

    [Fact]
    public void A_report_has_three_forms()
    {
        LawReport report = new(1, [ProtocolLaws.EpiCounts.Try(new LibraryImplementation(), cases: 5), ProtocolLaws.EpiCounts.Try(WrongImplementations.All.Single(wrong => wrong.Fault == "ANC not asked"))]);

        Assert.Equal((1, 1), (report.Passed, report.Failed));
        Assert.EndsWith("1 passed, 1 failed\n", report.ToText(), StringComparison.Ordinal);
        JsonNode json = JsonNode.Parse(report.ToJson())!;
        Assert.True(json["laws"]![0]!["holds"]!.GetValue<bool>());
        Assert.Equal("start-block", json["laws"]![1]!["counterExample"]![0]!["operation"]!.GetValue<string>());
        XElement suite = XDocument.Parse(report.ToJUnit()).Root!;
        Assert.Equal("2", suite.Attribute("tests")!.Value);
        Assert.Equal("1", suite.Attribute("failures")!.Value);
        Assert.Equal(report.Results[1].Violation, Assert.Single(suite.Descendants("failure")).Attribute("message")!.Value);
        Assert.StartsWith("EPI-START-ANC, EPI-START-PLATELETS; 5 cases from seed 1. An EPI block starts", suite.Descendants("system-out").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void An_implementation_that_answers_nonsense_breaks_every_law()
    {
        Constant nonsense = new("{}");

        Assert.All(ProtocolLaws.All, law => Assert.False(law.Try(nonsense, cases: 20).Holds, law.Id));
    }

    [Theory]
    [InlineData("", "The answer cannot be read: The answer is no JSON, or has a member twice. Found ''.")]
    [InlineData("null", "The answer cannot be read: The answer is no object. Found 'null'.")]
    [InlineData("[1]\u001b", "The answer cannot be read: The answer is no JSON, or has a member twice. Found '[1]\\u{001B}'.")]
    [InlineData("""{"outcome":"proceed","outcome":"hold"}""", "The answer cannot be read: The answer is no JSON, or has a member twice. Found '{\"outcome\":\"proceed\",\"outcome\":\"hold\"}'.")]
    [InlineData("""{"outcome":"proceed","result":{"amount":{"perDose":"7"}}}""", "The answer cannot be read: perDose is '7', and a number with its unit is expected.")]
    [InlineData("""{"outcome":"proceed","result":{"amount":{"perDose":"99999999999999999999999999999999 mg"}}}""", "The answer cannot be read: perDose is '99999999999999999999999999999999 mg', and a number with its unit is expected.")]
    [InlineData("""{"outcome":"a\nb\u0001\uffff"}""", "Found a\\u{000A}b\\u{0001}\\u{FFFF}.")]
    [InlineData("""{"outcome":"\ud800"}""", "The answer cannot be read: ")]
    public void An_answer_that_cannot_be_read_breaks_the_law_and_is_shown_on_one_line(string answer, string shown)
    {
        LawReport report = new(1, [ProtocolLaws.AzacitidineSize.Try(new Constant(answer))]);

        Assert.Contains(shown, Assert.Single(report.Results).Violation, StringComparison.Ordinal);
        Assert.Contains(shown, XDocument.Parse(report.ToJUnit()).Descendants("failure").Single().Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.Contains(shown, JsonNode.Parse(report.ToJson())!["laws"]![0]!["violation"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains($"{shown}", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_adapter_that_throws_breaks_the_law_and_the_others_are_tried()
    {
        LawReport report = LawReport.Of(new Throwing(), seed: 1, times: 1, [ProtocolLaws.EpiCounts, ProtocolLaws.AzacitidineSize]);

        Assert.Equal(["The answer cannot be read: the implementation threw NotSupportedException, start-block", "The answer cannot be read: the implementation threw NotSupportedException, dose"], report.Results.Select(result => result.Violation));
    }

    [Fact]
    public void The_page_of_the_laws_is_that_of_this_very_code()
    {
        StringBuilder page = new("# Laws\n\nWhat every implementation keeps, the rules behind it, and the seeded faults that each law caught. Generated by the tests; do not edit.\n\n");
        page.Append("| law | statement | rules | cases |\n| --- | --- | --- | ---: |\n");
        foreach (ProtocolLaw law in ProtocolLaws.All)
        {
            page.Append($"| `{law.Id}` | {law.Statement} | {string.Join(", ", law.Rules)} | {law.Cases} |\n");
        }

        page.Append($"\n## Seeded faults\n\n{WrongImplementations.All.Count} implementations with one fault each, and the laws that caught it.\n\n| operation | fault | caught by |\n| --- | --- | --- |\n");
        foreach (WrongImplementation wrong in WrongImplementations.All)
        {
            page.Append($"| {wrong.Operation} | {wrong.Fault} | {string.Join(", ", CaughtBy.Value[$"{wrong}"])} |\n");
        }

        Published.IsSame("src/AALL15P1.Protocol.Testing/LAWS.md", page.ToString());
    }

    private sealed class Recording : IProtocolImplementation
    {
        private readonly LibraryImplementation library = new();

        public List<string> Inputs { get; } = [];

        public string Answer(string operation, string input)
        {
            Inputs.Add(input);
            return library.Answer(operation, input);
        }
    }

    private sealed class Throwing : IProtocolImplementation
    {
        public string Answer(string operation, string input) => throw new NotSupportedException(operation);
    }

    private sealed class Constant(string answer) : IProtocolImplementation
    {
        public string Answer(string operation, string input) => answer;
    }
}
