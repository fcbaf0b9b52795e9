using OneStop.Contracts.Certificates;
using OneStop.Kernel.Events;
using OneStop.Kernel.Secrets;

namespace OneStop.Contracts.Cases;

/// <summary>Contract event: a department granted its item. Certificates follows it and makes what is due.</summary>
/// <param name="Item">Code of the item, e.g. E01-I2.</param>
/// <param name="Opinion">The department's opinion, as the applicant reads it.</param>
/// <param name="Result">What is to be issued; null when the item ends without a document.</param>
[EventType("cases.item-granted.v1")]
public sealed record ItemGranted(string Item, string Department, string Region, string CaseNumber, string Opinion, ResultOrder? Result) : IEvent;

/// <param name="Type">Certificate type code, e.g. <c>food-licence</c>.</param>
/// <param name="Name">As printed, e.g. 食品经营许可证.</param>
/// <param name="ValidUntil">Last day of validity; null for no end.</param>
public sealed record ResultOrder(string Type, string Name, DateOnly ValidFrom, DateOnly? ValidUntil, Secret<CertificateFace> Face);
