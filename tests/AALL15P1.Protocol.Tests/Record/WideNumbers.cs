using FsCheck;
using FsCheck.Fluent;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Numbers over the whole of their type: FsCheck's own stay near 0, and would hardly leave the first week. They shrink towards 0.</summary>
public static class WideNumbers
{
    public static Arbitrary<ushort> Wide() =>
        Arb.From(Gen.Choose(0, ushort.MaxValue).Select(number => (ushort)number), number => number == 0 ? [] : new[] { (ushort)0, (ushort)(number / 2), (ushort)(number - 1) }.Distinct().Where(smaller => smaller < number));
}
