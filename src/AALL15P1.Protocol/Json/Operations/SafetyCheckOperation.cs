using System.Text.Json;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class SafetyCheckOperation() : Operation<SafetyCheckInput>(
    SafetyCheck.Operation, "Is this requested dose safe to give as it is written?", DecisionVocabulary.Plain, SafetyCheckJson.Default.SafetyCheckInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, SafetyCheckInput input)
    {
        CompiledProtocol completed = SharedInputs.Complete(protocol, WithSite(SharedInputs.SupplementOf(protocol, input.Supplement), input.Site), input.Readings);
        Infant infant = SharedInputs.Infant(input.BirthDate, input.Measurements);
        Roadmap roadmap = Plan(completed, infant, input);
        DoseRequest request = ReadRequest(input.Request);
        ValueList<RecordedDose> others = SharedInputs.Each(input.OtherDoses, "$.otherDoses", ReadOther);
        return (DocumentText.At("$", () => completed.CheckSafety(roadmap, infant, request, others.AsSpan(), input.MeasurementConfirmed ?? false)), null);
    }

    private static Roadmap Plan(CompiledProtocol protocol, Infant infant, SafetyCheckInput input)
    {
        LocalDate first = DocumentText.Date(input.InductionStart, "$.inductionStart");
        BlockStarts starts = SharedInputs.Each(input.Starts, "$.starts", (start, path) => ReadStart(protocol.Definition, start, path))
            .Aggregate(BlockStarts.From(first), (known, start) => known.With(start.Block, start.Date));
        return DocumentText.At(input.Starts is null ? "$.inductionStart" : "$.starts", () => protocol.Plan(infant.BirthDate, starts));
    }

    private static BlockStart ReadStart(ProtocolDefinition definition, SafetyCheckInput.StartDocument start, string path)
    {
        BlockId block = DocumentText.At($"{path}.block", () => definition.Block(new(start.Block)).Id);
        return new(block, DocumentText.Date(start.On, $"{path}.on"));
    }

    private static DoseRequest ReadRequest(SafetyCheckInput.RequestDocument request) => new(
        ReadDrug(request.Drug, "$.request.drug"),
        DoseAmount.TryParse(request.Amount, out DoseAmount amount)
            ? amount
            : throw new FormatException($"$.request.amount: found '{request.Amount}', expected an amount such as 6 mg or 2500 IU."),
        DocumentText.Choice<DosePeriod>(request.Period, "$.request.period"),
        ReadRoute(request.Route, "$.request.route"),
        DocumentText.Date(request.On, "$.request.on"));

    private static RecordedDose ReadOther(SafetyCheckInput.OtherDoseDocument other, string path) =>
        new(ReadDrug(other.Drug, $"{path}.drug"), DocumentText.Date(other.On, $"{path}.on"), ReadRoute(other.Route, $"{path}.route"));

    private static Drug ReadDrug(string name, string path) =>
        Drugs.Formulary.TryFind(name, out Drug? drug) ? drug : throw new FormatException($"{path}: found '{name}', expected one of {Drugs.Formulary}.");

    /// <summary>Routes keep the spelling of orders, as in a roadmap's document.</summary>
    private static Route? ReadRoute(string? name, string path)
    {
        foreach (Route route in Enum.GetValues<Route>())
        {
            if (route.ToString() == name)
            {
                return route;
            }
        }

        return name is null ? null : throw new FormatException($"{path}: found '{name}', expected one of {string.Join(", ", Enum.GetValues<Route>())}.");
    }

    /// <summary>The supplement with what version 1 of the input states beside it.</summary>
    private static SiteSupplement? WithSite(SiteSupplement? supplement, SafetyCheckInput.SitePolicy? site)
    {
        if (site is null)
        {
            return supplement;
        }

        SiteSupplement stated = supplement ?? SharedInputs.OnlySite;
        if (site.Tolerance is { } tolerance)
        {
            Citation citation = DocumentText.SiteCitation(tolerance.Citation, "$.site.tolerance.citation");
            stated = DocumentText.At("$.site.tolerance.part", () => stated with { DoseTolerance = new(tolerance.Part, citation, Standing.Site) });
        }

        if (site.LongestAgeOfMeasurements is { } age)
        {
            Citation citation = DocumentText.SiteCitation(age.Citation, "$.site.longestAgeOfMeasurements.citation");
            stated = DocumentText.At(
                "$.site.longestAgeOfMeasurements.days", () => stated with { Measurements = new MeasurementPolicy { LongestAgeInDays = new(age.Days, citation, Standing.Site) } });
        }

        return stated;
    }
}

/// <summary>The input of <c>safety-check</c>.</summary>
internal sealed record SafetyCheckInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public required string BirthDate { get; init; }

    public required string InductionStart { get; init; }

    public IReadOnlyList<StartDocument>? Starts { get; init; }

    public IReadOnlyList<MeasurementDocument>? Measurements { get; init; }

    public bool? MeasurementConfirmed { get; init; }

    public required RequestDocument Request { get; init; }

    public IReadOnlyList<OtherDoseDocument>? OtherDoses { get; init; }

    public JsonElement? Supplement { get; init; }

    public IReadOnlyList<ReadingDocument>? Readings { get; init; }

    public SitePolicy? Site { get; init; }

    internal sealed record StartDocument
    {
        public required string Block { get; init; }

        public required string On { get; init; }
    }

    internal sealed record RequestDocument
    {
        public required string Drug { get; init; }

        public required string Amount { get; init; }

        public required string Period { get; init; }

        public string? Route { get; init; }

        public required string On { get; init; }
    }

    internal sealed record OtherDoseDocument
    {
        public required string Drug { get; init; }

        public required string On { get; init; }

        public string? Route { get; init; }
    }

    internal sealed record SitePolicy
    {
        public ToleranceDocument? Tolerance { get; init; }

        public AgeDocument? LongestAgeOfMeasurements { get; init; }
    }

    internal sealed record ToleranceDocument
    {
        public required decimal Part { get; init; }

        public required CitationDocument Citation { get; init; }
    }

    internal sealed record AgeDocument
    {
        public required int Days { get; init; }

        public required CitationDocument Citation { get; init; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SafetyCheckInput))]
internal sealed partial class SafetyCheckJson : JsonSerializerContext;
