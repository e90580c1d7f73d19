using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>Reads the texts of a document. What does not fit fails with its path, what was found and what was expected.</summary>
internal static class DocumentText
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2200;

    public static LocalDate Date(string text, string path)
    {
        ParseResult<LocalDate> parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw new FormatException($"{path}: found '{text}', expected a date as 2026-01-05.");
    }

    /// <summary>A time with its offset (RFC 3339), as 2026-02-09T10:00:00+01:00; a time without one could be any of two dozen instants, so it is refused.</summary>
    public static OffsetDateTime Time(string text, string path) =>
        !OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out OffsetDateTime time) || text.Contains("T24", StringComparison.Ordinal) ? throw new FormatException($"{path}: found '{text}', expected a time with its offset as 2026-02-09T10:00:00Z.")
        : time.Year is < EarliestYear or > LatestYear ? throw new FormatException($"{path}: found '{text}', expected a time of the years {EarliestYear} to {LatestYear}.")
        : time;

    public static LocalDate? OptionalDate(string? text, string path) => text is null ? null : Date(text, path);

    public static T Quantity<T>(string text, string path)
        where T : struct, IDecimalQuantity<T> => At(path, () => T.Parse(text, provider: null));

    public static T? OptionalQuantity<T>(string? text, string path)
        where T : struct, IDecimalQuantity<T> => text is null ? null : Quantity<T>(text, path);

    /// <summary>A cell count or a bound of one.</summary>
    public static CountBound? OptionalCount(string? text, string path) => text is null ? null
        : CountBound.TryParse(text, out CountBound count) ? count
        : throw new FormatException($"{path}: found '{text}', expected a cell count with its unit, as 1200/µL or 1.2 ×10⁹/L, or a bound of it, as <0.1 ×10⁹/L.");

    /// <summary>A member of an enumeration by its name in kebab case.</summary>
    public static T Choice<T>(string text, string path)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (WireNames.Of(value) == text)
            {
                return value;
            }
        }

        throw new FormatException($"{path}: found '{text}', expected one of {string.Join(", ", Enum.GetValues<T>().Select(WireNames.Of))}.");
    }

    public static T? OptionalChoice<T>(string? text, string path)
        where T : struct, Enum => text is null ? null : Choice<T>(text, path);

    /// <summary>Refuses a text that is too long before anything is made of it.</summary>
    public static void RequireLength(string json, int largest)
    {
        if (json.Length > largest)
        {
            throw new FormatException($"$: found {json.Length} characters, expected at most {largest}.");
        }
    }

    public static void RequireVersion(int found, int expected)
    {
        if (found != expected)
        {
            throw new FormatException($"$.schemaVersion: found {found}, expected {expected}.");
        }
    }

    /// <summary>A site's own citation: it has the standing of a site, so it names a document of the site's, not one of the register.</summary>
    public static Citation SiteCitation(CitationDocument citation, string path)
    {
        if (Sources.All.Any(source => source.Id == citation.Source))
        {
            throw new FormatException($"{path}.source: found '{citation.Source}', which is a public source, expected the site's own document.");
        }

        return new Citation(new Source(citation.Source, $"The site's document {citation.Source}", Standing.Site), citation.Place);
    }

    /// <summary>Makes a value of the model; what the model refuses fails with the path.</summary>
    public static T At<T>(string path, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException)
        {
            throw new FormatException($"{path}: {OneLine(Message(error))}", error);
        }
    }

    /// <summary>Makes a value of the model of one member; what the model refuses fails with the path, what was found as it was written, and what was expected.</summary>
    public static T At<T>(string path, object? found, string expected, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{path}: found {(found is string text ? $"'{text}'" : found)}, expected {expected}."), error);
        }
    }

    /// <summary>Reads a document. An array has no null among its items: the serializer would let one through.</summary>
    public static T? Deserialize<T>(JsonElement element, JsonTypeInfo<T> type)
        where T : class => Read(() =>
        {
            RequireItems(element, "$");
            return element.Deserialize(type);
        });

    /// <summary>Reads JSON; whatever the reader throws becomes an error with a path.</summary>
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException error)
        {
            throw Describe(error, "$");
        }
        catch (InvalidOperationException error)
        {
            // An escaped half of a character is JSON and no text; the reader finds out only when the text is read.
            throw new FormatException($"$: found half of a character ({OneLine(error.Message)}), expected whole ones.", error);
        }
    }

    private static void RequireItems(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                RequireItems(member.Value, $"{path}.{member.Name}");
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in element.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Null)
                {
                    throw new FormatException($"{path}[{index}]: found null, expected a value.");
                }

                RequireItems(item, $"{path}[{index}]");
                index++;
            }
        }
    }

    /// <summary>What a serializer's error says, in the words of a document instead of those of .NET types.</summary>
    /// <param name="error">The error.</param>
    /// <param name="root">Where the part that was read stands in the document.</param>
    public static FormatException Describe(JsonException error, string root)
    {
        string path = $"{root}{error.Path?[1..]}";
        string message = error.Message;
        int end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        message = end < 0 ? message : message[..end];
        const string MissingMark = "including: ";
        int missing = message.IndexOf(MissingMark, StringComparison.Ordinal);
        if (missing >= 0)
        {
            return new($"{path}: found no {message[(missing + MissingMark.Length)..].TrimEnd('.').Replace("'", string.Empty, StringComparison.Ordinal)}, expected it.", error);
        }

        if (message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            string name = message.Split('\'')[1];
            return new($"{path}: found '{name}', expected no member of that name.", error);
        }

        if (Speaks(message, "allow null values", "allow setting null values"))
        {
            return new($"{path}: found null, expected a value.", error);
        }

        return message.Contains("could not be converted to", StringComparison.Ordinal)
            ? new($"{path}: found {Found(error.InnerException?.Message)}, expected {Expected(path, $"{message} {error.InnerException?.Message}")}.", error)
            : new($"{path}: {OneLine(message)}", error);
    }

    private static string Found(string? message) => message?.Contains("'Null'", StringComparison.Ordinal) == true ? "null" : "another kind of value";

    private static string Expected(string path, string message) => message switch
    {
        _ when path == "$" => "an object",
        _ when Speaks(message, "IReadOnlyList") => "an array",
        _ when Speaks(message, "as a string", "System.String") => "text",
        _ when Speaks(message, "as a boolean", "System.Boolean") => "true or false",
        _ when Speaks(message, "Int32") => "a whole number",
        _ when Speaks(message, "as a number", "System.Decimal", "Decimal") => "a number",
        _ => "an object",
    };

    private static bool Speaks(string message, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (message.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The message without the parameter's name, which means nothing to whoever wrote a document, and with a date as documents write it.</summary>
    private static string Message(Exception error)
    {
        if (error is not ArgumentException { ParamName: { } name })
        {
            return error.Message;
        }

        string message = error.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal);
        return error is ArgumentOutOfRangeException { ActualValue: LocalDate date }
            ? $"{message.Split('\n')[0].TrimEnd()} Actual value was {LocalDatePattern.Iso.Format(date)}."
            : message;
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    /// <summary>A version of CTCAE as 5.0; null when the member is absent.</summary>
    public static CtcaeVersion? OptionalCtcaeVersion(string? text, string path) =>
        text is null ? null
        : CtcaeVersions.TryParse(text, out CtcaeVersion version) ? version
        : throw new FormatException($"{path}: found '{text}', expected a version of CTCAE: 4.0, 5.0 or 6.0.");
}
