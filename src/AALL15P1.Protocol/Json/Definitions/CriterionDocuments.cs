using System.Diagnostics;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>Something with a rule of the catalogue, by its id, or any other rule in full.</summary>
internal abstract record RuledDocument
{
    [JsonPropertyOrder(100)]
    [Text(Pattern = TextAttribute.Capitals)]
    public required NameOr<DefinedRuleDocument> Rule { get; init; }
}

/// <summary>What must hold before a block starts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Count), "count-at-least")]
[JsonDerivedType(typeof(ToxicityResolved), "toxicity-resolved")]
[JsonDerivedType(typeof(LibrarysMarkerPresent), WireWords.MarkerPresent)]
[JsonDerivedType(typeof(MarkerPresent), "marker-present")]
[JsonDerivedType(typeof(ValuesRecent), "laboratory-values-recent")]
[JsonDerivedType(typeof(OnDay), "on-day-of-previous-block")]
[JsonDerivedType(typeof(SuppliedBySite), "supplied-by-site")]
internal abstract record StartCriterionDocument : RuledDocument
{
    internal sealed record Count : StartCriterionDocument
    {
        [Words("neutrophils", "platelets", "white-cells")]
        public required Analyte Analyte { get; init; }

        public required CellCount Minimum { get; init; }
    }

    internal sealed record ToxicityResolved : StartCriterionDocument;

    internal sealed record LibrarysMarkerPresent : StartCriterionDocument;

    internal sealed record MarkerPresent : StartCriterionDocument;

    internal sealed record ValuesRecent : StartCriterionDocument;

    internal sealed record OnDay : StartCriterionDocument
    {
        [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
        public required int Day { get; init; }
    }

    internal sealed record SuppliedBySite : StartCriterionDocument
    {
        public required string What { get; init; }
    }

    public static StartCriterionDocument Of(StartCriterion criterion, NameOr<DefinedRuleDocument> rule) => criterion switch
    {
        StartCriterion.CountAtLeast count => new Count { Analyte = count.Analyte, Minimum = count.Minimum, Rule = rule },
        StartCriterion.ToxicityResolved => new ToxicityResolved { Rule = rule },
        StartCriterion.MarkerPresent present when present.Marker == Version1.Marker => new LibrarysMarkerPresent { Rule = rule },
        StartCriterion.MarkerPresent => new MarkerPresent { Rule = rule },
        StartCriterion.LaboratoryValuesRecent => new ValuesRecent { Rule = rule },
        StartCriterion.OnDayOfPreviousBlock onDay => new OnDay { Day = onDay.Day, Rule = rule },
        StartCriterion.SuppliedBySite supplied => new SuppliedBySite { What = supplied.What, Rule = rule },
        _ => throw new UnreachableException(),
    };

    public StartCriterion Read(Rule rule, Marker marker, Place place) => this switch
    {
        Count count => new StartCriterion.CountAtLeast(count.Analyte, count.Minimum, rule),
        ToxicityResolved => new StartCriterion.ToxicityResolved(rule),
        LibrarysMarkerPresent or MarkerPresent when this is LibrarysMarkerPresent != (marker == Version1.Marker) => throw place.Member("kind").Misfit("the kind that the definition's marker has"),
        LibrarysMarkerPresent or MarkerPresent => new StartCriterion.MarkerPresent(marker, rule),
        ValuesRecent => new StartCriterion.LaboratoryValuesRecent(rule),
        OnDay onDay => new StartCriterion.OnDayOfPreviousBlock(onDay.Day, rule),
        SuppliedBySite site => new StartCriterion.SuppliedBySite(site.What, rule),
        _ => throw new UnreachableException(),
    };
}

/// <summary>What must hold of where an infant is treated.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OnlyAtTertiaryCentre), "tertiary-centre-only")]
[JsonDerivedType(typeof(SeenAtTertiaryCentre), "seen-at-tertiary-centre")]
[JsonDerivedType(typeof(SymptomsToTertiaryTeam), "symptoms-to-tertiary-team")]
[JsonDerivedType(typeof(SepsisAlert), "sepsis-alert")]
internal abstract record CareRuleDocument : RuledDocument
{
    internal sealed record OnlyAtTertiaryCentre : CareRuleDocument
    {
        [Text(Pattern = TextAttribute.Words)]
        public required string Drug { get; init; }
    }

    internal sealed record SeenAtTertiaryCentre : CareRuleDocument;

    internal sealed record SymptomsToTertiaryTeam : CareRuleDocument;

    internal sealed record SepsisAlert : CareRuleDocument;
}

/// <summary>What must hold before an infant is enrolled.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AgeAtMost), "age-at-most")]
[JsonDerivedType(typeof(GestationalAgeOver), "gestational-age-over")]
[JsonDerivedType(typeof(Diagnosis), "diagnosis")]
[JsonDerivedType(typeof(CnsSample), "cns-sample-before-chemotherapy")]
[JsonDerivedType(typeof(LibrarysMarkerNotKnownAbsent), WireWords.MarkerNotKnownAbsent)]
[JsonDerivedType(typeof(MarkerNotKnownAbsent), "marker-not-known-absent")]
[JsonDerivedType(typeof(EnrolledByMarker), "marker-present")]
[JsonDerivedType(typeof(NoDownSyndrome), "no-down-syndrome")]
[JsonDerivedType(typeof(NotSecondary), "not-secondary")]
[JsonDerivedType(typeof(PriorTherapyOnly), "prior-therapy-only")]
[JsonDerivedType(typeof(CheckedBySite), "checked-by-site")]
internal abstract record EligibilityCriterionDocument : RuledDocument
{
    internal sealed record AgeAtMost : EligibilityCriterionDocument
    {
        [Number(Least = 0, Most = DefinedBlockDocument.MostDays)]
        public required int Days { get; init; }
    }

    internal sealed record GestationalAgeOver : EligibilityCriterionDocument
    {
        [Number(Least = 0, Most = GestationalAge.GreatestWeeks)]
        public required int Weeks { get; init; }

        [Number(Least = 0, Most = 6)]
        public required int Days { get; init; }
    }

    internal sealed record Diagnosis : EligibilityCriterionDocument
    {
        [Number(Above = 0, Most = 100)]
        public required decimal LowestBLymphoblasticPercent { get; init; }
    }

    internal sealed record CnsSample : EligibilityCriterionDocument;

    internal sealed record LibrarysMarkerNotKnownAbsent : EligibilityCriterionDocument;

    internal sealed record MarkerNotKnownAbsent : EligibilityCriterionDocument;

    internal sealed record EnrolledByMarker : EligibilityCriterionDocument;

    internal sealed record NoDownSyndrome : EligibilityCriterionDocument;

    internal sealed record NotSecondary : EligibilityCriterionDocument;

    internal sealed record PriorTherapyOnly : EligibilityCriterionDocument
    {
        [Text(Pattern = TextAttribute.Words)]
        public required IReadOnlyList<NameOr<PriorTherapyDocument>> Allowed { get; init; }
    }

    internal sealed record CheckedBySite : EligibilityCriterionDocument
    {
        public required string What { get; init; }
    }

    public static EligibilityCriterionDocument Of(EligibilityCriterion criterion, NameOr<DefinedRuleDocument> rule) => criterion switch
    {
        EligibilityCriterion.AgeAtMost age => new AgeAtMost { Days = age.Days, Rule = rule },
        EligibilityCriterion.GestationalAgeOver gestation => new GestationalAgeOver { Weeks = gestation.Bound.Weeks, Days = gestation.Bound.Days, Rule = rule },
        EligibilityCriterion.Diagnosis diagnosis => new Diagnosis { LowestBLymphoblasticPercent = diagnosis.LowestBLymphoblasticPercent, Rule = rule },
        EligibilityCriterion.CnsSampleBeforeChemotherapy => new CnsSample { Rule = rule },
        EligibilityCriterion.MarkerNotKnownAbsent known when known.Marker == Version1.Marker => new LibrarysMarkerNotKnownAbsent { Rule = rule },
        EligibilityCriterion.MarkerNotKnownAbsent => new MarkerNotKnownAbsent { Rule = rule },
        EligibilityCriterion.MarkerPresent => new EnrolledByMarker { Rule = rule },
        EligibilityCriterion.NoDownSyndrome => new NoDownSyndrome { Rule = rule },
        EligibilityCriterion.NotSecondary => new NotSecondary { Rule = rule },
        EligibilityCriterion.PriorTherapyOnly prior => new PriorTherapyOnly { Allowed = [.. prior.Allowed.Select(PriorTherapyDocument.Of)], Rule = rule },
        EligibilityCriterion.CheckedBySite check => new CheckedBySite { What = check.What, Rule = rule },
        _ => throw new UnreachableException(),
    };

    public EligibilityCriterion Read(Rule rule, Marker marker, Place place) => this switch
    {
        AgeAtMost age => new EligibilityCriterion.AgeAtMost(age.Days, rule),
        GestationalAgeOver gestation => new EligibilityCriterion.GestationalAgeOver(new(gestation.Weeks, gestation.Days), rule),
        Diagnosis diagnosis => new EligibilityCriterion.Diagnosis(diagnosis.LowestBLymphoblasticPercent, rule),
        CnsSample => new EligibilityCriterion.CnsSampleBeforeChemotherapy(rule),
        LibrarysMarkerNotKnownAbsent or MarkerNotKnownAbsent when this is LibrarysMarkerNotKnownAbsent != (marker == Version1.Marker) => throw place.Member("kind").Misfit("the kind that the definition's marker has"),
        LibrarysMarkerNotKnownAbsent or MarkerNotKnownAbsent => new EligibilityCriterion.MarkerNotKnownAbsent(marker, rule),
        EnrolledByMarker => new EligibilityCriterion.MarkerPresent(marker, rule),
        NoDownSyndrome => new EligibilityCriterion.NoDownSyndrome(rule),
        NotSecondary => new EligibilityCriterion.NotSecondary(rule),
        PriorTherapyOnly prior => new EligibilityCriterion.PriorTherapyOnly(place.Member(nameof(prior.Allowed)).Each(prior.Allowed, (therapy, at) => at.Make(() => PriorTherapyDocument.Read(therapy))), rule),
        CheckedBySite site => new EligibilityCriterion.CheckedBySite(site.What, rule),
        _ => throw new UnreachableException(),
    };
}

/// <summary>A therapy before enrolment whose id does not give its title.</summary>
internal sealed record PriorTherapyDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Id { get; init; }

    public required string Title { get; init; }

    public static NameOr<PriorTherapyDocument> Of(PriorTherapy therapy) => therapy == Named(therapy.Id) ? new(therapy.Id, null) : new(null, new() { Id = therapy.Id, Title = therapy.Title });

    public static PriorTherapy Read(NameOr<PriorTherapyDocument> entry) => entry.Object is { } own ? new(own.Id, own.Title) : Named(entry.Name!);

    private static PriorTherapy Named(string id) => id == PriorTherapy.Other.Id ? PriorTherapy.Other : new(id);
}
