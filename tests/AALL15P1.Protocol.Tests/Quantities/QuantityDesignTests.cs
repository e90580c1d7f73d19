using System.Reflection;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Decisions that hold for the whole folder, so that a quantity added later cannot forget them.</summary>
public class QuantityDesignTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> Quantities =>
    [
        .. typeof(DrugMass).Assembly.GetExportedTypes().Where(type =>
            type.IsValueType && Array.Exists(type.GetInterfaces(), each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IExactQuantity<>))),
    ];

    [Fact]
    public void There_are_seventeen_quantities() =>
        // Fifteen kinds, and PerDose and PerDay of six of them.
        Assert.Equal(17, Quantities.Count);

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Nothing_is_a_double(Type type)
    {
        Type[] inexact = [typeof(double), typeof(float)];
        Assert.DoesNotContain(type.GetFields(Everything), field => inexact.Contains(field.FieldType));
        Assert.DoesNotContain(
            type.GetMethods(Everything),
            method => inexact.Contains(method.ReturnType) || method.GetParameters().Any(parameter => inexact.Contains(parameter.ParameterType)));
    }

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Nothing_converts_to_or_from_another_type_by_itself(Type type) =>
        Assert.DoesNotContain(type.GetMethods(Everything), method => method.Name is "op_Implicit" or "op_Explicit");

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Nothing_can_be_made_but_by_a_named_constructor(Type type) => Assert.Empty(type.GetConstructors());

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Every_field_is_read_only(Type type) => Assert.All(type.GetFields(Everything), field => Assert.True(field.IsInitOnly));

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Every_member_that_an_older_compiler_calls_is_on_the_struct_itself(Type type)
    {
        // C# 13 sees neither extension members nor, on a struct, the default members of an interface.
        string[] names = [.. type.GetMembers(Everything & ~BindingFlags.NonPublic).Select(member => member.Name)];
        Assert.Equal(3, names.Count(name => name == "Parse"));
        Assert.Equal(3, names.Count(name => name == "TryParse"));
        Assert.Equal(3, names.Count(name => name == "ToString"));
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "op_LessThan", "op_LessThanOrEqual", "op_GreaterThan", "op_GreaterThanOrEqual", "op_Equality", "op_Inequality",
                "op_Multiply", "op_Division", "CompareTo", "In", "TryFormat",
            },
            names.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Every_quantity_is_shown_in_a_debugger_and_converted_as_text(Type type) =>
        Assert.Equal(
            ["DebuggerDisplayAttribute", "JsonConverterAttribute", "TypeConverterAttribute"],
            type.GetCustomAttributesData().Select(attribute => attribute.AttributeType.Name).Where(name => name.StartsWith("Debugger", StringComparison.Ordinal) || name.Contains("Converter", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);

    [Fact]
    public void A_dose_per_dose_and_per_day_share_no_operator() =>
        Assert.DoesNotContain(
            typeof(DrugMass).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(Everything)),
            method => method.IsSpecialName && Mentions(method, typeof(PerDose<>)) && Mentions(method, typeof(PerDay<>)));

    [Fact]
    public void Calculating_and_comparing_allocate_nothing()
    {
        bool asExpected = false;
        Assert.Equal(0, Allocated.Least(() => asExpected = CalculateAndCompare(100)));
        Assert.True(asExpected);
    }

    private static bool CalculateAndCompare(int times)
    {
        bool asExpected = true;
        for (int i = 1; i <= times; i++)
        {
            Weight weight = Weight.FromGrams(7000m + i);
            PerDose<DrugMass> dose = MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDose() * weight;
            PerDay<DrugMass> day = dose.Times(2);
            DrugMass more = (dose.Quantity + day.Quantity) * 1.5m - dose.Quantity;
            asExpected &= more > dose.Quantity
                && day.DividedInto(2) == dose
                && more.CompareTo(day.Quantity) > 0
                && more / dose.Quantity == 3.5m
                && dose.Quantity / weight <= MassPerWeight.FromMilligramsPerKilogram(2.5m)
                && CellCount.FromBillionsPerLitre(i).PerMicrolitre >= 1000m
                && Comparer<Weight>.Default.Compare(weight, weight) == 0
                && more.Grams > 0m;
        }

        return asExpected;
    }

    private static bool Mentions(MethodInfo method, Type definition) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            .Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == definition);
}
