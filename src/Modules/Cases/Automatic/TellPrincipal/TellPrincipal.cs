using OneStop.Cases.Domain;
using OneStop.Contracts.Catalog;
using OneStop.Contracts.Identity;
using OneStop.Contracts.Messages;
using OneStop.EventSourcing.DueTimes;

namespace OneStop.Cases.Automatic;

/// <summary>
/// Somebody filed for a person under a mandate: that person is told by text message, besides the case in their list. Who has shown no mobile,
/// or while there is no gateway, reads it there.
/// </summary>
internal sealed class TellPrincipal(IPeople people, ITextMessages texts, ICatalog catalog) : ISubscriber
{
    public string Name => "cases.tell-principal";

    public IReadOnlyCollection<Type> Events { get; } = [typeof(CaseSubmitted)];

    public async Task Handle(Delivery delivery, CancellationToken cancel)
    {
        if (delivery.Event is not CaseSubmitted { Agent: { } agent, By.Value: { Kind: Applicant.Person } by } filed || !texts.IsConnected
            || await people.Person(filed.Applicant, cancel) is not { MobileConfirmed: true, Mobile.Length: > 0 } principal || agent == filed.Applicant)
            return;
        var matter = catalog.Find(filed.Matter, filed.MatterVersion)?.Name.Zh ?? filed.Matter;
        var who = by.Organisation is { } organisation ? $"{organisation}的{by.OperatorName}" : by.OperatorName;
        // The gateway's own trouble makes it fail, and tried again later.
        if (!await texts.Send(principal.Mobile, $"【一件事·一站办】{who}替您申请了「{matter}」，编号{filed.Number}。不是您请的，请登录后结束授权，或者打12345。", cancel))
            throw new FollowUpBlockedException("cases.text-not-sent", "The gateway did not take the text.");
    }
}
