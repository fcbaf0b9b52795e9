using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using OneStop.Web;

namespace OneStop.Portal.ResumeForm;

/// <summary>Offers a form again that did not arrive because the session had ended: filled in, to be pressed once more.</summary>
[Access(Right.KeepOwnAccount)]
internal sealed class ResumeFormPage(InterruptedForms interrupted, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> forms) : OneStopPage
{
    public InterruptedForm Form { get; private set; } = null!;

    /// <summary>The page that the form stands on.</summary>
    public string Back => Form.To.Split('?')[0];

    public async Task<IActionResult> OnGetAsync()
    {
        if (interrupted.Read(HttpContext) is not { } form)
            return LocalRedirect(Actor.IsStaff ? Navigation.Desk : "/");
        Form = form;
        // The place alone tells nothing of anybody.
        if (form.Fields is null || await IsTheirs(form))
            return Page();
        interrupted.Forget(HttpContext);
        return LocalRedirect(Back);
    }

    /// <summary>Sends it on as it was pressed; where it goes looks at all of it, as at any other form.</summary>
    public IActionResult OnPost()
    {
        if (interrupted.Read(HttpContext) is not { } form)
            return LocalRedirect(Actor.IsStaff ? Navigation.Desk : "/");
        interrupted.Forget(HttpContext);
        return LocalRedirectPreserveMethod(form.To);
    }

    /// <summary>Another person at the same browser never sees it: a form's token fits only the account that it was made for, under the
    /// name that it was shown under.</summary>
    private async Task<bool> IsTheirs(InterruptedForm form)
    {
        if (form.Account is { } account)
            return account == Actor.Account && form.Acting == Actor.ActingKey;
        Request.Headers[forms.Value.HeaderName!] = form.Token;
        try
        {
            await antiforgery.ValidateRequestAsync(HttpContext);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
