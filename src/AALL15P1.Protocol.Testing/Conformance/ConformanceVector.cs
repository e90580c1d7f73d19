using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// A question with the answer that the sources give, as neutral JSON. The expectation was written from the source that
/// is cited, and worked out beside it; no implementation made it.
/// </summary>
public sealed partial class ConformanceVector
{
    private readonly JsonArray expected;

    internal ConformanceVector(JsonObject document)
    {
        Id = Text(document, "id");
        Operation = Text(document, "operation");
        Title = Text(document, "title");
        Working = Text(document, "working");
        Citation = $"{document["citation"]!["source"]!.GetValue<string>()}, {document["citation"]!["place"]!.GetValue<string>()}";
        Rules = document["rules"]!.AsArray().Select(rule => rule!.GetValue<string>()).ToValueList();
        Input = document["input"]!.ToJsonString(JsonText.Readable);
        expected = document["expected"]!.AsArray();
    }

    /// <summary>The vector's id, in kebab case.</summary>
    public string Id { get; }

    /// <summary>The operation that is asked.</summary>
    public string Operation { get; }

    /// <summary>What the vector is about.</summary>
    public string Title { get; }

    /// <summary>The ids of the rules that decide.</summary>
    public ValueList<string> Rules { get; }

    /// <summary>Where the expectation is stated.</summary>
    public string Citation { get; }

    /// <summary>How the expectation follows from the source.</summary>
    public string Working { get; }

    /// <summary>The input as JSON text.</summary>
    public string Input { get; }

    /// <summary>Compares an answer with the expectation.</summary>
    /// <param name="answer">The answer as JSON text.</param>
    /// <returns>What differs, one sentence each; none when the answer is right.</returns>
    public ValueList<string> Differences(string answer)
    {
        if (JsonText.ReadAnswer(answer, out string? wrong) is not { } document)
        {
            return [wrong!];
        }

        try
        {
            return document["error"] is { } refused && !MayBeRefused(expected)
                ? [$"Expected an answer. Found the error {refused.ToJsonString(JsonText.Readable)}"]
                : expected.SelectMany(item => Differences(item!.AsObject(), document)).Select(VisibleText.Of).ToValueList();
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or OverflowException)
        {
            // Half of a character, or a number that is too large, passes as JSON until somebody reads it.
            return [$"The answer holds what cannot be read, such as half of a character or a number that is too large. Found {JsonText.Quoted(answer)}."];
        }
    }

    /// <summary>The vector's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;

    /// <summary>Whether an entry asks about the error, so that a refusal is an answer like another.</summary>
    private static bool MayBeRefused(JsonArray entries) => entries.Any(entry => entry!["anyOf"] is JsonArray choices
        ? choices.Any(choice => MayBeRefused(choice!.AsArray()))
        : Text(entry.AsObject(), "at").Split('.')[0] == "error");

    private static IEnumerable<string> Differences(JsonObject expectation, JsonNode? answer)
    {
        if (expectation["anyOf"] is not JsonArray choices)
        {
            return Difference(expectation, answer) is { } difference ? [difference] : [];
        }

        string[][] all = [.. choices.Select(choice => choice!.AsArray().SelectMany(item => Differences(item!.AsObject(), answer)).ToArray())];
        return all.Any(choice => choice.Length == 0) ? [] : [string.Join(" Or: ", all.Select(choice => string.Join(' ', choice)))];
    }

    private static string? Difference(JsonObject expectation, JsonNode? answer)
    {
        string at = Text(expectation, "at");
        JsonNode[] found = [.. At(answer, at)];
        if (expectation["is"] is { } one)
        {
            return found.Length == 1 && Same(found[0], one) ? null : $"Expected {at} to be {Plain(one)}. Found {All(found)}.";
        }

        if (expectation["isNot"] is { } other)
        {
            return found.Length == 1 && found[0]?.GetValueKind() == other.GetValueKind() && !Same(found[0], other) ? null : $"Expected {at} to be other than {Plain(other)}. Found {All(found)}.";
        }

        if (expectation["exists"] is { } exists)
        {
            return found.Length > 0 == exists.GetValue<bool>() ? null : $"Expected {(exists.GetValue<bool>() ? "something" : "nothing")} at {at}. Found {All(found)}.";
        }

        if (expectation["has"] is { } member)
        {
            return found.Any(node => Same(node, member)) ? null : $"Expected {Plain(member)} among {at}. Found {All(found)}.";
        }

        if (expectation["lacks"] is { } unwanted)
        {
            // A list that is not there is no list without the value.
            string list = at.Split('[', 2)[0];
            return !At(answer, list).Any() ? $"Expected {list}. Found nothing."
                : found.Any(node => Same(node, unwanted)) ? $"Expected no {Plain(unwanted)} among {at}. Found {All(found)}."
                : null;
        }

        if (expectation["are"] is JsonArray all)
        {
            string[] wanted = [.. all.Select(Plain).Order(StringComparer.Ordinal)];
            string[] given = [.. found.Select(Plain).Order(StringComparer.Ordinal)];
            return wanted.SequenceEqual(given) ? null
                : $"Expected {at} to be {string.Join(", ", wanted)}. Found {string.Join(", ", given.Except(wanted, StringComparer.Ordinal).Select(more => $"{more} more").Concat(wanted.Except(given, StringComparer.Ordinal).Select(less => $"{less} less")).DefaultIfEmpty("another number of them"))}.";
        }

        decimal near = expectation["near"]!.GetValue<decimal>();
        decimal within = expectation["within"]!.GetValue<decimal>();
        string? unit = expectation["unit"]?.GetValue<string>();
        return found.Length == 1 && Number(found[0]) is { } number && Math.Abs(number.Value - near) <= within && number.Unit == unit
            ? null
            : $"Expected {at} to be {near.Plain()}{(unit is null ? string.Empty : $" {unit}")} within {within.Plain()}. Found {All(found)}.";
    }

    /// <summary>What stands at a path: members by name, items of a list by [*] or by what their members say.</summary>
    private static IEnumerable<JsonNode> At(JsonNode? node, string path)
    {
        IEnumerable<JsonNode> found = node is null ? [] : [node];
        foreach (Match step in Steps().Matches(path))
        {
            found = found.Select(item => (item as JsonObject)?[step.Groups["name"].Value]).OfType<JsonNode>();
            if (step.Groups["filter"] is { Success: true, Value: var filter })
            {
                found = found.OfType<JsonArray>().SelectMany(list => list).OfType<JsonNode>().Where(item => filter == "*" || filter.Split(',').All(condition => Fits(item, condition)));
            }
        }

        return found;
    }

    /// <summary>The steps of a path; a dot within the condition on an item is the condition's own.</summary>
    [GeneratedRegex(@"(?<name>[^.\[\]]+)(\[(?<filter>[^\]]*)\])?", RegexOptions.ExplicitCapture)]
    private static partial Regex Steps();

    private static bool Fits(JsonNode item, string condition)
    {
        string[] parts = condition.Split('=', 2);
        return At(item, parts[0]).Any(value => (value is JsonArray list ? string.Join(' ', list.Select(Plain).Order(StringComparer.Ordinal)) : Plain(value)) == parts[1]);
    }

    /// <summary>Numbers are compared by value and points in time by the instant, however each is written; the rest as text.</summary>
    private static bool Same(JsonNode found, JsonNode wanted) =>
        Plain(found) == Plain(wanted) || (InstantOf(wanted) is { } instant && InstantOf(found) == instant);

    private static Instant? InstantOf(JsonNode node) =>
        OffsetDateTimePattern.ExtendedIso.Parse(Plain(node)) is { Success: true, Value: var time } ? time.ToInstant() : null;

    private static (decimal Value, string? Unit)? Number(JsonNode node)
    {
        if (node is not JsonValue value)
        {
            return null;
        }

        if (value.GetValueKind() == JsonValueKind.Number)
        {
            return value.TryGetValue(out decimal exact) ? (exact, null) : null;
        }

        return value.TryGetValue(out string? text) && text.Split(' ', 2) is [var number, var unit] && decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal read)
            ? (read, unit)
            : null;
    }

    private static string All(JsonNode[] found) => found.Length == 0 ? "nothing" : string.Join(", ", found.Select(Plain));

    private static string Plain(JsonNode? node) => node switch
    {
        null => "null",
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out decimal number) => number.Plain(),
        _ => node.ToJsonString(JsonText.Readable),
    };

    private static string Text(JsonObject document, string member) => document[member]!.GetValue<string>();
}
