using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OneStop.Web;

namespace OneStop.Cases.Files;

/// <summary>Answers with an uploaded page so that nothing inside it can act: an image is shown, a PDF is saved.</summary>
internal static class Serving
{
    public static FileContentResult Answer(HttpResponse response, StoredFile file)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
        var disposition = new ContentDispositionHeaderValue(file.MediaType == Sniff.Pdf ? "attachment" : "inline");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        return new(file.Content, file.MediaType) { EntityTag = new($"\"{file.Id:N}\"") };
    }

    /// <summary>A PDF in the reader's own viewer, which a sandbox would not let start. It was read through when it came: nothing in it acts.</summary>
    public static FileContentResult Show(HttpResponse response, StoredFile file)
    {
        Framing.Framed(response);
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ContentDisposition = Framing.Inline(file.Name);
        return new(file.Content, file.MediaType) { EntityTag = new($"\"{file.Id:N}\"") };
    }
}
