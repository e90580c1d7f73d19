using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AALL15P1.Protocol.Mutation;

/// <summary>Compiles the core with every fault of a folder in it. What does not compile is taken out again.</summary>
internal static class Seeder
{
    private const string ControlSource = """
        namespace AALL15P1.Protocol;

        internal static class MutationControl
        {
            public static int Active = -1;
            public static bool[]? Reached;
            public static long Calls;
            public static long Limit = long.MaxValue;

            public static bool Is(int id)
            {
                if (++Calls > Limit)
                {
                    throw new System.OperationCanceledException("No end is in sight.");
                }

                if (Reached is not null)
                {
                    Reached[id] = true;
                }

                return id == Active;
            }

            public static T[] Keep<T>(int id, T element) => Is(id) ? [] : [element];
        }
        """;

    /// <summary>Writes the assembly, and gives the faults in it.</summary>
    /// <param name="core">The folder of the core's project.</param>
    /// <param name="chosen">Which source files, by their path from the core's folder.</param>
    /// <param name="among">Which of their faults, of the core and what its files are called.</param>
    /// <param name="target">The assembly to write.</param>
    public static List<Mutant> Seed(string core, Func<string, bool> chosen, Func<CSharpCompilation, Func<SyntaxTree, string>, Wanted> among, string target)
    {
        CSharpCommandLineArguments arguments = Arguments(core);
        CSharpParseOptions parse = arguments.ParseOptions;
        List<SyntaxTree> trees = [.. arguments.SourceFiles.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f.Path), parse, f.Path))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "AALL15P1.Protocol",
            trees,
            arguments.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference)),
            arguments.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress).WithOptimizationLevel(OptimizationLevel.Release).WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty).WithSyntaxTreeOptionsProvider(null));
        List<ISourceGenerator> generators = [.. arguments.AnalyzerReferences
            .Select(r => new AnalyzerFileReference(Path.GetFullPath(r.FilePath, core), new Loader()))
            .SelectMany(r => r.GetGenerators(LanguageNames.CSharp))];
        GeneratorDriver driver = CSharpGeneratorDriver.Create(generators, parseOptions: parse);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        compilation = (CSharpCompilation)generated.AddSyntaxTrees(CSharpSyntaxTree.ParseText(ControlSource, parse, "MutationControl.cs"));

        string Name(SyntaxTree tree) => Path.GetRelativePath(core, tree.FilePath).Replace('\\', '/');
        List<SyntaxTree> sources = [.. trees.Where(t => Name(t) is var name && !name.StartsWith("obj/", StringComparison.Ordinal) && chosen(name))];
        Wanted wanted = among(compilation, Name);
        IReadOnlySet<ISymbol> variables = Constants.ThatMayVary(compilation, sources);
        HashSet<string> refused = [];
        int next = 0;
        Dictionary<SyntaxTree, (SyntaxTree Seeded, List<Mutant> Mutants)> done = [];
        while (true)
        {
            CSharpCompilation seeded = compilation;
            foreach (SyntaxTree tree in sources)
            {
                if (!done.TryGetValue(tree, out var file) || file.Mutants.Any(m => refused.Contains(m.Key)))
                {
                    Rewriter rewriter = new(compilation.GetSemanticModel(tree), Name(tree), wanted with { Fault = m => !refused.Contains(m.Key) && wanted.Fault(m) }, () => next++, variables);
                    SyntaxNode root = rewriter.Visit(tree.GetRoot())!;
                    file = done[tree] = (CSharpSyntaxTree.Create((CSharpSyntaxNode)root, parse, tree.FilePath, System.Text.Encoding.UTF8), rewriter.Mutants);
                }

                seeded = seeded.ReplaceSyntaxTree(tree, file.Seeded);
            }

            Dictionary<int, Mutant> mutants = done.Values.SelectMany(f => f.Mutants).ToDictionary(m => m.Id);
            using FileStream stream = File.Create(target);
            Microsoft.CodeAnalysis.Emit.EmitResult result = seeded.Emit(stream, manifestResources: arguments.ManifestResources);
            if (result.Success)
            {
                Console.Error.WriteLine($"{mutants.Count} faults seeded, {refused.Count} that do not compile left out.");
                return [.. sources.SelectMany(t => done[t].Mutants)];
            }

            int before = refused.Count;
            foreach (Diagnostic error in result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
            {
                Refuse(error, mutants, refused);
            }

            if (refused.Count == before)
            {
                throw new InvalidOperationException("The core does not compile with its faults: " + string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
            }
        }
    }

    /// <summary>The innermost fault about an error is taken out; where there is none, all faults of the member.</summary>
    private static void Refuse(Diagnostic error, Dictionary<int, Mutant> mutants, HashSet<string> refused)
    {
        SyntaxNode? node = error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        SyntaxNode? marked = node?.AncestorsAndSelf().FirstOrDefault(n => n.HasAnnotations(Rewriter.Annotation));
        SyntaxNode? member = node?.AncestorsAndSelf().FirstOrDefault(n => n.HasAnnotations(Rewriter.MemberAnnotation));
        List<Mutant> chosen = [.. (marked is not null
            ? marked.GetAnnotations(Rewriter.Annotation)
            : member?.DescendantNodesAndSelf().SelectMany(n => n.GetAnnotations(Rewriter.Annotation)) ?? []).Select(mark => mutants[int.Parse(mark.Data!, CultureInfo.InvariantCulture)])];
        if (marked is null)
        {
            // What is assigned nowhere is most often what a removed statement assigns.
            chosen = chosen.Any(m => m.After == "removed") ? [.. chosen.Where(m => m.After == "removed")] : chosen;
            Console.Error.WriteLine($"{chosen.Count} faults of {member?.GetAnnotations(Rewriter.MemberAnnotation).First().Data ?? "nowhere"} are left out: {error.GetMessage(CultureInfo.InvariantCulture)}");
        }

        refused.UnionWith(chosen.Select(m => m.Key));
    }

    /// <summary>How the SDK calls the compiler for the core.</summary>
    private static CSharpCommandLineArguments Arguments(string core)
    {
        ProcessStartInfo start = new("dotnet", ["msbuild", core, "-t:PrepareResources;Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:NonExistentFile=__none__", "-getItem:CscCommandLineArgs"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        using JsonDocument json = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        IEnumerable<string> lines = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(e => e.GetProperty("Identity").GetString()!);
        return CSharpCommandLineParser.Default.Parse(lines.Where(l => !l.StartsWith("/embed", StringComparison.Ordinal)), core, sdkDirectory: null);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}

/// <summary>Which faults are meant.</summary>
/// <param name="Part">Whether a part of a file, which is named, may hold any.</param>
/// <param name="Fault">Whether a fault is one.</param>
internal sealed record Wanted(Func<string, Microsoft.CodeAnalysis.Text.TextSpan, bool> Part, Func<Mutant, bool> Fault);

/// <summary>Constants of which no pattern, attribute, default or other constant needs the value when it is compiled.</summary>
internal static class Constants
{
    public static IReadOnlySet<ISymbol> ThatMayVary(CSharpCompilation compilation, IReadOnlyCollection<SyntaxTree> sources)
    {
        HashSet<ISymbol> declared = new(SymbolEqualityComparer.Default);
        foreach (SyntaxTree tree in sources)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            declared.UnionWith(tree.GetRoot().DescendantNodes().OfType<FieldDeclarationSyntax>()
                .Where(f => f.Modifiers.Any(SyntaxKind.ConstKeyword)).SelectMany(f => f.Declaration.Variables).Select(v => model.GetDeclaredSymbol(v)!));
        }

        List<(ISymbol Used, ISymbol By)> uses = [];
        HashSet<string> names = [.. declared.Select(d => d.Name)];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (IdentifierNameSyntax name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => names.Contains(n.Identifier.ValueText)))
            {
                model ??= compilation.GetSemanticModel(tree);
                if (model.GetSymbolInfo(name).Symbol is not { } symbol || !declared.Contains(symbol))
                {
                    continue;
                }

                if (name.Ancestors().Any(a => a is AttributeSyntax or PatternSyntax or SwitchLabelSyntax or EqualsValueClauseSyntax { Parent: ParameterSyntax } or LocalDeclarationStatementSyntax { IsConst: true } or InterpolationAlignmentClauseSyntax or EnumMemberDeclarationSyntax or GotoStatementSyntax))
                {
                    declared.Remove(symbol);
                }
                else if (name.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field && field.Modifiers.Any(SyntaxKind.ConstKeyword))
                {
                    uses.AddRange(field.Declaration.Variables.Select(v => (symbol, (ISymbol)model.GetDeclaredSymbol(v)!)));
                }
            }
        }

        while (uses.RemoveAll(u => !declared.Contains(u.By) && declared.Remove(u.Used)) > 0)
        {
        }

        return declared;
    }
}
