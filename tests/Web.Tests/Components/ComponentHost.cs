using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OneStop.Web.Tests.Components;

/// <summary>Draws a component outside a page.</summary>
internal static class ComponentHost
{
    public static readonly TextCatalogue Catalogue = new([typeof(Component).Assembly]);
    public static readonly Texts T = Catalogue.Chinese;

    public static async Task<string> Draw(TagHelper component, string? inside = null)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetHtmlContent(inside)));
        await component.ProcessAsync(new([], new Dictionary<object, object>(), "test"), output);
        using var writer = new StringWriter();
        ((IHtmlContent)output).WriteTo(writer, Markup.Encoder);
        return writer.ToString();
    }

    public static ViewContext View() => new() { ViewData = new(new Microsoft.AspNetCore.Mvc.ModelBinding.EmptyModelMetadataProvider(), new()) };
}
