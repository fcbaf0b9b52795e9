namespace OneStop.Simulators;

/// <summary>Errors as <c>application/problem+json</c> with a stable <c>code</c>.</summary>
internal static class Problems
{
    public static IResult Of(int status, string code, string detail) =>
        Results.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });

    public static Task Write(HttpContext context, int status, string code, string detail) => Of(status, code, detail).ExecuteAsync(context);
}
