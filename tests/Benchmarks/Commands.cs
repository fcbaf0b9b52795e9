using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases;
using OneStop.Cases.Domain;
using OneStop.Cases.Window;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Events;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Load.Seed;
using OneStop.Rules;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Benchmarks;

/// <summary>One command on a case without its database: read and fold, decide, write and chain.</summary>
internal static class Commands
{
    private const string Region = "990102";

    public static void Run(IServiceProvider services)
    {
        var (catalog, types) = (services.GetRequiredService<ICatalog>(), services.GetRequiredService<EventTypes>());
        var invented = new Invented(catalog, catalog.Find("YJS-E01")!, new Random(5));
        var composition = invented.Everything();
        var key = services.GetRequiredService<SubjectKeys>().Ensure(Guid.CreateVersion7()).GetAwaiter().GetResult()!;
        var clock = services.GetRequiredService<CaseClock>();
        var now = ChainHash.ToMicroseconds(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var made = SeedCase.Make(catalog, clock, Guid.CreateVersion7(), key, "E01-20261122-00001", "知味小馆", composition, invented.Form(composition), now,
            Progress.Received, Region);
        var stored = made.Events.Select(e => (Type: types.NameOf(e.Event.GetType()), Data: EventTypes.Write(e.Event, key), e.Meta)).ToList();
        var item = made.State.Items.First(i => !i.IsFinal).Code;
        var clerk = new StaffMember(Guid.CreateVersion7(), new("service-centre", Region, PostRole.Clerk));
        var accepted = new ItemAccepted(item, now.ChinaDate());
        var headers = StoredMeta.Headers(made.Events[0].Meta, subject: null);

        Measure.Of($"read a case of {stored.Count} events: decode, decrypt, fold", 20_000,
            Fold);
        Measure.Of("decide: accept one item", 50_000, () => AcceptItemsHandler.Decide(made.State, new(made.State.Number, [item]), clerk, now, clock));
        Measure.Of("write an event and chain its hash", 50_000,
            () => ChainHash.Of(ChainHash.Start, made.Id, 3, "cases.item-accepted.v1", now, clerk.Account.ToString(), null, null, headers,
                EventTypes.Write(accepted, key)));

        void Fold()
        {
            var state = Case.Empty;
            foreach (var (type, data, circumstances) in stored)
                state = state.Evolve(types.Read(type, data, key), circumstances);
        }
    }
}
