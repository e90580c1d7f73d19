using System.CommandLine;
using System.CommandLine.Invocation;
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
    /// <returns>0 when the command did what it was asked for; 2 when <c>dose</c> can give no dose; 1 otherwise.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, TextReader? input = null)
    {
        RootCommand root = new("AALL15P1's roadmap, doses and decisions, each with its source. Not a medical device, and no replacement for the protocol document.")
        {
            RoadmapCommand.Create(),
            DoseCommand.Create(),
            ProtocolCommand.Create(),
            SourcesCommand.Create(),
            InterpretationsCommand.Create(),
            InfusionCommand.Create(),
            FaultsCommand.Create(),
            RulesCommand.Create(),
            SchemaCommand.Create(),
            LintCommand.Create(),
            DecideCommand.Create(input ?? Console.In),
            EvaluateCommand.Create(input ?? Console.In),
            ReplayCommand.Create(input ?? Console.In),
            TitrateCommand.Create(input ?? Console.In),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is null or ParseErrorAction)
        {
            return Tell(error, parsed.Errors.Count > 0 ? parsed.Errors[0].Message : "Name a command; --help lists them.");
        }

        try
        {
            return parsed.Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
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

    private static int Tell(TextWriter error, string message)
    {
        error.WriteLine($"aall15p1: {message.ReplaceLineEndings(" ")}");
        return 1;
    }

    /// <summary>The message without the parameter's name, which means nothing to whoever typed a command.</summary>
    private static string Message(ArgumentException mistake) =>
        mistake.ParamName is { } name ? mistake.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal) : mistake.Message;
}
