using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Contracts.Messages;

namespace OneStop.Identity.RegisterPerson;

/// <summary>Says at start that nobody can register, where that is so.</summary>
internal sealed partial class RegistrationNotice(ITextMessages texts, ILogger<RegistrationNotice> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!texts.IsConnected)
            LogClosed(log);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "No gateway for text messages (OneStop:TextMessages:Address): nobody can register or confirm a mobile by themselves")]
    private static partial void LogClosed(ILogger logger);
}
