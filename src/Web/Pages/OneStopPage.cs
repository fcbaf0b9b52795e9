using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>What every page of the product has at hand.</summary>
public abstract class OneStopPage : PageModel
{
    private const string Told = "told";

    public Texts T => HttpContext.RequestServices.GetRequiredService<Texts>();

    public DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The signed-in actor; only for pages that ask for a sign-in.</summary>
    public Actor Actor => HttpContext.Actor() ?? throw new InvalidOperationException("This page lets visitors in; ask HttpContext.Actor() instead.");

    /// <summary>Set by <c>&lt;idempotency-key/&gt;</c> in the form: the same press sent twice is one command.</summary>
    [BindProperty(Name = IdempotencyKeyTagHelper.Field)]
    public Guid? IdempotencyKey { get; set; }

    /// <summary>
    /// What the press that led here has done, in the word given to <see cref="GoAndTell"/>; null when none did. It is told once, and
    /// never by the address: a link that somebody sends could otherwise say that something was done.
    /// </summary>
    public string? JustDone => told.Value;

    private readonly Lazy<string?> told;

    protected OneStopPage() => told = new(TakeTold);

    /// <summary>Goes on to a page, which tells once what was done.</summary>
    /// <param name="to">On this site.</param>
    /// <param name="what">A word that the page has a text for.</param>
    protected IActionResult GoAndTell(string to, string what)
    {
        TempData[Told] = $"{to.Split('?', '#')[0]} {what}";
        return LocalRedirect(to);
    }

    private string? TakeTold()
    {
        if (TempData.Peek(Told) is not string kept || kept.Split(' ') is not [var path, var what] || !Request.Path.Equals(path, StringComparison.Ordinal))
            return null;
        TempData.Remove(Told);
        return what;
    }

    /// <summary>Shows the page again with what was refused; the status follows the first refusal.</summary>
    protected IActionResult Refuse(IEnumerable<Refusal> refusals)
    {
        RefusalKind? kind = null;
        foreach (var refusal in refusals)
        {
            kind ??= refusal.Kind;
            ModelState.AddModelError(refusal.Field ?? "", T.Of(refusal));
        }

        Response.StatusCode = Status(kind ?? RefusalKind.Invalid);
        return Page();
    }

    protected IActionResult Refuse(Refusal refusal) => Refuse([refusal]);

    /// <summary>For a page that cannot be shown at all: the error page of the refusal's kind.</summary>
    protected IActionResult Turn(IReadOnlyList<Refusal> refusals) => StatusCode(Status(refusals[0].Kind));

    internal static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => 404,
        RefusalKind.Forbidden => 403,
        RefusalKind.Conflict => 409,
        RefusalKind.Gone => 410,
        _ => 400,
    };
}
