using System.Text.Json.Nodes;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Tests.Record;
using AALL15P1.Protocol.Tests.Titration;
using AALL15P1.Protocol.Titration;
using FsCheck.Xunit;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>The documents that are written and not asked for fit their schemas, and what is not such a document does not.</summary>
[Properties(Arbitrary = [typeof(RoadmapGenerators)])]
public sealed class SchemaTests
{
    private static readonly SiteSupplement Illustration = Aall15P1.Illustration;
    private static readonly LocalDate Start = new(2026, 1, 5);

    /// <summary>By schema, the members that may be absent; an item of an array stands as [].</summary>
    private static readonly Dictionary<string, string[]> Optional = new(StringComparer.Ordinal)
    {
        ["roadmap"] =
        [
            "$.supplement", "$.blocks[].spacing", "$.blocks[].spacing.citation", "$.administrations[].cycle", "$.administrations[].qualifier", "$.administrations[].infusion",
            "$.administrations[].intervalHours", "$.administrations[].amount", "$.administrations[].amount.perDose", "$.administrations[].amount.perDay",
            "$.administrations[].notes",
        ],
        ["rule-catalogue"] = ["$.rules[].citation", "$.rules[].grounds", "$.rules[].sinceEdition"],
        ["dose-results"] =
        [
            "$[].amount.perDose", "$[].amount.perDay", "$[].percentChangeByRounding", "$[].notes", "$[].supplement", "$[].steps[].citation", "$[].steps[].standing",
            "$[].findings[].observed", "$[].findings[].missing", "$[].findings[].instead", "$[].findings[].citation", "$[].findings[].ownRule",
        ],
        ["titration-result"] =
        [
            "$.policy.namedBy", "$.supplement", "$.startingDose", "$.startingDose.thiopurine", "$.startingDose.weeklyMethotrexate", "$.startingDose.missing",
            "$.decision.drug", "$.decision.mercaptopurinePercent", "$.decision.methotrexatePercent", "$.decision.since", "$.decision.missing", "$.decision.citation", "$.audit",
            "$.audit.firstEscalation", "$.audit.daysToFirstEscalation", "$.audit.comparisons[].decision.drug", "$.audit.comparisons[].decision.mercaptopurinePercent",
            "$.audit.comparisons[].decision.methotrexatePercent", "$.audit.comparisons[].decision.since", "$.audit.comparisons[].decision.missing", "$.audit.comparisons[].decision.citation",
        ],
        ["record-report"] =
        [
            "$.due[].notes", "$.overdue[].notes", "$.unrecorded[].notes", "$.leftOut[].notes", "$.plan[].notes", "$.supplement", "$.block", "$.blockStart", "$.day", "$.kmt2a", "$.dlt", "$.dlt.opened", "$.dlt.closed", "$.dlt.isOpen", "$.openHolds[].until", "$.openHolds[].policy",
            "$.cumulativeDoses[].mass", "$.cumulativeDoses[].units", "$.dlt.adverseEvents[].findings[].citation", "$.dlt.adverseEvents[].findings[].observed",
            "$.dlt.adverseEvents[].findings[].missing", "$.dlt.adverseEvents[].findings[].instead", "$.dlt.adverseEvents[].findings[].ownRule", "$.findings[].overriddenBy", "$.findings[].overrideReason",
            "$.findings[].finding.citation", "$.findings[].finding.observed", "$.findings[].finding.missing", "$.findings[].finding.instead", "$.findings[].finding.ownRule",
            "$.plan", "$.nextBlock", "$.gate", "$.next[].date", "$.next[].rule",
            "$.due[].dose", "$.due[].doseSteps", "$.overdue[].dosesLeft", "$.leftOut[].why", "$.cumulativeDoses[].perArea", "$.plan[].dosesLeft", "$.plan[].why",
        ],
    };

    [Property(MaxTest = 10)]
    public void Roadmaps_fit_their_schema(RoadmapCase drawn)
    {
        Roadmap roadmap = drawn.Plan();

        Assert.Empty(SchemaCheck.Problems("roadmap", RoadmapJson.Write(roadmap)));
        Assert.Empty(SchemaCheck.Problems("roadmap", RoadmapJson.Write(roadmap, roadmap.On(drawn.FirstDay.PlusDays(14)))));
    }

    [Fact]
    public void Roadmaps_with_amounts_and_with_a_supplement_fit_their_schema()
    {
        CompiledProtocol illustrated = Aall15P1.Compile(Illustration);
        Roadmap alone = Aall15P1.Compile().Plan(new(2025, 9, 14), Start);
        Roadmap supplied = illustrated.Plan(new(2025, 9, 14), Start);

        Assert.Empty(SchemaCheck.Problems("roadmap", RoadmapJson.Write(alone, doses: Aall15P1.Compile().DosesOf(alone, Infant))));
        Assert.Empty(SchemaCheck.Problems("roadmap", RoadmapJson.Write(supplied)));
        Assert.Empty(SchemaCheck.Problems("roadmap", RoadmapJson.Write(supplied, doses: illustrated.DosesOf(supplied, Infant))));
    }

    [Theory]
    [InlineData("2026-01-03")] // before anything
    [InlineData("2026-01-04")] // enrolled
    [InlineData("2026-01-05")]
    [InlineData("2026-02-04")]
    [InlineData("2026-02-05")] // the germline infant leaves
    [InlineData("2026-02-14")]
    [InlineData("2026-04-25")]
    [InlineData("2026-05-23")] // EPI#3 starts after the delay
    [InlineData("2027-03-01")]
    [InlineData("2028-01-05")] // the end of therapy
    [InlineData("2040-01-01")]
    public void Reports_of_the_written_journeys_fit_their_schema(string date)
    {
        foreach (TreatmentRecord record in new[] { Journeys.Uneventful().Record, Journeys.FourWeekDelay().Record, Journeys.GermlineLeaves().Record })
        {
            Assert.Empty(SchemaCheck.Problems("record-report", Report(record, Date(date))));
        }
    }

    [Theory]
    [InlineData("2026-01-11")]
    [InlineData("2026-01-21")]
    [InlineData("2026-01-22")]
    public void Reports_with_holds_overrides_and_a_supplement_fit_their_schema(string date)
    {
        foreach (CompiledProtocol protocol in new[]
        {
            Aall15P1.Compile(),
            Aall15P1.Compile(Illustration),
            RecordBuilder.With(HoldPolicy.MakeUp),
            RecordBuilder.With(HoldPolicy.ShiftBlock),
        })
        {
            Assert.Empty(SchemaCheck.Problems("record-report", Report(TreatmentRecord.Replay(protocol, RecordJson.Read(EveryEvent)), Date(date))));
        }
    }

    [Fact]
    public void A_report_of_what_waited_behind_an_open_hold_when_the_infant_left_fits_its_schema()
    {
        RecordBuilder journey = new RecordBuilder(RecordBuilder.With(HoldPolicy.ShiftBlock)).Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05");
        journey.Hold(BlockIds.Induction, "daunorubicin", 8, Date("2026-01-12"), until: null);
        journey.Apply(new RecordEvent.LeftProtocol(journey.Stamp(Date("2026-01-20")), Date("2026-01-20"), "the family's wish"));

        string report = Report(journey.Record, Date("2026-01-21"));

        Assert.Contains("\"waiting\"", report, StringComparison.Ordinal);
        Assert.Empty(SchemaCheck.Problems("record-report", report));
    }

    [Fact]
    public void Records_fit_their_schema()
    {
        foreach (TreatmentRecord record in new[] { Journeys.Uneventful().Record, Journeys.FourWeekDelay().Record, Journeys.GermlineLeaves().Record })
        {
            Assert.Empty(SchemaCheck.Problems("record", RecordJson.WriteArray(record.Events)));
        }

        Assert.All(EveryEvent.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Empty(SchemaCheck.Problems("record", line)));
        Assert.NotEmpty(SchemaCheck.Problems("record", EveryEvent.Split('\n')[0].Replace("\"date\"", "\"day\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_rule_catalogue_and_computed_doses_fit_their_schemas()
    {
        Assert.Empty(SchemaCheck.Problems("rule-catalogue", RuleCatalogueJson.Write(ProtocolRules.Catalogue, Aall15P1.Edition)));
        Assert.Empty(SchemaCheck.Problems("dose-results", DosesOn15()));
    }

    [Theory]
    [InlineData("""{"operation":"continue-past-induction","input":{"schemaVersion":1,"kmt2a":"rearranged"}}""", true)]
    [InlineData("""{"operation":"continue-past-induction","input":{"schemaVersion":2,"kmt2a":"rearranged"}}""", true)]
    [InlineData("""{"operation":"continue-past-induction","input":{"schemaVersion":3,"kmt2a":"rearranged"}}""", false)]
    [InlineData("""{"operation":"continue","input":{"schemaVersion":1}}""", false)]
    [InlineData("""{"operation":"continue-past-induction","input":{"schemaVersion":1},"note":"x"}""", false)]
    public void Both_lines_of_a_batch_fit_their_schemas(string line, bool fits)
    {
        Assert.Equal(fits, ProtocolOperations.TryAnswerLine(Aall15P1.Compile(), line, 1, out string answer));

        Assert.Equal(fits, SchemaCheck.Problems("batch.input", line).Count == 0);
        Assert.Empty(SchemaCheck.Problems("batch.output", answer));
    }

    [Theory]
    [InlineData("roadmap")]
    [InlineData("record-report")]
    [InlineData("rule-catalogue")]
    [InlineData("dose-results")]
    [InlineData("titration-result")]
    public void A_member_too_many_too_few_or_of_another_kind_is_refused(string schema)
    {
        JsonNode document = JsonNode.Parse(Sample(schema))!;
        Assert.Empty(SchemaCheck.Problems(schema, document.ToJsonString()));
        HashSet<string> absent = new(StringComparer.Ordinal);
        foreach ((string path, JsonObject place) in Objects("$", document).DistinctBy(each => each.Path + string.Join(',', each.Place.Select(member => member.Key))))
        {
            place.Add("note", "x");
            Assert.True(SchemaCheck.Problems(schema, document.ToJsonString()).Count > 0, $"{path}.note is not refused.");
            place.Remove("note");

            foreach ((string name, JsonNode? value) in place.ToList())
            {
                place[name] = value is JsonObject ? 7 : new JsonObject();
                Assert.True(SchemaCheck.Problems(schema, document.ToJsonString()).Count > 0, $"{path}.{name} of another kind is not refused.");

                place.Remove(name);
                if (SchemaCheck.Problems(schema, document.ToJsonString()).Count == 0)
                {
                    absent.Add($"{path}.{name}");
                }

                place[name] = value;
            }
        }

        absent.ExceptWith(Optional[schema]);
        Assert.True(absent.Count == 0, $"Not required by the schema: {string.Join(", ", absent)}.");
    }

    private static string EveryEvent => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Record", "Fixtures", "record-v1.jsonl"));

    private static StartingDosePolicy StartingDoses { get; } = new(
    [
        new(
            0,
            null,
            new(MassPerArea.FromMilligramsPerSquareMetre(40m).PerDay(), Handbook, Standing.Site),
            new(MassPerArea.FromMilligramsPerSquareMetre(15m).PerDose(), Handbook, Standing.Site)),
    ]);

    private static Citation Handbook => new(new("S7", "The site's handbook", Standing.Site), "24");

    private static Infant Infant => new(new(2025, 9, 14), [new(Start, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);

    private static string Report(TreatmentRecord record, LocalDate date) => RecordReportJson.Write(record.Protocol, record.Next(date), record.PlanOn(date));

    /// <summary>Day 15 of Induction has doses by surface area, in fractions, intrathecal by age, and some that a site must supply.</summary>
    private static string DosesOn15()
    {
        string Doses(CompiledProtocol protocol)
        {
            Roadmap roadmap = protocol.Plan(new(2025, 9, 14), Start);
            RoadmapDoses doses = protocol.DosesOf(roadmap, Infant);
            return DoseJson.Write(roadmap.On(Start.PlusDays(14)).Select(row => (row.Block.Id, doses.Explain(row))));
        }

        string alone = Doses(Aall15P1.Compile());
        return $"{alone[..alone.LastIndexOf(']')]},{Doses(Aall15P1.Compile(Illustration))[1..]}";
    }

    private static string Sample(string schema)
    {
        CompiledProtocol protocol = Aall15P1.Compile(Illustration);
        Roadmap roadmap = protocol.Plan(new(2025, 9, 14), Start);
        return schema switch
        {
            "roadmap" => RoadmapJson.Write(roadmap, roadmap.On(Start.PlusDays(14)), protocol.DosesOf(roadmap, Infant)),
            "record-report" => Report(TreatmentRecord.Replay(Aall15P1.Compile(Illustration), RecordJson.Read(EveryEvent)), new(2026, 1, 20)),
            "titration-result" => TitrationJson.Write(TitrationResult.Of(IcicleAll14.Policy, Course.From().Counts(14, 2000, 200_000).Doses(15, 125, 100).Counts(42, 2000, 200_000).History, new(2026, 9, 1)) with
            {
                SupplementFingerprint = SupplementJson.Fingerprint(Illustration),
                NamedBy = StartingDoses.Bands[0].Thiopurine.Citation,
                StartingDose = StartingDose.Of(AALL15P1.Protocol.Definition.MaintenanceStart.Basis, StartingDoses, new(2025, 9, 14), new(2026, 7, 6)),
            }),
            "rule-catalogue" => RuleCatalogueJson.Write(ProtocolRules.Catalogue, Aall15P1.Edition),
            _ => DosesOn15(),
        };
    }

    private static IEnumerable<(string Path, JsonObject Place)> Objects(string path, JsonNode? node) => node switch
    {
        JsonObject place => place.SelectMany(member => Objects($"{path}.{member.Key}", member.Value)).Prepend((path, place)),
        JsonArray items => items.SelectMany(item => Objects($"{path}[]", item)),
        _ => [],
    };
}
