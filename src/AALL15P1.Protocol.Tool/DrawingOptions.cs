using System.CommandLine;
using AALL15P1.Protocol.Rendering;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Tool;

/// <summary>The options of a page (<c>--format html</c>) and of a calendar (<c>--format ics</c>).</summary>
internal sealed class DrawingOptions
{
    public const string Page = "html";

    public const string Calendar = "ics";

    private readonly Option<PageView?> view = Options.OptionalChoice<PageView>(
        "--view", "VIEW", names => $"With --format html, what the page shows: {names}. The map unless given.");

    private readonly Option<string?> label = new("--label")
    {
        Description = "With --format html or ics, what the site calls the infant. A calendar needs it: it tells the events of two infants apart.",
        HelpName = "TEXT",
    };

    private readonly Option<Instant?> stamp = new("--stamp")
    {
        Description = "With --format ics, when the calendar is made, as 2026-01-05T08:00:00Z. It is asked for because the tool reads no clock.",
        HelpName = "INSTANT",
        CustomParser = result =>
        {
            if (InstantPattern.ExtendedIso.Parse(result.Tokens[0].Value).TryGetValue(default, out Instant instant))
            {
                return instant;
            }

            result.AddError($"--stamp: '{result.Tokens[0].Value}' is not an instant; write it as 2026-01-05T08:00:00Z.");
            return null;
        },
    };

    private readonly Option<int?> revision = new("--revision")
    {
        Description = "With --format ics, what is added to SEQUENCE, 0 unless given. Raise it when a plan was changed by other than a new start or event: a corrected start, another supplement.",
        HelpName = "NUMBER",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && number <= 1_000_000_000)
            {
                return number;
            }

            result.AddError($"--revision: '{result.Tokens[0].Value}' is not a whole number from 0 to 1000000000.");
            return null;
        },
    };

    public void AddTo(Command command)
    {
        command.Options.Add(view);
        command.Options.Add(label);
        command.Options.Add(stamp);
        command.Options.Add(revision);
    }

    /// <summary>Refuses an option that the chosen form would leave unread.</summary>
    /// <exception cref="FormatException">There is such an option.</exception>
    public void Require(ParseResult parsed, string format)
    {
        Refuse(parsed.GetValue(view) is not null && format != Page, $"--view is for --format {Page}; found --format {format}.");
        Refuse(parsed.GetValue(label) is not null && format is not (Page or Calendar), $"--label is for --format {Page} and {Calendar}; found --format {format}.");
        Refuse(parsed.GetValue(stamp) is not null && format != Calendar, $"--stamp is for --format {Calendar}; found --format {format}.");
        Refuse(parsed.GetValue(revision) is not null && format != Calendar, $"--revision is for --format {Calendar}; found --format {format}.");
    }

    public PageOptions PageOf(ParseResult parsed, LocalDate? on = null, Infant? infant = null) =>
        new() { View = parsed.GetValue(view) ?? PageView.Map, On = on, Infant = infant, Label = parsed.GetValue(label) };

    /// <summary>What a calendar needs.</summary>
    /// <exception cref="FormatException">The label or the stamp is missing.</exception>
    public CalendarOptions CalendarOf(ParseResult parsed, Infant? infant = null)
    {
        string named = parsed.GetValue(label) ?? throw new FormatException("--label is missing: a calendar needs what the site calls the infant, which tells the events of two infants apart.");
        Instant made = parsed.GetValue(stamp) ?? throw new FormatException("--stamp is missing: a calendar says when it was made, as 2026-01-05T08:00:00Z, and the tool reads no clock.");
        return new(named, made) { Infant = infant, Revision = parsed.GetValue(revision) ?? 0 };
    }

    private static void Refuse(bool isWrong, string message)
    {
        if (isWrong)
        {
            throw new FormatException(message);
        }
    }
}
