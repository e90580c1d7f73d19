using System.Text.Json;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

public sealed class ToxicityOperationTests
{
    private const string Course = """ "course": {"opening": {"on": "2019-03-01"}, "criteriaFirstMet": {"on": "2019-09-01"}} """;
    private const string Citation = """ "citation": {"source": "SITE-1", "place": "page 12"} """;

    [Theory]
    [InlineData("2018-03-31", "4.0", 1)]
    [InlineData("2018-04-01", "5.0", 0)]
    public void Grade_chooses_the_version_by_the_day(string on, string version, int grade)
    {
        JsonElement answer = Answer("grade", $$"""
            {"schemaVersion": 1, "term": "alanine-aminotransferase-increased", "on": "{{on}}", "value": "110 U/L", "upperLimit": "40 U/L", "baseline": "100 U/L"}
            """);

        Assert.Equal("graded", answer.GetProperty("answer").GetString());
        JsonElement result = answer.GetProperty("result");
        Assert.Equal(version, result.GetProperty("version").GetString());
        Assert.Equal((grade, grade), (result.GetProperty("lowest").GetInt32(), result.GetProperty("highest").GetInt32()));
    }

    [Theory]
    [InlineData("neutrophil-count-decreased", "0.4 ×10⁹/L", 4)]
    [InlineData("platelet-count-decreased", "30 ×10⁹/L", 3)]
    [InlineData("white-blood-cell-decreased", "2500/µL", 2)]
    public void Grade_needs_no_limit_where_the_value_decides_alone(string term, string value, int grade)
    {
        JsonElement answer = Answer("grade", $$"""{"schemaVersion": 1, "term": "{{term}}", "on": "2019-01-01", "value": "{{value}}"}""");

        Assert.Equal(grade, answer.GetProperty("result").GetProperty("lowest").GetInt32());
        Assert.Equal(grade, answer.GetProperty("result").GetProperty("highest").GetInt32());
    }

    [Theory]
    [InlineData(false, 2, 2)]
    [InlineData(true, 3, 3)]
    public void Grade_of_anaemia_needs_the_statement_whether_a_transfusion_is_indicated(bool indicated, int lowest, int highest)
    {
        string input = $$"""{"schemaVersion": 1, "term": "anaemia", "on": "2019-01-01", "value": "90 g/L", "lifeThreatening": false, "transfusionIndicated": {{(indicated ? "true" : "false")}}}""";
        JsonElement result = Answer("grade", input).GetProperty("result");

        Assert.Equal((lowest, highest), (result.GetProperty("lowest").GetInt32(), result.GetProperty("highest").GetInt32()));
    }

    [Theory]
    [InlineData("blood-bilirubin-increased", "61 µmol/L", "20 µmol/L", 3)]
    [InlineData("blood-bilirubin-increased", "3.1 mg/dL", "1 mg/dL", 3)]
    [InlineData("creatinine-increased", "40 µmol/L", "20 µmol/L", 2)]
    [InlineData("creatinine-increased", "0.7 mg/dL", "0.5 mg/dL", 1)]
    [InlineData("aspartate-aminotransferase-increased", "801 U/L", "40 U/L", 4)]
    public void Grade_reads_mass_and_molar_values(string term, string value, string limit, int grade)
    {
        JsonElement answer = Answer("grade", $$"""
            {"schemaVersion": 1, "term": "{{term}}", "on": "2018-01-01", "value": "{{value}}", "upperLimit": "{{limit}}", "baseline": "{{limit}}"}
            """);

        Assert.Equal(grade, answer.GetProperty("result").GetProperty("highest").GetInt32());
    }

    [Fact]
    public void Grade_says_what_is_missing()
    {
        JsonElement answer = Answer("grade", """{"schemaVersion": 1, "term": "anaemia", "on": "2019-01-01", "value": "79 g/L"}""");

        Assert.Equal("cannot-decide", answer.GetProperty("answer").GetString());
        Assert.Equal((3, 4), (answer.GetProperty("result").GetProperty("lowest").GetInt32(), answer.GetProperty("result").GetProperty("highest").GetInt32()));
        Assert.Contains(
            answer.GetProperty("findings").EnumerateArray(),
            finding => finding.TryGetProperty("missing", out JsonElement missing) && missing.GetString() == "the clinical judgement whether the consequences are life-threatening");
    }

    [Theory]
    [InlineData("""{"schemaVersion": 1, "term": "sepsis", "on": "2019-01-01", "value": "79 g/L"}""", "$.term: found \"sepsis\"")]
    [InlineData("""{"schemaVersion": 1, "term": "anaemia", "on": "2019-02-30", "value": "79 g/L"}""", "$.on: found \"2019-02-30\"")]
    [InlineData("""{"schemaVersion": 1, "term": "anaemia", "on": "2019-01-01", "value": "79 U/L"}""", "$.value:")]
    [InlineData("""{"schemaVersion": 1, "term": "creatinine-increased", "on": "2019-01-01", "value": "1 mg/dL", "upperLimit": "40 U/L"}""", "$.upperLimit:")]
    [InlineData("""{"schemaVersion": 1, "term": "anaemia", "on": "2019-01-01", "value": "79 g/L", "lowerLimit": "0 g/L"}""", "$.lowerLimit: found \"0 g/L\", expected more than 0.")]
    [InlineData("""{"schemaVersion": 1, "term": "anaemia", "on": "2019-01-01", "value": "79 g/L", "lln": "0 g/L"}""", "$: found a member 'lln', expected only schemaVersion, term, on, value, before, lowerLimit, upperLimit, baseline, lifeThreatening, transfusionIndicated.")]
    [InlineData("""{"schemaVersion": 3, "term": "anaemia", "on": "2019-01-01", "value": "79 g/L"}""", "$.schemaVersion: found 3")]
    public void Grade_refuses_what_does_not_fit(string input, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => Answer("grade", input)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(""" {"term": "sepsis", "grades": [{"on": "2019-05-01", "grade": 5}]} """, "dlt")]
    [InlineData(""" {"term": "sepsis", "grades": [{"on": "2019-09-01", "grade": 5}]} """, "no-dlt")]
    [InlineData(""" {"term": "sepsis", "grades": [{"on": "2019-05-01", "grade": 4}], "delay": {"kind": "none"}} """, "no-dlt")]
    [InlineData(""" {"term": "sepsis", "grades": [{"on": "2019-05-01", "grade": 4}], "delay": {"kind": "ended", "due": "2019-05-10", "given": "2019-06-10"}} """, "cannot-decide")]
    [InlineData(""" {"term": "sepsis", "grades": [{"on": "2019-05-01", "grade": 2}, {"on": "2019-05-03", "grade": 1}], "resolved": "2019-05-09"} """, "no-dlt")]
    public void Dlt_answers_by_the_published_definition(string adverseEvent, string answer) =>
        Assert.Equal(answer, Answer("dlt", $$"""{"schemaVersion": 1, {{Course}}, "events": [{{adverseEvent}}]}""").GetProperty("answer").GetString());

    [Theory]
    [InlineData("""{"opening": {"on": "2019-03-01"}, "criteriaFirstMet": {"on": "2019-09-01"}}""", "no-dlt")]
    [InlineData("""{"opening": {"on": "2019-03-01"}, "criteriaFirstMet": {"notByEndOf": "2019-08-31"}}""", "cannot-decide")]
    [InlineData("""{}""", "cannot-decide")]
    public void Dlt_without_an_event_waits_for_the_period_to_close(string course, string answer) =>
        Assert.Equal(answer, Answer("dlt", $$"""{"schemaVersion": 1, "course": {{course}}, "events": []}""").GetProperty("answer").GetString());

    [Theory]
    [InlineData(31, true, "dlt")]
    [InlineData(32, true, "no-dlt")]
    [InlineData(31, false, "no-dlt")]
    public void Dlt_takes_what_the_site_states(int minimumDays, bool attributed, string answer)
    {
        // From 10 May to 10 June are 31 days.
        JsonElement document = Answer("dlt", $$$"""
            {"schemaVersion": 1, {{{Course}}},
             "events": [{"term": "neutrophil-count-decreased", "grades": [{"on": "2019-05-01", "grade": 4}],
                         "delay": {"kind": "ended", "due": "2019-05-10", "given": "2019-06-10"}, "attributed": {{{(attributed ? "true" : "false")}}}}],
             "site": {"minimumDelay": {"days": {{{minimumDays}}}, {{{Citation}}} },
                      "expected": {"toxicities": [{"term": "neutrophil-count-decreased", "upToGrade": 3}], {{{Citation}}} },
                      "attribution": {"required": true, {{{Citation}}} } }}
            """);

        Assert.Equal(answer, document.GetProperty("answer").GetString());
    }

    [Theory]
    [InlineData("criteria-first-met", "no-dlt")]
    [InlineData("fourth-course-given", "dlt")]
    public void Dlt_takes_the_reading_of_the_periods_end(string reading, string answer) =>
        Assert.Equal(answer, Answer("dlt", $$$"""
            {"schemaVersion": 1, "course": {"opening": {"on": "2019-03-01"}, "criteriaFirstMet": {"on": "2019-09-01"}, "nextCourse": {"notByEndOf": "2019-09-03"}},
             "events": [{"term": "sepsis", "grades": [{"on": "2019-09-02", "grade": 5}]}], "readings": [{"id": "D7", "reading": "{{{reading}}}"}]}
            """).GetProperty("answer").GetString());

    [Theory]
    [InlineData(""" "course": {"opening": {"on": "2019-03-01", "notByEndOf": "2019-03-01"}}, "events": [] """, "$.course.opening.notByEndOf: found \"2019-03-01\", expected no such member beside on.")]
    [InlineData(""" "course": {"opening": {"on": "2019-03-01"}, "criteriaFirstMet": {"on": "2019-03-01"}}, "events": [] """, "$.course:")]
    [InlineData(""" "course": {}, "events": [{"term": "Sepsis!", "grades": [{"on": "2019-05-01", "grade": 5}]}] """, "$.events[0].term:")]
    [InlineData(""" "course": {}, "events": [{"term": "sepsis", "grades": [{"on": "2019-05-01", "grade": 6}]}] """, "$.events[0].grades[0].grade:")]
    [InlineData(""" "course": {}, "events": [{"term": "sepsis", "grades": []}] """, "$.events[0].grades: found [], expected at least 1 item.")]
    [InlineData(""" "course": {}, "events": [{"term": "sepsis", "grades": [{"on": "2019-05-01", "grade": 4}], "delay": {"kind": "ended", "due": "2019-05-10"}}] """, "$.events[0].delay: found no member 'given', expected one.")]
    [InlineData(""" "course": {}, "events": [{"term": "sepsis", "grades": [{"on": "2019-05-01", "grade": 4}], "delay": {"kind": "ended", "due": "2019-05-10", "given": "2019-05-09"}}] """, "$.events[0].delay.given: found a value that does not fit. Delayed treatment is given after the day on which it was due, 2019-05-10.")]
    [InlineData(""" "course": {}, "events": [{"term": "sepsis", "grades": [{"on": "2019-05-01", "grade": 4}], "delay": {"kind": "long"}}] """, "$.events[0].delay.kind: found \"long\"")]
    [InlineData(""" "course": {}, "events": [], "site": {"minimumDelay": {"days": 0, "citation": {"source": "SITE-1", "place": "page 12"}}} """, "$.site.minimumDelay.days:")]
    [InlineData(""" "course": {}, "events": [], "site": {"minimumDelay": {"days": 7, "citation": {"source": "DECK", "place": "page 12"}}} """, "$.site.minimumDelay.citation.source: found \"DECK\"")]
    [InlineData(""" "course": {}, "events": [], "readings": [{"id": "D7", "reading": "never"}] """, "$.readings[0]: found a value that does not fit. Interpretation D7 has no reading 'never'; it has criteria-first-met, fourth-course-given.")]
    public void Dlt_refuses_what_does_not_fit(string members, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => Answer("dlt", $$"""{"schemaVersion": 1, {{members}}}""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Dlt_summary_reproduces_the_published_rate()
    {
        IEnumerable<string> patients = Enumerable.Repeat("""{"toxicity": "dlt", "evaluable": true}""", 2)
            .Concat(Enumerable.Repeat("""{"toxicity": "no-dlt", "evaluable": true}""", 29))
            .Concat(Enumerable.Repeat("""{"toxicity": "cannot-decide", "evaluable": false}""", 25));
        JsonElement result = Answer("dlt-summary", $$"""{"schemaVersion": 1, "patients": [{{string.Join(", ", patients)}}]}""").GetProperty("result");

        // HAEM24: 2 of 31, 6.5 %, exact 95 % interval 0.8 % to 21.4 %.
        Assert.Equal((56, 31, 2), (result.GetProperty("patients").GetInt32(), result.GetProperty("evaluable").GetInt32(), result.GetProperty("withToxicity").GetInt32()));
        Assert.Equal((0.065m, 0.008m, 0.214m), (Share("rate"), Share("lower"), Share("upper")));

        decimal Share(string name) => decimal.Round(result.GetProperty(name).GetDecimal(), 3);
    }

    [Fact]
    public void Dlt_summary_gives_no_rate_while_something_is_open()
    {
        JsonElement answer = Answer("dlt-summary", """{"schemaVersion": 1, "patients": [{"toxicity": "dlt", "evaluable": true}, {"toxicity": "no-dlt"}]}""");

        Assert.Equal("cannot-decide", answer.GetProperty("answer").GetString());
        Assert.False(answer.GetProperty("result").TryGetProperty("rate", out _));
    }

    [Theory]
    [InlineData("""{"schemaVersion": 1, "patients": [{"toxicity": "maybe"}]}""", "$.patients[0].toxicity: found \"maybe\"")]
    [InlineData("""{"schemaVersion": 1, "patients": [], "confidence": 95}""", "$.confidence:")]
    public void Dlt_summary_refuses_what_does_not_fit(string input, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => Answer("dlt-summary", input)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("grade")]
    [InlineData("dlt")]
    [InlineData("dlt-summary")]
    public void The_schemas_name_the_operation(string id)
    {
        Operation operation = ProtocolOperations.Find(id);
        using JsonDocument input = JsonDocument.Parse(operation.InputSchema);
        using JsonDocument output = JsonDocument.Parse(operation.OutputSchema);

        Assert.Equal(operation.Title, input.RootElement.GetProperty("title").GetString());
        Assert.Equal(id, output.RootElement.GetProperty("properties").GetProperty("operation").GetProperty("const").GetString());
    }

    // The site lists diarrhea up to grade 3 as expected; the same event in British spelling is the same event.
    [Theory]
    [InlineData("diarrhoea", "diarrhea", "no-dlt")]
    [InlineData("Diarrhoea", "DIARRHEA", "no-dlt")]
    [InlineData("neutropenia", "neutrophil-count-decreased", "no-dlt")]
    [InlineData("sepsis", "diarrhea", "dlt")]
    public void Dlt_matches_terms_whatever_their_spelling(string term, string expected, string answer) =>
        Assert.Equal(answer, Answer("dlt", DltInput(term, expected, version: null)).GetProperty("answer").GetString());

    [Fact]
    public void Dlt_marks_a_term_that_is_in_no_list_in_every_finding_that_rests_on_it()
    {
        JsonElement answer = Answer("dlt", DltInput("blue toes", "green toes", version: null));

        Assert.All(answer.GetProperty("findings").EnumerateArray(), finding => Assert.Contains("blue toes (in no list of CTCAE terms)", finding.GetProperty("sentence").GetString(), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("green toes (in no list of CTCAE terms)", answer.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("rule").GetString() == "DLT-EXPECTED").GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4.0", "dlt")]
    [InlineData("5.0", "dlt")]
    [InlineData("6.0", "cannot-decide")]
    public void Dlt_is_not_decided_by_a_grade_of_version_6(string version, string answer)
    {
        JsonElement decision = Answer("dlt", DltInput("sepsis", "diarrhea", version));

        Assert.Equal(answer, decision.GetProperty("answer").GetString());
        Assert.Equal(
            version == "6.0",
            decision.GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("rule").GetString() == "CTCAE-VERSION" && finding.GetProperty("missing").GetString() == "the grade of 2026-03-10 by CTCAE 5.0"));
    }

    private static JsonElement Answer(string operation, string input)
    {
        using JsonDocument document = JsonDocument.Parse(ProtocolOperations.Find(operation).Decide(Aall15P1.Compile(), input));
        return document.RootElement.Clone();
    }

    private static string DltInput(string term, string expected, string? version)
    {
        string given = version is null ? string.Empty : $", \"version\": \"{version}\"";
        return $$$"""
            {
              "schemaVersion": 1,
              "course": {"opening": {"on": "2026-02-09"}, "criteriaFirstMet": {"on": "2026-07-20"}},
              "events": [{"term": "{{{term}}}", "grades": [{"on": "2026-03-10", "grade": 3{{{given}}}}], "delay": {"kind": "ended", "due": "2026-03-20", "given": "2026-04-10"}, "attributed": true}],
              "site": {
                "minimumDelay": {"days": 14, "citation": {"source": "SITE", "place": "section 5"}},
                "expected": {"toxicities": [{"term": "{{{expected}}}", "upToGrade": 3}], "citation": {"source": "SITE", "place": "section 5"}},
                "attribution": {"required": false, "citation": {"source": "SITE", "place": "section 5"}}
              }
            }
            """;
    }
}
