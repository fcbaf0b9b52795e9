using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>
/// What stands in the paper of a decision (行政许可法 art. 32: in writing, dated, sealed). It comes wholly from the events up
/// to that decision, so it reads the same whenever it is made.
/// </summary>
internal static class DocumentOrders
{
    /// <param name="kind">receipt, acceptance, correction, decline or denial.</param>
    /// <param name="version">The event that took the decision.</param>
    /// <param name="t">Chinese: the language that counts in law.</param>
    /// <returns>Null when that event took no such decision.</returns>
    public static DocumentOrder? Of(Loaded<Case> loaded, Matter matter, string kind, int version, CaseClock time, Texts t)
    {
        if (loaded.Events.FirstOrDefault(e => e.Version == version) is not { } recorded)
            return null;
        // The state as it was then, or the paper would change with what came after.
        var then = loaded.Events.TakeWhile(e => e.Version <= version).Aggregate(Case.Empty, (state, e) => state.Evolve(e.Event, e.Meta));
        return then.By is null ? null : new Paper(loaded.Id, then, matter, recorded, time, t).Order(kind, recorded.Event);
    }

    private sealed class Paper(Guid stream, Case @case, Matter matter, Recorded recorded, CaseClock time, Texts t)
    {
        public DocumentOrder? Order(string kind, IEvent decision) => (kind, decision) switch
        {
            ("receipt", CaseSubmitted) => Make(kind, matter.Lead, null,
                [t["document.receipt.text", matter.OfficialName], t["document.receipt.next", CaseClock.PromisedAcceptanceDays, CaseClock.LegalAcceptanceDays]],
                [.. Items(), Dated("document.due", time.DueOn(@case), time.NotAnnounced(time.DueOn(@case)))]),
            ("acceptance", ItemAccepted e) => OfItem(kind, e.Item,
                [t["document.acceptance.text", Name(e.Item)], Limit(e.Item), t["document.acceptance.excluded"]],
                Dated("document.due", e.DueOn, e.NotAnnounced)),
            ("acceptance", ItemDeemedAccepted e) => OfItem(kind, e.Item,
                [t["document.deemed.text", Name(e.Item), t.Date(e.AcceptedOn), CaseClock.LegalAcceptanceDays]],
                Dated("document.due", e.DueOn, e.NotAnnounced)),
            ("correction", CorrectionRequested e) => OfItem(kind, e.Item,
                [t["document.correction.text", Name(e.Item)], .. e.Points.Select((p, i) =>
                    t["document.correction.point", i + 1, TargetName(p), p.What.Value!]), t["document.correction.once"]],
                Dated("document.answer-by", e.AnswerBy, e.NotAnnounced)),
            ("decline", ItemDeclined e) => OfItem(kind, e.Item, [t["document.decline.text", Name(e.Item), e.Reason.Value!],
                t["document.decline.right", e.RightBody.Value!], t["document.remedy"]]),
            ("denial", ItemDenied e) => OfItem(kind, e.Item,
                [t["document.denial.text", Name(e.Item), t.Deny(matter.Item(e.Item))], .. SecretTexts.Of(e.Reasons, t).Select((r, i) => t["document.denial.reason", i + 1, r]),
                    SecretTexts.Remedy(e, t)]),
            _ => null,
        };

        private DocumentOrder OfItem(string kind, string item, IReadOnlyList<string> paragraphs, params KeyValuePair<string, string>[] facts) =>
            Make(kind, @case.Item(item)!.Department, item, paragraphs, facts);

        private DocumentOrder Make(string kind, string department, string? item, IReadOnlyList<string> paragraphs,
            IReadOnlyList<KeyValuePair<string, string>> facts) => new(
            stream, recorded.Version, kind, department, @case.Applicant,
                t.DocumentTitle(kind, item is null ? null : matter.Item(item)), $"{@case.Number}-{recorded.Version:00}",
                @case.By!.Name, paragraphs,
            [
                Fact("document.number", @case.Number),
                Fact("document.applicant", @case.By.Name),
                @case.By.Kind == Applicant.Enterprise ? Fact("document.uscc", @case.By.Code) : Fact("document.id-number", Masks.IdNumber(@case.By.Code)),
                .. item is null ? Array.Empty<KeyValuePair<string, string>>() : [Fact("document.item", matter.Item(item).OfficialName.Zh)],
                .. facts,
                Fact("document.phone", matter.Department(department).Phone),
            ],
            recorded.Meta.At);

        private IEnumerable<KeyValuePair<string, string>> Items() => @case.Items.Select((i, at) => KeyValuePair.Create(t["document.item.number", at + 1],
            $"{Name(i.Code)}（{matter.Department(i.Department).ShortName.Zh}）"));

        // An item that waits for others is promised from when they are done; its date has their time in it.
        private string Limit(string item)
        {
            var (limit, awaited) = (@case.Item(item)!, @case.Item(item)!.DependsOn.Where(d => @case.Item(d) is { IsFinal: false }).ToList());
            return awaited.Count == 0 ? t["document.acceptance.limit", t.Limit(limit.PromisedDays, limit.Unit)]
                : t["document.acceptance.limit-after", string.Join(t["list.comma"], awaited.Select(Name)), t.Limit(limit.PromisedDays, limit.Unit)];
        }

        private KeyValuePair<string, string> Dated(string label, DateOnly date, int? notAnnounced) =>
            Fact(label, t.NotAnnounced(notAnnounced) is { } note ? t["document.may-move", t.Date(date), note] : t.Date(date));

        private KeyValuePair<string, string> Fact(string label, string value) => new(t[label], value);

        private string Name(string item) => matter.Item(item).Name.Zh;

        private string TargetName(CorrectionPoint point) => point.Kind == CorrectionTarget.Field ? matter.Element(point.Target).Name.Zh
            : matter.Material(point.Target).Name.Zh;
    }
}
