using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AALL15P1.Protocol.Testing.Tests;

/// <summary>The generators keep the promises of their documentation, on which laws without a tolerance rest.</summary>
public class QuantityGeneratorsTests
{
    private const int Samples = 500;

    /// <summary>Any seed will do; a fixed one keeps a rare edge from being missed by chance.</summary>
    private const ulong Seed = 20260105;

    public static TheoryData<string> Generators =>
        [.. typeof(QuantityGenerators).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name)];

    [Fact]
    public void There_is_one_for_every_quantity_and_for_every_dose_per_dose_and_per_day()
    {
        Type[] exported = typeof(DrugMass).Assembly.GetExportedTypes();
        Type[] kinds = [.. exported.Where(type => type.IsValueType && !type.IsGenericType && Implements(type, typeof(IExactQuantity<>)))];
        Type[] doses = [.. kinds.Where(type => Implements(type, typeof(IDoseQuantity<>)))];
        IEnumerable<string> expected = kinds
            .Concat(doses.Select(dose => typeof(PerDose<>).MakeGenericType(dose)))
            .Concat(doses.Select(dose => typeof(PerDay<>).MakeGenericType(dose)))
            .Select(type => type.ToString());
        IEnumerable<string> actual = typeof(QuantityGenerators).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.ReturnType.GetGenericArguments()[0].ToString());
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(27, Generators.Count);
    }

    [Theory]
    [MemberData(nameof(Generators))]
    public void Values_have_at_most_12_digits_and_9_decimals_so_that_products_are_exact(string generator) =>
        Run(generator, nameof(ValuesAreShort));

    [Theory]
    [MemberData(nameof(Generators))]
    public void Values_cover_the_smallest_step_and_zero_where_it_is_allowed_and_fractions(string generator) =>
        Run(generator, nameof(EdgesAreCovered));

    [Theory]
    [MemberData(nameof(Generators))]
    public void Shrinking_gives_smaller_valid_values_and_ends_at_the_simplest(string generator) =>
        Run(generator, nameof(ShrinkingEnds));

    private static bool Implements(Type type, Type definition) =>
        type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == definition);

    private static void Run(string generator, string check)
    {
        MethodInfo method = typeof(QuantityGenerators).GetMethod(generator)!;
        object arbitrary = method.Invoke(null, null)!;
        typeof(QuantityGeneratorsTests).GetMethod(check, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(method.ReturnType.GetGenericArguments()[0])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [arbitrary], culture: null);
    }

    private static decimal[] Sample<T>(Arbitrary<T> arbitrary)
        where T : struct, IExactQuantity<T> =>
        [.. arbitrary.Generator.Sample(numberOfSamples: Samples, seed: new Rnd(Seed), size: 50).Select(quantity => quantity.CanonicalValue)];

    private static void ValuesAreShort<T>(Arbitrary<T> arbitrary)
        where T : struct, IExactQuantity<T> =>
        Assert.All(Sample(arbitrary), value =>
        {
            Assert.True(value.Scale <= 9, $"{value} has more than 9 decimals");
            Assert.True(value * 1_000_000_000m / Power(9 - value.Scale) < 1_000_000_000_000m, $"{value} has more than 12 digits");
        });

    private static void EdgesAreCovered<T>(Arbitrary<T> arbitrary)
        where T : struct, IExactQuantity<T>
    {
        decimal[] values = Sample(arbitrary);
        Assert.Contains(0.000000001m, values);
        Assert.Contains(values, value => decimal.Truncate(value) != value && value > 0.01m);
        Assert.Equal(T.AllowsZero, values.Contains(0m));
        Assert.True(values.Distinct().Count() > Samples / 3, "too few different values");
    }

    private static void ShrinkingEnds<T>(Arbitrary<T> arbitrary)
        where T : struct, IExactQuantity<T>
    {
        foreach (decimal value in Sample(arbitrary).Append(123.456m))
        {
            T quantity = T.FromCanonical(value);
            for (T[] smaller = Shrink(quantity); smaller.Length > 0; smaller = Shrink(quantity))
            {
                T before = quantity;
                Assert.All(smaller, one => Assert.True(one < before));
                Assert.Distinct(smaller);
                quantity = smaller[0];
            }

            Assert.True(quantity.CanonicalValue <= 1m, $"shrinking ended at {quantity}");
        }

        T[] Shrink(T quantity) => [.. arbitrary.Shrinker(quantity)];
    }

    private static decimal Power(int ofTen) => Enumerable.Repeat(10m, ofTen).Aggregate(1m, (product, ten) => product * ten);
}
