using System.Text.Json.Nodes;

namespace AALL15P1.Protocol.Testing;

/// <summary>What changed between two dumps, definitions or supplements, in the words of a pharmacist.</summary>
public static class DocumentDifference
{
    /// <summary>The kinds of a dump's lines: how many columns say what a line is about, and what the others are called.</summary>
    private static readonly Dictionary<string, (int Keys, string[] Columns)> Kinds = new(StringComparer.Ordinal)
    {
        ["dump"] = (1, ["title", "edition"]),
        ["rule"] = (1, ["title", "statement", "numbers", "standing", "source"]),
        ["reading"] = (2, ["statement", "taken as"]),
        ["block"] = (1, ["title", "start criteria"]),
        ["order"] = (2, ["routes", "days", "times a day", "dose", "standing", "source"]),
        ["plan-start"] = (2, [string.Empty]),
        ["plan"] = (4, ["date", "routes"]),
        ["plan-end"] = (1, [string.Empty]),
        ["under"] = (2, [string.Empty]),
        ["dose"] = (3, ["date", "amount", "findings"]),
        ["answer"] = (2, ["outcome", "findings"]),
    };

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

        return first.Document is { } oldDocument && second.Document is { } newDocument
            ? DocumentChanges.Of(oldDocument, newDocument).ToValueList()
            : ChangedLines(before, after).ToValueList();
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

    private static IEnumerable<string> ChangedLines(string before, string after)
    {
        Dictionary<string, List<Line>> was = Lines(before);
        Dictionary<string, List<Line>> becomes = Lines(after);
        return was.SelectMany(entry => becomes.TryGetValue(entry.Key, out List<Line>? now) ? Changed(entry.Key, entry.Value, now) : [$"{entry.Key}: no longer there. It was {DocumentChanges.Ended(All(entry.Value))}"])
            .Concat(becomes.Where(entry => !was.ContainsKey(entry.Key)).Select(entry => $"{entry.Key}: new. It is {DocumentChanges.Ended(All(entry.Value))}"));
    }

    /// <summary>Of one line the columns that changed, each by its name; of several lines about one thing all of them.</summary>
    private static IEnumerable<string> Changed(string key, List<Line> was, List<Line> now) => was is not [var old] || now is not [var becomes] || old.Columns.Length != becomes.Columns.Length
        ? DocumentChanges.Changed(key, All(was), All(now))
        : old.Columns.Zip(becomes.Columns).SelectMany((column, at) => DocumentChanges.Changed(old.Names[at].Length == 0 ? key : $"{key}, {old.Names[at]}", WithoutName(column.First, old.Names[at]), WithoutName(column.Second, old.Names[at])));

    private static string WithoutName(string value, string name) => value.StartsWith($"{name} ", StringComparison.Ordinal) ? value[(name.Length + 1)..] : value;

    private static string All(List<Line> lines) => string.Join("; ", lines.Select(line => line.ToString()));

    private static Dictionary<string, List<Line>> Lines(string dump)
    {
        Dictionary<string, List<Line>> lines = new(StringComparer.Ordinal);
        foreach (string line in dump.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] columns = line.Split(" | ");
            if (!Kinds.TryGetValue(columns[0], out (int Keys, string[] Columns) kind) || columns.Length != 1 + kind.Keys + kind.Columns.Length)
            {
                throw new FormatException($"The dump has a line that no dump has: '{line}'.");
            }

            string about = columns[0] switch
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
            };
            lines.TryAdd(about, []);
            lines[about].Add(new(kind.Columns, columns[(1 + kind.Keys)..]));
        }

        return lines;
    }

    /// <summary>What a line says of what it is about, column by column.</summary>
    private sealed record Line(string[] Names, string[] Columns)
    {
        public override string ToString() => string.Join(", ", Columns.Where(column => column.Length > 0));
    }
}
