using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

/// <summary>Which of an infant's measurements counts on a day, and what an infant cannot be.</summary>
public sealed class InfantTests
{
    private const string Series = "w 03-01, h50 03-02, h60 03-12, w 03-13, h70 03-22, h71 03-22, w 03-22, h72 03-24";

    private static readonly LocalDate Born = new(2026, 2, 28);

    // Heights on 2, 12 and 22 March; of the two of 22 March the later in the list counts, and 7 March lies half way.
    [Theory]
    [InlineData("03-01", "03-31", "50 cm")]
    [InlineData("03-02", "03-31", "50 cm")]
    [InlineData("03-06", "03-31", "50 cm")]
    [InlineData("03-07", "03-31", "60 cm")]
    [InlineData("03-08", "03-31", "60 cm")]
    [InlineData("03-12", "03-31", "60 cm")]
    [InlineData("03-16", "03-31", "60 cm")]
    [InlineData("03-17", "03-31", "71 cm")]
    [InlineData("03-22", "03-31", "71 cm")]
    [InlineData("03-22", "03-22", "71 cm")]
    [InlineData("03-23", "03-31", "72 cm")]
    [InlineData("03-23", "03-23", "71 cm")]
    [InlineData("03-30", "03-31", "72 cm")]
    [InlineData("03-20", "03-21", "60 cm")]
    [InlineData("03-20", "03-22", "71 cm")]
    [InlineData("03-31", "03-12", "60 cm")]
    [InlineData("03-31", "03-11", "50 cm")]
    [InlineData("03-01", "03-02", "50 cm")]
    [InlineData("03-31", "03-01", null)]
    public void The_nearest_height_to_a_day_is_the_later_of_two_equally_near(string day, string until, string? height) =>
        Assert.Equal(height, Measured(Series).NearestHeight(Date(day), Date(until))?.Height.ToString());

    [Theory]
    [InlineData("", null)]
    [InlineData("w 03-01, w 03-10, w 03-20", null)]
    [InlineData("h50 03-01", "50 cm")]
    [InlineData("h50 03-09, h60 03-12", "50 cm")]
    [InlineData("h50 03-07, h60 03-12", "60 cm")]
    [InlineData("h50 03-20", "50 cm")]
    [InlineData("h50 03-10, h51 03-10, w 03-10", "51 cm")]
    [InlineData("h50 03-11, h51 03-11, w 03-11, w 03-12", "51 cm")]
    [InlineData("h50 03-11, w 03-11", "50 cm")]
    [InlineData("h50 03-01, w 03-10, w 03-11", "50 cm")]
    [InlineData("w 03-09, w 03-10, w 03-11, h50 03-20", "50 cm")]
    public void The_nearest_height_is_found_among_measurements_of_weight(string measurements, string? height) =>
        Assert.Equal(height, Measured(measurements).NearestHeight(Date("03-10"), Date("03-31"))?.Height.ToString());

    [Theory]
    [InlineData("03-01", "1 kg", null)]
    [InlineData("03-02", "1 kg", "50 cm")]
    [InlineData("03-11", "1 kg", "50 cm")]
    [InlineData("03-12", "1 kg", "60 cm")]
    [InlineData("03-13", "2 kg", "60 cm")]
    [InlineData("03-21", "2 kg", "60 cm")]
    [InlineData("03-22", "3 kg", "71 cm")]
    [InlineData("03-23", "3 kg", "71 cm")]
    [InlineData("03-24", "3 kg", "72 cm")]
    [InlineData("02-28", null, null)]
    public void The_latest_measurement_until_a_day_counts(string day, string? weight, string? height)
    {
        Infant infant = Measured(Series);

        Assert.Equal(weight is not null, infant.TryGetWeight(Date(day), out Measurement? weighed));
        Assert.Equal(height is not null, infant.TryGetHeight(Date(day), out Measurement? measured));
        Assert.Equal((weight, height), (weighed?.Weight.ToString(), measured?.Height.ToString()));
    }

    // Equal measurements of one day stand at two places.
    [Fact]
    public void A_measurement_has_its_own_place_among_those_of_its_day()
    {
        LocalDate day = new(2026, 3, 1);
        Measurement[] same = [.. Enumerable.Range(0, 3).Select(_ => new Measurement(day, Weight.FromKilograms(6m), height: null))];
        Infant infant = new(new(2025, 9, 14), [.. same, new(day.PlusDays(1), Weight.FromKilograms(7m), height: null)]);

        Assert.Equal([0, 1, 2, 3], infant.Measurements.Select(infant.PlaceOf));
    }

    [Fact]
    public void A_measurement_of_the_day_of_birth_is_one_and_one_before_it_is_named()
    {
        Assert.Equal(Born, new Infant(Born, [new(Born, Weight.FromKilograms(3m), height: null)]).Measurements[0].Date);
        Assert.StartsWith(
            "A measurement is dated 2026-02-27, before the date of birth, 2026-02-28.",
            Assert.Throws<ArgumentException>("measurements", () => new Infant(Born, [At(0), At(-1), At(-2)])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("birthDate", () => new Infant(new(1899, 12, 31), []));

        static Measurement At(int day) => new(Born.PlusDays(day), Weight.FromKilograms(3m), height: null);
    }

    [Fact]
    public void A_measurement_of_nothing_is_named()
    {
        foreach (Func<Measurement> make in (Func<Measurement>[])
        [
            () => new(Born, weight: null, height: null),
            () => new(Born, default(Weight), height: null),
            () => new(Born, weight: null, default(Height)),
            () => new(Born, default(Weight), Height.FromCentimetres(50m)),
            () => new(Born, Weight.FromKilograms(3m), default(Height)),
        ])
        {
            Assert.StartsWith("A measurement has a weight or a height that was given a value.", Assert.Throws<ArgumentException>("weight", make).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_printed_of_an_infant_names_each_of_its_parts() => Assert.Equal(
        "Infant { BirthDate = 2026-02-28, Measurements = [Measurement { Date = 2026-03-01, Weight = 3 kg, Height = 50 cm }] }",
        new Infant(Born, [new(new(2026, 3, 1), Weight.FromKilograms(3m), Height.FromCentimetres(50m))]).ToString());

    /// <summary>Measurements as <c>w 03-01, h50 03-02</c>: weights of 1, 2, 3 … kg in their order, heights in cm.</summary>
    private static Infant Measured(string measurements)
    {
        int weights = 0;
        return new(Born, measurements.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(text =>
        {
            string[] parts = text.Split(' ');
            return text[0] == 'w'
                ? new Measurement(Date(parts[1]), Weight.FromKilograms(++weights), height: null)
                : new Measurement(Date(parts[1]), weight: null, Height.FromCentimetres(decimal.Parse(parts[0][1..], CultureInfo.InvariantCulture)));
        }).ToValueList());
    }

    private static LocalDate Date(string monthAndDay) => LocalDatePattern.Iso.Parse($"2026-{monthAndDay}").Value;
}
