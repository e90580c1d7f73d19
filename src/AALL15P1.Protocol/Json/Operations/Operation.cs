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

    /// <summary>Answers for a protocol; a supplement and readings of the input are applied to it.</summary>
    internal abstract DecisionDocument Answer(CompiledProtocol protocol, JsonElement input);

    /// <summary>Answers.</summary>
    /// <param name="protocol">The protocol that is asked; a supplement and readings of the input are applied to it.</param>
    /// <param name="input">The input document as JSON text.</param>
    /// <param name="indented">Whether to write the decision over several lines; one line otherwise.</param>
    /// <returns>The decision as JSON text.</returns>
    /// <exception cref="FormatException">The input does not fit; the message gives the path, what was found and what was expected.</exception>
    public string Decide(CompiledProtocol protocol, string input, bool indented = false)
    {
        using JsonDocument document = ProtocolOperations.Parse(input);
        return DecisionJson.Write(Answer(protocol, document.RootElement), indented);
    }

    /// <summary>The operation's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}

/// <summary>An operation whose input has a type of its own. One file per operation: the class, its input, and its serializers.</summary>
/// <typeparam name="TInput">The input document's type.</typeparam>
internal abstract class Operation<TInput>(string id, string title, DecisionVocabulary words, JsonTypeInfo<TInput> inputType) : Operation(id, title, words)
    where TInput : class, IOperationInput
{
    /// <summary>
    /// The latest version of an input's form. In version 2 a member that is absent is not known; in version 1 the members
    /// that it lacked take the values that it took for granted.
    /// </summary>
    protected const int LatestInput = 2;

    /// <inheritdoc/>
    internal sealed override DecisionDocument Answer(CompiledProtocol protocol, JsonElement input)
    {
        TInput document = DocumentText.Deserialize(input, inputType) ?? throw new FormatException("$: found null, expected an object.");
        if (document.SchemaVersion is < 1 or > LatestInput)
        {
            throw new FormatException(FormattableString.Invariant($"$.schemaVersion: found {document.SchemaVersion}, expected 1 to {LatestInput}."));
        }

        try
        {
            (Decision decision, JsonElement? result) = Decide(protocol, document);
            return DecisionDocument.Of(decision, Words, result);
        }
        catch (ArithmeticException error)
        {
            throw new FormatException($"$: found a number that is too large or too small to compute with, expected values as of an infant. {error.Message}", error);
        }
    }

    /// <summary>Maps the input to the model, asks, and gives what the operation has beyond the answer.</summary>
    private protected abstract (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, TInput input);
}
