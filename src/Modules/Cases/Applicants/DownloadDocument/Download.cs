using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OneStop.Contracts.Certificates;

namespace OneStop.Cases.Applicants;

internal static class Download
{
    /// <summary>A sealed PDF to keep; personal, so nothing on the way may store it.</summary>
    public static FileContentResult Of(HttpResponse response, SealedPdf pdf)
    {
        response.Headers.CacheControl = "private, no-store";
        return new(pdf.Bytes, "application/pdf") { FileDownloadName = pdf.FileName };
    }
}
