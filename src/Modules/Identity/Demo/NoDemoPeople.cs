using Microsoft.Extensions.Hosting;
using Npgsql;
using OneStop.EventSourcing.Database;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Identity.Demo;

/// <summary>Everybody knows the password of the demo accounts: a database that holds them serves no production.</summary>
internal sealed class NoDemoPeople(NpgsqlDataSource db, MasterKeys masters) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("select exists (select from identity.people where subject = any($1))");
        command.Parameters.Add(Sql.P(DemoPeople.Read().Citizens.Select(c => SubjectId.OfPerson(masters, c.IdNumber)).ToArray()));
        if (await command.ExecuteScalarAsync(cancellationToken) is true)
            throw new InvalidOperationException("This database holds the demo accounts. Use another one for production, or set OneStop:Profile to Demo.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
