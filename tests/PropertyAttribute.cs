using System.Globalization;

namespace AALL15P1.Protocol;

/// <summary>
/// A property, tried with as many cases as it needs, from one seed for the whole run: the same on every machine and day.
/// The environment asks for more (<c>AALL15P1_CASES</c>, of each property) and for others (<c>AALL15P1_SEED</c>). A case
/// that fails is printed with the seed that draws it again.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PropertyAttribute : FsCheck.Xunit.PropertyAttribute
{
    private const int Usual = 1000;
    private const ulong FirstSeed = 1;

    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("AALL15P1_CASES"), CultureInfo.InvariantCulture, out int cases) ? cases : null;
    private static readonly ulong Seed = ulong.TryParse(Environment.GetEnvironmentVariable("AALL15P1_SEED"), CultureInfo.InvariantCulture, out ulong seed) ? seed : FirstSeed;

    public PropertyAttribute()
    {
        MaxTest = Usual;
        Replay = string.Create(CultureInfo.InvariantCulture, $"({Seed},{(Seed * 2) + 1})");
    }

    /// <summary>The cases of an ordinary run.</summary>
    public new int MaxTest
    {
        get => base.MaxTest;
        set => base.MaxTest = Asked ?? value;
    }
}
