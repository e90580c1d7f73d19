using System.Globalization;
using System.Text;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>Draws a protocol as a diagram in the Mermaid language.</summary>
internal static class ProtocolDiagram
{
    /// <summary>A flowchart: a node for each block, a frame around each course, and the spacing on each arrow.</summary>
    /// <param name="definition">The protocol.</param>
    /// <returns>The Mermaid text, with line feeds.</returns>
    public static string ToMermaid(ProtocolDefinition definition)
    {
        StringBuilder text = new("flowchart TD\n");
        int course = 0;
        bool inCourse = false;
        foreach (Block block in definition.Blocks)
        {
            if (block.Kind == BlockKind.Priming && !inCourse)
            {
                course++;
                inCourse = true;
                text.Append(CultureInfo.InvariantCulture, $"    subgraph course-{course} [\"Course {course}\"]\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{(inCourse ? "        " : "    ")}{block.Id}[\"{block.Title}<br/>{Contents(block)}\"]\n");
            if (inCourse && (block.Kind != BlockKind.Priming || block == definition.Blocks[^1]))
            {
                inCourse = false;
                text.Append("    end\n");
            }
        }

        for (int index = 1; index < definition.Blocks.Count; index++)
        {
            Block block = definition.Blocks[index];
            text.Append(CultureInfo.InvariantCulture, $"    {definition.Blocks[index - 1].Id} -->|\"{block.Spacing}\"| {block.Id}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    {definition.Blocks[^1].Id} --> therapy-ends([\"{definition.TherapyLength.Years.Value} years from day 1 of {definition.Blocks[0].Title}\"])\n");
        return text.ToString();
    }

    private static string Contents(Block block) => string.Join(", ", block.Orders.Select(order => order.Drug.Name).Distinct(StringComparer.Ordinal));
}
