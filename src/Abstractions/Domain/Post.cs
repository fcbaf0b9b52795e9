namespace OneStop.Domain;

/// <summary>A post: what a member of staff may do follows from it alone.</summary>
/// <param name="Department">Department code as in the catalogue.</param>
/// <param name="Region">Administrative region code (GB/T 2260), e.g. 990102.</param>
/// <param name="Role">What the post does.</param>
public sealed record Post(string Department, string Region, PostRole Role)
{
    /// <summary>As events record it: department/region/role.</summary>
    public override string ToString() => $"{Department}/{Region}/{Role}";

    /// <summary>A post as events record it.</summary>
    /// <exception cref="FormatException">It is not department/region/role.</exception>
    public static Post Parse(string recorded) =>
        recorded.Split('/') is [var department, var region, var role] && Enum.TryParse<PostRole>(role, ignoreCase: true, out var known)
            ? new(department, region, known)
            : throw new FormatException($"{recorded} is not department/region/role.");
}

/// <summary>What a post does.</summary>
public enum PostRole
{
    /// <summary>窗口人员: takes applications in at the window of a region, for all departments.</summary>
    Clerk,

    /// <summary>审查人员: decides the items of their department.</summary>
    Reviewer,

    /// <summary>事项管理人员: keeps the catalogue.</summary>
    Editor,

    /// <summary>运维人员: runs the installation.</summary>
    Operator,

    /// <summary>审计人员: reads who did what, and does nothing.</summary>
    Auditor,

    /// <summary>岗位管理人员: gives the posts of their own department.</summary>
    Administrator,
}
