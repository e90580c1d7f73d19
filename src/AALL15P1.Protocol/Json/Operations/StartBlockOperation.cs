using System.Text.Json;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class StartBlockOperation() : Operation<StartBlockInput>(
    StartGate.Operation, "May the block start on this day?", DecisionVocabulary.Plain, DocumentWriter.Plain.StartBlockInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, StartBlockInput input, Place place)
    {
        BlockId block = place.Member(nameof(input.Block)).Make(() => protocol.Definition.Block(new(input.Block)).Id);
        CompiledProtocol completed = input.Complete(protocol, place, input.Site is { } site ? stated => site.AddTo(stated, block, protocol.Definition, place.Member(nameof(input.Site))) : null);
        StartFacts facts = new(input.On)
        {
            Values = input.Values?.Read(),
            ValuesBefore = input.ValuesBefore?.Read(),
            ToxicityResolved = input.ToxicityResolved,
            Marker = input.ReadMarker(protocol.Definition, place),
            PreviousBlockStart = input.PreviousBlockStart,
            PreviousBlockHeldDays = input.PreviousBlockHeldDays ?? (input.SchemaVersion == 1 ? 0 : null),

            // Version 1 could not say it, and its answers did not look at it.
            PreviousBlockIsComplete = input.PreviousBlockComplete ?? (input.SchemaVersion == 1 && input.PreviousBlockStart is null),
            PreviousBlockUnrecorded = input.PreviousBlockUnrecorded ?? 0,
            Since = input.LastDoseOn,
        };
        return (completed.MayStart(block, facts), null);
    }
}

/// <summary>The input of <c>start-block</c>.</summary>
internal sealed record StartBlockInput : MarkedInput
{
    [Names(Vocabulary.Blocks)]
    public required string Block { get; init; }

    /// <summary>The day on which the block would start.</summary>
    public required LocalDate On { get; init; }

    public LaboratoryInput? Values { get; init; }

    /// <summary>The laboratory values before those, for the change since; absent when there are none.</summary>
    public LaboratoryInput? ValuesBefore { get; init; }

    /// <summary>Whether a clinician states that any toxicity has resolved. Absent or null when nobody has said.</summary>
    public bool? ToxicityResolved { get; init; }

    /// <summary>Day 1 of the block before.</summary>
    public LocalDate? PreviousBlockStart { get; init; }

    /// <summary>By how many days holds have made the last day of the block before later. In version 1, 0 when it is absent.</summary>
    [Number(Least = 0, Most = 1000)]
    public int? PreviousBlockHeldDays { get; init; }

    /// <summary>Whether all that the block before asks for is given or decided. Absent or null when nobody has said.</summary>
    public bool? PreviousBlockComplete { get; init; }

    /// <summary>How many planned administrations of the block before were due and are not recorded as given or omitted; absent when there is none, or nobody counts them.</summary>
    [Number(Least = 0, Most = 10000)]
    public int? PreviousBlockUnrecorded { get; init; }

    /// <summary>The day of the last dose that was given: laboratory values from before it say nothing about recovery.</summary>
    public LocalDate? LastDoseOn { get; init; }

    /// <summary>What the site states, with its own citations, where no supplement states it.</summary>
    public SiteOfStartDocument? Site { get; init; }

    /// <summary>What a site states of the start of the block.</summary>
    [NullIsAbsent]
    internal sealed record SiteOfStartDocument
    {
        /// <summary>How old the laboratory values may be, in whole days.</summary>
        public SiteDaysDocument? LaboratoryAgeLimit { get; init; }

        /// <summary>The site's criteria. Without one there would be nothing to hold the block for, which is not what the protocol leaves open.</summary>
        [Items(Least = 1)]
        public IReadOnlyList<CriterionInput>? StartCriteria { get; init; }

        /// <summary>The supplement with what is stated here.</summary>
        public SiteSupplement AddTo(SiteSupplement supplement, BlockId block, ProtocolDefinition definition, Place place) => supplement with
        {
            LaboratoryAgeLimit = LaboratoryAgeLimit is { } limit ? new(limit.Read(definition, place.Member(nameof(LaboratoryAgeLimit)))) : supplement.LaboratoryAgeLimit,
            StartCriteria =
            [
                .. supplement.StartCriteria,
                .. place.Member(nameof(StartCriteria)).Each(StartCriteria, (criterion, at) => criterion.Read(block, CitedSources.OfSite(criterion.Citation, definition, at.Member(nameof(criterion.Citation))), at)),
            ],
        };
    }

    /// <summary>A site's criterion to start the block.</summary>
    [NullIsAbsent]
    internal sealed record CriterionInput : SiteCriterionDocument;
}
