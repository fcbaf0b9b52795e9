using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using OneStop.Contracts.Catalog;

namespace OneStop.Web;

/// <summary>
/// <c>&lt;not-announced dates="[dueOn]"/&gt;</c> stands beside dates that are counted in working days: for a year whose days off are
/// not announced it says that they may change; else it is nothing. Several dates of a list are said once.
/// </summary>
[HtmlTargetElement("not-announced", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NotAnnouncedTagHelper(Texts t, ICatalog? catalog = null) : Component
{
    public IEnumerable<DateOnly> Dates { get; set; } = [];

    protected override IHtmlContent Draw(IHtmlContent? inside) => Markup.Join<int>(
        catalog is null ? [] : [.. Dates.Where(catalog.Calendar.IsProvisional).Select(d => d.Year).Distinct().Order()],
        year => (Markup)$"""<span class="not-announced">{t.NotAnnounced(year)}</span>""");
}
