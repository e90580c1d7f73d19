using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

public sealed class ConformanceTests
{
    private static readonly Lazy<ConformanceReport> Library = new(() => ConformanceSuite.Run(new LibraryImplementation()));

    private static readonly Lazy<(ConformanceVector Vector, string Answer)[]> Replayed = new(() =>
    {
        LibraryImplementation library = new();
        return [.. ConformanceSuite.Vectors.Where(vector => vector.Operation == "replay").Select(vector => (vector, library.Answer("replay", vector.Input)))];
    });

    // The vectors that expect a decision other than yes, with the rules that the findings must name, as they stand in the files.
    private static readonly Lazy<Dictionary<string, HashSet<string>>> NoYes = new(() => Directory.GetFiles(Vectors)
        .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray())
        .Where(vector => vector!["expected"]!.AsArray().Any(entry => Text(entry, "at") == "outcome" && (Text(entry, "is") is "hold" or "cannot-decide" || Text(entry, "isNot") == "proceed")))
        .ToDictionary(vector => Text(vector, "id")!, vector => vector!["expected"]!.AsArray()
            .Where(entry => Text(entry, "at") is { } at && at.StartsWith("findings[", StringComparison.Ordinal) && at.EndsWith("].rule", StringComparison.Ordinal))
            .SelectMany(entry => Text(entry, "has") is { } rule ? [rule] : (entry!["are"]?.AsArray() ?? []).Select(member => member!.GetValue<string>()))
            .ToHashSet()));

    private static string Vectors => Path.Combine(Readme.Root, "src", "AALL15P1.Protocol.Testing", "Conformance", "Vectors");

    private static string? Text(JsonNode? node, string member) => node![member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    [Fact]
    public void The_library_answers_every_vector_as_expected() => Assert.True(Library.Value.Failed == 0, Library.Value.ToText());

    [Fact]
    public void Every_operation_has_vectors_and_every_vector_its_rules()
    {
        Assert.Equal(LibraryImplementation.Operations.Order(), ConformanceSuite.Vectors.Select(vector => vector.Operation).Distinct().Order());
        Assert.True(ConformanceSuite.Vectors.Count > 1100);
        Assert.Equal(ConformanceSuite.Vectors.Count, ConformanceSuite.Vectors.Select(vector => vector.Id).Distinct().Count());
        CompiledProtocol protocol = Aall15P1.Compile();
        Assert.All(ConformanceSuite.Vectors, vector => Assert.All(vector.Rules, rule => Assert.NotNull(protocol.Rules.Find(rule))));
    }

    // Each rule has a vector, but for two, of which the page says why.
    [Fact]
    public void Every_rule_that_an_answer_can_name_has_a_vector()
    {
        HashSet<string> covered = [.. ConformanceSuite.Vectors.SelectMany(vector => vector.Rules)];
        string[] without = ["BSA-FOR-AGE", "DOSE-NEW-START"];

        Assert.Equal(without, Aall15P1.Compile().Rules.Rules.Select(rule => rule.Id).Where(id => !covered.Contains(id)).Order(StringComparer.Ordinal));
        Assert.All(without, rule => Assert.Contains($"`{rule}`", ConformanceSuite.Page, StringComparison.Ordinal));
    }

    // A rule of the site stands in the question itself, and not in the catalogue.
    [Fact]
    public void Every_vector_that_expects_no_yes_names_the_rule_that_decides()
    {
        Assert.True(NoYes.Value.Count > 300);
        Assert.All(NoYes.Value, vector => Assert.NotEmpty(vector.Value));
        Assert.All(ConformanceSuite.Vectors.Where(vector => NoYes.Value.ContainsKey(vector.Id)), vector => Assert.Empty(NoYes.Value[vector.Id].Except([.. vector.Rules, "SITE-MAINTENANCE-ANC"])));
    }

    // The outcomes stay right, and each reason is one that no vector expects.
    [Fact]
    public void A_program_that_holds_for_another_reason_passes_no_vector_that_expects_no_yes()
    {
        Spoilt spoilt = new(answer =>
        {
            foreach (JsonNode? finding in answer["findings"]?.AsArray() ?? [])
            {
                finding!["rule"] = "DOSE-NEW-START";
            }
        });

        Assert.Equal(
            [],
            ConformanceSuite.Vectors.Where(vector => NoYes.Value.ContainsKey(vector.Id) && vector.Differences(spoilt.Answer(vector.Operation, vector.Input)).Count == 0).Select(vector => vector.Id));
    }

    // What a wrapper may do to a plan that it passes on. The vectors that state a whole plan notice each.
    [Theory]
    [InlineData("the last row dropped")]
    [InlineData("the first row dropped")]
    [InlineData("a row in the middle dropped")]
    [InlineData("a row twice")]
    [InlineData("a row a day late")]
    [InlineData("a row a day early")]
    [InlineData("a row of another order")]
    [InlineData("a row of another block")]
    public void A_plan_with_another_row_fails_the_vectors_of_the_whole_plan(string what)
    {
        string[] failed = [.. Replayed.Value.Where(asked => asked.Vector.Differences(Spoil(asked.Answer)).Count > 0).Select(asked => asked.Vector.Id)];

        Assert.Contains("replay-plan-projected", failed);
        Assert.Contains("replay-plan-started", failed);

        string Spoil(string answer)
        {
            JsonObject report = JsonNode.Parse(answer)!.AsObject();
            if (report["plan"] is not JsonArray { Count: > 0 } plan)
            {
                return answer;
            }

            JsonObject middle = plan[plan.Count / 2]!.AsObject();
            switch (what)
            {
                case "the last row dropped":
                    plan.RemoveAt(plan.Count - 1);
                    break;
                case "the first row dropped":
                    plan.RemoveAt(0);
                    break;
                case "a row in the middle dropped":
                    plan.RemoveAt(plan.Count / 2);
                    break;
                case "a row twice":
                    plan.Add(middle.DeepClone());
                    break;
                case "a row of another order":
                    middle["order"] = "prednisolone";
                    break;
                case "a row of another block":
                    middle["block"] = "azacitidine-3";
                    break;
                default:
                    middle["date"] = LocalDatePattern.Iso.Format(LocalDatePattern.Iso.Parse(middle["date"]!.GetValue<string>()).Value.PlusDays(what == "a row a day late" ? 1 : -1));
                    break;
            }

            return report.ToJsonString();
        }
    }

    // An intrathecal vincristine in every roadmap: the vector that states the rows of a block notices it in each of the ten.
    [Fact]
    public void A_roadmap_with_a_row_too_many_fails_the_vector_of_each_block()
    {
        Spoilt spoilt = new(answer =>
        {
            if (answer["administrations"] is JsonArray { Count: > 0 } rows)
            {
                JsonObject extra = rows[0]!.DeepClone().AsObject();
                extra["drug"] = "vincristine";
                extra["order"] = "vincristine-intrathecal";
                extra["routes"] = new JsonArray("IT");
                rows.Add(extra);
            }
        });

        Assert.Equal(
            Aall15P1.Compile().Definition.Blocks.Select(block => $"rows-{block.Id}").Order(StringComparer.Ordinal),
            ConformanceSuite.Run(spoilt, ["roadmap"]).Results.Where(result => result.Differences.Count > 0 && result.Vector.Id.StartsWith("rows-", StringComparison.Ordinal)).Select(result => result.Vector.Id).Order(StringComparer.Ordinal));
    }

    // The dates of the vectors are counted as they stand in the file, and the rows as the library plans them: 886, none without a vector.
    [Fact]
    public void Every_row_of_a_whole_therapy_is_in_a_vector()
    {
        JsonArray vectors = JsonNode.Parse(File.ReadAllText(Path.Combine(Vectors, "roadmap.json")))!.AsArray();
        int dates = vectors.Where(vector => vector!["id"]!.GetValue<string>().StartsWith("calendar-", StringComparison.Ordinal)).SelectMany(vector => vector!["expected"]!.AsArray())
            .Where(entry => entry!["at"]!.GetValue<string>().EndsWith("].date", StringComparison.Ordinal)).Sum(entry => entry!["are"]!.AsArray().Count);

        Assert.Equal((886, 886), (dates, Aall15P1.Compile().Plan(new(2025, 9, 14), new NodaTime.LocalDate(2026, 1, 5)).Count));
    }

    [Theory]
    [InlineData("01a")]
    [InlineData("01b")]
    [InlineData("02a")]
    [InlineData("02b")]
    [InlineData("03")]
    [InlineData("04a")]
    [InlineData("05")]
    [InlineData("06a")]
    [InlineData("07a")]
    [InlineData("07b")]
    [InlineData("08a")]
    [InlineData("08c")]
    [InlineData("09a")]
    [InlineData("09b")]
    [InlineData("10")]
    [InlineData("11a")]
    [InlineData("11c")]
    [InlineData("12")]
    [InlineData("12b")]
    [InlineData("14")]
    [InlineData("15a")]
    [InlineData("15c")]
    [InlineData("16")]
    [InlineData("17")]
    [InlineData("18")]
    [InlineData("20")]
    [InlineData("21")]
    [InlineData("22")]
    [InlineData("23")]
    [InlineData("25")]
    [InlineData("27")]
    [InlineData("28")]
    [InlineData("29")]
    public void Every_case_of_several_events_is_a_vector(string number)
    {
        ConformanceVector[] vectors = [.. ConformanceSuite.Vectors.Where(vector => vector.Title.StartsWith($"case {number}: ", StringComparison.Ordinal))];

        Assert.NotEmpty(vectors);
        Assert.All(vectors, vector => Assert.Equal("replay", vector.Operation));
    }

    [Theory]
    [InlineData("care-case-d1")]
    [InlineData("safety-case-d2")]
    [InlineData("enrol-case-d3")]
    [InlineData("safety-case-d4")]
    [InlineData("enrol-case-contradiction")]
    [InlineData("start-case-inside-the-block-before")]
    [InlineData("dose-azacitidine-day-16")]
    [InlineData("dlt-case-two-spellings")]
    [InlineData("titrate-case-out-by-a-thousand")]
    [InlineData("titrate-case-tablet-rounded-5")]
    [InlineData("titrate-case-in-milligrams")]
    [InlineData("titrate-case-quoted")]
    [InlineData("titrate-case-us-units")]
    public void Every_case_of_one_question_is_a_vector(string id) => Assert.Single(ConformanceSuite.Vectors, vector => vector.Id == id);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"outcome\":null,\"findings\":[],\"due\":[],\"next\":[],\"plan\":[],\"overdue\":[]}")]
    public void A_program_that_says_nothing_passes_no_vector(string answer) =>
        Assert.Empty(ConformanceSuite.Vectors.Where(vector => vector.Differences(answer).Count == 0).Select(vector => vector.Id));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"outcome\":\"proceed\",\"outcome\":\"hold\"}")]
    [InlineData("{\"outcome\":\"\\ud800\"}")]
    [InlineData("{\"outcome\":1e400,\"rate\":1e400}")]
    public void An_answer_that_cannot_be_read_passes_no_vector_and_ends_no_run(string answer) =>
        Assert.All(ConformanceSuite.Vectors, vector => Assert.NotEmpty(vector.Differences(answer)));

    [Fact]
    public void A_program_that_refuses_everything_passes_what_is_to_be_refused_and_no_more()
    {
        string[] passed = [.. ConformanceSuite.Vectors.Where(vector => vector.Differences("{\"error\":{\"message\":\"no\"}}").Count == 0).Select(vector => vector.Id)];

        Assert.Contains("replay-case-23", passed);
        Assert.Contains("start-refused-comma", passed);
        Assert.True(passed.Length < 15, string.Join(", ", passed));
    }

    // Each of these members is what some vector is about: an answer that falls silent there, or says yes, is noticed.
    [Theory]
    [InlineData("findings", "[]", 20)]
    [InlineData("next", "[]", 5)]
    [InlineData("due", "[]", 4)]
    [InlineData("plan", "[]", 15)]
    [InlineData("gate", "\"proceed\"", 3)]
    [InlineData("dlt", "{\"outcome\":\"proceed\",\"adverseEvents\":[]}", 4)]
    public void A_report_that_is_silent_about_a_member_fails_the_vectors_that_are_about_it(string member, string value, int least)
    {
        int failed = Replayed.Value.Count(asked =>
        {
            JsonObject answer = JsonNode.Parse(asked.Answer)!.AsObject();
            if (answer.ContainsKey(member))
            {
                answer[member] = JsonNode.Parse(value);
            }

            return asked.Vector.Differences(answer.ToJsonString()).Count > 0;
        });

        Assert.True(failed >= least, $"{failed}");
    }

    [Fact]
    public void Entries_hold_as_the_page_says()
    {
        ConformanceVector vector = new(JsonNode.Parse("""
            {"id": "x", "operation": "replay", "title": "x", "rules": ["X"], "citation": {"source": "X", "place": "x"}, "working": "x", "input": {}, "expected": [
              {"at": "found[event=a,of.rule=R].of.severity", "has": "hazard"},
              {"at": "due[*].drug", "lacks": "x"},
              {"at": "gone", "exists": false},
              {"anyOf": [[{"at": "left", "is": 1}, {"at": "right", "is": 1}], [{"at": "left", "is": 2}]]}]}
            """)!.AsObject());
        const string Right = """{"found": [{"event": "a", "of": {"rule": "R", "severity": "hazard"}}], "due": [], "left": 1, "right": 1}""";

        Assert.Empty(vector.Differences(Right));
        Assert.Empty(vector.Differences(Right.Replace("\"left\": 1, \"right\": 1", "\"left\": 2", StringComparison.Ordinal)));
        Assert.Equal(["Expected left to be 1. Found 3. Or: Expected left to be 2. Found 3."], vector.Differences(Right.Replace("\"left\": 1", "\"left\": 3", StringComparison.Ordinal)));
        Assert.Equal(["Expected hazard among found[event=a,of.rule=R].of.severity. Found nothing."], vector.Differences(Right.Replace("\"R\"", "\"Q\"", StringComparison.Ordinal)));
        Assert.Equal(["Expected due. Found nothing."], vector.Differences(Right.Replace("\"due\": [], ", string.Empty, StringComparison.Ordinal)));
        Assert.Equal(["Expected no x among due[*].drug. Found x."], vector.Differences(Right.Replace("\"due\": []", "\"due\": [{\"drug\": \"x\"}]", StringComparison.Ordinal)));
        Assert.Equal(["Expected nothing at gone. Found 1."], vector.Differences(Right.Replace("\"left\"", "\"gone\": 1, \"left\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_wrong_answer_differs_and_the_difference_says_how()
    {
        ConformanceVector vector = ConformanceSuite.Vectors.Single(known => known.Id == "start-azacitidine-1-anc-500");

        Assert.Equal(["Expected outcome to be proceed. Found hold."], vector.Differences("{\"outcome\":\"hold\"}"));
        Assert.Equal(["Expected outcome to be proceed. Found nothing."], vector.Differences("{}"));
        Assert.StartsWith("Expected an answer. Found the error", Assert.Single(vector.Differences("{\"error\":{\"message\":\"no\"}}")), StringComparison.Ordinal);
        Assert.StartsWith("The answer is no JSON, or has a member twice.", Assert.Single(vector.Differences("proceed")), StringComparison.Ordinal);
        Assert.Empty(vector.Differences("{\"outcome\":\"proceed\"}"));
    }

    // What another program may write: a member twice, half of a character, a number beyond every other. Each is a difference and never an end of the run.
    [Theory]
    [InlineData("{\"outcome\":\"proceed\",\"outcome\":\"hold\"}", "The answer is no JSON, or has a member twice. Found '{\"outcome\":\"proceed\",\"outcome\":\"hold\"}'.")]
    [InlineData("{\"outcome\":\"\\ud800\"}", "The answer holds what cannot be read, such as half of a character or a number that is too large. Found '{\"outcome\":\"\\ud800\"}'.")]
    [InlineData("{\"outcome\":1e400}", "Expected outcome to be proceed. Found 1e400.")]
    [InlineData("[{\"outcome\":\"proceed\"}]", "The answer is no object. Found '[{\"outcome\":\"proceed\"}]'.")]
    [InlineData("null", "The answer is no object. Found 'null'.")]
    public void An_answer_that_cannot_be_compared_is_a_difference(string answer, string expected) =>
        Assert.Equal([expected], ConformanceSuite.Vectors.Single(known => known.Id == "start-azacitidine-1-anc-500").Differences(answer));

    // 8.0 is 8, and 12:35 at +02:00 is 10:35 in UTC, wherever the vector looks: at a value, at a list, at the condition on an item.
    [Theory]
    [InlineData("""[{"day": 8.0, "n": 1}, {"day": 15, "n": 2}]""", "2026-02-09T12:35:00+02:00", true)]
    [InlineData("""[{"day": 8e0, "n": 1.00}, {"day": 1.5e1, "n": 2}]""", "2026-02-09T10:35:00.000Z", true)]
    [InlineData("""[{"day": 8.01, "n": 1}, {"day": 15, "n": 2}]""", "2026-02-09T10:35:00Z", false)]
    [InlineData("""[{"day": 8, "n": 1}, {"day": 15, "n": 2}]""", "2026-02-09T10:35:01Z", false)]
    public void Numbers_are_compared_by_value_and_times_by_the_instant(string days, string latest, bool isRight)
    {
        ConformanceVector vector = new(JsonNode.Parse("""
            {"id": "x", "operation": "replay", "title": "x", "rules": ["X"], "citation": {"source": "X", "place": "x"}, "working": "x", "input": {}, "expected": [
              {"at": "days[*].day", "are": [15, 8]}, {"at": "days[day=8].n", "is": 1}, {"at": "latest", "is": "2026-02-09T10:35:00Z"}]}
            """)!.AsObject());

        Assert.Equal(isRight, vector.Differences($$"""{"days": {{days}}, "latest": "{{latest}}"}""").Count == 0);
    }

    [Theory]
    [InlineData("15.5 mg", true)]
    [InlineData("15.500001 mg", true)]
    [InlineData("15.500002 mg", false)]
    [InlineData("15.5 g", false)]
    [InlineData("15.5", false)]
    public void A_quantity_is_compared_by_number_and_unit(string amount, bool isRight)
    {
        ConformanceVector vector = ConformanceSuite.Vectors.Single(known => known.Id == "dose-azacitidine-6-2-kg");

        Assert.Equal(isRight, vector.Differences($"{{\"outcome\":\"proceed\",\"result\":{{\"amount\":{{\"perDose\":\"{amount}\"}}}}}}").Count == 0);
    }

    [Fact]
    public void Dates_of_a_row_are_compared_as_a_whole()
    {
        ConformanceVector vector = ConformanceSuite.Vectors.Single(known => known.Id == "calendar-induction-daunorubicin-iv");
        static string Answer(params string[] dates) =>
            $"{{\"administrations\":[{string.Join(',', dates.Select(date => $"{{\"block\":\"induction\",\"drug\":\"daunorubicin\",\"routes\":[\"IV\"],\"date\":\"{date}\"}}"))}]}}";

        Assert.Empty(vector.Differences(Answer("2026-01-13", "2026-01-12")));
        Assert.Contains("2026-01-13 less", Assert.Single(vector.Differences(Answer("2026-01-12"))), StringComparison.Ordinal);
        Assert.Contains("2026-01-14 more", Assert.Single(vector.Differences(Answer("2026-01-12", "2026-01-13", "2026-01-14"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_can_be_signed_off()
    {
        ConformanceReport report = ConformanceSuite.Run(new LibraryImplementation(), ["continue-past-induction"]);

        string signed = report.ToSignedReport("the library", "2026-11-25", "A. Pharmacist");

        Assert.Contains($"- Vectors: 4 of {ConformanceSuite.Vectors.Count} (only continue-past-induction); SHA-256 of all {ConformanceSuite.Sha256}\n", signed, StringComparison.Ordinal);
        Assert.Contains("- Date: 2026-11-25\n- Result: 4 passed, 0 failed\n- Signed by: A. Pharmacist\n", signed, StringComparison.Ordinal);
        Assert.Contains("| continue-germline | continue-past-induction | KMT2A-TO-CONTINUE | CTGOV, eligibility and outline, after Induction | passed |", signed, StringComparison.Ordinal);
        Assert.EndsWith("4 passed, 0 failed\n", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_without_vectors_is_named() =>
        Assert.Contains("'grading'", Assert.Throws<ArgumentException>(() => ConformanceSuite.Run(new LibraryImplementation(), ["grading"])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_program_in_another_language_is_judged_by_the_same_vectors()
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        using CommandImplementation program = new($"python3 \"{Path.Combine(Readme.Root, "tests", "AALL15P1.Protocol.Testing.Tests", "SecondImplementation", "aall15p1.py")}\"", patienceInSeconds: 60);

        ConformanceReport report = ConformanceSuite.Run(program);

        // Of the six operations that it answers it lacks what compares a measurement with others; of the rest it refuses what it is asked, which four vectors expect.
        ConformanceResult[] answered = [.. report.Results.Where(result => InTheSecondImplementation.Contains(result.Vector.Operation))];
        ConformanceResult[] failed = [.. answered.Where(result => result.Differences.Count > 0)];
        Assert.All(failed, result => Assert.Contains(Assert.Single(result.Vector.Rules), NotInTheSecondImplementation));
        Assert.True(failed.Length == 10, report.ToText());
        Assert.Equal((553, 557, 585), (answered.Length - failed.Length, report.Passed, report.Failed));
        Assert.Contains("553 of the 563 vectors of these, and of all `557 passed, 585 failed`", File.ReadAllText(Path.Combine(Readme.Root, "src", "AALL15P1.Protocol.Testing", "README.md")).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static readonly string[] InTheSecondImplementation = ["eligibility", "start-block", "continue-past-induction", "site-of-care", "dose", "roadmap"];

    private static readonly string[] NotInTheSecondImplementation = ["HEIGHT-FOR-AGE", "HEIGHT-UNIT-SLIP", "MEASUREMENT-GROWTH", "WEIGHT-FOR-AGE", "WEIGHT-FOR-HEIGHT", "WEIGHT-JUMP", "WEIGHT-UNIT-SLIP"];

    [Fact]
    public void A_program_in_another_language_keeps_the_laws_of_its_operations()
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        using CommandImplementation program = new($"python3 \"{Path.Combine(Readme.Root, "tests", "AALL15P1.Protocol.Testing.Tests", "SecondImplementation", "aall15p1.py")}\"", patienceInSeconds: 60);

        Assert.All(
            new[] { ProtocolLaws.EnrolmentAge, ProtocolLaws.EpiCounts, ProtocolLaws.CountSpellings, ProtocolLaws.ChemotherapyOnDaySix, ProtocolLaws.CalendarDays, ProtocolLaws.EndOfTherapy, ProtocolLaws.AzacitidineSize, ProtocolLaws.InfantFactor },
            law =>
            {
                LawResult result = law.Try(program, seed: 3, cases: 60);
                Assert.True(result.Holds, $"{law}: {result.Violation}\n{result.CounterExample}");
            });
    }

    [Fact]
    public void A_program_that_ends_or_is_not_there_is_an_error_in_one_line()
    {
        Assert.Contains("cannot be started", Assert.Throws<IOException>(() => new CommandImplementation("no-such-program-of-ours")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CommandImplementation("  "));
        Assert.StartsWith("The command has a double quote that is not closed. Found '\"python3'.", Assert.Throws<ArgumentException>(() => new CommandImplementation("\"python3")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CommandImplementation("cat", patienceInSeconds: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CommandImplementation("cat", patienceInSeconds: 3601));
    }

    [Fact]
    public void An_adapter_that_throws_fails_that_vector_and_the_others_are_asked()
    {
        ConformanceReport report = ConformanceSuite.Run(new ThrowingOnce(), ["continue-past-induction"]);

        Assert.Equal((3, 1), (report.Passed, report.Failed));
        Assert.Equal("The implementation threw NotSupportedException, continue-past-induction\\u{001B}", Assert.Single(report.Results[0].Differences));
        Assert.EndsWith("\n3 passed, 1 failed\n", report.ToText(), StringComparison.Ordinal);
    }

    private sealed class ThrowingOnce : IProtocolImplementation
    {
        private readonly LibraryImplementation library = new();
        private bool hasThrown;

        public string Answer(string operation, string input)
        {
            if (hasThrown)
            {
                return library.Answer(operation, input);
            }

            hasThrown = true;
            throw new NotSupportedException($"{operation}\u001b");
        }
    }

    // A line is read as UTF-8 and as nothing else: the first two bytes of UTF-16 are no mark here. A line without an end is read no further than 32 MiB.
    [Theory]
    [InlineData("sys.stdin.readline(); sys.stdout.buffer.write('\\ufeff{}\\n'.encode('utf-16-le')); sys.stdout.buffer.flush(); sys.stdin.readline()", "The program wrote a line that is no UTF-8, with the byte FF. UTF-8 is expected.")]
    [InlineData("sys.stdin.readline(); sys.stdout.buffer.write(bytes([123, 34, 181, 34, 125, 10])); sys.stdout.buffer.flush(); sys.stdin.readline()", "The program wrote a line that is no UTF-8, with the byte B5. UTF-8 is expected.")]
    [InlineData("[sys.stdout.buffer.write(b'a' * 65536) for _ in range(1000)]", "The program wrote more than 33554432 bytes without a line feed. One line for each line of its standard input is expected.")]
    public void Bytes_that_are_no_line_of_UTF8_are_said_so(string program, string expected)
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        using CommandImplementation other = new($"python3 -c \"import sys; {program}\"");

        Assert.Equal(expected, Assert.Throws<IOException>(() => other.Answer("dose", "{}")).Message);
        Assert.False(other.HasAnswered);
    }

    // A mark of UTF-8, the ends of lines as Windows writes them, an answer in two pieces, and a last line without an end.
    [Fact]
    public void Lines_of_UTF8_are_read_whole_and_without_their_marks()
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        using CommandImplementation other = new("python3 -c \"import sys; o = sys.stdout.buffer; i = sys.stdin; i.readline(); o.write(bytes([239, 187, 191, 123])); o.flush(); o.write(b'1}' + bytes([13, 10])); o.flush(); i.readline(); o.write(bytes([194, 181]) + b'g'); o.flush()\"");

        Assert.Equal(["{1}", "µg"], [other.Answer("dose", "{}"), other.Answer("dose", "{}")]);
        Assert.True(other.HasAnswered);
        Assert.StartsWith("The program has ended without an answer", Assert.Throws<IOException>(() => other.Answer("dose", "{}")).Message, StringComparison.Ordinal);
    }

    // More than a pipe holds, and nobody who reads it. It does not live longer than what asked it.
    [Fact]
    public void A_program_that_does_not_read_is_waited_for_no_longer_than_one_that_does_not_answer()
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        string file = Path.GetTempFileName();
        try
        {
            using (CommandImplementation deaf = new($"python3 -c \"import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)\" \"{file}\"", patienceInSeconds: 2))
            {
                Assert.StartsWith("The program has not answered within 2 seconds.", Assert.Throws<IOException>(() => deaf.Answer("dose", $"{{\"long\":\"{new string('a', 1_000_000)}\"}}")).Message, StringComparison.Ordinal);
            }

            Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Three ways in which a program goes: it ends, it greets, it hangs. What was not asked fails, and the counts come last all the same.
    [Theory]
    [InlineData("import sys; sys.stdin.readline(); sys.exit(3)", "The program has ended without an answer, with the exit code 3. One line for each line of its standard input is expected.", 0)]
    [InlineData("import sys; print('Ward 3.1', flush=True); sys.stdin.readline(); print('{}', flush=True); sys.stdin.readline()", null, 0)]
    [InlineData("import sys, time; sys.stdin.readline(); time.sleep(60)", "The program has not answered within 1 second. One line for each line of its standard input is expected, flushed at once.", 0)]
    [InlineData("import sys; sys.stdin.readline(); print('[1]', flush=True); sys.stdin.readline(); sys.exit(0)", "The answer is no object. Found '[1]'.", 0)]
    public void A_program_that_goes_fails_what_it_can_no_longer_be_asked(string program, string? first, int passed)
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        using CommandImplementation gone = new($"python3 -c \"{program}\"", patienceInSeconds: program.Contains("sleep", StringComparison.Ordinal) ? 1 : 30);

        ConformanceReport report = ConformanceSuite.Run(gone, ["continue-past-induction"]);

        Assert.Equal((passed, 4 - passed), (report.Passed, report.Failed));
        Assert.Equal(first ?? Assert.Single(report.Results[0].Differences), Assert.Single(report.Results[0].Differences));
        Assert.Equal("Not asked: the program was gone.", Assert.Single(report.Results[^1].Differences));
        Assert.EndsWith($"continue-not-stated: Not asked: the program was gone.\n{passed} passed, {4 - passed} failed\n", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("| failed: Not asked: the program was gone. |\n", report.ToSignedReport("x", "2026-11-26"), StringComparison.Ordinal);
    }

    [Fact]
    public void Laws_of_a_program_that_is_gone_are_broken_and_counted()
    {
        LawReport report = LawReport.Of(new Gone(), seed: 1, times: 1, [ProtocolLaws.EpiCounts, ProtocolLaws.EnrolmentAge]);

        Assert.Equal(["gone", "Not asked: the program was gone."], report.Results.Select(result => result.Violation));
        Assert.Equal([1, 0], report.Results.Select(result => result.Cases));
        Assert.StartsWith("BROKEN epi-counts (EPI-START-ANC, EPI-START-PLATELETS), 1 case\n", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("\n       gone\n       {\"operation\":\"start-block\",\"input\":{", report.ToText(), StringComparison.Ordinal);
        Assert.EndsWith("seed 1\n0 passed, 2 failed\n", report.ToText(), StringComparison.Ordinal);
        Assert.Equal(2, JsonNode.Parse(report.ToJson())!["failed"]!.GetValue<int>());
        Assert.Contains("failures=\"2\"", report.ToJUnit(), StringComparison.Ordinal);
    }

    /// <summary>The library behind a wrapper that changes its answers.</summary>
    private sealed class Spoilt(Action<JsonObject> change) : IProtocolImplementation
    {
        private readonly LibraryImplementation library = new();

        public string Answer(string operation, string input)
        {
            JsonObject answer = JsonNode.Parse(library.Answer(operation, input))!.AsObject();
            change(answer);
            return answer.ToJsonString();
        }
    }

    // The question that was open is shown, not those before it; and what broke the law before the program was gone is not forgotten.
    [Fact]
    public void The_question_to_which_no_answer_came_is_shown()
    {
        LawResult third = ProtocolLaws.EpiCounts.Try(new Gone(after: 2));
        LawResult wrong = ProtocolLaws.EpiCounts.Try(new Gone(after: 3, answer: "[]"));

        Assert.Equal((3, "gone", true), (third.Cases, third.Violation, third.IsGone));
        Assert.Single(third.CounterExample!.Split('\n'));
        Assert.StartsWith("{\"operation\":\"start-block\",\"input\":{", third.CounterExample, StringComparison.Ordinal);
        Assert.Equal((1, "The answer cannot be read: The answer is no object. Found '[]'.", true), (wrong.Cases, wrong.Violation, wrong.IsGone));
    }

    private sealed class Gone(int after = 0, string? answer = null) : IProtocolImplementation
    {
        private readonly LibraryImplementation library = new();
        private int asked;

        public string Answer(string operation, string input) => asked++ < after ? answer ?? library.Answer(operation, input) : throw new IOException("gone");
    }

    private static bool HasPython()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
