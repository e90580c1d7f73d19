using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AALL15P1.Protocol.Mutation;

/// <summary>Which faults an expression, a pattern or a statement can have. Whether they compile is asked of the compiler.</summary>
internal sealed class Changes(SemanticModel model)
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Binary = new()
    {
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanOrEqualExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanOrEqualExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.DivideExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.ModuloExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.BitwiseAndExpression] = [SyntaxKind.BitwiseOrExpression],
        [SyntaxKind.BitwiseOrExpression] = [SyntaxKind.BitwiseAndExpression],
        [SyntaxKind.ExclusiveOrExpression] = [SyntaxKind.BitwiseOrExpression],
        [SyntaxKind.LeftShiftExpression] = [SyntaxKind.RightShiftExpression],
        [SyntaxKind.RightShiftExpression] = [SyntaxKind.LeftShiftExpression],
    };

    private static readonly Dictionary<SyntaxKind, SyntaxKind> Edges = new()
    {
        [SyntaxKind.LessThanToken] = SyntaxKind.LessThanEqualsToken,
        [SyntaxKind.LessThanEqualsToken] = SyntaxKind.LessThanToken,
        [SyntaxKind.GreaterThanToken] = SyntaxKind.GreaterThanEqualsToken,
        [SyntaxKind.GreaterThanEqualsToken] = SyntaxKind.GreaterThanToken,
    };

    private static readonly Dictionary<string, string> Calls = new(StringComparer.Ordinal)
    {
        ["First"] = "Last", ["Last"] = "First", ["FirstOrDefault"] = "LastOrDefault", ["LastOrDefault"] = "FirstOrDefault",
        ["Any"] = "All", ["All"] = "Any", ["Exists"] = "TrueForAll", ["TrueForAll"] = "Exists",
        ["Min"] = "Max", ["Max"] = "Min", ["MinBy"] = "MaxBy", ["MaxBy"] = "MinBy", ["Floor"] = "Ceiling", ["Ceiling"] = "Floor",
        ["OrderBy"] = "OrderByDescending", ["OrderByDescending"] = "OrderBy", ["ThenBy"] = "ThenByDescending", ["ThenByDescending"] = "ThenBy",
        ["Skip"] = "Take", ["Take"] = "Skip", ["SkipWhile"] = "TakeWhile", ["TakeWhile"] = "SkipWhile",
        ["StartsWith"] = "EndsWith", ["EndsWith"] = "StartsWith", ["IndexOf"] = "LastIndexOf", ["LastIndexOf"] = "IndexOf",
        ["PlusDays"] = "PlusMonths", ["PlusMonths"] = "PlusDays", ["PlusWeeks"] = "PlusDays", ["PlusYears"] = "PlusMonths",
        ["TrimStart"] = "TrimEnd", ["TrimEnd"] = "TrimStart", ["Union"] = "Intersect", ["Intersect"] = "Union", ["Sum"] = "Max",
    };

    private static readonly HashSet<string> Filters = new(StringComparer.Ordinal)
    {
        "Where", "Distinct", "DistinctBy", "Reverse", "Concat", "Append", "Prepend", "Except", "Skip", "Take", "Trim", "ToLowerInvariant", "ToUpperInvariant", "OrderBy", "OrderByDescending",
    };

    /// <summary>The faults of one expression.</summary>
    public IEnumerable<Change> Of(ExpressionSyntax node)
    {
        if (Declares(node))
        {
            yield break;
        }

        foreach (ExpressionSyntax after in Candidates(node).Concat(Condition(node)))
        {
            if (Fits(node, after))
            {
                yield return new(after.WithoutTrivia(), Text(node), Text(after));
            }
        }
    }

    /// <summary>The faults of a pattern, each a pattern.</summary>
    public IEnumerable<Change> Of(PatternSyntax pattern)
    {
        if (Declares(pattern))
        {
            yield break;
        }

        foreach (SyntaxNode part in pattern.DescendantNodesAndSelf(n => n is not ExpressionSyntax))
        {
            foreach (SyntaxNode after in PartsOf(part))
            {
                SyntaxNode whole = part == pattern ? after : pattern.ReplaceNode(part, after);
                yield return new(whole.WithoutTrivia(), Text(pattern), Text(whole));
            }
        }
    }

    private IEnumerable<SyntaxNode> PartsOf(SyntaxNode part)
    {
        switch (part)
        {
            case RelationalPatternSyntax relational:
                if (Edges.TryGetValue(relational.OperatorToken.Kind(), out SyntaxKind edge))
                {
                    yield return relational.WithOperatorToken(Token(edge));
                }

                foreach (ExpressionSyntax near in Near(relational.Expression))
                {
                    yield return relational.WithExpression(near);
                }

                break;
            case ConstantPatternSyntax constant:
                foreach (ExpressionSyntax near in Near(constant.Expression))
                {
                    yield return constant.WithExpression(near);
                }

                break;
            case BinaryPatternSyntax both when both.IsKind(SyntaxKind.AndPattern):
                yield return both.Left.WithoutTrivia();
                yield return both.Right.WithoutTrivia();
                break;
            case BinaryPatternSyntax either:
                yield return either.Left.WithoutTrivia();
                yield return either.Right.WithoutTrivia();
                break;
            default:
                break;
        }
    }

    private IEnumerable<ExpressionSyntax> Candidates(ExpressionSyntax node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) || both.IsKind(SyntaxKind.LogicalOrExpression):
                yield return both.Left;
                yield return both.Right;
                break;
            case BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression):
                if (coalesce.Right is not ThrowExpressionSyntax)
                {
                    yield return coalesce.Right;
                    yield return coalesce.Left;
                }

                break;
            case BinaryExpressionSyntax both when Binary.TryGetValue(both.Kind(), out SyntaxKind[]? others):
                // Where the whole condition is also made true and false, its opposite adds nothing.
                foreach (SyntaxKind other in others.Take(IsCondition(node) ? others.Length - 1 : others.Length))
                {
                    yield return BinaryExpression(other, both.Left, both.Right);
                }

                break;
            case PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.LogicalNotExpression) || prefix.IsKind(SyntaxKind.UnaryMinusExpression):
                yield return prefix.Operand;
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NumericLiteralExpression):
                foreach (ExpressionSyntax near in Near(literal))
                {
                    yield return near;
                }

                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.TrueLiteralExpression):
                yield return LiteralExpression(SyntaxKind.FalseLiteralExpression);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.FalseLiteralExpression):
                yield return LiteralExpression(SyntaxKind.TrueLiteralExpression);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                yield return LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(literal.Token.ValueText.Length == 0 ? "?" : ""));
                break;
            case InterpolatedStringExpressionSyntax when model.GetTypeInfo(node).ConvertedType?.SpecialType == SpecialType.System_String:
                yield return Empty();
                break;
            case InvocationExpressionSyntax call:
                foreach (ExpressionSyntax other in CallsLike(call))
                {
                    yield return other;
                }

                break;
            case WithExpressionSyntax { Initializer.Expressions.Count: > 0 } with:
                foreach (ExpressionSyntax initializer in with.Initializer.Expressions)
                {
                    yield return with.WithInitializer(with.Initializer.WithExpressions(with.Initializer.Expressions.Remove(initializer)));
                }

                break;
            case IsPatternExpressionSyntax test:
                foreach (Change change in Of(test.Pattern))
                {
                    yield return test.WithPattern((PatternSyntax)change.After);
                }

                if (IsCondition(node))
                {
                    break;
                }

                yield return test.Pattern is UnaryPatternSyntax { Pattern: { } inner }
                    ? test.WithPattern(inner)
                    : test.WithPattern(UnaryPattern(Token(SyntaxKind.NotKeyword), ParenthesizedPattern(test.Pattern)));
                break;
            default:
                break;
        }
    }

    private static LiteralExpressionSyntax Empty() => LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(""));

    /// <summary>A condition that is always, or never, met.</summary>
    private static IEnumerable<ExpressionSyntax> Condition(ExpressionSyntax node)
    {
        if (IsCondition(node))
        {
            yield return LiteralExpression(SyntaxKind.TrueLiteralExpression);
            yield return LiteralExpression(SyntaxKind.FalseLiteralExpression);
        }
        else if (node.Parent is WhileStatementSyntax loop && loop.Condition == node)
        {
            yield return LiteralExpression(SyntaxKind.FalseLiteralExpression);
        }
    }

    private static bool IsCondition(ExpressionSyntax node) =>
        (node.Parent is IfStatementSyntax branch && branch.Condition == node) || (node.Parent is ConditionalExpressionSyntax choice && choice.Condition == node);

    private IEnumerable<ExpressionSyntax> CallsLike(InvocationExpressionSyntax call)
    {
        if (call.ArgumentList.Arguments is [.., { Expression: InterpolatedStringExpressionSyntax } last]
            && model.GetTypeInfo(call).Type?.SpecialType == SpecialType.System_String
            && model.GetTypeInfo(last.Expression).ConvertedType?.SpecialType != SpecialType.System_String)
        {
            yield return Empty();
        }

        if (call.Expression is not MemberAccessExpressionSyntax member)
        {
            yield break;
        }

        if (Calls.TryGetValue(member.Name.Identifier.ValueText, out string? other))
        {
            SimpleNameSyntax name = member.Name is GenericNameSyntax generic ? generic.WithIdentifier(Identifier(other)) : IdentifierName(other);
            yield return call.WithExpression(member.WithName(name));
        }

        if (Filters.Contains(member.Name.Identifier.ValueText) && model.GetSymbolInfo(member.Expression).Symbol is not INamedTypeSymbol)
        {
            yield return member.Expression;
        }
    }

    /// <summary>The numbers beside a constant: one more and one less of whole numbers, of its last digit in decimals.</summary>
    private IEnumerable<ExpressionSyntax> Near(ExpressionSyntax expression)
    {
        object? value = model.GetConstantValue(expression).Value;
        if (value is null or bool or char || model.GetTypeInfo(expression).Type?.TypeKind == TypeKind.Enum)
        {
            yield break;
        }

        switch (value)
        {
            case string text:
                yield return LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(text.Length == 0 ? "?" : ""));
                break;
            case decimal number:
                decimal step = new(1, 0, 0, isNegative: false, number.Scale);
                yield return Number(Literal(number + step));
                if (number > 0)
                {
                    yield return Number(Literal(number - step));
                }

                break;
            case double number:
                yield return Number(Literal(number + Step(number)));
                yield return Number(Literal(number - Step(number)));
                break;
            case int number when number < int.MaxValue:
                yield return Number(Literal(number + 1));
                if (number > 0)
                {
                    yield return Number(Literal(number - 1));
                }

                break;
            case long number when number < long.MaxValue:
                yield return Number(Literal(number + 1));
                if (number > 0)
                {
                    yield return Number(Literal(number - 1));
                }

                break;
            default:
                break;
        }
    }

    private static double Step(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        int point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 || text.Contains('E', StringComparison.Ordinal) ? 1 : Math.Pow(10, point + 1 - text.Length);
    }

    private static LiteralExpressionSyntax Number(SyntaxToken token) => LiteralExpression(SyntaxKind.NumericLiteralExpression, token);

    /// <summary>Whether the changed expression compiles in the place of the other, to the same type.</summary>
    private bool Fits(ExpressionSyntax before, ExpressionSyntax after)
    {
        ITypeSymbol? was = model.GetTypeInfo(before).Type;
        if (was is null or { TypeKind: TypeKind.Error })
        {
            return false;
        }

        if (after is LiteralExpressionSyntax)
        {
            return true;
        }

        TypeInfo now = model.GetSpeculativeTypeInfo(before.SpanStart, after, SpeculativeBindingOption.BindAsExpression);
        if (now.Type is null or { TypeKind: TypeKind.Error })
        {
            return false;
        }

        return model.Compilation.ClassifyConversion(now.Type, was).IsImplicit
            && (after is not (BinaryExpressionSyntax or InvocationExpressionSyntax)
                || model.GetSpeculativeSymbolInfo(before.SpanStart, after, SpeculativeBindingOption.BindAsExpression).Symbol is not null);
    }

    /// <summary>Whether a node declares a variable, so that it cannot be there twice.</summary>
    public static bool Declares(SyntaxNode node) =>
        node.DescendantNodesAndSelf(n => n is not AnonymousFunctionExpressionSyntax).Any(n => n is SingleVariableDesignationSyntax or DeclarationExpressionSyntax);

    /// <summary>A node on one line.</summary>
    public static string Text(SyntaxNode node)
    {
        string text = string.Join(' ', node.NormalizeWhitespace().ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 160 ? text : text[..157] + "...";
    }
}
