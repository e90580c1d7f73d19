using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Height and body surface area.</summary>
[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public class BodySizeTests
{
    [Fact]
    public void Sixty_seven_and_a_half_centimetres_are_0_675_m()
    {
        Assert.Equal(Height.FromMetres(0.675m), Height.FromCentimetres(67.5m));
        Assert.Equal(0.675m, Height.FromCentimetres(67.5m).Metres);
        Assert.Equal(67.5m, Height.FromMetres(0.675m).Centimetres);
    }

    [Property]
    public void Metres_are_a_hundred_centimetres(Height height)
    {
        Assert.Equal(height, Height.FromMetres(height.Metres));
        Assert.Equal(height.Centimetres, height.Metres * 100m);
    }

    [Theory]
    [InlineData("67.5 cm", "67.5 cm")]
    [InlineData("0.675m", "67.5 cm")]
    [InlineData("70.0 cm", "70 cm")]
    public void Reads_every_spelling_and_prints_centimetres(string text, string printed) =>
        Assert.Equal(printed, Height.Parse(text).ToString());

    [Theory]
    [InlineData("0.33 m²")]
    [InlineData("0.33 m2")]
    [InlineData("0.33m²")]
    [InlineData("0.330 m2")]
    public void Reads_square_metres_with_either_two(string text)
    {
        BodySurfaceArea area = BodySurfaceArea.Parse(text);
        Assert.Equal(BodySurfaceArea.FromSquareMetres(0.33m), area);
        Assert.Equal("0.33 m²", area.ToString());
        Assert.Equal(0.33m, area.SquareMetres);
    }

    [Fact]
    public void Zero_and_less_are_refused()
    {
        foreach (decimal value in (decimal[])[0m, -0.01m])
        {
            Assert.Equal(value, Assert.Throws<ArgumentOutOfRangeException>("centimetres", () => Height.FromCentimetres(value)).ActualValue);
            Assert.Equal(value, Assert.Throws<ArgumentOutOfRangeException>("metres", () => Height.FromMetres(value)).ActualValue);
            Assert.Equal(value, Assert.Throws<ArgumentOutOfRangeException>("squareMetres", () => BodySurfaceArea.FromSquareMetres(value)).ActualValue);
        }

        Assert.Equal(0.01m, Height.FromCentimetres(0.01m).Centimetres);
        Assert.Equal(0.01m, BodySurfaceArea.FromSquareMetres(0.01m).SquareMetres);
    }
}
