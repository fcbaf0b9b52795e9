using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OneStop.Contracts.Exchange;
using OneStop.Exchange.Looks;

namespace OneStop.Exchange.Asking;

/// <summary>Asks a register one question: within the limit, not while it is failing, and on record.</summary>
internal sealed partial class RegisterClient(IHttpClientFactory clients, ExchangeSettings settings, LookLedger ledger, RegisterStates states, TimeProvider clock, ILogger<RegisterClient> log)
{
    public const string HttpName = "registers";

    // A field that is missing or null where the contract has none is garbage, not an empty field on a form.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly ConcurrentDictionary<string, Breaker> breakers = new(StringComparer.Ordinal);

    /// <summary>
    /// Sends the question and reads the answer. <paramref name="read"/> returns null for "no such thing" and throws
    /// <see cref="JsonException"/> for an answer that breaks the agreement.
    /// </summary>
    /// <param name="question">The register, what is asked of it, and whom it is about.</param>
    /// <param name="request">Makes the request; its address is relative to the register's.</param>
    /// <param name="read">Reads an answer into a value.</param>
    /// <param name="look">Who looks and why.</param>
    /// <param name="cancel">Given up by the caller: the only case that throws.</param>
    public async Task<Looked<T>> Ask<TAnswer, T>(Question question, Func<HttpRequestMessage> request, Func<TAnswer, T?> read, Look look, CancellationToken cancel)
        where T : class
    {
        var at = clock.GetUtcNow();
        var began = clock.GetTimestamp();
        var breaker = breakers.GetOrAdd(question.Register, _ => new Breaker(clock));
        Looked<T> result;
        if (!settings.Addresses.TryGetValue(question.Register, out var address))
        {
            result = Looked<T>.AwayFor(AwayReason.NotConnected);
        }
        else if (!breaker.MayAsk())
        {
            result = Looked<T>.AwayFor(AwayReason.Paused);
        }
        else
        {
            result = await Send(address, request, read, cancel);
            // A system that refuses us is in good health.
            if (result.Why is not null and not AwayReason.Refused)
                breaker.Failed();
            else
                breaker.Answered();
        }

        states.Note(question.Register, result.Why);
        var elapsed = clock.GetElapsedTime(began);
        if (result.Why is { } why)
            LogAway(log, question.Register, question.Name, why, (long)elapsed.TotalMilliseconds);
        // Nobody sees data of a look that is not on record.
        return await ledger.Record(new(at, question, look, result.Found is not null, result.Why, elapsed), cancel)
            ? result
            : Looked<T>.AwayFor(AwayReason.NotRecorded);
    }

    private async Task<Looked<T>> Send<TAnswer, T>(Uri address, Func<HttpRequestMessage> make, Func<TAnswer, T?> read, CancellationToken cancel)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.Limit);
        try
        {
            using var request = make();
            request.RequestUri = new Uri(address, request.RequestUri!);
            using var client = clients.CreateClient(HttpName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                    var answer = JsonSerializer.Deserialize<TAnswer>(await response.Content.ReadAsByteArrayAsync(limit.Token), Strict)
                        ?? throw new JsonException("The answer is null.");
                    return read(answer) is { } found ? Looked<T>.Of(found) : Looked<T>.Nothing;
                case HttpStatusCode.NotFound when await SaysUnknown(response, limit.Token):
                    return Looked<T>.Nothing;
                case HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                    return Looked<T>.AwayFor(AwayReason.Refused);
                default:
                    return Looked<T>.AwayFor((int)response.StatusCode >= 500 ? AwayReason.Down : AwayReason.Garbled);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Looked<T>.AwayFor(AwayReason.TimedOut);
        }
        catch (HttpRequestException error)
        {
            var reason = error.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse
                ? AwayReason.Garbled : AwayReason.Unreachable;
            return Looked<T>.AwayFor(reason);
        }
        catch (JsonException)
        {
            return Looked<T>.AwayFor(AwayReason.Garbled);
        }
    }

    // A proxy in front answers 404 as well; only the register's own "unknown" means that there is no such thing.
    private static async Task<bool> SaysUnknown(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return false;
        var problem = JsonSerializer.Deserialize<Problem>(await response.Content.ReadAsByteArrayAsync(cancel), JsonSerializerOptions.Web);
        return problem?.Code?.EndsWith(".unknown", StringComparison.Ordinal) == true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Register {Register}, question {Question}: no answer ({Reason}) after {Milliseconds} ms")]
    private static partial void LogAway(ILogger logger, string register, string question, AwayReason reason, long milliseconds);

    private sealed record Problem(string? Code);
}

/// <param name="Register">One of <see cref="RegisterNames"/>.</param>
/// <param name="Name">What is asked, as a stable word.</param>
/// <param name="Subject">Whom it is about, unless the caller knows better (<see cref="Look.Subject"/>).</param>
internal sealed record Question(string Register, string Name, Guid Subject);
