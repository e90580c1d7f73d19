namespace AALL15P1.Protocol.Titration;

/// <summary>The two oral drugs of Maintenance that are titrated by the counts.</summary>
public enum MaintenanceDrug
{
    /// <summary>The thiopurine, given daily.</summary>
    Thiopurine,

    /// <summary>Methotrexate, given once a week.</summary>
    Methotrexate,
}
