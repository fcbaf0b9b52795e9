using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Automatic;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Files;
using OneStop.Cases.ForCatalog;
using OneStop.Contracts.Cases;
using OneStop.EventSourcing.Auditing;
using OneStop.EventSourcing.Integrity;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases;

/// <summary>The cases of applicants: filing, the counter, the departments' decisions, one delivery.</summary>
public sealed class CasesModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CaseClock>();
        services.AddSingleton<IRunningMatters, RunningMatters>();
        services.AddSingleton<ICasePictures, CasePictures>();
        services.AddSingleton<IRehearsal, Rehearsals>();
        services.AddSingleton<MostFiledCount>();
        services.AddSingleton<IMostFiled>(s => s.GetRequiredService<MostFiledCount>());
        services.AddHostedService(s => s.GetRequiredService<MostFiledCount>());
        services.AddSingleton<CalendarRecount>();
        services.AddSingleton<ISubjectMoved, DraftsOfMoved>();
        services.AddHostedService(s => s.GetRequiredService<CalendarRecount>());
        services.AddSingleton(new ChainedLedger("cases.looks", "case_id"));
        services.AddSingleton(new AuditedView("cases.audited_looks", "cases.looks", "look"));
        services.AddSingleton(new AuditedView("cases.audited_decisions", "events", "decision"));
        services.AddUseCases(typeof(CasesModule).Assembly);
    }
}
