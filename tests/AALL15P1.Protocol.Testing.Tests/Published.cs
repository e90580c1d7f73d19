using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

/// <summary>Files of this checkout that tests compare with what the code says.</summary>
internal static class Published
{
    /// <summary>Compares a file with what it must hold; with AALL15P1_PUBLISH=1 in the environment it is written instead.</summary>
    public static void IsSame(string path, string text)
    {
        string file = Path.Combine(Readme.Root, path);
        if (Environment.GetEnvironmentVariable("AALL15P1_PUBLISH") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == text,
            $"{path} is not what the code says. Run the tests with AALL15P1_PUBLISH=1 to write it anew, look at the difference, and commit it.");
    }
}
