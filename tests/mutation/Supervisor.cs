using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AALL15P1.Protocol.Mutation;

/// <summary>A worker process, which is ended when it takes too long and started again when it is next asked. A fault may be on in it from the start.</summary>
internal sealed class Supervisor(string folder, string[] classes, bool plain, int mutant = -1) : IDisposable
{
    private const string Suite = "AALL15P1.Protocol.Tests";
    private Process? process;

    /// <summary>What each process that is started from now on is asked first: to make without a fault what is made once, so that no fault leaves something to those after it.</summary>
    public (string Command, TimeSpan Longest)? First { private get; set; }

    /// <summary>What the worker answers; null when it ended, or took too long and was ended.</summary>
    public string? Ask(string command, TimeSpan longest)
    {
        if (process is null or { HasExited: true })
        {
            process?.Dispose();
            process = Start();
            if (First is { } first && Answer(process, first.Command, first.Longest) is not "null" and var answer)
            {
                throw new InvalidOperationException($"What is made once cannot be made without a fault: {answer ?? "no answer"}");
            }
        }

        return Answer(process, command, longest);
    }

    private string? Answer(Process process, string command, TimeSpan longest)
    {
        try
        {
            process.StandardInput.WriteLine(command);
            process.StandardInput.Flush();
            Task<string?> answer = process.StandardOutput.ReadLineAsync();
            if (answer.Wait(longest) && answer.Result is { } line)
            {
                return line;
            }
        }
        catch (IOException)
        {
            // The worker has ended: no answer.
        }

        Dispose();
        return null;
    }

    /// <summary>What the worker answers, read.</summary>
    public T? Ask<T>(string command, TimeSpan longest)
        where T : class => Ask(command, longest) is { } line ? JsonSerializer.Deserialize<T>(line) : null;

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process?.Dispose();
        process = null;
    }

    private Process Start()
    {
        string suite = Path.Combine(folder, Suite);
        ProcessStartInfo start = new(
            "dotnet",
            ["exec", "--depsfile", suite + ".deps.json", "--runtimeconfig", suite + ".runtimeconfig.json", Path.Combine(folder, "Mutation.dll"), "worker", suite + ".dll", string.Join(',', classes), mutant.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (plain)
        {
            start.Environment["DOTNET_TC_CallCounting"] = "0";
            start.Environment["DOTNET_TC_OnStackReplacement"] = "0";
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = "0x80000000";
        start.Environment.TryAdd("AALL15P1_CASES", "60");
        return Process.Start(start)!;
    }
}
