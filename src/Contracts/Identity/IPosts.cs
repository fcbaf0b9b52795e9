using OneStop.Domain;

namespace OneStop.Contracts.Identity;

/// <summary>Which posts are held, for whoever has to see that the work of a department is done by somebody.</summary>
public interface IPosts
{
    /// <summary>The posts that officials hold now, each with how many hold it; a post that nobody holds is missing.</summary>
    Task<IReadOnlyList<HeldPost>> Held(CancellationToken cancel = default);
}

/// <param name="Post">Department, region and role.</param>
/// <param name="Officials">How many hold it, at least 1.</param>
public sealed record HeldPost(Post Post, int Officials);
