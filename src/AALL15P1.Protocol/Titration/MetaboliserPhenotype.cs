namespace AALL15P1.Protocol.Titration;

/// <summary>The phenotype of an enzyme that breaks thiopurines down, as the laboratory reports it.</summary>
public enum MetaboliserPhenotype
{
    /// <summary>Normal metaboliser.</summary>
    Normal,

    /// <summary>Intermediate metaboliser.</summary>
    Intermediate,

    /// <summary>Poor metaboliser.</summary>
    Poor,
}
