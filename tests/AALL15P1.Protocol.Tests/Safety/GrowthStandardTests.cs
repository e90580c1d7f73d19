using System.Globalization;
using AALL15P1.Protocol.Definition;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>
/// The growth tables against WHO's own figures: the L, M and S of the Child Growth Standards for each month of 30.4375 days
/// and each centimetre of length (github.com/WorldHealthOrganization/anthro, data-raw/growthstandards: weianthro, lenanthro
/// and wflanthro, read at commit b776d8a). A month that ends within a day (24, 56) is that of the day that has begun, 730 and 1704. At 24 months the length of day 730 and the height of day 731 both count.
/// </summary>
public sealed class GrowthStandardTests
{
    /// <summary>WHO prints a tenth: half of one, so that the next number in either direction is noticed.</summary>
    private const double Rounding = 0.05;

    /// <summary>The medians of weight are to a hundredth of a kilogram.</summary>
    private const double RoundingOfMedianWeight = 0.005;

    private static readonly Lazy<(string Table, int At, double L, double M, double S)[]> Figures = new(Read);

    private static GrowthReference Growth => GrowthStandards.WorldHealthOrganization;

    [Theory]
    [InlineData("weight", 61)]
    [InlineData("height", 61)]
    [InlineData("weight-for-length", 66)]
    public void The_bounds_are_3_standard_deviations_of_WHO(string table, int steps)
    {
        GrowthTable printed = table switch { "weight" => Growth.WeightForAge, "height" => Growth.HeightForAge, _ => Growth.WeightForHeight };
        Assert.Equal(steps, printed.Lowest.Count);
        Assert.All(Enumerable.Range(printed.First, steps), at =>
        {
            double[] lowest = [.. Figures.Value.Where(row => row.Table == table && row.At == at).Select(row => Deviating(row.L, row.M, row.S, -3))];
            double[] highest = [.. Figures.Value.Where(row => row.Table == table && row.At == at).Select(row => Deviating(row.L, row.M, row.S, 3))];
            Assert.True(lowest.Length >= 2);
            Assert.InRange((double)printed.Lowest[at - printed.First], lowest.Min() - Rounding, lowest.Min() + Rounding);
            Assert.InRange((double)printed.Highest[at - printed.First], highest.Max() - Rounding, highest.Max() + Rounding);
        });
    }

    [Theory]
    [InlineData("weight")]
    [InlineData("height")]
    public void The_medians_are_those_of_WHO(string table)
    {
        GrowthTable printed = table == "weight" ? Growth.MedianWeight : Growth.MedianHeight;
        Assert.All(Enumerable.Range(printed.First, printed.Lowest.Count), at =>
        {
            // At 24 months the medians are lengths, which stand second for each sex.
            double[] medians = [.. Figures.Value.Where(row => row.Table == table && row.At == at).Where((_, place) => table == "weight" || at != 24 || place % 2 == 1).Select(row => row.M)];
            double rounding = table == "weight" ? RoundingOfMedianWeight : Rounding;
            Assert.InRange((double)printed.Lowest[at - printed.First], medians.Min() - rounding, medians.Min() + rounding);
            Assert.InRange((double)printed.Highest[at - printed.First], medians.Max() - rounding, medians.Max() + rounding);
        });
    }

    private static double Deviating(double l, double m, double s, int deviations) => m * Math.Pow(1 + (l * s * deviations), 1 / l);

    private static (string Table, int At, double L, double M, double S)[] Read()
    {
        using StreamReader reader = new(typeof(GrowthStandardTests).Assembly.GetManifestResourceStream("who-growth-standards.csv")!);
        double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .Select(cells => (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), Number(cells[3]), Number(cells[4]), Number(cells[5])))];
    }
}
