using OneStop.Time;

namespace OneStop.Contracts.Catalog;

/// <summary>
/// What may be asked for. All answers come from memory (published versions are immutable), so that pages and deciders may
/// ask as often as they like.
/// </summary>
public interface ICatalog
{
    /// <summary>The versions in force for new cases in a region (code of any level), in the order of their codes.</summary>
    IReadOnlyList<Matter> Published(string region);

    /// <summary>The version in force, or null.</summary>
    Matter? Find(string code);

    /// <summary>A published version, in force or not, or null: for running cases.</summary>
    Matter? Find(string code, int version);

    /// <summary>How a matter ended or will end, or null; one that has ended is not found in force any more.</summary>
    MatterEnd? Ended(string code);

    /// <summary>Pure and deterministic; see <see cref="Composition"/>.</summary>
    Composition Compose(Matter matter, Answers answers, Known known);

    /// <summary>Matters that fit what somebody typed, best first; one wrong character is forgiven.</summary>
    IReadOnlyList<MatterHit> Search(string text, string region);

    IReadOnlyList<Department> Departments { get; }
    IReadOnlyList<Region> Regions { get; }

    /// <summary>Halls, windows and self-service points.</summary>
    IReadOnlyList<Hall> Halls { get; }

    /// <summary>The working days of the city.</summary>
    WorkingCalendar Calendar { get; }
}

/// <param name="Matter">What was found.</param>
/// <param name="Exact">Whether it fitted as typed.</param>
public sealed record MatterHit(Matter Matter, bool Exact);
