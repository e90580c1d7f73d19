using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Linting;

/// <summary>What a value says of its origin, as the linter looks at it.</summary>
/// <param name="Name">What the value is.</param>
/// <param name="Citation">Where it is stated; null when it does not say.</param>
/// <param name="Standing">Its standing.</param>
internal sealed record CitedValue(string Name, Citation? Citation, Standing Standing)
{
    /// <summary>A cited value as the linter looks at it.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">What the value is.</param>
    /// <param name="cited">The value.</param>
    /// <returns>Its origin.</returns>
    public static CitedValue Of<T>(string name, Cited<T> cited) => new(name, cited.Citation, cited.Standing);
}
