namespace AALL15P1.Protocol.Titration;

/// <summary>The doses of both titrated drugs, each as a percentage of its own starting dose.</summary>
/// <param name="Thiopurine">The daily thiopurine.</param>
/// <param name="Antifolate">The weekly antifolate.</param>
public readonly record struct TitratedDoses(DosePercent Thiopurine, DosePercent Antifolate)
{
    /// <summary>Neither drug is given.</summary>
    public static TitratedDoses None { get; } = Both(DosePercent.None);

    /// <summary>Whether neither drug is given.</summary>
    public bool AreNone => this == None;

    /// <summary>The level that both drugs reach: the lower of the two percentages.</summary>
    public DosePercent Lower => Thiopurine < Antifolate ? Thiopurine : Antifolate;

    /// <summary>Both drugs at one level.</summary>
    /// <param name="level">The percentage of the starting dose.</param>
    /// <returns>The doses.</returns>
    public static TitratedDoses Both(DosePercent level) => new(level, level);

    /// <summary>The dose of one drug.</summary>
    /// <param name="drug">The drug.</param>
    /// <returns>Its dose.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="drug"/> is neither drug.</exception>
    public DosePercent Of(TitratedDrug drug) => drug switch
    {
        TitratedDrug.Thiopurine => Thiopurine,
        TitratedDrug.Antifolate => Antifolate,
        _ => throw new ArgumentOutOfRangeException(nameof(drug), drug, "Not a titrated drug."),
    };

    /// <summary>Both doses in words.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{TitrationWords.Thiopurine} {Thiopurine}, {TitrationWords.Antifolate} {Antifolate}";
}
