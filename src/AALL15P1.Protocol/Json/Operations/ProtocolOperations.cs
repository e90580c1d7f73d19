using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace AALL15P1.Protocol.Json;

/// <summary>The registry of operations.</summary>
public static class ProtocolOperations
{
    /// <summary>The most characters that an input may have, inclusive; a batch's line likewise.</summary>
    public const int LargestInput = 2_000_000;

    internal const int DeepestNesting = 32;

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
    public static bool TryAnswerLine(CompiledProtocol protocol, string line, int number, out string answer)
    {
        DecisionDocument? decision = null;
        string problem = string.Empty;
        try
        {
            decision = Read(protocol, line, isLine: true, place => Answer(protocol, place));
        }
        catch (FormatException error)
        {
            problem = error.Message;
        }

        using PooledBuffer output = new();
        bool isDecision = TryWrite(decision, problem, number, output);
        answer = output.ToString();
        return isDecision;
    }

    /// <summary>Answers one line of a batch from a file's bytes.</summary>
    /// <param name="protocol">The protocol that is asked.</param>
    /// <param name="line">The line: UTF-8 or UTF-16; bytes that are no text are an error, never replaced.</param>
    /// <param name="number">The line's number, from 1; an error states it.</param>
    /// <param name="answer">The decision, or an object with the error, as JSON on one line.</param>
    /// <returns>True for a decision; false for an error.</returns>
    public static bool TryAnswerLine(CompiledProtocol protocol, ReadOnlySpan<byte> line, int number, out string answer)
    {
        using PooledBuffer output = new();
        bool isDecision = TryAnswerLine(protocol, line, number, output);
        answer = output.ToString();
        return isDecision;
    }

    /// <summary>Answers one line of a batch from a file's bytes, as UTF-8.</summary>
    /// <param name="protocol">The protocol that is asked.</param>
    /// <param name="line">The line: UTF-8 or UTF-16; bytes that are no text are an error, never replaced.</param>
    /// <param name="number">The line's number, from 1; an error states it.</param>
    /// <param name="output">Where the decision, or an object with the error, goes: JSON on one line, without the line's end.</param>
    /// <returns>True for a decision; false for an error.</returns>
    public static bool TryAnswerLine(CompiledProtocol protocol, ReadOnlySpan<byte> line, int number, IBufferWriter<byte> output)
    {
        DecisionDocument? decision = null;
        string problem = string.Empty;
        try
        {
            decision = protocol.Supplied.Read(line, isLine: true, place => Answer(protocol, place));
        }
        catch (FormatException error)
        {
            problem = error.Message;
        }

        return TryWrite(decision, problem, number, output);
    }

    private static bool TryWrite(DecisionDocument? decision, string problem, int number, IBufferWriter<byte> output)
    {
        if (decision is not null)
        {
            DecisionJson.Write(decision, output);
            return true;
        }

        DecisionJson.Write(new BatchErrorDocument { Error = new() { Line = number, Message = problem } }, output);
        return false;
    }

    private static DecisionDocument Answer(CompiledProtocol protocol, Place place)
    {
        DocumentCheck.Require(place, DocumentWriter.Plain.BatchLineDocument);
        string id = place.Member(nameof(BatchLineDocument.Operation)).Text();
        Operation operation = protocol.Operations.FirstOrDefault(known => known.Id == id) ?? throw place.Member(nameof(BatchLineDocument.Operation)).Misfit($"one of {string.Join(", ", protocol.Operations)}");
        return operation.Answer(protocol, place.Member(nameof(BatchLineDocument.Input)));
    }

    /// <summary>Reads the input of an operation, or the line of a batch, from a text.</summary>
    internal static T Read<T>(CompiledProtocol protocol, string json, bool isLine, Func<Place, T> read)
    {
        // What is no plain text goes the way that says what is wrong with it.
        if (json.Length <= LargestInput && !json.Contains('\0', StringComparison.Ordinal))
        {
            byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
            try
            {
                if (Utf8.FromUtf16(json, utf8, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done)
                {
                    return protocol.Supplied.Read(utf8.AsSpan(0, length), isLine, read);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(utf8);
            }
        }

        using JsonDocument document = DocumentSource.Parse(json, LargestInput, DeepestNesting);
        return read(Place.Root(document.RootElement));
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
