using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json;
using OneStop.Catalog.Studio.Parts;
using OneStop.Domain;

namespace OneStop.Catalog.Studio.Drafts;

/// <summary>What a draft becomes when it is published.</summary>
public enum DraftKind { Matter, Element, Department, Hall, Package, Retirement, Item, Policy }

public enum DraftStatus { None, Open, InReview, Published, Discarded }

/// <summary>Work on something of the catalogue began.</summary>
/// <param name="BasedOn">Version of what is published that the draft began with; 0 for something new.</param>
[EventType("catalog.draft-started.v1")]
public sealed record DraftStarted(DraftKind Kind, string Code, int BasedOn, JsonElement Body) : IEvent;

/// <summary>One part was written, added or taken out.</summary>
/// <param name="Place">The part, with codes for positions: <c>items/E01-I2</c>; a place that is not there yet is added.</param>
/// <param name="After">Null when it was taken out.</param>
[EventType("catalog.draft-part-changed.v1")]
public sealed record DraftPartChanged(string Place, JsonElement? After) : IEvent;

/// <summary>One part has another place in its list.</summary>
/// <param name="By">Places in its list, down when positive.</param>
[EventType("catalog.draft-part-moved.v1")]
public sealed record DraftPartMoved(string Place, int By) : IEvent;

/// <summary>The authors think it is ready.</summary>
/// <param name="Effective">From when on the version is to be in force.</param>
[EventType("catalog.draft-sent-for-review.v1")]
public sealed record DraftSentForReview(string Note, DateTimeOffset Effective) : IEvent;

/// <summary>The reviewer wants something mended.</summary>
[EventType("catalog.draft-sent-back.v1")]
public sealed record DraftSentBack(string Reason) : IEvent;

/// <summary>A reviewer has read one part of the reading page.</summary>
/// <param name="Part">The part, see <c>ReadPart</c>.</param>
/// <param name="Look">Fingerprint of what it showed: what is changed later has to be read again.</param>
[EventType("catalog.draft-part-seen.v1")]
public sealed record DraftPartSeen(string Part, string Look) : IEvent;

/// <summary>A reviewer said something about a part; it reaches the authors when the draft is sent back.</summary>
/// <param name="Text">In place of what the same reviewer said of the part before; empty when it is taken back.</param>
[EventType("catalog.draft-part-commented.v1")]
public sealed record DraftPartCommented(string Part, string Text) : IEvent;

/// <summary>Somebody who did not write in it published it.</summary>
/// <param name="Version">The version that it became.</param>
[EventType("catalog.draft-published.v1")]
public sealed record DraftPublished(int Version, DateTimeOffset Effective) : IEvent;

/// <summary>It was given up.</summary>
[EventType("catalog.draft-discarded.v1")]
public sealed record DraftDiscarded : IEvent;

/// <param name="Look">Fingerprint of the part as it was read.</param>
public sealed record SeenPart(string Part, string Look, Guid By, DateTimeOffset At);

/// <param name="Round">Those of the current round go along when it is sent back next.</param>
public sealed record PartComment(string Part, string Text, Guid By, DateTimeOffset At, int Round);

/// <summary>Something of the catalogue while officials work on it; the events are its history.</summary>
public sealed record CatalogDraft : IAggregate<CatalogDraft>
{
    public static string Kind => "catalog-draft";

    public static CatalogDraft Empty { get; } = new();

    public DraftStatus Status { get; init; }
    public DraftKind Of { get; init; }
    public string Code { get; init; } = "";
    public int BasedOn { get; init; }
    public Guid StartedBy { get; init; }

    /// <summary>Everybody who wrote in it: none of them may publish it.</summary>
    public ImmutableHashSet<Guid> Authors { get; init; } = [];

    public Guid? SentBy { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset? Effective { get; init; }
    public string? SentBackBecause { get; init; }

    /// <summary>How often it was sent back.</summary>
    public int Round { get; init; }

    /// <summary>What reviewers read, each of them the last look of each part.</summary>
    public ImmutableList<SeenPart> Seen { get; init; } = [];

    /// <summary>What reviewers said of its parts, also before it was sent back.</summary>
    public ImmutableList<PartComment> Comments { get; init; } = [];

    public int? PublishedAs { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public Guid ChangedBy { get; init; }

    /// <summary>The content as JSON; changed by copy only.</summary>
    public JsonObject Body { get; init; } = [];

    public bool IsOpen => Status == DraftStatus.Open;

    public CatalogDraft Evolve(IEvent @event, EventMeta meta) => @event switch
    {
        DraftStarted e => Started(e, meta),
        DraftPartChanged e => Stamped(meta) with { Body = PartPath.Put(Body, e.Place, e.After), Authors = Authors.Add(meta.Actor) },
        DraftPartMoved e => Stamped(meta) with { Body = PartPath.Move(Body, e.Place, e.By), Authors = Authors.Add(meta.Actor) },
        DraftSentForReview e => SentForReview(e, meta),
        DraftSentBack e => Stamped(meta) with { Status = DraftStatus.Open, SentBackBecause = e.Reason, Round = Round + 1 },
        // Reading changes nothing: who changed it last stays who that was.
        DraftPartSeen e => this with { Seen = Seen.RemoveAll(s => s.Part == e.Part && s.By == meta.Actor).Add(new(e.Part, e.Look, meta.Actor, meta.At)) },
        DraftPartCommented e => this with { Comments = Commented(e, meta) },
        DraftPublished e => Stamped(meta) with { Status = DraftStatus.Published, PublishedAs = e.Version, Effective = e.Effective },
        DraftDiscarded => Stamped(meta) with { Status = DraftStatus.Discarded },
        _ => this,
    };

    private CatalogDraft Started(DraftStarted e, EventMeta meta) => Stamped(meta) with
    {
        Status = DraftStatus.Open,
        Of = e.Kind,
        Code = e.Code,
        BasedOn = e.BasedOn,
        StartedBy = meta.Actor,
        Authors = [meta.Actor],
        Body = JsonObject.Create(e.Body)!,
    };

    private CatalogDraft SentForReview(DraftSentForReview e, EventMeta meta) => Stamped(meta) with
    {
        Status = DraftStatus.InReview,
        SentBy = meta.Actor,
        Note = e.Note,
        Effective = e.Effective,
        SentBackBecause = null,
    };

    private ImmutableList<PartComment> Commented(DraftPartCommented e, EventMeta meta)
    {
        var others = Comments.RemoveAll(c => c.Part == e.Part && c.By == meta.Actor && c.Round == Round);
        return e.Text.Length == 0 ? others : others.Add(new(e.Part, e.Text, meta.Actor, meta.At, Round));
    }

    private CatalogDraft Stamped(EventMeta meta) => this with { ChangedAt = meta.At, ChangedBy = meta.Actor };
}
