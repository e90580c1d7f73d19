using System.CommandLine;
using AALL15P1.Protocol.Testing.Faults;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>faults</c>: how many seeded faults the safety checks catch.</summary>
internal static class FaultsCommand
{
    public static Command Create(TextWriter? progress)
    {
        Command command = new(
            "faults",
            "Seeds faults into the correct doses of whole plans, runs the safety checks and prints the catch rates as a Markdown table. It takes some seconds.");
        command.SetAction(parsed =>
        {
            using Progress working = new(progress, "seeding faults into whole plans");
            parsed.InvocationConfiguration.Output.Write(FaultSeeding.RunIllustration().ToMarkdown());
        });
        return command;
    }
}
