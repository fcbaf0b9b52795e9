using OneStop.Web;

namespace OneStop.Portal;

/// <summary>What another host of the same product brings along. OneStop.Portal itself has none.</summary>
public interface IHostAddition
{
    /// <summary>The profile that this host runs under, and no other.</summary>
    Profile Profile { get; }

    /// <summary>The command line with the settings that follow from the others.</summary>
    string[] Complete(string[] args);

    void AddServices(IServiceCollection services);

    /// <summary>Lays data of its own after the modules laid theirs; safe to run again.</summary>
    Task Lay(IServiceProvider services, IReadOnlyCollection<string> args, CancellationToken cancel);

    /// <summary>Something that only this host can do; null when the words say nothing of the kind.</summary>
    /// <returns>The exit code.</returns>
    Task<int?> Run(IServiceProvider services, IReadOnlyList<string> words, TextWriter output, TextWriter errors);
}
