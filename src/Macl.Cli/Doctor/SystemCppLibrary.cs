using System.Text;

namespace Macl.Cli.Doctor;

/// <summary>The system's libstdc++, whose age decides whether native libraries load.</summary>
internal static class SystemCppLibrary
{
    private static readonly string[] Places = ["/usr/lib/x86_64-linux-gnu/libstdc++.so.6", "/usr/lib64/libstdc++.so.6", "/usr/lib/libstdc++.so.6"];

    /// <summary>Such as <c>GLIBCXX_3.4.30</c>; null where there is none to be found.</summary>
    public static string? NewestVersion()
    {
        string? library = Array.Find(Places, File.Exists);
        return library is null ? null : NewestVersionIn(File.ReadAllBytes(library));
    }

    internal static string? NewestVersionIn(ReadOnlySpan<byte> library)
    {
        ReadOnlySpan<byte> prefix = "GLIBCXX_3.4."u8;
        int newest = -1;
        for (int at = library.IndexOf(prefix); at >= 0; at = library.IndexOf(prefix))
        {
            library = library[(at + prefix.Length)..];
            int end = library.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (end > 0 && library[end] == 0 && int.TryParse(Encoding.ASCII.GetString(library[..end]), out int version))
            {
                newest = Math.Max(newest, version);
            }
        }

        return newest < 0 ? null : $"GLIBCXX_3.4.{newest}";
    }
}
