using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OneStop.Contracts.Privacy;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.MyData.TakeCopy;

/// <summary>
/// What the platform holds of the person, masked on the page; the whole of it as a file, which is recorded. Both need a fresh proof: a
/// screen that was left open would give a life away.
/// </summary>
[Access(Right.KeepOwnData), EnableRateLimiting(RateLimits.SignIn)]
internal sealed class CopyPage(WholeCopy copy, CopyLooks record, IFreshProof proof, Texts texts) : OneStopPage
{
    /// <summary>Rows of a group that the page shows; the file has all.</summary>
    public const int Shown = 5;

    private const string Json = "json", Plain = "text";

    /// <summary>In which form the file is wanted: json, or text to read.</summary>
    [BindProperty(Name = "as")]
    public string? As { get; set; }

    public IReadOnlyList<DataGroup> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await proof.Has(HttpContext))
            return Redirect(proof.AskThen(MyDataLinks.Data));
        Groups = await copy.Of(Owner, texts.Lang, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await proof.Has(HttpContext))
            return Redirect(proof.AskThen(MyDataLinks.Data));
        if (As is not (Json or Plain))
            return BadRequest();
        var groups = await copy.Of(Owner, texts.Lang, cancel);
        await record.Record(Owner, "mydata.copy", cancel);
        var name = "my-data-" + Now.ChinaDate().ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return As == Json ? File(copy.Json(groups), "application/json", name + ".json")
            : File(copy.Text(groups, texts.Lang), "text/plain; charset=utf-8", name + ".txt");
    }

    private DataOwner Owner => new(Actor.Account, Actor.Person!.Value);
}
