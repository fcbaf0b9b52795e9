using OneStop.Cases.Domain;
using OneStop.Cases.Prefill;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Store;

namespace OneStop.Cases.Automatic;

/// <summary>
/// Asks registers about those whom a filed form names, for the departments alone: whether the other half of a couple is single, what a
/// seller owns. The applicant is told nothing of it: name and number are no proof that one may know.
/// </summary>
/// <param name="Account">Whose look it is.</param>
/// <param name="Answer">What was answered; null until it is prepared.</param>
internal sealed record CheckParties(Guid Account, PartiesChecked? Answer = null) : ICommand<Case, PartiesChecked?>;

internal sealed class AskAboutParties(ICatalog catalog, PartyRecords records) : IPreparesCommand<Case, CheckParties>
{
    public async Task<CheckParties> Prepare(Case state, CheckParties command)
    {
        if (command.Answer is not null || !state.Exists || state.ClosedAt is not null || state.By is null)
            return command;
        return command with { Answer = await records.Ask(ItemShare.MatterOf(catalog, state), state, command.Account) };
    }
}

internal sealed class CheckPartiesHandler : ICommandHandler<Case, CheckParties, PartiesChecked?>
{
    public Result<Decision<PartiesChecked?>> Decide(Case state, CheckParties command, CommandContext by, DateTimeOffset now) =>
        command.Answer?.After(state.Checked) is not { } answer || state.ClosedAt is not null ? Decision.Of<PartiesChecked?>(null)
            : state.Checked is { } before && before.Says(answer) ? Decision.Of<PartiesChecked?>(answer)
            : Decision.Of<PartiesChecked?>(answer, answer);
}

/// <summary>A case was filed, or mended: those whom it names are looked up, again and again while a register is away.</summary>
internal sealed class CheckPartiesOfFiled(IStreams streams, ICatalog catalog) : ISubscriber
{
    public string Name => "cases.check-parties";

    public IReadOnlyCollection<Type> Events { get; } = [typeof(CaseSubmitted), typeof(CorrectionSupplied)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        if (delivery.Key is null || (delivery.Event is CaseSubmitted filed && catalog.Find(filed.Matter, filed.MatterVersion) is { } matter
            && matter.Parties.All(p => p.ForDepartments.Count == 0)))
            return;
        var sent = await streams.Send(delivery.StreamId, new CheckParties(delivery.Meta.Actor), delivery.Robot);
        sent.Demand();
        if (sent.Value is { Silent.Count: > 0 } answer)
            throw new FollowUpBlockedException("cases.register-away", $"No answer from {string.Join(", ", answer.Silent)}.");
    }
}
