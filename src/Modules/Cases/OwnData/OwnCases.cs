using System.Collections.Immutable;
using Npgsql;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Files;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Privacy;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.OwnData;

/// <summary>What a person began and filed for themselves: drafts, cases with their forms, uploaded pages by name.</summary>
internal sealed class OwnCases(NpgsqlDataSource db, IStreams streams, DraftStore drafts, FileStore files, IConsents consents, ICatalog catalog,
    TextCatalogue texts)
    : IHoldsPersonalData
{
    private const int Most = 500;

    public IReadOnlyCollection<string> Tables { get; } =
        ["cases.drafts", "cases.cases", "cases.items", "cases.files", "cases.replies", "cases.looks", "cases.consents"];

    public async Task<IReadOnlyList<DataGroup>> Of(DataOwner owner, Lang lang, CancellationToken cancel)
    {
        var t = texts.In(lang);
        var begun = await drafts.Of(ApplicantReach.Whole(owner.Person), Most, cancel);
        List<DataRow> filed = [], uploaded = [.. begun.SelectMany(d => d.State.Pages.Values.SelectMany(p => p).Select(p => Page(d.Number, p, t)))];
        foreach (var id in await Filed(owner.Person, cancel))
        {
            if (await streams.Read<Case>(id) is not { State: { By: not null } state })
                continue;
            filed.Add(Row(state, t));
            uploaded.AddRange((await files.List(id, cancel)).Values.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Page(state.Number, p, t)));
        }

        return
        [
            new("drafts", t["data.drafts"], [.. begun.Select(d => Row(d, t))]),
            new("cases", t["data.cases"], filed),
            new("files", t["data.files"], uploaded),
            new("consents", t["data.consents"], [.. (await consents.Of(owner.Person, lang, cancel)).Select(c => Row(c, t))]),
        ];
    }

    private DataRow Row(Draft draft, Texts t) => new($"{Name(draft.Matter, t)} {draft.Number}",
    [
        new("expiresAt", t["data.expires"], t.Moment(draft.ExpiresAt)),
        .. catalog.Find(draft.Matter, draft.MatterVersion) is { } matter
            ? Values(matter, draft.State.Facts.ToImmutableSortedDictionary(f => f.Key, f => f.Value.Value, StringComparer.Ordinal)
                .SetItems(draft.State.Form), t)
            : [],
    ], CaseLinks.Draft(draft.Id));

    private DataRow Row(Case state, Texts t)
    {
        var matter = ItemShare.MatterOf(catalog, state);
        return new($"{T(matter.Name, t)} {state.Number}",
        [
            new("submittedAt", t["data.submitted"], t.Moment(state.SubmittedAt)),
            new("applicant", t["data.applicant"], state.By!.Name),
            new("applicantNumber", t["data.number"], state.By.Code, Masks.IdNumber(state.By.Code)),
            new("mobile", t["data.mobile"], state.By.OperatorMobile, Masks.Phone(state.By.OperatorMobile)),
            .. Values(matter, state.Form.Values, t),
            .. state.Items.Select(i => new DataValue(i.Code, T(matter.Item(i.Code).Name, t), t["status." + i.Status])),
        ], CaseLinks.Case(state.Number));
    }

    private static DataRow Row(ConsentGiven consent, Texts t) => new($"{consent.Matter} {consent.Number}",
    [
        new("consent", t["data.consent"], consent.Words),
        new("notice", t["data.notice"], consent.Notice),
        new("givenAt", t["data.given"], t.Moment(consent.At)),
        .. consent.WithdrawnAt is { } withdrawn ? new[] { new DataValue("withdrawnAt", t["data.withdrawn"], t.Moment(withdrawn)) } : [],
    ]);

    private IEnumerable<DataValue> Values(Matter matter, IEnumerable<KeyValuePair<string, string>> form, Texts t) =>
        from value in form
        let element = matter.Elements.FirstOrDefault(e => e.Code == value.Key)
        where element is not null && value.Value.Length > 0
        let whole = ValueTexts.Of(element, value.Value, t, catalog: catalog)
        let masked = ValueTexts.Of(element, value.Value, t, masked: true, catalog)
        select new DataValue(element.Code, T(element.Name, t), whole, masked == whole ? null : masked);

    private static DataRow Page(string number, UploadedPage page, Texts t) => new(page.Name,
        [new("of", t["data.of"], number), new("type", t["data.type"], page.MediaType), new("bytes", t["data.size"], t["data.bytes", page.Size])]);

    private string Name(string matter, Texts t) => catalog.Find(matter) is { } found ? T(found.Name, t) : matter;

    private static string T(Bilingual words, Texts t) => t.Of(words);

    private async Task<List<Guid>> Filed(Guid subject, CancellationToken cancel)
    {
        await using var command = db.CreateCommand($"select id from cases.cases where subject = $1 order by submitted_at desc, id limit {Most}");
        command.Parameters.Add(Sql.P(subject));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var ids = new List<Guid>();
        while (await row.ReadAsync(cancel))
            ids.Add(row.GetGuid(0));
        return ids;
    }
}
