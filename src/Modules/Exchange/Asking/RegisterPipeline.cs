using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Exchange;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace OneStop.Exchange.Asking;

/// <summary>What came of one question: an answer that was read, or why there is none.</summary>
internal sealed class RegisterReply(AwayReason? why, object? found)
{
    public AwayReason? Why => why;

    /// <summary>Of the type that the question asks for; null for "no such thing". It is somebody's data.</summary>
    public object? Found => found;

    /// <summary>What telemetry may write down: never the data.</summary>
    public override string ToString() => why?.ToString() ?? "answered";
}

/// <summary>
/// What stands around every question to a register, for each register apart: the limit, and a breaker that leaves a failing system
/// alone, so that a system that is down costs a citizen no two seconds on every page. Nothing is asked twice: every question is on
/// record as one look.
/// </summary>
internal static class RegisterPipeline
{
    /// <summary>This many failures, and nothing else within <see cref="Memory"/>: then nobody asks for the time of <see cref="Pause"/>.</summary>
    public const int Patience = 4;
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Long enough for as many questions as <see cref="Patience"/> that one person asks in a row and that all reach the limit.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(15);

    public static void AddRegisterPipelines(this IServiceCollection services, IEnumerable<string> connected, TimeSpan limit)
    {
        foreach (var register in RegisterNames.All.Union(connected))
        {
            services.AddResiliencePipeline<string, RegisterReply>(register, (pipeline, context) =>
            {
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.AddCircuitBreaker(Breaker()).AddTimeout(new TimeoutStrategyOptions { Timeout = limit });
            });
        }
    }

    private static CircuitBreakerStrategyOptions<RegisterReply> Breaker() => new()
    {
        FailureRatio = 1,
        MinimumThroughput = Patience,
        SamplingDuration = Memory,
        BreakDuration = Pause,
        // A system that refuses us is in good health.
        ShouldHandle = new PredicateBuilder<RegisterReply>()
            .Handle<TimeoutRejectedException>()
            .HandleResult(reply => reply.Why is not null and not AwayReason.Refused),
    };
}
