namespace OneStop.Domain;

/// <summary>From where a command was given.</summary>
public enum Channel
{
    /// <summary>The portal: applicants, and departments at their desks.</summary>
    Portal,

    /// <summary>The window of a service hall.</summary>
    Window,

    /// <summary>The system itself, because of an event or because a time has come.</summary>
    Robot,
}

/// <summary>How a channel is recorded.</summary>
public static class Channels
{
    /// <summary>As events, tables and texts have it: portal, window, robot.</summary>
    public static string Code(this Channel channel) => channel.ToString().ToLowerInvariant();

    /// <summary>What <see cref="Code"/> wrote.</summary>
    /// <exception cref="FormatException">It is no channel.</exception>
    public static Channel Parse(string code) =>
        Enum.TryParse<Channel>(code, ignoreCase: true, out var channel) ? channel : throw new FormatException($"{code} is no channel.");
}
