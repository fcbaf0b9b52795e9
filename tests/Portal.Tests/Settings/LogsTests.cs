using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace OneStop.Portal.Tests.Settings;

/// <summary>What a verb answers stands alone on the output.</summary>
public sealed class LogsTests
{
    [Theory]
    [InlineData(false, false, LogLevel.None, LogLevel.Information)]
    [InlineData(true, false, LogLevel.Trace, LogLevel.Information)]
    [InlineData(true, true, LogLevel.Trace, LogLevel.Warning)]
    public async Task What_a_verb_logs_stands_beside_its_answer(bool verb, bool quiet, LogLevel toErrorsFrom, LogLevel least)
    {
        await using var services = new ServiceCollection().AddLogging(logging =>
        {
            logging.AddOneStopLogging();
            if (verb)
                logging.LogBesideAnswers(quiet);
        }).BuildServiceProvider();

        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("OneStop.Certificates");

        services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.LogToStandardErrorThreshold.ShouldBe(toErrorsFrom);
        Enum.GetValues<LogLevel>().First(log.IsEnabled).ShouldBe(least);
    }
}
