using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using OneStop.Catalog.Studio.Drafts;
using OneStop.Catalog.Studio.Forms;
using OneStop.Catalog.Studio.Parts;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Catalog.Studio;

/// <summary>What the pages of the Studio have in common: names of officials, and the draft they are about.</summary>
internal abstract class StudioPage(IPeople people) : OneStopPage
{
    private readonly Dictionary<Guid, string> names = [];

    public string NameOf(Guid? account) => account is { } id && names.TryGetValue(id, out var name) ? name : T["studio.somebody"];

    protected async Task KnowNames(IEnumerable<Guid?> accounts, CancellationToken cancel)
    {
        var unknown = accounts.OfType<Guid>().Distinct().Where(a => !names.ContainsKey(a)).ToList();
        if (unknown.Count == 0)
            return;
        foreach (var (account, name) in await people.StaffNames(unknown, cancel))
            names[account] = name;
    }

    /// <summary>The page again with what was refused, account ids in the sentences made names.</summary>
    protected async Task<IActionResult> RefuseWithNames(IReadOnlyList<Refusal> refusals, CancellationToken cancel)
    {
        await KnowNames(refusals.SelectMany(r => r.Args).OfType<Guid>().Select(g => (Guid?)g).Append(Actor.Account), cancel);
        return Refuse(refusals.Select(r => r with { Args = [.. r.Args.Select(a => a is Guid account ? NameOf(account) : a)] }));
    }
}

/// <summary>A page about one draft.</summary>
internal abstract class CatalogDraftPage(IStreams streams, IPeople people) : StudioPage(people)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public Loaded<CatalogDraft> Loaded { get; private set; } = null!;
    public CatalogDraft Draft => Loaded.State;
    public string Here => CatalogLinks.Draft(Id);
    public string Title => T.Of(DraftIndex.NameOf(Draft));

    /// <summary>Where a fault is mended: the innermost part of the draft that has a page; of a list, where it stands or is begun.</summary>
    public string Mend(string place)
    {
        var names = PartPath.Split(place);
        for (var length = names.Length - (names.Length % 2); length > 0; length -= 2)
        {
            var part = string.Join('/', names[..length]);
            if (FormSchemas.At(Draft.Of, part) is not null && PartPath.Find(Draft.Body, part) is not null)
                return CatalogLinks.DraftPart(Id, part);
        }

        if (names.Length == 0 || FormSchemas.Of(Draft.Of).Lists.All(l => l.Member != names[0]))
            return CatalogLinks.DraftPart(Id);
        return PartPath.Find(Draft.Body, names[0]) is JsonArray { Count: > 0 } ? $"{Here}#{names[0]}" : CatalogLinks.AddPart(Id, names[0]);
    }

    /// <summary>A command to the draft of this page; the form's key counts for each kind of command by itself.</summary>
    protected Task<Result<Unit>> Send(ICommand<CatalogDraft, Unit> command) =>
        streams.Send(Id, command, StartDraft.StartDraftHandler.By(Actor, IdempotencyKey is { } key ? $"{key:N}-{command.GetType().Name}" : null));

    protected async Task<bool> Load(CancellationToken cancel)
    {
        if (await streams.Read<CatalogDraft>(Id) is not { } loaded)
            return false;
        Loaded = loaded;
        await KnowNames(loaded.Events.Select(e => (Guid?)e.Meta.Actor), cancel);
        return true;
    }
}
