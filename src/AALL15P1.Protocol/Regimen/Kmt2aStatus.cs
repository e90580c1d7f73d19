namespace AALL15P1.Protocol;

/// <summary>What is known about the KMT2A gene of the leukaemia.</summary>
public enum Kmt2aStatus
{
    /// <summary>Not known: not tested, or the result is not there yet.</summary>
    Unknown,

    /// <summary>KMT2A is rearranged.</summary>
    Rearranged,

    /// <summary>KMT2A is known not to be rearranged.</summary>
    Germline,
}
