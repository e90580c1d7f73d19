using System.Text.Json;
using AALL15P1.Protocol.Json;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

public sealed class RecordJsonTests
{
    private const string Start = """{"schemaVersion":1,"id":"3","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T09:00:00Z","recordedBy":"dr-a","block":"induction"}""";

    /// <summary>Written by version 1 of the form, and never edited again: every later version of the library reads it.</summary>
    private static string Version1 => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Record", "Fixtures", "record-v1.jsonl"));

    [Fact]
    public void A_record_of_version_1_is_still_read()
    {
        TreatmentRecord record = TreatmentRecord.Replay(Aall15P1.Compile(), RecordJson.Read(Version1));

        Assert.Equal(21, record.Events.Count);

        // e4 is superseded by e5, e19 is taken back by e20, and e20 itself is no happening.
        Assert.Equal(18, record.StandingEvents.Count);
        RecordState state = record.StateOn(Date("2026-01-22"));
        Assert.Equal(CourseStage.Died, state.Stage);
        Assert.Equal(MarkerStatus.Present, state.Marker);
        Assert.Equal("day-92", state.Readings!.Taken[0].Id);
        Assert.Equal(DrugMass.FromMilligrams(6m), state.CumulativeDoses.Single(dose => dose.Drug.Equals(Drugs.Methotrexate)).Mass);
        Assert.Equal(AdministrationStatus.Given, record.Plan!.Find(new(new("induction"), "vincristine", 8))!.Value.Status);
        Assert.Equal(AdministrationStatus.Omitted, record.Plan.Find(new(new("induction"), "pegaspargase", 12))!.Value.Status);
        Assert.Equal(Grade.LifeThreatening, Assert.Single(state.Dlt!.Assessments).AdverseEvent.Grades[^1].Grade);
    }

    [Fact]
    public void The_fixture_holds_every_type_and_writes_back_as_it_was_but_for_the_spelling_of_a_count()
    {
        RecordEventKind[] later = [RecordEventKind.SupplementInForce, RecordEventKind.ObservationEnded, RecordEventKind.DosesPrescribed];
        Assert.Equal(Enum.GetValues<RecordEventKind>().Except(later), RecordJson.Read(Version1).Select(recorded => recorded.Kind).Distinct().Order());
        Assert.Equal(Version1.Replace("0.4 ×10⁹/L", "400/µL", StringComparison.Ordinal), RecordJson.WriteLines(RecordJson.Read(Version1)));
    }

    [Theory]
    [InlineData("\"block\":\"induction\"", "\"block\":\"induction\",\"note\":\"x\"", "line 1: $: found a member 'note', expected only type, schemaVersion, id, date, recordedAt, recordedBy, supersedes, happenedAt, patient, block.")]
    [InlineData("\"block\":\"induction\"", "\"block\":\"induction\",\"until\":\"2026-01-06\"", "line 1: $: found a member 'until', expected only type, schemaVersion, id, date, recordedAt, recordedBy, supersedes, happenedAt, patient, block.")]
    [InlineData(",\"block\":\"induction\"", "", "line 1: $: found no member 'block', expected one.")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2", "line 1: $.schemaVersion: found 2, expected 1.")]
    [InlineData("\"schemaVersion\":1,", "", "line 1: $: found no member 'schemaVersion', expected one.")]
    [InlineData("2026-01-05\",\"recordedAt", "05/01/2026\",\"recordedAt", "line 1: $.date: found \"05/01/2026\", expected a date of the years 1900 to 2190, as 2026-01-05.")]
    [InlineData("2026-01-05T09:00:00Z", "09:00", "line 1: $.recordedAt: found \"09:00\", expected an instant of the years 1900 to 2200 (UTC), as 2026-01-05T09:30:00Z.")]
    [InlineData("\"induction\"", "null", "line 1: $.block: found null, expected lower-case words of letters and digits, joined by hyphens.")]
    [InlineData("\"induction\"", "7", "line 1: $.block: found 7, expected lower-case words of letters and digits, joined by hyphens.")]
    [InlineData("\"dr-a\"", "\" \"", "line 1: $.recordedBy: found \" \", expected a text that is not blank, of at most 1000 characters.")]
    public void What_does_not_fit_is_refused_with_its_place(string found, string instead, string message)
    {
        FormatException error = Assert.Throws<FormatException>(() => RecordJson.Read(Start.Replace(found, instead, StringComparison.Ordinal)));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_member_that_a_part_of_an_event_does_not_have_is_refused_with_its_place()
    {
        const string Counts = """{"schemaVersion":1,"id":"e1","type":"laboratory-reported","date":"2026-01-12","recordedAt":"2026-01-12T08:00:00Z","recordedBy":"dr-a","values":{"takenOn":"2026-01-12","anc":"300/µL"}}""";

        Assert.Equal("line 1: $.values: found a member 'anc', expected only takenOn, neutrophils, platelets, whiteCells, haemoglobin.", Assert.Throws<FormatException>(() => RecordJson.Read(Counts)).Message);
    }

    [Theory]
    [InlineData("[{]")]
    [InlineData("7")]
    [InlineData("[[]]")]
    [InlineData("{\"schemaVersion\":1,\"schemaVersion\":1}")]
    [InlineData("[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]")]
    [InlineData("{\"schemaVersion\":1,\"type\":\"\\ud800\"}")]
    public void Text_that_is_no_record_is_refused(string text) => Assert.Throws<FormatException>(() => RecordJson.Read(text));

    [Fact]
    public void Text_beyond_the_limit_is_refused_and_blank_lines_are_passed_over()
    {
        Assert.Throws<FormatException>(() => RecordJson.Read(new string(' ', RecordJson.MaximumLength + 1)));
        Assert.Single(RecordJson.Read($"\n{Start}\n\n"));
    }

    [Fact]
    public void The_published_schema_has_the_types_and_members_that_are_read()
    {
        using JsonDocument schema = JsonDocument.Parse(Schemas.Read("record"));
        Dictionary<string, (string[] All, string[] Required)> published = schema.RootElement.GetProperty("$defs").EnumerateObject().Select(definition => definition.Value).Where(definition => definition.TryGetProperty("properties", out JsonElement members) && members.TryGetProperty("type", out _)).ToDictionary(
            type => type.GetProperty("properties").GetProperty("type").GetProperty("const").GetString()!,
            type => (type.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal).ToArray(), type.GetProperty("required").EnumerateArray().Select(member => member.GetString()!).ToArray()));

        using JsonDocument fixture = JsonDocument.Parse($"[{string.Join(',', Version1.Split('\n', StringSplitOptions.RemoveEmptyEntries))}]");

        // What is known of the marker has two: AALL15P1's own, and one for the marker of any protocol. What was given has two: a dose, and a range of days.
        Assert.Equal(Enum.GetValues<RecordEventKind>().Length + 2, published.Count);
        Assert.All(fixture.RootElement.EnumerateArray(), element =>
        {
            (string[] all, string[] required) = published[element.GetProperty("type").GetString()!];
            string[] members = [.. element.EnumerateObject().Select(member => member.Name)];
            Assert.Subset(all.ToHashSet(), members.ToHashSet());
            Assert.Superset(required.ToHashSet(), members.ToHashSet());

            // Without any one required member the event is refused.
            foreach (string name in required)
            {
                string without = $"{{{string.Join(',', element.EnumerateObject().Where(member => member.Name != name).Select(member => $"{JsonSerializer.Serialize(member.Name)}:{member.Value.GetRawText()}"))}}}";
                if (name != "supersedes")
                {
                    Assert.Throws<FormatException>(() => RecordJson.Read(without));
                }
            }
        });
    }
}
