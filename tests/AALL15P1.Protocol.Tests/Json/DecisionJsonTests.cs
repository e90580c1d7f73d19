using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

[Properties(Arbitrary = [typeof(DecisionGenerators)])]
public sealed class DecisionJsonTests
{
    private static readonly LocalDate Today = new(2020, 3, 10);
    private static readonly Rule SiteRule = new(
        "SITE-ANC", "Neutrophils at the site", "The ANC is at least 750/µL.", new(new("SOP-7", "The site's handbook", Standing.Site), "4.2"), Standing.Site)
    {
        Parameters = [new("lowest ANC", "750/µL")],
    };

    [Property]
    public void A_decision_of_any_block_and_facts_reads_back_equal(Block block, StartFacts facts)
    {
        Decision decision = StartGate.Explain(block, facts, ageLimit: null);
        string json = Write(decision);

        Assert.Equal(decision, DecisionJson.Read(json));
        Assert.Empty(SchemaCheck.Problems("decision", json));
    }

    [Fact]
    public void A_rule_that_a_reading_changes_is_carried_in_full()
    {
        InterpretationChoices readings = InterpretationChoices.DefaultsOf(Interpretations.All).With("D5", "365-days");
        Decision decision = EligibilityGate.Explain(Aall15P1.With(readings), new EnrolmentCandidate(Today) { BirthDate = Today.PlusDays(-366) });
        string json = DecisionJson.Write(decision, EligibilityGate.Words, indented: true);

        Assert.Contains("\"statement\": \"The infant is at most 365 days old", json, StringComparison.Ordinal);
        Assert.Equal(decision, DecisionJson.Read(json));
    }

    [Fact]
    public void A_sites_rule_is_carried_in_full_with_its_source()
    {
        Decision decision = new("start-block", [new(SiteRule, DecisionOutcome.Hold, Severity.Deviation, "ANC 749/µL", "at least 750/µL") { Audience = Audience.StudyTeam, Instead = "the block waits" }]);
        string json = Write(decision);

        Assert.Contains(
            "\"ownRule\":{\"statement\":\"The ANC is at least 750/µL.\",\"sourceTitle\":\"The site's handbook\",\"sourceGives\":\"site\",\"parameters\":[{\"name\":\"lowest ANC\",\"value\":\"750/µL\"}]",
            json,
            StringComparison.Ordinal);
        Assert.Equal(SiteRule, DecisionJson.Read(json).Findings[0].Rule);
        Assert.Equal(decision, DecisionJson.Read(json));
    }

    [Fact]
    public void What_an_operation_answers_reads_back_with_its_outcome()
    {
        Decision decision = DecisionJson.Read(ProtocolOperations.Find("dose").Decide(Aall15P1.Compile(),
            """{"schemaVersion": 1, "block": "azacitidine-1", "order": "azacitidine", "blockStart": "2026-02-09", "on": "2026-02-10", "birthDate": "2025-08-08"}"""));

        Assert.Equal(("dose", DecisionOutcome.CannotDecide), (decision.Operation, decision.Outcome));
        Assert.Equal("DOSE-WEIGHT", Assert.Single(decision.Findings).Rule.Id);
    }

    [Theory]
    [InlineData("\"rule\":\"EPI-START-ANC\"", "\"rule\":\"EPI-START-XYZ\"", "$.findings[0].rule: found a value that does not fit. There is no rule 'EPI-START-XYZ' in the catalogue.")]
    [InlineData("\"standing\":\"protocol\"", "\"standing\":\"site\"", "$.findings[0].standing: found \"site\", expected \"protocol\".")]
    [InlineData("\"source\":\"DECK\"", "\"source\":\"CTGOV\"", "$.findings[0].citation.source: found \"CTGOV\", expected \"DECK\".")]
    [InlineData("\"observed\":\"ANC 499/µL\"", "\"observed\":\"ANC 600/µL\"", "$.findings[0].sentence: ")]
    [InlineData("\"outcome\":\"hold\"", "\"outcome\":\"proceed\"", "$.outcome: found \"proceed\", expected hold, which follows from the findings.")]
    [InlineData("\"answer\":\"hold\"", "\"answer\":\"proceed\"", "$.answer: found \"proceed\", expected hold")]
    [InlineData("\"edition\":\"NCT02828358/2020.2\"", "\"edition\":\"NCT02828358/2021\"", "$.edition: found \"NCT02828358/2021\", expected NCT02828358/2020.2.")]
    [InlineData("\"severity\":\"hazard\"", "\"severity\":\"danger\"", "$.findings[0].severity: found \"danger\", expected one of information, deviation, hazard.")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":1,\"note\":1", "$: found a member 'note'")]
    public void A_document_that_says_something_else_is_refused_with_its_path(string found, string replacement, string message)
    {
        string json = ProtocolOperations.Find("start-block").Decide(Aall15P1.Compile(),
            """
            {"schemaVersion": 1, "block": "azacitidine-1", "on": "2020-03-10", "toxicityResolved": true, "kmt2a": "rearranged",
             "values": {"takenOn": "2020-03-10", "neutrophils": "499/µL", "platelets": "50000/µL"}}
            """);
        Assert.Contains(found, json, StringComparison.Ordinal);

        FormatException error = Assert.Throws<FormatException>(() => DecisionJson.Read(json.Replace(found, replacement, StringComparison.Ordinal)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static string Write(Decision decision) => DecisionJson.Write(decision, DecisionVocabulary.Plain);
}
