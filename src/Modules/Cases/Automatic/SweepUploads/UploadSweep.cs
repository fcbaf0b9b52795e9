using Npgsql;
using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Files;
using OneStop.EventSourcing.DueTimes;
using OneStop.EventSourcing.Store;
using OneStop.Secrets;
using OneStop.Web;

namespace OneStop.Cases.Automatic;

/// <summary>
/// An answer is filled in, and its pages uploaded, before it is sent. Words and pages that went with no answer are nobody's
/// statement and go: at once when the answer is sent without them, and after the time that a draft is kept when it is never
/// sent. What is named by an event stays, also when a later page took its place.
/// </summary>
[UseCase]
internal sealed class UploadSweep(IStreams streams, FileStore files, ReplyStore replies) : IDueHandler
{
    private const string DueKind = "cases.upload-expiry";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(Draft.DaysKept);

    public string Kind => DueKind;

    public Task<Result<Unit>> Keep(Guid id, string material, IReadOnlyList<NewFile> pages, SubjectKey key, CancellationToken cancel) =>
        files.Keep(id, material, pages, key, cancel, at => Due(id, at));

    /// <summary>Sets the day on which what was kept at a time and not sent goes.</summary>
    public static NpgsqlBatchCommand Due(Guid id, DateTimeOffset at) => DueTime.Set(id, DueKind, "", at + Kept);

    public async Task AfterAnswer(Guid id, string item, CancellationToken cancel)
    {
        await replies.Drop(id, item, DateTimeOffset.MaxValue, cancel);
        if (await streams.Read<Case>(id) is { } loaded)
            await files.RemoveOthers(id, Named(loaded), Asked(loaded.State), DateTimeOffset.MaxValue, cancel);
    }

    public async Task Handle(DueTime due, CancellationToken cancel)
    {
        await replies.Drop(due.StreamId, null, due.At - Kept, cancel);
        if (await streams.Read<Case>(due.StreamId) is { } loaded)
            await files.RemoveOthers(due.StreamId, Named(loaded), [], due.At - Kept, cancel);
    }

    private static Guid[] Named(Loaded<Case> loaded) =>
    [
        .. loaded.Events.SelectMany(e => e.Event switch
        {
            CaseSubmitted filed => filed.Materials.SelectMany(m => m.Pages),
            CorrectionSupplied { Answers.Value: { } answers } => answers.Pages.Values.SelectMany(p => p),
            _ => [],
        }),
    ];

    /// <summary>Materials for which pages may be waiting that another item's answer will name.</summary>
    private static string[] Asked(Case state) =>
    [
        .. state.Items.Where(i => i.Status == ItemStatus.CorrectionRequested)
            .SelectMany(i => i.Correction?.Points ?? []).Where(p => p.Kind == CorrectionTarget.Material).Select(p => p.Target),
    ];
}
