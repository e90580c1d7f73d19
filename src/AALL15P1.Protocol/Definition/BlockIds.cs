namespace AALL15P1.Protocol;

/// <summary>The ids of AALL15P1's blocks, in the order in which the blocks are given.</summary>
public static class BlockIds
{
    /// <summary>Induction.</summary>
    public static BlockId Induction { get; } = new("induction");

    /// <summary>EPI#1, before Consolidation.</summary>
    public static BlockId Azacitidine1 { get; } = new("azacitidine-1");

    /// <summary>Consolidation.</summary>
    public static BlockId Consolidation { get; } = new("consolidation");

    /// <summary>EPI#2, before Interim Maintenance.</summary>
    public static BlockId Azacitidine2 { get; } = new("azacitidine-2");

    /// <summary>Interim Maintenance.</summary>
    public static BlockId InterimMaintenance { get; } = new("interim-maintenance");

    /// <summary>EPI#3, before Delayed Intensification Part 1.</summary>
    public static BlockId Azacitidine3 { get; } = new("azacitidine-3");

    /// <summary>Delayed Intensification Part 1.</summary>
    public static BlockId DelayedIntensification1 { get; } = new("delayed-intensification-1");

    /// <summary>EPI#4, before Delayed Intensification Part 2.</summary>
    public static BlockId Azacitidine4 { get; } = new("azacitidine-4");

    /// <summary>Delayed Intensification Part 2.</summary>
    public static BlockId DelayedIntensification2 { get; } = new("delayed-intensification-2");

    /// <summary>Maintenance.</summary>
    public static BlockId Maintenance { get; } = new("maintenance");

    /// <summary>Every id, in the order in which the blocks are given.</summary>
    public static ValueList<BlockId> All { get; } =
    [
        Induction, Azacitidine1, Consolidation, Azacitidine2, InterimMaintenance,
        Azacitidine3, DelayedIntensification1, Azacitidine4, DelayedIntensification2, Maintenance,
    ];
}
