using System.Text.Json;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Json;

internal sealed class DltOperation() : Operation<DltInput>(
    DltAssessment.Operation, "Has the patient a dose-limiting toxicity?", DltAssessment.Words, DltJson.Default.DltInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, DltInput input)
    {
        CompiledProtocol completed = SharedInputs.Complete(protocol, WithPolicy(SharedInputs.SupplementOf(protocol, input.Supplement), input.Site), input.Readings);
        Milestone opening = DltDocuments.ReadMilestone(input.Course.Opening, "$.course.opening");
        Milestone criteria = DltDocuments.ReadMilestone(input.Course.CriteriaFirstMet, "$.course.criteriaFirstMet");
        Milestone next = DltDocuments.ReadMilestone(input.Course.NextCourse, "$.course.nextCourse");
        DltCourse course = DocumentText.At("$.course", () => new DltCourse(opening, criteria, next));
        ValueList<AdverseEvent> events = SharedInputs.Each(input.Events, "$.events", DltDocuments.ReadEvent);
        return (completed.Dlt(course, events), null);
    }

    /// <summary>The supplement with what version 1 of the input states beside it.</summary>
    private static SiteSupplement? WithPolicy(SiteSupplement? supplement, DltInput.PolicyDocument? site)
    {
        if (site is null)
        {
            return supplement;
        }

        SiteSupplement stated = supplement ?? SharedInputs.OnlySite;
        return stated with { DltPolicy = DltDocuments.ReadPolicy(site, "$.site").Or(stated.DltPolicy) };
    }
}

/// <summary>The input of <c>dlt</c>.</summary>
internal sealed record DltInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public required CourseDocument Course { get; init; }

    public required IReadOnlyList<EventDocument> Events { get; init; }

    public JsonElement? Supplement { get; init; }

    public PolicyDocument? Site { get; init; }

    public IReadOnlyList<ReadingDocument>? Readings { get; init; }

    internal sealed record MilestoneDocument
    {
        public string? On { get; init; }

        public string? NotByEndOf { get; init; }
    }

    internal sealed record CourseDocument
    {
        public MilestoneDocument? Opening { get; init; }

        public MilestoneDocument? CriteriaFirstMet { get; init; }

        public MilestoneDocument? NextCourse { get; init; }
    }

    internal sealed record GradeDocument
    {
        public required string On { get; init; }

        public required int Grade { get; init; }

        public string? Version { get; init; }
    }

    internal sealed record DelayDocument
    {
        public required string Kind { get; init; }

        public string? Due { get; init; }

        public string? Given { get; init; }

        public string? NotGivenBy { get; init; }
    }

    internal sealed record EventDocument
    {
        public required string Term { get; init; }

        public required IReadOnlyList<GradeDocument> Grades { get; init; }

        public string? Resolved { get; init; }

        public DelayDocument? Delay { get; init; }

        public bool? Attributed { get; init; }
    }

    internal sealed record PolicyDocument
    {
        public MinimumDelayDocument? MinimumDelay { get; init; }

        public ExpectedDocument? Expected { get; init; }

        public AttributionDocument? Attribution { get; init; }
    }

    internal sealed record MinimumDelayDocument
    {
        public required int Days { get; init; }

        public required CitationDocument Citation { get; init; }
    }

    internal sealed record ExpectedDocument
    {
        public required IReadOnlyList<ToxicityDocument> Toxicities { get; init; }

        public required CitationDocument Citation { get; init; }
    }

    internal sealed record ToxicityDocument
    {
        public required string Term { get; init; }

        public required int UpToGrade { get; init; }
    }

    internal sealed record AttributionDocument
    {
        public required bool Required { get; init; }

        public required CitationDocument Citation { get; init; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DltInput))]
internal sealed partial class DltJson : JsonSerializerContext;
