using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace OneStop.Web;

/// <summary>
/// A form of somebody who is signed in, whose browser has lost the form's cookie, is offered again with a new one. A cookie
/// that is there and does not fit is somebody else's form, and refused.
/// </summary>
internal sealed class StaleForms(InterruptedForms interrupted, IOptions<AntiforgeryOptions> forms) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        // Offered again it would be filed under a name that it was not filled in for.
        if (context.Result is IAntiforgeryValidationFailedResult && FormsUnderAName.ShownAs(http) is not null)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
            await next();
            return;
        }

        if (context.Result is IAntiforgeryValidationFailedResult && http.Actor() is not null
            && !http.Request.Cookies.ContainsKey(forms.Value.Cookie.Name!) && await interrupted.TryKeep(http))
            context.Result = new LocalRedirectResult(InterruptedForms.Page);
        await next();
    }
}
