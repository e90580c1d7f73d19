using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public class VolumeTests
{
    [Fact]
    public void One_and_a_quarter_litres_are_1250_mL()
    {
        Assert.Equal(FluidVolume.FromMillilitres(1250m), FluidVolume.FromLitres(1.25m));
        Assert.Equal(1.25m, FluidVolume.FromMillilitres(1250m).Litres);
        Assert.Equal(1250m, FluidVolume.FromLitres(1.25m).Millilitres);
    }

    [Fact]
    public void Three_mL_of_4_mg_per_mL_hold_12_mg()
    {
        Assert.Equal(DrugMass.FromMilligrams(12m), FluidVolume.FromMillilitres(3m) * MassPerVolume.FromMilligramsPerMillilitre(4m));
        Assert.Equal(DrugMass.FromMilligrams(12m), MassPerVolume.FromMilligramsPerMillilitre(4m) * FluidVolume.FromMillilitres(3m));
    }

    [Theory]
    [InlineData("7.5 mL", "7.5 mL")]
    [InlineData("7.5ml", "7.5 mL")]
    [InlineData("0.5 L", "500 mL")]
    [InlineData("0.5 l", "500 mL")]
    public void Reads_every_spelling_and_prints_millilitres(string text, string printed) =>
        Assert.Equal(printed, FluidVolume.Parse(text).ToString());

    [Fact]
    public void A_negative_volume_is_refused_and_zero_is_not()
    {
        Assert.Throws<ArgumentOutOfRangeException>("millilitres", () => FluidVolume.FromMillilitres(-0.1m));
        Assert.Throws<ArgumentOutOfRangeException>("litres", () => FluidVolume.FromLitres(-0.1m));
        Assert.Equal("0 mL", FluidVolume.FromLitres(0m).ToString());
    }

    [Property]
    public void Litres_are_a_thousand_millilitres(FluidVolume volume)
    {
        Assert.Equal(volume, FluidVolume.FromLitres(volume.Litres));
        Assert.Equal(volume.Millilitres, volume.Litres * 1000m);
    }
}
