using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OneStop.EventSourcing.Auditing;
using OneStop.EventSourcing.Integrity;
using OneStop.MyData.KeepWithin;
using OneStop.MyData.TakeCopy;
using OneStop.Web;

namespace OneStop.MyData;

/// <summary>What people may ask about data of theirs (个人信息保护法 44 to 50): who looked, a copy, consents, correction, erasure.</summary>
public sealed class MyDataModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CopyLooks>();
        services.AddSingleton(new ChainedLedger("mydata.looks", "subject"));
        services.AddSingleton(new AuditedView("mydata.audited", "mydata.looks", "export"));
        if (OneStopSettings.From(configuration).Workers)
            services.AddHostedService<RetentionService>();
        services.AddUseCases(typeof(MyDataModule).Assembly);
    }
}
