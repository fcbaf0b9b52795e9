using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace OneStop.Cases.Files;

/// <summary>Answers with an uploaded page so that nothing inside it can act: an image is shown, a PDF is saved.</summary>
internal static class Serving
{
    public static FileContentResult Answer(HttpResponse response, StoredFile file)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-cache";
        var disposition = new ContentDispositionHeaderValue(file.MediaType == Sniff.Pdf ? "attachment" : "inline");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        return new(file.Content, file.MediaType) { EntityTag = new($"\"{file.Id:N}\"") };
    }
}
