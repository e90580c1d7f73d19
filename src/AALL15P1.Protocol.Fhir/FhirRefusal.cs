namespace AALL15P1.Protocol.Fhir;

/// <summary>What could not be read from a resource, and why. Nothing of the resource was taken.</summary>
/// <param name="Resource">The resource, as <c>Observation/12</c>.</param>
/// <param name="Path">The element, as <c>Observation.valueQuantity.code</c>.</param>
/// <param name="Found">What was found there.</param>
/// <param name="Expected">What is expected there.</param>
public sealed record FhirRefusal(string Resource, string Path, string Found, string Expected)
{
    /// <summary>The refusal as sentences.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Resource}: {Path} cannot be read. Found {Found}. Expected {Expected}.";
}

/// <summary>What was read from resources: the events for a record, and what was refused.</summary>
/// <param name="Events">The events, in the order of the resources. A record still judges each (<see cref="TreatmentRecord.TryApply"/>).</param>
/// <param name="Refusals">The refusals, in the order of the resources; of what is refused there is no event.</param>
public sealed record FhirReading(ValueList<RecordEvent> Events, ValueList<FhirRefusal> Refusals);

/// <summary>A resource could not be read. The exception says every refusal.</summary>
public sealed class FhirRefusedException : FormatException
{
    /// <summary>Makes the exception of refusals.</summary>
    /// <param name="refusals">The refusals; at least one.</param>
    public FhirRefusedException(ValueList<FhirRefusal> refusals)
        : base(string.Join("\n", refusals)) => Refusals = refusals;

    /// <summary>The refusals.</summary>
    public ValueList<FhirRefusal> Refusals { get; }
}
