using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol.Tool.Input;

/// <summary>A history that was read from a table, with what the reader did to it.</summary>
/// <param name="History">The history.</param>
/// <param name="Notes">What was computed or left out, a sentence each.</param>
internal sealed record TitrationTable(TitrationHistory History, IReadOnlyList<string> Notes);

/// <summary>The starting doses, 100 %, and the tablets of both drugs, as texts; null where not stated.</summary>
internal sealed record StartingAmounts(string? Thiopurine, string? Methotrexate, string? ThiopurineTablet, string? MethotrexateTablet)
{
    public static StartingAmounts None { get; } = new(null, null, null, null);
}
