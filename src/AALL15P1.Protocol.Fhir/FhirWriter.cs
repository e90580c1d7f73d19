using Hl7.Fhir.Model;
using NodaTime;

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
    /// <returns>The resource. It also carries the definition's canonical form, from which <see cref="FhirReader.DefinitionOf"/> reads the same definition.</returns>
    /// <exception cref="ArgumentException">By the site's spacing a block would start before the one before it has ended, so that nobody can be treated by it.</exception>
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
    /// A treatment record as a collection, in the order of recording: what was given, or not given with the reason, as
    /// MedicationAdministration; what is held as a MedicationRequest on hold; measurements and blood counts as Observation,
    /// bounds with their comparator; adverse events as AdverseEvent; the start of a block as CarePlan; the enrolment as
    /// ResearchSubject; an override as DetectedIssue; and what else was stated as an Observation with a code of this
    /// library's. What was superseded is entered in error. <see cref="FhirReader.Read"/> reads the same events from it.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="context">Whom it is about, and when it is written.</param>
    /// <param name="on">
    /// A day whose decisions are written as well: the gate of the next block and the dose-limiting toxicity of each adverse
    /// event, each as a GuidanceResponse; null for the events alone.
    /// </param>
    /// <returns>The bundle.</returns>
    public static Bundle RecordOf(TreatmentRecord record, FhirContext context, LocalDate? on = null)
    {
        IEnumerable<Resource> resources = new RecordWriter(record, context).Write();
        if (on is { } day)
        {
            NextSteps next = record.Next(day);
            IEnumerable<Decision> decisions = [.. next.Gate is { } gate ? [gate] : Array.Empty<Decision>(), .. next.State.Dlt?.Assessments.Select(assessed => assessed.Decision) ?? []];
            resources = resources.Concat(decisions.Select(decision => GuidanceWriter.Write(decision, context)).DistinctBy(guidance => guidance.Id, StringComparer.Ordinal));
        }

        return Elements.Bundle(context, $"record/{record.Protocol.Definition.Id}", resources);
    }

    /// <summary>
    /// A decision as a GuidanceResponse: success, or data required where it cannot be decided; with an issue for each
    /// finding, its rule, sentence, citation and standing. The answer itself is a code of the <c>decided</c> extension:
    /// "success" says only that there is an answer.
    /// </summary>
    /// <param name="decision">The decision.</param>
    /// <param name="context">Whom it is about, and when it was taken.</param>
    /// <returns>The resource.</returns>
    public static GuidanceResponse GuidanceOf(Decision decision, FhirContext context) => GuidanceWriter.Write(decision, context);

    /// <summary>
    /// What the library's own codes and extensions mean: a CodeSystem or a StructureDefinition for each. A server that
    /// validates what is written needs them; nothing else does.
    /// </summary>
    /// <param name="protocol">The protocol, whose drugs, blocks and rules have codes.</param>
    /// <returns>The resources; each has an id that never changes.</returns>
    public static IReadOnlyList<Resource> DefinitionsOf(CompiledProtocol protocol) => [.. DefinitionsWriter.Write(protocol)];
}
