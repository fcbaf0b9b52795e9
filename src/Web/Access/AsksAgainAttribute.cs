using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace OneStop.Web;

/// <summary>
/// A page that gives much away, or changes who may come in: whoever is signed in shows once more who they are, see <see cref="IFreshProof"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AsksAgainAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var proof = context.HttpContext.RequestServices.GetRequiredService<IFreshProof>();
        if (await proof.Has(context.HttpContext))
            await next();
        else
            context.Result = new RedirectResult(proof.AskThen(context.HttpContext.Request.Path));
    }
}
