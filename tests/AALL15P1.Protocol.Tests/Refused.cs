using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>What is refused: the parameter, the value, and the sentence that says the bound.</summary>
internal static class Refused
{
    public static void OutOfRange(string parameter, object? value, string message, Func<object?> make)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(parameter, make);
        Assert.Equal(value, error.ActualValue);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    public static void Argument(string parameter, string message, Func<object?> make) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(parameter, make).Message, StringComparison.Ordinal);
}
