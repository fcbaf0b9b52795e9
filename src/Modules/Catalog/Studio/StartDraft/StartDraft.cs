using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OneStop.Catalog.Publish;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio.StartDraft;

/// <summary>Begins a draft: of something new, or of the next version of what is published.</summary>
[UseCase]
internal sealed partial class StartDraftHandler(IStreams streams, CatalogInMemory catalog, TimeProvider clock)
{
    public const int LongestCode = 40;

    /// <param name="Copy">Code of a published matter whose content the new one begins with; null for an empty one.</param>
    /// <param name="New">It is to be a matter that there is not yet; else the next version of one.</param>
    internal sealed record Command(DraftKind Kind, string Code, string? Copy, Actor By, Guid? Key, bool New = false);

    public async Task<Result<Guid>> Handle(Command command)
    {
        var code = command.Code.Trim();
        if (!Code().IsMatch(code) || code.Length > LongestCode)
            return Refusal.Invalid("catalog.code-malformed", "code", LongestCode);
        // Whoever begins something new must not find what is published in it.
        if (command.New && catalog.Versions(code).Count > 0)
            return Refusal.Conflict("catalog.code-published", code);
        var (body, basedOn) = Body(command.Kind, code, command.Copy);
        if (body is null)
            return Refusal.NotFound("catalog.nothing-to-copy");
        return await Start(command.Kind, code, basedOn, body, command.By, command.Key);
    }

    public async Task<Result<Guid>> Start(DraftKind kind, string code, int basedOn, JsonObject body, Actor by, Guid? key)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        return await streams.Send(id, new BeginDraft(id, kind, code, basedOn, body), By(by, key?.ToString("N")));
    }

    public static CommandContext By(Actor actor, string? key) => new(actor.Account, Channel.Portal, key) { Post = actor.Post };

    private (JsonObject? Body, int BasedOn) Body(DraftKind kind, string code, string? copy)
    {
        switch (kind)
        {
            case DraftKind.Matter when catalog.Versions(code) is { Count: > 0 } versions:
                return (MatterFile.Of(versions[^1]), versions[^1].Version);
            case DraftKind.Matter when copy is { Length: > 0 }:
                return catalog.Versions(copy) is { Count: > 0 } model ? (Copies.Of(MatterFile.Of(model[^1]), code), 0) : (null, 0);
            case DraftKind.Matter:
                return (EmptyBodies.Matter(code), 0);
            case DraftKind.Element:
                return Existing(catalog.Parts.Elements.FirstOrDefault(e => e.Code == code), () => EmptyBodies.Element(code));
            case DraftKind.Department:
                return Existing(catalog.Parts.Departments.FirstOrDefault(d => d.Code == code), () => EmptyBodies.Department(code));
            case DraftKind.Hall:
                return Existing(catalog.Parts.Halls.FirstOrDefault(h => h.Code == code), () => EmptyBodies.Hall(code));
            case DraftKind.Item:
                return Existing(catalog.Parts.Items.FirstOrDefault(i => i.Code == code), () => EmptyBodies.Item(code));
            case DraftKind.Policy:
                return Existing(catalog.Parts.Policies.FirstOrDefault(p => p.Code == code), () => EmptyBodies.Policy(code));
            case DraftKind.Retirement:
                return catalog.Versions(code) is { Count: > 0 } last ? (EmptyBodies.Retirement(code, last[^1]), last[^1].Version) : (null, 0);
            default:
                return (null, 0);
        }
    }

    private static (JsonObject, int) Existing<T>(T? published, Func<JsonObject> empty)
        where T : class => published is null ? (empty(), 0) : (JsonSerializer.SerializeToNode(published, CatalogJson.Options)!.AsObject(), 1);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{1,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
