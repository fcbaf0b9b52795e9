using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Certificates.Document;
using OneStop.Certificates.DownloadCertificate;
using OneStop.Certificates.Files;
using OneStop.Certificates.ImportSeal;
using OneStop.Certificates.Issue;
using OneStop.Certificates.Layouts;
using OneStop.Certificates.ListSeals;
using OneStop.Certificates.OnFile;
using OneStop.Certificates.Seals;
using OneStop.Certificates.VerifyCertificate;
using OneStop.Contracts.Certificates;
using OneStop.EventSourcing.Auditing;
using OneStop.EventSourcing.Integrity;
using OneStop.Web;

namespace OneStop.Certificates;

/// <summary>Electronic certificates: issue, seal, keep, show, verify.</summary>
public sealed class CertificatesModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Fonts>();
        services.AddSingleton<SealRing>();
        services.AddSingleton<SealImport>();
        services.AddSingleton<SealList>();
        services.AddSingleton<IIssuingReadiness, IssuingReadiness>();
        services.AddSingleton<SealedFiles>();
        services.AddSingleton<SheetRenderer>();
        services.AddSingleton<SealedSheets>();
        services.AddSingleton<Numbers>();
        services.AddSingleton<PrintedNumbers>();
        services.AddSingleton<Documents>();
        services.AddSingleton<CertificateFolder>();
        services.AddSingleton<TrustedSeals>();
        services.AddSingleton<ICertificates>(s => s.GetRequiredService<CertificateFolder>());
        services.AddSingleton(new ChainedLedger("certificates.seal_uses", "seal"));
        services.AddSingleton(new ChainedLedger("certificates.checks", "subject"));
        services.AddSingleton(new KeptTable("certificates.files", "id", "made_at"));
        services.AddSingleton(new KeptTable("certificates.numbers", "certificate", "at"));
        services.AddSingleton(new KeptTable("certificates.seals", "id", "imported_at"));
        services.AddSingleton(new KeptTable("certificates.authorities", "id", "at"));
        services.AddSingleton(new AuditedView("certificates.audited_seals", "certificates.seal_uses", "seal"));
        services.AddSingleton(new AuditedView("certificates.audited_checks", "certificates.checks", "look"));
        services.AddSingleton(new AuditedView("certificates.audited_acts", "events", "decision"));
        services.AddSingleton(new AuditedView("certificates.audited_imports", "certificates.seals", "setting"));
        services.AddUseCases(typeof(CertificatesModule).Assembly);
    }

    public void Map(IEndpointRouteBuilder endpoints) => DownloadCertificateEndpoint.Map(endpoints);
}
