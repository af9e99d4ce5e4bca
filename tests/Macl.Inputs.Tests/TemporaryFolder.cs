using System.IO.Compression;

namespace Macl.Inputs.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("macl-inputs-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public TemporaryFolder Add(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], content);
        return this;
    }

    public TemporaryFolder Add(string name, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this;
    }

    /// <summary>Packs everything that is in the folder into a zip file beside it.</summary>
    public string Zip()
    {
        string zip = Path + ".zip";
        ZipFile.CreateFromDirectory(Path, zip);
        return zip;
    }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        File.Delete(Path + ".zip");
    }
}
