using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Domain;
using OneStop.Secrets;

namespace OneStop.Catalog.Studio.StartDraft;

/// <param name="Id">Of the draft.</param>
internal sealed record BeginDraft(Guid Id, DraftKind Kind, string Code, int BasedOn, JsonObject Body) : ICommand<CatalogDraft, Guid>, IStartsStream
{
    public SubjectKey? Subject => null;
}

/// <summary>Begins the stream of a draft; pressed twice, it begins once.</summary>
internal sealed class BeginDraftHandler : ICommandHandler<CatalogDraft, BeginDraft, Guid>
{
    public Result<Decision<Guid>> Decide(CatalogDraft state, BeginDraft command, CommandContext by, DateTimeOffset now) => Decide(state, command);

    public static Result<Decision<Guid>> Decide(CatalogDraft state, BeginDraft command) => state.Status != DraftStatus.None
        ? Decision.Of(command.Id)
        : Decision.Of(command.Id, new DraftStarted(command.Kind, command.Code, command.BasedOn, JsonSerializer.SerializeToElement(command.Body)));
}
