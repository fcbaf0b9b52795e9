using Npgsql;
using OneStop.Certificates;
using OneStop.Certificates.Files;
using OneStop.Certificates.Issue;
using OneStop.Certificates.Layouts;
using OneStop.Contracts.Cases;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Certificates;
using OneStop.Domain;
using OneStop.EventSourcing.Database;
using OneStop.EventSourcing.Secrets;
using OneStop.EventSourcing.Store;
using OneStop.Identifiers;
using OneStop.Secrets;
using OneStop.Time;

namespace OneStop.Demo.Certificates;

/// <summary>
/// What the demo's people and enterprises brought along from the registers: an ID card each, a business licence each, some
/// ended or withdrawn, and for some people papers of their life. The registers' data are those of the simulators.
/// </summary>
internal sealed class DemoCertificates(NpgsqlDataSource db, IStreams streams, SubjectKeys keys, MasterKeys masters, ICatalog catalog)
{
    private const string HomeRegion = "990102";

    public async Task Lay(CancellationToken cancel)
    {
        var wanted = Wanted().Where(w => catalog.Departments.Any(d => d.Code == w.Department)).ToList();
        if (await AreLaid(wanted.Select(w => w.Id), wanted.Count, cancel))
            return;
        await Parallel.ForEachAsync(wanted, cancel, async (one, stop) => await Issue(one, stop));
    }

    private static void Laid(Wish wish, Result<Unit> outcome)
    {
        if (outcome.IsRefused)
            throw new InvalidOperationException($"The demo's {wish.Result.Name} could not be laid: {outcome.Refusals[0].Code}.");
    }

    private async Task<bool> AreLaid(IEnumerable<Guid> ids, int count, CancellationToken cancel)
    {
        await using var command = db.CreateCommand("select count(*) from certificates.certificates where id = any($1)");
        command.Parameters.Add(Sql.P(ids.ToArray()));
        return await command.ExecuteScalarAsync(cancel) is long laid && laid == count;
    }

    private async Task Issue(Wish wish, CancellationToken cancel)
    {
        if (await keys.Ensure(wish.Subject, cancel) is not { } holder)
            return;
        var order = new IssueOrder(
            wish.Id, holder, wish.Department, HomeRegion, wish.Id, 1, null, null, ChinaTime.StartOf(wish.Result.ValidFrom).AddHours(9), wish.Result);
        Laid(wish, await streams.Send(order.Id, new IssueCertificate(order), CommandContext.Robot()));
        if (wish.Ended is { } ground)
            Laid(wish, await streams.Send(wish.Id, new RevokeDemoCertificate(ground), CommandContext.Robot()));
    }

    private IEnumerable<Wish> Wanted()
    {
        var (enterprises, people) = (Registered<EnterpriseEntry>("enterprises"), Registered<PersonEntry>("people").Where(p => p.Status == "1").ToList());
        return [.. enterprises.Select(Licence), .. people.Select(Card),
            .. DemoPapers.Of([.. people.Select(Holder), .. enterprises.Select(Holder)]).Select(Paper)];
    }

    private static DemoPapers.Holder Holder(PersonEntry p) => new(p.Key, p.Name, p.IdNumber, p.Card.ValidFrom);
    private static DemoPapers.Holder Holder(EnterpriseEntry e) => new(e.Key, e.Name, e.Uscc, e.Licence.ValidFrom);

    private Wish Paper((DemoPapers.Holder Holder, string Department, ResultOrder Result) paper)
    {
        var code = paper.Holder.IdCode;
        var subject = CitizenId.IsValid(code) ? SubjectId.OfPerson(masters, code) : SubjectId.OfEnterprise(masters, code);
        return new(FileId.OfRegister(subject, paper.Result.Code), subject, paper.Department, paper.Result, paper.Result.Face.Value!, null);
    }

    private Wish Licence(EnterpriseEntry e)
    {
        var subject = SubjectId.OfEnterprise(masters, e.Uscc);
        var lines = new List<KeyValuePair<string, string>>
        {
            new("编号", ResultOrder.NumberPlaceholder), new("统一社会信用代码", e.Uscc), new("名称", e.Name), new("类型", e.Type),
            new(e.RepresentativeTitle, e.Representative.Name),
        };
        if (e.RegisteredCapital is { } capital)
            lines.Add(new(e.TypeCode is "4530" or "4540" ? "出资额" : "注册资本", $"{capital:0.##}万元"));
        lines.AddRange([
            new(e.TypeCode == "9500" ? "注册日期" : "成立日期", Print(e.EstablishedOn)),
            new("有效期限", e.Licence.ValidTo is { } to ? $"至{Print(to)}" : "长期"),
            new(e.TypeCode == "9500" ? "经营场所" : "住所", e.Address), new("经营范围", e.Scope), new("登记机关", "东湖市市场监督管理局"),
        ]);
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DE0201"] = e.Uscc, ["DE0202"] = e.Name, ["DE0203"] = e.TypeCode, ["DE0204"] = e.Representative.Name, ["DE0207"] = Iso(e.EstablishedOn),
            ["DE0208"] = e.Address, ["DE0209"] = e.PremisesRegion, ["DE0210"] = e.Scope, ["DE0211"] = e.IndustryCode, ["DE0212"] = e.Status,
            ["DE0224"] = e.CreditFlag,
        };
        if (e.RegisteredCapital is { } money)
            data["DE0206"] = $"{money:0.##}";
        var result = new ResultOrder("business-licence", "11990100MB0D10147G101", "营业执照", ResultKind.Certificate, "营照",
            e.Licence.ValidFrom, e.Licence.ValidTo, null, new CertificateFace(e.Name, e.Uscc, lines, data));
        return new(FileId.OfRegister(subject, result.Code), subject, "market-regulation", result, result.Face.Value!,
            e.Status switch { "2" => RevocationGround.TakenAway, "3" => RevocationGround.GivenUp, _ => null });
    }

    private Wish Card(PersonEntry p)
    {
        var subject = SubjectId.OfPerson(masters, p.IdNumber);
        var lines = new List<KeyValuePair<string, string>>
        {
            new("编号", ResultOrder.NumberPlaceholder), new("姓名", p.Name), new("性别", p.Sex == "1" ? "男" : "女"), new("民族", EthnicGroups.NameOf(p.Nation)),
            new("出生", Print(p.BirthDate)),
            new("公民身份号码", p.IdNumber), new("住址", p.HukouAddress),
            new("有效期限", p.Card.ValidTo is { } to ? $"{Print(p.Card.ValidFrom)}至{Print(to)}" : $"{Print(p.Card.ValidFrom)}起，长期"), new("签发机关", "东湖市公安局"),
        };
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DE0101"] = p.Name, ["DE0102"] = "111", ["DE0103"] = p.IdNumber, ["DE0104"] = p.Sex, ["DE0105"] = Iso(p.BirthDate), ["DE0106"] = p.Nation,
            ["DE0107"] = p.HukouAddress, ["DE0108"] = p.HukouRegion,
        };
        var result = new ResultOrder("id-card", "11990100MB0D186401101", "居民身份证", ResultKind.Certificate, "身证", p.Card.ValidFrom, p.Card.ValidTo, null,
            new CertificateFace(p.Name, p.IdNumber, lines, data));
        return new(FileId.OfRegister(subject, result.Code), subject, "public-security", result, result.Face.Value!, null);
    }

    private static List<T> Registered<T>(string register) => Resources.Json<List<T>>($"registers/{register}.json");

    private static string Print(DateOnly date) => Paint.Date(date);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd");

    /// <param name="Ended">Why it was withdrawn; null when it was not.</param>
    private sealed record Wish(Guid Id, Guid Subject, string Department, ResultOrder Result, CertificateFace Face, RevocationGround? Ended);

    private sealed record EnterpriseEntry(
        string Key, string Name, string Uscc, string TypeCode, string Type, string RepresentativeTitle, Named Representative, string Address,
        string PremisesRegion, string Scope,
        string IndustryCode, DateOnly EstablishedOn, decimal? RegisteredCapital, string Status, string CreditFlag, Papers Licence);

    private sealed record Named(string Name);

    private sealed record Papers(DateOnly ValidFrom, DateOnly? ValidTo);

    private sealed record PersonEntry(string Key, string Name, string IdNumber, string Sex, DateOnly BirthDate, string Nation, string HukouAddress,
        string HukouRegion, Papers Card, string Status);
}

/// <summary>A register says that the certificate no longer holds.</summary>
internal sealed record RevokeDemoCertificate(RevocationGround Ground) : ICommand<Certificate, Unit>;

internal sealed class RevokeDemoCertificateHandler : ICommandHandler<Certificate, RevokeDemoCertificate, Unit>
{
    public Result<Decision<Unit>> Decide(Certificate state, RevokeDemoCertificate command, CommandContext by, DateTimeOffset now) =>
        state.Status == CertificateStatus.Revoked ? Decision.Just() : Decision.Just(new CertificateRevoked(command.Ground));
}
