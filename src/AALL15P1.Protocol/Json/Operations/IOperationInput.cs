namespace AALL15P1.Protocol.Json;

/// <summary>What the input of every operation has.</summary>
internal interface IOperationInput
{
    /// <summary>The version of the document's form.</summary>
    int SchemaVersion { get; }
}
