using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>
/// What stands in the paper of a decision (行政许可法 art. 32: in writing, dated, sealed). It comes wholly from the events up
/// to that decision, so it reads the same whenever it is made.
/// </summary>
internal static class DocumentOrders
{
    /// <param name="kind">receipt, acceptance, correction, decline, denial or closure.</param>
    /// <param name="version">The event that took the decision.</param>
    /// <param name="t">Chinese: the language that counts in law.</param>
    /// <param name="reader">English for who reads it: the paper has its reading, too. Null for Chinese alone.</param>
    /// <returns>Null when that event took no such decision.</returns>
    public static DocumentOrder? Of(Loaded<Case> loaded, Matter matter, string kind, int version, CaseClock time, Texts t, Texts? reader = null)
    {
        if (loaded.Events.FirstOrDefault(e => e.Version == version) is not { } recorded)
            return null;
        // The state as it was then, or the paper would change with what came after.
        var then = loaded.Events.TakeWhile(e => e.Version <= version).Aggregate(Case.Empty, (state, e) => state.Evolve(e.Event, e.Meta));
        if (then.By is null || In(t) is not { } order)
            return null;
        return reader is null || In(reader) is not { } read ? order : order with
        {
            Reading = new(reader["document.reading"], reader.Of(matter.Department(order.Department).Name), read.Title, read.Paragraphs, read.Facts),
        };

        DocumentOrder? In(Texts language) => new Paper(loaded.Id, then, matter, recorded, time, language).Order(kind, recorded.Event);
    }

    private sealed class Paper(Guid stream, Case @case, Matter matter, Recorded recorded, CaseClock time, Texts t)
    {
        private readonly PaperWords words = new(@case, matter, t);

        public DocumentOrder? Order(string kind, IEvent decision) => (kind, decision) switch
        {
            ("receipt", CaseSubmitted) => Make(kind, matter.Lead, null, words.Receipt(),
                [Received(@case.SubmittedAt), .. Items(), .. Papers(null), Dated("document.due", time.DueOn(@case), time.NotAnnounced(time.DueOn(@case))),
                    .. Promised()]),
            ("acceptance", ItemAccepted e) => OfItem(kind, e.Item, words.Acceptance(e.Item),
                [Received(Item(e.Item).ReceivedAt), Accepted(e.Item), .. Papers(e.Item), .. Law(e.Item), Dated("document.due", e.DueOn, e.NotAnnounced)]),
            ("acceptance", ItemDeemedAccepted e) => OfItem(kind, e.Item, words.Deemed(e),
                [Received(Item(e.Item).ReceivedAt), Accepted(e.Item), .. Papers(e.Item), .. Law(e.Item), .. Due(e)]),
            ("correction", CorrectionRequested e) => OfItem(kind, e.Item, words.Correction(e),
                [Received(Item(e.Item).ReceivedAt), .. Papers(e.Item), Dated("document.answer-by", e.AnswerBy, e.NotAnnounced)]),
            ("decline", ItemDeclined e) => OfItem(kind, e.Item, words.Decline(e), [Received(Item(e.Item).ReceivedAt)]),
            ("denial", ItemDenied e) => OfItem(kind, e.Item, words.Denial(e), []),
            ("closure", ItemClosed e) => OfItem(kind, e.Item, words.Closure(e), [Received(Item(e.Item).ReceivedAt)]),
            _ => null,
        };

        private DocumentOrder OfItem(string kind, string item, IReadOnlyList<string> paragraphs, IReadOnlyList<KeyValuePair<string, string>> facts) =>
            Make(kind, Item(item).Department, item, paragraphs, facts);

        private DocumentOrder Make(string kind, string department, string? item, IReadOnlyList<string> paragraphs,
            IReadOnlyList<KeyValuePair<string, string>> facts) => new(
            stream, recorded.Version, kind, department, @case.Applicant,
                t.DocumentTitle(kind, matter, item is null ? null : matter.Item(item)), $"{@case.Number}-{recorded.Version:00}",
                @case.By!.Name, paragraphs,
            [
                Fact("document.number", @case.Number),
                Fact("document.applicant", @case.By.Name),
                @case.By.Kind == Applicant.Enterprise ? Fact("document.uscc", @case.By.Code) : Fact("document.id-number", Masks.IdNumber(@case.By.Code)),
                .. item is null ? Array.Empty<KeyValuePair<string, string>>() : [Fact("document.item", t.Of(matter.Item(item).OfficialName))],
                .. facts,
                Fact("document.phone", matter.Department(department).Phone),
            ],
            recorded.Meta.At);

        private IEnumerable<KeyValuePair<string, string>> Items() => @case.Items.Select((i, at) => KeyValuePair.Create(t["document.item.number", at + 1],
            t["document.paper", matter.Item(i.Code).Name, matter.Department(i.Department).ShortName]));

        /// <summary>What was received, for one item or for all: a receipt without its list proves nothing.</summary>
        private IEnumerable<KeyValuePair<string, string>> Papers(string? item) => @case.Materials.Where(m => item is null || m.For.Contains(item))
            .Select((m, at) => KeyValuePair.Create(t["document.paper.number", at + 1], t["document.paper", matter.Material(m.Material).Name,
                m.Owed ? t["document.paper.owed"] : m.Pages.Count > 0 ? t["document.paper.pages", m.Pages.Count] : t["document.paper." + m.Way]]));

        private IEnumerable<KeyValuePair<string, string>> Law(string item) => matter.Item(item).LegalLimit is { } limit
            ? [Fact("document.legal", limit.Days == 0 ? t.Of(limit.Basis) : t["document.legal.limit", t.Limit(limit.Days, limit.Unit), limit.Basis])] : [];

        /// <summary>By silence a short promise is over before it is told: the day of the law then, if that is still to come, or none.</summary>
        private IEnumerable<KeyValuePair<string, string>> Due(ItemDeemedAccepted accepted)
        {
            var today = recorded.Meta.At.ChinaDate();
            if (accepted.DueOn >= today)
                return [Dated("document.due", accepted.DueOn, accepted.NotAnnounced)];
            return matter.Item(accepted.Item).LegalLimit is { } limit && time.LastDay(accepted.AcceptedOn, limit) is var last && last >= today
                ? [Dated("document.legal-due", last, time.NotAnnounced(last))] : [];
        }

        private IEnumerable<KeyValuePair<string, string>> Promised() =>
            time.PromisedBy(@case, matter) is { } by ? [Dated("document.promised", by, time.NotAnnounced(by))] : [];

        private KeyValuePair<string, string> Received(DateTimeOffset at) => Fact("document.received", t.Date(at.ChinaDate()));

        private KeyValuePair<string, string> Accepted(string item) => Fact("document.accepted", t.Date(Item(item).CountedFrom!.Value));

        private KeyValuePair<string, string> Dated(string label, DateOnly date, int? notAnnounced) =>
            Fact(label, t.NotAnnounced(notAnnounced) is { } note ? t["document.may-move", t.Date(date), note] : t.Date(date));

        private KeyValuePair<string, string> Fact(string label, string value) => new(t[label], value);

        private ItemCase Item(string code) => @case.Item(code)!;
    }
}
