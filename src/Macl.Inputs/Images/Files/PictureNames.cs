namespace Macl.Inputs.Images.Files;

/// <summary>Which files are taken for pictures before anybody looks inside.</summary>
internal static class PictureNames
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".bmp", ".dib", ".gif"];

    /// <summary>Why other files are left out.</summary>
    public const string Rule = "has no ending of a picture (jpg, jpeg, jpe, jfif, png, webp, bmp, dib, gif)";

    public static bool Fit(string file) => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
