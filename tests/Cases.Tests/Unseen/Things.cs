using System.Collections.Immutable;
using System.Globalization;
using OneStop.Cases.Domain;
using OneStop.Cases.Drafts;
using OneStop.Contracts.Catalog;
using OneStop.Domain;
using OneStop.EventSourcing.Store;
using OneStop.Web;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>What stands for the parameters of an address, by their names.</summary>
internal sealed record Named(ImmutableDictionary<string, string> Values)
{
    public static Named Of(params (string Name, string Value)[] values) =>
        new(values.ToImmutableDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));

    public string? this[string name] => Values.GetValueOrDefault(name);

    public Named With(string name, string value) => new(Values.SetItem(name, value));
}

/// <summary>Something of somebody's that has addresses.</summary>
/// <param name="Begins">How these begin.</param>
/// <param name="Owner">Null for what is no applicant's.</param>
internal abstract record Thing(string[] Begins, Guid? Owner)
{
    /// <summary>Where nothing is: what answers there is what everybody else has to be answered.</summary>
    protected static readonly Guid Nothing = new("0190a0a0-0000-7000-8000-00000000dead");

    public bool IsAt(string route) => Array.Exists(Begins, b => route == b || route.StartsWith(b + "/", StringComparison.Ordinal));

    /// <summary>All that an address with these parameters can name of it.</summary>
    public abstract IEnumerable<Named> At(IReadOnlyCollection<string> parameters);

    /// <summary>Whether it is theirs to open, by what the address names of it; where it ends in a press, to press.</summary>
    public abstract bool IsFor(Asker who, string route, Named at);

    /// <summary>The same address of what does not exist, as near to what they may open as can be.</summary>
    public abstract Named Twin(Asker who, Named at);

    /// <summary>What a form that names it would name instead.</summary>
    public virtual string Renamed(string sent) => sent;

    public virtual IEnumerable<Secret> Secrets(ICatalog catalog, Planting planting) => [];

    protected static IEnumerable<Named> All(IReadOnlyCollection<string> parameters, string name, IEnumerable<string> values, IEnumerable<Named> of) =>
        parameters.Contains(name) ? from one in of from value in values select one.With(name, value) : of;
}

/// <summary>A case, of which departments see their share.</summary>
internal sealed record FiledThing(Guid Applicant, Guid Id, Loaded<Case> Loaded, Filing Filing, ImmutableDictionary<string, (string Name, string Says)> Papers)
    : Thing(["/cases/{number}", "/desk/cases/{number}"], Applicant)
{
    private static readonly string[] Window = ["/accept", "/correction", "/decline"], Department = ["/opinion", "/grant", "/deny"];

    public Case State => Loaded.State;

    public string NoNumber => State.Number[..4] + "20200102-99999";

    private ImmutableHashSet<string> Everyone => [.. State.Items.Select(i => i.Department)];

    public override IEnumerable<Named> At(IReadOnlyCollection<string> parameters)
    {
        var found = All(parameters, "item", State.Items.Select(i => i.Code), [Named.Of(("number", State.Number))]);
        foreach (var file in (string[])["file", "id"])
            found = All(parameters, file, State.Materials.SelectMany(m => m.Pages).Select(p => p.ToString()), found);
        found = All(parameters, "material", State.Materials.Select(m => m.Material), found);
        return !parameters.Contains("kind") ? found
            : from one in found from paper in Documents() select one.With("kind", paper.Kind).With("version", paper.Version);
    }

    private IEnumerable<(string Kind, string Version)> Documents() =>
        Loaded.Events.Select(r => (Kind(r.Event), r.Version.ToString(CultureInfo.InvariantCulture))).Where(d => d.Item1.Length > 0);

    private static string Kind(IEvent @event) => @event switch
    {
        CaseSubmitted => "receipt",
        ItemAccepted => "acceptance",
        CorrectionRequested => "correction",
        ItemDenied => "denial",
        ItemClosed => "closure",
        _ => "",
    };

    public override bool IsFor(Asker who, string route, Named at)
    {
        if (route.StartsWith("/cases/", StringComparison.Ordinal))
            return who.Applicant == Applicant && !route.EndsWith("/whose", StringComparison.Ordinal);
        if (Array.Exists(Window, w => route.EndsWith(w, StringComparison.Ordinal)))
            return who.IsWindowOf(State.Region);
        if (Array.Exists(Department, d => route.EndsWith(d, StringComparison.Ordinal)))
            return who.Reviews(State.Region, Of(at["item"]));
        return who.IsWindowOf(State.Region) || (who.Reviews(State.Region, Of(at["item"])) && IsShared(at));
    }

    private ImmutableHashSet<string> Of(string? item) => item is null ? Everyone : [State.Item(item)!.Department];

    private bool IsShared(Named at) => at["material"] is not { } material ? at["id"] is not { } file || For(file).Contains(at["item"]!)
        : State.Materials.Find(m => m.Material == material)!.For.Contains(at["item"]!);

    private ImmutableList<string> For(string file) => State.Materials.Find(m => m.Pages.Contains(Guid.Parse(file)))!.For;

    public override Named Twin(Asker who, Named at) => at["item"] is not { } item || !who.Reviews(State.Region, Everyone) ? at.With("number", NoNumber)
        : !who.Reviews(State.Region, Of(item)) ? at.With("item", State.Number[..4] + "I99")
        : at["id"] is not null ? at.With("id", Nothing.ToString()) : at.With("material", "nothing");

    public override string Renamed(string sent) => sent.Replace(Id.ToString(), Nothing.ToString(), StringComparison.Ordinal)
        .Replace(State.Number, NoNumber, StringComparison.Ordinal);

    public override IEnumerable<Secret> Secrets(ICatalog catalog, Planting planting)
    {
        foreach (var id in State.Items.SelectMany(i => i.Results).Select(r => r.Number).Prepend(Id.ToString()).Prepend(State.Number))
            yield return Told(id, "a number of the case", Everyone) with { IsId = true };
        var shares = State.Items.Select(i => (Item: i, Share: ItemShare.Of(catalog, State, i.Code))).ToList();
        foreach (var (element, value) in State.Form.Values)
        {
            // The title tells cases apart to all who work on it.
            var seeing = shares.Where(s => s.Share.Fields.Any(f => f.Code == element)).Select(s => s.Item.Department);
            foreach (var planted in planting.In(value))
                yield return Told(planted, element, State.Title?.Contains(planted, StringComparison.Ordinal) == true ? Everyone : [.. seeing]);
        }

        foreach (var material in State.Materials.Where(m => !m.Pages.IsEmpty))
        {
            ImmutableHashSet<string> seeing = [.. material.For.Select(i => State.Item(i)).OfType<ItemCase>().Select(i => i.Department)];
            foreach (var value in material.Pages.Select(p => p.ToString()).Append(Papers[material.Material].Name).Append(Papers[material.Material].Says))
                yield return Told(value, $"a page of {material.Material}", seeing);
        }

        foreach (var item in State.Items)
        {
            foreach (var value in planting.In(item.Opinion?.Note.Value))
                yield return Told(value, $"the note of {item.Code}", [item.Department]) with { ToOwner = false, ToWindow = false };
            var said = string.Join(' ', (item.Correction?.Points ?? []).Select(p => p.What.Value).Concat((item.Denial?.Reasons.Value ?? []).Select(r =>
                r.Reason + r.Basis)).Append(item.Grant?.Opinion.Value));
            foreach (var value in planting.In(said))
                yield return Told(value, $"what was said of {item.Code}", [item.Department]);
        }
    }

    private Secret Told(string value, string what, ImmutableHashSet<string> departments) =>
        new(value, $"{what} ({State.Number})", Applicant, State.Region, departments);
}

/// <summary>A draft: nobody sees it but whose it is.</summary>
internal sealed record DraftThing(Guid Applicant, Guid Id, Filing Filing, ImmutableDictionary<string, (string Name, string Says)> Papers)
    : Thing(["/apply/draft/{id:guid}"], Applicant)
{
    public override IEnumerable<Named> At(IReadOnlyCollection<string> parameters)
    {
        IEnumerable<Named> found = [Named.Of(("id", Id.ToString()))];
        found = All(parameters, "file", Filing.State.Pages.Values.SelectMany(p => p).Select(p => p.File.ToString()), found);
        found = All(parameters, "step", Filing.Composition.Steps.Select(s => s.Step.Code), found);
        found = All(parameters, "code", Filing.Composition.Materials.Select(m => m.Spec.Code), found);
        return All(parameters, "key", Filing.Composition.Fields.Select(f => f.Element.Key), found);
    }

    public override bool IsFor(Asker who, string route, Named at) => who.Applicant == Applicant;

    public override Named Twin(Asker who, Named at) => at.With("id", Nothing.ToString());

    public override string Renamed(string sent) => sent.Replace(Id.ToString(), Nothing.ToString(), StringComparison.Ordinal);

    public override IEnumerable<Secret> Secrets(ICatalog catalog, Planting planting) =>
        Filing.State.Form.SelectMany(f => planting.In(f.Value)).Concat(Papers.Values.SelectMany(p => (string[])[p.Name, p.Says])).Append(Filing.Draft.Number)
            .Append(Id.ToString()).Concat(Filing.State.Pages.Values.SelectMany(p => p).Select(p => p.File.ToString()))
            .Select(v => new Secret(v, $"the draft {Filing.Draft.Number}", Applicant, null, []));
}

/// <summary>What only its owner has: a certificate, a passkey, a site that they signed in to.</summary>
internal record OwnThing(Guid Whose, string Begin, string Id) : Thing([Begin], Whose)
{
    public override IEnumerable<Named> At(IReadOnlyCollection<string> parameters) => [Named.Of(("id", Id))];

    public override bool IsFor(Asker who, string route, Named at) => who.Applicant == Whose;

    public override Named Twin(Asker who, Named at) => at.With("id", Guid.TryParse(Id, out _) ? Nothing.ToString() : "AAAAAAAAAAAAAAAAAAAAAA");

    public override string Renamed(string sent) => sent.Replace(Id, Nothing.ToString(), StringComparison.Ordinal);
}

internal sealed record CertificateThing(Guid Whose, Guid Certificate) : OwnThing(Whose, "/wallet/{id:guid}", Certificate.ToString());

/// <summary>Who acts for whom, or a body and its people: to both its sides, as people, for whomever they act at the moment.</summary>
/// <param name="Parameter">What the address calls it.</param>
internal sealed record SidesThing(string Begin, string Parameter, Guid Id, ImmutableHashSet<string> Users) : Thing([Begin], null)
{
    public override IEnumerable<Named> At(IReadOnlyCollection<string> parameters) => [Named.Of((Parameter, Id.ToString()))];

    public override bool IsFor(Asker who, string route, Named at) => who.User is { } user && Users.Contains(user);

    public override Named Twin(Asker who, Named at) => at.With(Parameter, Nothing.ToString());

    public override string Renamed(string sent) => sent.Replace(Id.ToString(), Nothing.ToString(), StringComparison.Ordinal);
}

/// <summary>A post, to whoever gives such posts.</summary>
internal sealed record PostThing(Guid Id, Post Post) : Thing(["/operations/staff/{id:guid}"], null)
{
    public override IEnumerable<Named> At(IReadOnlyCollection<string> parameters) => [Named.Of(("id", Id.ToString()))];

    public override bool IsFor(Asker who, string route, Named at) => who.Post switch
    {
        { Role: PostRole.Operator } => true,
        { Role: PostRole.Administrator } own => Post.Department == own.Department && Region.Covers(own.Region, Post.Region)
            && Post.Role is PostRole.Reviewer or PostRole.Administrator,
        _ => false,
    };

    public override Named Twin(Asker who, Named at) => at.With("id", Nothing.ToString());

    public override string Renamed(string sent) => sent.Replace(Id.ToString(), Nothing.ToString(), StringComparison.Ordinal);
}
