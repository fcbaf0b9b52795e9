using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using OneStop.Web;

namespace OneStop.SignOn.Logout;

/// <summary>Posts a logout token to a site: https only but in a demo, no redirect followed, every address looked at when it is connected to.</summary>
internal sealed partial class LogoutSender : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly HttpClient http;
    private readonly IReadOnlyList<IPNetwork> networks;
    private readonly bool isDemo;
    private readonly ILogger<LogoutSender> log;

    public LogoutSender(SignOnSettings own, OneStopSettings settings, ILogger<LogoutSender> log)
    {
        (networks, isDemo, this.log) = ([.. own.Networks.Select(n => IPNetwork.Parse(n))], settings.IsDemo, log);
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = Longest / 2,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = Connect,
        })
        { Timeout = Longest };
    }

    /// <returns>False when the site could not be reached, or did not take it.</returns>
    public async Task<bool> Send(Uri to, string token, CancellationToken cancel)
    {
        if (to.Scheme != Uri.UriSchemeHttps && !(isDemo && to.IsLoopback))
            return false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new FormUrlEncodedContent([new("logout_token", token)]) };
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            LogTold(log, to.Host, (int)answer.StatusCode);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent;
        }
        catch (Exception unreached) when (unreached is HttpRequestException or IOException
            || (unreached is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogUnreached(log, to.Host, unreached.GetBaseException().Message);
            return false;
        }
    }

    public void Dispose() => http.Dispose();

    // The name is resolved here and the address that was looked at is the one that is connected to: a name cannot change in between.
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        var allowed = found.Where(a => OutsideAddress.IsAllowed(a, networks, isDemo)).ToArray();
        if (allowed.Length == 0)
            throw new HttpRequestException($"No address of {context.DnsEndPoint.Host} may be called from here.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Host} was told that a session has ended and answered {Status}")]
    private static partial void LogTold(ILogger logger, string host, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Host} could not be told that a session has ended: {Why}")]
    private static partial void LogUnreached(ILogger logger, string host, string why);
}
