using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Contracts.Messages;
using OneStop.Testing;

namespace OneStop.Cases.Tests.Unseen;

/// <summary>A portal with a world of its own, and the texts that it sends.</summary>
public sealed class UnseenPortal : PortalUnderTest
{
    private Task<UnseenWorld>? planted;

    internal Task<UnseenWorld> Planted => planted ??= UnseenWorld.Make(this);

    internal SentTexts Texts { get; } = new();

    protected override void Adjust(WebApplicationBuilder builder) => builder.Services.AddSingleton<ITextMessages>(Texts);

    public override async ValueTask DisposeAsync()
    {
        if (planted is { IsCompletedSuccessfully: true })
            (await planted).Dispose();
        await base.DisposeAsync();
    }

    internal sealed class SentTexts : ITextMessages
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<(string Mobile, string Text)> all = [];

        public IEnumerable<(string Mobile, string Text)> All => all;

        public bool IsConnected => true;

        public Task<bool> Send(string mobile, string text, CancellationToken cancel = default)
        {
            all.Enqueue((mobile, text));
            return Task.FromResult(true);
        }
    }
}
