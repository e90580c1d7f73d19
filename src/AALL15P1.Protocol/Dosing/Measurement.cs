using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What was measured on one day: a weight, a height (or length), or both.</summary>
public sealed record Measurement
{
    /// <summary>Makes a measurement.</summary>
    /// <param name="date">The day of the measurement.</param>
    /// <param name="weight">The weight; null when it was not measured.</param>
    /// <param name="height">The height or length; null when it was not measured.</param>
    /// <exception cref="ArgumentException">Neither was measured, one is the default of its type, or the day is not of the years 1900 to 2200.</exception>
    public Measurement(LocalDate date, Weight? weight, Height? height)
    {
        if ((weight is null && height is null) || weight == default(Weight) || height == default(Height))
        {
            throw new ArgumentException("A measurement has a weight or a height that was given a value.", nameof(weight));
        }

        Date = date;
        Day = DayNumber.Of(date, nameof(date));
        Weight = weight;
        Height = height;
    }

    /// <summary>The day of the measurement.</summary>
    public LocalDate Date { get; }

    /// <summary>The number of the day, by which a measurement is looked for: numbers are compared several times faster than dates.</summary>
    internal int Day { get; }

    /// <summary>The weight; null when it was not measured.</summary>
    public Weight? Weight { get; }

    /// <summary>The height or length; null when it was not measured.</summary>
    public Height? Height { get; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Date), Date), (nameof(Weight), Weight), (nameof(Height), Height));
}
