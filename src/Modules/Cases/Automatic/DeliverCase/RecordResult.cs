using OneStop.Cases.Domain;
using OneStop.Domain;

namespace OneStop.Cases.Automatic;

/// <summary>The certificate of an item is there.</summary>
/// <param name="Number">Of the certificate.</param>
/// <param name="Part">Which of the item's documents, from 0.</param>
internal sealed record RecordResult(string Item, Guid Certificate, string Name, string Number, int Part = 0) : ICommand<Case, Unit>;

internal sealed class RecordResultHandler : ICommandHandler<Case, RecordResult, Unit>
{
    Result<Decision<Unit>> ICommandHandler<Case, RecordResult, Unit>.Decide(Case state, RecordResult command, CommandContext by, DateTimeOffset now) =>
        Decide(state, command, by.At(now));

    public static Result<Decision<Unit>> Decide(Case state, RecordResult issued, EventMeta meta) =>
        state.Item(issued.Item) is { AwaitsResult: true } item
            && !item.Results.Exists(r => r.Part == issued.Part)
            ? Decision.Just(CaseCompletion.With(state, meta,
                new ResultIssued(item.Code, issued.Certificate, issued.Name, issued.Number) { Part = issued.Part }))
            : Decision.Just();
}
