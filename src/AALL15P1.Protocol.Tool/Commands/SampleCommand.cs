using System.CommandLine;
using System.Reflection;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>sample</c>: the sample inputs that come with the tool.</summary>
internal static class SampleCommand
{
    private static readonly Assembly Home = typeof(SampleCommand).Assembly;

    public static Command Create()
    {
        Argument<string?> name = new("name") { Description = "The sample to print; without a name they are listed.", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("sample", "Prints a sample input of another command, or lists the samples.") { name };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            string[] names = [.. Home.GetManifestResourceNames().Order(StringComparer.Ordinal)];
            if (parsed.GetValue(name) is not { } asked)
            {
                foreach (string each in names)
                {
                    output.WriteLine(each);
                }

                return;
            }

            _ = Nearest.Known("sample", asked, names);
            using StreamReader sample = new(Home.GetManifestResourceStream(asked)!);
            output.Write(sample.ReadToEnd());
        });
        return command;
    }
}
