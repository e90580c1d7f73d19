using System.Globalization;
using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// A value in a JSON document with the path that leads to it, so that whatever does not fit is told as: the path, what
/// was found, what was expected. Unknown and repeated members are refused.
/// </summary>
internal readonly struct JsonPlace
{
    private readonly JsonElement element;

    private JsonPlace(JsonElement element, string path)
    {
        this.element = element;
        Path = path;
    }

    /// <summary>The path, from <c>$</c>.</summary>
    public string Path { get; }

    /// <summary>Reads a document. Its values are read before the document is disposed of.</summary>
    /// <param name="json">The text.</param>
    /// <param name="largest">The most characters that are accepted, inclusive.</param>
    /// <param name="depth">The deepest nesting that is accepted, inclusive.</param>
    /// <param name="read">Reads the document's value.</param>
    /// <exception cref="FormatException">The text is too long or too deep, or it is not JSON; or <paramref name="read"/> finds what does not fit.</exception>
    public static T Read<T>(string json, int largest, int depth, Func<JsonPlace, T> read)
    {
        DocumentText.RequireLength(json, largest);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = depth, AllowDuplicateProperties = false });
            return read(new JsonPlace(document.RootElement, "$"));
        }
        catch (JsonException error)
        {
            throw new FormatException($"$: found text that is not JSON of at most {depth} levels without repeated members ({error.Message}), expected a JSON document.", error);
        }
        catch (InvalidOperationException error)
        {
            // An escaped half of a character is JSON and no text; the reader finds out only when the text is read.
            throw new FormatException($"$: found half of a character ({error.Message}), expected whole ones.", error);
        }
    }

    /// <summary>Requires an object that has no members but these.</summary>
    public JsonPlace Only(params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected("an object");
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                throw new FormatException($"{Path}: found a member '{member.Name}', expected only {string.Join(", ", names!)}.");
            }
        }

        return this;
    }

    /// <summary>A member that may be absent. A null is no value: it is refused where it is read.</summary>
    public JsonPlace? Optional(string name) =>
        element.ValueKind != JsonValueKind.Object ? throw Unexpected("an object")
        : element.TryGetProperty(name, out JsonElement member) ? new(member, $"{Path}.{name}")
        : null;

    /// <summary>A member that must be there.</summary>
    public JsonPlace Required(string name) => Optional(name) ?? throw new FormatException($"{Path}: found no member '{name}', expected one.");

    /// <summary>The items of an array.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Unexpected("an array");
        }

        string path = Path;
        return element.EnumerateArray().Select((item, index) => new JsonPlace(item, $"{path}[{index}]"));
    }

    /// <summary>A text that is not empty.</summary>
    public string Text() =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : throw Unexpected("a text that is not empty");

    /// <summary>A text that may be empty.</summary>
    public string PossiblyEmptyText() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Unexpected("a text");

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both inclusive.</summary>
    public int Integer(int least, int most) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number) && number >= least && number <= most
            ? number
            : throw Unexpected($"a whole number from {least} to {most}");

    /// <summary>A decimal number from <paramref name="least"/> to <paramref name="most"/>, both inclusive.</summary>
    public decimal Decimal(decimal least, decimal most) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out decimal number) && number >= least && number <= most
            ? number
            : throw Unexpected(string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>Requires that the document says what <paramref name="expected"/> says, and tells the first place where it does not.</summary>
    public void RequireSame(JsonElement expected)
    {
        if (element.ValueKind == JsonValueKind.Object && expected.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in expected.EnumerateObject())
            {
                Required(member.Name).RequireSame(member.Value);
            }

            Only([.. expected.EnumerateObject().Select(member => member.Name)]);
        }
        else if (element.ValueKind == JsonValueKind.Array && expected.ValueKind == JsonValueKind.Array && element.GetArrayLength() == expected.GetArrayLength())
        {
            foreach ((JsonPlace item, JsonElement like) in Items().Zip(expected.EnumerateArray()))
            {
                item.RequireSame(like);
            }
        }
        else if (!JsonElement.DeepEquals(element, expected))
        {
            throw Unexpected(expected.GetRawText());
        }
    }

    /// <summary>True or false.</summary>
    public bool Boolean() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected("true or false"),
    };

    /// <summary>A text that a parser accepts.</summary>
    public T Parsed<T>(TryParse<T> parse, string expected) => parse(Text(), out T value) ? value : throw Unexpected(expected);

    /// <summary>One of several words.</summary>
    public T OneOf<T>(params ReadOnlySpan<(string Word, T Value)> words)
    {
        string text = Text();
        List<string> known = [];
        foreach ((string word, T value) in words)
        {
            if (word == text)
            {
                return value;
            }

            known.Add(word);
        }

        throw Unexpected($"one of {string.Join(", ", known)}");
    }

    /// <summary>Makes a value of the model, and tells at this path what the model refuses.</summary>
    public T Make<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException refused)
        {
            string message = refused.ParamName is { } name ? refused.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal) : refused.Message;
            throw new FormatException($"{Path}: found a value that does not fit. {message.ReplaceLineEndings(" ")}", refused);
        }
    }

    /// <summary>The error that tells what was found here and what was expected.</summary>
    public FormatException Unexpected(string expected)
    {
        const int Shown = 60;
        string raw = element.GetRawText();
        return new($"{Path}: found {(raw.Length <= Shown ? raw : raw[..Shown] + "…")}, expected {expected}.");
    }

    /// <summary>A parser in the form of <c>TryParse</c>.</summary>
    internal delegate bool TryParse<T>(string text, out T value);
}
