using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing;

/// <summary>How this package writes JSON that people read.</summary>
internal static class JsonText
{
    /// <summary>On one line, with signs such as µ as they are.</summary>
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same over several lines.</summary>
    public static JsonSerializerOptions Indented { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    /// <summary>How others' JSON is read: a member that stands twice would make the answer that of whoever reads it.</summary>
    public static JsonDocumentOptions Strict { get; } = new() { AllowDuplicateProperties = false };

    /// <summary>The answer of an implementation as an object; otherwise null, and what is wrong with it.</summary>
    public static JsonObject? ReadAnswer(string? answer, out string? wrong)
    {
        try
        {
            JsonNode? read = JsonNode.Parse(answer ?? string.Empty, documentOptions: Strict);
            wrong = read is JsonObject ? null : $"The answer is no object. Found {Quoted(answer)}.";
            return read as JsonObject;
        }
        catch (JsonException)
        {
            wrong = $"The answer is no JSON, or has a member twice. Found {Quoted(answer)}.";
            return null;
        }
    }

    /// <summary>The beginning of an answer, so that a greeting or a line of a log is known for what it is.</summary>
    public static string Quoted(string? answer)
    {
        const int Most = 80;
        return answer is null ? "nothing" : VisibleText.Of($"'{(answer.Length <= Most ? answer : $"{answer[..Most]}...")}'");
    }

    /// <summary>What is said of an adapter that threw.</summary>
    public static string Threw(Exception error) => $"threw {error.GetType().Name}, {error.Message}";

    public static string Iso(this LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>The name of a value as documents write it.</summary>
    public static string Kebab(string name) => string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? $"{(at == 0 ? string.Empty : "-")}{char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>A number as documents write it, without trailing zeros.</summary>
    public static string Plain(this decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A member that an answer must have.</summary>
    /// <exception cref="KeyNotFoundException">It does not have it.</exception>
    public static JsonNode Need(this JsonNode? node, string member) => (node as JsonObject)?[member] ?? throw new KeyNotFoundException($"there is no '{member}'.");

    /// <summary>The document with another member, or without it for null.</summary>
    public static JsonObject With(this JsonObject document, string member, JsonNode? value)
    {
        if (value is null)
        {
            document.Remove(member);
        }
        else
        {
            document[member] = value;
        }

        return document;
    }
}
