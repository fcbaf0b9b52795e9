using System.Globalization;

namespace OneStop.Simulators.Registers;

/// <summary>The market regulator's register of enterprises: the licence, and who may speak for the enterprise.</summary>
internal static class MarketRegister
{
    public static void Map(IEndpointRouteBuilder register)
    {
        register.MapGet("/v1/licences/{uscc}", Find);
        register.MapPost("/v1/representatives/match", Match);
        register.MapPost("/v1/names/match", Name);
    }

    private static IResult Find(string uscc, RegisterData data, ToldEntries told, TimeProvider clock)
    {
        if (!Asking.IsCreditCode(uscc))
            return Asking.BadCreditCode();
        if (Entity(uscc, data, told) is not { } found)
            return Problems.Of(404, "licence.unknown", "No enterprise is registered under this credit code.");
        var today = Asking.Today(clock);
        var valid = found.Status is "1" or "5" && found.Licence.ValidFrom <= today && (found.Licence.ValidTo is not { } end || today <= end);
        return Results.Ok(new Answer(found.Uscc, found.Name, found.TypeCode, found.Type, found.RepresentativeTitle, found.Representative.Name,
            found.Address, found.PremisesRegion, found.Scope, found.IndustryCode, found.EstablishedOn, found.RegisteredCapital, found.Status,
            found.CreditFlag, found.Licence.Issuer, found.Licence.IssuedOn, found.Licence.ValidFrom, found.Licence.ValidTo, valid, found.NoticeStart));
    }

    private static IResult Match(MatchRequest question, RegisterData data, ToldEntries told)
    {
        if (!Asking.IsCreditCode(question.Uscc))
            return Asking.BadCreditCode();
        if (!Asking.IsIdNumber(question.IdNumber))
            return Asking.BadIdNumber();
        if (!Asking.IsName(question.Name))
            return Asking.BadName();
        if (Entity(question.Uscc!, data, told) is not { } found)
            return Problems.Of(404, "licence.unknown", "No enterprise is registered under this credit code.");
        var asked = new NamedPerson(question.Name!, question.IdNumber!);
        return Results.Ok(new { role = asked == found.Representative ? "representative" : asked == found.Liaison ? "liaison" : "none" });
    }

    private static IResult Name(NameRequest question, RegisterData data, ToldEntries told)
    {
        if (!Asking.IsName(question.Name))
            return Asking.BadName();
        return Results.Ok(new
        {
            isTaken = data.Enterprises.Keys.Concat(told.All(RegisterSystem.Market.Name).Select(t => t.Subject)).Distinct()
                .Select(code => Entity(code, data, told)).Any(e => e?.Name == question.Name && e?.Status != StruckOff),
        });
    }

    private const string StruckOff = "3";

    // GS 16-2006, those that are founded here.
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["1100"] = "有限责任公司", ["1200"] = "股份有限公司", ["4530"] = "合伙企业", ["4540"] = "个人独资企业", ["9100"] = "农民专业合作社", ["9500"] = "个体工商户",
    };

    // What it was told stands before what it had: a new company, a change of one, or its end.
    private static Enterprise? Entity(string uscc, RegisterData data, ToldEntries told)
    {
        var had = data.Enterprises.GetValueOrDefault(uscc);
        return told.Of(RegisterSystem.Market.Name, uscc) is not { } newer ? had
            : newer.Entry is null ? had is null ? null : had with { Status = StruckOff }
            : Registered(newer, had, data);
    }

    private static Enterprise Registered(ToldEntry told, Enterprise? had, RegisterData data)
    {
        var since = told["establishedOn"] is { } day ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : had?.EstablishedOn ?? default;
        var person = told["representative"] is { } name && told["representativeIdNumber"] is { } number ? new NamedPerson(name, number)
            : had?.Representative ?? new("", "");
        return new("told", told["name"] ?? told.Name, told.Subject, told["typeCode"] ?? had?.TypeCode ?? "1100",
            told["typeCode"] is { } type ? Types.GetValueOrDefault(type, "") : had?.Type ?? "",
            had?.RepresentativeTitle ?? "法定代表人", person, had?.Liaison ?? person, told["address"] ?? had?.Address ?? "",
            told["premisesRegion"] ?? (told["address"] is { } address ? CommunityOf(address, data) : had?.PremisesRegion) ?? "",
            told["scope"] ?? had?.Scope ?? "", told["industryCode"] ?? had?.IndustryCode ?? "", since,
            decimal.TryParse(told["registeredCapital"], CultureInfo.InvariantCulture, out var capital) ? capital : had?.RegisteredCapital,
            told["status"] ?? had?.Status ?? "1", had?.CreditFlag ?? "0",
            had?.Licence ?? new(told["issuer"] ?? "", since, since, null));
    }

    // As the city's list of standard addresses would say it: the community of whoever is registered in the same street, else the first of the district.
    private static string? CommunityOf(string address, RegisterData data) =>
        (data.Enterprises.Values.FirstOrDefault(e => address.Contains(Street(e.Address), StringComparison.Ordinal))
            ?? data.Enterprises.Values.FirstOrDefault(e => address.Contains(District(e.Address), StringComparison.Ordinal)))?.PremisesRegion;

    // 东湖市湖滨区望湖路118号: 望湖路.
    private static string Street(string address) => string.Concat(address[(address.IndexOf('区') + 1)..].TakeWhile(c => !char.IsAsciiDigit(c)));

    private static string District(string address) => address[(address.IndexOf('市') + 1)..(address.IndexOf('区') + 1)];

    private sealed record NameRequest(string? Name);

    private sealed record MatchRequest(string? Uscc, string? IdNumber, string? Name);

    private sealed record Answer(string Uscc, string Name, string TypeCode, string Type, string RepresentativeTitle, string Representative,
        string Address, string PremisesRegion, string Scope, string IndustryCode, DateOnly EstablishedOn, decimal? RegisteredCapital,
        string Status, string CreditFlag, string Issuer, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo, bool IsValid,
        DateOnly? NoticeStart);
}
