using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tool.Input;

namespace AALL15P1.Protocol.Tool;

/// <summary>The option that names the site's supplement.</summary>
internal static class SupplementOption
{
    private const string IllustrationName = "illustration";

    public static Option<string?> Create() => new("--supplement")
    {
        Description = "The site's supplement, as a JSON file; 'illustration' for the one in the package, which is not AALL15P1 and not for treatment.",
        HelpName = "FILE",
    };

    /// <summary>Reads the supplement that was named.</summary>
    /// <exception cref="FormatException">The file is no supplement of AALL15P1.</exception>
    public static SiteSupplement? Read(string? name) => name switch
    {
        null => null,
        IllustrationName => Aall15P1.Illustration,
        _ when new FileInfo(name).Length > SupplementJson.LargestDocument * 4L => throw new FormatException($"--supplement: '{name}' is too large to be a supplement."),
        _ => Told(name),
    };

    private static SiteSupplement Told(string name)
    {
        try
        {
            return SupplementJson.Read(InputText.Read(name, TextReader.Null, SupplementJson.LargestDocument));
        }
        catch (FormatException mistake)
        {
            throw new FormatException($"--supplement: {name}: {mistake.Message}", mistake);
        }
    }
}
