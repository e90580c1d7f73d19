using System.Text.Json;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>Members of enumerations as they are spelled in options, tables and documents: <c>cannot-decide</c>.</summary>
internal static class EnumNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
