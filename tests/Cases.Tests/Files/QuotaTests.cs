using Microsoft.Extensions.DependencyInjection;
using OneStop.Cases.Files;
using OneStop.Cases.Tests.World;
using OneStop.EventSourcing.Secrets;
using OneStop.Testing;
using OneStop.Web;

namespace OneStop.Cases.Tests.Files;

public sealed class QuotaTests(PortalUnderTest portal)
{
    private readonly FixedClock clock = new(new(2026, 12, 1, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Who_brought_too_much_within_a_day_brings_no_more_until_the_next_and_nobody_else_minds()
    {
        var services = await portal.Services();
        var files = ActivatorUtilities.CreateInstance<FileStore>(services, new OneStopSettings { UploadMegabytesPerDay = 1 }, clock);
        var (subject, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        async Task<string?> Keep(Guid whose)
        {
            var key = await services.GetRequiredService<SubjectKeys>().Ensure(whose);
            var kept = await files.Keep(Guid.CreateVersion7(), "layout-plan",
                [new(Guid.CreateVersion7(), "图.png", "image/png", new byte[700_000])], key!, default);
            return kept.IsRefused ? kept.Refusals[0].Code : null;
        }

        (await Keep(subject)).ShouldBeNull();
        (await Keep(subject)).ShouldBe("cases.upload-quota");
        (await Keep(other)).ShouldBeNull();
        clock.Now = clock.Now.AddDays(1).AddMinutes(1);
        (await Keep(subject)).ShouldBeNull();
    }
}
