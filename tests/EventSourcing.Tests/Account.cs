using System.Collections.Immutable;
using Npgsql;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;

namespace OneStop.EventSourcing.Tests;

[EventType("test.opened.v1")]
public sealed record Opened(Secret<string> Owner) : IEvent;

[EventType("test.paid-in.v1")]
public sealed record PaidIn(int Amount, string By) : IEvent;

/// <summary>Opens an account, once.</summary>
public sealed record OpenAccount(Secret<string> Owner, SubjectKey? Subject) : ICommand<Account, string>, IStartsStream;

/// <param name="Also">A statement that is committed with it.</param>
public sealed record PayIn(int Amount, string By, string? Also = null) : ICommand<Account, int>;

public sealed record Refuse : ICommand<Account, Unit>;

/// <summary>Pays in what is missing up to an amount; nothing when there is enough.</summary>
public sealed record FillUp(int To) : ICommand<Account, Unit>;

/// <summary>Refused while there is less.</summary>
public sealed record Require(int Balance) : ICommand<Account, Unit>;

public sealed class AccountHandler
    : ICommandHandler<Account, OpenAccount, string>, ICommandHandler<Account, PayIn, int>, ICommandHandler<Account, Refuse, Unit>,
        ICommandHandler<Account, FillUp, Unit>, ICommandHandler<Account, Require, Unit>, IWritesTables<Account, PayIn>
{
    public Result<Decision<string>> Decide(Account state, OpenAccount command, CommandContext by, DateTimeOffset now) =>
        state.Owner is null ? Decision.Of("made", new Opened(command.Owner)) : Refusal.Conflict("test.already-open");

    public Result<Decision<int>> Decide(Account state, PayIn command, CommandContext by, DateTimeOffset now) =>
        Decision.Of(state.Balance + command.Amount, new PaidIn(command.Amount, command.By));

    public IEnumerable<NpgsqlBatchCommand> Statements(Account state, PayIn command, CommandContext by, IReadOnlyList<IEvent> events) =>
        command.Also is { } text ? [Sql.Statement(text)] : [];

    public Result<Decision<Unit>> Decide(Account state, Refuse command, CommandContext by, DateTimeOffset now) => Refusal.Conflict("test.no");

    public Result<Decision<Unit>> Decide(Account state, FillUp command, CommandContext by, DateTimeOffset now) =>
        state.Balance >= command.To ? Decision.Just() : Decision.Just(new PaidIn(command.To - state.Balance, "filled up"));

    public Result<Decision<Unit>> Decide(Account state, Require command, CommandContext by, DateTimeOffset now) =>
        state.Balance < command.Balance ? Refusal.Conflict("test.too-little") : Decision.Just();
}

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
