using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OneStop.Web;

/// <summary>A page with more on its form than the fields of <see cref="FieldTagHelper"/>, which find their values by themselves.</summary>
public interface IShowsTyped
{
    /// <summary>Shows what is on the form, without saving or judging it.</summary>
    void ShowTyped(IFormCollection typed);
}

/// <summary>
/// Answers a press on language or version with the same page as it was filled in: the form came along, the page is opened as
/// if it were only looked at, and what was typed is put back. A form that is asked by GET has its answers in the address.
/// </summary>
internal sealed class SwitchSite(OneStopSettings settings) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        if (IsWithForm(context.HttpContext.Request))
            context.HandlerMethod = context.ActionDescriptor.HandlerMethods
                .FirstOrDefault(h => HttpMethods.IsGet(h.HttpMethod) && string.IsNullOrEmpty(h.Name));
        return Task.CompletedTask;
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (SiteSwitch.Of(request) is not { } pressed)
        {
            await next();
            return;
        }

        SiteSwitch.Keep(context.HttpContext, !settings.IsDemo, pressed);
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Result = new LocalRedirectResult(request.PathBase + request.Path + SiteSwitch.Without(request.Query));
            return;
        }

        var shown = await next();
        if (shown.Result is PageResult && shown.Exception is null)
            Show(await request.ReadFormAsync(request.HttpContext.RequestAborted), context.ModelState, context.HandlerInstance);
    }

    /// <summary>Whether the page is opened with what stands on its form.</summary>
    internal static bool IsWithForm(HttpRequest request) => HttpMethods.IsPost(request.Method) && SiteSwitch.Of(request) is not null;

    private static void Show(IFormCollection typed, ModelStateDictionary state, object page)
    {
        state.Clear();
        foreach (var (name, values) in typed)
        {
            state.SetModelValue(name, values.ToArray(), string.Join(',', values.AsEnumerable()));
            state.MarkFieldValid(name);
        }

        (page as IShowsTyped)?.ShowTyped(typed);
    }
}
