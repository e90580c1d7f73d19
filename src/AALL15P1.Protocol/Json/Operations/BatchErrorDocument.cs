namespace AALL15P1.Protocol.Json;

/// <summary>What stands in a batch's output in the place of a line that could not be answered.</summary>
/// <param name="Error">What was wrong.</param>
public sealed record BatchErrorDocument(BatchErrorDocument.Problem Error)
{
    /// <summary>What was wrong with a line.</summary>
    /// <param name="Line">The line's number, from 1.</param>
    /// <param name="Message">The path, what was found and what was expected.</param>
    public sealed record Problem(int Line, string Message);
}
