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

    private static IResult Find(string uscc, RegisterData data, TimeProvider clock)
    {
        if (!Asking.IsCreditCode(uscc))
            return Asking.BadCreditCode();
        if (!data.Enterprises.TryGetValue(uscc, out var found))
            return Problems.Of(404, "licence.unknown", "No enterprise is registered under this credit code.");
        var today = Asking.Today(clock);
        var valid = found.Status is "1" or "5" && found.Licence.ValidFrom <= today && (found.Licence.ValidTo is not { } end || today <= end);
        return Results.Ok(new Answer(found.Uscc, found.Name, found.TypeCode, found.Type, found.RepresentativeTitle, found.Representative.Name,
            found.Address, found.PremisesRegion, found.Scope, found.IndustryCode, found.EstablishedOn, found.RegisteredCapital, found.Status,
            found.CreditFlag, found.Licence.Issuer, found.Licence.IssuedOn, found.Licence.ValidFrom, found.Licence.ValidTo, valid, found.NoticeStart));
    }

    private static IResult Match(MatchRequest question, RegisterData data)
    {
        if (!Asking.IsCreditCode(question.Uscc))
            return Asking.BadCreditCode();
        if (!Asking.IsIdNumber(question.IdNumber))
            return Asking.BadIdNumber();
        if (!Asking.IsName(question.Name))
            return Asking.BadName();
        if (!data.Enterprises.TryGetValue(question.Uscc!, out var found))
            return Problems.Of(404, "licence.unknown", "No enterprise is registered under this credit code.");
        var asked = new NamedPerson(question.Name!, question.IdNumber!);
        return Results.Ok(new { role = asked == found.Representative ? "representative" : asked == found.Liaison ? "liaison" : "none" });
    }

    private static IResult Name(NameRequest question, RegisterData data)
    {
        if (!Asking.IsName(question.Name))
            return Asking.BadName();
        return Results.Ok(new { isTaken = data.Enterprises.Values.Any(e => e.Name == question.Name && e.Status != StruckOff) });
    }

    private const string StruckOff = "3";

    private sealed record NameRequest(string? Name);

    private sealed record MatchRequest(string? Uscc, string? IdNumber, string? Name);

    private sealed record Answer(string Uscc, string Name, string TypeCode, string Type, string RepresentativeTitle, string Representative,
        string Address, string PremisesRegion, string Scope, string IndustryCode, DateOnly EstablishedOn, decimal? RegisteredCapital,
        string Status, string CreditFlag, string Issuer, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo, bool IsValid,
        DateOnly? NoticeStart);
}
