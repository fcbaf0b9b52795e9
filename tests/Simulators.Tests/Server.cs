using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OneStop.Simulators.Tests;

/// <summary>The real server on a loopback port, and a caller that signs by the README alone.</summary>
public sealed class Server : IAsyncLifetime
{
    public const string AppId = "test-caller";

    public static readonly byte[] Key = Encoding.UTF8.GetBytes("a key for tests, thirty-two bytes");

    private readonly WebApplication app = SimulatorServer.Build(
    [
        "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning",
        "--Simulators:Callers:0:AppId", AppId,
        "--Simulators:Callers:0:Key", Convert.ToBase64String(Key),
    ]);

    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        Client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    public static HttpRequestMessage Sign(HttpMethod method, string path, object? body = null, Action<Signed>? alter = null)
    {
        var bytes = body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body);
        var signed = new Signed
        {
            Stamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            Nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        };
        alter?.Invoke(signed);
        var text = $"{method.Method}\n{path}\n{signed.Stamp}\n{signed.Nonce}\n{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-App-Id", signed.AppId);
        request.Headers.Add("X-Timestamp", signed.Stamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Nonce", signed.Nonce);
        request.Headers.Add("X-Signature", Convert.ToBase64String(HMACSHA256.HashData(signed.Key, Encoding.UTF8.GetBytes(text))));
        if (body is not null)
            request.Content = new ByteArrayContent(signed.Tampered ?? bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    public async Task<(int Status, JsonNode? Body)> Ask(HttpMethod method, string path, object? body = null, Action<Signed>? alter = null)
    {
        using var request = Sign(method, path, body, alter);
        return await Send(request);
    }

    public async Task<(int Status, JsonNode? Body)> Send(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }

    public sealed class Signed
    {
        public string AppId { get; set; } = Server.AppId;
        public long Stamp { get; set; }
        public string Nonce { get; set; } = "";
        public byte[] Key { get; set; } = Server.Key;

        /// <summary>Sent in place of the body that was signed.</summary>
        public byte[]? Tampered { get; set; }
    }
}
