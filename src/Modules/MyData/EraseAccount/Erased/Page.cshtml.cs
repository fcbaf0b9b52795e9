using OneStop.Web;

namespace OneStop.MyData.EraseAccount.Erased;

/// <summary>The account is gone: what that means, and how to come again.</summary>
[Access(Right.ReadSite)]
internal sealed class ErasedPage : OneStopPage;
