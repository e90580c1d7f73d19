namespace AALL15P1.Protocol.Tests;

/// <summary>Finds the checkout from the tests' own folder, because a build replaces its path by a fixed prefix.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AALL15P1.Protocol.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run within a checkout.");
    }
}
