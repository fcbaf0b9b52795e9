using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Integrity;
using OneStop.EventSourcing.Limits;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.EventSourcing;

/// <summary>Registers the kernel. Modules add their <see cref="IInlineProjection{TState}"/>, <see cref="ISubscriber"/> and <see cref="IDueHandler"/>.</summary>
public static class EventSourcingServices
{
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">PostgreSQL 15 or newer.</param>
    /// <param name="masters">The installation's secrets.</param>
    /// <param name="assemblies">The product's assemblies, scanned for event types and upcasters.</param>
    public static IServiceCollection AddEventSourcing(this IServiceCollection services, string connectionString, MasterKeys masters,
        IReadOnlyCollection<Assembly> assemblies)
    {
        // Each statement is written for one plan that fits all parameters: planning it anew would cost more than running it.
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        connection.Options ??= "-c plan_cache_mode=force_generic_plan";
        services.AddSingleton(_ => DataSource(connection.ConnectionString));
        services.AddSingleton(masters);
        services.AddSingleton(new EventTypes(assemblies));
        services.AddSingleton<SubjectKeys>();
        services.AddSingleton<Allowances>();
        services.AddSingleton<SecretsProbe>();
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<StreamStore>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<CommandHandlers>();
        services.AddSingleton<IStreams, StreamsWithoutSilo>();
        services.AddMartenStore();
        services.AddSingleton<SubscriberRegistry>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<IntegrityCheck>();
        services.AddSingleton<RowEvidence>();
        services.AddSingleton(new ChainedLedger("platform.audit", "chain"));
        services.AddSingleton<LedgerState>();
        return services;
    }

    private static NpgsqlDataSource DataSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        // A look for what is due, twice a second, would be a trace of its own each time: only what belongs to one is told.
        builder.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => Activity.Current is not null)
            .ConfigureBatchFilter(_ => Activity.Current is not null));
        return builder.Build();
    }

    /// <summary>
    /// The background work of a node: what is due, roots signed by the <see cref="LedgerKey"/> and kept in the <see cref="RootsFile"/> that
    /// the host registers. A node may also do without (a node for pages only).
    /// </summary>
    public static IServiceCollection AddEventSourcingWorkers(this IServiceCollection services, DueSettings? due = null)
    {
        services.AddSingleton(due ?? new());
        services.AddSingleton<DueTable>();
        services.AddSingleton<EventOf>();
        services.AddHostedService<DueService>();
        services.AddHostedService<RootService>();
        services.AddHostedService<ReceiptSweep>();
        return services;
    }
}
