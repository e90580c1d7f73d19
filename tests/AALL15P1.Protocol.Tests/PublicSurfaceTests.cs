using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>What must hold of every public type, now and later.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Assembly Library = typeof(Aall15P1).Assembly;

    /// <summary>An enumerator moves, and the runtime writes into an exception: these alone may change.</summary>
    private static readonly HashSet<string> MayChange = ["RoadmapEnumerator", "RecordRefusedException"];

    public static TheoryData<Type> PublicTypes => [.. Exported];

    private static IEnumerable<Type> Exported => Library.GetExportedTypes();

    [Fact]
    public void Nothing_needs_a_newer_compiler_than_C_13() =>
        // The compiler keeps an extension block in a type whose name has a bracket; a compiler before C# 14 sees none of it.
        Assert.DoesNotContain(Exported, type => type.FullName!.Contains('<', StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_type_is_immutable(Type type)
    {
        if (MayChange.Contains(type.Name))
        {
            return;
        }

        FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        Assert.All(
            fields.Where(field => !field.IsLiteral && !(type.IsEnum && !field.IsStatic)),
            field => Assert.True(field.IsInitOnly, $"{type.Name}.{field.Name} can be changed."));

        PropertyInfo[] properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public);
        Assert.All(
            properties.Where(property => property.SetMethod is { IsPublic: true }),
            property => Assert.Contains(
                property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers(),
                modifier => modifier.FullName == "System.Runtime.CompilerServices.IsExternalInit"));

        Type[] mutable = [typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>)];
        Assert.All(properties, property => Assert.False(
            property.PropertyType.IsArray || (property.PropertyType.IsGenericType && mutable.Contains(property.PropertyType.GetGenericTypeDefinition())),
            $"{type.Name}.{property.Name} hands out a collection that can be changed."));
    }

    [Fact]
    public void Every_public_member_is_documented()
    {
        HashSet<string> documented = [.. XDocument.Load(Path.ChangeExtension(Library.Location, ".xml")).Descendants("member")
            .Where(member => member.Elements().Any())
            .Select(member => member.Attribute("name")!.Value)];

        string[] missing = [.. Exported.SelectMany(Ids).Where(id => !documented.Contains(id))];

        Assert.Empty(missing);
    }

    [Fact]
    public void No_public_member_speaks_of_DateTime()
    {
        Type[] banned = [typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly)];
        IEnumerable<string> found =
            from type in Exported
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).Intersect(banned).Any()
            select $"{type.Name}.{method.Name}";

        Assert.Empty(found);
    }

    /// <summary>
    /// The documentation ids of a type and of its fields and properties. Methods and constructors are held to it by the
    /// compiler, which refuses an undocumented one; their ids need the compiler to be spelled.
    /// </summary>
    private static IEnumerable<string> Ids(Type type)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;
        string name = type.FullName!.Replace('+', '.');
        yield return $"T:{name}";
        if (type.IsEnum || !IsRecord(type))
        {
            foreach (FieldInfo field in type.GetFields(Declared).Where(field => !field.IsSpecialName))
            {
                yield return $"F:{name}.{field.Name}";
            }
        }

        // A record's positional properties are documented by the parameters of its constructor.
        HashSet<string> positional = IsRecord(type)
            ? [.. type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name!)]
            : [];
        foreach (PropertyInfo property in type.GetProperties(Declared).Where(property => property.GetIndexParameters().Length == 0))
        {
            if (!positional.Contains(property.Name))
            {
                yield return $"P:{name}.{property.Name}";
            }
        }
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;
}
