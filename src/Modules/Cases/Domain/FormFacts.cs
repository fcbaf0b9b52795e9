using OneStop.Contracts.Catalog;

namespace OneStop.Cases.Domain;

/// <summary>A form as rules read it (<see cref="Known.Form"/>): a string, a list of strings for several choices, a list of rows for a table.</summary>
internal static class FormFacts
{
    public static Dictionary<string, object> Of(Matter matter, Func<string, string?> value)
    {
        var form = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var element in matter.Elements)
        {
            if (value(element.Code) is { Length: > 0 } text)
            {
                form[element.Code] = element.Type switch
                {
                    ElementType.MultiChoice => text.Split(','),
                    ElementType.Table => TableRows.Read(element, text) ?? [],
                    _ => text,
                };
            }
        }

        return form;
    }
}
