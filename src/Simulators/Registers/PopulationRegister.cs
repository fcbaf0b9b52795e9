namespace OneStop.Simulators.Registers;

/// <summary>The public security bureau's register: is this the person, and what does the register say of them.</summary>
internal static class PopulationRegister
{
    public static void Map(IEndpointRouteBuilder register) => register.MapPost("/v1/people/match", Match);

    private static IResult Match(MatchRequest question, RegisterData data, TimeProvider clock)
    {
        if (!Asking.IsIdNumber(question.IdNumber))
            return Asking.BadIdNumber();
        if (!Asking.IsName(question.Name))
            return Asking.BadName();
        if (!data.People.TryGetValue(question.IdNumber!, out var person))
            return Results.Ok(new Answer("unknown", null));
        // A wrong name learns nothing but that it is wrong.
        if (person.Name != question.Name)
            return Results.Ok(new Answer("mismatch", null));
        var today = Asking.Today(clock);
        var valid = person.Status == "1" && person.Card.ValidFrom <= today && (person.Card.ValidTo is not { } end || today <= end);
        return Results.Ok(new Answer("match", new(person.Name, person.Sex, person.BirthDate, person.Nation, person.HukouAddress,
            person.HukouRegion, person.Status, new(person.Card.Issuer, person.Card.ValidFrom, person.Card.ValidTo, valid))));
    }

    private sealed record MatchRequest(string? IdNumber, string? Name);

    private sealed record Answer(string Result, Matched? Person);

    private sealed record Matched(string Name, string Sex, DateOnly BirthDate, string Nation, string HukouAddress, string HukouRegion,
        string Status, Card Card);

    private sealed record Card(string Issuer, DateOnly ValidFrom, DateOnly? ValidTo, bool IsValid);
}
