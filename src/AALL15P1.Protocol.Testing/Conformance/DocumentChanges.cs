using System.Globalization;
using System.Text.Json.Nodes;

namespace AALL15P1.Protocol.Testing;

/// <summary>What changed between two JSON documents of one form. An item of a list is known by its name, whatever its place in the list.</summary>
internal static class DocumentChanges
{
    private const int ShortList = 10;

    /// <summary>The members that name an item of a list: the first that every item has, and that tells all of them apart with those beside it.</summary>
    private static readonly string[][] Names =
    [
        ["id"], ["order", "block"], ["order", "block", "other"], ["rule"], ["rule", "block"], ["drug"], ["drug", "routes"], ["drug", "order", "block", "routes"], ["drug", "order", "block", "routes", "citation"],
        ["class"], ["term"], ["analyte"], ["fromMonths"], ["block"], ["days"],
    ];

    /// <summary>What an item of a list is called, and all of them together; the others by the name of their list.</summary>
    private static readonly Dictionary<string, (string One, string All)> Called = new(StringComparer.Ordinal)
    {
        ["blocks"] = ("block", "blocks"),
        ["orders"] = ("order", "orders"),
        ["doses"] = ("dose of", "doses"),
        ["intrathecal"] = ("intrathecal", "intrathecal doses"),
        ["byAge"] = ("from the age of", "bands of age"),
        ["bands"] = ("from the age of", "bands of age"),
        ["startingDoses"] = ("starting doses from the age of", "starting doses"),
        ["startCriteria"] = ("start criterion", "start criteria"),
        ["eligibilityCriteria"] = ("eligibility criterion", "eligibility criteria"),
        ["careRules"] = ("rule of care", "rules of care"),
        ["orderLinks"] = ("link of", "links of orders"),
        ["infantFactors"] = ("infant factor", "infant factors"),
        ["infusions"] = ("infusion of", "infusions"),
        ["readings"] = ("reading", "readings"),
        ["sources"] = ("source", "sources"),
        ["holds"] = ("policy for held doses", "policies for held doses"),
        ["spacing"] = ("spacing before", "spacings"),
        ["rounding"] = ("rounding of", "roundings"),
        ["references"] = ("published dose of", "published doses"),
        ["guards"] = ("label guard of", "label guards"),
        ["intervals"] = ("interval of", "intervals"),
        ["reactions"] = ("reactions to", "reactions"),
        ["cumulativeLimits"] = ("cumulative limit of", "cumulative limits"),
        ["notes"] = ("note", "notes"),
        ["taper"] = ("taper on", "steps of the taper"),
    };

    /// <summary>Members whose own words would not tell what they mean.</summary>
    private static readonly Dictionary<string, string> Meaning = new(StringComparer.Ordinal)
    {
        ["id"] = string.Empty,
        ["onDayOfPrevious"] = "first day, counted in the block before",
        ["daysAfterLastAdministration"] = "days after the last administration of the block before",
        ["taken"] = "reading taken",
        ["gives"] = "standing that it gives",
    };

    /// <summary>Compares two documents.</summary>
    /// <returns>What changed, one sentence each, in the order of the document before.</returns>
    public static IEnumerable<string> Of(JsonObject before, JsonObject after) => Members(string.Empty, before, after).Select(Begun);

    /// <summary>A sentence when two values differ; an empty value is none.</summary>
    public static IEnumerable<string> Changed(string what, string before, string after) => before == after ? []
        : before.Length == 0 ? [$"{what}: new. It is {Ended(after)}"]
        : after.Length == 0 ? [$"{what}: no longer there. It was {Ended(before)}"]
        : before.TrimEnd('.') == after.TrimEnd('.') ? [$"{what}: was '{before}', is '{after}'."]
        : [$"{what}: was {before.TrimEnd('.')}, is {Ended(after)}"];

    /// <summary>A sentence when what both lists have stands in another sequence: from the first place that differs to the last. What only one of them has changes no sequence.</summary>
    public static IEnumerable<string> Reordered(string what, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        string[] was = [.. before.Intersect(after, StringComparer.Ordinal)];
        string[] now = [.. after.Intersect(before, StringComparer.Ordinal)];
        int first = Alike(was, now);
        if (first == was.Length)
        {
            return [];
        }

        int last = Alike(was.AsEnumerable().Reverse(), now.AsEnumerable().Reverse());
        string separator = was.Any(name => name.Contains(',', StringComparison.Ordinal)) ? "; " : ", ";
        return Changed($"the sequence of {what}", string.Join(separator, was[first..^last]), string.Join(separator, now[first..^last]));

        static int Alike(IEnumerable<string> some, IEnumerable<string> others) => some.Zip(others).TakeWhile(pair => pair.First == pair.Second).Count();
    }

    /// <summary>A text as the beginning of a sentence.</summary>
    public static string Begun(string sentence) => $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}";

    /// <summary>A value as the end of a sentence.</summary>
    public static string Ended(string value) => value.Length == 0 ? "there." : $"{value.TrimEnd('.')}.";

    private static IEnumerable<string> Members(string path, JsonObject before, JsonObject after) =>
        before.Select(member => member.Key).Union(after.Select(member => member.Key), StringComparer.Ordinal).SelectMany(member => Changes(path, member, before[member], after[member]));

    private static IEnumerable<string> Changes(string path, string member, JsonNode? before, JsonNode? after)
    {
        // What names an item within a list is a member like another at the top of a document.
        string place = Joined(path, Words(member)) is { Length: > 0 } named ? named : member;
        return (before, after) switch
        {
            (JsonArray old, JsonArray now) when old.Count == now.Count && old.Count > ShortList && old.Concat(now).All(item => item is JsonValue) =>
                old.Zip(now).SelectMany((pair, at) => Values($"{place}, number {Number(at + 1)} of {Number(old.Count)}", member, pair.First, pair.Second)),
            (JsonArray or null, JsonArray or null) when HasItems(member, before) && HasItems(member, after) && ItemsOf(before).Concat(ItemsOf(after)).Any() => Items(path, member, [.. ItemsOf(before)], [.. ItemsOf(after)]),
            (JsonObject old, JsonObject now) when !IsOneValue(old) && !IsOneValue(now) && old.ContainsKey("unpublished") == now.ContainsKey("unpublished") => Members(place, old, now),
            _ => Values(place, member, before, after),
        };
    }

    /// <summary>A sentence when two values differ, in words, or as they are written where the words are the same, such as 1 and "1", or an empty list and none.</summary>
    private static IEnumerable<string> Values(string place, string member, JsonNode? before, JsonNode? after)
    {
        return Text(member, before) != Text(member, after) ? Changed(place, Text(member, before), Text(member, after))
            : JsonNode.DeepEquals(before, after) ? []
            : [$"{place}: was {Written(before)}, is {Written(after)}."];

        static string Written(JsonNode? node) => node?.ToJsonString(JsonText.Readable) ?? "not there";
    }

    /// <summary>Whether a list is one of things that have members of their own, and not of values.</summary>
    private static bool HasItems(string member, JsonNode? list) => member is not ("ranges" or "windows") && (list is not JsonArray items || items.All(item => item is JsonObject known && !IsOneValue(known)));

    private static IEnumerable<JsonObject> ItemsOf(JsonNode? list) => (list as JsonArray ?? []).Select(item => item!.AsObject());

    private static IEnumerable<string> Items(string path, string list, JsonObject[] before, JsonObject[] after)
    {
        string[] names = Names.FirstOrDefault(members => TellApart(members, before) && TellApart(members, after))
            ?? Names.FirstOrDefault(members => before.Concat(after).All(item => item[members[0]] is not null)) ?? [];
        (string Key, JsonObject Item)[] was = Keyed(before);
        (string Key, JsonObject Item)[] now = Keyed(after);
        (string one, string all) = list == "readings" && path.Length == 0 ? ("question", "questions") : Called.GetValueOrDefault(list, ($"{Words(list)}{(names.Length > 0 ? " of" : string.Empty)}", Words(list)));
        IEnumerable<string> sequence = Reordered($"the {all}", [.. was.Select(entry => entry.Key)], [.. now.Select(entry => entry.Key)]).Select(change => Joined(path, change));
        IEnumerable<string> known = was.SelectMany(entry => now.FirstOrDefault(other => other.Key == entry.Key).Item is { } same ? Members(Place(entry.Key), entry.Item, same) : [$"{Place(entry.Key)}: no longer there. It was {Ended(Rest(entry.Item))}"]);
        IEnumerable<string> come = now.Where(entry => was.All(other => other.Key != entry.Key)).Select(entry => $"{Place(entry.Key)}: new. It is {Ended(Rest(entry.Item))}");
        return sequence.Concat(known).Concat(come);

        // What has no name is known by its place, and the only one of its kind needs none; of several of one name, the second and others are counted.
        (string Key, JsonObject Item)[] Keyed(JsonObject[] items)
        {
            string[] keys = [.. items.Select((item, at) => names.Length > 0 ? Key(names, item) : Math.Max(before.Length, after.Length) == 1 ? string.Empty : $"number {Number(at + 1)}")];
            return [.. items.Select((item, at) => (keys[..at].Count(key => key == keys[at]) is var earlier and > 0 ? $"{keys[at]} (number {Number(earlier + 1)})" : keys[at], item))];
        }

        string Place(string key) => Joined(path, key.Length == 0 ? one : $"{one} {key}");

        string Rest(JsonObject item) => Summary(item.Where(member => !names.Contains(member.Key, StringComparer.Ordinal)));
    }

    private static bool TellApart(string[] members, JsonObject[] items) =>
        items.All(item => item[members[0]] is not null) && items.Select(item => Key(members, item)).Distinct(StringComparer.Ordinal).Count() == items.Length;

    private static string Key(string[] members, JsonObject item) => string.Join(' ', members.Where(member => item[member] is not null).Select(member => (member, Text(member, item[member])) switch
    {
        ("fromMonths", var months) => $"{months} months",
        ("days", var days) => $"days {days}",
        ("citation", var citation) => $"({citation})",
        ("other", var other) => $"with {other}",
        ("block", var block) when members[0] != "block" => $"in {block}",
        (_, var text) => text,
    }));

    /// <summary>Whether an object is one value for its reader: a citation, or the days of an order.</summary>
    private static bool IsOneValue(JsonObject item) => item is { Count: 2 } && item.ContainsKey("source") && item.ContainsKey("place") || Days(item) is not null;

    private static string Text(string member, JsonNode? node) => node switch
    {
        null => string.Empty,
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonValue value when value.TryGetValue(out bool stated) => stated ? "yes" : "no",
        JsonValue value when value.TryGetValue(out decimal number) => member.Contains("econds", StringComparison.Ordinal) ? Time(number) : number.Plain(),
        JsonArray list => string.Join(member is "ranges" or "windows" || list.All(item => item is JsonValue) ? ", " : " / ", list.Select(item => item is JsonObject range && member is "ranges" or "windows" ? Range(range) : Text(member, item))),
        JsonObject item when item is { Count: 2 } && item["source"] is { } source && item["place"] is { } place => $"{Text("source", source)}, {Text("place", place)}",
        JsonObject item => Days(item) ?? Summary(item),
        _ => node.ToJsonString(JsonText.Readable),
    };

    /// <summary>What an item says, on one line.</summary>
    private static string Summary(IEnumerable<KeyValuePair<string, JsonNode?>> members) =>
        string.Join("; ", members.Select(member => (Name: Words(member.Key), Text: Text(member.Key, member.Value).TrimEnd('.'))).Where(member => member.Text.Length > 0).Select(member => $"{member.Name} {member.Text}".TrimStart()));

    private static string? Days(JsonObject item) => (item["kind"] is JsonValue kind && kind.TryGetValue(out string? word) ? word : null) switch
    {
        "listed" when item.ContainsKey("ranges") => Text("ranges", item["ranges"]),
        "weekly" when item.ContainsKey("windows") => $"weekly with day {Text(string.Empty, item["weekdayOfDay"])}, within {Text("windows", item["windows"])}",
        "cycles" when item["withinCycle"] is { } days => $"from day {Text(string.Empty, item["fromDay"])} in cycles of {Text(string.Empty, item["length"])} days, of each {Text(string.Empty, days)}",
        "in-turn" when item["next"] is { } next => $"{Text(string.Empty, item["first"])}; then {Text(string.Empty, next)}",
        _ => null,
    };

    private static string Range(JsonObject range) => (Text(string.Empty, range["first"]), Text(string.Empty, range["last"])) is var (first, last) && first == last ? first : $"{first}-{last}";

    private static string Time(decimal seconds) => seconds % 3600 == 0 ? $"{(seconds / 3600).Plain()} h" : seconds % 60 == 0 ? $"{(seconds / 60).Plain()} min" : $"{seconds.Plain()} s";

    /// <summary>A member at its place. What the place is called by already is not said again: the dose of "dose of vincristine" is its own.</summary>
    private static string Joined(string path, string member)
    {
        string last = path[(path.LastIndexOf(", ", StringComparison.Ordinal) is var comma and >= 0 ? comma + 2 : 0)..];
        return path.Length == 0 ? member : member.Length == 0 || last == member || last.StartsWith($"{member} ", StringComparison.Ordinal) ? path : $"{path}, {member}";
    }

    /// <summary>A member's name as words: maximumPerDose is "maximum per dose".</summary>
    private static string Words(string member) => Meaning.GetValueOrDefault(member)
        ?? string.Concat(member.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")).Replace(" seconds", string.Empty, StringComparison.Ordinal).Replace("seconds ", string.Empty, StringComparison.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
