using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Linting;

/// <summary>Any table of bands, as the linter looks at it: ages, counts, multiples of a limit.</summary>
/// <param name="Name">The table's name, with the unit of its numbers.</param>
/// <param name="Domain">The numbers that the table must answer for.</param>
/// <param name="Bands">The bands, in any order.</param>
internal sealed record BandTable(string Name, NumberRange Domain, ValueList<NumberRange> Bands)
{
    /// <summary>A table by age, in completed months: it must answer for every age from birth on.</summary>
    /// <typeparam name="T">What the table gives.</typeparam>
    /// <param name="name">The table's name.</param>
    /// <param name="table">The table.</param>
    /// <returns>The table as the linter looks at it.</returns>
    public static BandTable OfAges<T>(string name, AgeTable<T> table) => new(
        $"{name}, months",
        NumberRange.AtLeast(0m),
        table.Bands.Select((band, index) =>
        {
            NumberRange from = band.BeginsAfter ? NumberRange.MoreThan(band.FromMonths) : NumberRange.AtLeast(band.FromMonths);
            AgeBand<T>? next = index + 1 < table.Bands.Count ? table.Bands[index + 1] : null;
            return next is null ? from : next.BeginsAfter ? from.AndAtMost(next.FromMonths) : from.AndBelow(next.FromMonths);
        }).ToValueList());

    /// <summary>The tables of a term of the adverse event criteria, one for each criterion: from the mildest band on, every worse value has a grade.</summary>
    /// <param name="table">The grading table.</param>
    /// <returns>The tables.</returns>
    public static ValueList<BandTable> Of(GradingTable table) => table.Criteria
        .Select(criterion => new BandTable(
            $"{table.Rule.Id}, {criterion.Scale}, {criterion.Condition}",
            Domain: criterion.Bands[0].Range.To is { } && criterion.Bands[0].Range.From is { } from
                ? criterion.Bands[0].Range.IncludesFrom ? NumberRange.AtLeast(from) : NumberRange.MoreThan(from)
                : default,
            criterion.Bands.Select(band => band.Range).ToValueList()))
        .ToValueList();
}
