using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OneStop.Contracts.Exchange;
using OneStop.Exchange.Recording;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Timeout;

namespace OneStop.Exchange.Asking;

/// <summary>Asks a register one question: within the limit, not while it is failing, and on record.</summary>
internal sealed partial class RegisterClient(
    IHttpClientFactory clients, ResiliencePipelineProvider<string> pipelines, ExchangeSettings settings, AccessLog accesses,
    RegisterStates states, TimeProvider clock,
    ILogger<RegisterClient> log)
{
    public const string HttpName = "registers";

    // A field that is missing or null where the contract has none is garbage, not an empty field on a form.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>
    /// Sends the question and reads the answer. <paramref name="read"/> returns null for "no such thing" and throws
    /// <see cref="JsonException"/> for an answer that breaks the agreement.
    /// </summary>
    /// <param name="question">The register, what is asked of it, and whom it is about.</param>
    /// <param name="request">Makes the request; its address is relative to the register's.</param>
    /// <param name="read">Reads an answer into a value.</param>
    /// <param name="look">Who looks and why.</param>
    /// <param name="cancel">Given up by the caller: the only case that throws.</param>
    public async Task<Looked<T>> Ask<TAnswer, T>(
        RegisterQuestion question, Func<HttpRequestMessage> request, Func<TAnswer, T?> read, Look look, CancellationToken cancel)
        where T : class
    {
        var began = clock.GetTimestamp();
        if (!MayAsk(look.By, question))
            return await Withhold<T>(question, AwayReason.NotConfirmed, look, cancel);
        var reply = settings.Addresses.TryGetValue(question.Register, out var address)
            ? await Guarded(question.Register, stop => Send(address, request, read, stop), cancel)
            : new(AwayReason.NotConnected, null);
        var result = reply.Why is { } reason ? Looked<T>.AwayFor(reason)
            : reply.Found is T found ? Looked<T>.Of(found)
            : Looked<T>.Nothing;
        states.Note(question.Register, result.Why);
        return await Recorded(question, result, clock.GetElapsedTime(began), look, cancel);
    }

    /// <summary>Asks nobody, and puts that on record like a question.</summary>
    public Task<Looked<T>> Withhold<T>(RegisterQuestion question, AwayReason why, Look look, CancellationToken cancel)
        where T : class => Recorded(question, Looked<T>.AwayFor(why), TimeSpan.Zero, look, cancel);

    private async Task<Looked<T>> Recorded<T>(RegisterQuestion question, Looked<T> result, TimeSpan elapsed, Look look, CancellationToken cancel)
        where T : class
    {
        if (result.Why is { } why)
            LogAway(log, question.Register, question.Name, why, (long)elapsed.TotalMilliseconds);
        // Nobody sees data of a look that is not on record.
        return await accesses.Record(new(clock.GetUtcNow() - elapsed, question, look, result.Found is not null, result.Why, elapsed), cancel)
            ? result
            : Looked<T>.AwayFor(AwayReason.NotRecorded);
    }

    // Every question of every module comes by here, so this holds whoever forgets it elsewhere.
    private static bool MayAsk(Asker by, RegisterQuestion question) => by.IsConfirmed || (by.AsksWhoTheyAre && question.MayConfirm);

    private async Task<RegisterReply> Guarded(string register, Func<CancellationToken, Task<RegisterReply>> send, CancellationToken cancel)
    {
        try
        {
            return await pipelines.GetPipeline<RegisterReply>(register).ExecuteAsync(async stop => await send(stop), cancel);
        }
        catch (BrokenCircuitException)
        {
            return new(AwayReason.Paused, null);
        }
        catch (TimeoutRejectedException)
        {
            return new(AwayReason.TimedOut, null);
        }
    }

    private async Task<RegisterReply> Send<TAnswer, T>(Uri address, Func<HttpRequestMessage> make, Func<TAnswer, T?> read, CancellationToken stop)
        where T : class
    {
        try
        {
            using var request = make();
            request.RequestUri = new Uri(address, request.RequestUri!);
            using var client = clients.CreateClient(HttpName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, stop);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                    var answer = JsonSerializer.Deserialize<TAnswer>(await response.Content.ReadAsByteArrayAsync(stop), Strict)
                        ?? throw new JsonException("The answer is null.");
                    return new(null, read(answer));
                case HttpStatusCode.NotFound when await SaysUnknown(response, stop):
                    return new(null, null);
                case HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                    return new(AwayReason.Refused, null);
                default:
                    return new((int)response.StatusCode >= 500 ? AwayReason.Down : AwayReason.Garbled, null);
            }
        }
        catch (HttpRequestException error)
        {
            var garbled = error.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse;
            return new(garbled ? AwayReason.Garbled : AwayReason.Unreachable, null);
        }
        catch (JsonException)
        {
            return new(AwayReason.Garbled, null);
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
/// <param name="Subject">Whose number or code it is asked by.</param>
internal sealed record RegisterQuestion(string Register, string Name, Guid Subject)
{
    /// <summary>The answer tells only whether somebody is who they say they are.</summary>
    public bool MayConfirm { get; init; }
}
