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
        ["titrate"] = ["schemaVersion", "history", "on", "birthDate", "maintenanceStart", "tpmt", "nudt15", "supplement", "readings"],
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
            return Decide(operation, input).Json;
        }
        catch (Exception error) when (IsRefusal(error))
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
            using JsonDocument question = JsonDocument.Parse(line, JsonText.Strict);
            return Answer(OperationOf(question.RootElement), InputOf(question.RootElement));
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return Refused(error);
        }
    }

    /// <summary>Answers a line of a batch that the library's own batch does not know: an operation of this kit, or the illustration by its name.</summary>
    /// <param name="line">The line as UTF-8.</param>
    /// <param name="number">Its number, from 1; an error states it.</param>
    /// <returns>The answer, or the error; null where what <see cref="ProtocolOperations"/> answers stands.</returns>
    internal LineAnswer? AnswerOfKit(ReadOnlyMemory<byte> line, int number)
    {
        string operation;
        JsonDocument question;
        try
        {
            question = JsonDocument.Parse(line, JsonText.Strict);
            operation = OperationOf(question.RootElement);
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return null;
        }

        using (question)
        {
            try
            {
                string input = InputOf(question.RootElement);
                return Members.ContainsKey(operation) || AsksForIllustration(question.RootElement) ? Decide(operation, input)
                    : ProtocolOperations.Of(protocol).All(known => known.Id != operation) ? throw new FormatException($"$.operation: found \"{operation}\", expected one of {string.Join(", ", Operations)}.")
                    : null;
            }
            catch (Exception error) when (IsRefusal(error))
            {
                return new(Refused(error, number), Outcome: null);
            }
        }
    }

    private static bool IsRefusal(Exception error) => error is FormatException or ArgumentException or OverflowException or InvalidOperationException or JsonException;

    private static string OperationOf(JsonElement question) => question.ValueKind != JsonValueKind.Object ? throw new FormatException("$: found no object, expected operation and input.")
        : question.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => name is not ("operation" or "input")) is { } unknown ? throw new FormatException($"$: found a member '{unknown}', expected only operation, input.")
        : !question.TryGetProperty("operation", out JsonElement operation) ? throw new FormatException("$.operation: found nothing, expected a text.")
        : operation.ValueKind == JsonValueKind.String ? operation.GetString()!
        : throw new FormatException($"$.operation: found {operation.GetRawText()}, expected a text.");

    private static string InputOf(JsonElement question) =>
        question.TryGetProperty("input", out JsonElement input) && input.ValueKind != JsonValueKind.Null ? input.GetRawText() : throw new FormatException("$.input: found nothing, expected the operation's input.");

    private static bool AsksForIllustration(JsonElement question) =>
        question.GetProperty("input") is { ValueKind: JsonValueKind.Object } input && input.TryGetProperty("supplement", out JsonElement supplement) && supplement.ValueKind == JsonValueKind.String && supplement.ValueEquals(Illustration);

    /// <summary>An error as an answer; the name of a parameter means nothing to whoever asked in JSON.</summary>
    private static string Refused(Exception error, int? line = null)
    {
        string message = error switch
        {
            JsonException => "$: found text that is no JSON, or a member twice; expected the operation and its input.",
            InvalidOperationException => "$: found text that is no text, such as half of a character; expected Unicode.",
            ArgumentException { ParamName: { } name } => error.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal),
            _ => error.Message,
        };
        JsonObject refused = line is { } number ? new() { ["line"] = number } : [];
        refused["message"] = message.ReplaceLineEndings(" ");
        return new JsonObject { ["error"] = refused }.ToJsonString(JsonText.Readable);
    }

    private LineAnswer Decide(string operation, string input)
    {
        JsonObject document = JsonNode.Parse(input, documentOptions: JsonText.Strict) as JsonObject ?? throw new FormatException("$: found no object, expected the operation's input.");
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
            _ => Decided(ProtocolOperations.Find(operation).Decide(asked, input)),
        };
    }

    private static LineAnswer Decided(string decision)
    {
        using JsonDocument document = JsonDocument.Parse(decision);
        return new(decision, document.RootElement.GetProperty("outcome").GetString() switch { "hold" => DecisionOutcome.Hold, "cannot-decide" => DecisionOutcome.CannotDecide, _ => DecisionOutcome.Proceed });
    }

    private LineAnswer Roadmap(CompiledProtocol protocol, JsonObject input)
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
        return new(Line(RoadmapJson.Write(roadmap, slice)), DecisionOutcome.Proceed);
    }

    private LineAnswer Replay(CompiledProtocol protocol, JsonObject input)
    {
        JsonArray events = input["events"] as JsonArray ?? throw new FormatException("$.events: found no array, expected the events.");
        DatedSupplement[] later = [.. List(input, "supplements").Select((each, at) => Dated(each, $"$.supplements[{at}]"))];
        (HoldPolicy? holds, LocalDate? at, bool plan, bool round) = (Holds(input), OptionalDate(input, "at"), IsAsked(input, "plan"), IsAsked(input, "round"));
        RecordQuestion question = RecordQuestion.Of(Complete(protocol, input), [ReadAt("$.events", events, RecordJson.Read)], later, holds, "$.holds");
        question = at is { } known ? question.AsKnownAt(known) : question;
        LocalDate day = at ?? question.LastDay("$.at");
        return new(Line(question.ToJson(day, plan, round)), question.OutcomeOn(day));
    }

    private static DatedSupplement Dated(JsonNode? each, string place)
    {
        JsonObject stated = each as JsonObject ?? throw new FormatException($"{place}: found no object, expected from and supplement.");
        JsonObject supplement = stated["supplement"] as JsonObject ?? throw new FormatException($"{place}.supplement: found no object, expected a site supplement.");
        return new(Date(stated, "from", place), ReadAt($"{place}.supplement", supplement, SupplementJson.Read));
    }

    private LineAnswer Titrate(CompiledProtocol protocol, JsonObject input)
    {
        CompiledProtocol completed = Complete(protocol, input);
        JsonObject history = input["history"] as JsonObject ?? throw new FormatException("$.history: found no object, expected counts and doses.");
        TitrationHistory read = ReadAt("$.history", history, TitrationJson.ReadHistory);
        TitrationQuestion question = new(OptionalDate(input, "birthDate"), OptionalDate(input, "maintenanceStart"), Phenotype(input, "tpmt"), Phenotype(input, "nudt15"));
        TitrationResult result = question.Answer(completed, read, Date(input, "on"), TitrationQuestion.Members);
        return new(Line(TitrationJson.Write(result)), result.Decision.Action.Kind == TitrationActionKind.CannotDecide ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed);
    }

    /// <summary>The protocol under the supplement and readings of an input.</summary>
    private CompiledProtocol Complete(CompiledProtocol asked, JsonObject input)
    {
        CompiledProtocol completed = input["supplement"] switch
        {
            null => asked,
            JsonObject own => ReadAt("$.supplement", own, supplement => OfSite(asked, supplement)),
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

    /// <summary>Reads a document within an input; what is wrong with it is said with its place in the input.</summary>
    private static T ReadAt<T>(string place, JsonNode document, Func<string, T> read)
    {
        try
        {
            return read(document.ToJsonString());
        }
        catch (FormatException misfit) when (misfit.Message.StartsWith('$'))
        {
            throw new FormatException($"{place}{misfit.Message[1..]}", misfit);
        }
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

    private static HoldPolicy? Holds(JsonObject input) => Choice<HoldPolicy>(input, "holds");

    private static MetaboliserPhenotype? Phenotype(JsonObject input, string member) => Choice<MetaboliserPhenotype>(input, member);

    private static T? Choice<T>(JsonObject input, string member)
        where T : struct, Enum => input[member] is not { } stated ? null
        : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(known => JsonText.Kebab($"{known}") == Word(stated))
            ?? throw new FormatException($"$.{member}: found {stated.ToJsonString(JsonText.Readable)}, expected one of {string.Join(", ", Enum.GetValues<T>().Select(known => JsonText.Kebab($"{known}")))}.");

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
    private static string Line(string json) => JsonNode.Parse(json)!.ToJsonString(JsonText.Readable);
}

/// <summary>What came of a line of a batch.</summary>
/// <param name="Json">The answer, or an object with the error, on one line.</param>
/// <param name="Outcome">What the answer comes to; null for an error.</param>
internal readonly record struct LineAnswer(string Json, DecisionOutcome? Outcome);
