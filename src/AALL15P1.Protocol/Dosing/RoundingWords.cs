namespace AALL15P1.Protocol;

/// <summary>A direction and a tie rule in words.</summary>
internal static class RoundingWords
{
    public static string Of(RoundingDirection direction, RoundingTie tie) => direction switch
    {
        RoundingDirection.Down => "down to a multiple of",
        RoundingDirection.Up => "up to a multiple of",
        _ => $"to the nearest multiple of (a tie goes {tie switch { RoundingTie.Up => "up", RoundingTie.Down => "down", _ => "to the even multiple" }})",
    };
}
