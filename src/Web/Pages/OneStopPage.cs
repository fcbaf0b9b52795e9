using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>What every page of the product has at hand.</summary>
public abstract class OneStopPage : PageModel
{
    public Texts T => HttpContext.RequestServices.GetRequiredService<Texts>();

    public DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The signed-in actor; only for pages that ask for a sign-in.</summary>
    public Actor Actor => HttpContext.Actor() ?? throw new InvalidOperationException("This page lets visitors in; ask HttpContext.Actor() instead.");

    /// <summary>Set by <c>&lt;idempotency-key/&gt;</c> in the form: the same press sent twice is one command.</summary>
    [BindProperty(Name = IdempotencyKeyTagHelper.Field)]
    public Guid? IdempotencyKey { get; set; }

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
