using System.CommandLine;
using NodaTime;

namespace AALL15P1.Protocol.Tool;

/// <summary>The options from which doses are computed: what was measured, and the site's supplement.</summary>
internal sealed class DosingOptions
{
    private readonly Option<KeyValuePair<string, string>[]> readings = Options.Readings();

    private readonly Option<string?> weight = new("--weight") { Description = "The infant's weight with its unit, as \"6.2 kg\".", HelpName = "WEIGHT" };

    private readonly Option<string?> height = new("--height") { Description = "The infant's height or length with its unit, as \"62 cm\".", HelpName = "HEIGHT" };

    private readonly Option<LocalDate?> measured;

    private readonly Option<string?> supplement = SupplementOption.Create();

    /// <param name="measuredByDefault">What the day of the measurement is unless it is given, in words.</param>
    public DosingOptions(string measuredByDefault) =>
        measured = Options.OptionalDate("--measured", $"The day on which weight and height were measured; {measuredByDefault} unless given.");

    public void AddTo(Command command)
    {
        command.Options.Add(weight);
        command.Options.Add(height);
        command.Options.Add(measured);
        command.Options.Add(supplement);
        command.Options.Add(readings);
    }

    /// <summary>Whether anything was given from which amounts could be computed.</summary>
    public bool AreGiven(ParseResult parsed) => (parsed.GetValue(weight) ?? parsed.GetValue(height) ?? parsed.GetValue(supplement)) is not null;

    /// <summary>The protocol under the readings and the supplement.</summary>
    /// <exception cref="ArgumentException">A reading does not exist, or the supplement does not fit.</exception>
    /// <exception cref="FormatException">The supplement is not a supplement.</exception>
    public CompiledProtocol Compile(ParseResult parsed)
    {
        CompiledProtocol settled = Aall15P1.Compile(SupplementOption.Read(parsed.GetValue(supplement)));
        return settled.With(parsed.GetRequiredValue(readings).Aggregate(settled.Readings, (all, reading) => all.With(reading.Key, reading.Value)));
    }

    /// <summary>The infant with what was measured.</summary>
    /// <exception cref="FormatException">A weight or height is not one.</exception>
    public Infant Infant(ParseResult parsed, LocalDate birthDate, LocalDate measuredByDefault)
    {
        Weight? weighed = parsed.GetValue(weight) is { } weightText ? Weight.Parse(weightText) : null;
        Height? tall = parsed.GetValue(height) is { } heightText ? Height.Parse(heightText) : null;
        return weighed is null && tall is null
            ? new(birthDate, [])
            : new(birthDate, [new(parsed.GetValue(measured) ?? measuredByDefault, weighed, tall)]);
    }
}
