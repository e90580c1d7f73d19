using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AALL15P1.Protocol.Testing;

/// <summary>What changed between two dumps, definitions or supplements, in the words of a pharmacist.</summary>
public static class DocumentDifference
{
    private const string Before = "the document before";
    private const string After = "the document after";

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
        (string Form, JsonObject? Document) first = Read(Before, before);
        (string Form, JsonObject? Document) second = Read(After, after);
        if (first.Form != second.Form)
        {
            throw new FormatException($"The documents are of two forms: {Before} is a {first.Form} and {After} is a {second.Form}. Two of one form are expected.");
        }

        return first.Document is { } oldDocument && second.Document is { } newDocument
            ? DocumentChanges.Of(oldDocument, newDocument).ToValueList()
            : ChangedLines(before, after).ToValueList();
    }

    /// <summary>What a document is, by the members that only it has; null for a dump, which is no JSON.</summary>
    private static (string Form, JsonObject? Document) Read(string name, string text)
    {
        ReadOnlySpan<char> begun = text.AsSpan().TrimStart();
        if (begun.StartsWith("dump | "))
        {
            return ("dump", null);
        }

        if (!begun.StartsWith("{"))
        {
            throw new FormatException($"{DocumentChanges.Begun(name)} is neither JSON nor a dump. A dump begins with 'dump | '; a definition or a supplement is a JSON object.");
        }

        try
        {
            using JsonDocument whole = JsonDocument.Parse(text);
            if (Unreadable("$", whole.RootElement) is { } found)
            {
                throw new FormatException($"{DocumentChanges.Begun(name)} cannot be read. {found}");
            }

            JsonObject document = JsonNode.Parse(text)!.AsObject();
            return document.ContainsKey("blocks") && document.ContainsKey("edition") ? ("definition", document)
                : document.ContainsKey("protocol") ? ("supplement", document)
                : throw new FormatException($"{DocumentChanges.Begun(name)} is neither a definition nor a supplement. A definition has blocks and an edition; a supplement names its protocol.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"{DocumentChanges.Begun(name)} is no JSON. {error.Message}", error);
        }
    }

    /// <summary>The first member that stands twice, or text with half of a character, with its path; null without one.</summary>
    private static string? Unreadable(string path, JsonElement element)
    {
        try
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    HashSet<string> known = new(StringComparer.Ordinal);
                    return element.EnumerateObject().Select(member => known.Add(member.Name) ? Unreadable($"{path}.{member.Name}", member.Value) : $"{path}: found the member '{member.Name}' twice, expected it once.").FirstOrDefault(found => found is not null);
                case JsonValueKind.Array:
                    return element.EnumerateArray().Select((item, at) => Unreadable(string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]"), item)).FirstOrDefault(found => found is not null);
                case JsonValueKind.String:
                    element.GetString();
                    return null;
                default:
                    return null;
            }
        }
        catch (InvalidOperationException)
        {
            return $"{path}: found half of a character, expected whole ones.";
        }
    }

    private static IEnumerable<string> ChangedLines(string before, string after)
    {
        Line[] were = Lines(Before, before);
        Line[] are = Lines(After, after);
        ILookup<string, Line> was = were.ToLookup(line => line.About, StringComparer.Ordinal);
        ILookup<string, Line> becomes = are.ToLookup(line => line.About, StringComparer.Ordinal);
        (Line From, Line To)[] moved = [.. Moved(were.Where(line => !becomes.Contains(line.About)), are.Where(line => !was.Contains(line.About)))];
        Dictionary<string, string> left = moved.ToDictionary(move => move.From.About, move => $"{move.From.Row}: moved from {move.From.Day} to {move.To.Day}.", StringComparer.Ordinal);
        HashSet<string> arrived = moved.Select(move => move.To.About).ToHashSet(StringComparer.Ordinal);
        IEnumerable<string> sequences = were.Select(line => line.Sequence).OfType<string>().Distinct(StringComparer.Ordinal).SelectMany(sequence => DocumentChanges.Reordered(sequence, Names(were, sequence), Names(are, sequence)).Select(DocumentChanges.Begun));
        IEnumerable<string> known = was.SelectMany(entry => becomes.Contains(entry.Key) ? Changed(entry.Key, [.. entry], [.. becomes[entry.Key]]) : [left.GetValueOrDefault(entry.Key) ?? $"{entry.Key}: no longer there. It was {DocumentChanges.Ended(All(entry))}"]);
        IEnumerable<string> come = becomes.Where(entry => !was.Contains(entry.Key) && !arrived.Contains(entry.Key)).Select(entry => $"{entry.Key}: new. It is {DocumentChanges.Ended(All(entry))}");
        return sequences.Concat(known).Concat(come);

        static string[] Names(Line[] lines, string sequence) => [.. lines.Where(line => line.Sequence == sequence).Select(line => line.Name)];
    }

    /// <summary>The rows of a plan of which one day is gone and one came, otherwise alike: the administration moved. Of more days nobody can tell which became which.</summary>
    private static IEnumerable<(Line From, Line To)> Moved(IEnumerable<Line> gone, IEnumerable<Line> came)
    {
        ILookup<string?, Line> left = gone.ToLookup(line => line.Row, StringComparer.Ordinal);
        ILookup<string?, Line> arrived = came.ToLookup(line => line.Row, StringComparer.Ordinal);
        return left.Where(row => row.Key is not null).Select(row => (From: row.ToArray(), To: arrived[row.Key].ToArray()))
            .Where(row => row is { From.Length: 1, To.Length: 1 }).Select(row => (From: row.From[0], To: row.To[0])).Where(move => move.From.Columns[1] == move.To.Columns[1]);
    }

    /// <summary>Of one line the columns that changed, each by its name; of several lines about one thing all of them.</summary>
    private static IEnumerable<string> Changed(string key, Line[] was, Line[] now) => was is not [var old] || now is not [var becomes]
        ? DocumentChanges.Changed(key, All(was), All(now))
        : old.Columns.Zip(becomes.Columns).SelectMany((column, at) => Changed(key, old.Names[at], column.First, column.Second));

    private static IEnumerable<string> Changed(string key, string name, string was, string now) => name.Length == 0
        ? DocumentChanges.Changed(key, was, now)
        : was.StartsWith($"{name} ", StringComparison.Ordinal) && now.StartsWith($"{name} ", StringComparison.Ordinal) ? DocumentChanges.Changed($"{key}, {name}", was[(name.Length + 1)..], now[(name.Length + 1)..])
        : DocumentChanges.Changed($"{key}, {name}", was, now);

    private static string All(IEnumerable<Line> lines) => string.Join("; ", lines.CountBy(line => $"{line}", StringComparer.Ordinal).Select(line => line.Value switch
    {
        1 => line.Key,
        2 => $"{line.Key} (the line is there twice)",
        var times => string.Create(CultureInfo.InvariantCulture, $"{line.Key} (the line is there {times} times)"),
    }));

    private static Line[] Lines(string name, string dump) =>
    [
        .. dump.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" | ") is var columns && Kinds.TryGetValue(columns[0], out (int Keys, string[] Columns) kind) && columns.Length == 1 + kind.Keys + kind.Columns.Length
            ? new Line(kind.Keys, kind.Columns, columns)
            : throw new FormatException($"{DocumentChanges.Begun(name)} has a line that no dump has: '{line}'.")),
    ];

    /// <summary>A line of a dump.</summary>
    private sealed class Line(int keys, string[] names, string[] words)
    {
        /// <summary>What the columns that say something are called.</summary>
        public string[] Names => names;

        /// <summary>What the line says, column by column.</summary>
        public string[] Columns { get; } = words[(1 + keys)..];

        /// <summary>What it is about.</summary>
        public string About { get; } = words[0] switch
        {
            "dump" => "The protocol",
            "rule" => $"Rule {words[1]}",
            "reading" => $"Question {words[1]}, reading {words[2]}",
            "block" => $"Block {words[1]}",
            "order" => $"The order {words[2]} in {words[1]}",
            "plan-start" => $"Infant {words[1]}, day 1 of {words[2]}",
            "plan" => $"Infant {words[1]}, {words[3]} on day {words[4]} of {words[2]}",
            "plan-end" => $"Infant {words[1]}, the first day without therapy",
            "under" => $"Where {words[1]} is read, {words[2]}",
            "dose" => $"Infant {words[1]}, the first dose of {words[3]} in {words[2]} by the illustration",
            _ => $"The answer of {words[1]} to {words[2]}",
        };

        /// <summary>The list in which the line has a place that means something; null for one that its date or question puts in its place.</summary>
        public string? Sequence { get; } = words[0] switch
        {
            "rule" => "the rules",
            "reading" => "the readings",
            "block" => "the blocks",
            "order" => $"the orders in {words[1]}",
            _ => null,
        };

        /// <summary>What it is called in that list.</summary>
        public string Name => words[0] == "reading" ? $"{words[1]} {words[2]}" : words[keys];

        /// <summary>The order of which the line is a day; null for one that is no day of a plan.</summary>
        public string? Row { get; } = words[0] == "plan" ? $"Infant {words[1]}, {words[3]} in {words[2]}" : null;

        /// <summary>That day.</summary>
        public string Day => $"day {words[4]} ({words[5]})";

        public override string ToString() => string.Join(", ", Columns.Where(column => column.Length > 0));
    }
}
