namespace AALL15P1.Protocol;

/// <summary>What a laboratory measures, as far as a criterion of a protocol or the grading of adverse events looks at it.</summary>
public enum Analyte
{
    /// <summary>The absolute neutrophil count (ANC).</summary>
    Neutrophils,

    /// <summary>The platelet count.</summary>
    Platelets,

    /// <summary>The white blood cell count.</summary>
    WhiteCells,

    /// <summary>Haemoglobin: a mass concentration, not a cell count.</summary>
    Haemoglobin,

    /// <summary>Total bilirubin in blood, as a mass or a molar concentration.</summary>
    Bilirubin,

    /// <summary>Alanine aminotransferase (ALT).</summary>
    AlanineAminotransferase,

    /// <summary>Aspartate aminotransferase (AST).</summary>
    AspartateAminotransferase,

    /// <summary>Creatinine in serum, as a mass or a molar concentration.</summary>
    Creatinine,
}

/// <summary>What is known about each <see cref="Analyte"/>.</summary>
internal static class Analytes
{
    private const string Unknown = "An analyte is Neutrophils, Platelets, WhiteCells, Haemoglobin, Bilirubin, AlanineAminotransferase, AspartateAminotransferase or Creatinine.";

    /// <summary>Whether the analyte is a number of cells in a volume of blood.</summary>
    /// <param name="analyte">The analyte.</param>
    /// <returns>True for neutrophils, platelets and white cells.</returns>
    public static bool IsCellCount(this Analyte analyte) => analyte is Analyte.Neutrophils or Analyte.Platelets or Analyte.WhiteCells;

    /// <summary>The analyte's name in a sentence.</summary>
    /// <param name="analyte">The analyte.</param>
    /// <returns>The name, such as <c>ANC</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="analyte"/> is not a member of <see cref="Analyte"/>.</exception>
    public static string Name(this Analyte analyte) => analyte switch
    {
        Analyte.Neutrophils => "ANC",
        Analyte.Platelets => "platelet count",
        Analyte.WhiteCells => "white blood cell count",
        Analyte.Haemoglobin => "haemoglobin",
        Analyte.Bilirubin => "bilirubin",
        Analyte.AlanineAminotransferase => "ALT",
        Analyte.AspartateAminotransferase => "AST",
        Analyte.Creatinine => "creatinine",
        _ => throw new ArgumentOutOfRangeException(nameof(analyte), analyte, Unknown),
    };

    /// <summary>The unit in which the analyte's bounds are numbers.</summary>
    public static Unit Unit(this Analyte analyte) => analyte switch
    {
        Analyte.Haemoglobin => MassPerVolume.GramsPerLitreUnit,
        Analyte.Bilirubin or Analyte.Creatinine => MolarConcentration.MicromolesPerLitreUnit,
        Analyte.AlanineAminotransferase or Analyte.AspartateAminotransferase => EnzymeActivity.UnitsPerLitreUnit,
        _ => analyte.IsCellCount() ? CellCount.PerMicrolitreUnit : throw new ArgumentOutOfRangeException(nameof(analyte), analyte, Unknown),
    };

    /// <summary>A value in the unit of the analyte's bounds, with the unit.</summary>
    public static string Text(this Analyte analyte, decimal value) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value:0.############}{(analyte.IsCellCount() ? string.Empty : " ")}{analyte.Unit().Symbol}");

    /// <summary>Reads a value of the analyte, in any unit of its kind.</summary>
    public static bool TryParse(this Analyte analyte, string text, out decimal value)
    {
        static decimal? Of<T>(string text)
            where T : struct, IExactQuantity<T> => T.TryParse(text, provider: null, out T read) ? read.CanonicalValue : null;

        decimal? parsed = analyte switch
        {
            Analyte.Haemoglobin => Of<MassPerVolume>(text),
            Analyte.Bilirubin or Analyte.Creatinine => Of<MolarConcentration>(text),
            Analyte.AlanineAminotransferase or Analyte.AspartateAminotransferase => Of<EnzymeActivity>(text),
            _ => Of<CellCount>(text),
        };
        value = parsed ?? 0m;
        return parsed is not null;
    }

    /// <summary>The two units of the analyte that are taken for each other, and by how much the numbers then differ; null where there is one unit only.</summary>
    public static UnitMixUp? MixUp(this Analyte analyte) => analyte switch
    {
        Analyte.Haemoglobin => new("g/dL", "g/L", 10m),
        Analyte.Bilirubin => new("mg/dL", "µmol/L", 17.1m),
        Analyte.Creatinine => new("mg/dL", "µmol/L", 88.4m),
        Analyte.AlanineAminotransferase or Analyte.AspartateAminotransferase => null,
        _ => new("10⁹/L", "cells/µL", 1000m),
    };
}

/// <summary>Two units of one analyte that are taken for each other.</summary>
/// <param name="Large">The larger unit.</param>
/// <param name="Small">The smaller unit.</param>
/// <param name="Factor">How many of the smaller make one of the larger, to the digits in which a slip shows.</param>
internal readonly record struct UnitMixUp(string Large, string Small, decimal Factor);
