using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>The limit of any reader and writer of JSON: the tokens of a document, read from its bytes or written as bytes, and nothing made of them.</summary>
internal sealed class JsonTokens
{
    private readonly List<(JsonTokenType Type, int Start, int Length)> tokens = [];
    private readonly byte[] values;
    private readonly JsonWriterOptions options;

    /// <summary>Takes documents apart.</summary>
    /// <param name="utf8">JSON Lines, or one document.</param>
    /// <param name="options">How they are written.</param>
    /// <param name="isLines">Whether each line is a document.</param>
    public JsonTokens(byte[] utf8, JsonWriterOptions options, bool isLines)
    {
        this.options = options;
        values = new byte[utf8.Length];
        int end = 0;
        foreach (byte[] document in isLines ? Lines(utf8) : [utf8])
        {
            Utf8JsonReader reader = new(document);
            while (reader.Read())
            {
                int start = end;
                end += reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.CopyString(values.AsSpan(end)) : Copy(reader.ValueSpan, values.AsSpan(end));
                tokens.Add((reader.TokenType, start, end - start));
            }

            if (isLines)
            {
                tokens.Add((JsonTokenType.None, 0, 0));
            }
        }
    }

    public static int Read(ReadOnlySpan<byte> utf8, bool isLines)
    {
        int count = 0;
        if (!isLines)
        {
            return Count(utf8);
        }

        foreach (Range line in utf8.Split((byte)'\n'))
        {
            count += utf8[line].IsEmpty ? 0 : Count(utf8[line]);
        }

        return count;
    }

    public void Write(ArrayBufferWriter<byte> buffer)
    {
        using Utf8JsonWriter writer = new(buffer, options);
        foreach ((JsonTokenType type, int start, int length) in tokens)
        {
            if (type != JsonTokenType.None)
            {
                Write(writer, type, values.AsSpan(start, length));
                continue;
            }

            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
        }
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }

    private static void Write(Utf8JsonWriter writer, JsonTokenType type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(value);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(value);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                writer.WriteBooleanValue(type == JsonTokenType.True);
                break;
            case JsonTokenType.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(value, skipInputValidation: true);
                break;
        }
    }

    private static int Count(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8);
        int count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    private static IEnumerable<byte[]> Lines(byte[] utf8) =>
        System.Text.Encoding.UTF8.GetString(utf8).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(System.Text.Encoding.UTF8.GetBytes);
}

/// <summary>An event as plain members, as one would write it to have it read by generated code.</summary>
internal sealed class PlainEvent
{
    public int SchemaVersion { get; set; }

    public string? Id { get; set; }

    public string? Type { get; set; }

    public DateOnly Date { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public string? RecordedBy { get; set; }

    public string? Block { get; set; }

    public string? Order { get; set; }

    public int? Day { get; set; }

    public PlainDose? Dose { get; set; }

    public PlainValues? Values { get; set; }

    public string? Weight { get; set; }

    public string? Height { get; set; }
}

/// <summary>A dose as plain members.</summary>
internal sealed class PlainDose
{
    public string? Route { get; set; }

    public string? Setting { get; set; }

    public int? DoseOfDay { get; set; }

    public string? Amount { get; set; }
}

/// <summary>Laboratory values as plain members.</summary>
internal sealed class PlainValues
{
    public DateOnly TakenOn { get; set; }

    public string? Neutrophils { get; set; }

    public string? Platelets { get; set; }
}

/// <summary>The generated reader of plain events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainEvent))]
internal sealed partial class PlainContext : JsonSerializerContext;
