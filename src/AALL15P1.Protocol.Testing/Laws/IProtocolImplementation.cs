namespace AALL15P1.Protocol.Testing;

/// <summary>
/// An implementation of the protocol, as a function from one JSON document to another: this library, or any other
/// system behind an adapter. The laws and the conformance vectors ask through it and know nothing else of a system.
/// </summary>
public interface IProtocolImplementation
{
    /// <summary>
    /// Answers one question. The operations are those of <c>aall15p1 decide</c> with the same documents, and three more:
    /// <c>roadmap</c>, <c>replay</c> and <c>titrate</c>; the page of the conformance vectors states their inputs.
    /// </summary>
    /// <param name="operation">The operation's id, such as <c>start-block</c>.</param>
    /// <param name="input">The input document as JSON text.</param>
    /// <returns>The answer as JSON text. An input that does not fit is answered by an object with a member <c>error</c>.</returns>
    string Answer(string operation, string input);
}
