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
