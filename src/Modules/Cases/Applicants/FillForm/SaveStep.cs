using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Cases.Prefill;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Exchange;
using OneStop.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Applicants;

/// <summary>
/// Saves one page of the form. Everything typed is kept, right or wrong; what is wrong is told. When the same page was
/// saved on another device since it was shown, nothing is overwritten: what changed is told first.
/// </summary>
[UseCase]
internal sealed class SaveStep(
    ICatalog catalog, DraftStore drafts, NamedPeople people, NewNames names, PartyFacts parties, TimeProvider clock)
{
    /// <param name="Account">Whose look into the population register it is.</param>
    /// <param name="Typed">By the name of the control.</param>
    /// <param name="Seen">Fingerprint of the page as it was shown; null overwrites.</param>
    /// <param name="Network">Where it is asked from.</param>
    internal sealed record Command(Guid Draft, ApplicantReach Reach, Guid Account, string Network, string Step, Func<string, StringValues> Typed, string? Seen);

    /// <param name="Refusals">What has to be mended; the step counts as saved when there are none.</param>
    /// <param name="Grew">The answers call for fields of this page that were not shown yet.</param>
    internal sealed record Answer(Draft Draft, IReadOnlyList<Refusal> Refusals, bool Grew);

    /// <summary>What saving says of the page, before anybody else is asked.</summary>
    internal sealed record Saved(IReadOnlyList<Refusal> Wrong, bool Grew);

    public async Task<Result<Answer>> Handle(Command command, CancellationToken cancel)
    {
        var today = clock.ChinaToday();
        var saved = await drafts.Change(command.Draft, command.Reach, draft => Decide(catalog, draft, command, today), cancel);
        if (!saved.Succeeded(out var made, out var refused))
            return refused;
        var (draft, (wrong, grew)) = made;
        if (wrong.Count > 0)
            return new Answer(draft, wrong, grew);

        // Outside of the change: another authority's system may take its time.
        var filing = Filing.Of(catalog, draft, today)!;
        if (await names.Taken(filing, command.Step, command.Account, command.Network, cancel) is { Count: > 0 } taken)
        {
            return (await drafts.Change(command.Draft, command.Reach, now => now.State with
            {
                Saved = now.State.Saved.Remove(command.Step),
                Taken = now.State.Taken.SetItems(taken.Select(e => KeyValuePair.Create(e.Code, filing.State[e.Code]!))),
            }, cancel)).Then(draft => new Answer(draft, [.. taken.Select(Filing.NameTaken)], grew));
        }

        var named = await people.Check(filing, command.Step, command.Account, command.Network, cancel);
        if (named.IsEmpty)
            return await Brought(draft);
        if (named.TooMany)
            return new Answer(draft, [Refusal.Conflict("cases.too-many-people")], grew);
        if (named.Unknown.Count > 0)
            return new Answer(draft, named.Unknown, grew);
        var noted = await drafts.Change(command.Draft, command.Reach, now => named.Away
            ? now.State with
            {
                Saved = now.State.Saved.Add(command.Step),
                Answered = now.State.Answered.Remove(RegisterNames.Population),
                Silent = now.State.Silent.Add(RegisterNames.Population)
            }
            : now.State with { Saved = now.State.Saved.Add(command.Step), Confirmed = now.State.Confirmed.SetItems(named.Confirmed) }, cancel);
        return noted.Succeeded(out var whole, out refused) ? await Brought(whole) : refused;

        async Task<Result<Answer>> Brought(Draft draft) =>
            (await parties.Bring(draft, command.Account, command.Network, cancel)).Then(filled => new Answer(filled, [], grew));
    }

    /// <summary>What the page's form makes of a draft.</summary>
    internal static Result<DraftChange<Saved>> Decide(ICatalog catalog, Draft draft, Command command, DateOnly today)
    {
        if (Filing.Of(catalog, draft, today) is not { } filing || filing.Composition.Steps.FirstOrDefault(s => s.Step.Code == command.Step) is not { } step)
            return Refusal.NotFound("cases.step-not-found");
        var typed = Merge(filing, step, command.Typed);
        var after = Filing.Of(catalog, draft with { State = typed }, today)!;
        var now = Fingerprint(filing, step);
        if (command.Seen is { } seen && seen != now && Fingerprint(after, step) != now)
            return Refusal.Conflict("cases.step-changed");
        IReadOnlyList<ComposedField> asks = after.Composition.Steps.FirstOrDefault(s => s.Step.Code == command.Step)?.Fields ?? [];
        var asked = step.Fields.Select(f => f.Element.Code).ToHashSet(StringComparer.Ordinal);
        var grew = asks.Any(f => !asked.Contains(f.Element.Code) && after.State[f.Element.Code] is null);
        List<Refusal> wrong = [.. asks.Where(f => asked.Contains(f.Element.Code)).SelectMany(f => IsRepeated(f.Element, command.Typed)
            ? FieldCheck.Read(f.Element, f.Required, [.. command.Typed(f.Element.Key)]).Refusals : after.Read(f).Refusals)];
        // A page that names people is done only when the register has been asked, afterwards.
        var isDone = wrong.Count == 0 && asks.All(f => !after.Unconfirmed(f.Element).Any());
        return new DraftChange<Saved>(
            typed with { Saved = isDone ? typed.Saved.Add(command.Step) : typed.Saved.Remove(command.Step) }, new(wrong, grew));
    }

    /// <summary>Tells whether a page still stands as it was shown.</summary>
    public static string Fingerprint(Filing filing, ComposedStep step)
    {
        var values = string.Join('\n', step.Fields.Where(f => !filing.IsLocked(f))
            .Select(f => $"{f.Element.Code}={filing.State.Form.GetValueOrDefault(f.Element.Code)}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(values)).AsSpan(0, 8));
    }

    private static DraftState Merge(Filing filing, ComposedStep step, Func<string, StringValues> typed)
    {
        var form = filing.State.Form.ToBuilder();
        foreach (var field in step.Fields.Where(f => !filing.IsLocked(f)))
        {
            var element = field.Element;
            var given = Tables.Given(element, element.Key, typed);
            var read = FieldCheck.Read(element, required: false, [.. given]);
            // Of several values for one field none is the applicant's: joined they could be a right one that nobody typed.
            var value = read.Succeeded(out var right) ? right : IsRepeated(element, typed) ? "" : element.Type == ElementType.Table ? given.ToString()
                : Clip(string.Join(',', given.AsEnumerable()));
            // A value left as it was found is not the applicant's statement.
            if (value == (filing.State.Facts.GetValueOrDefault(element.Code)?.Value ?? ""))
                form.Remove(element.Code);
            else
                form[element.Code] = value;
        }

        return filing.State with { Form = form.ToImmutable() };
    }

    private static bool IsRepeated(DataElement element, Func<string, StringValues> typed) => element.Type is not (ElementType.MultiChoice or ElementType.Table)
        && typed(element.Key).Count > 1;

    /// <summary>Right or wrong it is kept, but nobody writes more than this into a field.</summary>
    internal static string Clip(string text) => text.Length > 4000 ? text[..4000] : text;
}
