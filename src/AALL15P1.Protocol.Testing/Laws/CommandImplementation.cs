using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// Any program as an implementation: it reads <c>{"operation": ..., "input": {...}}</c> a line on standard input and
/// writes the answer as one line on standard output, in UTF-8, and flushes it. It is started once and ends when its
/// standard input ends.
/// </summary>
public sealed class CommandImplementation : IProtocolImplementation, IDisposable
{
    /// <summary>How long one answer may take where nobody says so, in seconds.</summary>
    internal const int UsualPatienceInSeconds = 30;

    /// <summary>How long one answer may take at most, in seconds: an hour.</summary>
    internal const int LongestPatienceInSeconds = 3600;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Process process;
    private readonly Utf8Lines lines;
    private readonly int patienceInSeconds;
    private Task<string?>? line;

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program and its arguments, separated by spaces; a part with spaces stands in double quotes.</param>
    /// <param name="patienceInSeconds">How long one answer may take, in seconds, 1 to 3600.</param>
    /// <exception cref="ArgumentException">The command is empty, or has a double quote that is not closed.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="patienceInSeconds"/> is below 1 or above 3600.</exception>
    /// <exception cref="IOException">The program cannot be started.</exception>
    public CommandImplementation(string command, int patienceInSeconds = UsualPatienceInSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patienceInSeconds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(patienceInSeconds, LongestPatienceInSeconds);
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

        // Bytes, and no reader of text: that would take the first two of them for the mark of another encoding.
        lines = new(process.StandardOutput.BaseStream);
    }

    /// <summary>Whether the program has answered anything.</summary>
    internal bool HasAnswered { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The program has ended, has not answered in time, or wrote a line that nobody asked for, that is longer than any answer
    /// or that is no UTF-8. It can be asked no more.
    /// </exception>
    public string Answer(string operation, string input)
    {
        // The next line is waited for before it is asked for: one that is there already, such as a greeting, would shift every answer.
        line ??= lines.Next();
        if (line.IsCompletedSuccessfully && line.Result is { } unasked)
        {
            throw new IOException($"The program wrote a line that nobody asked for: {JsonText.Quoted(unasked)}. One line for each line of its standard input is expected, and what else it has to say on standard error.");
        }

        JsonObject question = new() { ["operation"] = operation, ["input"] = JsonNode.Parse(input) };
        Task<string?> answered = Ask($"{question.ToJsonString()}\n", line);
        if (!((IAsyncResult)answered).AsyncWaitHandle.WaitOne(checked(patienceInSeconds * 1000)))
        {
            throw new IOException($"The program has not answered within {Number(patienceInSeconds)} second{(patienceInSeconds == 1 ? string.Empty : "s")}. One line for each line of its standard input is expected, flushed at once.");
        }

        string answer = answered.GetAwaiter().GetResult() ?? throw new IOException(Ended());
        HasAnswered = true;
        line = lines.Next();
        return answer;
    }

    /// <summary>Writes a question, which a program that does not read may keep from ending, and waits for the answer.</summary>
    private async Task<string?> Ask(string question, Task<string?> answer)
    {
        try
        {
            await process.StandardInput.WriteAsync(question).ConfigureAwait(false);
            await process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (IOException broken)
        {
            throw new IOException(Ended(), broken);
        }

        return await answer.ConfigureAwait(false);
    }

    private string Ended() =>
        $"The program has ended without an answer{(process.WaitForExit(1000) ? $", with the exit code {Number(process.ExitCode)}" : string.Empty)}. One line for each line of its standard input is expected.";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Ends the program: closes its standard input, and kills it when it does not end by itself.</summary>
    public void Dispose()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // It has ended already, or has not read yet what it was asked.
        }

        try
        {
            if (!process.WaitForExit(5000))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }
        catch (InvalidOperationException)
        {
            // It ended in between, or was disposed of before.
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

        return isQuoted ? throw new ArgumentException($"The command has a double quote that is not closed. Found '{command}'. A part with spaces stands between two of them.", nameof(command))
            : hasPart ? [.. parts, part.ToString()] : parts;
    }

    /// <summary>The lines of a stream of UTF-8, with or without a byte order mark. None is longer than the longest document of this library.</summary>
    private sealed class Utf8Lines(Stream bytes)
    {
        private readonly byte[] piece = new byte[65_536];
        private ReadOnlyMemory<byte> rest;
        private bool isFirst = true;

        /// <summary>The next line without its end; null when there is none.</summary>
        /// <exception cref="IOException">The line is too long, or no UTF-8.</exception>
        public async Task<string?> Next()
        {
            MemoryStream found = new();
            while (true)
            {
                if (rest.IsEmpty)
                {
                    rest = piece.AsMemory(0, await bytes.ReadAsync(piece).ConfigureAwait(false));
                    if (rest.IsEmpty)
                    {
                        return found.Length == 0 ? null : Text(found.ToArray());
                    }
                }

                int end = rest.Span.IndexOf((byte)'\n');
                found.Write(rest.Span[..(end < 0 ? rest.Length : end)]);
                rest = rest[(end < 0 ? rest.Length : end + 1)..];
                if (found.Length > RecordJson.MaximumLength)
                {
                    throw new IOException($"The program wrote more than {Number(RecordJson.MaximumLength)} bytes without a line feed. One line for each line of its standard input is expected.");
                }

                if (end >= 0)
                {
                    return Text(found.ToArray());
                }
            }
        }

        private string Text(ReadOnlySpan<byte> line)
        {
            ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
            bool isMarked = isFirst && line.StartsWith(mark);
            isFirst = false;
            try
            {
                return Utf8.GetString(line[(isMarked ? mark.Length : 0)..]).TrimEnd('\r');
            }
            catch (DecoderFallbackException error)
            {
                throw new IOException($"The program wrote a line that is no UTF-8, with the byte {error.BytesUnknown![0]:X2}. UTF-8 is expected.", error);
            }
        }
    }
}
