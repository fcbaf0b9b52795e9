using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Catalog;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Desk;

/// <summary>Finds cases by what people bring. It is posted: names and numbers of people stand in no address.</summary>
[Access(Right.FindCases), EnableRateLimiting(RateLimits.Lookup)]
internal sealed class FindCasePage(FindCases find, ICatalog catalog) : OneStopPage
{
    private const int LongestText = 100;

    public string Text { get; private set; } = "";
    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];
    public bool More { get; private set; }
    public QueueWords Words => new(catalog, Now.ChinaDate());

    public IActionResult OnGet() => LocalRedirect(CaseLinks.WorkQueue);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "q")] string? text, CancellationToken cancel)
    {
        if (text?.Length > LongestText)
            return BadRequest();
        Text = TypedText.Tidy(text ?? "", lines: false);
        var found = await find.Handle(Actor.Post!, Text, cancel);
        (Rows, More) = ([.. found.Take(FindCases.Most)], found.Count > FindCases.Most);
        return Page();
    }
}
