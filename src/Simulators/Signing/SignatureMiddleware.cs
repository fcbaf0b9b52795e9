using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Extensions;

namespace OneStop.Simulators.Signing;

/// <summary>Lets only requests pass that a known caller has signed, once, within the last minutes. README.md has the protocol.</summary>
internal sealed class SignatureMiddleware(RequestDelegate next, Callers callers, UsedNonces nonces, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        string appId = request.Headers["X-App-Id"].ToString(), stamp = request.Headers["X-Timestamp"].ToString(),
            nonce = request.Headers["X-Nonce"].ToString(), signature = request.Headers["X-Signature"].ToString();
        if (appId.Length == 0 || nonce.Length is < 16 or > 64 || signature.Length == 0
            || !long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            await Refuse(context, "signature.missing", "The four signature headers are missing or not well formed.");
            return;
        }

        if (!callers.Knows(appId))
        {
            await Refuse(context, "signature.unknown-caller", "No caller is registered under this X-App-Id.");
            return;
        }

        if ((clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Window)
        {
            await Refuse(context, "signature.expired", "X-Timestamp is more than five minutes off.");
            return;
        }

        byte[] body;
        try
        {
            body = await ReadBody(request, context.RequestAborted);
        }
        catch (BadHttpRequestException error)
        {
            await Problems.Write(context, error.StatusCode, "question.body", "The body is too large or was cut off.");
            return;
        }

        var text = string.Join('\n', request.Method, request.GetEncodedPathAndQuery(), stamp, nonce, Convert.ToHexStringLower(SHA256.HashData(body)));
        if (!callers.Signed(appId, text, signature))
        {
            await Refuse(context, "signature.wrong", "X-Signature does not fit this request.");
            return;
        }

        // Only after the signature: a stranger must not be able to use up a caller's nonces.
        if (!nonces.TryUse(appId, nonce))
        {
            await Refuse(context, "signature.replayed", "This X-Nonce was used before.");
            return;
        }

        request.Body = new MemoryStream(body, writable: false);
        await next(context);
    }

    private static async Task<byte[]> ReadBody(HttpRequest request, CancellationToken cancel)
    {
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, cancel);
        return copy.ToArray();
    }

    private static Task Refuse(HttpContext context, string code, string detail) => Problems.Write(context, StatusCodes.Status401Unauthorized, code, detail);
}
