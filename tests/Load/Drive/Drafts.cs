using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OneStop.Cases;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.Load.Seed;

namespace OneStop.Load.Drive;

/// <summary>Complete drafts of a matter of five items, ready to be filed; made before the clock starts.</summary>
internal sealed class Drafts(IServiceProvider services, Accounts accounts)
{
    public ConcurrentQueue<Guid> Ready { get; } = new();

    public async Task Make(int count)
    {
        var catalog = services.GetRequiredService<ICatalog>();
        var store = services.GetRequiredService<DraftStore>();
        var matter = catalog.Find("YJS-E01")!;
        var state = Complete(catalog, matter);
        await Parallel.ForEachAsync(Enumerable.Range(0, Math.Max(0, count)), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, cancel) =>
        {
            var id = Guid.CreateVersion7();
            await store.Create(id, matter, ApplicantReach.Whole(accounts.Applicants[0]), accounts.Person, state, cancel);
            Ready.Enqueue(id);
        });
    }

    /// <summary>Hundreds that an earlier run left would make "my cases" longer than anybody's.</summary>
    public static async Task DropThoseLeft(NpgsqlDataSource db)
    {
        await using var drop = db.CreateCommand("delete from cases.drafts");
        await drop.ExecuteNonQueryAsync();
    }

    /// <summary>All but tobacco and health certificates: five items.</summary>
    private DraftState Complete(ICatalog catalog, Matter matter)
    {
        var known = Known.Expected(matter);
        var answers = Answers.Of(matter.Questions.Select(q => KeyValuePair.Create(q.Id, q.Id is "q6" or "q7" ? "0" : "1")));
        var composition = catalog.Compose(matter, answers, known);
        if (composition.Items.Count != 5)
            throw new InvalidOperationException($"The matter of the measurement has {composition.Items.Count} items, not five.");
        var form = new Invented(catalog, matter, new Random(5)).Form(composition);
        return new()
        {
            By = new ApplicantFacts(Applicant.Enterprise, accounts.CitizenEnterprise, "91990102MA0H7K2C60", "周禾", "13800000000"),
            Verified = true,
            Answers = answers.Values,
            Form = form.Values,
            Answered = [.. known.Registers],
            Confirmed = composition.Fields.Select(f => f.Element).Where(e => e.NameIn is not null)
                .ToImmutableSortedDictionary(e => e.Code, e => $"{form[e.Code]} {form[e.NameIn!]}", StringComparer.Ordinal),
            Saved = [.. composition.Steps.Select(s => s.Step.Code)],
            Committed = [.. composition.Materials.Where(m => m.Way.Kind == WayKind.Commitment).Select(m => m.Spec.Code)],
            Certificates = known.Certificates.ToImmutableSortedDictionary(c => c, c =>
                new CertificateInForce(Guid.CreateVersion7(), c, "1", "market-regulation", null), StringComparer.Ordinal),
            Pages = composition.Uploads.ToImmutableSortedDictionary(m => m.Spec.Code, _ =>
                ImmutableList.Create(new UploadedPage(Guid.CreateVersion7(), "1.png", "image/png", 1, "00")), StringComparer.Ordinal),
        };
    }
}
