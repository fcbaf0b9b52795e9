using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Certificates.Files;
using OneStop.Certificates.ListCertificates;
using OneStop.Web;

namespace OneStop.Certificates.DownloadCertificate;

/// <summary>The file as issued, byte for byte, to its holder only.</summary>
internal static class DownloadCertificateEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(CertificateLinks.DownloadRoute, Get).WithMetadata(new AccessAttribute(Right.KeepOwnCertificates));

    private static async Task<IResult> Get(Guid id, HttpContext http, MyWallet wallet, SealedFiles files, CancellationToken cancel)
    {
        if (http.Actor() is not { } actor || await wallet.Find(actor, id, cancel) is null || await files.Read(id, cancel) is not var (facts, bytes))
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(bytes, "application/pdf", facts.FileName);
    }
}
