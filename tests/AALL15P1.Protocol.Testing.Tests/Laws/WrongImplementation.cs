using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing.Tests.Laws;

/// <summary>
/// An implementation with one seeded fault: the library behind a change of what it is asked, or of what it answers, in
/// one operation. It knows nothing of the laws.
/// </summary>
internal sealed class WrongImplementation(string fault, string operation, Action<JsonObject>? asked = null, Action<JsonObject, JsonObject>? answered = null, IProtocolImplementation? by = null)
    : IProtocolImplementation
{
    private static readonly LibraryImplementation Library = new();

    // Every fault is shown the same questions, and most faults leave most of them as they are.
    private static readonly ConcurrentDictionary<(string Operation, string Input), string> Unchanged = new();

    public string Fault { get; } = fault;

    public string Operation { get; } = operation;

    public string Answer(string operation, string input)
    {
        if (operation != Operation)
        {
            return Library.Answer(operation, input);
        }

        JsonObject changed = JsonNode.Parse(input)!.AsObject();
        JsonObject original = JsonNode.Parse(input)!.AsObject();
        asked?.Invoke(changed);
        string question = changed.ToJsonString();
        string answer = by is not null ? by.Answer(operation, question)
            : JsonNode.DeepEquals(changed, original) ? Unchanged.GetOrAdd((operation, question), same => Library.Answer(same.Operation, same.Input))
            : Library.Answer(operation, question);
        if (answered is null)
        {
            return answer;
        }

        JsonObject document = JsonNode.Parse(answer)!.AsObject();
        if (document["error"] is null)
        {
            answered(original, document);
        }

        return document.ToJsonString();
    }

    public override string ToString() => $"{Operation}: {Fault}";
}

/// <summary>Changes of documents from which faults are made.</summary>
internal static class Change
{
    public static string? Text(this JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static LocalDate Date(this JsonObject document, string member) => LocalDatePattern.Iso.Parse(document[member]!.GetValue<string>()).Value;

    /// <summary>Moves a date, where there is one.</summary>
    public static void Move(this JsonNode? node, string member, int days)
    {
        if (node is JsonObject document && document[member].Text() is not null)
        {
            document[member] = LocalDatePattern.Iso.Format(document.Date(member).PlusDays(days));
        }
    }

    /// <summary>Replaces a text, where it is there.</summary>
    public static void Replace(this JsonNode? node, string member, string from, string? to)
    {
        if (node is JsonObject document && document[member].Text() == from)
        {
            document.Set(member, to);
        }
    }

    public static void Set(this JsonNode? node, string member, JsonNode? value)
    {
        if (node is JsonObject document)
        {
            if (value is null)
            {
                document.Remove(member);
            }
            else
            {
                document[member] = value;
            }
        }
    }

    /// <summary>States what is missing.</summary>
    public static void Default(this JsonNode? node, string member, JsonNode value)
    {
        if (node is JsonObject document && document[member] is null)
        {
            document[member] = value;
        }
    }

    /// <summary>Changes the number of a text such as "20 mg".</summary>
    public static void Number(this JsonNode? node, string member, Func<decimal, decimal> change)
    {
        if (node is JsonObject document && document[member].Text() is { } text)
        {
            int end = 0;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            {
                end++;
            }

            decimal number = decimal.Parse(text.AsSpan(0, end), NumberStyles.Number, CultureInfo.InvariantCulture);
            document[member] = $"{change(number).ToString("0.############################", CultureInfo.InvariantCulture)}{text[end..]}";
        }
    }

    public static IEnumerable<JsonObject> Each(this JsonNode? node, string member) => (node?[member] as JsonArray ?? []).OfType<JsonObject>();

    public static void RemoveWhere(this JsonNode? node, string member, Func<JsonObject, bool> predicate)
    {
        if (node?[member] is JsonArray array)
        {
            foreach (JsonObject item in array.OfType<JsonObject>().Where(predicate).ToList())
            {
                array.Remove(item);
            }
        }
    }

    public static void Drop(this JsonObject input, string question) => input.RemoveWhere("readings", reading => reading["id"].Text() == question);

    public static void Read(this JsonObject input, string question, string reading)
    {
        input.Drop(question);
        input.Default("readings", new JsonArray());
        input["readings"]!.AsArray().Add((JsonNode)new JsonObject { ["id"] = question, ["reading"] = reading });
    }

    public static void Outcome(this JsonObject answer, string from, string to) => answer.Replace("outcome", from, to);
}
