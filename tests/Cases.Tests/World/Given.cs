using System.Collections.Immutable;
using OneStop.Catalog;
using OneStop.Cases.Applicants;
using OneStop.Cases.Domain;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.Time;
using OneStop.Web;

namespace OneStop.Cases.Tests.World;

/// <summary>A restaurant that was filed on Monday 23 November 2026 at nine, and what happened since: given for deciders.</summary>
internal sealed class Given
{
    public const string Number = "E01-20261123-00001";
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly Lazy<ICatalog> Shipped = new(() => ShippedCatalog.Create());

    public static readonly Texts Words = new TextCatalogue([typeof(CasesModule).Assembly]).Chinese;

    private readonly List<(IEvent Event, EventMeta Meta)> events = [];

    private Given(ICatalog catalog) => (Catalog, Clock) = (catalog, new CaseClock(catalog));

    public ICatalog Catalog { get; }
    public CaseClock Clock { get; }
    public Case State { get; private set; } = Case.Empty;
    public DateTimeOffset Now { get; private set; } = Monday;
    public Matter Matter => ItemShare.MatterOf(Catalog, State);

    /// <summary>Needs no database: the catalogue is the one that is shipped.</summary>
    public static Given AFiledRestaurant(IReadOnlyDictionary<string, string>? answers = null, bool joint = false, params IReadOnlyList<string> only)
    {
        var catalog = Shipped.Value;
        var filed = new Restaurant(catalog).Filed(Number, Guid.CreateVersion7(), Guid.CreateVersion7(), answers: answers, only: only);
        return new Given(catalog).Then(Guid.CreateVersion7(), joint ? filed with { Joint = true } : filed);
    }

    public Given After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Given Then(params IReadOnlyList<IEvent> more) => Then(Officials.Food.Account, more);

    public Given Accepted(params IReadOnlyList<string> items) => Then([.. Clock.Accept(State, [.. items.Select(i => State.Item(i)!)],
        _ => Now.ChinaDate()).Select(d => new ItemAccepted(d.Item.Code, d.DueOn))]);

    public Given Granted(string item, bool withResult = true)
    {
        var share = ItemShare.Of(Catalog, State, item);
        return Then(new ItemGranted(item, share.Item.Department, State.Region, Number, "符合要求。", withResult
            ? ResultOrders.Of(State, share, DecidedValues.None, Now)[0] : null));
    }

    public ImmutableSortedDictionary<string, Judgement> AllMet(string item) => FiledCase.AllMet(ItemShare.Of(Catalog, State, item));

    /// <summary>The paper of the last event, as it would be sealed.</summary>
    public DocumentOrder Paper(string kind) => DocumentOrders.Of(
        new(Guid.CreateVersion7(), State, events.Count, null, "", [.. events.Select((e, at) => new Recorded(at + 1, e.Event, e.Meta))]),
        Matter, kind, events.Count, Clock, Words).ShouldNotBeNull();

    private Given Then(Guid actor, params IReadOnlyList<IEvent> more)
    {
        foreach (var e in more)
        {
            var meta = new EventMeta(actor, Channel.Portal, Now);
            events.Add((e, meta));
            State = State.Evolve(e, meta);
        }

        return this;
    }
}

/// <summary>Reading what a decider answered.</summary>
internal static class Answers
{
    public static IReadOnlyList<IEvent> Events(this Result<Decision<Unit>> outcome)
    {
        outcome.Refusals.ShouldBeEmpty();
        return outcome.Value.Events;
    }

    public static string Code(this Result<Decision<Unit>> outcome) => outcome.Refusals.ShouldHaveSingleItem().Code;
}
