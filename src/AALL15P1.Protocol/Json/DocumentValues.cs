using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>A value that a document writes as text: what is expected of the text, and whether a text is such a value.</summary>
internal interface ITextValue
{
    string Expected { get; }

    string? Pattern { get; }

    string? Format { get; }

    /// <summary>The words, when there are only these; empty otherwise.</summary>
    IReadOnlyList<string> Words { get; }

    bool Fits(string text);
}

/// <summary>A value that a document writes as text.</summary>
/// <param name="expected">What is expected, with an example.</param>
/// <param name="pattern">What every such text matches, for the schema.</param>
/// <param name="format">The schema's format.</param>
internal abstract class TextValue<T>(string expected, string? pattern = null, string? format = null) : JsonConverter<T>, ITextValue
{
    public virtual string Expected => expected;

    public string? Pattern => pattern;

    public string? Format => format;

    public virtual IReadOnlyList<string> Words => [];

    public bool Fits(string text) => TryRead(text, out _);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryRead(reader.GetString()!, out T value) ? value : throw new JsonException(Expected);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));

    protected abstract bool TryRead(string text, out T value);

    protected virtual string Text(T value) => $"{value}";
}

/// <summary>A member of an enumeration as a word in kebab case.</summary>
internal class Word<T>() : TextValue<T>(string.Empty)
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();

    private readonly string[] words = [.. Values.Select(value => value is Route ? value.ToString() : WireNames.Of(value))];

    public override string Expected => $"one of {string.Join(", ", words)}";

    public override IReadOnlyList<string> Words => words;

    protected override bool TryRead(string text, out T value)
    {
        int at = Array.IndexOf(words, text);
        value = at < 0 ? default : Values[at];
        return at >= 0;
    }

    protected override string Text(T value) => words[Array.IndexOf(Values, value)];
}

/// <summary>A version of CTCAE as 5.0.</summary>
internal sealed class CtcaeVersionText() : TextValue<CtcaeVersion>("a version of CTCAE: 4.0, 5.0 or 6.0")
{
    public override IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<CtcaeVersion>().Select(version => version.Number())];

    protected override bool TryRead(string text, out CtcaeVersion value) => CtcaeVersions.TryParse(text, out value) && Words.Contains(text, StringComparer.Ordinal);

    protected override string Text(CtcaeVersion value) => value.Number();
}

internal sealed class DateText() : TextValue<LocalDate>("a date of the years 1900 to 2200 as 2026-01-05", "^(19[0-9]{2}|2[01][0-9]{2}|2200)-[0-9]{2}-[0-9]{2}$", "date")
{
    protected override bool TryRead(string text, out LocalDate value) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out value) && value.Year is >= 1900 and <= 2200;

    protected override string Text(LocalDate value) => LocalDatePattern.Iso.Format(value);
}

internal sealed class InstantText() : TextValue<Instant>(
    "an instant as 2026-01-05T09:30:00Z", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$", "date-time")
{
    protected override bool TryRead(string text, out Instant value) =>
        InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out value) && value.InUtc().Year >= 1;

    protected override string Text(Instant value) => InstantPattern.ExtendedIso.Format(value);
}

/// <summary>A time with its offset: without it, it could be any of two dozen instants.</summary>
internal sealed class OffsetTimeText() : TextValue<OffsetDateTime>(
    "a time with its offset as 2026-02-09T10:00:00Z",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$",
    "date-time")
{
    protected override bool TryRead(string text, out OffsetDateTime value) =>
        OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out value) && value.Year is >= 2 and <= 9998 && !text.Contains("T24", StringComparison.Ordinal);

    protected override string Text(OffsetDateTime value) => OffsetDateTimePattern.Rfc3339.Format(value);
}

/// <summary>A quantity in any of its clinical spellings.</summary>
internal abstract class QuantityValue<T>(string expected) : TextValue<T>(expected, TextAttribute.Quantity)
    where T : struct, IExactQuantity<T>
{
    protected override bool TryRead(string text, out T value) => T.TryParse(text, provider: null, out value);
}

internal sealed class CellCountText() : QuantityValue<CellCount>("a count such as 750/µL or 0.75 ×10⁹/L");

internal sealed class CountBoundText() : TextValue<CountBound>("a cell count with its unit, as 1200/µL or 1.2 ×10⁹/L, or a bound of it, as <0.1 ×10⁹/L", "^\\s*([<>]=?|≤|≥)?\\s*[0-9]+(\\.[0-9]+)?\\s*\\S+\\s*$")
{
    protected override bool TryRead(string text, out CountBound value) => CountBound.TryParse(text, out value);
}

internal sealed class WeightText() : QuantityValue<Weight>("a weight such as 6.2 kg");

internal sealed class HeightText() : QuantityValue<Height>("a height such as 62 cm");

internal sealed class DrugMassText() : QuantityValue<DrugMass>("a mass such as 6 mg");

internal sealed class FluidVolumeText() : QuantityValue<FluidVolume>("a volume such as 50 mL");

internal sealed class CumulativeDoseText() : QuantityValue<MassPerArea>("a cumulative dose such as 300 mg/m²");

/// <summary>Haemoglobin is the one mass per volume that documents hold, and is written in g/L.</summary>
internal sealed class HaemoglobinText() : QuantityValue<MassPerVolume>("haemoglobin such as 95 g/L")
{
    protected override string Text(MassPerVolume value) => value.ToString(MassPerVolume.GramsPerLitreUnit);
}

internal sealed class AmountText() : TextValue<DoseAmount>("an amount such as 6 mg or 2500 IU", TextAttribute.Quantity)
{
    protected override bool TryRead(string text, out DoseAmount value) => DoseAmount.TryParse(text, out value);
}

internal sealed class FactorText() : TextValue<Fraction>("a factor such as 2/3 or 1", "^[0-9]+(/[0-9]+)?$")
{
    protected override bool TryRead(string text, out Fraction value) => Fraction.TryParse(text, out value);
}

internal sealed class DailyDoseText() : TextValue<PerDay<MassPerArea>>("a daily dose such as 50 mg/m²/day", "^(0|[1-9][0-9]*)(\\.[0-9]+)? ?[^ ]+/(day|d)$")
{
    protected override bool TryRead(string text, out PerDay<MassPerArea> value) => PerDay<MassPerArea>.TryParse(text, out value);
}

internal sealed class WeeklyDoseText() : TextValue<PerDose<MassPerArea>>(
    "the dose of a week such as 20 mg/m²/dose", "^(0|[1-9][0-9]*)(\\.[0-9]+)? ?[^ ]+/(dose|\\{dose\\})$")
{
    protected override bool TryRead(string text, out PerDose<MassPerArea> value) => PerDose<MassPerArea>.TryParse(text, out value);
}

/// <summary>The size and period of a dose, without its caps and taper.</summary>
internal sealed class DoseText() : TextValue<DoseRule>(
    "a dose such as 75 mg/m²/dose, 6 mg/m²/day, 2.5 mg/kg/dose, 2500 IU/m²/dose or 6 mg/dose", "^(0|[1-9][0-9]*)(\\.[0-9]+)? ?[^ ]+/(dose|day|d|\\{dose\\})$")
{
    protected override bool TryRead(string text, out DoseRule value)
    {
        DoseRule? parsed =
            PerDose<DrugMass>.TryParse(text, out PerDose<DrugMass> mass) ? DoseRule.Of(mass)
            : PerDay<DrugMass>.TryParse(text, out PerDay<DrugMass> massPerDay) ? DoseRule.Of(massPerDay)
            : PerDose<InternationalUnits>.TryParse(text, out PerDose<InternationalUnits> units) ? DoseRule.Of(units)
            : PerDay<InternationalUnits>.TryParse(text, out PerDay<InternationalUnits> unitsPerDay) ? DoseRule.Of(unitsPerDay)
            : PerDose<MassPerWeight>.TryParse(text, out PerDose<MassPerWeight> massByWeight) ? DoseRule.Of(massByWeight)
            : PerDay<MassPerWeight>.TryParse(text, out PerDay<MassPerWeight> massByWeightPerDay) ? DoseRule.Of(massByWeightPerDay)
            : PerDose<MassPerArea>.TryParse(text, out PerDose<MassPerArea> massByArea) ? DoseRule.Of(massByArea)
            : PerDay<MassPerArea>.TryParse(text, out PerDay<MassPerArea> massByAreaPerDay) ? DoseRule.Of(massByAreaPerDay)
            : PerDose<UnitsPerWeight>.TryParse(text, out PerDose<UnitsPerWeight> unitsByWeight) ? DoseRule.Of(unitsByWeight)
            : PerDay<UnitsPerWeight>.TryParse(text, out PerDay<UnitsPerWeight> unitsByWeightPerDay) ? DoseRule.Of(unitsByWeightPerDay)
            : PerDose<UnitsPerArea>.TryParse(text, out PerDose<UnitsPerArea> unitsByArea) ? DoseRule.Of(unitsByArea)
            : PerDay<UnitsPerArea>.TryParse(text, out PerDay<UnitsPerArea> unitsByAreaPerDay) ? DoseRule.Of(unitsByAreaPerDay)
            : null;
        value = parsed!;
        return parsed is not null;
    }

    protected override string Text(DoseRule value) => $"{value.Size}{(value.Period == DosePeriod.PerDose ? "/dose" : "/day")}";
}

/// <summary>A whole number, also when it is written as 1.0: JSON knows only numbers.</summary>
internal sealed class WholeNumber : JsonConverter<int>
{
    public static bool TryRead(JsonElement element, out int number)
    {
        bool isWhole = element.TryGetDecimal(out decimal value) && decimal.IsInteger(value) && value is >= int.MinValue and <= int.MaxValue;
        number = isWhole ? (int)value : 0;
        return isWhole;
    }

    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetInt32(out int number) ? number : (int)reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

/// <summary>A member that is a name, or an object that says in full what no name stands for.</summary>
internal interface INameOr
{
    Type Object { get; }
}

/// <summary>A name, or an object that says in full what no name stands for.</summary>
/// <param name="Name">The name; null when the object is given.</param>
/// <param name="Object">The object; null when the name is given.</param>
internal sealed record NameOr<T>(string? Name, T? Object)
    where T : class;

internal sealed class NameOrConverter<T> : JsonConverter<NameOr<T>>, INameOr
    where T : class
{
    public Type Object => typeof(T);

    public override NameOr<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new(reader.GetString(), null) : new(null, JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))));

    public override void Write(Utf8JsonWriter writer, NameOr<T> value, JsonSerializerOptions options)
    {
        if (value.Object is { } full)
        {
            JsonSerializer.Serialize(writer, full, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }
        else
        {
            writer.WriteStringValue(value.Name);
        }
    }
}
