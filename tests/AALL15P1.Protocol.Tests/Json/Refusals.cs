namespace AALL15P1.Protocol.Tests.Json;

/// <summary>What a reader says of what it refuses.</summary>
internal static class Refusals
{
    /// <summary>The message; null when it read.</summary>
    public static string? Of(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (FormatException refused)
        {
            return refused.Message;
        }
    }
}
