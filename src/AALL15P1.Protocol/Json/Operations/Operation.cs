using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// A decision of this library as a function from one JSON document to another: the tool, a batch and the conformance
/// vectors all go through it.
/// </summary>
public abstract class Operation
{
    private protected Operation(string id, string title, DecisionVocabulary words)
    {
        Id = id;
        Title = title;
        Words = words;
    }

    /// <summary>The operation's id, in kebab case.</summary>
    public string Id { get; }

    /// <summary>The question that the operation answers.</summary>
    public string Title { get; }

    /// <summary>What the operation calls the three answers.</summary>
    public DecisionVocabulary Words { get; }

    /// <summary>The JSON schema of the input.</summary>
    public string InputSchema => Schemas.Read($"{Id}.input");

    /// <summary>The JSON schema of the output.</summary>
    public string OutputSchema => Schemas.Read($"{Id}.output");

    /// <summary>The type of the input's document.</summary>
    internal abstract JsonTypeInfo Input { get; }

    /// <summary>The type of what the operation gives beyond the answer; null when it gives nothing more.</summary>
    internal virtual JsonTypeInfo? Result => null;

    /// <summary>Whether one of the answers is to hold; a grade is a grade.</summary>
    internal virtual bool CanHold => true;

    /// <summary>Answers.</summary>
    /// <param name="protocol">The protocol that is asked; a supplement and readings of the input are applied to it.</param>
    /// <param name="input">The input document as JSON text.</param>
    /// <param name="indented">Whether to write the decision over several lines; one line otherwise.</param>
    /// <returns>The decision as JSON text.</returns>
    /// <exception cref="FormatException">The input does not fit; the message gives the path, what was found and what was expected.</exception>
#pragma warning disable RS0027 // No text is taken for bytes: a call with text means this overload, however many parameters the others have.
    public string Decide(CompiledProtocol protocol, string input, bool indented = false) =>
#pragma warning restore RS0027
        DecisionJson.Write(ProtocolOperations.Read(protocol, input, isLine: false, place => Answer(protocol, place)), indented);

    /// <summary>Answers from bytes.</summary>
    /// <param name="protocol">The protocol that is asked; a supplement and readings of the input are applied to it.</param>
    /// <param name="input">The input document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <returns>The decision as JSON text, on one line.</returns>
    /// <exception cref="FormatException">The input does not fit; the message gives the path, what was found and what was expected.</exception>
    public string Decide(CompiledProtocol protocol, ReadOnlySpan<byte> input) => DecisionJson.Write(Read(protocol, input));

    /// <summary>Answers from bytes in bytes.</summary>
    /// <param name="protocol">The protocol that is asked; a supplement and readings of the input are applied to it.</param>
    /// <param name="input">The input document, as <see cref="Decide(CompiledProtocol, ReadOnlySpan{byte})"/> reads it.</param>
    /// <param name="output">Where the decision goes, such as a pipe or a buffer: UTF-8, on one line. Nothing is written of an input that does not fit.</param>
    /// <exception cref="FormatException">The input does not fit; the message gives the path, what was found and what was expected.</exception>
    public void Decide(CompiledProtocol protocol, ReadOnlySpan<byte> input, IBufferWriter<byte> output) => DecisionJson.Write(Read(protocol, input), output);

    /// <summary>Answers from bytes that lie in several pieces, as a pipe has them, in bytes.</summary>
    /// <param name="protocol">The protocol that is asked; a supplement and readings of the input are applied to it.</param>
    /// <param name="input">The input document, as <see cref="Decide(CompiledProtocol, ReadOnlySpan{byte})"/> reads it.</param>
    /// <param name="output">Where the decision goes, such as a pipe or a buffer: UTF-8, on one line. Nothing is written of an input that does not fit.</param>
    /// <exception cref="FormatException">The input does not fit; the message gives the path, what was found and what was expected.</exception>
    public void Decide(CompiledProtocol protocol, ReadOnlySequence<byte> input, IBufferWriter<byte> output) =>
        DecisionJson.Write(DocumentBytes.Read(input, ProtocolOperations.LargestInput, whole => Read(protocol, whole)), output);

    /// <summary>Answers from a stream in a stream.</summary>
    /// <param name="protocol">The protocol that is asked; a supplement and readings of the input are applied to it.</param>
    /// <param name="input">The input document, as <see cref="Decide(CompiledProtocol, ReadOnlySpan{byte})"/> reads it; it is read to its end and not closed.</param>
    /// <param name="output">Where the decision goes: UTF-8, on one line; it is neither flushed nor closed. Nothing is written of an input that does not fit.</param>
    /// <exception cref="FormatException">The input does not fit; the message gives the path, what was found and what was expected.</exception>
    public void Decide(CompiledProtocol protocol, Stream input, Stream output)
    {
        DecisionDocument decision = DocumentBytes.Read(input, ProtocolOperations.LargestInput, whole => Read(protocol, whole));
        DocumentBytes.Write(output, buffer => DecisionJson.Write(decision, buffer));
    }

    /// <summary>Answers from a stream in a stream, where a host must not wait in a thread.</summary>
    /// <param name="protocol">The protocol that is asked; a supplement and readings of the input are applied to it.</param>
    /// <param name="input">The input document, as <see cref="Decide(CompiledProtocol, ReadOnlySpan{byte})"/> reads it; it is read to its end and not closed.</param>
    /// <param name="output">Where the decision goes: UTF-8, on one line; it is neither flushed nor closed. Nothing is written of an input that does not fit.</param>
    /// <param name="cancellationToken">Ends the reading or the writing early.</param>
    /// <returns>Done when the decision has been written.</returns>
    /// <exception cref="FormatException">The input does not fit; the message gives the path, what was found and what was expected.</exception>
    public async Task DecideAsync(CompiledProtocol protocol, Stream input, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        DecisionDocument decision = await DocumentBytes.ReadAsync(input, ProtocolOperations.LargestInput, whole => Read(protocol, whole), cancellationToken).ConfigureAwait(false);
        using PooledBuffer buffer = new();
        DecisionJson.Write(decision, buffer);
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The operation's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;

    private DecisionDocument Read(CompiledProtocol protocol, ReadOnlySpan<byte> input) => protocol.Supplied.Read(input, isLine: false, place => Answer(protocol, place));

    /// <summary>Answers for a protocol; a supplement and readings of the input are applied to it.</summary>
    internal abstract DecisionDocument Answer(CompiledProtocol protocol, Place input);
}

/// <summary>An operation whose input has a type of its own. One file per operation: the class and its input.</summary>
/// <typeparam name="TInput">The input document's type.</typeparam>
internal abstract class Operation<TInput>(string id, string title, DecisionVocabulary words, JsonTypeInfo<TInput> input) : Operation(id, title, words)
    where TInput : OperationInput
{
    internal sealed override JsonTypeInfo Input => input;

    /// <inheritdoc/>
    internal sealed override DecisionDocument Answer(CompiledProtocol protocol, Place place)
    {
        DocumentCheck.Require(place, input);
        TInput document = place.Element.Deserialize(input)!;
        try
        {
            (Decision decision, JsonElement? result) = Decide(protocol, document, place);
            return DecisionDocument.Of(decision, Words, result);
        }
        catch (Exception refused) when (refused is ArgumentException or ArithmeticException or InvalidOperationException)
        {
            // What only the whole can show, such as numbers that are too large to compute with.
            throw new FormatException($"{place.Path}: found values that cannot be computed with, expected values as of an infant. {Place.Reason(refused)}", refused);
        }
    }

    /// <summary>Maps the input to the model, asks, and gives what the operation has beyond the answer.</summary>
    private protected abstract (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, TInput input, Place place);
}
