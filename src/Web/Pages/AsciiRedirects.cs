using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace OneStop.Web;

/// <summary>A header holds ASCII only: what somebody wrote into an address, and is sent back to, goes there escaped.</summary>
internal sealed class AsciiRedirects : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is LocalRedirectResult local)
            local.Url = Escaped(local.Url);
        else if (context.Result is RedirectResult redirect)
            redirect.Url = Escaped(redirect.Url);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static string Escaped(string url) => url.All(IsPlain) ? url
        : string.Concat(url.EnumerateRunes().Select(r => r.IsAscii && IsPlain((char)r.Value) ? r.ToString() : Uri.EscapeDataString(r.ToString())));

    private static bool IsPlain(char c) => c is > ' ' and <= '~';
}
