using System.Text.Json.Nodes;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.SecondProtocol;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>A definition with one of everything that a definition can hold, in a document and back.</summary>
public sealed class WholeDefinitionTests
{
    private static readonly Drug Infusamide = InventedProtocol.Formulary.Find("infusamide");
    private static readonly Rule Own = new("INV-OWN", "Of one's own", "Something holds.", InventedProtocol.Outline, Standing.Protocol)
    {
        Grounds = [new(InventedProtocol.Manual, "page 7")],
        Parameters = [new("days", "7")],
        Interpretations = [InventedProtocol.SecondSpinalDay],
        SinceEdition = "1",
    };

    internal static ProtocolDefinition Whole { get; } = Make();

    [Fact]
    public void Everything_reads_back_equal()
    {
        string json = DefinitionJson.Write(Whole);

        Assert.Equal(Whole, DefinitionJson.Read(json));
        Assert.Equal(json, DefinitionJson.Write(DefinitionJson.Read(json)));
        Assert.Empty(SchemaCheck.Problems("definition", json));
    }

    // What is said of a member that is not always there.
    [Theory]
    [InlineData("$.infantFactors[0].bands[0]", """{"fromMonths":0,"factor":"1/2","citation":{"source":"INVENTED","place":"outline"},"standing":"protocol"}""")]
    [InlineData("$.infantFactors[0].bands[1]", """{"fromMonths":6,"beginsAfter":true,"factor":"3/4","citation":{"source":"INVENTED","place":"outline"},"standing":"protocol"}""")]
    [InlineData("$.eligibilityCriteria[3].kind", "\"marker-present\"")]
    [InlineData("$.eligibilityCriteria[4].allowed", """["other","oralimide",{"id":"infusamide","title":"earlier infusamide"}]""")]
    [InlineData("$.infantFactors[0].ageTaken", "\"each-dose\"")]
    [InlineData("$.infantFactorAge", "\"each-dose\"")]
    [InlineData("$.safeguards.references[0]", """{"drug":"infusamide","onlyAbove":true,"citation":{"source":"INVENTED","place":"outline"},"standing":"protocol","dose":"2 mg/kg/dose"}""")]
    [InlineData("$.safeguards.references[1]", """{"drug":"oralimide","block":"rounds","order":"oralimide","routes":["PO"],"citation":{"source":"INVENTED","place":"outline"},"standing":"protocol","dose":"4 mg/kg/day"}""")]
    [InlineData("$.safeguards.laboratory[0]", """{"analyte":"platelets","lowest":500,"highest":3000000,"citation":{"source":"INVENTED","place":"outline"},"standing":"protocol"}""")]
    [InlineData("$.safeguards.laboratory[1]", """{"analyte":"neutrophils","lowest":5,"highest":200000}""")]
    [InlineData("$.safeguards.guards[0].upToWeight", "\"10 kg\"")]
    [InlineData("$.safeguards.guards[0].belowYears", "2")]
    [InlineData("$.safeguards.guards[0].belowArea", "0.5")]
    [InlineData("$.rules[14]", """{"id":"INV-OWN","title":"Of one's own","statement":"Something holds.","citation":{"source":"INVENTED","place":"outline"},"standing":"protocol","grounds":[{"source":"INVENTED-SITE","place":"page 7"}],"parameters":[{"name":"days","value":"7"}],"interpretations":["Q1"],"sinceEdition":"1"}""")]
    [InlineData("$.safeguards.measurementAgeLimit", """{"value":14,"citation":{"source":"INVENTED","place":"outline"},"standing":"protocol"}""")]
    [InlineData("$.safeguards.measurementGrowthLimit", """{"value":0.05,"citation":{"source":"INVENTED","place":"outline"},"standing":"protocol"}""")]
    [InlineData("$.safeguards.doseTolerance", """{"value":0.1,"citation":{"source":"INVENTED","place":"outline"},"standing":"protocol"}""")]
    [InlineData("$.safeguards.cumulativeLimits[0]", """{"class":"anthracycline","limit":"300 mg/m\u00B2","citation":{"source":"INVENTED","place":"outline"},"standing":"protocol"}""")]
    [InlineData("$.startingDoses.eachCycle", "\"day-22\"")]
    [InlineData("$.endOfTherapyQuestion", "\"Q1\"")]
    [InlineData("$.orderLinks[0].clock.until", """{"statement":"until it is safe","citation":{"source":"INVENTED","place":"outline"},"standing":"protocol"}""")]
    [InlineData("$.orderLinks[0].clock.earliestStart", "\"06:00\"")]
    [InlineData("$.orderLinks[1].kind", "\"continues\"")]
    [InlineData("$.orderLinks[2].kind", "\"given-with\"")]
    [InlineData("$.orderLinks[3].kind", "\"must-not-coincide\"")]
    public void What_is_not_always_there_is_written_as_documented(string path, string expected)
    {
        JsonNode? node = JsonNode.Parse(DefinitionJson.Write(Whole));
        foreach (string step in path.Split('.')[1..])
        {
            string[] parts = step.Split('[', ']');
            node = node![parts[0]];
            node = parts.Length > 1 ? node![int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)] : node;
        }

        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), node!.ToJsonString());
    }

    [Fact]
    public void A_question_that_is_not_the_definitions_cannot_be_written()
    {
        Interpretation other = new("Q1", "On which day of Opening, again?", [new("day-15", "Day 15.", []), new("day-22", "Day 22.", [])]);

        Refused.Argument("question", "Question Q1 is not that of the definition's register.", () => DefinitionJson.Write(InventedProtocol.Definition with { EndOfTherapyQuestion = other }));
        Refused.Argument(
            "source",
            "Two sources have the id INVENTED: 'An invented protocol, for tests only' and 'Another paper'.",
            () => DefinitionJson.Write(InventedProtocol.Definition with { Calendar = new(new("INVENTED", "Another paper", Standing.Protocol), "outline") }));
    }

    private static ProtocolDefinition Make()
    {
        BlockId rounds = InventedProtocol.Rounds;
        ProtocolDefinition invented = InventedProtocol.Definition;
        return invented with
        {
            Rules = [.. invented.Rules, Own],
            EligibilityCriteria =
            [
                .. invented.EligibilityCriteria, EligibilityCriterion.With(InventedProtocol.Marker, Own),
                EligibilityCriterion.OnlyPriorTherapy([PriorTherapy.Other, new("oralimide"), new("infusamide", "earlier infusamide")], Own),
            ],
            Grading = new(CtcaeVersion.V4, new(2018, 4, 1), CtcaeVersion.V5, Own),
            Infusions =
            [
                new(
                    Infusamide, new InfusionTime(Duration.FromMinutes(10), Duration.FromMinutes(40)), Own, Duration.FromMinutes(45), Own, CareSetting.TertiaryCentre, Own,
                    new(DrugMass.FromMilligrams(100m), FluidVolume.FromMillilitres(10m), MassPerVolume.Parse("0.9 mg/mL"), MassPerVolume.Parse("4 mg/mL"), Own, diluentRule: null, InventedProtocol.Outline)),
            ],
            InfantFactors = [new("half", new("Half", new([new(0, Cite(new Fraction(1, 2))), new(6, Cite(new Fraction(3, 4))) { BeginsAfter = true }]), AgeReference.EachDose))],
            InfantFactorAge = AgeReference.EachDose,
            EndOfTherapyQuestion = InventedProtocol.SecondSpinalDay,
            StartingDoses = new(Own, "the starting dose", InventedProtocol.SecondSpinalDay, "day-22"),
            Titrated = new(rounds, "oralimide", "infusamide"),
            OrderLinks =
            [
                new OrderLink.RescueFrom(
                    rounds, "oralimide", "infusamide",
                    new(InventedProtocol.Formulary.Find("oralimide"), Infusamide, Cite<ValueList<Duration>>([Duration.FromHours(24), Duration.FromMinutes(1830)]), new Fact<string>.Known(Cite("until it is safe")))
                    {
                        EarliestStart = new(6, 0),
                        EarliestStartRule = Own,
                    },
                    Own),
                new OrderLink.Continues(rounds, "spinamide", "oralimide", Cite("Spinamide follows.")),
                new OrderLink.GivenWith(InventedProtocol.Opening, "spinamide", "infusamide", Own),
                new OrderLink.MustNotCoincide(InventedProtocol.Opening, "infusamide", "spinamide", Own),
            ],
            Safeguards = new SafetyPolicy(
                GrowthStandards.WorldHealthOrganization,
                [new(Infusamide, 21, Own)],
                [new LabelGuard(Infusamide, MassPerWeight.FromMilligramsPerKilogram(1m), InventedProtocol.Age) { UpToWeight = Weight.FromKilograms(10m), BelowYears = 2, BelowArea = BodySurfaceArea.FromSquareMetres(0.5m) }])
            {
                References =
                [
                    new(Infusamide, Cite(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2m).PerDose()))) { OnlyAbove = true },
                    new(InventedProtocol.Formulary.Find("oralimide"), Cite(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(4m).PerDay()))) { Block = rounds, OrderId = "oralimide", Routes = Route.PO },
                ],
                Reactions = [new(Infusamide, [new("anaphylaxis")], Grade.Severe, Own)],
                Laboratory = new()
                {
                    Bounds = [new(Analyte.Platelets, 500m, 3_000_000m) { StatedBy = InventedProtocol.Outline, StatedAs = Standing.Protocol }, new(Analyte.Neutrophils, 5m, 200_000m)],
                },
                CumulativeLimits = [new(DrugClass.Anthracycline, Cite(MassPerArea.FromMilligramsPerSquareMetre(300m)))],
                Measurements = new() { LongestAgeInDays = Cite(14), LargestGrowth = Cite(0.05m) },
                Tolerance = Cite(0.1m),
            },
        };
    }

    private static Cited<T> Cite<T>(T value) => new(value, InventedProtocol.Outline, Standing.Protocol);
}
