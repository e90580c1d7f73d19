namespace AALL15P1.Protocol;

/// <summary>The day on which an age is taken that chooses the infant factor (D9 of the interpretation register).</summary>
public enum AgeReference
{
    /// <summary>Day 1 of the block, for the whole block.</summary>
    BlockDay1,

    /// <summary>The day of each dose.</summary>
    EachDose,
}
