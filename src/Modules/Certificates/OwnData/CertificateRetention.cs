using OneStop.Contracts.Privacy;

namespace OneStop.Certificates.OwnData;

/// <summary>A certificate and its file stay with the case that brought them.</summary>
internal sealed class CertificateRetention() : KeptByLaw("certificates");
