using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Toxicity;

namespace AALL15P1.Protocol.Linting;

/// <summary>Any table of bands, as the linter looks at it: ages, counts, multiples of a limit.</summary>
/// <param name="Name">The table's name, with the unit of its numbers.</param>
/// <param name="Domain">The numbers that the table must answer for.</param>
/// <param name="Bands">The bands, in any order.</param>
public sealed record BandTable(string Name, NumberRange Domain, ValueList<NumberRange> Bands)
{
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
