using System.Collections.Immutable;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;
using OneStop.Kernel.Store;

namespace OneStop.Kernel.Tests;

[EventType("test.opened.v1")]
public sealed record Opened(Secret<string> Owner) : IEvent;

[EventType("test.paid-in.v1")]
public sealed record PaidIn(int Amount, string By) : IEvent;

/// <summary>A small aggregate for the tests of the store: it counts and remembers who paid in.</summary>
public sealed record Account : IAggregate<Account>
{
    public static string Kind => "account";
    public static Account Empty { get; } = new();

    public string? Owner { get; init; }
    public bool OwnerForgotten { get; init; }
    public int Balance { get; init; }
    public ImmutableList<string> Payers { get; init; } = [];

    public Account Evolve(IEvent @event, EventMeta meta) => @event switch
    {
        Opened e => this with { Owner = e.Owner.Value, OwnerForgotten = e.Owner.IsForgotten },
        PaidIn e => this with { Balance = Balance + e.Amount, Payers = Payers.Add(e.By) },
        _ => this,
    };
}
