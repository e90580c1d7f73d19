using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>The registry of operations.</summary>
public static class ProtocolOperations
{
    /// <summary>The most characters that an input may have, inclusive; a batch's line likewise.</summary>
    public const int LargestInput = 2_000_000;

    private const int DeepestNesting = 32;

    /// <summary>Every operation of AALL15P1.</summary>
    public static ValueList<Operation> All { get; } = Of(Version1.Protocol);

    /// <summary>Finds an operation of AALL15P1.</summary>
    /// <param name="id">Its id, such as <c>start-block</c>.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public static Operation Find(string id) => Find(All, id);

    /// <summary>The operations of a protocol: those for which its definition states what they need.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>The operations; each is asked with this protocol.</returns>
    public static ValueList<Operation> Of(CompiledProtocol protocol) => protocol.Operations;

    /// <summary>Answers one line of a batch: <c>{"operation": "start-block", "input": {...}}</c>.</summary>
    /// <param name="protocol">The protocol that is asked; a supplement and readings of an input are applied to it.</param>
    /// <param name="line">The line.</param>
    /// <param name="number">The line's number, from 1; an error states it.</param>
    /// <param name="answer">The decision, or an object with the error, as JSON on one line.</param>
    /// <returns>True for a decision; false for an error.</returns>
    public static bool TryAnswerLine(CompiledProtocol protocol, string line, int number, out string answer) =>
        TryAnswer(protocol, () => Parse(line), number, out answer);

    /// <summary>Answers one line of a batch from a file's bytes.</summary>
    /// <param name="protocol">The protocol that is asked.</param>
    /// <param name="line">The line: UTF-8 or UTF-16; bytes that are no text are an error, never replaced.</param>
    /// <param name="number">The line's number, from 1; an error states it.</param>
    /// <param name="answer">The decision, or an object with the error, as JSON on one line.</param>
    /// <returns>True for a decision; false for an error.</returns>
    public static bool TryAnswerLine(CompiledProtocol protocol, ReadOnlySpan<byte> line, int number, out string answer)
    {
        string? text = null;
        string? problem = null;
        try
        {
            text = DocumentSource.Decode(line, LargestInput);
        }
        catch (FormatException error)
        {
            problem = error.Message;
        }

        return TryAnswer(protocol, () => text is null ? throw new FormatException(problem) : Parse(text), number, out answer);
    }

    private static bool TryAnswer(CompiledProtocol protocol, Func<JsonDocument> read, int number, out string answer)
    {
        try
        {
            using JsonDocument document = read();
            Place place = Place.Root(document.RootElement);
            DocumentCheck.Require(place, DocumentWriter.Plain.BatchLineDocument);
            string id = place.Member("operation").Text();
            Operation operation = protocol.Operations.FirstOrDefault(known => known.Id == id) ?? throw place.Member("operation").Misfit($"one of {string.Join(", ", protocol.Operations)}");
            answer = DecisionJson.Write(operation.Answer(protocol, place.Member("input")));
            return true;
        }
        catch (FormatException error)
        {
            answer = DecisionJson.Write(new BatchErrorDocument { Error = new() { Line = number, Message = error.Message } });
            return false;
        }
    }

    internal static ValueList<Operation> Of(ProtocolDefinition definition) =>
    [
        new EligibilityOperation(),
        new StartBlockOperation(),
        new ContinuePastInductionOperation(definition),
        new SiteOfCareOperation(),
        .. definition.Grading is null ? [] : new Operation[] { new GradeOperation() },
        .. definition.DoseLimitingToxicity is null ? [] : new Operation[] { new DltOperation(), new DltSummaryOperation() },
        .. definition.Infusions.Count == 0 ? [] : new Operation[] { new InfusionOperation(definition) },
        new DoseOperation(),
        new SafetyCheckOperation(),
    ];

    internal static Operation Find(ValueList<Operation> operations, string id) =>
        operations.FirstOrDefault(operation => operation.Id == id)
        ?? throw new ArgumentException($"There is no operation '{id}'; there are {string.Join(", ", operations)}.", nameof(id));

    internal static JsonDocument Parse(string json) => DocumentSource.Parse(json, LargestInput, DeepestNesting);
}

/// <summary>One line of a batch.</summary>
internal sealed record BatchLineDocument
{
    /// <summary>The operation's id.</summary>
    public required string Operation { get; init; }

    /// <summary>The operation's input.</summary>
    [Embedded]
    public required JsonElement Input { get; init; }
}
