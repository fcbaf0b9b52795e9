using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OneStop.Cases.Applicants;
using OneStop.Cases.Departments;
using OneStop.Cases.Domain;
using OneStop.Cases.Window;
using OneStop.Cases.Drafts;
using OneStop.Cases.Files;
using OneStop.Cases.Prefill;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Contracts.Exchange;
using OneStop.Contracts.Identity;
using OneStop.Domain;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Time;

namespace OneStop.Demo.Cases;

/// <summary>
/// Restaurants on their way, so that whoever looks for the first time finds a desk with work on it and cases with a history.
/// Every step is the product's own decision, taken on a working day of the past weeks; only the clock is turned back.
/// </summary>
internal sealed class DemoCases(
    IServiceProvider services, ICatalog catalog, ICertificates certificates, IPeople people, SubjectKeys keys, MasterKeys masters,
    FileStore files, TimeProvider clock)
{
    private const string Matter = "YJS-E01";
    private const string Region = "990102";
    private const string Opinion = "经审查，符合要求，准予许可。";

    private readonly PastClock past = new();

    public async Task Lay(CancellationToken cancel)
    {
        var samples = Samples.Read();
        var streams = Streams.At(services, past);
        for (var n = 0; n < samples.Cases.Count; n++)
        {
            var sample = samples.Cases[n];
            var id = IdOf(sample);
            if (await streams.Read<Case>(id) is not null)
                continue;
            var number = await File(streams, samples, sample, id, n + 1, cancel);
            foreach (var act in sample.Then ?? [])
                await Carry(streams, samples, act, id, number, cancel);
        }
    }

    private async Task<string> File(IStreams streams, Samples samples, Sample sample, Guid id, int sequence, CancellationToken cancel)
    {
        past.Now = At(sample.Filed);
        var today = past.Now.ChinaDate();
        var matter = catalog.Find(Matter)!;
        var (applicant, person) = (SubjectId.OfEnterprise(masters, sample.Uscc), SubjectId.OfPerson(masters, sample.IdNumber));
        var key = await keys.Ensure(applicant, cancel) ?? throw new InvalidOperationException($"{sample.Name} was forgotten.");
        var by = new ApplicantFacts(Applicant.Enterprise, sample.Name, sample.Uscc, sample.Person, sample.Mobile);
        var own = $"{sample.IdNumber} {sample.Person}";
        var known = new KnownFacts(matter, null, past.Now);
        known.AddCertificates(await certificates.OnFile(applicant, cancel));
        var state = known.ToState(by, verified: true) with
        {
            Answered = [RegisterNames.Population, RegisterNames.MarketEntities, RegisterNames.Premises,
                .. matter.Parties.Select(p => p.Source(RegisterNames.Population))],
            Answers = matter.Questions.ToImmutableSortedDictionary(q => q.Id, q => sample.Yes.Contains(q.Id) ? "1" : "0", StringComparer.Ordinal),
            Form = Form(samples, sample),
            // The person looks after food safety and goes to be examined.
            Confirmed = ImmutableSortedDictionary<string, string>.Empty.Add("DL0402", own).Add("DL0603", own),
            Committed = [.. matter.Materials.Select(m => m.Code)],
        };
        var draft = new Draft(id, $"E01-{today:yyyyMMdd}-{sequence:00000}", applicant, person, matter.Code, matter.Version, 1, past.Now, past.Now, key, state);
        draft = draft with { State = state with { Pages = await Upload(Filing.Of(catalog, draft, today)!, key, cancel) } };
        var filing = Filing.Of(catalog, draft, today)!;
        if (DraftToFile.Missing(filing, agreed: true) is { Count: > 0 } missing)
        {
            var told = string.Join(", ", missing.Select(m => $"{m.Code} {m.Field}"));
            throw new InvalidOperationException($"The sample {sample.Sign} cannot be filed: {told}");
        }

        Done(await streams.Send(id, DraftToFile.CommandOf(filing, Region, today), new(person, Channel.Portal) { OnBehalfOf = applicant }));
        return draft.Number;
    }

    private static ImmutableSortedDictionary<string, string> Form(Samples samples, Sample sample)
    {
        var form = samples.Form.ToImmutableSortedDictionary(StringComparer.Ordinal).ToBuilder();
        foreach (var (element, value) in ((string, string)[])[
            ("DE0218", sample.Person), ("DE0111", sample.Mobile), ("DL0401", sample.Person), ("DL0402", sample.IdNumber), ("DL0403", sample.Mobile),
            ("DE0407", sample.Sign), ("DE0414", sample.Person), ("DL0602", sample.Person), ("DL0603", sample.IdNumber)])
            form[element] = value;
        // From 300 m² on, fire safety is checked before the opening: the fourth question asks the same.
        if (sample.Yes.Contains("q4"))
            form["DE0411"] = "320";
        return form.ToImmutable();
    }

    private async Task<ImmutableSortedDictionary<string, ImmutableList<UploadedPage>>> Upload(Filing filing, SubjectKey key, CancellationToken cancel)
    {
        var pages = ImmutableSortedDictionary.CreateBuilder<string, ImmutableList<UploadedPage>>(StringComparer.Ordinal);
        foreach (var material in filing.ToDo.Where(m => m.Way.Kind == WayKind.Upload))
        {
            var page = new NewFile(Guid.CreateVersion7(), $"{material.Spec.Name.Zh}.png", "image/png", Samples.Page(material.Spec.Code));
            await files.Keep(filing.Draft.Id, material.Spec.Code, [page], key, cancel);
            pages[material.Spec.Code] = [page.ToPage()];
        }

        return pages.ToImmutable();
    }

    private async Task Carry(IStreams streams, Samples samples, Act act, Guid id, string number, CancellationToken cancel)
    {
        past.Now = At(act.At);
        var state = (await streams.Read<Case>(id))!.State;
        switch (act.Do)
        {
            case "accept":
                var items = act.Item is { } one ? [one] : state.Items.Where(i => i.Status == ItemStatus.Received).Select(i => i.Code).ToImmutableList();
                await Give(new AcceptItems(number, items), await Clerk());
                break;
            case "correct":
                await Give(new RequestCorrections(number, act.Item!, act.Points!), await Clerk());
                break;
            case "grant":
                var met = ItemShare.Of(catalog, state, act.Item!).Checkpoints.ToImmutableSortedDictionary(
                    c => c.Id, _ => Judgement.Meets, StringComparer.Ordinal);
                await Give(new GrantItem(number, act.Item!, met, "", Opinion), await Reviewer());
                break;
            case "deny":
                await Give(new DenyItem(number, act.Item!, [new(act.Reason!, act.Basis!)]), await Reviewer());
                break;
            default:
                throw new InvalidOperationException($"Nobody can {act.Do} a case.");
        }

        async Task Give(ICommand<Case, Unit> command, StaffMember by) => Done(await streams.Send(id, command, by.Context(null)));

        Task<StaffMember> Clerk() => OfPost(samples.Clerk, "service-centre", PostRole.Clerk);

        Task<StaffMember> Reviewer()
        {
            var department = state.Item(act.Item!)!.Department;
            return OfPost(samples.Reviewers[department], department, PostRole.Reviewer);
        }

        async Task<StaffMember> OfPost(string login, string department, PostRole role) =>
            new(await people.StaffAccount(login, cancel) ?? throw new InvalidOperationException($"There is no official {login}."),
                new(department, Region, role));
    }

    private static void Done<T>(Result<T> outcome)
    {
        if (outcome.IsRefused)
            throw new InvalidOperationException($"A sample case was refused: {string.Join(", ", outcome.Refusals.Select(r => r.Code))}");
    }

    /// <param name="when">Working days before today, and the time of day.</param>
    private DateTimeOffset At(JsonElement[] when)
    {
        var day = clock.ChinaToday();
        for (var left = when[0].GetInt32(); left > 0; left--)
        {
            do
                day = day.AddDays(-1);
            while (!catalog.Calendar.IsWorkingDay(day));
        }

        return ChinaTime.StartOf(day) + TimeOnly.Parse(when[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan();
    }

    // The same every time, so that laying the samples again finds them.
    private static Guid IdOf(Sample sample) => new(SHA256.HashData(Encoding.UTF8.GetBytes("sample:" + sample.Uscc + sample.Sign)).AsSpan(0, 16));

    private sealed class PastClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }
        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
