using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using AALL15P1.Protocol.Tool.Commands;

namespace AALL15P1.Protocol.Tool;

/// <summary>The command line: every command, and the one way in which a mistake is told.</summary>
public static class ToolApplication
{
    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where a mistake is told, in one line.</param>
    /// <param name="input">What <c>-</c> reads; null for the console's standard input.</param>
    /// <param name="progress">Where a command that takes long says that it is at work; null to say nothing.</param>
    /// <returns>0 when the question was answered, 1 for bad input, 2 when no answer can be given, 3 when the answer is hold.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, TextReader? input = null, TextWriter? progress = null)
    {
        output = new VisibleWriter(output);
        RootCommand root = new("AALL15P1's roadmap, doses and decisions, each with its source. Not a medical device, and no replacement for the protocol document.")
        {
            RoadmapCommand.Create(),
            DoseCommand.Create(),
            ProtocolCommand.Create(),
            SourcesCommand.Create(),
            InterpretationsCommand.Create(),
            InfusionCommand.Create(),
            FaultsCommand.Create(progress),
            ConformanceCommand.Create(input ?? Console.In),
            DumpCommand.Create(),
            DumpCommand.CreateDiff(input ?? Console.In),
            RulesCommand.Create(),
            SchemaCommand.Create(),
            LintCommand.Create(),
            DecideCommand.Create(input ?? Console.In),
            EvaluateCommand.Create(input ?? Console.In, progress),
            ReplayCommand.Create(input ?? Console.In),
            TitrateCommand.Create(input ?? Console.In),
            SampleCommand.Create(),
        };
        foreach (HelpOption help in root.Options.OfType<HelpOption>().Where(help => help.Action is HelpAction))
        {
            help.Action = new Examples.HelpWithExample((HelpAction)help.Action!);
        }

        ParseResult parsed = root.Parse(args);
        if (args.Count > 0 && args[0] is not ['-' or '[', ..] && root.Subcommands.All(command => command.Name != args[0]))
        {
            return Tell(error, $"There is no command '{args[0]}'. The nearest is {Nearest.Of(args[0], root.Subcommands.Select(command => command.Name))}; --help lists all.");
        }

        if (parsed.Action is ParseErrorAction && parsed.UnmatchedTokens.FirstOrDefault(token => token.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            IEnumerable<string> names = parsed.CommandResult.Command.Options.Select(known => known.Name).Append("--help");
            return Tell(error, $"{parsed.CommandResult.Command.Name} has no option '{option}'. The nearest is {Nearest.Of(option, names)}; --help lists all.");
        }

        if (parsed.Errors.Count > 0 && parsed.Action is null or ParseErrorAction)
        {
            return Tell(error, args.Count == 0 ? "Name a command; --help lists them." : parsed.Errors[0].Message);
        }

        try
        {
            return parsed.Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (DecoderFallbackException)
        {
            return Tell(error, "Found bytes that are no text, expected UTF-8 or UTF-16.");
        }
        catch (ArgumentException mistake)
        {
            return Tell(error, Message(mistake));
        }
        catch (FormatException mistake)
        {
            return Tell(error, mistake.Message);
        }
        catch (OverflowException mistake)
        {
            return Tell(error, mistake.Message);
        }
        catch (IOException mistake)
        {
            return Tell(error, mistake.Message);
        }
        catch (UnauthorizedAccessException mistake)
        {
            return Tell(error, mistake.Message);
        }
    }

    /// <summary>Tells a mistake in one line.</summary>
    /// <returns>The exit code.</returns>
    internal static int Tell(TextWriter error, string message, int exitCode = ExitCodes.BadInput)
    {
        error.WriteLine($"aall15p1: {VisibleWriter.OneLine(message.ReplaceLineEndings(" "))}");
        return exitCode;
    }

    /// <summary>The message without the parameter's name, which means nothing to whoever typed a command.</summary>
    private static string Message(ArgumentException mistake) =>
        mistake.ParamName is { } name ? mistake.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal) : mistake.Message;
}
