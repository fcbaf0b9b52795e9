using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OneStop.Web;

/// <summary>The few pages that show a PDF in themselves, and the PDFs that they show: nothing else is framed, and by nobody else.</summary>
public static class Framing
{
    private const string Own = "'self'";

    /// <summary>The page may show documents of this site in a frame.</summary>
    public static void Allow(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = SecurityHeaders.ContentSecurityPolicy + "; frame-src " + Own;

    /// <summary>The document may stand in a frame of this site; nothing in it loads anything.</summary>
    public static void Framed(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors " + Own;
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }

    /// <summary>The header with which a file is shown rather than saved, under its own name when it is saved after all.</summary>
    public static string Inline(string fileName)
    {
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(fileName);
        return disposition.ToString();
    }
}
