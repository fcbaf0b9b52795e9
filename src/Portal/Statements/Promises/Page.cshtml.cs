using OneStop.Web;

namespace OneStop.Portal.Statements.Promises;

[Access(Who.Anyone)]
public sealed class PromisesPage : OneStopPage;
