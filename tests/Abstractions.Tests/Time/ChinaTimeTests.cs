using OneStop.Time;

namespace OneStop.Abstractions.Tests.Time;

public class ChinaTimeTests
{
    [Fact]
    public void An_evening_in_London_is_tomorrow_in_China() =>
        new DateTimeOffset(2026, 11, 26, 17, 0, 0, TimeSpan.Zero).ChinaDate().ShouldBe(new DateOnly(2026, 11, 27));

    [Fact]
    public void A_day_ends_where_the_next_begins() =>
        ChinaTime.EndOf(new(2026, 12, 31)).ShouldBe(ChinaTime.StartOf(new(2027, 1, 1)));
}
