using System.Diagnostics;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>The counts and prescriptions of one infant in Maintenance.</summary>
internal sealed record TitrationHistoryDocument
{
    [Number(Least = 1, Most = 1)]
    public required int SchemaVersion { get; init; }

    /// <summary>The counts, in any order.</summary>
    public required IReadOnlyList<CountsDocument> Counts { get; init; }

    /// <summary>The prescriptions, in any order.</summary>
    public required IReadOnlyList<DosesDocument> Doses { get; init; }

    public static TitrationHistoryDocument Of(TitrationHistory history) => new()
    {
        SchemaVersion = TitrationJson.SchemaVersion,
        Counts = [.. history.Counts.Select(entry => new CountsDocument { Date = entry.Date, Anc = entry.Neutrophils, Platelets = entry.Platelets })],
        Doses = [.. history.Doses.Select(entry => new DosesDocument
        {
            Date = entry.Date,
            MercaptopurinePercent = entry.Doses.Thiopurine.Percent,
            MethotrexatePercent = entry.Doses.Antifolate.Percent,
            NewStartingDose = entry.SetsNewStartingDose ? true : null,
        })],
    };

    public TitrationHistory Read(Place place)
    {
        HashSet<LocalDate> days = [];
        ValueList<DatedCounts> counts = place.Member(nameof(Counts)).Each(Counts, (entry, at) => days.Add(entry.Date)
            ? new DatedCounts(entry.Date, entry.Anc, entry.Platelets)
            : throw at.Member(nameof(entry.Date)).Misfit("a day that no other entry has"));
        days.Clear();
        ValueList<DatedDoses> doses = place.Member(nameof(Doses)).Each(Doses, (entry, at) => days.Add(entry.Date)
            ? new DatedDoses(entry.Date, new(DosePercent.FromPercent(entry.MercaptopurinePercent), DosePercent.FromPercent(entry.MethotrexatePercent))) { SetsNewStartingDose = entry.NewStartingDose == true }
            : throw at.Member(nameof(entry.Date)).Misfit("a day that no other entry has"));
        return place.Make(() => new TitrationHistory(counts, doses));
    }
}

/// <summary>The counts of one day.</summary>
[NullIsAbsent]
internal sealed record CountsDocument
{
    public required LocalDate Date { get; init; }

    /// <summary>The absolute neutrophil count; absent when it was not reported.</summary>
    public CountBound? Anc { get; init; }

    /// <summary>The platelet count; absent when it was not reported.</summary>
    public CountBound? Platelets { get; init; }
}

/// <summary>The doses prescribed on one day.</summary>
[NullIsAbsent]
internal sealed record DosesDocument
{
    /// <summary>The first day of the doses.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The daily mercaptopurine as a percentage of its starting dose.</summary>
    [Number(Least = 0, Most = 200)]
    public required decimal MercaptopurinePercent { get; init; }

    /// <summary>The weekly methotrexate as a percentage of its starting dose.</summary>
    [Number(Least = 0, Most = 200)]
    public required decimal MethotrexatePercent { get; init; }

    /// <summary>Whether the physician set new starting doses on this day; absent for no.</summary>
    public bool? NewStartingDose { get; init; }
}

/// <summary>What a titration policy says of a history.</summary>
internal sealed record TitrationResultDocument
{
    [Number(Least = 1, Most = 1)]
    public required int SchemaVersion { get; init; }

    public required PolicyDocument Policy { get; init; }

    /// <summary>The fingerprint of the site's supplement; absent without one.</summary>
    [Text(Pattern = TextAttribute.Fingerprint)]
    public string? Supplement { get; init; }

    /// <summary>The starting doses to which the percentages refer; absent when they were not asked for.</summary>
    public StartingDoseDocument? StartingDose { get; init; }

    /// <summary>The starting thiopurine after pharmacogenetics; absent when no phenotype was given.</summary>
    public AdjustedThiopurineDocument? AdjustedThiopurine { get; init; }

    public required TitrationDecisionDocument Decision { get; init; }

    /// <summary>The look back; absent when nothing was prescribed.</summary>
    public TitrationAuditDocument? Audit { get; init; }

    public static TitrationResultDocument Of(TitrationResult result) => new()
    {
        SchemaVersion = TitrationJson.SchemaVersion,
        Policy = new()
        {
            Id = result.Policy.Id,
            Title = result.Policy.Title,
            Notice = result.Policy.Notice,
            Standing = result.Policy.Standing,
            Citation = CitationDocument.Of(result.Policy.Citation),
            NamedBy = CitationDocument.OfOptional(result.NamedBy),
        },
        Supplement = result.SupplementFingerprint,
        StartingDose = result.StartingDose is { } dose ? StartingDoseDocument.Of(dose) : null,
        AdjustedThiopurine = result.ThiopurineAdjustment is { } adjustment ? AdjustedThiopurineDocument.Of(adjustment) : null,
        Decision = TitrationDecisionDocument.Of(result.Decision),
        Audit = result.Audit is { } audit ? TitrationAuditDocument.Of(audit) : null,
    };
}

/// <summary>The policy that was applied.</summary>
internal sealed record PolicyDocument
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Whose policy it is, and what it is not.</summary>
    public required string Notice { get; init; }

    public required Standing Standing { get; init; }

    public required CitationDocument Citation { get; init; }

    /// <summary>Where the site's supplement names it; absent when it names none.</summary>
    public CitationDocument? NamedBy { get; init; }
}

/// <summary>The starting doses of Maintenance for an infant's age, or what is missing to know them.</summary>
internal sealed record StartingDoseDocument
{
    /// <summary>The day at which the age is taken.</summary>
    public required LocalDate AgeOn { get; init; }

    /// <summary>The age in completed calendar months.</summary>
    [Number(Least = 0)]
    public required int AgeInMonths { get; init; }

    [Words("proceed", "cannot-decide")]
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The daily thiopurine; absent when it cannot be decided.</summary>
    public StatedDoseDocument? Thiopurine { get; init; }

    /// <summary>The methotrexate of a week; absent when it cannot be decided.</summary>
    public StatedDoseDocument? WeeklyMethotrexate { get; init; }

    /// <summary>What is missing; absent when nothing is.</summary>
    public string? Missing { get; init; }

    /// <summary>The id of the rule.</summary>
    public required string Rule { get; init; }

    public static StartingDoseDocument Of(StartingDose dose) => new()
    {
        AgeOn = dose.AgeOn,
        AgeInMonths = dose.AgeInMonths,
        Outcome = dose.Outcome,
        Thiopurine = dose.Band is { } thiopurine ? StatedDoseDocument.Of(thiopurine.Thiopurine) : null,
        WeeklyMethotrexate = dose.Band is { } methotrexate ? StatedDoseDocument.Of(methotrexate.WeeklyAntifolate) : null,
        Missing = dose.Finding.Missing,
        Rule = dose.Finding.Rule.Id,
    };
}

/// <summary>A dose that a site states.</summary>
internal sealed record StatedDoseDocument
{
    /// <summary>The dose with its unit.</summary>
    public required string Dose { get; init; }

    public required CitationDocument Citation { get; init; }

    [Words("site", "backbone", "reference")]
    public required Standing Standing { get; init; }

    public static StatedDoseDocument Of<T>(Cited<T> dose) => new() { Dose = $"{dose.Value}", Citation = CitationDocument.Of(dose.Citation), Standing = dose.Standing };
}

/// <summary>The starting thiopurine after pharmacogenetics: one dose, a range, or what is missing.</summary>
internal sealed record AdjustedThiopurineDocument
{
    /// <summary>The TPMT phenotype; absent when it was not given.</summary>
    public MetaboliserPhenotype? Tpmt { get; init; }

    /// <summary>The NUDT15 phenotype; absent when it was not given.</summary>
    public MetaboliserPhenotype? Nudt15 { get; init; }

    /// <summary>It cannot be decided when the guideline gives no answer.</summary>
    [Words("proceed", "cannot-decide")]
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The daily dose, or, with timesPerWeek, one dose; absent for a range and when it cannot be decided.</summary>
    public string? Dose { get; init; }

    /// <summary>The doses in a week; absent for a daily dose.</summary>
    [Number(Least = 1, Most = 7)]
    public int? TimesPerWeek { get; init; }

    /// <summary>The lowest daily dose of a range, inclusive; absent without a range.</summary>
    public string? Lowest { get; init; }

    /// <summary>The highest daily dose of a range, inclusive; absent without a range.</summary>
    public string? Highest { get; init; }

    /// <summary>What is missing; absent when nothing is.</summary>
    public string? Missing { get; init; }

    /// <summary>The id of the rule; absent when the dose stays.</summary>
    public string? Rule { get; init; }

    /// <summary>Where the guideline states it.</summary>
    public required CitationDocument Citation { get; init; }

    [Words("reference")]
    public required Standing Standing { get; init; }

    public static AdjustedThiopurineDocument Of(ThiopurineAdjustment adjustment)
    {
        AdjustedThiopurineDocument document = new()
        {
            Tpmt = adjustment.Tpmt,
            Nudt15 = adjustment.Nudt15,
            Outcome = adjustment.Outcome,
            Rule = adjustment.Rule?.Id,
            Citation = CitationDocument.Of(adjustment.Citation),
            Standing = adjustment.Standing,
        };
        return adjustment.Dose switch
        {
            AdjustedStartingDose.Unadjusted stays => document with { Dose = stays.Dose.ToString() },
            AdjustedStartingDose.Daily daily => document with { Dose = daily.Dose.ToString() },
            AdjustedStartingDose.SomeDaysOfTheWeek some => document with { Dose = some.Dose.ToString(), TimesPerWeek = some.TimesPerWeek },
            AdjustedStartingDose.Range range => document with { Lowest = range.Lowest.ToString(), Highest = range.Highest.ToString() },
            AdjustedStartingDose.CannotDecide cannot => document with { Missing = cannot.Missing },
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>What the policy says on one day.</summary>
internal sealed record TitrationDecisionDocument
{
    public required LocalDate Date { get; init; }

    /// <summary>Where titration was before.</summary>
    public required TitrationState State { get; init; }

    /// <summary>What to do.</summary>
    public required TitrationActionKind Action { get; init; }

    /// <summary>The drug that is escalated; absent otherwise.</summary>
    [Words("mercaptopurine", "methotrexate")]
    public string? Drug { get; init; }

    /// <summary>The mercaptopurine that follows, in percent of its starting dose; absent when it cannot be decided.</summary>
    [Number(Least = 0, Most = 1000)]
    public decimal? MercaptopurinePercent { get; init; }

    /// <summary>The methotrexate that follows, in percent of its starting dose; absent when it cannot be decided.</summary>
    [Number(Least = 0, Most = 1000)]
    public decimal? MethotrexatePercent { get; init; }

    /// <summary>Since when the reason has held; absent when there is nothing to count from.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>The reason as one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What is missing; absent when nothing is.</summary>
    public string? Missing { get; init; }

    /// <summary>The id of the rule.</summary>
    public required string Rule { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>Where the rule is stated; absent for this library's own safeguard.</summary>
    public CitationDocument? Citation { get; init; }

    public static TitrationDecisionDocument Of(TitrationDecision decision) => new()
    {
        Date = decision.On,
        State = decision.State,
        Action = decision.Action.Kind,
        Drug = decision.Action is TitrationAction.Escalate step ? Name(step.Drug) : null,
        MercaptopurinePercent = decision.Doses?.Thiopurine.Percent,
        MethotrexatePercent = decision.Doses?.Antifolate.Percent,
        Since = decision.Since,
        Reason = decision.Reason,
        Missing = decision.Action is TitrationAction.CannotDecide cannot ? cannot.Missing : null,
        Rule = decision.Rule.Id,
        Standing = decision.Rule.Standing,
        Citation = CitationDocument.OfOptional(decision.Rule.Citation),
    };

    /// <summary>The thiopurine of Maintenance is mercaptopurine.</summary>
    private static string Name(TitratedDrug drug) => drug == TitratedDrug.Thiopurine ? "mercaptopurine" : "methotrexate";
}

/// <summary>A look back over a history.</summary>
internal sealed record TitrationAuditDocument
{
    /// <summary>The first day, inclusive.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>The end, exclusive.</summary>
    public required LocalDate End { get; init; }

    [Number(Least = 1)]
    public required int Days { get; init; }

    /// <summary>The mean percentage of the starting dose of mercaptopurine over the days.</summary>
    [Number(Least = 0, Most = 1000)]
    public required decimal MercaptopurineIntensityPercent { get; init; }

    /// <summary>The mean percentage of the starting dose of methotrexate over the days.</summary>
    [Number(Least = 0, Most = 1000)]
    public required decimal MethotrexateIntensityPercent { get; init; }

    /// <summary>The first day above 100 %; absent when there was none.</summary>
    public LocalDate? FirstEscalation { get; init; }

    /// <summary>The days to it; absent when there was none.</summary>
    [Number(Least = 0)]
    public int? DaysToFirstEscalation { get; init; }

    /// <summary>The agreement for each kind of action.</summary>
    public required IReadOnlyList<AgreementDocument> Agreement { get; init; }

    /// <summary>Every decision point.</summary>
    public required IReadOnlyList<ComparisonDocument> Comparisons { get; init; }

    public static TitrationAuditDocument Of(TitrationAudit audit) => new()
    {
        Start = audit.Start,
        End = audit.End,
        Days = audit.Days,
        MercaptopurineIntensityPercent = audit.ThiopurineIntensity.Percent,
        MethotrexateIntensityPercent = audit.AntifolateIntensity.Percent,
        FirstEscalation = audit.FirstEscalation,
        DaysToFirstEscalation = audit.DaysToFirstEscalation,
        Agreement = [.. audit.Agreement.Select(item => new AgreementDocument { Action = item.Action, Points = item.Points, Agreeing = item.Agreeing, NotJudged = item.NotJudged })],
        Comparisons = [.. audit.Comparisons.Select(point => new ComparisonDocument
        {
            Decision = TitrationDecisionDocument.Of(point.Decision),
            MercaptopurinePercent = point.Prescribed.Thiopurine.Percent,
            MethotrexatePercent = point.Prescribed.Antifolate.Percent,
            Verdict = point.Verdict,
        })],
    };
}

/// <summary>How often prescriptions agreed with the policy where it called for one kind of action.</summary>
internal sealed record AgreementDocument
{
    public required TitrationActionKind Action { get; init; }

    /// <summary>The decision points.</summary>
    [Number(Least = 1)]
    public required int Points { get; init; }

    /// <summary>Those at which the prescription was the policy's.</summary>
    [Number(Least = 0)]
    public required int Agreeing { get; init; }

    /// <summary>Those that could not be compared.</summary>
    [Number(Least = 0)]
    public required int NotJudged { get; init; }
}

/// <summary>What the policy said on a day with counts, and what was prescribed.</summary>
internal sealed record ComparisonDocument
{
    public required TitrationDecisionDocument Decision { get; init; }

    /// <summary>The mercaptopurine in force at the end of the day, in percent of its starting dose.</summary>
    [Number(Least = 0, Most = 1000)]
    public required decimal MercaptopurinePercent { get; init; }

    /// <summary>The methotrexate in force at the end of the day, in percent of its starting dose.</summary>
    [Number(Least = 0, Most = 1000)]
    public required decimal MethotrexatePercent { get; init; }

    /// <summary>How they compare.</summary>
    public required TitrationVerdict Verdict { get; init; }
}
