namespace OneStop.Contracts.Messages;

/// <summary>Sends short texts to mobiles. Exchange does it, until there is a module for messages.</summary>
public interface ITextMessages
{
    /// <summary>Whether a gateway is configured; without one nothing can be sent.</summary>
    bool IsConnected { get; }

    /// <summary>Hands a text to the gateway. Never throws but for <paramref name="cancel"/>.</summary>
    /// <param name="mobile">11 digits.</param>
    /// <param name="text">As the reader sees it.</param>
    /// <param name="cancel">Given up by the caller.</param>
    /// <returns>Whether the gateway took it.</returns>
    Task<bool> Send(string mobile, string text, CancellationToken cancel = default);
}
