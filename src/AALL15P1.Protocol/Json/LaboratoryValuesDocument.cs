namespace AALL15P1.Protocol.Json;

/// <summary>Laboratory values in a JSON document; a value that is absent was not measured.</summary>
internal sealed record LaboratoryValuesDocument
{
    /// <summary>The day on which the sample was taken (ISO).</summary>
    public required string TakenOn { get; init; }

    /// <summary>The absolute neutrophil count, as <c>500/µL</c> or <c>0.5 ×10⁹/L</c>.</summary>
    public string? Neutrophils { get; init; }

    /// <summary>The platelet count, as <c>50000/µL</c> or <c>50 ×10⁹/L</c>.</summary>
    public string? Platelets { get; init; }

    /// <summary>The white blood cell count.</summary>
    public string? WhiteCells { get; init; }

    /// <summary>Haemoglobin, as <c>95 g/L</c>.</summary>
    public string? Haemoglobin { get; init; }

    /// <summary>The document of laboratory values.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The document.</returns>
    public static LaboratoryValuesDocument Of(LaboratoryValues values) => new()
    {
        TakenOn = NodaTime.Text.LocalDatePattern.Iso.Format(values.TakenOn),
        Neutrophils = values.Neutrophils?.ToString(),
        Platelets = values.Platelets?.ToString(),
        WhiteCells = values.WhiteCells?.ToString(),
        Haemoglobin = values.Haemoglobin?.ToString(MassPerVolume.GramsPerLitreUnit),
    };

    internal LaboratoryValues Read(string path) => new(DocumentText.Date(TakenOn, $"{path}.takenOn"))
    {
        Neutrophils = DocumentText.OptionalQuantity<CellCount>(Neutrophils, $"{path}.neutrophils"),
        Platelets = DocumentText.OptionalQuantity<CellCount>(Platelets, $"{path}.platelets"),
        WhiteCells = DocumentText.OptionalQuantity<CellCount>(WhiteCells, $"{path}.whiteCells"),
        Haemoglobin = DocumentText.OptionalQuantity<MassPerVolume>(Haemoglobin, $"{path}.haemoglobin"),
    };
}
