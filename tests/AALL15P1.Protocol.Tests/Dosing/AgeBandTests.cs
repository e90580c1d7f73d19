using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

public sealed class AgeBandTests
{
    private static readonly InterpretationChoices Defaults = InterpretationChoices.DefaultsOf(Interpretations.All);

    // Six and twelve completed months: the day before, the day, the day after. Born on the 31st, six months on is the
    // last day of February; born on 29 February, twelve months on is 28 February of the common year.
    [Theory]
    [InlineData("2025-09-14", "2026-03-13", "2/3")]
    [InlineData("2025-09-14", "2026-03-14", "3/4")]
    [InlineData("2025-09-14", "2026-03-15", "3/4")]
    [InlineData("2025-09-14", "2026-09-13", "3/4")]
    [InlineData("2025-09-14", "2026-09-14", "1")]
    [InlineData("2025-09-14", "2026-09-15", "1")]
    [InlineData("2025-08-31", "2026-02-27", "2/3")]
    [InlineData("2025-08-31", "2026-02-28", "3/4")]
    [InlineData("2025-08-31", "2026-03-01", "3/4")]
    [InlineData("2025-08-30", "2026-02-27", "2/3")]
    [InlineData("2025-08-30", "2026-02-28", "3/4")]
    [InlineData("2025-08-29", "2026-02-27", "2/3")]
    [InlineData("2025-08-29", "2026-02-28", "3/4")]
    [InlineData("2023-08-29", "2024-02-28", "2/3")]
    [InlineData("2023-08-29", "2024-02-29", "3/4")]
    [InlineData("2024-02-29", "2024-08-28", "2/3")]
    [InlineData("2024-02-29", "2024-08-29", "3/4")]
    [InlineData("2024-02-29", "2025-02-27", "3/4")]
    [InlineData("2024-02-29", "2025-02-28", "1")]
    [InlineData("2024-02-29", "2025-03-01", "1")]
    [InlineData("2025-09-14", "2025-09-14", "2/3")]
    public void Interfant_bands_by_the_default_reading_of_D4(string born, string on, string factor) =>
        Assert.Equal(factor, Factor(AALL15P1.Protocol.Definition.InterfantFactor.Under(Defaults), born, on));

    // As printed: below 6; 6 to 12, both included; above 12. Only the day of exactly 12 months differs.
    [Theory]
    [InlineData("2025-09-14", "2026-03-13", "2/3")]
    [InlineData("2025-09-14", "2026-03-14", "3/4")]
    [InlineData("2025-09-14", "2026-09-13", "3/4")]
    [InlineData("2025-09-14", "2026-09-14", "3/4")]
    [InlineData("2025-09-14", "2026-09-15", "1")]
    [InlineData("2024-02-29", "2025-02-28", "3/4")]
    [InlineData("2024-02-29", "2025-03-01", "1")]
    public void Interfant_bands_by_D4_as_printed(string born, string on, string factor) =>
        Assert.Equal(factor, Factor(AALL15P1.Protocol.Definition.InterfantFactor.Under(Defaults.With("D4", "as-printed")), born, on));

    // Born 2025-09-14, the block starts the day before six months and the dose is on the day of six months. Daunorubicin
    // 30 mg/m², 0.3 m² (60 cm, 5.4 kg): 9 mg. By D9 block day 1: 2/3, 6 mg. By D9 each dose: 3/4, 6.75 mg.
    [Theory]
    [InlineData("block-day-1", "6")]
    [InlineData("each-dose", "6.75")]
    public void D9_decides_on_which_day_the_age_is_taken(string reading, string milligrams)
    {
        PlannedOrder daunorubicin = Aall15P1.Definition.Block(BlockIds.DelayedIntensification1).Order("daunorubicin");
        DosingPolicy policy = DosingPolicy.Default with { InfantFactor = AALL15P1.Protocol.Definition.InterfantFactor.Under(Defaults.With("D9", reading)) };
        LocalDate blockStart = new(2026, 3, 13);
        Infant infant = new(Sample.Born, [new(blockStart, Weight.FromKilograms(5.4m), Height.FromCentimetres(60m))]);

        DoseResult result = DoseCalculator.Compile(daunorubicin, policy).Explain(infant, blockStart, blockStart.PlusDays(1));

        Assert.Equal($"{milligrams} mg", result.Dose.PerDose.ToString());
    }

    // The bands of a table by age in years: 0, 12, 24, 36 months.
    [Theory]
    [InlineData("2026-09-13", "6 mg")]
    [InlineData("2026-09-14", "8 mg")]
    [InlineData("2026-09-15", "8 mg")]
    [InlineData("2027-09-13", "8 mg")]
    [InlineData("2027-09-14", "10 mg")]
    [InlineData("2027-09-15", "10 mg")]
    [InlineData("2028-09-13", "10 mg")]
    [InlineData("2028-09-14", "12 mg")]
    [InlineData("2028-09-15", "12 mg")]
    public void A_table_by_age_is_read_on_the_day_of_the_dose(string on, string amount)
    {
        AgeTable<DoseAmount> table = new(
        [
            new(0, Sample.Milligrams(6m)), new(12, Sample.Milligrams(8m)), new(24, Sample.Milligrams(10m)), new(36, Sample.Milligrams(12m)),
        ]);

        DoseResult result = Sample.Explain(DoseRule.Of(table), infant: new Infant(Sample.Born, []), date: Date(on));

        Assert.Equal(amount, result.Dose.PerDose.ToString());
    }

    [Trait("Rule", "DOSE-AGE-BAND")]
    [Fact]
    public void An_age_below_the_first_band_cannot_be_decided()
    {
        DoseResult result = Sample.Explain(DoseRule.Of(new AgeTable<DoseAmount>([new(6, Sample.Milligrams(6m))])), date: new LocalDate(2026, 3, 13));

        Assert.Equal(DecisionOutcome.CannotDecide, result.Outcome);
        Assert.Equal("DOSE-AGE-BAND", Assert.Single(result.Decision.Findings).Rule.Id);
    }

    [Fact]
    public void Bands_follow_one_another()
    {
        Assert.Throws<ArgumentException>(() => new AgeTable<int>([]));
        Assert.Throws<ArgumentException>(() => new AgeTable<int>([new(6, 1), new(6, 2)]));
        Assert.Throws<ArgumentException>(() => new AgeTable<int>([new(6, 1), new(5, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgeTable<int>([new(-1, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgeTable<int>([new(1201, 1)]));
    }

    [Fact]
    public void A_table_does_not_mix_masses_and_international_units() =>
        Assert.Throws<ArgumentException>(() => DoseRule.Of(new AgeTable<DoseAmount>(
            [new(0, Sample.Milligrams(6m)), new(12, InternationalUnits.FromInternationalUnits(6m))])));

    private static string Factor(InfantFactorPolicy policy, string born, string on)
    {
        Assert.True(policy.Bands.TryFind(Date(born), Date(on), out AgeBand<Cited<Fraction>>? band));
        Assert.Equal(Standing.Backbone, band.Value.Standing);
        return band.Value.Value.ToString();
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
