using OneStop.Web;

namespace OneStop.Portal.Statements.Accessibility;

[Access(Who.Anyone)]
public sealed class AccessibilityPage : OneStopPage;
