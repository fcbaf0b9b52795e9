using Microsoft.Extensions.Hosting;
using OneStop.EventSourcing.Secrets;

namespace OneStop.Identity.Accounts;

/// <summary>Says of a database that accounts with a known password were put into it: a key of that id among the subjects' keys.</summary>
internal sealed class DemoMark(SubjectKeys keys)
{
    private static readonly Guid Id = new("00000000-0000-0000-0000-000000000003");

    public Task Set(CancellationToken cancel) => keys.Ensure(Id, cancel);

    public async Task<bool> IsSet(CancellationToken cancel) => await keys.Find(Id, cancel) is not null;
}

/// <summary>A production start on a database with accounts whose password is known.</summary>
public sealed class DemoDatabaseException()
    : InvalidOperationException("This database holds the demo accounts. Use another one for production, or run OneStop.Demo on it.");

/// <summary>Everybody knows the password of the demo accounts: a database that holds them serves no production.</summary>
internal sealed class DemoDatabaseGuard(DemoMark mark) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await mark.IsSet(cancellationToken))
            throw new DemoDatabaseException();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
