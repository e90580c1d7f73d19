using System.Reflection;
using AALL15P1.Protocol.Testing;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.UnitsNet.Tests;

/// <summary>The types that users see: few enough to learn, and no name that their own libraries have.</summary>
public sealed class SurfaceTests
{
    private const int MostTypes = 250;

    private static readonly Assembly Library = typeof(Aall15P1).Assembly;

    private static readonly Assembly[] Ours = [Library, typeof(QuantityGenerators).Assembly, typeof(FromUnitsNetExtensions).Assembly];

    [Fact]
    public void The_library_has_at_most_250_public_types()
    {
        Type[] types = Library.GetExportedTypes();

        Assert.True(types.Length <= MostTypes, $"{types.Length} public types, nested ones included: {string.Join(' ', types.Select(type => type.Name).Order(StringComparer.Ordinal))}");
    }

    [Fact]
    public void No_two_public_types_share_a_name()
    {
        IEnumerable<string> shared = Ours.SelectMany(assembly => assembly.GetExportedTypes())
            .GroupBy(Simple, StringComparer.Ordinal)
            .Where(types => types.Count() > 1 && !AreOneType([.. types]))
            .Select(types => string.Join(" and ", types.Select(type => type.FullName)));

        Assert.Empty(shared);
    }

    [Fact]
    public void No_public_type_has_the_name_of_one_of_NodaTime_or_UnitsNet()
    {
        HashSet<string> taken = [.. new[] { typeof(LocalDate).Assembly, typeof(global::UnitsNet.Mass).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes()).Select(Simple)];
        Assert.Contains("Mass", taken);
        Assert.Contains("LocalDate", taken);

        Assert.DoesNotContain(Ours.SelectMany(assembly => assembly.GetExportedTypes()).Select(Simple), taken.Contains);
    }

    /// <summary>Who states a property imports FsCheck beside the library; its namespaces for other languages and experiments are not imported.</summary>
    [Fact]
    public void No_public_type_has_the_name_of_one_of_FsCheck()
    {
        HashSet<string> taken = [.. new[] { typeof(FsCheck.Config).Assembly, typeof(FsCheck.Xunit.PropertiesAttribute).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Namespace is "FsCheck" or "FsCheck.Fluent" or "FsCheck.Xunit")
            .Select(Simple)];
        Assert.Superset(new HashSet<string> { "Outcome", "Prop", "PropertyAttribute" }, taken);

        Assert.DoesNotContain(Ours.SelectMany(assembly => assembly.GetExportedTypes()).Select(Simple), taken.Contains);
    }

    /// <summary>What the main job asks for by name: all of it under the library's own namespace. Readings, defects and titration are not of it.</summary>
    [Fact]
    public void The_main_job_needs_one_using_of_ours()
    {
        Type[] job =
        [
            typeof(Aall15P1), typeof(CompiledProtocol), typeof(SiteSupplement), typeof(Roadmap), typeof(Administration), typeof(BlockStarts), typeof(BlockIds), typeof(BlockId),
            typeof(Infant), typeof(Measurement), typeof(Weight), typeof(Height), typeof(CellCount), typeof(DoseAmount), typeof(DoseResult), typeof(ComputedDose),
            typeof(Decision), typeof(Finding), typeof(DecisionOutcome), typeof(StartFacts), typeof(LaboratoryValues), typeof(MarkerStatus), typeof(EnrolmentCandidate), typeof(CareVisit),
            typeof(InfusionRecord), typeof(DltCourse), typeof(AdverseEvent), typeof(DoseRequest), typeof(RecordedDose), typeof(Drugs), typeof(Route),
            typeof(TreatmentRecord), typeof(RecordEvent), typeof(EventStamp), typeof(GivenDose), typeof(NextSteps), typeof(TherapyPlan),
        ];

        Assert.All(job, type => Assert.Equal("AALL15P1.Protocol", type.Namespace));
        Assert.All(
            [.. typeof(CompiledProtocol).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName && method.Name is not ("With" or "Lint" or "Titrate" or "StartingDose"))
                .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
                .Select(Plain)
                .Where(type => type.Assembly == Library)],
            type => Assert.True(type.Namespace == "AALL15P1.Protocol", $"{type.FullName} is asked for by the main job."));
    }

    /// <summary>A complete host reads documents and cites sources: two namespaces beside the library's own.</summary>
    [Fact]
    public void A_complete_host_needs_at_most_three_usings_of_ours()
    {
        string[] special = ["AALL15P1.Protocol.Definition", "AALL15P1.Protocol.Linting", "AALL15P1.Protocol.Regimen", "AALL15P1.Protocol.Titration"];

        Assert.Equal(
            ["AALL15P1.Protocol", "AALL15P1.Protocol.Evidence", "AALL15P1.Protocol.Json"],
            Library.GetExportedTypes().Select(type => type.Namespace!).Distinct().Except(special).Order(StringComparer.Ordinal));
    }

    /// <summary>A static class beside the generic type of its name, as <c>ValueList</c> beside <c>ValueList&lt;T&gt;</c>, is one notion.</summary>
    private static bool AreOneType(Type[] types) => types.Length == 2 && types[0].Namespace == types[1].Namespace && types[0].IsGenericType != types[1].IsGenericType;

    private static string Simple(Type type) => type.Name.Split('`')[0];

    private static Type Plain(Type type)
    {
        Type plain = type.IsByRef ? type.GetElementType()! : type;
        return Nullable.GetUnderlyingType(plain) ?? (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ValueList<>) ? plain.GetGenericArguments()[0] : plain);
    }
}
