using OneStop.EventSourcing.Grains;

namespace OneStop.Catalog.Studio.Drafts;

/// <summary>One draft of the catalogue: several officials may work on it, one change at a time.</summary>
public interface IDraftGrain : IAggregateGrain<CatalogDraft>;

/// <summary>Owns a draft. What it may be told are the commands that have an <c>ICommandHandler&lt;CatalogDraft, …&gt;</c>.</summary>
internal sealed class DraftGrain(IGrainContext context, IServiceProvider services) : AggregateGrain<CatalogDraft>(context, services), IDraftGrain;
