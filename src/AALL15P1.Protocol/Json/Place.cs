using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// A place in a document that is being read: its path and what was found there. The path is put together only when an
/// error needs it.
/// </summary>
internal sealed class Place
{
    private const int LongestShown = 60;

    private readonly Place? parent;
    private readonly string name;
    private readonly int? index;
    private readonly CompiledProtocol? supplied;
    private JsonElement? element;

    private Place(Place? parent, string name, int? index, JsonElement? element)
    {
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.element = element;
        supplied = parent?.supplied;
    }

    private Place(JsonElement element, CompiledProtocol supplied)
        : this(parent: null, "$", index: null, element) => this.supplied = supplied;

    /// <summary>The path, from the root's own.</summary>
    public string Path => parent is null ? name
        : index is { } at ? string.Create(CultureInfo.InvariantCulture, $"{parent.Path}[{at}]")
        : $"{parent.Path}.{NameOf(name)}";

    /// <summary>The protocol under the supplement that has been left out of the document; null where none has.</summary>
    public CompiledProtocol? Supplied => supplied;

    /// <summary>What was found; undefined where there is nothing.</summary>
    public JsonElement Element => element ??= Resolve();

    public static Place Root(JsonElement element, string path = "$") => new(null, path, index: null, element);

    /// <summary>The root of a document of which a supplement that is known has been left out.</summary>
    public static Place Root(JsonElement element, CompiledProtocol supplied) => new(element, supplied);

    /// <summary>A member, by the name of its property: <c>nameof</c> of it. The document's own name is made of it only when an error needs it.</summary>
    public Place Member(string property) => new(this, property, index: null, element: null);

    public Place Member(string member, JsonElement found) => new(this, member, index: null, found);

    public Place Item(int at) => new(this, string.Empty, at, element: null);

    public Place Item(int at, JsonElement found) => new(this, string.Empty, at, found);

    /// <summary>Maps the items of an array, each with its place.</summary>
    public ValueList<T> Each<TDocument, T>(IReadOnlyList<TDocument>? documents, Func<TDocument, Place, T> map) =>
        (documents ?? []).Select((document, at) => map(document, Item(at))).ToValueList();

    /// <summary>Makes a value of the model. What the model refuses becomes an error with this path.</summary>
    public T Make<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception refused) when (refused is ArgumentException or OverflowException)
        {
            throw new FormatException($"{Path}: found a value that does not fit. {Reason(refused)}", refused);
        }
    }

    /// <summary>Makes a value of the model. What the model refuses becomes an error with this path, what was found and what was expected.</summary>
    public T Make<T>(string expected, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception refused) when (refused is ArgumentException or OverflowException)
        {
            throw Misfit(expected, refused);
        }
    }

    /// <summary>A quantity of a text; its reader says what does not fit.</summary>
    public T Parse<T>(string text)
        where T : struct, IExactQuantity<T>
    {
        try
        {
            return T.Parse(text, CultureInfo.InvariantCulture);
        }
        catch (FormatException refused)
        {
            throw new FormatException($"{Path}: found {Shown()}, which does not fit. {refused.Message}", refused);
        }
    }

    /// <summary>The error that says what was found here and what was expected.</summary>
    public FormatException Misfit(string expected, Exception? reason = null) => new($"{Path}: found {Shown()}, expected {expected}.", reason);

    /// <summary>The text that was found. An escaped half of a character is JSON, and no text.</summary>
    public string Text()
    {
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException half)
        {
            throw new FormatException($"{Path}: found half of a character, expected whole ones.", half);
        }
    }

    /// <summary>Requires that the document says what <paramref name="expected"/> says; the error names the first place where it does not.</summary>
    public void RequireSame(JsonElement expected)
    {
        if (Element.ValueKind == JsonValueKind.Object && expected.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in expected.EnumerateObject())
            {
                if (!Element.TryGetProperty(member.Name, out JsonElement found))
                {
                    throw Missing(member.Name);
                }

                Member(member.Name, found).RequireSame(member.Value);
            }

            foreach (JsonProperty member in Element.EnumerateObject().Where(member => !expected.TryGetProperty(member.Name, out _)))
            {
                throw Superfluous(member.Name, expected.EnumerateObject().Select(known => known.Name));
            }
        }
        else if (Element.ValueKind == JsonValueKind.Array && expected.ValueKind == JsonValueKind.Array && Element.GetArrayLength() == expected.GetArrayLength())
        {
            foreach ((int at, (JsonElement found, JsonElement like)) in Element.EnumerateArray().Zip(expected.EnumerateArray()).Index())
            {
                Item(at, found).RequireSame(like);
            }
        }
        else if (!JsonElement.DeepEquals(Element, expected))
        {
            throw Misfit(Shown(expected));
        }
    }

    /// <summary>Requires that the day that stands here is not before another one, which a member of the document gives.</summary>
    public void RequireNotBefore(LocalDate earlier, string member, LocalDate found)
    {
        if (found < earlier)
        {
            throw Misfit(string.Create(CultureInfo.InvariantCulture, $"a day not before {member}, {earlier:uuuu-MM-dd}"));
        }
    }

    public FormatException Missing(string member) => new($"{Path}: found no member '{member}', expected one.");

    public FormatException Superfluous(string member, IEnumerable<string> known) => new($"{Path}: found a member '{member}', expected only {string.Join(", ", known)}.");

    private static string Shown(JsonElement found)
    {
        string raw = found.ValueKind == JsonValueKind.Undefined ? "nothing" : found.GetRawText();
        return raw.Length <= LongestShown ? raw
            : found.ValueKind == JsonValueKind.String ? string.Create(CultureInfo.InvariantCulture, $"a text of {raw.Length - 2} characters")
            : raw[..LongestShown] + "…";
    }

    /// <summary>A refusal in the words of a document: without the name of a parameter, on one line.</summary>
    internal static string Reason(Exception refused)
    {
        // .NET's own words for a number beyond a decimal's reach say nothing to whoever wrote the document.
        if (refused is OverflowException { InnerException: null } && !refused.Message.Contains("a decimal number can hold", StringComparison.Ordinal))
        {
            return "A number is too large, or too small, to compute with.";
        }

        string message = refused.Message.ReplaceLineEndings("\n").Split('\n')[0];

        // What .NET adds for the parameter is asked of .NET, because its texts may have been left out of the application.
        string suffix = refused is ArgumentException { ParamName: { } parameter } ? new ArgumentException(string.Empty, parameter).Message : string.Empty;
        return message.EndsWith(suffix, StringComparison.Ordinal) ? message[..^suffix.Length] : message;
    }

    private string Shown() => Shown(Element);

    /// <summary>The name in documents of a member that is named by its property; a document's own name stays as it is, unless it has capitals in front.</summary>
    private static string NameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private JsonElement Resolve()
    {
        JsonElement above = parent!.Element;
        return index is { } at
            ? above.ValueKind == JsonValueKind.Array && at < above.GetArrayLength() ? above[at] : default
            : above.ValueKind == JsonValueKind.Object && above.TryGetProperty(NameOf(name), out JsonElement member) ? member : default;
    }
}
