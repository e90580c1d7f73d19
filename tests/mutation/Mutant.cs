using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AALL15P1.Protocol.Mutation;

/// <summary>One seeded fault.</summary>
/// <param name="Id">Its number, which switches it on.</param>
/// <param name="File">The source file, from the core's folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Member">The member that it is in.</param>
/// <param name="Before">The source as it is.</param>
/// <param name="After">The source with the fault.</param>
internal sealed record Mutant(int Id, string File, int Line, string Member, string Before, string After)
{
    /// <summary>What names the fault when lines move: the file, the member and the change; the occurrence is added where one member has several.</summary>
    public string Key => $"{File} | {Member} | {Before} -> {After}";

    /// <summary>Where it is in the source.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Whether it is a fault of what a rule says of itself: its title, its parameters.</summary>
    public bool OfRuleText { get; init; }
}

/// <summary>The changes of one syntax node, each of them alone.</summary>
internal readonly record struct Change(SyntaxNode After, string Before, string Text);
