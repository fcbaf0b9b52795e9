using OneStop.Contracts.Privacy;

namespace OneStop.MyData.KeepWithin;

/// <summary>Records of looks are only added to: a chain that somebody may shorten proves nothing.</summary>
internal sealed class LookRetention() : KeptByLaw("looks");
