namespace OneStop.Simulators.Registers;

/// <summary>Which places an enterprise may use: owned, filed leases, lent free of charge.</summary>
internal static class RealEstateRegister
{
    public static void Map(IEndpointRouteBuilder register) => register.MapGet("/v1/places", Find);

    private static IResult Find(string? uscc, string? address, RegisterData data, TimeProvider clock)
    {
        if (!Asking.IsCreditCode(uscc))
            return Asking.BadCreditCode();
        if (address is { Length: > 200 })
            return Problems.Of(400, "question.address", "address has at most 200 characters.");
        var today = Asking.Today(clock);
        var places = data.Places[uscc!]
            .Where(p => string.IsNullOrEmpty(address) || p.Address == address)
            .OrderByDescending(p => p.ValidFrom)
            .Select(p => new Answer(p.Address, p.Right, p.Area, p.DocumentKind, p.DocumentNumber, p.Holder, p.Authority, p.ValidFrom, p.ValidTo,
                p.ValidFrom <= today && (p.ValidTo is not { } end || today <= end)));
        return Results.Ok(new { places });
    }

    private sealed record Answer(string Address, string Right, decimal Area, string DocumentKind, string DocumentNumber, string Holder,
        string Authority, DateOnly ValidFrom, DateOnly? ValidTo, bool IsValid);
}
