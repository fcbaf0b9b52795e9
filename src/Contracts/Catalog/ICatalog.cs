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

    /// <summary>As the dictionary has them now; those of a version of a matter stay as they were (<see cref="Matter.Departments"/>).</summary>
    IReadOnlyList<Department> Departments { get; }

    /// <summary>The city, which comes first and alone has no parent, and every division below it.</summary>
    IReadOnlyList<Region> Regions { get; }

    /// <summary>Halls, windows and self-service points.</summary>
    IReadOnlyList<Hall> Halls { get; }

    /// <summary>Registers that were added by data.</summary>
    IReadOnlyList<SharedRegister> Registers { get; }

    /// <summary>The working days of the city.</summary>
    WorkingCalendar Calendar { get; }
}

/// <param name="Matter">What was found.</param>
/// <param name="Exact">Whether it fitted as typed.</param>
public sealed record MatterHit(Matter Matter, bool Exact);
