using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// The values of one blood sample. A value that was not measured is null, and no criterion takes null for a yes.
/// </summary>
/// <param name="TakenOn">The day on which the sample was taken.</param>
public sealed record LaboratoryValues(LocalDate TakenOn)
{
    /// <summary>The day on which the sample was taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1900 to 2200.</exception>
    public LocalDate TakenOn
    {
        get;
        init
        {
            DayTaken = DayNumber.Of(value, nameof(TakenOn));
            field = value;
        }
    }
    = DayNumber.Require(TakenOn, nameof(TakenOn));

    /// <summary>The number of that day: gates compare numbers, because comparing dates asks their calendars.</summary>
    internal int DayTaken { get; private init; } = DayNumber.Of(TakenOn, nameof(TakenOn));

    /// <summary>The absolute neutrophil count, or a bound of it; null when it was not measured.</summary>
    /// <exception cref="InvalidOperationException">The count was never given a value.</exception>
    public CountBound? Neutrophils { get; init => field = Given(value); }

    /// <summary>The platelet count, or a bound of it; null when it was not measured.</summary>
    /// <exception cref="InvalidOperationException">The count was never given a value.</exception>
    public CountBound? Platelets { get; init => field = Given(value); }

    /// <summary>The white blood cell count, or a bound of it; null when it was not measured.</summary>
    /// <exception cref="InvalidOperationException">The count was never given a value.</exception>
    public CountBound? WhiteCells { get; init => field = Given(value); }

    /// <summary>Haemoglobin; null when it was not measured.</summary>
    public MassPerVolume? Haemoglobin { get; init; }

    /// <summary>A cell count by its analyte.</summary>
    /// <param name="analyte">Neutrophils, platelets or white cells.</param>
    /// <returns>The count, or a bound of it; null when it was not measured.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="analyte"/> is no cell count.</exception>
    public CountBound? Count(Analyte analyte) => analyte switch
    {
        Analyte.Neutrophils => Neutrophils,
        Analyte.Platelets => Platelets,
        Analyte.WhiteCells => WhiteCells,
        _ => throw new ArgumentOutOfRangeException(nameof(analyte), analyte, "Only neutrophils, platelets and white cells are cell counts."),
    };

    /// <summary>A count that was never given a value is refused here, where it comes in, and not read as 0/µL by anybody later.</summary>
    private static CountBound? Given(CountBound? count)
    {
        _ = count?.Limit.PerMicrolitre;
        return count;
    }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(TakenOn), TakenOn), (nameof(Neutrophils), Neutrophils), (nameof(Platelets), Platelets), (nameof(WhiteCells), WhiteCells),
        (nameof(Haemoglobin), Haemoglobin));
}
