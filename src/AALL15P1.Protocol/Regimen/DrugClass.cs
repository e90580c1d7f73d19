namespace AALL15P1.Protocol;

/// <summary>The class of a drug, as far as a safety rule looks at it.</summary>
public enum DrugClass
{
    /// <summary>A class that no rule looks at.</summary>
    Other,

    /// <summary>An anthracycline: its cumulative dose is tracked.</summary>
    Anthracycline,

    /// <summary>An asparaginase.</summary>
    Asparaginase,

    /// <summary>A vinca alkaloid: fatal by the intrathecal route.</summary>
    VincaAlkaloid,

    /// <summary>A thiopurine: its dose depends on TPMT and NUDT15.</summary>
    Thiopurine,

    /// <summary>A corticosteroid.</summary>
    Corticosteroid,
}
