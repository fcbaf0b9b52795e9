using OneStop.Audit;
using OneStop.Cases;
using OneStop.Catalog;
using OneStop.Certificates;
using OneStop.Exchange;
using OneStop.Identity;
using OneStop.MyData;
using OneStop.SignOn;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>The modules of the product, in the order in which their data is laid.</summary>
public static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
        [new CatalogModule(), new ExchangeModule(), new IdentityModule(), new CasesModule(), new CertificatesModule(), new SignOnModule(),
            new MyDataModule(), new AuditModule()];
}
