using System.Diagnostics.CodeAnalysis;

namespace AALL15P1.Protocol;

/// <summary>A route by which a drug is given. The names are the field's own abbreviations, as orders print them.</summary>
[SuppressMessage("Design", "CA1027", Justification = "The members are alternatives; RouteSet holds combinations.")]
public enum Route
{
    /// <summary>By mouth.</summary>
    PO,

    /// <summary>By nasogastric tube.</summary>
    NG,

    /// <summary>Intravenous.</summary>
    IV,

    /// <summary>Intramuscular.</summary>
    IM,

    /// <summary>Subcutaneous.</summary>
    SC,

    /// <summary>Intrathecal.</summary>
    IT,
}
