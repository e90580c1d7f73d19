namespace AALL15P1.Protocol;

/// <summary>What a laboratory measures, as far as a criterion of a protocol looks at it.</summary>
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
}

/// <summary>What is known about each <see cref="Analyte"/>.</summary>
internal static class Analytes
{
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
        _ => throw new ArgumentOutOfRangeException(nameof(analyte), analyte, "An analyte is Neutrophils, Platelets, WhiteCells or Haemoglobin."),
    };
}
