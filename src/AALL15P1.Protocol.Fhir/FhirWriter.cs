using Hl7.Fhir.Model;

namespace AALL15P1.Protocol.Fhir;

/// <summary>
/// Writes what this library knows as HL7 FHIR R4. Nothing depends on a clock or a random number: the same input gives the
/// same resources, and a thing keeps its id whenever it is written.
/// </summary>
public static class FhirWriter
{
    /// <summary>
    /// The definition as a PlanDefinition: an action for each block, with its conditions, its distance from the block
    /// before and, within it, an action for each order with its days and a contained ActivityDefinition. What is unpublished
    /// has no dose. It is a draft, which the site makes active.
    /// </summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>The resource.</returns>
    public static PlanDefinition PlanDefinitionOf(CompiledProtocol protocol) => PlanWriter.Write(protocol);

    /// <summary>
    /// A roadmap as a collection: a CarePlan for the whole of therapy, a RequestGroup for each block, and a
    /// MedicationRequest for each administration on its date. What rests on an actual start is a plan, what is projected a
    /// draft proposal. With an infant, the amount of a single dose stands in the request with its UCUM unit; a dose that is
    /// held or cannot be told has no amount, and the findings say why. Without one the stated dose stands there in words.
    /// </summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="roadmap">The roadmap, of this protocol.</param>
    /// <param name="context">Whom it is about, and when it is written.</param>
    /// <param name="infant">The infant whose measurements the amounts are computed from; null for requests without amounts.</param>
    /// <returns>The bundle.</returns>
    /// <exception cref="ArgumentException">The roadmap is of another protocol, or of an infant with another date of birth.</exception>
    public static Bundle RoadmapOf(CompiledProtocol protocol, Roadmap roadmap, FhirContext context, Infant? infant = null) =>
        roadmap.Definition.Equals(protocol.Definition)
            ? new RoadmapWriter(protocol, roadmap, context, infant is null ? null : protocol.DosesOf(roadmap, infant)).Write()
            : throw new ArgumentException($"The roadmap is of another protocol than {protocol}. A roadmap that this protocol has planned is expected.", nameof(roadmap));

    /// <summary>
    /// What the library's own codes and extensions mean: a CodeSystem or a StructureDefinition for each. A server that
    /// validates what is written needs them; nothing else does.
    /// </summary>
    /// <param name="protocol">The protocol, whose drugs, blocks and rules have codes.</param>
    /// <returns>The resources; each has an id that never changes.</returns>
    public static IReadOnlyList<Resource> DefinitionsOf(CompiledProtocol protocol) => [.. DefinitionsWriter.Write(protocol)];
}
