using System.Buffers;

namespace AALL15P1.Protocol.Regimen;

/// <summary>The form of ids on the wire: words of lower-case letters and digits, joined by hyphens.</summary>
internal static class Kebab
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static string Require(string id, string parameter) => IsWellFormed(id)
        ? id
        : throw new ArgumentException($"'{id}' is not lower-case words of letters and digits joined by hyphens.", parameter);

    public static bool IsWellFormed(ReadOnlySpan<char> id) =>
        id.Length > 0 && id[0] != '-' && id[^1] != '-' && !id.Contains("--", StringComparison.Ordinal) && id.IndexOfAnyExcept(Allowed) < 0;
}
