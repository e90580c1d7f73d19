namespace AALL15P1.Protocol;

/// <summary>
/// A quantity in which a dose is prescribed, and which therefore is meant either per dose or per day:
/// <see cref="DrugMass"/>, <see cref="InternationalUnits"/>, <see cref="MassPerWeight"/>, <see cref="MassPerArea"/>,
/// <see cref="UnitsPerWeight"/> and <see cref="UnitsPerArea"/>.
/// </summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IDoseQuantity<TSelf> : IAdditiveQuantity<TSelf>
    where TSelf : struct, IDoseQuantity<TSelf>;
