using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Tests.Peers;
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
    public void The_bounds_are_3_standard_deviations_of_WHO(string table, int steps) => AreTheirs(Bounds(table), 2 * steps);

    [Theory]
    [InlineData("weight", 61)]
    [InlineData("height", 61)]
    public void The_medians_are_those_of_WHO(string table, int steps) => AreTheirs(Medians(table), 2 * steps);

    /// <summary>Every number of the tables beside WHO's: where it is WHO's to the digit that is printed, WHO's is given as printed.</summary>
    internal static IEnumerable<PeerFigure> Compared() =>
        new[] { "weight", "height", "weight-for-length" }.SelectMany(Bounds).Concat(new[] { "weight", "height" }.SelectMany(Medians));

    private static void AreTheirs(IEnumerable<PeerFigure> figures, int count)
    {
        PeerFigure[] all = [.. figures];
        Assert.Equal(count, all.Length);
        Assert.All(all, figure => Assert.Equal(figure.Theirs, figure.Ours));
    }

    private static IEnumerable<PeerFigure> Bounds(string table)
    {
        GrowthTable printed = table switch { "weight" => Growth.WeightForAge, "height" => Growth.HeightForAge, _ => Growth.WeightForHeight };
        return Enumerable.Range(printed.First, printed.Lowest.Count).SelectMany(at =>
        {
            double[] lowest = [.. Figures.Value.Where(row => row.Table == table && row.At == at).Select(row => Deviating(row.L, row.M, row.S, -3))];
            double[] highest = [.. Figures.Value.Where(row => row.Table == table && row.At == at).Select(row => Deviating(row.L, row.M, row.S, 3))];
            Assert.True(lowest.Length >= 2);
            return Beside($"{table} at {at}: 3 SD", printed, at, lowest.Min(), highest.Max(), Rounding);
        });
    }

    private static IEnumerable<PeerFigure> Medians(string table)
    {
        GrowthTable printed = table == "weight" ? Growth.MedianWeight : Growth.MedianHeight;
        return Enumerable.Range(printed.First, printed.Lowest.Count).SelectMany(at =>
        {
            // At 24 months the medians are lengths, which stand second for each sex.
            double[] medians = [.. Figures.Value.Where(row => row.Table == table && row.At == at).Where((_, place) => table == "weight" || at != 24 || place % 2 == 1).Select(row => row.M)];
            return Beside($"{table} at {at}: the median", printed, at, medians.Min(), medians.Max(), table == "weight" ? RoundingOfMedianWeight : Rounding);
        });
    }

    private static IEnumerable<PeerFigure> Beside(string figure, GrowthTable printed, int at, double lowest, double highest, double rounding)
    {
        yield return One("lowest", printed.Lowest[at - printed.First], lowest);
        yield return One("highest", printed.Highest[at - printed.First], highest);

        PeerFigure One(string which, decimal ours, double theirs)
        {
            string text = ours.ToString(CultureInfo.InvariantCulture);
            return new($"{figure}, {which}", Math.Abs((double)ours - theirs) <= rounding ? text : theirs.ToString("0.####", CultureInfo.InvariantCulture), text, string.Empty);
        }
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
