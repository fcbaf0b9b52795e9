using OneStop.Contracts.Catalog;

namespace OneStop.Cases;

/// <summary>A form as rules read it (<see cref="Known.Form"/>): a string, or a list of strings for several choices.</summary>
internal static class Forms
{
    public static Dictionary<string, object> Of(Matter matter, Func<string, string?> value)
    {
        var form = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var element in matter.Elements)
        {
            if (value(element.Code) is { Length: > 0 } text)
                form[element.Code] = element.Type == ElementType.MultiChoice ? text.Split(',') : text;
        }

        return form;
    }
}
