using System.Text.Json;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Inputs of operations that were answered wrongly in the field, each with its neighbours: what a guard cannot judge, it says.</summary>
public sealed class FieldCaseTests
{
    private const string Start = """
        "schemaVersion": 1, "block": "azacitidine-2", "toxicityResolved": true, "kmt2a": "rearranged",
        "values": {"takenOn": "2026-02-15", "neutrophils": "1200/µL", "platelets": "90000/µL"}
        """;

    private const string Course = """
        "schemaVersion": 1, "birthDate": "2025-09-14", "inductionStart": "2026-01-05", "supplement": "illustration",
        "starts": [{"block": "azacitidine-1", "on": "2026-02-09"}, {"block": "consolidation", "on": "2026-02-14"}, {"block": "azacitidine-2", "on": "2026-03-15"}, {"block": "interim-maintenance", "on": "2026-03-20"}],
        "measurements": [{"on": "2026-03-19", "weight": "7.4 kg", "height": "66 cm"}]
        """;

    // Consolidation gives its last drug on day 29, 2026-03-14.
    [Theory]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    [InlineData("2026-02-15", "\"previousBlockStart\": \"2026-02-14\"", "hold")]
    [InlineData("2026-02-13", "\"previousBlockStart\": \"2026-02-14\"", "hold")]
    [InlineData("2026-02-15", "\"previousBlockStart\": \"2026-01-18\"", "hold")]
    [InlineData("2026-02-15", "\"previousBlockStart\": \"2026-01-17\"", "proceed")]
    [InlineData("2026-02-15", "\"previousBlockStart\": \"2026-01-17\", \"previousBlockHeldDays\": 1", "hold")]
    [InlineData("2026-02-15", "\"previousBlockStart\": \"2026-02-14\", \"previousBlockComplete\": true", "proceed")]
    public void A_block_does_not_start_inside_the_block_before(string on, string previous, string expected)
    {
        string input = $$"""{ {{Start}}, "on": "{{on}}", {{previous}} }""".Replace("\"takenOn\": \"2026-02-15\"", $"\"takenOn\": \"{on}\"", StringComparison.Ordinal);

        Assert.Equal(expected, OutcomeOf("start-block", input));
    }

    [Theory]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [InlineData("300 10*9/L", "20000 10*9/L", "cannot-decide")]
    [InlineData("<0.1 10*9/L", "90000/µL", "hold")]
    [InlineData("1200/µL", ">50 10*9/L", "proceed")]
    [InlineData("1200/µL", ">20 10*9/L", "cannot-decide")]
    [InlineData("<1 10*9/L", "90000/µL", "cannot-decide")]
    public void Counts_at_a_start_are_read_as_laboratories_write_them(string neutrophils, string platelets, string expected) => Assert.Equal(
        expected,
        OutcomeOf(
            "start-block",
            $$"""{ {{Start.Replace("1200/µL", neutrophils, StringComparison.Ordinal).Replace("90000/µL", platelets, StringComparison.Ordinal)}}, "on": "2026-02-15", "previousBlockStart": "2026-01-10" }"""));

    [Theory]
    [InlineData("neutropenia", "<0.1 ×10⁹/L", "", 4, 4)]
    [InlineData("creatinine-increased", "<18 µmol/L", "\"upperLimit\": \"30 µmol/L\", \"baseline\": \"20 µmol/L\"", 0, 0)]
    [InlineData("creatinine-increased", "50 µmol/L", "\"upperLimit\": \"0.4 mg/dL\", \"baseline\": \"20 µmol/L\"", 2, 2)]
    [InlineData("blood-bilirubin-increased", "4 mg/dL", "\"upperLimit\": \"20.52 µmol/L\", \"baseline\": \"1 mg/dL\"", 3, 3)]
    [InlineData("creatinine-increased", "441 µmol/L", "\"upperLimit\": \"30 µmol/L\", \"baseline\": \"20 µmol/L\", \"before\": \"0.113 mg/dL\"", 4, 4)]
    [InlineData("creatinine-increased", "884 µmol/L", "\"upperLimit\": \"30 µmol/L\", \"baseline\": \"20 µmol/L\", \"before\": \"10 µmol/L\"", 0, 4)]
    [InlineData("creatinine-increased", "0.3 µmol/L", "\"upperLimit\": \"30 µmol/L\"", 0, 4)]
    public void Values_are_graded_as_laboratories_write_them(string term, string value, string beside, int lowest, int highest)
    {
        string more = beside.Length == 0 ? string.Empty : $", {beside}";
        using JsonDocument answer = Answer("grade", $$"""{"schemaVersion": 1, "term": "{{term}}", "on": "2026-02-09", "value": "{{value}}"{{more}} }""");
        JsonElement result = answer.RootElement.GetProperty("result");

        Assert.Equal((lowest, highest), (result.GetProperty("lowest").GetInt32(), result.GetProperty("highest").GetInt32()));
    }

    [Theory]
    [InlineData("<0 U/L")]
    [InlineData("<")]
    [InlineData("<<5 U/L")]
    [InlineData("5")]
    public void What_is_no_value_is_refused(string value) => Assert.Throws<FormatException>(
        () => Answer("grade", $$"""{"schemaVersion": 1, "term": "alt-increased", "on": "2026-02-09", "value": "{{value}}"}"""));

    [Theory]
    [Trait("Rule", "DOSE-OTHER-ROUTE")]
    [InlineData("methotrexate", "1200 mg", "IT", "2026-03-20", "DOSE-OTHER-ROUTE")]
    [InlineData("methotrexate", "1200 mg", "IT", "2026-03-21", "DOSE-OTHER-ROUTE")]
    [InlineData("cytarabine", "1100 mg", "IT", "2026-04-03", "DOSE-OTHER-ROUTE")]
    public void An_amount_of_another_route_is_a_hazard(string drug, string amount, string route, string on, string rule)
    {
        using JsonDocument answer = Answer("safety-check", $$"""{ {{Course}}, "request": {"drug": "{{drug}}", "amount": "{{amount}}", "period": "per-dose", "route": "{{route}}", "on": "{{on}}"} }""");

        Assert.Equal("hold", answer.RootElement.GetProperty("outcome").GetString());
        Assert.Contains(answer.RootElement.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("rule").GetString() == rule && finding.GetProperty("severity").GetString() == "hazard");
    }

    [Theory]
    [Trait("Rule", "ORDER-INTERVAL")]
    [InlineData("2026-03-26", "hold")]
    [InlineData("2026-03-21", "hold")]
    [InlineData("2026-03-20", null)]
    public void A_second_high_dose_is_a_week_after_the_first(string first, string? effect)
    {
        using JsonDocument answer = Answer("safety-check", $$"""{ {{Course}}, "request": {"drug": "methotrexate", "amount": "1228 mg", "period": "per-dose", "route": "IV", "on": "2026-03-27"}, "otherDoses": [{"drug": "methotrexate", "on": "{{first}}", "route": "IV"}] }""");

        Assert.Equal(effect, EffectOf(answer, "ORDER-INTERVAL"));
    }

    [Theory]
    [Trait("Rule", "ORDER-INTERVAL")]
    [InlineData("2026-04-03T07:00:00+02:00", "hold")]
    [InlineData("2026-04-03T17:59:59+02:00", "proceed")]
    [InlineData("2026-04-03T18:00:00+02:00", null)]
    public void Doses_of_a_day_are_judged_by_the_hour(string startsAt, string? effect)
    {
        using JsonDocument answer = Answer("safety-check", $$"""{ {{Course}}, "request": {"drug": "cytarabine", "amount": "1100 mg", "period": "per-dose", "route": "IV", "on": "2026-04-03", "startsAt": "{{startsAt}}"}, "otherDoses": [{"drug": "cytarabine", "on": "2026-04-03", "route": "IV", "startedAt": "2026-04-03T06:00:00+02:00"}] }""");

        Assert.Equal(effect, EffectOf(answer, "ORDER-INTERVAL"));
    }

    [Fact]
    public void A_time_of_another_day_is_refused() => Assert.Equal(
        "$.request.startsAt: found \"2026-04-04T00:00:00+02:00\", expected a time of the day of the dose.",
        Assert.Throws<FormatException>(() => Answer("safety-check", $$"""{ {{Course}}, "request": {"drug": "cytarabine", "amount": "1100 mg", "period": "per-dose", "route": "IV", "on": "2026-04-03", "startsAt": "2026-04-04T00:00:00+02:00"} }""")).Message);

    [Theory]
    [Trait("Rule", "PEG-AFTER-REACTION")]
    [InlineData("anaphylaxis", 3, "cannot-decide")]
    [InlineData("anaphylaxis", 2, null)]
    [InlineData("allergic reaction", 4, "cannot-decide")]
    public void A_reaction_is_asked_about_before_pegaspargase(string term, int grade, string? effect)
    {
        using JsonDocument answer = Answer("safety-check", $$"""{ {{Course}}, "request": {"drug": "pegaspargase", "amount": "610.5 IU", "period": "per-dose", "route": "IV", "on": "2026-04-11"}, "adverseEvents": [{"term": "{{term}}", "grades": [{"on": "2026-01-16", "grade": {{grade}} }]}] }""");

        Assert.Equal(effect, EffectOf(answer, "PEG-AFTER-REACTION"));
    }

    // 10:00+01:00 is 09:00 UTC; 45 minutes later is 09:45 UTC.
    [Fact]
    public void Times_are_answered_in_the_offset_that_was_given_beside_UTC()
    {
        using JsonDocument answer = Answer("infusion", """{"schemaVersion": 1, "reconstituted": "2026-02-09T10:00:00+01:00", "start": "2026-02-09T10:05:00+01:00", "plannedMinutes": 40, "setting": "tertiary-centre"}""");
        JsonElement result = answer.RootElement.GetProperty("result");

        Assert.Equal("proceed", answer.RootElement.GetProperty("outcome").GetString());
        Assert.Equal(("2026-02-09T09:05:00Z", "2026-02-09T10:05:00+01:00"), (result.GetProperty("latestStart").GetString(), result.GetProperty("latestStartLocal").GetString()));
        Assert.Equal(("2026-02-09T09:45:00Z", "2026-02-09T10:45:00+01:00"), (result.GetProperty("completeBy").GetString(), result.GetProperty("completeByLocal").GetString()));
    }

    [Theory]
    [InlineData("40", "proceed")]
    [InlineData("40.0000000001", "hold")]
    [InlineData("10", "proceed")]
    [InlineData("9.9999999999", "hold")]
    public void A_limit_is_exact_to_the_nanosecond(string minutes, string expected) => Assert.Equal(
        expected,
        OutcomeOf("infusion", $$"""{"schemaVersion": 1, "reconstituted": "2026-02-09T10:00:00Z", "start": "2026-02-09T10:00:00Z", "plannedMinutes": {{minutes}}, "setting": "tertiary-centre"}"""));

    [Fact]
    public void Nothing_of_a_duration_is_dropped() => Assert.Contains(
        "expected a number of minutes in whole nanoseconds",
        Assert.Throws<FormatException>(() => Answer("infusion", """{"schemaVersion": 1, "plannedMinutes": 40.00000000001}""")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("2201-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public void A_date_beyond_the_years_is_refused(string on) => Assert.Equal(
        $"$.on: found \"{on}\", expected a date of the years 1900 to 2200 as 2026-01-05.",
        Assert.Throws<FormatException>(() => Answer("start-block", $$"""{ {{Start}}, "on": "{{on}}" }""")).Message);

    private static string? EffectOf(JsonDocument answer, string rule) => answer.RootElement.GetProperty("findings").EnumerateArray()
        .Where(finding => finding.GetProperty("rule").GetString() == rule)
        .Select(finding => finding.GetProperty("effect").GetString())
        .SingleOrDefault();

    private static string OutcomeOf(string operation, string input)
    {
        using JsonDocument answer = Answer(operation, input);
        return answer.RootElement.GetProperty("outcome").GetString()!;
    }

    private static JsonDocument Answer(string operation, string input) => JsonDocument.Parse(ProtocolOperations.Find(operation).Decide(Aall15P1.Compile(), input));
}
