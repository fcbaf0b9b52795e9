using OneStop.Contracts.Exchange;
using OneStop.Exchange.Asking;
using OneStop.Identifiers;
using OneStop.Secrets;

namespace OneStop.Exchange.Registers;

internal sealed class PlaceRegister(RegisterClient client, MasterKeys masters) : IPlaceRegister
{
    public Task<Looked<RegisteredPlace>> Find(string uscc, string? address, Look look, CancellationToken cancel = default) =>
        client.Ask<Answer, RegisteredPlace>(
            new RegisterQuestion(RegisterNames.Premises, "places.find", SubjectId.OfEnterprise(masters, uscc)),
            () => new(HttpMethod.Get, $"v1/places?uscc={Uri.EscapeDataString(uscc)}"
                + (string.IsNullOrEmpty(address) ? "" : $"&address={Uri.EscapeDataString(address)}")),
            answer => answer.Places.OrderByDescending(p => p.IsValid).ThenByDescending(p => p.ValidFrom).FirstOrDefault(),
            look, cancel);

    private sealed record Answer(List<RegisteredPlace> Places);
}
