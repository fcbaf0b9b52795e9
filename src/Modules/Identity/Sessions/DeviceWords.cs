using OneStop.Web;

namespace OneStop.Identity.Sessions;

/// <summary>What a device calls itself, as its owner reads it.</summary>
internal static class DeviceWords
{
    /// <param name="device">As <see cref="Devices"/> says it; null where it was not kept.</param>
    public static string Of(string? device, Texts t) => device?.Split('/') is [var browser, var system]
        ? t["sessions.device", t["sessions.browser." + browser], t["sessions.system." + system]] : t["sessions.unknown"];
}
