using OneStop.Web;

namespace OneStop.Portal.Statements.Promises;

[Access(Right.ReadSite)]
public sealed class PromisesPage : OneStopPage;
