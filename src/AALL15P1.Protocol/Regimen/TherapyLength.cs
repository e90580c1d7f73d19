using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Regimen;

/// <summary>How long therapy lasts, counted from day 1 of the first block.</summary>
/// <param name="Years">The whole years, with their citation; 1 or more.</param>
/// <param name="AnniversaryIsTreated">Whether the anniversary itself is still a day with therapy.</param>
public sealed record TherapyLength(Cited<int> Years, bool AnniversaryIsTreated)
{
    /// <summary>The whole years, with their citation; 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The years are below 1.</exception>
    public Cited<int> Years { get; init => field = Required(value); } = Required(Years);

    /// <summary>The first day without therapy. From a 29 February, the anniversary in a common year is 28 February.</summary>
    /// <param name="firstDay">Day 1 of the first block.</param>
    /// <returns>The first day without therapy.</returns>
    public LocalDate EndFor(LocalDate firstDay) => firstDay.PlusYears(Years.Value).PlusDays(AnniversaryIsTreated ? 1 : 0);

    private static Cited<int> Required(Cited<int> years) =>
        years.Value >= 1 ? years : throw new ArgumentOutOfRangeException(nameof(years), years.Value, "Therapy lasts 1 year or more.");
}
