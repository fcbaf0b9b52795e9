using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Exchange.Asking;

/// <summary>Signs every request as the departments' systems agreed to (src/Simulators/README.md).</summary>
internal sealed class SigningHandler(string appId, byte[] key, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var stamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var text = string.Join('\n', request.Method.Method, request.RequestUri!.PathAndQuery, stamp, nonce, Convert.ToHexStringLower(SHA256.HashData(body)));
        request.Headers.Add("X-App-Id", appId);
        request.Headers.Add("X-Timestamp", stamp);
        request.Headers.Add("X-Nonce", nonce);
        request.Headers.Add("X-Signature", Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))));
        return await base.SendAsync(request, cancellationToken);
    }
}
