using System.CommandLine;
using System.Globalization;
using AALL15P1.Protocol.Json;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>infusion</c>: whether one infusion of azacitidine keeps to its limits.</summary>
internal static class InfusionCommand
{
    /// <summary>The longest duration that can be typed, in minutes: a day.</summary>
    private const decimal LongestMinutes = 1440m;

    public static Command Create()
    {
        Option<OffsetDateTime?> reconstituted = Time("--reconstituted", "When the vial was reconstituted.");
        Option<OffsetDateTime?> start = Time("--start", "When the infusion starts.");
        Option<OffsetDateTime?> end = Time("--end", "When the infusion ended.");
        Option<Duration?> duration = Minutes();
        Option<CareSetting?> site = Site();
        Option<DrugMass?> dose = Quantity<DrugMass>("--dose", "The dose, as \"15.5 mg\".");
        Option<FluidVolume?> finalVolume = Quantity<FluidVolume>("--final-volume", "The volume that is infused, as \"10 mL\"; with --dose it gives the final concentration.");
        Option<bool?> dextrose = new("--dextrose") { Description = "Whether the diluent holds dextrose: true or false. Not known without it." };
        Option<string> format = Options.Format("text", "json");
        Command command = new(
            "infusion",
            "Says whether an infusion of azacitidine lasts as long as it may, ends soon enough after reconstitution, and is given where it may be.")
        {
            reconstituted, start, end, duration, site, dose, finalVolume, dextrose, format,
        };
        command.SetAction(parsed =>
        {
            DrugMass? amount = parsed.GetValue(dose);
            FluidVolume? volume = parsed.GetValue(finalVolume);
            if (parsed.GetValue(end) is not null && parsed.GetValue(duration) is not null)
            {
                throw new FormatException("--end and --duration exclude each other: give the actual end or the planned duration.");
            }

            if (volume is not null && (amount is null || volume.Value.Millilitres == 0m))
            {
                throw new FormatException("--final-volume: it is more than 0 mL and needs --dose.");
            }

            InfusionRecord record = new(parsed.GetValue(reconstituted)?.ToInstant(), parsed.GetValue(start)?.ToInstant(), parsed.GetValue(end)?.ToInstant(), parsed.GetValue(duration), parsed.GetValue(site))
            {
                FinalConcentration = amount is { } mass && volume is { } filled ? mass / filled : null,
                IsDilutedInDextrose = parsed.GetValue(dextrose),
                Offset = (parsed.GetValue(reconstituted) ?? parsed.GetValue(start) ?? parsed.GetValue(end))?.Offset,
            };
            CompiledProtocol protocol = Aall15P1.Compile();
            InfusionAnswer answer = InfusionAnswer.Of(protocol, Drugs.Azacitidine, record, amount);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetRequiredValue(format) == "json")
            {
                output.WriteLine(answer.ToJson(indented: true));
            }
            else
            {
                Write(output, answer, protocol.InfusionLimits(Drugs.Azacitidine).Product);
            }

            return ExitCodes.Of(answer.Decision.Outcome);
        });
        return command;
    }

    private static void Write(TextWriter output, InfusionAnswer answer, VialProduct vial)
    {
        output.WriteLine(answer.Decision.Outcome switch
        {
            DecisionOutcome.Proceed => "Proceed.",
            DecisionOutcome.Hold => "Hold.",
            _ => "Cannot decide.",
        });
        foreach (Finding finding in answer.Decision.Findings)
        {
            output.WriteStored($"  {finding.Severity}: {finding.Sentence}");
        }

        WriteIfKnown(output, "Latest start", Text(answer, answer.LatestStart));
        WriteIfKnown(output, "Ends", Text(answer, answer.End));
        WriteIfKnown(output, "Must have ended by", Text(answer, answer.CompleteBy));
        WriteIfKnown(output, "Draw", answer.Amounts is { } amounts ? $"{amounts.VolumeToDraw} for {answer.Dose}, from {amounts.Vials} vial(s) of {vial.Content} at {vial.ReconstitutedConcentration}" : null);
        WriteIfKnown(output, "Final concentration", answer.FinalConcentration?.ToString());
    }

    /// <summary>A time in UTC and, where the times were given with another offset, in that.</summary>
    private static string? Text(InfusionAnswer answer, Instant? instant) => instant is not { } known ? null
        : answer.InOffset(known) is { } local ? $"{InstantPattern.ExtendedIso.Format(known)} ({OffsetDateTimePattern.Rfc3339.Format(local)})"
        : InstantPattern.ExtendedIso.Format(known);

    private static void WriteIfKnown(TextWriter output, string what, string? value)
    {
        if (value is not null)
        {
            output.WriteLine($"{what}: {value}");
        }
    }

    private static Option<OffsetDateTime?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (OffsetDateTimePattern.Rfc3339.Parse(text).TryGetValue(default, out OffsetDateTime time) && time.Year is >= 1900 and <= 2200 && !text.Contains("T24", StringComparison.Ordinal))
            {
                return time;
            }

            result.AddError($"{name}: '{text}' is not a time with its offset of the years 1900 to 2200; write it as 2026-02-09T10:00:00Z or 2026-02-09T05:00:00-05:00.");
            return null;
        },
    };

    private static Option<Duration?> Minutes() => new("--duration")
    {
        Description = "How many minutes the infusion is planned to last.",
        HelpName = "MINUTES",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal minutes) && minutes is > 0m and <= LongestMinutes && decimal.IsInteger(minutes * 60m * NodaConstants.NanosecondsPerSecond))
            {
                return Duration.FromNanoseconds((long)(minutes * 60m * NodaConstants.NanosecondsPerSecond));
            }

            result.AddError($"--duration: '{text}' is not a number of minutes above 0 and up to {LongestMinutes}.");
            return null;
        },
    };

    private static Option<CareSetting?> Site() => new("--site")
    {
        Description = "The kind of centre: tertiary or shared-care.",
        HelpName = "tertiary|shared-care",
        CustomParser = result =>
        {
            switch (result.Tokens[0].Value)
            {
                case "tertiary":
                    return CareSetting.TertiaryCentre;
                case "shared-care":
                    return CareSetting.SharedCareCentre;
                default:
                    result.AddError($"--site: '{result.Tokens[0].Value}' is neither tertiary nor shared-care.");
                    return null;
            }
        },
    };

    private static Option<T?> Quantity<T>(string name, string description)
        where T : struct, IExactQuantity<T> => new(name)
        {
            Description = description,
            HelpName = "AMOUNT",
            CustomParser = result =>
            {
                try
                {
                    return T.Parse(result.Tokens[0].Value, CultureInfo.InvariantCulture);
                }
                catch (FormatException mistake)
                {
                    result.AddError($"{name}: {mistake.Message}");
                    return null;
                }
            },
        };
}
