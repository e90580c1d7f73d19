using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// What of a titrated drug is given, from a day on: a percentage of its starting dose, or the amount that was prescribed.
/// </summary>
/// <param name="Percent">The percentage of the starting dose, 0 or more; null when an amount was prescribed and nobody knows which part of the starting dose it is.</param>
/// <param name="Amount">The amount of one day that was prescribed; null when only the percentage was.</param>
/// <param name="Since">The first day.</param>
internal sealed record TitratedShare(decimal? Percent, DrugMass? Amount, LocalDate Since)
{
    /// <summary>The policy's rule that asks for less than was prescribed, and that no prescription has answered; null for what was prescribed.</summary>
    public Rule? AskedBy { get; init; }

    /// <summary>Whether it is a part of a new starting dose of which nobody has stated the amount, so that no amount can be computed.</summary>
    public bool LacksStart { get; init; }

    /// <summary>Why nobody can say how much of it is given: counts since the prescription are not clear and may call for less; null where they do not.</summary>
    public Finding? Unclear { get; init; }

    /// <summary>Whether nothing of the drug is given.</summary>
    public bool IsNone => Percent == 0m || Amount is { Milligrams: 0m };

    /// <summary>The percentage as <c>62.5 % of the starting dose</c>.</summary>
    public string PercentText => string.Create(CultureInfo.InvariantCulture, $"{Percent:0.####} % of the starting dose");

    /// <summary>Where the share comes from, as words that follow an amount.</summary>
    public string From => AskedBy is { } rule ? $"by {rule.Id} from {LocalDatePattern.Iso.Format(Since)} on, until somebody prescribes" : $"as prescribed from {LocalDatePattern.Iso.Format(Since)} on";
}
