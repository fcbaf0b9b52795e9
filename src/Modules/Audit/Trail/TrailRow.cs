using OneStop.Domain;
using OneStop.EventSourcing.Integrity;

namespace OneStop.Audit.Trail;

/// <summary>One thing that happened, in codes.</summary>
/// <param name="What">Has words.</param>
/// <param name="Account">Who; null when nobody is known, or it was the platform or the command line.</param>
/// <param name="Post">In which post, where it was recorded.</param>
/// <param name="About">What people quote: number of a case or certificate, name of a client or register; of rights, the account.</param>
internal sealed record TrailRow(TrailPlace Place, string Kind, string What, Guid? Account, Post? Post, string About, string Detail, ProvenRow Proven);
