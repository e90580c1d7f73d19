namespace AALL15P1.Protocol;

/// <summary>Says of an amount whether it is meant per dose or per day.</summary>
public static class DoseQuantityExtensions
{
    extension<T>(T quantity)
        where T : struct, IDoseQuantity<T>
    {
        /// <summary>This amount in each single dose.</summary>
        public PerDose<T> PerDose() => new(quantity);

        /// <summary>This amount in each day, however many doses it is given in.</summary>
        public PerDay<T> PerDay() => new(quantity);
    }
}
