using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Titration;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing;

/// <summary>This library as an implementation. It adds nothing to the library's answers.</summary>
public sealed class LibraryImplementation : IProtocolImplementation
{
    private const string Illustration = "illustration";

    /// <summary>The members of the inputs of the kit's own operations; another member is refused, as it would be left out of the answer in silence.</summary>
    private static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        ["roadmap"] = ["schemaVersion", "birthDate", "inductionStart", "starts", "from", "to", "supplement", "readings"],
        ["replay"] = ["schemaVersion", "events", "at", "holds", "plan", "round", "supplement", "supplements", "readings"],
        ["titrate"] = ["schemaVersion", "history", "on", "supplement", "readings"],
    };

    private readonly CompiledProtocol protocol;
    private const int MostSites = 32;
    private readonly Lazy<CompiledProtocol> illustrated;
    private readonly ConcurrentDictionary<string, CompiledProtocol> sites = new(StringComparer.Ordinal);

    /// <summary>Makes an implementation.</summary>
    /// <param name="protocol">The protocol that answers; null for AALL15P1 as the public record states it.</param>
    public LibraryImplementation(CompiledProtocol? protocol = null)
    {
        this.protocol = protocol ?? Aall15P1.Compile();

        // Compiled once, as is the supplement of an input: laws ask thousands of questions under it.
        illustrated = new(() => this.protocol.With(Aall15P1.Illustration));
    }

    /// <summary>Every operation that is answered: those of <see cref="ProtocolOperations"/>, then <c>roadmap</c>, <c>replay</c> and <c>titrate</c>.</summary>
    public static ValueList<string> Operations { get; } = [.. ProtocolOperations.All.Select(operation => operation.Id), "roadmap", "replay", "titrate"];

    /// <inheritdoc/>
    public string Answer(string operation, string input)
    {
        try
        {
            return Decide(operation, input);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException or InvalidOperationException or JsonException)
        {
            return Refused(error);
        }
    }

    /// <summary>Answers one line as a command does: <c>{"operation": ..., "input": {...}}</c>.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The answer on one line; an object with a member <c>error</c> for a line that cannot be read.</returns>
    public string AnswerLine(string line)
    {
        try
        {
            JsonObject question = JsonNode.Parse(line) as JsonObject ?? throw new FormatException("$: found no object, expected operation and input.");
            return Answer(Text(question, "operation"), (question["input"] ?? throw new FormatException("$.input: found nothing, expected the operation's input.")).ToJsonString());
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            return Refused(error);
        }
    }

    /// <summary>An error as an answer; the name of a parameter means nothing to whoever asked in JSON.</summary>
    private static string Refused(Exception error)
    {
        string message = error switch
        {
            JsonException => "$: found text that is no JSON, expected the operation and its input.",
            ArgumentException { ParamName: { } name } => error.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal),
            _ => error.Message,
        };
        return new JsonObject { ["error"] = new JsonObject { ["message"] = message.ReplaceLineEndings(" ") } }.ToJsonString();
    }

    private string Decide(string operation, string input)
    {
        JsonObject document = JsonNode.Parse(input) as JsonObject ?? throw new FormatException("$: found no object, expected the operation's input.");
        RequireMembers(operation, document);
        CompiledProtocol asked = protocol;
        if (protocol.Supplement is null && document["supplement"] is JsonValue named && named.TryGetValue(out string? name) && name == Illustration)
        {
            document.Remove("supplement");
            asked = illustrated.Value;
            input = document.ToJsonString();
        }

        return operation switch
        {
            "roadmap" => Roadmap(asked, document),
            "replay" => Replay(asked, document),
            "titrate" => Titrate(asked, document),
            _ => ProtocolOperations.Find(operation).Decide(asked, input),
        };
    }

    private string Roadmap(CompiledProtocol protocol, JsonObject input)
    {
        CompiledProtocol completed = Complete(protocol, input);
        BlockStarts starts = BlockStarts.From(Date(input, "inductionStart"));
        foreach (JsonNode? start in List(input, "starts"))
        {
            JsonObject known = start as JsonObject ?? throw new FormatException("$.starts: found no object, expected block and on.");
            starts = starts.With(completed.Definition.Block(new(Text(known, "block"))).Id, Date(known, "on"));
        }

        Roadmap roadmap = completed.Plan(Date(input, "birthDate"), starts);
        IEnumerable<Administration>? slice = OptionalDate(input, "from") is { } from
            ? roadmap.Between(from, OptionalDate(input, "to") ?? from)
            : null;
        return Line(RoadmapJson.Write(roadmap, slice));
    }

    private string Replay(CompiledProtocol protocol, JsonObject input)
    {
        JsonArray events = input["events"] as JsonArray ?? throw new FormatException("$.events: found no array, expected the events.");
        DatedSupplement[] later = [.. List(input, "supplements").Select((each, at) => Dated(each, $"$.supplements[{at}]"))];
        (HoldPolicy? holds, LocalDate? at, bool plan, bool round) = (Holds(input), OptionalDate(input, "at"), IsAsked(input, "plan"), IsAsked(input, "round"));
        RecordQuestion question = RecordQuestion.Of(Complete(protocol, input), [RecordJson.Read(events.ToJsonString())], later, holds, "$.holds");
        return Line(at is { } asked ? question.AsKnownAt(asked).ToJson(asked, plan, round) : question.ToJson(question.LastDay("$.at"), plan, round));
    }

    private static DatedSupplement Dated(JsonNode? each, string place)
    {
        JsonObject stated = each as JsonObject ?? throw new FormatException($"{place}: found no object, expected from and supplement.");
        JsonObject supplement = stated["supplement"] as JsonObject ?? throw new FormatException($"{place}.supplement: found no object, expected a site supplement.");
        return new(Date(stated, "from", place), SupplementJson.Read(supplement.ToJsonString()));
    }

    private string Titrate(CompiledProtocol protocol, JsonObject input)
    {
        CompiledProtocol completed = Complete(protocol, input);
        JsonObject history = input["history"] as JsonObject ?? throw new FormatException("$.history: found no object, expected counts and doses.");
        TitrationHistory read = TitrationJson.ReadHistory(history.ToJsonString());
        return Line(TitrationJson.Write(completed.Titrate(read, Date(input, "on"))));
    }

    /// <summary>The protocol under the supplement and readings of an input.</summary>
    private CompiledProtocol Complete(CompiledProtocol asked, JsonObject input)
    {
        CompiledProtocol completed = input["supplement"] switch
        {
            null => asked,
            JsonObject own => OfSite(asked, own.ToJsonString()),
            { } other => throw new FormatException($"$.supplement: found {other.ToJsonString()}, expected a site supplement or \"{Illustration}\"."),
        };
        InterpretationChoices readings = completed.Readings;
        foreach (JsonNode? reading in List(input, "readings"))
        {
            JsonObject chosen = reading as JsonObject ?? throw new FormatException("$.readings: found no object, expected id and reading.");
            readings = readings.With(Text(chosen, "id"), Text(chosen, "reading"));
        }

        return completed.With(readings);
    }

    private CompiledProtocol OfSite(CompiledProtocol asked, string supplement)
    {
        if (!ReferenceEquals(asked, protocol))
        {
            return asked.With(SupplementJson.Read(supplement));
        }

        if (sites.Count >= MostSites)
        {
            sites.Clear();
        }

        return sites.GetOrAdd(supplement, own => protocol.With(SupplementJson.Read(own)));
    }

    private static void RequireMembers(string operation, JsonObject input)
    {
        if (Members.TryGetValue(operation, out string[]? members) && input.Select(member => member.Key).FirstOrDefault(name => !members.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new FormatException($"$: found the member '{unknown}', expected one of {string.Join(", ", members)}.");
        }
    }

    private static HoldPolicy? Holds(JsonObject input) => input["holds"] is not { } holds ? null
        : Enum.GetValues<HoldPolicy>().Cast<HoldPolicy?>().FirstOrDefault(known => JsonText.Kebab($"{known}") == Word(holds))
            ?? throw new FormatException($"$.holds: found {holds.ToJsonString()}, expected one of {string.Join(", ", Enum.GetValues<HoldPolicy>().Select(known => JsonText.Kebab($"{known}")))}.");

    private static bool IsAsked(JsonObject input, string member) => input[member] is { } stated
        && (stated is JsonValue value && value.TryGetValue(out bool isAsked) ? isAsked : throw new FormatException($"$.{member}: found {stated.ToJsonString()}, expected true or false."));

    private static JsonArray List(JsonObject input, string member) => input[member] switch
    {
        null => [],
        JsonArray list => list,
        { } other => throw new FormatException($"$.{member}: found {other.ToJsonString()}, expected a list."),
    };

    private static string? Word(JsonNode node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static LocalDate Date(JsonObject input, string member, string place = "$") =>
        OptionalDate(input, member, place) ?? throw new FormatException($"{place}.{member}: found nothing, expected a date such as 2026-01-05.");

    private static LocalDate? OptionalDate(JsonObject input, string member, string place = "$") => input[member] is not { } value ? null
        : LocalDatePattern.Iso.Parse(Word(value) ?? string.Empty) is { Success: true, Value: { Year: >= 1900 and <= 2190 } date } ? date
        : throw new FormatException($"{place}.{member}: found {value.ToJsonString()}, expected a date of the years 1900 to 2190 such as 2026-01-05.");

    private static string Text(JsonObject input, string member) => input[member] is not { } value ? throw new FormatException($"$.{member}: found nothing, expected a text.")
        : Word(value) ?? throw new FormatException($"$.{member}: found {value.ToJsonString()}, expected a text.");

    /// <summary>A document on one line, as an answer to a line must be.</summary>
    private static string Line(string json) => JsonNode.Parse(json)!.ToJsonString();
}
