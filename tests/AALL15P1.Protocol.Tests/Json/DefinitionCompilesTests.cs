using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>AALL15P1 compiled from its own JSON answers as AALL15P1.</summary>
[Properties(Arbitrary = [typeof(RoadmapGenerators), typeof(DecisionGenerators)])]
public sealed class DefinitionCompilesTests
{
    private static readonly CompiledProtocol Original = Aall15P1.Compile(Aall15P1.Illustration);
    private static readonly CompiledProtocol Read = CompiledProtocol.Compile(DefinitionJson.Read(DefinitionJson.Write(Aall15P1.Definition)), Aall15P1.Illustration);

    [Property(MaxTest = 15)]
    public void Plans_and_doses_are_the_same_under_any_readings(RoadmapCase drawn, byte kilograms)
    {
        CompiledProtocol original = drawn.Compile();
        CompiledProtocol read = CompiledProtocol.Compile(DefinitionJson.Read(DefinitionJson.Write(original.Definition)));
        LocalDate birth = drawn.FirstDay.PlusDays(-drawn.AgeInDays);
        Infant infant = new(birth, [new(drawn.FirstDay, Weight.FromKilograms(3m + (kilograms / 20m)), Height.FromCentimetres(50m + (kilograms / 8m)))]);
        Roadmap plan = original.Plan(birth, drawn.FirstDay);
        Roadmap again = read.Plan(birth, drawn.FirstDay);

        Assert.Equal(original.Identity, read.Identity);
        Assert.Equal(original.Rules.Rules, read.Rules.Rules);
        Assert.Equal(plan.EndOfTherapy, again.EndOfTherapy);
        Assert.Equal(plan.Select(row => (row.Block.Id, row.Order.Id, row.Day, row.Date)), again.Select(row => (row.Block.Id, row.Order.Id, row.Day, row.Date)));
        Assert.Equal(
            plan.Where((_, at) => at % 40 == kilograms % 40).Select(row => original.Dose(row, infant)),
            again.Where((_, at) => at % 40 == kilograms % 40).Select(row => read.Dose(row, infant)));
    }

    [Property(MaxTest = 300)]
    public void Gates_are_the_same(Block block, StartFacts facts, EnrolmentCandidate candidate, CareVisit visit)
    {
        Assert.Equal(Original.MayStart(block.Id, facts), Read.MayStart(block.Id, facts));
        Assert.Equal(Original.MayEnrol(candidate), Read.MayEnrol(candidate));
        Assert.Equal(Original.SiteOfCare(block.Id, visit), Read.SiteOfCare(block.Id, visit));
        Assert.Equal(Original.MayContinue(facts.Marker), Read.MayContinue(facts.Marker));
    }

    [Property(MaxTest = 300)]
    public void Toxicity_infusions_and_grades_are_the_same(byte day, byte grade, byte minutes, byte weight)
    {
        LocalDate first = new(2019, 3, 1);
        DltCourse course = new(Milestone.On(first), Milestone.On(first.PlusDays(120)));
        AdverseEvent adverse = new(new AdverseEventTerm("sepsis"), [new(first.PlusDays(day), (Grade)(1 + (grade % 5)))], resolved: null);
        Instant mixed = Instant.FromUtc(2026, 2, 9, 10, 0);
        InfusionRecord infusion = new(mixed, mixed + Duration.FromMinutes(minutes), null, Duration.FromMinutes(1 + (weight % 60)), (CareSetting)(grade % 3));
        Drug drug = Original.Definition.Infusions[0].Drug;

        Assert.Equal(Original.Dlt(course, adverse), Read.Dlt(course, adverse));
        Assert.Equal(Original.Infusion(drug, infusion), Read.Infusion(drug, infusion));
        Assert.Equal(
            Original.Grade(CtcaeTerms.PlateletCountDecreased, first.PlusDays(-day * 3), new(CellCount.FromPerMicrolitre(grade * 500m))).Decision,
            Read.Grade(CtcaeTerms.PlateletCountDecreased, first.PlusDays(-day * 3), new(CellCount.FromPerMicrolitre(grade * 500m))).Decision);
    }

    [Property(MaxTest = 100)]
    public void Safety_is_the_same(byte tenths, byte age, byte kilograms)
    {
        LocalDate first = new(2026, 1, 5);
        Infant infant = new(first.PlusDays(-age), [new(first, Weight.FromKilograms(2m + (kilograms / 20m)), Height.FromCentimetres(45m + (kilograms / 6m)))]);
        DoseRequest request = new(
            Original.Definition.Formulary.Find("azacitidine"), DoseAmount.FromMass(DrugMass.FromMilligrams(1m + (tenths / 4m))), DosePeriod.PerDose, tenths % 5 == 0 ? Route.IT : Route.IV, new(2026, 2, 9));

        Assert.Equal(
            Original.CheckSafety(Original.Plan(infant.BirthDate, first), infant, request),
            Read.CheckSafety(Read.Plan(infant.BirthDate, first), infant, request));
    }

    [Fact]
    public void Another_edition_keeps_what_it_states()
    {
        ProtocolDefinition other = DefinitionJson.Read(DefinitionJson.Write(Aall15P1.Definition).Replace($"\"edition\": \"{Aall15P1.Edition}\"", "\"edition\": \"NCT02828358/2017\"", StringComparison.Ordinal));

        Assert.Equal(Aall15P1.Definition.Safeguards, other.Safeguards);
        Assert.Equal(Aall15P1.Definition.DoseLimitingToxicity, other.DoseLimitingToxicity);
        Assert.Equal("NCT02828358/2017", CompiledProtocol.Compile(other).Identity.Edition);
    }

    [Fact]
    public void Version_1_held_the_calendar_alone_and_the_librarys_own_protocol_is_still_whole()
    {
        ProtocolDefinition read = DefinitionJson.Read(InVersion1(Aall15P1.Edition));

        Assert.Equal(Aall15P1.Definition, read);
        Assert.Equal(Aall15P1.Compile().Identity, CompiledProtocol.Compile(read).Identity);
    }

    [Fact]
    public void Another_edition_in_version_1_has_nothing_of_the_librarys_own()
    {
        ProtocolDefinition other = DefinitionJson.Read(InVersion1("NCT02828358/2017"));

        Assert.Null(other.Safeguards);
        Assert.Null(other.DoseLimitingToxicity);
        Assert.Null(DefinitionJson.Read(InVersion1(Aall15P1.Edition).Replace("\"id\":\"aall15p1\"", "\"id\":\"another\"", StringComparison.Ordinal)).Safeguards);
        Assert.Contains("has no safeguards", Assert.Throws<ArgumentException>(() => CompiledProtocol.Compile(other)).Message, StringComparison.Ordinal);
    }

    private static string InVersion1(string edition)
    {
        JsonNode document = JsonNode.Parse(DefinitionJson.Write(Aall15P1.Definition))!;
        document["schemaVersion"] = 1;
        document["edition"] = edition;
        foreach (string added in new[]
        {
            "orderLinks", "doseLimitingToxicity", "grading", "infusions", "infantFactors", "infantFactorAge", "startingDoses", "titrated", "safeguards", "calendar", "endOfTherapyQuestion", "rules",
        })
        {
            Assert.True(document.AsObject().Remove(added), added);
        }

        return document.ToJsonString();
    }
}
