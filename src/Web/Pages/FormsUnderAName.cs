using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace OneStop.Web;

/// <summary>A form that means the same whomever somebody acts for: choosing for whom, signing out.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForWhomeverAttribute : Attribute;

/// <summary>
/// Every form carries, sealed in its token, under whose name it was shown. Sent under another one it is refused: somebody who changed
/// meanwhile in another window, or whose mandate ended, files nothing under a wrong name.
/// </summary>
internal sealed class FormsUnderAName : IAntiforgeryAdditionalDataProvider
{
    private const char Between = '\n';

    public string GetAdditionalData(HttpContext context) => context.Actor() is { ActingFor: { } represented }
        ? represented.Key + Between + represented.Name : "";

    public bool ValidateAdditionalData(HttpContext context, string additionalData)
    {
        var shown = additionalData.Split(Between, 2);
        if (shown[0] == (context.Actor()?.ActingKey ?? "") || context.GetEndpoint()?.Metadata.GetMetadata<ForWhomeverAttribute>() is not null)
            return true;
        context.Items[typeof(FormsUnderAName)] = shown.Length > 1 ? shown[1] : "";
        return false;
    }

    /// <summary>Under whose name a form was shown that this request sent under another; empty for one's own, null when there was none.</summary>
    public static string? ShownAs(HttpContext context) => context.Items[typeof(FormsUnderAName)] as string;
}

/// <summary>What the error page tells of a form that was shown under another name.</summary>
public static class StaleNames
{
    /// <summary>Under whose name the form was shown; empty for one's own, null when that was not the matter.</summary>
    public static string? FormShownAs(this HttpContext context) => FormsUnderAName.ShownAs(context);
}
