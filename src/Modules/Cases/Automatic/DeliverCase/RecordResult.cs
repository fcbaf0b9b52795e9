using OneStop.Cases.Domain;
using OneStop.Domain;

namespace OneStop.Cases.Automatic;

/// <summary>The certificate of an item is there.</summary>
/// <param name="Number">Of the certificate.</param>
internal sealed record RecordResult(string Item, Guid Certificate, string Name, string Number) : ICommand<Case, Unit>;

internal sealed class RecordResultHandler : ICommandHandler<Case, RecordResult, Unit>
{
    Result<Decision<Unit>> ICommandHandler<Case, RecordResult, Unit>.Decide(Case state, RecordResult command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, by.At(now));

    public static Result<Decision<Unit>> Decide(Case state, RecordResult issued, EventMeta meta) =>
        state.Item(issued.Item) is { AwaitsResult: true } item
            ? Decision.Just(CaseCompletion.With(state, meta, new ResultIssued(item.Code, issued.Certificate, issued.Name, issued.Number)))
            : Decision.Just();
}
