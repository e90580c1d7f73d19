using System.Reflection;
using System.Reflection.Emit;

namespace AALL15P1.Protocol.Mutation;

/// <summary>
/// Makes what is made once for a process, the static data of assemblies, once more: with another fault switched on it
/// becomes other data, without a process of its own. It holds only where the compiler has not yet put the old data
/// into its code, so the process must be one that keeps to the first, plain compilation (<c>DOTNET_TC_CallCounting=0</c>).
/// </summary>
internal sealed unsafe class Anew
{
    /// <summary>Initializers that may read each other have no order; what one read too early it reads right the next time.</summary>
    private const int Rounds = 3;

    private const string Core = "AALL15P1.Protocol";
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);
    private readonly HashSet<MethodBase> seen = [];
    private readonly List<ConstructorInfo> order = [];
    private readonly HashSet<Type> placed = [];
    private readonly Assembly[] assemblies;

    /// <summary>Orders the initializers of types so that each comes after those that it reads.</summary>
    /// <param name="types">The types whose data are made anew.</param>
    public Anew(IEnumerable<Type> types)
    {
        Type[] all = [.. types];
        assemblies = [.. all.Select(t => t.Assembly).Distinct()];
        foreach (Type type in all)
        {
            Place(type);
        }

        // What is made of a generic type, such as the units of a dose a day, has data of its own, and is found where code names it.
        foreach (MethodBase method in all.Where(t => !t.ContainsGenericParameters).SelectMany(t => t.GetMembers(Declared)).OfType<MethodBase>().Where(m => !m.ContainsGenericParameters))
        {
            Follow(method);
        }
    }

    /// <summary>Makes the data anew.</summary>
    /// <returns>Why that failed; null when it did not.</returns>
    public string? Make()
    {
        foreach (ConstructorInfo initializer in Enumerable.Repeat(order, Rounds).SelectMany(initializers => initializers))
        {
            try
            {
                ((delegate*<void>)initializer.MethodHandle.GetFunctionPointer())();
            }
            catch (Exception) when (initializer.Module.Assembly.GetName().Name != Core)
            {
                // A test's own data: they may hold what was made before. A process of its own tells (Campaign.JudgeFromTheStart).
            }
            catch (Exception fault)
            {
                return $"{initializer.DeclaringType} cannot be made: {fault.Message}";
            }
        }

        return null;
    }

    private void Place(Type type)
    {
        if (type.ContainsGenericParameters || type.TypeInitializer is not { } initializer || type.Name == "MutationControl" || type.Name.StartsWith('<')
            || type.BaseType?.Name == "JsonSerializerContext" || !assemblies.Contains(type.Assembly) || !placed.Add(type))
        {
            return;
        }

        Follow(initializer);
        order.Add(initializer);
    }

    private void Follow(MethodBase method)
    {
        if (!seen.Add(method) || method.GetMethodBody()?.GetILAsByteArray() is not { } il)
        {
            return;
        }

        Type[]? ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < il.Length;)
        {
            OpCode code = il[at] == 0xFE ? Codes[unchecked((short)(0xFE00 | il[at + 1]))] : Codes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok)
            {
                MemberInfo? member = method.Module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod);
                if (member?.DeclaringType is { } owner && assemblies.Contains(owner.Assembly))
                {
                    if (member is MethodBase called)
                    {
                        Follow(called);
                    }

                    Place(owner);
                }
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
