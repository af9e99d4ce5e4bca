using System.Diagnostics;

namespace Macl.Repository.Tests.LibTorchLoading;

public sealed class LoosenGlibcxxNeedsTaskTests : IDisposable
{
    private static readonly byte[] Strict = Library(flags: 0);
    private static readonly byte[] Loose = Library(flags: 2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("macl with blanks ");
    private readonly RecordingBuildEngine _engine = new();

    private string Source => Path.Combine(_folder.FullName, "package", "libLibTorchSharp.so");

    private string Destination => Path.Combine(_folder.FullName, "obj", "libtorch", "libLibTorchSharp.so");

    public LoosenGlibcxxNeedsTaskTests() => Write(Source, Strict);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_destination_is_loosened_and_the_source_untouched()
    {
        Assert.True(Execute());

        Assert.Equal(Loose, File.ReadAllBytes(Destination));
        Assert.Equal(Strict, File.ReadAllBytes(Source));
    }

    [Fact]
    public void Nothing_but_the_destination_is_left_behind()
    {
        Assert.True(Execute());
        Assert.True(Execute());

        Assert.Equal(2, Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void An_older_destination_is_replaced()
    {
        Write(Destination, [1, 2, 3]);

        Assert.True(Execute());

        Assert.Equal(Loose, File.ReadAllBytes(Destination));
    }

    [Fact]
    public void A_file_that_needs_nothing_is_copied_as_it_is()
    {
        byte[] other = SmallElf.Needing();
        Write(Source, other);

        Assert.True(Execute());

        Assert.Equal(other, File.ReadAllBytes(Destination));
    }

    [Fact]
    public void A_destination_that_is_a_hard_link_is_replaced_and_not_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "makes the link with ln");
        Directory.CreateDirectory(Path.GetDirectoryName(Destination)!);
        using (Process link = Process.Start("ln", [Source, Destination]))
        {
            link.WaitForExit();
        }

        Assert.True(Execute());

        Assert.Equal(Loose, File.ReadAllBytes(Destination));
        Assert.Equal(Strict, File.ReadAllBytes(Source));
    }

    [Fact]
    public void A_read_only_source_gives_a_destination_that_can_be_replaced()
    {
        File.SetAttributes(Source, FileAttributes.ReadOnly);

        Assert.True(Execute());
        Assert.True(Execute());

        Assert.Equal(Loose, File.ReadAllBytes(Destination));
        Assert.False(File.GetAttributes(Destination).HasFlag(FileAttributes.ReadOnly));
        File.SetAttributes(Source, FileAttributes.Normal);
    }

    [Fact]
    public void Builds_side_by_side_may_write_one_destination()
    {
        bool[] done = new bool[32];

        Parallel.For(0, done.Length, i => done[i] = Execute());

        Assert.All(done, Assert.True);
        Assert.Equal(Loose, File.ReadAllBytes(Destination));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Destination)!));
    }

    [Fact]
    public void A_missing_source_is_one_error_that_names_it()
    {
        File.Delete(Source);

        Assert.False(Execute());

        Assert.Contains(Source, Assert.Single(_engine.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(Destination));
    }

    [Fact]
    public void A_damaged_source_is_one_error_and_no_destination()
    {
        Write(Source, Strict[..100]);

        Assert.False(Execute());

        Assert.Contains("truncated or damaged", Assert.Single(_engine.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(Destination));
    }

    private bool Execute() =>
        new LoosenGlibcxxNeeds { BuildEngine = _engine, Source = Source, Destination = Destination }.Execute();

    private static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Library(ushort flags) =>
        SmallElf.Needing(new NeededLibrary("libstdc++.so.6", new NeededVersion("GLIBCXX_3.4.32", "_ZSt21ios_base_library_initv") { Flags = flags }));
}
