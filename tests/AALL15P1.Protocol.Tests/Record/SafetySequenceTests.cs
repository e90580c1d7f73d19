using AALL15P1.Protocol.Evidence;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Measurements one after another, and sums of classes of drugs. By 60 cm and 5.4 kg the infant has 0.3 m².</summary>
public sealed class SafetySequenceTests
{
    private static readonly Citation Manual = new(new("SITE", "The test site's manual", Standing.Site), "limits");

    // "day kg/cm", with - for what was not measured: a weight in pounds, and a height in inches, is told by the last of a day before.
    [Theory]
    [InlineData("05 5.4/60,30 12.3/-", "12.3 kg after 5.4 kg")]
    [InlineData("05 5.4/60,06 -/61,30 12.3/-", "12.3 kg after 5.4 kg")]
    [InlineData("05 5.4/60,06 -/61,07 -/61,30 12.3/-", "12.3 kg after 5.4 kg")]
    [InlineData("05 5.4/60,20 5.6/-,30 12.3/-", "12.3 kg after 5.6 kg")]
    [InlineData("05 5.4/60,30 12.2/-,30 12.3/-", "12.2 kg after 5.4 kg", "12.3 kg after 5.4 kg")]
    [InlineData("05 -/60,30 12.3/-")]
    [InlineData("05 5.4/62,30 -/24.4", "24.4 cm after 62 cm")]
    [InlineData("05 -/62,06 5.4/-,07 5.4/-,30 -/24.4", "24.4 cm after 62 cm")]
    [InlineData("05 5.4/60,20 -/62,30 -/24.4", "24.4 cm after 62 cm")]
    [InlineData("05 5.4/62,30 -/24.3,30 -/24.4", "24.3 cm after 62 cm", "24.4 cm after 62 cm")]
    [InlineData("05 5.4/-,30 -/24.4")]
    public void A_slip_of_units_is_told_by_what_was_measured_on_a_day_before(string measured, params string[] expected)
    {
        TreatmentRecord record = RecordIn("induction", [.. measured.Split(',').Select(Line)]);

        Assert.Equal(expected, record.StateOn(Date("2026-01-31")).Findings.Where(found => found.Finding.Rule.Id is "WEIGHT-UNIT-SLIP" or "HEIGHT-UNIT-SLIP").Select(found => found.Finding.Observed!.Split(',')[0]));

        static string Line(string text)
        {
            string[] values = text[3..].Split('/');
            string weight = values[0] == "-" ? string.Empty : $",\"weight\":\"{values[0]} kg\"";
            string height = values[1] == "-" ? string.Empty : $",\"height\":\"{values[1]} cm\"";
            return Event($"2026-01-{text[..2]}", $"\"type\":\"measured\"{weight}{height}");
        }
    }

    // 0.9 mg of vincristine are 3 mg/m², and 9 mg of daunorubicin 30. The anthracyclines are told with or without a limit of the site.
    [Theory]
    [InlineData(null, null, 0)]
    [InlineData(2, null, 1)]
    [InlineData(3, null, 0)]
    [InlineData(null, 20, 1)]
    [InlineData(2, 20, 2)]
    [InlineData(2, 100, 1)]
    public void Each_class_has_its_own_limit(int? vinca, int? anthracycline, int expected)
    {
        List<CumulativeLimit> limits = [];
        Add(DrugClass.VincaAlkaloid, vinca);
        Add(DrugClass.Anthracycline, anthracycline);
        RecordBuilder journey = Journeys.Begin(Aall15P1.Compile(new SiteSupplement("site", "A site") { CumulativeLimits = [.. limits] })).Measure("2026-01-05", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m))
            .Give(BlockIds.Induction, "vincristine", 8, Date("2026-01-12"), amount: DrugMass.FromMilligrams(0.9m))
            .Give(BlockIds.Induction, "daunorubicin", 8, Date("2026-01-12"), amount: DrugMass.FromMilligrams(9m));
        ValueList<Finding> told = journey.Record.Round(Date("2026-01-12")).CumulativeDoses;

        Assert.Equal(expected, journey.Record.StateOn(Date("2026-01-12")).Findings.Count(found => found.Finding.Rule.Id == "CUMULATIVE-DOSE"));
        Assert.Equal(vinca is null ? 1 : 2, told.Count);
        Finding sum = Assert.Single(told, finding => finding.Observed!.Contains("Anthracycline doses add up to 30 mg/m²", StringComparison.Ordinal));
        Assert.Equal(anthracycline is not null, sum.Required!.Contains($"{anthracycline} mg/m²", StringComparison.Ordinal) && anthracycline is not null);
        Assert.True(vinca is null || Assert.Single(told, finding => finding != sum).Required!.Contains($"{vinca} mg/m²", StringComparison.Ordinal));

        void Add(DrugClass of, int? limit)
        {
            if (limit is { } stated)
            {
                limits.Add(new(of, new(MassPerArea.FromMilligramsPerSquareMetre(stated), Manual, Standing.Site)));
            }
        }
    }
}
