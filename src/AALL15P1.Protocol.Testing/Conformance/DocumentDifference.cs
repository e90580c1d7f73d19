using System.Globalization;
using System.Text.Json.Nodes;

namespace AALL15P1.Protocol.Testing;

/// <summary>What changed between two dumps, definitions or supplements, in the words of a pharmacist.</summary>
public static class DocumentDifference
{
    /// <summary>How many columns of a line of a dump say what it is about.</summary>
    private static readonly Dictionary<string, int> Keys = new(StringComparer.Ordinal)
    {
        ["dump"] = 1,
        ["rule"] = 1,
        ["reading"] = 2,
        ["block"] = 1,
        ["order"] = 2,
        ["plan-start"] = 2,
        ["plan"] = 4,
        ["plan-end"] = 1,
        ["under"] = 2,
        ["dose"] = 3,
        ["answer"] = 2,
    };

    /// <summary>The members by which an item of a list is known.</summary>
    private static readonly string[] Names = ["id", "block", "order", "drug", "routes", "question", "rule", "class", "analyte", "term", "fromMonths", "name", "kind"];

    /// <summary>Compares two documents of one form.</summary>
    /// <param name="before">The document before: a dump, or the JSON of a definition or a supplement.</param>
    /// <param name="after">The document after.</param>
    /// <returns>What changed, one sentence each, in the order of the document before; none when nothing did.</returns>
    /// <exception cref="FormatException">A document is neither, or the two are of different forms.</exception>
    public static ValueList<string> Of(string before, string after)
    {
        (string Form, JsonObject? Document) first = Read(before);
        (string Form, JsonObject? Document) second = Read(after);
        if (first.Form != second.Form)
        {
            throw new FormatException($"The documents are of two forms: one is a {first.Form} and one is a {second.Form}. Two of one form are expected.");
        }

        List<(string Key, string Value)> old = first.Document is { } oldDocument ? [.. Values(oldDocument, string.Empty)] : [.. Lines(before)];
        List<(string Key, string Value)> now = second.Document is { } newDocument ? [.. Values(newDocument, string.Empty)] : [.. Lines(after)];
        Dictionary<string, string> was = old.GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => string.Join("; ", group.Select(entry => entry.Value)), StringComparer.Ordinal);
        Dictionary<string, string> becomes = now.GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => string.Join("; ", group.Select(entry => entry.Value)), StringComparer.Ordinal);
        return was.Select(entry => !becomes.TryGetValue(entry.Key, out string? value) ? $"{entry.Key}: no longer there. It was {entry.Value}."
                : value == entry.Value ? null
                : $"{entry.Key}: was {entry.Value}, is {value}.")
            .Concat(becomes.Where(entry => !was.ContainsKey(entry.Key)).Select(entry => $"{entry.Key}: new. It is {entry.Value}."))
            .OfType<string>().ToValueList();
    }

    /// <summary>What a document is, by the members that only it has; null for a dump, which is no JSON.</summary>
    private static (string Form, JsonObject? Document) Read(string text)
    {
        ReadOnlySpan<char> begun = text.AsSpan().TrimStart();
        if (begun.StartsWith("dump | "))
        {
            return ("dump", null);
        }

        if (!begun.StartsWith("{"))
        {
            throw new FormatException("The document is neither JSON nor a dump. A dump begins with 'dump | '; a definition or a supplement is a JSON object.");
        }

        try
        {
            JsonObject document = JsonNode.Parse(text)!.AsObject();
            return document.ContainsKey("blocks") && document.ContainsKey("edition") ? ("definition", document)
                : document.ContainsKey("protocol") ? ("supplement", document)
                : throw new FormatException("The document is neither a definition nor a supplement. A definition has blocks and an edition; a supplement names its protocol.");
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new FormatException($"The document is no JSON. {error.Message}", error);
        }
    }

    private static IEnumerable<(string Key, string Value)> Lines(string dump)
    {
        foreach (string line in dump.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] columns = line.Split(" | ");
            if (!Keys.TryGetValue(columns[0], out int keys) || columns.Length <= keys)
            {
                throw new FormatException($"The dump has a line that no dump has: '{line}'.");
            }

            string value = string.Join(", ", columns.Skip(keys + 1).Where(column => column.Length > 0));
            yield return (columns[0] switch
            {
                "dump" => "The protocol",
                "rule" => $"Rule {columns[1]}",
                "reading" => $"Question {columns[1]}, reading {columns[2]}",
                "block" => $"Block {columns[1]}",
                "order" => $"The order {columns[2]} in {columns[1]}",
                "plan-start" => $"Infant {columns[1]}, day 1 of {columns[2]}",
                "plan" => $"Infant {columns[1]}, {columns[3]} on day {columns[4]} of {columns[2]}",
                "plan-end" => $"Infant {columns[1]}, the first day without therapy",
                "under" => $"Where {columns[1]} is read, {columns[2]}",
                "dose" => $"Infant {columns[1]}, the first dose of {columns[3]} in {columns[2]} by the illustration",
                _ => $"The answer of {columns[1]} to {columns[2]}",
            }, value.Length == 0 ? "there" : value);
        }
    }

    private static IEnumerable<(string Key, string Value)> Values(JsonNode? node, string path) => node switch
    {
        JsonObject item => item.Where(member => path.Length == 0 || !Names.Contains(member.Key, StringComparer.Ordinal)).SelectMany(member => Values(member.Value, Joined(path, Words(member.Key)))),
        JsonArray list when list.All(item => item is JsonValue) => [(path, string.Join(", ", list.Select(Plain)))],
        JsonArray list => list.SelectMany((item, at) => Of(item, at, path)),
        _ => [(path, Plain(node))],
    };

    private static IEnumerable<(string Key, string Value)> Of(JsonNode? item, int at, string path)
    {
        string name = item is JsonObject known
            ? string.Join(' ', Names.Where(member => known[member] is not null).Select(member => known[member] is JsonArray list ? string.Join('/', list.Select(Plain)) : Plain(known[member])).Distinct(StringComparer.Ordinal))
            : string.Empty;
        string key = $"{path} of {(name.Length == 0 ? $"number {(at + 1).ToString(CultureInfo.InvariantCulture)}" : name)}";
        (string Key, string Value)[] values = [.. Values(item, key)];
        return values.Length == 0 ? [(key, "there")] : values;
    }

    private static string Joined(string path, string member) => path.Length == 0 ? $"{char.ToUpperInvariant(member[0])}{member[1..]}" : $"{path}, {member}";

    /// <summary>A member's name as words: maximumPerDose is "maximum per dose".</summary>
    private static string Words(string member) => string.Concat(member.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string Plain(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonValue value when value.TryGetValue(out bool stated) => stated ? "yes" : "no",

        // 14.00 and 14 are the same number.
        JsonValue value when value.TryGetValue(out decimal number) => number.Plain(),
        _ => node.ToJsonString(JsonText.Readable),
    };
}
