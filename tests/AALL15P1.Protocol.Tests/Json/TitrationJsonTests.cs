using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Tests.Titration;
using AALL15P1.Protocol.Titration;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

[Properties(Arbitrary = [typeof(TitrationGenerators)])]
public sealed class TitrationJsonTests
{
    private static readonly Citation Handbook = new(new("S7", "The site's handbook", Standing.Site), "24");

    private static readonly StartingDosePolicy Doses = new(
    [
        new(
            0,
            null,
            new(MassPerArea.FromMilligramsPerSquareMetre(40m).PerDay(), Handbook, Standing.Site),
            new(MassPerArea.FromMilligramsPerSquareMetre(15m).PerDose(), Handbook, Standing.Site)),
    ]);

    [Fact]
    public void A_history_is_written_as_documented() => Assert.Equal(
        """
        {
          "schemaVersion": 1,
          "counts": [
            {
              "date": "2026-07-20",
              "anc": "2000/µL"
            }
          ],
          "doses": [
            {
              "date": "2026-07-06",
              "mercaptopurinePercent": 100,
              "methotrexatePercent": 100
            },
            {
              "date": "2026-07-21",
              "mercaptopurinePercent": 62.5,
              "methotrexatePercent": 50,
              "newStartingDose": true
            }
          ]
        }
        """,
        TitrationJson.Write(Course.From().Counts(14, 2000, null).Doses(15, 62.5m, 50, newStart: true).History),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void A_decision_is_written_as_documented() => Assert.Equal(
        """
        {
          "schemaVersion": 1,
          "policy": {
            "id": "icicle-all-14",
            "title": "ICiCLe-ALL-14 maintenance titration",
            "notice": "ICiCLe-ALL-14\u0027s policy, a reference only and not AALL15P1\u0027s: AALL15P1\u0027s own titration numbers are unpublished.",
            "standing": "reference",
            "citation": {
              "source": "ICICLE",
              "place": "maintenance rules"
            }
          },
          "decision": {
            "date": "2026-08-17",
            "state": "steady",
            "action": "escalate",
            "drug": "mercaptopurine",
            "mercaptopurinePercent": 125,
            "methotrexatePercent": 100,
            "since": "2026-08-17",
            "reason": "First step. ANC 2000/µL, platelets 200000/µL; thiopurine 100 %, methotrexate 100 % since 2026-07-06. Expected: 6 uninterrupted weeks at 100 % of both drugs. (ICICLE-FIRST-STEP; ICICLE, maintenance rules)",
            "rule": "ICICLE-FIRST-STEP",
            "standing": "reference",
            "citation": {
              "source": "ICICLE",
              "place": "maintenance rules"
            }
          }
        }
        """,
        TitrationJson.Write(new TitrationResult(IcicleAll14.Policy, Course.From().DecideOn(42, 2000, 200_000), Audit: null)),
        ignoreLineEndingDifferences: true);

    // Mercaptopurine was raised on day 42, and methotrexate follows 14 days later.
    [Fact]
    public void A_step_names_the_drug_that_takes_it()
    {
        Assert.Contains("\"drug\": \"mercaptopurine\"", Written(Course.From().DecideOn(42, 2000, 200_000)), StringComparison.Ordinal);
        Assert.Contains("\"drug\": \"methotrexate\"", Written(Course.From().Doses(42, 125, 100).DecideOn(56, 2000, 200_000)), StringComparison.Ordinal);

        static string Written(TitrationDecision decision) => TitrationJson.Write(new TitrationResult(IcicleAll14.Policy, decision, Audit: null));
    }

    [Fact]
    public void Counts_are_read_in_either_unit()
    {
        const string Json = """{"schemaVersion":1,"counts":[{"date":"2026-07-20","anc":"0.75 ×10⁹/L","platelets":"75 ×10⁹/L"}],"doses":[]}""";

        DatedCounts counts = TitrationJson.ReadHistory(Json).Counts[0];

        Assert.Equal((750m, 75_000m), (counts.Neutrophils!.Value.Exact!.Value.PerMicrolitre, counts.Platelets!.Value.Exact!.Value.PerMicrolitre));
    }

    [Theory]
    [InlineData("""{"counts":[],"doses":[]}""", "$: found no member 'schemaVersion', expected one.")]
    [InlineData("""{"schemaVersion":2,"counts":[],"doses":[]}""", "$.schemaVersion: found 2, expected 1.")]
    [InlineData("""{"schemaVersion":1,"doses":[]}""", "$: found no member 'counts', expected one.")]
    [InlineData("""{"schemaVersion":1,"counts":[]}""", "$: found no member 'doses', expected one.")]
    [InlineData("""{"schemaVersion":1,"counts":[null],"doses":[]}""", "$.counts[0]: found null, expected an object.")]
    [InlineData("""{"schemaVersion":1,"counts":[{}],"doses":[]}""", "$.counts[0]: found no member 'date', expected one.")]
    [InlineData("""{"schemaVersion":1,"counts":[{"date":"06/07/2026"}],"doses":[]}""", "$.counts[0].date: found \"06/07/2026\", expected a date of the years 1900 to 2200 as 2026-01-05.")]
    [InlineData("""{"schemaVersion":1,"counts":[{"date":"2026-07-06","anc":"2000"}],"doses":[]}""", "$.counts[0].anc: found \"2000\", expected a cell count with its unit, as 1200/µL or 1.2 ×10⁹/L, or a bound of it, as <0.1 ×10⁹/L.")]
    [InlineData("""{"schemaVersion":1,"counts":[],"doses":[{"date":"2026-07-06","mercaptopurinePercent":1001,"methotrexatePercent":100}]}""", "$.doses[0].mercaptopurinePercent: found 1001, expected a number from 0 to 200.")]
    [InlineData("""{"schemaVersion":1,"counts":[],"doses":[{"date":"2026-07-06","mercaptopurinePercent":100}]}""", "$.doses[0]: found no member 'methotrexatePercent', expected one.")]
    [InlineData("""{"schemaVersion":1,"counts":[{"date":"2026-07-06"},{"date":"2026-07-06"}],"doses":[]}""", "$.counts[1].date: found \"2026-07-06\", expected a day that no other entry has.")]
    [InlineData("null", "$: found null, expected an object.")]
    public void A_document_that_does_not_fit_is_refused_with_its_path(string json, string expected) =>
        Assert.Equal(expected, Assert.Throws<FormatException>(() => TitrationJson.ReadHistory(json)).Message);

    [Theory]
    [InlineData("""{"schemaVersion":1,"counts":[],"doses":[],"notes":"x"}""", "$: found a member 'notes', expected only schemaVersion, counts, doses.")]
    [InlineData("""{"schemaVersion":1,"counts":[{"date":"2026-07-06","wbc":"1/µL"}],"doses":[]}""", "$.counts[0]: found a member 'wbc', expected only date, anc, platelets.")]
    [InlineData("""{"schemaVersion":1,"counts":[{"date":7}],"doses":[]}""", "$.counts[0].date: found 7, expected a date of the years 1900 to 2200 as 2026-01-05.")]
    [InlineData("""{"schemaVersion":1,"counts":{},"doses":[]}""", "$.counts: found {}, expected an array.")]
    [InlineData("""{"schemaVersion":1,"counts":[],"doses":[{"date":"2026-07-06","mercaptopurinePercent":100,"methotrexatePercent":100,"newStartingDose":1}]}""", "$.doses[0].newStartingDose: found 1, expected true or false.")]
    public void Unknown_members_and_wrong_types_are_refused_in_the_words_of_a_document(string json, string expected) =>
        Assert.Equal(expected, Assert.Throws<FormatException>(() => TitrationJson.ReadHistory(json)).Message);

    [Fact]
    public void Text_that_is_not_JSON_is_refused_with_its_path() =>
        Assert.StartsWith("$: ", Assert.Throws<FormatException>(() => TitrationJson.ReadHistory("""{"schemaVersion":1,""")).Message, StringComparison.Ordinal);

    [Property(MaxTest = 300)]
    public void A_history_round_trips(TitrationHistory history) => Assert.Equal(history, TitrationJson.ReadHistory(TitrationJson.Write(history)));

    [Property(MaxTest = 300)]
    public void A_result_round_trips(TitrationHistory history, byte days, bool supplied, MetaboliserPhenotype? tpmt, MetaboliserPhenotype? nudt15)
    {
        TitrationResult Decide(LocalDate on) => TitrationResult.Of(IcicleAll14.Policy, history, on) with
        {
            SupplementFingerprint = supplied ? new string('a', 64) : null,
            NamedBy = supplied ? Handbook : null,
            StartingDose = supplied ? StartingDose.Of(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, days % 2 == 0 ? Doses : null, new(2025, 9, 14), new LocalDate(2026, 7, 6).PlusDays(days)) : null,
            ThiopurineAdjustment = supplied ? ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, MassPerArea.FromMilligramsPerSquareMetre(days + 1m).PerDay(), tpmt, nudt15) : null,
        };

        TitrationResult written = Decide(history.Last!.Value.PlusDays(-days));
        string json = TitrationJson.Write(written);

        Assert.Equal(written, TitrationJson.ReadResult(json, Decide));
        Assert.Equal(json, TitrationJson.Write(TitrationJson.ReadResult(json, Decide)));
        Assert.Empty(SchemaCheck.Problems("titration-result", json));
    }

    // 30 % and 80 % of 75 mg/m²/day are 22.5 and 60, a tenth is 7.5: section 9 of the clinical reference.
    [Theory]
    [InlineData(75, MetaboliserPhenotype.Intermediate, MetaboliserPhenotype.Normal, """{"tpmt":"intermediate","nudt15":"normal","outcome":"proceed","lowest":"22.5 mg/m²/day","highest":"60 mg/m²/day","rule":"CPIC-INTERMEDIATE","citation":{"source":"CPIC","place":"recommended starting doses by phenotype"},"standing":"reference"}""")]
    [InlineData(75, MetaboliserPhenotype.Poor, null, """{"tpmt":"poor","outcome":"proceed","dose":"7.5 mg/m²/dose","timesPerWeek":3,"rule":"CPIC-TPMT-POOR","citation":{"source":"CPIC","place":"recommended starting doses by phenotype"},"standing":"reference"}""")]
    [InlineData(75, MetaboliserPhenotype.Normal, MetaboliserPhenotype.Poor, """{"tpmt":"normal","nudt15":"poor","outcome":"proceed","dose":"10 mg/m²/day","rule":"CPIC-NUDT15-POOR","citation":{"source":"CPIC","place":"recommended starting doses by phenotype"},"standing":"reference"}""")]
    [InlineData(75, MetaboliserPhenotype.Normal, MetaboliserPhenotype.Normal, """{"tpmt":"normal","nudt15":"normal","outcome":"proceed","dose":"75 mg/m²/day","citation":{"source":"CPIC","place":"recommended starting doses by phenotype"},"standing":"reference"}""")]
    [InlineData(40, MetaboliserPhenotype.Normal, MetaboliserPhenotype.Intermediate, """{"tpmt":"normal","nudt15":"intermediate","outcome":"cannot-decide","missing":"an adjustment of a mercaptopurine start below 75 mg/m²/day; it is 40 mg/m²/day","rule":"CPIC-INTERMEDIATE","citation":{"source":"CPIC","place":"recommended starting doses by phenotype"},"standing":"reference"}""")]
    public void An_adjusted_thiopurine_is_written_as_documented(int start, MetaboliserPhenotype tpmt, MetaboliserPhenotype? nudt15, string expected)
    {
        TitrationResult result = TitrationResult.Of(IcicleAll14.Policy, Course.From().History, new(2026, 7, 6)) with
        {
            ThiopurineAdjustment = ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, MassPerArea.FromMilligramsPerSquareMetre(start).PerDay(), tpmt, nudt15),
        };
        using JsonDocument written = JsonDocument.Parse(TitrationJson.Write(result));
        using JsonDocument wanted = JsonDocument.Parse(expected);

        Assert.True(JsonElement.DeepEquals(wanted.RootElement, written.RootElement.GetProperty("adjustedThiopurine")), written.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2", "$.schemaVersion: found 2, expected 1.")]
    [InlineData("\"mercaptopurinePercent\": 125", "\"mercaptopurinePercent\": 150", "$.decision.mercaptopurinePercent: found 150, expected 125.")]
    [InlineData("\"action\": \"escalate\"", "\"action\": \"stop\"", "$.decision.action: found \"stop\", expected \"escalate\".")]
    [InlineData("\"date\": \"2026-08-17\"", "\"date\": \"17 August\"", "$.decision.date: found \"17 August\", expected a date of the years 1900 to 2200 as 2026-01-05.")]
    [InlineData("\"drug\": \"mercaptopurine\",", "", "$.decision: found no member 'drug', expected one.")]
    [InlineData("\"drug\":", "\"note\": \"x\", \"drug\":", "$.decision: found a member 'note', expected only ")]
    public void A_result_that_was_edited_is_refused_with_its_path(string found, string replacement, string message)
    {
        TitrationHistory history = Course.From().Counts(42, 2000, 200_000).History;
        TitrationResult Decide(LocalDate on) => TitrationResult.Of(IcicleAll14.Policy, history, on);
        string json = TitrationJson.Write(Decide(new(2026, 8, 17)));
        Assert.Contains(found, json, StringComparison.Ordinal);

        FormatException error = Assert.Throws<FormatException>(() => TitrationJson.ReadResult(json.Replace(found, replacement, StringComparison.Ordinal), Decide));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    // Counts may be of a day of doses, and neither of a day of their own kind.
    [Fact]
    public void Two_entries_of_one_day_are_refused()
    {
        string json = TitrationJson.Write(Course.From().Counts(0, 2000, null).Counts(14, 2000, null).Doses(15, 62.5m, 50).History);

        foreach ((string list, string found, string replacement) in (ReadOnlySpan<(string, string, string)>)[("counts", "2026-07-20", "2026-07-06"), ("doses", "2026-07-21", "2026-07-06")])
        {
            Assert.StartsWith(
                $"$.{list}[1].date: found \"{replacement}\", expected a day that no other entry has.",
                Assert.Throws<FormatException>(() => TitrationJson.ReadHistory(json.Replace(found, replacement, StringComparison.Ordinal))).Message,
                StringComparison.Ordinal);
        }

        Assert.Equal(new LocalDate(2026, 7, 20), Assert.Single(TitrationJson.ReadHistory(json.Replace("2026-07-21", "2026-07-20", StringComparison.Ordinal)).Doses.Skip(1)).Date);
    }

    [Property(MaxTest = 300)]
    public void Everything_that_is_written_is_in_the_schema(TitrationHistory history)
    {

        Assert.Empty(SchemaCheck.Problems("titration-history", TitrationJson.Write(history)));
    }
}
