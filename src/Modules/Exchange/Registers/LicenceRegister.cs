using System.Net.Http.Json;
using System.Text.Json;
using OneStop.Contracts.Exchange;
using OneStop.Exchange.Asking;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Exchange.Registers;

internal sealed class LicenceRegister(RegisterClient client, MasterKeys masters) : ILicenceRegister
{
    public Task<Looked<RegisteredEnterprise>> Find(string uscc, Look look, CancellationToken cancel = default) =>
        client.Ask<RegisteredEnterprise, RegisteredEnterprise>(
            new RegisterQuestion(RegisterNames.MarketEntities, "licences.find", SubjectId.OfEnterprise(masters, uscc)),
            () => new(HttpMethod.Get, $"v1/licences/{Uri.EscapeDataString(uscc)}"),
            licence => licence.Uscc == uscc ? licence : throw new JsonException("The licence of another enterprise."),
            look, cancel);

    public Task<Looked<LicenceStanding>> Standing(string uscc, string idNumber, string name, Look look, CancellationToken cancel = default) =>
        client.Ask<Answer, LicenceStanding>(
            new RegisterQuestion(RegisterNames.MarketEntities, "representatives.match", SubjectId.OfEnterprise(masters, uscc)),
            () => new(HttpMethod.Post, "v1/representatives/match") { Content = JsonContent.Create(new { uscc, idNumber, name }) },
            answer => answer.Role switch
            {
                "representative" => new LicenceStanding(StandingKind.Representative),
                "liaison" => new LicenceStanding(StandingKind.Liaison),
                "none" => new LicenceStanding(StandingKind.None),
                _ => throw new JsonException("An unknown role."),
            },
            look, cancel);

    public Task<Looked<NameInRegister>> Name(string name, Guid applicant, Look look, CancellationToken cancel = default) =>
        client.Ask<Taken, NameInRegister>(
            new RegisterQuestion(RegisterNames.MarketEntities, "names.match", applicant),
            () => new(HttpMethod.Post, "v1/names/match") { Content = JsonContent.Create(new { name }) },
            answer => new NameInRegister(answer.IsTaken), look, cancel);

    private sealed record Taken(bool IsTaken);

    private sealed record Answer(string Role);
}
