using AALL15P1.Protocol.Titration;
using Xunit;
using static AALL15P1.Protocol.Titration.MetaboliserPhenotype;

namespace AALL15P1.Protocol.Tests.Titration;

/// <summary>CPIC's starting doses as section 9 of the clinical reference states them.</summary>
public sealed class ThiopurinePharmacogeneticsTests
{
    [Theory]
    [Trait("Rule", "CPIC-INTERMEDIATE")]
    [InlineData(Intermediate, Normal)]
    [InlineData(Normal, Intermediate)]
    public void One_intermediate_enzyme_starts_mercaptopurine_at_30_to_80_percent(MetaboliserPhenotype tpmt, MetaboliserPhenotype nudt15)
    {
        // 30 % and 80 % of 75 mg/m²/day are 22.5 and 60.
        var range = Assert.IsType<AdjustedStartingDose.Range>(ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(75), tpmt, nudt15).Dose);

        Assert.Equal((PerDay(22.5m), PerDay(60)), (range.Lowest, range.Highest));
        Assert.Equal((DosePercent.FromPercent(30), DosePercent.FromPercent(80)), (range.LowestPercent, range.HighestPercent));
        Assert.Equal("CPIC-INTERMEDIATE", range.Rule.Id);
    }

    [Theory]
    [Trait("Rule", "CPIC-INTERMEDIATE")]
    [InlineData(74, false)]
    [InlineData(75, true)]
    [InlineData(76, true)]
    public void The_range_holds_for_mercaptopurine_starts_of_75_and_more(int start, bool isAdjusted)
    {
        AdjustedStartingDose dose = ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(start), Intermediate, Normal).Dose;

        Assert.Equal(isAdjusted, dose is AdjustedStartingDose.Range);
        Assert.Equal(!isAdjusted, dose is AdjustedStartingDose.CannotDecide);
    }

    [Fact]
    [Trait("Rule", "CPIC-INTERMEDIATE")]
    public void One_intermediate_enzyme_starts_thioguanine_at_50_to_80_percent_whatever_the_start()
    {
        // 50 % and 80 % of 40 mg/m²/day are 20 and 32.
        var range = Assert.IsType<AdjustedStartingDose.Range>(ThiopurinePharmacogenetics.Adjust(Drugs.Thioguanine, PerDay(40), Normal, Intermediate).Dose);

        Assert.Equal((PerDay(20), PerDay(32)), (range.Lowest, range.Highest));
    }

    [Theory]
    [Trait("Rule", "CPIC-TPMT-POOR")]
    [InlineData(Normal)]
    [InlineData(Intermediate)]
    [InlineData(Poor)]
    [InlineData(null)]
    public void TPMT_poor_is_a_tenth_three_times_a_week_and_outranks_NUDT15(MetaboliserPhenotype? nudt15)
    {
        var dose = Assert.IsType<AdjustedStartingDose.SomeDaysOfTheWeek>(ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(75), Poor, nudt15).Dose);

        Assert.Equal(MassPerArea.FromMilligramsPerSquareMetre(7.5m).PerDose(), dose.Dose); // one tenth of 75
        Assert.Equal(3, dose.TimesPerWeek);
        Assert.Equal("CPIC-TPMT-POOR", dose.Rule.Id);
    }

    [Theory]
    [Trait("Rule", "CPIC-NUDT15-POOR")]
    [InlineData(Normal)]
    [InlineData(Intermediate)]
    public void NUDT15_poor_is_mercaptopurine_10_or_a_quarter_of_thioguanine(MetaboliserPhenotype tpmt)
    {
        Assert.Equal(
            new AdjustedStartingDose.Daily(TitrationRules.Nudt15Poor, PerDay(10)),
            ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(75), tpmt, Poor).Dose);
        Assert.Equal(
            new AdjustedStartingDose.Daily(TitrationRules.Nudt15Poor, PerDay(15)), // 25 % of 60
            ThiopurinePharmacogenetics.Adjust(Drugs.Thioguanine, PerDay(60), tpmt, Poor).Dose);
    }

    [Theory]
    [Trait("Rule", "CPIC-NUDT15-POOR")]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void An_adjustment_never_raises_the_start(int start, bool isAdjusted) =>
        Assert.Equal(isAdjusted, ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(start), Normal, Poor).Dose is AdjustedStartingDose.Daily);

    [Theory]
    [InlineData(null, null)]
    [InlineData(Normal, Normal)]
    public void Without_a_phenotype_or_with_both_normal_the_dose_stays(MetaboliserPhenotype? tpmt, MetaboliserPhenotype? nudt15) =>
        Assert.Equal(new AdjustedStartingDose.Unadjusted(PerDay(50)), ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(50), tpmt, nudt15).Dose);

    [Theory]
    [InlineData(null, Normal, "the TPMT phenotype")]
    [InlineData(null, Intermediate, "the TPMT phenotype")]
    [InlineData(null, Poor, "the TPMT phenotype")]
    [InlineData(Normal, null, "the NUDT15 phenotype")]
    [InlineData(Intermediate, null, "the NUDT15 phenotype")]
    [InlineData(Intermediate, Intermediate, "a starting dose for an intermediate metaboliser by both TPMT and NUDT15")]
    public void What_the_guideline_does_not_settle_cannot_be_decided(MetaboliserPhenotype? tpmt, MetaboliserPhenotype? nudt15, string missing) =>
        Assert.Equal(missing, Assert.IsType<AdjustedStartingDose.CannotDecide>(ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(75), tpmt, nudt15).Dose).Missing);

    [Fact]
    public void Other_drugs_no_dose_and_no_phenotype_at_all_are_refused()
    {
        Assert.Equal("thiopurine", Assert.Throws<ArgumentException>(() => ThiopurinePharmacogenetics.Adjust(Drugs.Methotrexate, PerDay(20), Normal, Normal)).ParamName);
        Assert.Equal("start", Assert.Throws<ArgumentOutOfRangeException>(() => ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(0), Normal, Normal)).ParamName);
        Assert.Equal("tpmt", Assert.Throws<ArgumentOutOfRangeException>(() => ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(75), (MetaboliserPhenotype)3, null)).ParamName);
        Assert.Equal("nudt15", Assert.Throws<ArgumentOutOfRangeException>(() => ThiopurinePharmacogenetics.Adjust(Drugs.Mercaptopurine, PerDay(75), null, (MetaboliserPhenotype)3)).ParamName);
    }

    [Property]
    [Trait("Rule", "CPIC-INTERMEDIATE")]
    [Trait("Rule", "CPIC-TPMT-POOR")]
    [Trait("Rule", "CPIC-NUDT15-POOR")]
    public void No_phenotype_raises_a_dose_and_a_worse_one_never_gets_more(bool isMercaptopurine, byte start, MetaboliserPhenotype tpmt, MetaboliserPhenotype nudt15)
    {
        // Up to 175 mg/m²/day: from 234 on, a tenth three times a week is more than the fixed 10 mg/m²/day.
        int milligrams = 75 + (start % 101);
        Drug drug = isMercaptopurine ? Drugs.Mercaptopurine : Drugs.Thioguanine;
        PerDay<MassPerArea> dose = PerDay(milligrams);
        decimal? Most(MetaboliserPhenotype one, MetaboliserPhenotype other) => MilligramsPerWeek(ThiopurinePharmacogenetics.Adjust(drug, dose, one, other).Dose);

        if (Most(tpmt, nudt15) is { } most)
        {
            Assert.True(most <= 7 * milligrams);
            Assert.True(Most(Poor, nudt15) <= most);
            Assert.Equal(Most(Poor, Normal), Most(Poor, nudt15));
            Assert.True(tpmt == Poor || Most(tpmt, Poor) <= most);
        }
    }

    private static decimal? MilligramsPerWeek(AdjustedStartingDose dose) => dose switch
    {
        AdjustedStartingDose.Unadjusted unadjusted => unadjusted.Dose.Quantity.MilligramsPerSquareMetre * 7,
        AdjustedStartingDose.Range range => range.Highest.Quantity.MilligramsPerSquareMetre * 7,
        AdjustedStartingDose.Daily daily => daily.Dose.Quantity.MilligramsPerSquareMetre * 7,
        AdjustedStartingDose.SomeDaysOfTheWeek some => some.Dose.Quantity.MilligramsPerSquareMetre * some.TimesPerWeek,
        _ => null,
    };

    private static PerDay<MassPerArea> PerDay(decimal milligrams) => MassPerArea.FromMilligramsPerSquareMetre(milligrams).PerDay();
}
