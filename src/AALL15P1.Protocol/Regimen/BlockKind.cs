namespace AALL15P1.Protocol;

/// <summary>What a block is for, as far as a rule depends on it.</summary>
public enum BlockKind
{
    /// <summary>The first block, before the leukaemia's genetics decide who continues.</summary>
    Induction,

    /// <summary>A priming block: the first part of a course.</summary>
    Priming,

    /// <summary>A chemotherapy block after a priming block: the second part of a course.</summary>
    Chemotherapy,

    /// <summary>Therapy that goes on in cycles until therapy ends.</summary>
    Maintenance,
}
