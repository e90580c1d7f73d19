using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>A value of one term as plain numbers in the first unit of its quantity, so that one law runs over every term.</summary>
public sealed record GradingCase(string Term, CtcaeVersion Version, decimal Value, decimal? LowerLimit, decimal? UpperLimit, decimal? Baseline, bool? LifeThreatening, bool? TransfusionIndicated)
{
    private static readonly Dictionary<string, Func<GradingCase, decimal, Grading>> Terms = new(StringComparer.Ordinal)
    {
        ["neutrophils"] = (drawn, scale) => drawn.Explain(CtcaeTerms.NeutrophilCountDecreased, CellCount.FromPerMicrolitre, scale),
        ["platelets"] = (drawn, scale) => drawn.Explain(CtcaeTerms.PlateletCountDecreased, CellCount.FromPerMicrolitre, scale),
        ["white cells"] = (drawn, scale) => drawn.Explain(CtcaeTerms.WhiteBloodCellDecreased, CellCount.FromPerMicrolitre, scale),
        ["haemoglobin"] = (drawn, scale) => drawn.Explain(CtcaeTerms.Anaemia, MassPerVolume.FromGramsPerLitre, scale),
        ["bilirubin"] = (drawn, scale) => drawn.Explain(CtcaeTerms.BloodBilirubinIncreased, MassPerVolume.FromMilligramsPerDecilitre, scale),
        ["bilirubin, molar"] = (drawn, scale) => drawn.Explain(CtcaeTerms.BloodBilirubinIncreasedMolar, MolarConcentration.FromMicromolesPerLitre, scale),
        ["ALT"] = (drawn, scale) => drawn.Explain(CtcaeTerms.AlanineAminotransferaseIncreased, EnzymeActivity.FromUnitsPerLitre, scale),
        ["AST"] = (drawn, scale) => drawn.Explain(CtcaeTerms.AspartateAminotransferaseIncreased, EnzymeActivity.FromUnitsPerLitre, scale),
        ["creatinine"] = (drawn, scale) => drawn.Explain(CtcaeTerms.CreatinineIncreased, MassPerVolume.FromMilligramsPerDecilitre, scale),
        ["creatinine, molar"] = (drawn, scale) => drawn.Explain(CtcaeTerms.CreatinineIncreasedMolar, MolarConcentration.FromMicromolesPerLitre, scale),
    };

    private static readonly HashSet<string> LowIsWorse = new(["neutrophils", "platelets", "white cells", "haemoglobin"], StringComparer.Ordinal);

    private static readonly decimal[] Haemoglobins = [80m, 100m];
    private static readonly decimal[] Counts = [500m, 1000m, 1500m, 2000m, 3000m, 25_000m, 50_000m, 75_000m];
    private static readonly decimal[] Multiples = [1m, 1.5m, 3m, 5m, 6m, 10m, 20m];

    public bool WorseIsLower => LowIsWorse.Contains(Term);

    public Grading Explain(decimal scale = 1m) => Terms[Term](this, scale);

    /// <summary>
    /// Values at, just below and just above the numbers that any table prints, on the scale of the limits and of the
    /// baseline, and some between; each of the other values is missing in a third of the cases.
    /// </summary>
    public static Arbitrary<GradingCase> Cases() => Arb.From(Generated(), Simpler);

    private static Gen<GradingCase> Generated() =>
        from term in Gen.Elements(Terms.Keys.Order(StringComparer.Ordinal).ToArray())
        from version in Gen.Elements(CtcaeVersion.V4, CtcaeVersion.V5)
        let low = LowIsWorse.Contains(term)
        from lower in Missing(Gen.Choose(1, 400).Select(number => low ? number * (term == "haemoglobin" ? 0.5m : 500m) : number))
        let unit = term is "bilirubin" or "creatinine" ? 0.05m : 0.5m
        from upper in Missing(Gen.Choose(1, 100).Select(number => number * unit))
        from baseline in Missing(Gen.Choose(1, 200).Select(number => number * unit))
        from printed in Gen.Elements(low ? term == "haemoglobin" ? Haemoglobins : Counts : Multiples)
        from reference in Gen.Elements(low ? 1m : upper ?? 1m, low ? 1m : baseline ?? 1m)
        from step in Gen.Elements(-0.001m, 0m, 0.001m)
        from anywhere in Gen.Choose(0, 200_000)
        from atBound in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from judgement in Gen.Elements<bool?>(null, true, false)
        from transfusion in Gen.Elements<bool?>(null, true, false)
        select new GradingCase(term, version, atBound ? (printed * reference) + step : anywhere * (low ? 1m : 0.01m), lower, upper, baseline, judgement, transfusion);

    private static Gen<decimal?> Missing(Gen<decimal> values) => Gen.Frequency((1, Gen.Constant((decimal?)null)), (2, values.Select(value => (decimal?)value)));

    private static IEnumerable<GradingCase> Simpler(GradingCase drawn)
    {
        foreach (GradingCase without in new[]
        {
            drawn with { LowerLimit = null }, drawn with { UpperLimit = null }, drawn with { Baseline = null }, drawn with { LifeThreatening = null }, drawn with { TransfusionIndicated = null },
            drawn with { Value = decimal.Truncate(drawn.Value) }, drawn with { Value = decimal.Truncate(drawn.Value / 2m) },
        })
        {
            if (without != drawn)
            {
                yield return without;
            }
        }
    }

    private Grading Explain<T>(LaboratoryTerm<T> term, Func<decimal, T> from, decimal scale)
        where T : struct, IExactQuantity<T>
    {
        T? Of(decimal? number) => number is { } known ? from(known * scale) : null;
        MeasuredValue<T> value = new(from(Value * scale))
        {
            LowerLimit = Of(LowerLimit),
            UpperLimit = Of(UpperLimit),
            Baseline = Of(Baseline),
            IsLifeThreatening = LifeThreatening,
            IsTransfusionIndicated = TransfusionIndicated,
        };
        Grading grading = CtcaeGrading.Explain(term, Version, value);
        return CtcaeGrading.Evaluate(term, Version, value) == grading.Grade
            ? grading
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{this} is explained as {grading.Grade} and evaluated otherwise."));
    }
}
