using System.Net.Http.Json;
using System.Text.Json;
using OneStop.Contracts.Exchange;
using OneStop.Exchange.Asking;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Exchange.Registers;

internal sealed class PopulationRegister(RegisterClient client, MasterKeys masters) : IPopulationRegister
{
    public Task<Looked<RegisteredPerson>> Match(string idNumber, string name, Look look, CancellationToken cancel = default) =>
        client.Ask<Answer, RegisteredPerson>(
            new RegisterQuestion(RegisterNames.Population, "people.match", SubjectId.OfPerson(masters, idNumber)) { MayConfirm = true },
            () => new(HttpMethod.Post, "v1/people/match") { Content = JsonContent.Create(new { idNumber, name }) },
            answer => answer switch
            {
                { Result: "match", Person: { } person } => person.Under(idNumber),
                { Result: "mismatch" or "unknown" } => null,
                _ => throw new JsonException("Neither a match nor a refusal."),
            },
            look, cancel);

    private sealed record Answer(string Result, Matched? Person);

    private sealed record Matched(string Name, string Sex, DateOnly BirthDate, string Nation, string HukouAddress, string HukouRegion,
        string Status, Card Card)
    {
        public RegisteredPerson Under(string idNumber) =>
            new(Name, Sex, BirthDate, Nation, HukouAddress, HukouRegion, Status == "1", Card.ValidTo, Card.IsValid) { IdNumber = idNumber };
    }

    // Nobody asks for the issuer; an answer without it is not what was agreed all the same.
    private sealed record Card(string Issuer, DateOnly? ValidTo, bool IsValid);
}
