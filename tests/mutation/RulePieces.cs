using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AALL15P1.Protocol.Mutation;

/// <summary>
/// Which pieces of the source belong to a rule of the catalogue: the largest about each mention of the rule in which at
/// most one other rule is mentioned, and what is used from such pieces alone. A rule is mentioned by its id, by a member that holds it, by a method that speaks
/// of it alone, by the property that a definition gives it to, or by a kind of criterion that is made of it alone.
/// </summary>
internal sealed class RulePieces
{
    /// <summary>A member that holds one of more rules than this belongs to the engine, and to none of them.</summary>
    private const int MostRulesOfOnePiece = 4;

    /// <summary>A condition that decides which of two rules is broken is of both.</summary>
    private const int MostOtherRules = 1;

    private readonly Dictionary<ISymbol, HashSet<string>> holders = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, List<(TextSpan Span, HashSet<string> Rules)>> pieces = new(StringComparer.Ordinal);
    private readonly List<(SyntaxNode Node, ISymbol Symbol)> uses = [];
    private readonly List<(SyntaxNode Node, HashSet<string> Rules)> words = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    private readonly CSharpCompilation compilation;
    private readonly Func<SyntaxTree, string> name;

    /// <summary>Finds them.</summary>
    /// <param name="compilation">The core.</param>
    /// <param name="name">How a source file is named.</param>
    /// <param name="ids">The ids of the catalogue.</param>
    public RulePieces(CSharpCompilation compilation, Func<SyntaxTree, string> name, IReadOnlyCollection<string> ids)
    {
        this.compilation = compilation;
        this.name = name;
        List<SyntaxTree> trees = [.. compilation.SyntaxTrees.Where(t => !name(t).StartsWith("obj/", StringComparison.Ordinal))];
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = ModelOf(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                if (node is LiteralExpressionSyntax { Token.Value: string text } && Named(ids, text) is { Count: > 0 } named)
                {
                    words.Add((node, named));
                }
                else if (node is IdentifierNameSyntax or GenericNameSyntax && model.GetSymbolInfo(node).Symbol?.OriginalDefinition is { } symbol and (IPropertySymbol or IFieldSymbol or IMethodSymbol or INamedTypeSymbol) && symbol.DeclaringSyntaxReferences.Length > 0)
                {
                    uses.Add((node, symbol));
                }
            }
        }

        int before = -1;
        while (before != (before = holders.Values.Sum(h => h.Count)))
        {
            ILookup<SyntaxTree, (SyntaxNode Node, HashSet<string> Rules)> mentions = Mentions().ToLookup(m => m.Node.SyntaxTree);
            foreach ((SyntaxNode node, HashSet<string> rules) in mentions.SelectMany(m => m).ToList())
            {
                Hold(node, rules);
                if (Piece(node, rules, mentions[node.SyntaxTree], others: 0) is MethodDeclarationSyntax only && ModelOf(node.SyntaxTree).GetDeclaredSymbol(only) is { } method)
                {
                    // A method that speaks of one rule alone: where it is called, the rule is mentioned.
                    Hold(method, rules);
                }
            }
        }

        Gather();
    }

    /// <summary>The rules that a fault is one of.</summary>
    public IEnumerable<string> Of(Mutant mutant) =>
        pieces.GetValueOrDefault(mutant.File)?.Where(p => p.Span.Contains(mutant.Span)).SelectMany(p => p.Rules).Distinct(StringComparer.Ordinal) ?? [];

    /// <summary>Whether any rule's piece of a file lies in a part of it, or around it.</summary>
    public bool Touch(string file, TextSpan part) => pieces.TryGetValue(file, out List<(TextSpan Span, HashSet<string> Rules)>? of) && of.Any(p => p.Span.OverlapsWith(part));

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out SemanticModel? model))
        {
            models[tree] = model = compilation.GetSemanticModel(tree);
        }

        return model;
    }

    /// <summary>The rules of a text: its id, or the end of an id that is put together of a version and a term.</summary>
    private static HashSet<string> Named(IReadOnlyCollection<string> ids, string text) =>
        text.Length < 3 || text.Any(char.IsLower) ? [] : ids.Contains(text) ? [text] : [.. ids.Where(id => id.StartsWith("CTCAE", StringComparison.Ordinal) && id.EndsWith("-" + text, StringComparison.Ordinal))];

    private IEnumerable<(SyntaxNode Node, HashSet<string> Rules)> Mentions() =>
        words.Concat(uses.Where(u => holders.TryGetValue(u.Symbol, out HashSet<string>? rules) && rules.Count <= (u.Symbol is IMethodSymbol { ReturnType.Name: not "Rule" } ? 1 : MostRulesOfOnePiece)).Select(u => (u.Node, holders[u.Symbol])));

    /// <summary>The member that is a rule by a mention, or the property that it is given to.</summary>
    private void Hold(SyntaxNode mention, HashSet<string> rules)
    {
        SemanticModel model = ModelOf(mention.SyntaxTree);
        ExpressionSyntax? whole = mention.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(e => IsRule(model.GetTypeInfo(e)));
        if (whole is null)
        {
            return;
        }

        while (whole.Parent is ExpressionSyntax outer and not AssignmentExpressionSyntax && IsRule(model.GetTypeInfo(outer)))
        {
            whole = outer;
        }

        if (whole.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made } && model.GetTypeInfo(made).Type is { } kind)
        {
            // A kind of criterion that only these rules are made with is theirs.
            Hold(kind, rules);
        }

        ISymbol? holder = whole.Parent switch
        {
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetDeclaredSymbol(property),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } variable } => model.GetDeclaredSymbol(variable),
            ArrowExpressionClauseSyntax { Parent: MemberDeclarationSyntax member } => model.GetDeclaredSymbol(member),
            AssignmentExpressionSyntax assignment when assignment.Right == whole => model.GetSymbolInfo(assignment.Left).Symbol as IPropertySymbol,
            ArgumentSyntax argument => Given(model, argument),
            _ => null,
        };
        if (holder is not null)
        {
            Hold(holder, rules);
        }
    }

    private void Hold(ISymbol holder, HashSet<string> rules)
    {
        if (!holders.TryGetValue(holder.OriginalDefinition, out HashSet<string>? held))
        {
            holders[holder.OriginalDefinition] = held = new(StringComparer.Ordinal);
        }

        held.UnionWith(rules);
    }

    /// <summary>The property that a constructor's argument becomes.</summary>
    private static IPropertySymbol? Given(SemanticModel model, ArgumentSyntax argument) =>
        model.GetOperation(argument) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter }
            ? parameter.ContainingType.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
            : null;

    private static bool IsRule(TypeInfo type) => (type.Type ?? type.ConvertedType) is { Name: "Rule", ContainingNamespace.Name: "Protocol" };

    private void Gather()
    {
        Dictionary<SyntaxTree, List<(SyntaxNode Node, HashSet<string> Rules)>> mentions = Mentions().GroupBy(m => m.Node.SyntaxTree).ToDictionary(g => g.Key, g => g.ToList());
        foreach ((SyntaxTree tree, List<(SyntaxNode Node, HashSet<string> Rules)> ofTree) in mentions)
        {
            foreach ((SyntaxNode node, HashSet<string> rules) in ofTree)
            {
                // A call narrows the piece about another call, and not the piece of what a rule itself says.
                Add(tree, Piece(node, rules, IsCall(node) ? ofTree : ofTree.Where(o => !IsCall(o.Node)), MostOtherRules).Span, rules);
            }
        }

        foreach ((ISymbol holder, HashSet<string> rules) in holders.Where(h => h.Key is INamedTypeSymbol && h.Value.Count <= MostRulesOfOnePiece))
        {
            foreach (SyntaxNode declared in holder.DeclaringSyntaxReferences.Select(r => r.GetSyntax()))
            {
                Add(declared.SyntaxTree, declared.Span, rules);
            }
        }

        // What these pieces alone use is theirs, too.
        HashSet<ISymbol> done = new(SymbolEqualityComparer.Default);
        bool more = true;
        while (more)
        {
            more = false;
            foreach (IGrouping<ISymbol, SyntaxNode> used in uses.GroupBy(u => u.Symbol, u => u.Node, SymbolEqualityComparer.Default).Where(g => !done.Contains(g.Key))!)
            {
                HashSet<string>[] rules = [.. used.Select(RulesAt)];
                HashSet<string> all = [.. rules.SelectMany(r => r)];
                if (rules.All(r => r.Count > 0) && all.Count <= MostRulesOfOnePiece && used.Key.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is { } syntax)
                {
                    done.Add(used.Key);
                    Add(syntax.SyntaxTree, (syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? syntax).Span, all);
                    more = true;
                }
            }
        }
    }

    private bool IsCall(SyntaxNode node) => node is SimpleNameSyntax && ModelOf(node.SyntaxTree).GetSymbolInfo(node).Symbol is IMethodSymbol { ReturnType.Name: not "Rule" };

    private static SyntaxNode Piece(SyntaxNode mention, HashSet<string> rules, IEnumerable<(SyntaxNode Node, HashSet<string> Rules)> ofTree, int others)
    {
        SyntaxNode piece = mention;
        while (piece is not MemberDeclarationSyntax && piece.Parent is { } parent
            && ofTree.Where(o => parent.Span.Contains(o.Node.Span)).SelectMany(o => o.Rules).Except(rules).Distinct(StringComparer.Ordinal).Count() <= others)
        {
            piece = parent;
        }

        return piece;
    }

    private HashSet<string> RulesAt(SyntaxNode node) =>
        [.. pieces.GetValueOrDefault(name(node.SyntaxTree))?.Where(p => p.Span.Contains(node.Span)).SelectMany(p => p.Rules) ?? []];

    private void Add(SyntaxTree tree, TextSpan span, HashSet<string> rules)
    {
        if (!pieces.TryGetValue(name(tree), out List<(TextSpan Span, HashSet<string> Rules)>? of))
        {
            pieces[name(tree)] = of = [];
        }

        of.Add((span, rules));
    }
}
