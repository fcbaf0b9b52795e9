using OneStop.Web;

namespace OneStop.Portal.Statements.Privacy;

[Access(Who.Anyone)]
public sealed class PrivacyPage : OneStopPage;
