using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// Writes a value to JSON as its text, <c>"6.2 kg"</c>, and reads it from such a text only: a number without its unit,
/// null and everything else is a <see cref="JsonException"/>. A default that means nothing is not written. The types
/// that need it name it themselves; it is public because code that System.Text.Json generates elsewhere makes one.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextJsonConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>, IEquatable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return ReadAsPropertyName(ref reader, typeToConvert, options);
        }

        using JsonDocument other = JsonDocument.ParseValue(ref reader);
        string found = other.RootElement.GetRawText();
        throw new JsonException($"Found {(found.Length > 32 ? $"{found[..32]}…" : found)}, which is no JSON string.{Reason(found)}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(ReadableText.Of(value) ?? throw new JsonException(ReadableText.Refusal(value)));
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return T.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
        }
        catch (FormatException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(ReadableText.Of(value) ?? throw new JsonException(ReadableText.Refusal(value)));
    }

    /// <summary>What the text would lack if it were one: "no unit was found" is what the writer of a bare number needs to read.</summary>
    private static string Reason(string found)
    {
        try
        {
            _ = T.Parse(found, CultureInfo.InvariantCulture);
            return string.Empty;
        }
        catch (FormatException error)
        {
            return $" {error.Message}";
        }
    }
}

/// <summary>As <see cref="TextJsonConverter{T}"/>, for what is prescribed per dose or per day: the set of types is closed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DoseJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => DoseConverters.Of(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => DoseConverters.Of(typeToConvert)?.Json;
}

/// <summary>Reads a value from its text and writes it as such, for configuration, model binding and designers.</summary>
internal sealed class TextTypeConverter<T> : TypeConverter
    where T : struct, IParsable<T>, IEquatable<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.Parse(text, CultureInfo.InvariantCulture) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is T one
            ? ReadableText.Of(one) ?? throw new InvalidOperationException(ReadableText.Refusal(one))
            : base.ConvertTo(context, culture, value, destinationType);
}

/// <summary>As <see cref="TextTypeConverter{T}"/>, for what is prescribed per dose or per day.</summary>
internal sealed class DoseTypeConverter(Type type) : TypeConverter
{
    private readonly TypeConverter one = DoseConverters.Of(type)?.Text ?? throw new ArgumentException($"{type} is no dose.", nameof(type));

    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => one.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => one.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        one.ConvertTo(context, culture, value, destinationType);
}

/// <summary>The converters of the generic quantities. An attribute cannot name a type parameter, and reflection is not used.</summary>
internal static class DoseConverters
{
    private static readonly (Type Type, JsonConverter Json, TypeConverter Text)[] All =
    [
        .. Of<DrugMass>(), .. Of<InternationalUnits>(), .. Of<MassPerWeight>(), .. Of<MassPerArea>(), .. Of<UnitsPerWeight>(), .. Of<UnitsPerArea>(),
    ];

    public static (Type Type, JsonConverter Json, TypeConverter Text)? Of(Type type)
    {
        int index = Array.FindIndex(All, each => each.Type == type);
        return index < 0 ? null : All[index];
    }

    private static (Type Type, JsonConverter Json, TypeConverter Text)[] Of<T>()
        where T : struct, IDoseQuantity<T> =>
        [
            (typeof(PerDose<T>), new TextJsonConverter<PerDose<T>>(), new TextTypeConverter<PerDose<T>>()),
            (typeof(PerDay<T>), new TextJsonConverter<PerDay<T>>(), new TextTypeConverter<PerDay<T>>()),
        ];
}

/// <summary>The text of a value, if it can be read back: a default that means nothing prints what no reader takes.</summary>
internal static class ReadableText
{
    public static string? Of<T>(T value)
        where T : struct, IParsable<T>, IEquatable<T>
    {
        string text = value.ToString()!;
        return !value.Equals(default) || T.TryParse(text, CultureInfo.InvariantCulture, out _) ? text : null;
    }

    public static string Refusal<T>(T value)
        where T : struct =>
        $"\"{value}\" cannot be written: it is the default of {typeof(T).Name}, which has no meaning. Give it a value, or make it nullable.";
}
