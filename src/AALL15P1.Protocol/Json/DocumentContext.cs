using System.Text.Json.Serialization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol.Json;

/// <summary>The generated serializers of every document, with the one set of options that all of them have.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowOutOfOrderMetadataProperties = true,
    NewLine = "\n",
    Converters =
    [
        typeof(WholeNumber), typeof(CtcaeVersionText), typeof(DateText), typeof(InstantText), typeof(OffsetTimeText),
        typeof(CellCountText), typeof(CountBoundText), typeof(WeightText), typeof(HeightText), typeof(DrugMassText), typeof(FluidVolumeText), typeof(CumulativeDoseText), typeof(HaemoglobinText),
        typeof(AmountText), typeof(FactorText), typeof(DailyDoseText), typeof(WeeklyDoseText), typeof(DoseText),
        typeof(Word<Standing>), typeof(Word<DecisionOutcome>), typeof(Word<Severity>), typeof(Word<Audience>), typeof(Word<Analyte>), typeof(Word<CareSetting>), typeof(Word<Route>),
        typeof(Word<BlockKind>), typeof(Word<DltPeriodEnd>), typeof(Word<AgeReference>), typeof(Word<DrugClass>), typeof(Word<HoldPolicy>), typeof(Word<RoundingDirection>), typeof(Word<RoundingTie>), typeof(Word<DosePeriod>),
        typeof(Word<LeukaemiaDiagnosis>), typeof(Word<CnsSampleTiming>), typeof(Word<CourseStage>), typeof(Word<AdministrationStatus>), typeof(Word<NextStepKind>),
        typeof(Word<TitrationState>), typeof(Word<TitrationActionKind>), typeof(Word<TitrationVerdict>), typeof(Word<MetaboliserPhenotype>),
        typeof(NameOrConverter<DrugDocument>), typeof(NameOrConverter<DefinedRuleDocument>), typeof(NameOrConverter<PriorTherapyDocument>),
    ])]
[JsonSerializable(typeof(DefinitionDocument))]
[JsonSerializable(typeof(SupplementDocument))]
[JsonSerializable(typeof(RecordEventDocument))]
[JsonSerializable(typeof(RecordReportDocument))]
[JsonSerializable(typeof(RoadmapDocument))]
[JsonSerializable(typeof(IReadOnlyList<DoseResultDocument>))]
[JsonSerializable(typeof(TitrationHistoryDocument))]
[JsonSerializable(typeof(TitrationResultDocument))]
[JsonSerializable(typeof(RuleCatalogueDocument))]
[JsonSerializable(typeof(DecisionDocument))]
[JsonSerializable(typeof(BatchLineDocument))]
[JsonSerializable(typeof(BatchErrorDocument))]
[JsonSerializable(typeof(EligibilityInput))]
[JsonSerializable(typeof(StartBlockInput))]
[JsonSerializable(typeof(ContinuePastInductionInput))]
[JsonSerializable(typeof(SiteOfCareInput))]
[JsonSerializable(typeof(GradeInput))]
[JsonSerializable(typeof(GradeResult))]
[JsonSerializable(typeof(DltInput))]
[JsonSerializable(typeof(DltSummaryInput))]
[JsonSerializable(typeof(DltSummaryResult))]
[JsonSerializable(typeof(InfusionInput))]
[JsonSerializable(typeof(InfusionResult))]
[JsonSerializable(typeof(DoseInput))]
[JsonSerializable(typeof(SafetyCheckInput))]
internal sealed partial class DocumentContext : JsonSerializerContext;
