using OneStop.EventSourcing.Grains;

namespace OneStop.Certificates;

/// <summary>One certificate: its number, its sealed file and its state are made by one writer.</summary>
public interface ICertificateGrain : IAggregateGrain<Certificate>;

/// <summary>Owns a certificate. What it may be told are the commands that have an <c>ICommandHandler&lt;Certificate, …&gt;</c>.</summary>
internal sealed class CertificateGrain(IGrainContext context, IServiceProvider services) : AggregateGrain<Certificate>(context, services), ICertificateGrain;
