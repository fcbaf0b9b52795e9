using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using OneStop.Contracts.Messages;

namespace OneStop.Exchange.Texts;

/// <summary>The operator's gateway for texts, over HTTP, signed like every question to a department's system.</summary>
internal sealed partial class TextGateway(IHttpClientFactory clients, TextGatewaySettings settings, ILogger<TextGateway> log) : ITextMessages
{
    public const string HttpName = "texts";
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public bool IsConnected => settings.Address is not null;

    public async Task<bool> Send(string mobile, string text, CancellationToken cancel = default)
    {
        if (settings.Address is null)
            return false;
        try
        {
            using var client = clients.CreateClient(HttpName);
            using var response = await client.PostAsJsonAsync(new Uri(settings.Address, "v1/messages"), new { to = mobile, text }, cancel);
            if (!response.IsSuccessStatusCode)
                LogNotTaken(log, (int)response.StatusCode);
            return response.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            LogAway(log, away.GetType().Name);
            return false;
        }
    }

    // Neither number nor text: both are somebody's.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway did not take a text message: {Status}")]
    private static partial void LogNotTaken(ILogger logger, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway for text messages cannot be reached ({Why})")]
    private static partial void LogAway(ILogger logger, string why);
}
