using OneStop.Web;

namespace OneStop.Portal.Statements.Accessibility;

[Access(Right.ReadSite)]
public sealed class AccessibilityPage : OneStopPage;
