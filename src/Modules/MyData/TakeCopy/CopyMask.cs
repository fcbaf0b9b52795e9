using System.Text.RegularExpressions;
using OneStop.Contracts.Privacy;

namespace OneStop.MyData.TakeCopy;

/// <summary>What a page shows of a value. Besides what its module masks, nothing that looks like an ID number or a mobile gets by: some
/// certificates are numbered by their holder's.</summary>
internal static partial class CopyMask
{
    public static string Of(DataValue value) => Of(value.Masked ?? value.Value);

    public static string Of(string text) => Number().Replace(text, found => found.Value.Length == 11 ? Masks.Phone(found.Value) : Masks.IdNumber(found.Value));

    [GeneratedRegex("(?<![0-9])(?:[1-9][0-9]{16,}[0-9Xx]|1[3-9][0-9]{9})(?![0-9])", RegexOptions.None, 200)]
    private static partial Regex Number();
}
