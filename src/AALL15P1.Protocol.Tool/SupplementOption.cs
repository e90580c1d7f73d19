using System.CommandLine;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Tool.Input;
using NodaTime.Text;

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

    /// <summary>The option that names the site's supplements, each after the first with the day from which on it is in force.</summary>
    public static Option<string[]> CreateDated() => new("--supplement")
    {
        Description = "The site's supplement, as a JSON file; 'illustration' for the one in the package, which is not AALL15P1 and not for treatment. "
            + "Several times for a site that amended it: DATE=FILE is in force from that day on, and what happened before stays judged by the one before. A further FILE without a date is in force where an event of the record says so.",
        HelpName = "[DATE=]FILE",
    };

    /// <summary>Reads the supplements that were named.</summary>
    /// <exception cref="FormatException">A file is no supplement of AALL15P1, or a date is none of a record.</exception>
    public static DatedSupplement[] ReadDated(IEnumerable<string> names) =>
    [
        .. names.Select(name =>
        {
            int at = name.IndexOf('=', StringComparison.Ordinal);
            return at > 0 && LocalDatePattern.Iso.Parse(name[..at]) is { Success: true } date
                ? new DatedSupplement(date.Value.Year is < 1900 or > 2190 ? throw new FormatException($"--supplement: {name[..at]} is outside the years 1900 to 2190.") : date.Value, Read(name[(at + 1)..])!)
                : new DatedSupplement(From: null, Read(name)!);
        }),
    ];

    /// <summary>Reads the supplement that was named.</summary>
    /// <exception cref="FormatException">The file is no supplement of AALL15P1.</exception>
    public static SiteSupplement? Read(string? name) => name switch
    {
        null => null,
        IllustrationName => Aall15P1.Illustration,
        _ when new FileInfo(name).Length > SupplementJson.LargestDocument * 4L => throw new FormatException($"--supplement: '{name}' is too large to be a supplement."),
        _ => ReadFile(name),
    };

    private static SiteSupplement ReadFile(string name)
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
