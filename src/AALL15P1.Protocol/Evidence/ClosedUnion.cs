namespace AALL15P1.Protocol;

/// <summary>
/// Keeps a union closed whose members are all public. A private constructor does not: the copy constructor of an abstract
/// record is protected, and anybody could write a case that begins as a copy of another.
/// </summary>
internal static class ClosedUnion
{
    public static void RequireCase(object copy, object original)
    {
        if (copy.GetType() != original.GetType())
        {
            throw new NotSupportedException($"{copy.GetType().Name} is no copy of {original.GetType().Name}: the union is closed.");
        }
    }
}
