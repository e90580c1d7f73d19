using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Titration;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Values in a host's own JSON, configuration and model binding: text with its unit, or an error; never 0 by accident.</summary>
[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public sealed partial class ValueTests
{
    private static readonly DayRange Range = new(8, 21);

    /// <summary>A host's own type, with a host's own options.</summary>
    private sealed record Reading(CellCount Anc, Weight Weight, Height? Height, PerDose<MassPerWeight> Dose, DoseAmount Amount, BlockId Block);

    [JsonSerializable(typeof(Reading))]
    private sealed partial class Generated : JsonSerializerContext;

    [Fact]
    public void A_hosts_own_JSON_reads_and_writes_values_as_text()
    {
        Reading reading = new(
            CellCount.FromPerMicrolitre(500m), Weight.FromKilograms(6.2m), null, MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDose(), DrugMass.FromMilligrams(15.5m), new("azacitidine-1"));
        string json = JsonSerializer.Serialize(reading);
        Assert.Equal("""{"Anc":"500/\u00B5L","Weight":"6.2 kg","Height":null,"Dose":"2.5 mg/kg/dose","Amount":"15.5 mg","Block":"azacitidine-1"}""", json);
        Assert.Equal(reading, JsonSerializer.Deserialize<Reading>(json));
        Assert.Equal(json, JsonSerializer.Serialize(reading, Generated.Default.Reading));
        Assert.Equal(reading, JsonSerializer.Deserialize(json, Generated.Default.Reading));
        Assert.Equal(reading, JsonSerializer.Deserialize<Reading>(json.Replace("500/\\u00B5L", "0.5 K/uL", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("6.2", "Found 6.2, which is no JSON string. \"6.2\" is not a valid weight: no unit was found after the number. Expected a number such as 2.5 and one of these units: kg, g, lb (UCUM [lb_av]; also lbs).")]
    [InlineData("null", "Found null, which is no JSON string.")]
    [InlineData("true", "Found true, which is no JSON string.")]
    [InlineData("[]", "Found [], which is no JSON string.")]
    [InlineData("{\"Kilograms\":6.2}", "Found {\"Kilograms\":6.2}, which is no JSON string.")]
    [InlineData("\"6.2\"", "\"6.2\" is not a valid weight: no unit was found after the number.")]
    [InlineData("\"6,2 kg\"", "a comma is ambiguous")]
    [InlineData("\"6.2 mg\"", "\"mg\" is not one of its units.")]
    [InlineData("\"0 kg\"", "it must be greater than 0.")]
    [InlineData("\"\"", "it is empty.")]
    [InlineData("\"(uninitialised weight)\"", "a number was expected")]
    public void What_is_no_weight_is_a_JSON_error(string json, string message)
    {
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Weight>(json)).Message, StringComparison.Ordinal);
        JsonException inside = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<string, Weight>>($"{{\"w\":{json}}}"));
        Assert.Equal("$.w", inside.Path);
    }

    [Fact]
    public void Half_of_a_character_is_a_JSON_error() => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<BlockId>("\"\\ud800\""));

    [Fact]
    public void Null_is_no_value_but_of_a_nullable() => Assert.Null(JsonSerializer.Deserialize<Weight?>("null"));

    [Fact]
    public void A_default_without_a_meaning_is_not_written()
    {
        Refuses<Weight>("(uninitialised weight)");
        Refuses<Height>("(uninitialised height)");
        Refuses<BodySurfaceArea>("(uninitialised body surface area)");
        Refuses<MassPerMole>("(uninitialised molar mass)");
        Refuses<DoseAmount>("(uninitialised dose amount)");
        Refuses<BlockId>(string.Empty);
        Refuses<DayRange>("0");
        Refuses<CellCount>("(uninitialised cell count)");
        Refuses<DrugMass>("(uninitialised mass)");
        Refuses<FluidVolume>("(uninitialised volume)");
        Refuses<EnzymeActivity>("(uninitialised enzyme activity)");
        Refuses<Fraction>("(uninitialised factor)");
        Refuses<DosePercent>("(uninitialised percentage of the starting dose)");
        Assert.Equal("\"0/\\u00B5L\"", JsonSerializer.Serialize(CellCount.FromPerMicrolitre(0m)));
        Assert.Equal(CellCount.FromPerMicrolitre(0m), JsonSerializer.Deserialize<CellCount>("\"0/µL\""));

        static void Refuses<T>(string printed)
            where T : struct
        {
            string message = $"\"{printed}\" cannot be written: it is the default of {typeof(T).Name}, which has no meaning.";
            Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Serialize(default(T))).Message, StringComparison.Ordinal);
            Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => TypeDescriptor.GetConverter(typeof(T)).ConvertToInvariantString(default(T))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_value_is_a_key()
    {
        Dictionary<BlockId, Weight> weights = new() { [new("induction")] = Weight.FromKilograms(6.2m) };
        string json = JsonSerializer.Serialize(weights);
        Assert.Equal("""{"induction":"6.2 kg"}""", json);
        Assert.Equal(weights, JsonSerializer.Deserialize<Dictionary<BlockId, Weight>>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<BlockId, Weight>>("""{"Induction":"6.2 kg"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(new Dictionary<BlockId, int> { [default] = 1 }));
    }

    /// <summary>Each value, its text, and texts that are none of its kind.</summary>
    public static TheoryData<object, string, string[]> Values => new()
    {
        { new BlockId("azacitidine-1"), "azacitidine-1", ["", "Azacitidine-1", "-a", "a--b", "a b", "ä"] },
        { new GestationalAge(36, 1), "36+1 weeks", ["", "36", "36+7", "36+", "+1", "36+1 days", "-36+1", "36 +1", "999999999+1", "36+1+1"] },
        { new Fraction(2, 3), "2/3", ["", "2/0", "2/3/4", "-1/2", "1.5", "2/ 3"] },
        { DosePercent.FromPercent(62.5m), "62.5 %", ["", "62.5", "62,5 %", "%", "-1 %", "1000.1 %", ".5 %", "1e2 %"] },
        { Range, "8-21", ["", "0", "0-3", "21-8", "8-", "-8", "8-21-30", "8 - 21", "99999999999"] },
        { (RouteSet)Route.PO | Route.NG, "PO or NG", ["po", "PO,NG", "PO or ", "0", "PO or XX"] },
        { (DoseAmount)DrugMass.FromMilligrams(15.5m), "15.5 mg", ["", "15.5", "15.5 kg", "825 U", "-1 mg", "1,5 mg"] },
        { (DoseAmount)InternationalUnits.FromInternationalUnits(825m), "825 IU", ["825", "825 units"] },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_printed_and_read_by_every_way_of_dotnet(object value, string text, string[] refused)
    {
        Type type = value.GetType();
        TypeConverter converter = TypeDescriptor.GetConverter(type);
        Assert.Equal(text, value.ToString());
        Assert.Equal(value, converter.ConvertFromInvariantString(text));
        Assert.Equal(text, converter.ConvertToInvariantString(value));
        Assert.Equal(value, JsonSerializer.Deserialize(JsonSerializer.Serialize(value, type), type));
        Assert.All(refused, other =>
        {
            Assert.Throws<FormatException>(() => converter.ConvertFromInvariantString(other));
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(JsonSerializer.Serialize(other), type));
        });
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("5.5", type));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("null", type));
    }

    [Fact]
    public void Other_values_parse_as_their_type_says()
    {
        Assert.Equal(new GestationalAge(36, 1), GestationalAge.Parse(" 36+1 "));
        Assert.Equal(new DayRange(8, 8), DayRange.Parse("8"));
        Assert.Equal(Fraction.One, Fraction.Parse("1"));
        Assert.Equal(RouteSet.None, RouteSet.Parse(string.Empty));
        Assert.Equal(DosePercent.FromPercent(62.5m), DosePercent.Parse("62.5%"));
        Assert.Contains("such as course-1", Assert.Throws<FormatException>(() => BlockId.Parse("EPI#1")).Message, StringComparison.Ordinal);
        Assert.Contains("such as 36+1", Assert.Throws<FormatException>(() => GestationalAge.Parse("36.1")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("s", () => BlockId.Parse(null!));
        Assert.Throws<ArgumentNullException>("s", () => GestationalAge.Parse(null!));
        Assert.Throws<ArgumentNullException>("s", () => DoseAmount.Parse(null!));
        Assert.Throws<ArgumentNullException>("s", () => DayRange.Parse(null!));
        Assert.False(BlockId.TryParse(null, out _));
        Assert.False(RouteSet.TryParse(null, out _));
    }

    [Fact]
    public void A_dose_type_that_does_not_exist_has_no_converter() =>
        Assert.False(new DoseJsonConverter().CanConvert(typeof(DrugMass)));

    [Fact]
    public void The_culture_of_a_type_conversion_is_ignored()
    {
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        TypeConverter converter = TypeDescriptor.GetConverter(typeof(Weight));
        Assert.Equal("6.2 kg", converter.ConvertToString(null, comma, Weight.FromKilograms(6.2m)));
        Assert.Equal(Weight.FromKilograms(6.2m), converter.ConvertFromString(null, comma, "6.2 kg"));
        Assert.Throws<FormatException>(() => converter.ConvertFromString(null, comma, "6,2 kg"));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(6.2m));
    }

    [Property]
    public void Amounts_of_one_kind_compare_by_size(DrugMass left, DrugMass right, InternationalUnits units)
    {
        DoseAmount first = left;
        DoseAmount second = right;
        Assert.Equal(left.CompareTo(right), first.CompareTo(second));
        Assert.Equal(left < right, first < second);
        Assert.Equal(left <= right, first <= second);
        Assert.Equal(left > right, first > second);
        Assert.Equal(left >= right, first >= second);
        Assert.Equal(first, DoseAmount.Parse(first.ToString()));
        Refused.Argument("other", $"{left} and {units} are of different kinds and cannot be compared.", () => first < units);
    }
}
