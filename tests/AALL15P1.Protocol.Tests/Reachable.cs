using System.Reflection;
using System.Runtime.CompilerServices;

namespace AALL15P1.Protocol.Tests;

/// <summary>What can be reached from an object, or from the static fields of the library: what stays alive, without asking the garbage collector.</summary>
internal static class Reachable
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Every object that an object holds, itself among them, over any number of fields and elements.</summary>
    public static HashSet<object> From(params IEnumerable<object?> roots)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> open = new(roots.OfType<object>());
        while (open.TryPop(out object? next))
        {
            // What the runtime keeps of types and threads holds whatever else runs at the time.
            Type type = next.GetType();
            if (next is string or MemberInfo or Assembly or Module or Thread || type.IsPrimitive || type.IsPointer || (!type.IsValueType && !seen.Add(next)))
            {
                continue;
            }

            if (next is Array array)
            {
                bool isPlain = type.GetElementType()!.IsPrimitive;
                foreach (object? element in array)
                {
                    if (isPlain)
                    {
                        break;
                    }

                    if (element is not null)
                    {
                        open.Push(element);
                    }
                }

                continue;
            }

            for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
            {
                foreach (FieldInfo field in declaring.GetFields(All | BindingFlags.Instance))
                {
                    if (!field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike && field.GetValue(next) is { } value)
                    {
                        open.Push(value);
                    }
                }
            }
        }

        return seen;
    }

    /// <summary>Every object that the static fields of an assembly hold, once its types have been initialised.</summary>
    public static HashSet<object> FromStaticsOf(Assembly assembly) => From(assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters)
        .SelectMany(type =>
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            return type.GetFields(All | BindingFlags.Static);
        })
        .Where(field => !field.IsLiteral && !field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
        .Select(field => field.GetValue(null)));
}
