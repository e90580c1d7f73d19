using System.CommandLine;
using System.Globalization;
using AALL15P1.Protocol.Tool.Rendering;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tool;

/// <summary>Options that several commands share, each with its own parser and message.</summary>
internal static class Options
{
    /// <summary>An option that takes an ISO date.</summary>
    public static Option<LocalDate> Date(string name, string description, bool required = true) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        Required = required,
        CustomParser = result =>
        {
            if (TryDate(result.Tokens[0].Value, out LocalDate date))
            {
                return date;
            }

            result.AddError($"{name}: '{result.Tokens[0].Value}' is not a date of the years 1900 to 2200; write it as 2026-01-05.");
            return default;
        },
    };

    /// <summary>An option that takes an ISO date and may be left out.</summary>
    public static Option<LocalDate?> OptionalDate(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (TryDate(result.Tokens[0].Value, out LocalDate date))
            {
                return date;
            }

            result.AddError($"{name}: '{result.Tokens[0].Value}' is not a date of the years 1900 to 2200; write it as 2026-01-05.");
            return null;
        },
    };

    /// <summary>An option that takes a whole number between two bounds, both inclusive, and may be left out.</summary>
    public static Option<int> WholeNumber(string name, string helpName, string description, int usual, int least = int.MinValue, int most = int.MaxValue) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError(FormattableString.Invariant($"{name}: '{result.Tokens[0].Value}' is not a whole number from {least} to {most}."));
            return usual;
        },
    };

    /// <summary>The date of birth.</summary>
    public static Option<LocalDate> BirthDate() => Date("--birth-date", "The infant's date of birth.");

    /// <summary>Day 1 of Induction.</summary>
    public static Option<LocalDate> InductionStart() => Date("--induction-start", "Day 1 of Induction.");

    /// <summary>Actual starts of later blocks.</summary>
    public static Option<BlockStart[]> Starts() => new("--start")
    {
        Description = "The actual start of a later block; repeatable. The blocks: " + string.Join(", ", BlockIds.All.Skip(1)) + ".",
        HelpName = "BLOCK=DATE",
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = result => Pairs<BlockStart>(result, "--start", "BLOCK=DATE, as consolidation=2026-02-14",
            (block, text) => TryDate(text, out LocalDate date) ? new BlockStart(new BlockId(block), date) : null,
            block => BlockIds.All.Any(id => id.Value == block) ? null : $"there is no block '{block}'; the nearest is {Nearest.Of(block, BlockIds.All.Skip(1).Select(id => id.Value))}. The blocks are {string.Join(", ", BlockIds.All.Skip(1))}."),
    };

    /// <summary>Chosen readings of open questions.</summary>
    public static Option<KeyValuePair<string, string>[]> Readings() => new("--reading")
    {
        Description = "Another reading of an open question than the default; repeatable. 'interpretations' lists them.",
        HelpName = "ID=READING",
        DefaultValueFactory = _ => [],
        CustomParser = result => Pairs<KeyValuePair<string, string>>(result, "--reading", "ID=READING, as D1=day-92", (id, reading) => new(id, reading)),
    };

    /// <summary>The form of the output.</summary>
    public static Option<string> Format(params string[] formats)
    {
        Option<string> option = new("--format")
        {
            Description = $"The form of the output: {string.Join(", ", formats)}.",
            HelpName = "FORM",
            DefaultValueFactory = _ => formats[0],
        };
        option.Validators.Add(result =>
        {
            string format = result.GetValueOrDefault<string>();
            if (!formats.Contains(format, StringComparer.Ordinal))
            {
                result.AddError($"--format: '{format}' is none of {string.Join(", ", formats)}.");
            }
        });
        return option;
    }

    /// <summary>The definition with the chosen readings.</summary>
    /// <exception cref="ArgumentException">A question or a reading does not exist.</exception>
    public static ProtocolDefinition Define(IEnumerable<KeyValuePair<string, string>> readings) =>
        Aall15P1.Definition.Under(readings.Aggregate(Aall15P1.Definition.Interpretations, (choices, reading) => choices.With(reading.Key, reading.Value)));

    /// <summary>An option that takes the wire name of a member of an enumeration and may be left out.</summary>
    public static Option<T?> OptionalChoice<T>(string name, string helpName, Func<string, string> describe)
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        string[] names = [.. values.Select(EnumNames.Of)];
        return new(name)
        {
            Description = describe(string.Join(", ", names)),
            HelpName = helpName,
            CustomParser = result =>
            {
                int index = Array.IndexOf(names, result.Tokens[0].Value);
                if (index >= 0)
                {
                    return values[index];
                }

                result.AddError($"{name}: '{result.Tokens[0].Value}' is none of {string.Join(", ", names)}.");
                return null;
            },
        };
    }

    /// <summary>Whether a text is an ISO date of the years that the library takes, 1900 to 2200.</summary>
    public static bool TryDate(string text, out LocalDate date) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out date) && date.Year is >= 1900 and <= 2200;

    private static T[] Pairs<T>(System.CommandLine.Parsing.ArgumentResult result, string name, string expected, Func<string, string, T?> parse, Func<string, string?>? mistakeOf = null)
        where T : struct
    {
        List<T> values = [];
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        foreach (string text in result.Tokens.Select(token => token.Value))
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            string key = text[..Math.Max(equals, 0)];
            string stated = text[(equals + 1)..];
            if (key.Length > 0 && mistakeOf?.Invoke(key) is { } mistake)
            {
                result.AddError($"{name}: {mistake}");
            }
            else if (key.Length > 0 && !given.TryAdd(key, stated) && given[key] != stated)
            {
                result.AddError($"{name}: {key} is given twice, as '{given[key]}' and as '{stated}'.");
            }
            else if (key.Length > 0 && parse(key, stated) is { } value)
            {
                values.Add(value);
            }
            else
            {
                result.AddError($"{name}: '{text}' is not of the form {expected}.");
            }
        }

        return [.. values];
    }
}
