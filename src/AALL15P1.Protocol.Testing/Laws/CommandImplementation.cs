using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// Any program as an implementation: it reads <c>{"operation": ..., "input": {...}}</c> a line on standard input and
/// writes the answer as one line on standard output, in UTF-8, and flushes it. It is started once and ends when its
/// standard input ends.
/// </summary>
public sealed class CommandImplementation : IProtocolImplementation, IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Process process;
    private readonly int patienceInSeconds;
    private Task<string?>? line;

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program and its arguments, separated by spaces; a part with spaces stands in double quotes.</param>
    /// <param name="patienceInSeconds">How long one answer may take, in seconds.</param>
    /// <exception cref="ArgumentException">The command is empty.</exception>
    /// <exception cref="IOException">The program cannot be started.</exception>
    public CommandImplementation(string command, int patienceInSeconds = 30)
    {
        List<string> parts = Split(command);
        if (parts.Count == 0)
        {
            throw new ArgumentException("The command is empty. A program and its arguments are expected.", nameof(command));
        }

        this.patienceInSeconds = patienceInSeconds;
        ProcessStartInfo start = new(parts[0], parts.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            UseShellExecute = false,
        };
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new IOException($"'{parts[0]}' cannot be started. {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The program has ended, has not answered in time, or wrote a line that nobody asked for.</exception>
    public string Answer(string operation, string input)
    {
        // The next line is waited for before it is asked for: one that is there already, such as a greeting, would shift every answer.
        line ??= process.StandardOutput.ReadLineAsync();
        if (line.IsCompletedSuccessfully && line.Result is { } unasked)
        {
            throw new IOException($"The program wrote a line that nobody asked for: '{unasked}'. One line for each line of its standard input is expected, and what else it has to say on standard error.");
        }

        JsonObject question = new() { ["operation"] = operation, ["input"] = JsonNode.Parse(input) };
        try
        {
            process.StandardInput.Write($"{question.ToJsonString()}\n");
            process.StandardInput.Flush();
        }
        catch (IOException broken)
        {
            throw new IOException(Ended(), broken);
        }

        if (!line.Wait(checked(patienceInSeconds * 1000)))
        {
            throw new IOException($"The program has not answered within {patienceInSeconds} seconds. One line for each line of its standard input is expected, flushed at once.");
        }

        string answer = line.Result ?? throw new IOException(Ended());
        line = process.StandardOutput.ReadLineAsync();
        return answer;
    }

    private string Ended() =>
        $"The program has ended without an answer{(process.WaitForExit(1000) ? $", with the exit code {process.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : string.Empty)}. One line for each line of its standard input is expected.";

    /// <summary>Ends the program: closes its standard input, and kills it when it does not end by itself.</summary>
    public void Dispose()
    {
        try
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(5000))
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // It has ended already.
        }

        process.Dispose();
    }

    private static List<string> Split(string command)
    {
        List<string> parts = [];
        StringBuilder part = new();
        bool isQuoted = false;
        bool hasPart = false;
        foreach (char letter in command)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
                hasPart = true;
            }
            else if (char.IsWhiteSpace(letter) && !isQuoted)
            {
                if (hasPart)
                {
                    parts.Add(part.ToString());
                }

                part.Clear();
                hasPart = false;
            }
            else
            {
                part.Append(letter);
                hasPart = true;
            }
        }

        return hasPart ? [.. parts, part.ToString()] : parts;
    }
}
