using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace OneStop.Testing;

/// <summary>A form being filled in: starts as the page shows it (hidden fields, tokens, what is chosen), then as told.</summary>
public sealed class Filled
{
    private readonly List<KeyValuePair<string, string>> fields;
    private readonly List<(string Name, string File, string Type, byte[] Bytes)> files = [];
    private readonly bool multipart;

    internal Filled(Seen page, IHtmlFormElement form)
    {
        Page = page;
        Action = form.GetAttribute("action") is { Length: > 0 } action ? action : page.Address.ToString();
        IsGet = !string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);
        multipart = form.GetAttribute("enctype") == "multipart/form-data";
        fields = [.. form.Elements.SelectMany(Now)];
    }

    public Seen Page { get; }
    public string Action { get; private set; }
    public bool IsGet { get; }
    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    public string? this[string name] => fields.FirstOrDefault(f => f.Key == name).Value;

    /// <summary>Types or chooses; several values for checkboxes, none to leave all empty.</summary>
    public Filled With(string name, params IReadOnlyList<string> values)
    {
        fields.RemoveAll(f => f.Key == name);
        fields.AddRange(values.Select(v => KeyValuePair.Create(name, v)));
        return this;
    }

    public Filled WithFile(string name, string file, string type, byte[] bytes)
    {
        files.Add((name, file, type, bytes));
        return this;
    }

    /// <summary>Presses a named button, which may send the form elsewhere.</summary>
    public Filled Press(string name, string value)
    {
        var button = Page.Find($"button[name=\"{name}\"][value=\"{value}\"]");
        if (button?.GetAttribute("formaction") is { Length: > 0 } elsewhere)
            Action = elsewhere;
        return With(name, value);
    }

    /// <summary>Changes language or version in the head of the page, which takes the form along.</summary>
    public Filled Switch(string to) => To((Page.Find($"header button[formaction$='switch={to}']")
        ?? throw new InvalidOperationException($"The page {Page.Path} takes no form along.")).GetAttribute("formaction")!);

    /// <summary>Sends the form to another address, as somebody would who writes requests by hand.</summary>
    public Filled To(string address)
    {
        Action = address;
        return this;
    }

    internal HttpContent Content()
    {
        if (!multipart)
            return new FormUrlEncodedContent(fields);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (name, file, type, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            content.Add(part, name, file);
        }

        return content;
    }

    private static IEnumerable<KeyValuePair<string, string>> Now(object element)
    {
        switch (element)
        {
            case IHtmlInputElement { Name: { Length: > 0 } name } input when input.Type is "checkbox" or "radio":
                if (input.IsChecked)
                    yield return new(name, input.Value);
                break;
            case IHtmlInputElement { Name: { Length: > 0 } name } input when input.Type is not ("file" or "submit" or "button" or "image" or "reset"):
                yield return new(name, input.Value);
                break;
            case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                yield return new(name, area.Value);
                break;
            case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                yield return new(name, select.Value ?? "");
                break;
            default:
                break;
        }
    }
}
