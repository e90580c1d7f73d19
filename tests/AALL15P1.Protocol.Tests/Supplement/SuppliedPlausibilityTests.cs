using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Supplement;

/// <summary>What a site states of plausible values, of growth since a measurement, and of doses rounded off a step.</summary>
public sealed class SuppliedPlausibilityTests
{
    private const string Cited = "\"citation\": {\"source\": \"S7\", \"place\": \"4\"}, \"standing\": \"site\"";

    [Fact]
    public void The_safety_section_states_growth_and_bounds()
    {
        SiteSupplement supplement = Read($$"""
            "safety": {
              "measurementGrowthLimit": {"percent": 15, {{Cited}} },
              "laboratoryBounds": [
                {"analyte": "neutrophils", "lowest": "0.01 ×10⁹/L", "highest": "200 ×10⁹/L", {{Cited}} },
                {"analyte": "haemoglobin", "lowest": "3 g/dL", "highest": "25 g/dL", {{Cited}} },
                {"analyte": "creatinine", "lowest": "2 µmol/L", "highest": "900 µmol/L", {{Cited}} },
                {"analyte": "alanine-aminotransferase", "lowest": "2 U/L", "highest": "60000 U/L", {{Cited}} }
              ]
            }
            """);

        Assert.Equal("0.15 (Site: S7, 4)", supplement.Measurements.LargestGrowth!.ToString());
        Assert.Equal(
            [(Analyte.Neutrophils, 10m, 200_000m), (Analyte.Haemoglobin, 30m, 250m), (Analyte.Creatinine, 2m, 900m), (Analyte.AlanineAminotransferase, 2m, 60_000m)],
            supplement.LaboratoryBounds.Select(bounds => (bounds.Analyte, bounds.Lowest, bounds.Highest)));
        Assert.All(supplement.LaboratoryBounds, bounds => Assert.Equal(("S7, 4", Standing.Site), (bounds.StatedBy!.ToString(), bounds.StatedAs)));
        Assert.Equal(supplement, SupplementJson.Read(SupplementJson.Write(supplement)));
        Assert.Equal(SupplementJson.Fingerprint(supplement), SupplementJson.Fingerprint(SupplementJson.Read(SupplementJson.Write(supplement))));
        Assert.Equal(8, Aall15P1.Compile(supplement).Safety.Laboratory.Bounds.Count);
    }

    [Theory]
    [InlineData("neutrophils", "10", "200 ×10⁹/L", "$.safety.laboratoryBounds[0].lowest: found \"10\", expected a value of ANC with its unit, as 100/µL.")]
    [InlineData("creatinine", "0.1 mg/dL", "900 µmol/L", "$.safety.laboratoryBounds[0].lowest: found \"0.1 mg/dL\", expected a value of creatinine with its unit, as 100 µmol/L.")]
    [InlineData("platelets", "100/µL", "99/µL", "The bounds are above 0, the highest not below the lowest, 100.")]
    [InlineData("platelets", "0/µL", "99/µL", "The bounds are above 0, the highest not below the lowest, 0.")]
    [InlineData("sodium", "1/µL", "99/µL", "$.safety.laboratoryBounds[0].analyte: found \"sodium\", expected one of neutrophils")]
    public void Bounds_that_are_none_are_refused(string analyte, string lowest, string highest, string message) => Assert.Contains(
        message,
        Assert.Throws<FormatException>(() => Read($$$""" "safety": {"laboratoryBounds": [{"analyte": "{{{analyte}}}", "lowest": "{{{lowest}}}", "highest": "{{{highest}}}", {{{Cited}}} }]} """)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Two_bounds_of_one_analyte_are_refused()
    {
        string bounds = $$"""{"analyte": "platelets", "lowest": "100/µL", "highest": "99000/µL", {{Cited}} }""";

        Assert.Contains("expected the bounds of an analyte once", Assert.Throws<FormatException>(() => Read($$""" "safety": {"laboratoryBounds": [{{bounds}}, {{bounds}}]} """)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SiteSupplement("s", "S") { LaboratoryBounds = [new(Analyte.Platelets, 1m, 2m)] });
    }

    // 98 % and 96 % are 100 % within 4 points, and 96 % is not within 3.
    [Theory]
    [InlineData("4", TitrationActionKind.Resume, false)]
    [InlineData("3", TitrationActionKind.Resume, true)]
    [InlineData("0", TitrationActionKind.Resume, true)]
    public void Doses_off_a_step_by_the_site_s_tolerance_are_on_it(string points, TitrationActionKind kind, bool isSo)
    {
        SiteSupplement supplement = Read($$$""" "titration": {"stepTolerance": {"points": {{{points}}}, {{{Cited}}} }} """);
        LocalDate first = new(2026, 7, 6);
        TitrationHistory history = new(
            Enumerable.Range(0, 4).Select(visit => new DatedCounts(first.PlusWeeks(2 * visit), CellCount.FromPerMicrolitre(2000m), CellCount.FromPerMicrolitre(200_000m))),
            [new(first, new(DosePercent.FromPercent(98m), DosePercent.FromPercent(96m)))]);

        Assert.Equal(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture), supplement.StepTolerance!.Value);
        Assert.Equal(isSo, Aall15P1.Compile(supplement).Titrate(history, first.PlusWeeks(6)).Decision.Action.Kind == kind);
        Assert.Equal(supplement, SupplementJson.Read(SupplementJson.Write(supplement)));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(12.4, true)]
    [InlineData(12.5, false)]
    public void A_step_tolerance_is_near_one_step_only(double points, bool isOne)
    {
        SiteSupplement State() => new("s", "S") { StepTolerance = new((decimal)points, new(new Source("S7", "Handbook", Standing.Site), "4"), Standing.Site) };

        if (isOne)
        {
            Assert.NotEqual(SupplementJson.Fingerprint(new SiteSupplement("s", "S")), SupplementJson.Fingerprint(State()));
        }
        else
        {
            Assert.Throws<ArgumentOutOfRangeException>(State);
        }
    }

    private static SiteSupplement Read(string members) => SupplementJson.Read(
        $$"""{"schemaVersion": 1, "protocol": "aall15p1", "id": "site", "title": "A site", "sources": [{"id": "S7", "title": "Handbook", "gives": "site"}], {{members}} }""");
}
