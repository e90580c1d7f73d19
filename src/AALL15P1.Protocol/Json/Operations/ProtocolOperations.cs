using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>The registry of operations.</summary>
public static class ProtocolOperations
{
    /// <summary>The most characters that an input may have, inclusive; a batch's line likewise.</summary>
    public const int LargestInput = 2_000_000;

    private const int DeepestNesting = 32;

    /// <summary>Every operation.</summary>
    public static ValueList<Operation> All { get; } =
    [
        new EligibilityOperation(),
        new StartBlockOperation(),
        new ContinuePastInductionOperation(),
        new SiteOfCareOperation(),
        new GradeOperation(),
        new DltOperation(),
        new DltSummaryOperation(),
        new InfusionOperation(),
        new DoseOperation(),
        new SafetyCheckOperation(),
    ];

    /// <summary>Finds an operation.</summary>
    /// <param name="id">Its id, such as <c>start-block</c>.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public static Operation Find(string id) =>
        All.FirstOrDefault(operation => operation.Id == id)
        ?? throw new ArgumentException($"There is no operation '{id}'; there are {string.Join(", ", All)}.", nameof(id));

    /// <summary>Answers one line of a batch: <c>{"operation": "start-block", "input": {...}}</c>.</summary>
    /// <param name="protocol">The protocol that is asked; a supplement and readings of an input are applied to it.</param>
    /// <param name="line">The line.</param>
    /// <param name="number">The line's number, from 1; an error states it.</param>
    /// <param name="answer">The decision, or an object with the error, as JSON on one line.</param>
    /// <returns>True for a decision; false for an error.</returns>
    public static bool TryAnswerLine(CompiledProtocol protocol, string line, int number, out string answer)
    {
        try
        {
            using JsonDocument document = Parse(line);
            (Operation operation, JsonElement input) = DocumentText.Read(() => ReadLine(document.RootElement));
            try
            {
                answer = DecisionJson.Write(operation.Answer(protocol, input));
            }
            catch (FormatException error) when (error.Message.StartsWith('$'))
            {
                throw new FormatException($"$.input{error.Message[1..]}", error);
            }

            return true;
        }
        catch (FormatException error)
        {
            answer = DecisionJson.Write(new BatchErrorDocument { Error = new() { Line = number, Message = error.Message } });
            return false;
        }
        catch (Exception error) when (error is ArithmeticException or ArgumentException or InvalidOperationException)
        {
            // Whatever a line holds, it never ends the batch.
            answer = DecisionJson.Write(new BatchErrorDocument { Error = new() { Line = number, Message = $"$.input: found values that cannot be computed with, expected values as of an infant. {error.Message.ReplaceLineEndings(" ")}" } });
            return false;
        }
    }

    internal static JsonDocument Parse(string json)
    {
        JsonDocument document = DocumentSource.Parse(json, LargestInput, DeepestNesting);
        DocumentCheck.RequireSound(Place.Root(document.RootElement));
        return document;
    }

    private static (Operation Operation, JsonElement Input) ReadLine(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("$: found another kind of value, expected an object with operation and input.");
        }

        foreach (JsonProperty member in line.EnumerateObject())
        {
            if (member.Name is not ("operation" or "input"))
            {
                throw new FormatException($"$.{member.Name}: found '{member.Name}', expected operation and input only.");
            }
        }

        if (!line.TryGetProperty("operation", out JsonElement operation) || operation.ValueKind != JsonValueKind.String)
        {
            throw new FormatException($"$.operation: found no text, expected one of {string.Join(", ", All)}.");
        }

        return line.TryGetProperty("input", out JsonElement input)
            ? (DocumentText.At("$.operation", () => Find(operation.GetString()!)), input)
            : throw new FormatException("$.input: found nothing, expected the operation's input.");
    }
}
