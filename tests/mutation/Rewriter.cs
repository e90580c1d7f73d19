using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AALL15P1.Protocol.Mutation;

/// <summary>Compiles every fault of a file into it, each behind a switch: <c>(Control.Is(n) ? changed : as it is)</c>.</summary>
internal sealed class Rewriter(SemanticModel model, string file, Wanted wanted, Func<int> next, IReadOnlySet<ISymbol> variables) : CSharpSyntaxRewriter
{
    /// <summary>The kind of the annotation that names a fault on its switch.</summary>
    public const string Annotation = "mutant";

    /// <summary>The kind of the annotation on a member, whose text is the member's name.</summary>
    public const string MemberAnnotation = "member";

    private static readonly ExpressionSyntax Control = ParseExpression("global::AALL15P1.Protocol.MutationControl");

    private readonly Changes changes = new(model);
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>The faults that were compiled in.</summary>
    public List<Mutant> Mutants { get; } = [];

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is null || Skipped(node) || !wanted.Part(file, node.Span))
        {
            return node;
        }

        SyntaxNode? visited = base.Visit(node);
        if (node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax && visited is not null)
        {
            return visited.WithAdditionalAnnotations(new SyntaxAnnotation(MemberAnnotation, Member(node)));
        }

        return (node, visited) switch
        {
            (ExpressionSyntax before, ExpressionSyntax after) when Replaceable(before) => Switched(before, after),
            (ExpressionStatementSyntax before, ExpressionStatementSyntax after) => Removable(before, after),
            (YieldStatementSyntax { Expression: not null } before, YieldStatementSyntax after) => Removable(before, after),
            (SwitchExpressionSyntax before, SwitchExpressionSyntax after) => Arms(before, after),
            (CaseSwitchLabelSyntax before, CaseSwitchLabelSyntax) => Label(before),
            (ExpressionElementSyntax before, ExpressionElementSyntax after) => Element(before, after),
            _ => visited,
        };
    }

    /// <summary>A constant becomes a property, so that its number can change.</summary>
    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        if (!node.Modifiers.Any(SyntaxKind.ConstKeyword))
        {
            return base.VisitFieldDeclaration(node);
        }

        if (node.Declaration.Variables is not [{ Initializer.Value: { } value } variable] || model.GetDeclaredSymbol(variable) is not { } symbol || !variables.Contains(symbol))
        {
            return node;
        }

        SyntaxTokenList modifiers = TokenList(node.Modifiers.Select(m => m.IsKind(SyntaxKind.ConstKeyword) ? Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(Space) : m));
        return PropertyDeclaration(node.Declaration.Type.WithTrailingTrivia(Space), variable.Identifier.WithoutTrivia())
            .WithModifiers(modifiers)
            .WithExpressionBody(ArrowExpressionClause((ExpressionSyntax)Visit(value)!))
            .WithSemicolonToken(Token(SyntaxKind.SemicolonToken))
            .WithAdditionalAnnotations(new SyntaxAnnotation(MemberAnnotation, Member(node)));
    }

    private static bool Skipped(SyntaxNode node) => node switch
    {
        AttributeListSyntax or EnumMemberDeclarationSyntax or UsingDirectiveSyntax or TypeSyntax or InterpolationAlignmentClauseSyntax or InterpolationFormatClauseSyntax => node is not SimpleNameSyntax,
        EqualsValueClauseSyntax { Parent: ParameterSyntax } => true,
        LocalDeclarationStatementSyntax { IsConst: true } => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        PatternSyntax => true,
        _ => false,
    };

    /// <summary>Whether a value can stand in the place of the expression.</summary>
    private static bool Replaceable(ExpressionSyntax node) => node.Parent switch
    {
        ExpressionStatementSyntax or CaseSwitchLabelSyntax or WithExpressionSyntax { Initializer: null } => false,
        ForStatementSyntax loop => loop.Condition == node,
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None),
        AssignmentExpressionSyntax assignment => assignment.Left != node,
        RefExpressionSyntax => false,
        _ => node is not SwitchExpressionSyntax && !node.DescendantNodesAndSelf().Any(n =>
            n is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax && !n.Ancestors().TakeWhile(a => a != node.Parent).OfType<ConditionalAccessExpressionSyntax>().Any()),
    };

    private ExpressionSyntax Switched(ExpressionSyntax before, ExpressionSyntax after)
    {
        foreach (Change change in changes.Of(before))
        {
            if (Add(before, change) is { } id)
            {
                after = ParenthesizedExpression(ConditionalExpression(Is(id), ParenthesizedExpression((ExpressionSyntax)change.After), after.WithoutTrivia()))
                    .WithAdditionalAnnotations(Mark(id));
            }
        }

        return after;
    }

    private StatementSyntax Removable(StatementSyntax before, StatementSyntax after) =>
        !Changes.Declares(before) && !AssignsFirst(before) && before.Parent is BlockSyntax or SwitchSectionSyntax && Add(before, new(before, Changes.Text(before), "removed")) is { } id
            ? IfStatement(PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Is(id)), Block(after.WithoutTrivia())).WithAdditionalAnnotations(Mark(id))
            : after;

    /// <summary>Whether a statement may be the one that gives a variable its first value, without which nothing compiles.</summary>
    private bool AssignsFirst(StatementSyntax statement) =>
        statement.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword))
        || (statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } }
            && model.GetSymbolInfo(left).Symbol is IParameterSymbol { RefKind: RefKind.Out } or ILocalSymbol && !HasValue(left));

    private bool HasValue(IdentifierNameSyntax name) =>
        model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declared] } && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null };

    /// <summary>An element of a list is left out.</summary>
    private CollectionElementSyntax Element(ExpressionElementSyntax before, ExpressionElementSyntax after) =>
        !Changes.Declares(before) && model.GetTypeInfo(before.Expression).Type is { TypeKind: not TypeKind.Error } && Add(before, new(before, Changes.Text(before), "left out")) is { } id
            ? SpreadElement(InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Control, IdentifierName("Keep")))
                .WithArgumentList(ArgumentList(SeparatedList([Argument(Number(id)), Argument(after.Expression.WithoutTrivia())])))).WithAdditionalAnnotations(Mark(id))
            : after;

    /// <summary>An arm that is passed over, or has another pattern.</summary>
    private SwitchExpressionSyntax Arms(SwitchExpressionSyntax before, SwitchExpressionSyntax after)
    {
        List<SwitchExpressionArmSyntax> arms = [];
        foreach ((SwitchExpressionArmSyntax was, SwitchExpressionArmSyntax now) in before.Arms.Zip(after.Arms))
        {
            SwitchExpressionArmSyntax arm = now;
            if (was.Pattern is not DiscardPatternSyntax)
            {
                foreach (Change change in changes.Of(was.Pattern))
                {
                    if (Add(was.Pattern, change) is { } id)
                    {
                        ExpressionSyntax when = was.WhenClause is null ? Is(id) : BinaryExpression(SyntaxKind.LogicalAndExpression, Is(id), ParenthesizedExpression(was.WhenClause.Condition));
                        arms.Add(SwitchExpressionArm((PatternSyntax)change.After, WhenClause(when), was.Expression).WithAdditionalAnnotations(Mark(id)));
                        arm = Unless(arm, id);
                    }
                }

                if (was != before.Arms.Last() && Add(was.Pattern, new(was, Changes.Text(was.Pattern) + " => …", "passed over")) is { } passed)
                {
                    arm = Unless(arm, passed);
                }
            }

            arms.Add(arm);
        }

        return after.WithArms(SeparatedList(arms));
    }

    private static SwitchExpressionArmSyntax Unless(SwitchExpressionArmSyntax arm, int id)
    {
        ExpressionSyntax not = PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Is(id));
        return arm.WithWhenClause(WhenClause(arm.WhenClause is null ? not : BinaryExpression(SyntaxKind.LogicalAndExpression, not, ParenthesizedExpression(arm.WhenClause.Condition))))
            .WithAdditionalAnnotations(Mark(id));
    }

    private SwitchLabelSyntax Label(CaseSwitchLabelSyntax before) =>
        Add(before, new(before, Changes.Text(before), "passed over")) is { } id
            ? CasePatternSwitchLabel(ConstantPattern(before.Value), WhenClause(PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Is(id))), Token(SyntaxKind.ColonToken)).WithAdditionalAnnotations(Mark(id))
            : before;

    private int? Add(SyntaxNode before, Change change)
    {
        string member = Member(before);
        Mutant mutant = new(-1, file, before.GetLocation().GetLineSpan().StartLinePosition.Line + 1, member, change.Before, change.Text)
        {
            Span = before.Span,
            OfRuleText = before.Ancestors().OfType<ExpressionSyntax>().TakeWhile(a => a is not AnonymousFunctionExpressionSyntax)
                .Any(a => a is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax && model.GetTypeInfo(a).Type is { Name: "Rule" or "RuleParameter" }),
        };
        int times = seen[mutant.Key] = seen.GetValueOrDefault(mutant.Key) + 1;
        if (times > 1)
        {
            mutant = mutant with { Member = $"{member} #{times}" };
        }

        if (!wanted.Fault(mutant))
        {
            return null;
        }

        mutant = mutant with { Id = next() };
        Mutants.Add(mutant);
        return mutant.Id;
    }

    private static string Member(SyntaxNode node)
    {
        MemberDeclarationSyntax? member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax);
        TypeDeclarationSyntax? type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        string name = member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
            ConstructorDeclarationSyntax => "constructor",
            IndexerDeclarationSyntax => "indexer",
            OperatorDeclarationSyntax operation => "operator " + operation.OperatorToken.ValueText,
            ConversionOperatorDeclarationSyntax => "conversion",
            _ => member?.Kind().ToString() ?? "",
        };
        return $"{type?.Identifier.ValueText}.{name}";
    }

    private static SyntaxAnnotation Mark(int id) => new(Annotation, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static LiteralExpressionSyntax Number(int id) => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(id));

    private static InvocationExpressionSyntax Is(int id) =>
        InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Control, IdentifierName("Is")), ArgumentList(SingletonSeparatedList(Argument(Number(id)))));
}
