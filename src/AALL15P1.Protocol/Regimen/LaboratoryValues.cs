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
    public LocalDate TakenOn { get; init => field = DayNumber.Require(value, nameof(TakenOn)); } = DayNumber.Require(TakenOn, nameof(TakenOn));

    /// <summary>The absolute neutrophil count, or a bound of it; null when it was not measured.</summary>
    public CountBound? Neutrophils { get; init; }

    /// <summary>The platelet count, or a bound of it; null when it was not measured.</summary>
    public CountBound? Platelets { get; init; }

    /// <summary>The white blood cell count, or a bound of it; null when it was not measured.</summary>
    public CountBound? WhiteCells { get; init; }

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

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(TakenOn), TakenOn), (nameof(Neutrophils), Neutrophils), (nameof(Platelets), Platelets), (nameof(WhiteCells), WhiteCells),
        (nameof(Haemoglobin), Haemoglobin));
}
