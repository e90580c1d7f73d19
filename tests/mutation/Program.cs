using System.Text;
using AALL15P1.Protocol.Mutation;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args is ["worker", var tests, var classes, var mutant])
{
    // What tests print is not an answer.
    TextWriter answers = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    Console.SetOut(TextWriter.Null);
    new Worker(tests, classes.Split(',', StringSplitOptions.RemoveEmptyEntries), int.Parse(mutant, System.Globalization.CultureInfo.InvariantCulture)).Serve(Console.In, answers);
    return 0;
}

if (args.Length < 2)
{
    Console.Error.WriteLine("Which folder? The checkout, and a folder of the core, are expected; then, if only some files are meant, their names.");
    return 1;
}

if (args[1] == "rules")
{
    return new RuleCampaign(Path.GetFullPath(args[0]), args[2..]).Run();
}

return new Campaign(Path.GetFullPath(args[0]), args[1].Split(','), args[2..]).Run();
