using AALL15P1.Protocol.Evidence;
using static AALL15P1.Protocol.GradingScale;
using static AALL15P1.Protocol.NumberRange;

namespace AALL15P1.Protocol;

/// <summary>
/// The terms that are graded from values, with the bands as CTCAE 4.0 and 5.0 print them. A band such as
/// "&lt; 1.5-1.0" holds its lower number and not its upper; a band such as "&gt; 1.5-3.0" holds its upper number and
/// not its lower. A band that has no limit of normal in it is taken as printed, whatever the laboratory's limit is.
/// </summary>
public static class CtcaeTerms
{
    // In multiples of the laboratory's upper limit, or of the baseline where the baseline was abnormal.
    private static readonly ValueList<GradeBand> BilirubinBands = Rising(MoreThan(1m), 1.5m, 3m, 10m);
    private static readonly ValueList<GradeBand> EnzymeBands = Rising(MoreThan(1m), 3m, 5m, 20m);
    private static readonly ValueList<GradeBand> EnzymeBandsOfBaseline = Rising(AtLeast(1.5m), 3m, 5m, 20m);
    private static readonly GradingCriterion CreatinineByLimit = new(MultipleOfUpperLimit, Rising(MoreThan(1m), 1.5m, 3m, 6m));

    private static readonly GradeBand CreatinineModerate = new(Grade.Moderate, MoreThan(1.5m).AndAtMost(3m));
    private static readonly GradeBand CreatinineSevere = new(Grade.Severe, MoreThan(3m));

    /// <summary>Neutrophil count decreased, from the absolute neutrophil count.</summary>
    public static LaboratoryTerm<CellCount> NeutrophilCountDecreased { get; } =
        Count("neutrophil-count-decreased", "NEUTROPHILS", "Neutrophil count decreased", 1500m, 1000m, 500m) with { Analyte = Analyte.Neutrophils };

    /// <summary>Platelet count decreased.</summary>
    public static LaboratoryTerm<CellCount> PlateletCountDecreased { get; } =
        Count("platelet-count-decreased", "PLATELETS", "Platelet count decreased", 75_000m, 50_000m, 25_000m) with { Analyte = Analyte.Platelets };

    /// <summary>White blood cell decreased.</summary>
    public static LaboratoryTerm<CellCount> WhiteBloodCellDecreased { get; } =
        Count("white-blood-cell-decreased", "WHITE-CELLS", "White blood cell decreased", 3000m, 2000m, 1000m) with { Analyte = Analyte.WhiteCells };

    /// <summary>Anaemia, from the haemoglobin. Below 80 g/L, or when a transfusion is indicated, it is grade 3, or grade 4 by clinical judgement.</summary>
    public static LaboratoryTerm<MassPerVolume> Anaemia { get; } = Term<MassPerVolume>(
        "anemia",
        "ANAEMIA",
        "Anemia",
        MassPerVolume.GramsPerLitreUnit,
        "Below 80 g/L, or where a clinician states that a transfusion is indicated, is grade 3; grade 4 is life-threatening consequences, a clinical judgement.",
        [Falling(100m, 80m)],
        [Falling(100m, 80m)],
        judgedFrom: Grade.Severe) with
    { Analyte = Analyte.Haemoglobin };

    /// <summary>Blood bilirubin increased, from a mass concentration.</summary>
    public static LaboratoryTerm<MassPerVolume> BloodBilirubinIncreased { get; } = Bilirubin<MassPerVolume>(MassPerVolume.MilligramsPerDecilitreUnit) with { BoundsFactor = MolesOf(Analyte.Bilirubin) };

    /// <summary>Blood bilirubin increased, from a molar concentration.</summary>
    public static LaboratoryTerm<MolarConcentration> BloodBilirubinIncreasedMolar { get; } = Bilirubin<MolarConcentration>(MolarConcentration.MicromolesPerLitreUnit);

    /// <summary>Alanine aminotransferase (ALT) increased.</summary>
    public static LaboratoryTerm<EnzymeActivity> AlanineAminotransferaseIncreased { get; } =
        Enzyme("alanine-aminotransferase-increased", "ALT", "Alanine aminotransferase increased") with { Analyte = Analyte.AlanineAminotransferase };

    /// <summary>Aspartate aminotransferase (AST) increased.</summary>
    public static LaboratoryTerm<EnzymeActivity> AspartateAminotransferaseIncreased { get; } =
        Enzyme("aspartate-aminotransferase-increased", "AST", "Aspartate aminotransferase increased") with { Analyte = Analyte.AspartateAminotransferase };

    /// <summary>Creatinine increased, from a mass concentration.</summary>
    public static LaboratoryTerm<MassPerVolume> CreatinineIncreased { get; } = Creatinine<MassPerVolume>(MassPerVolume.MilligramsPerDecilitreUnit) with { BoundsFactor = MolesOf(Analyte.Creatinine) };

    /// <summary>Creatinine increased, from a molar concentration.</summary>
    public static LaboratoryTerm<MolarConcentration> CreatinineIncreasedMolar { get; } = Creatinine<MolarConcentration>(MolarConcentration.MicromolesPerLitreUnit);

    /// <summary>Every table, each term once in each version: what a linter proves and a catalogue lists.</summary>
    internal static ValueList<GradingTable> Tables { get; } =
    [
        .. Both(NeutrophilCountDecreased), .. Both(PlateletCountDecreased), .. Both(WhiteBloodCellDecreased), .. Both(Anaemia),
        .. Both(BloodBilirubinIncreased), .. Both(AlanineAminotransferaseIncreased), .. Both(AspartateAminotransferaseIncreased), .. Both(CreatinineIncreased),
    ];

    private static ValueList<GradingTable> Both<T>(LaboratoryTerm<T> term)
        where T : struct, IExactQuantity<T> => [term.Version4, term.Version5];

    private static LaboratoryTerm<CellCount> Count(string id, string ruleId, string title, decimal mild, decimal moderate, decimal severe) =>
        Term<CellCount>(
            id,
            ruleId,
            title,
            CellCount.PerMicrolitreUnit,
            "Grade 1 is below the lower limit of normal; the other grades are below fixed counts.",
            [Falling(mild, moderate, severe)],
            [Falling(mild, moderate, severe)]);

    private static LaboratoryTerm<T> Bilirubin<T>(Unit unit)
        where T : struct, IExactQuantity<T> => Term<T>(
        "blood-bilirubin-increased",
        "BILIRUBIN",
        "Blood bilirubin increased",
        unit,
        "The grade counts multiples of the upper limit of normal; in version 5.0 of the baseline where the baseline was abnormal.",
        [new(MultipleOfUpperLimit, BilirubinBands)],
        [
            new(MultipleOfUpperLimit, BilirubinBands, BaselineCondition.BaselineWasNormal),
            new(MultipleOfBaseline, BilirubinBands, BaselineCondition.BaselineWasAbnormal),
        ]) with
        { Analyte = Analyte.Bilirubin };

    private static LaboratoryTerm<EnzymeActivity> Enzyme(string id, string ruleId, string title) => Term<EnzymeActivity>(
        id,
        ruleId,
        title,
        EnzymeActivity.UnitsPerLitreUnit,
        "The grade counts multiples of the upper limit of normal; in version 5.0 of the baseline where the baseline was abnormal, from 1.5 times it.",
        [new(MultipleOfUpperLimit, EnzymeBands)],
        [
            new(MultipleOfUpperLimit, EnzymeBands, BaselineCondition.BaselineWasNormal),
            new(MultipleOfBaseline, EnzymeBandsOfBaseline, BaselineCondition.BaselineWasAbnormal),
        ]);

    /// <summary>How many µmol/L a mg/mL is, for the bounds of plausibility; grades compare values of one unit only.</summary>
    private static decimal MolesOf(Analyte analyte) => 100m * analyte.MixUp()!.Value.Factor;

    private static LaboratoryTerm<T> Creatinine<T>(Unit unit)
        where T : struct, IExactQuantity<T> => Term<T>(
        "creatinine-increased",
        "CREATININE",
        "Creatinine increased",
        unit,
        "The grade is the worse of multiples of the upper limit of normal and of the baseline; a grade 1 by the baseline is in version 4.0 only.",
        [CreatinineByLimit, new(MultipleOfBaseline, [new(Grade.Mild, MoreThan(1m).AndAtMost(1.5m)), CreatinineModerate, CreatinineSevere])],
        [CreatinineByLimit, new(MultipleOfBaseline, [CreatinineModerate, CreatinineSevere])]) with
        { Analyte = Analyte.Creatinine };

    private static LaboratoryTerm<T> Term<T>(
        string id,
        string ruleId,
        string title,
        Unit unit,
        string statement,
        ValueList<GradingCriterion> version4,
        ValueList<GradingCriterion> version5,
        Grade? judgedFrom = null)
        where T : struct, IExactQuantity<T>
    {
        GradingTable Table(CtcaeVersion version, string prefix, Source source, ValueList<GradingCriterion> criteria) => new(
            version,
            new Rule($"{prefix}-{ruleId}", title, statement, new Citation(source, title), Standing.Reference)
            {
                Parameters = criteria.SelectMany(Parameters).ToValueList(),
            },
            criteria)
        {
            JudgedFrom = judgedFrom,
        };

        return new(
            new AdverseEventTerm(id),
            title,
            unit,
            Table(CtcaeVersion.V4, "CTCAE4", PublishedSources.Ctcae4, version4),
            Table(CtcaeVersion.V5, "CTCAE5", PublishedSources.Ctcae5, version5));

        IEnumerable<RuleParameter> Parameters(GradingCriterion criterion)
        {
            string scale = criterion.Scale switch
            {
                MeasuredValue => unit.Symbol,
                MultipleOfUpperLimit => "× upper limit of normal",
                _ => "× baseline",
            };
            string condition = criterion.Condition switch
            {
                BaselineCondition.Always => string.Empty,
                BaselineCondition.BaselineWasNormal => ", baseline normal",
                _ => ", baseline abnormal",
            };
            return criterion.Bands.Select(band => new RuleParameter($"grade {(int)band.Grade}, in {scale}{condition}", band.RangeText));
        }
    }

    // Bands of a value that is worse the higher it is: grade 1 in the first range, up to each limit inclusive.
    private static ValueList<GradeBand> Rising(NumberRange mild, decimal mildTo, decimal moderateTo, decimal severeTo) =>
    [
        new(Grade.Mild, mild.AndAtMost(mildTo)),
        new(Grade.Moderate, MoreThan(mildTo).AndAtMost(moderateTo)),
        new(Grade.Severe, MoreThan(moderateTo).AndAtMost(severeTo)),
        new(Grade.LifeThreatening, MoreThan(severeTo)),
    ];

    // Bands of a value that is worse the lower it is: below each limit, and below the laboratory's own for grade 1.
    private static GradingCriterion Falling(params ReadOnlySpan<decimal> limits)
    {
        var bands = new GradeBand[limits.Length + 1];
        for (int index = 0; index < limits.Length; index++)
        {
            NumberRange from = AtLeast(limits[index]);
            bands[^(index + 1)] = index == 0
                ? new GradeBand(Grade.Mild, from) { EndsAtLowerLimit = true }
                : new GradeBand(Grade.Mild + index, from.AndBelow(limits[index - 1]));
        }

        bands[0] = new GradeBand(Grade.Mild + limits.Length, Below(limits[^1]));
        return new GradingCriterion(MeasuredValue, ValueList.Create<GradeBand>(bands));
    }
}

/// <summary>The rules of grading: one for each term in each version of the criteria.</summary>
internal static class CtcaeRules
{
    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } = CtcaeTerms.Tables.Select(table => table.Rule).ToValueList();
}
