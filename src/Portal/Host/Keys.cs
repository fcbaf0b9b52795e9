using Microsoft.AspNetCore.DataProtection;
using OneStop.Web;

namespace OneStop.Portal;

/// <summary>The keys behind cookies and form tokens.</summary>
internal static class Keys
{
    public static void AddOneStopKeys(this IServiceCollection services, OneStopSettings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("OneStop");
        if (settings.DataDir.Length > 0)
            keys.PersistKeysToFileSystem(new(Path.Combine(settings.DataDir, "cookie-keys")));
    }
}
