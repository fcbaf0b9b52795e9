namespace OneStop.Pdf;

/// <summary>Lengths are points (1/72 inch) everywhere; write <c>20.Mm()</c> for millimetres.</summary>
public static class Units
{
    private const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>Millimetres as points.</summary>
    public static double Mm(this double millimetres) => millimetres * PointsPerMillimetre;

    /// <summary>Millimetres as points.</summary>
    public static double Mm(this int millimetres) => millimetres * PointsPerMillimetre;
}

/// <summary>Paper size.</summary>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
public sealed record PageSize(double Width, double Height)
{
    /// <summary>210 by 297 mm, upright (ISO 216).</summary>
    public static readonly PageSize A4 = new(210.Mm(), 297.Mm());

    /// <summary>The same paper turned on its side.</summary>
    public PageSize Landscape => new(Height, Width);
}
