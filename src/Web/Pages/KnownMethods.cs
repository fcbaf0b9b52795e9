using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace OneStop.Web;

/// <summary>
/// A page answers the methods that it has a handler for, and 405 to all others. Razor Pages would draw it without one, past
/// the checks that stand in its handlers. A page with nothing to prepare has no handler and is looked at all the same.
/// </summary>
internal sealed class KnownMethods : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;
        if (context.HandlerMethod is not null || HttpMethods.IsGet(method) || HttpMethods.IsHead(method)
            || SwitchSite.IsWithForm(context.HttpContext.Request))
            return;
        var known = context.ActionDescriptor.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Append(HttpMethods.Get).Distinct();
        context.HttpContext.Response.Headers.Allow = string.Join(", ", known);
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
