namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>The definition as tables, a block at a time.</summary>
internal static class DefinitionText
{
    public static void Write(TextWriter output, ProtocolDefinition definition)
    {
        output.WriteStored($"{definition.Title}, edition {definition.Edition}");
        foreach (Block block in definition.Blocks)
        {
            output.WriteLine();
            output.WriteStored($"{block.Title} ({block.Id})");
            if (block.Spacing is { } spacing)
            {
                output.WriteStored($"  projected {spacing} ({spacing.Basis.Standing}): {spacing.Basis.Statement}");
            }

            TextTable.Write(
                output,
                ["drug", "given", "times", "days", "dose", "calendar from"],
                block.Orders.Select(order => (IReadOnlyList<string>)
                [
                    OrderText.Name(order), OrderText.Given(order), OrderText.Often(order), order.Days.ToString(), OrderText.Dose(order.Dose), order.Citation.ToString(),
                ]));
        }
    }
}
