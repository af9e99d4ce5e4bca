using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class DecodedCacheTests
{
    private static readonly string[] Sources = ["rgb.png", "orientation6.jpg", "large.png", "one.png", "cmyk.jpg"];

    [Fact]
    public void A_cache_gives_what_its_source_gives()
    {
        using TemporaryFolder folder = Photos();
        using ImageDataSet source = Open(folder);
        using ImageDataSet cached = Cache(folder);

        Assert.Equal(source.Name, cached.Name);
        Assert.Equal(source.Fingerprint, cached.Fingerprint);
        Assert.Equal(source.Labels!.Indices, cached.Labels!.Indices);
        Assert.Equal(source.Skipped, cached.Skipped);
        for (int index = 0; index < source.Count; index++)
        {
            Assert.Equal(source.NameOf(index), cached.NameOf(index));
            Pictures.AssertEqual(source.Picture(index), cached.Picture(index));
        }
    }

    [Fact]
    public void A_cache_that_is_there_is_used_as_it_is()
    {
        using TemporaryFolder folder = Photos();
        Cache(folder).Dispose();
        byte[] before = File.ReadAllBytes(folder["cache"]);

        using ImageDataSet cached = DecodedCache.OpenOrBuild(Open(folder), folder["cache"], new MustNotReport(), TestContext.Current.CancellationToken);

        Assert.Equal(before, File.ReadAllBytes(folder["cache"]));
        Assert.Equal(Sources.Length, cached.Count);
    }

    [Fact]
    public void Any_damage_is_found_and_mended()
    {
        using TemporaryFolder folder = Photos();
        Cache(folder).Dispose();
        byte[] sound = File.ReadAllBytes(folder["cache"]);
        using ImageDataSet source = Open(folder);
        int[] positions = [.. Enumerable.Range(8, 24), 40, 64, 200, 5000, sound.Length - 200, sound.Length - 20, sound.Length - 1];
        foreach (int position in positions.Where(position => position is < 24 or >= 32))
        {
            byte[] damaged = [.. sound];
            damaged[position] ^= 0x40;
            File.WriteAllBytes(folder["cache"], damaged);

            AssertMended(folder, source);
        }
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P' })]
    [InlineData(new byte[] { (byte)'M', (byte)'A', (byte)'C', (byte)'L', (byte)'P', (byte)'I', (byte)'X', 0, 1, 2, 3 })]
    public void A_file_that_begins_as_no_cache_stays_as_it_is(byte[] content)
    {
        using TemporaryFolder folder = Photos();
        File.WriteAllBytes(folder["cache"], content);

        var problem = Assert.Throws<ArgumentException>(() => Cache(folder).Dispose());

        Assert.Contains("is something else than decoded pictures", problem.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(folder["cache"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(63)]
    [InlineData(5000)]
    public void A_truncated_cache_is_made_again(int length)
    {
        using TemporaryFolder folder = Photos();
        Cache(folder).Dispose();
        File.WriteAllBytes(folder["cache"], File.ReadAllBytes(folder["cache"])[..length]);
        using ImageDataSet source = Open(folder);

        AssertMended(folder, source);
    }

    [Fact]
    public void A_cache_of_other_data_or_of_another_size_is_made_again()
    {
        using TemporaryFolder folder = Photos();
        Cache(folder).Dispose();
        using ImageDataSet reduced = DecodedCache.OpenOrBuild(Open(folder, 8), folder["cache"], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(8, Math.Min(reduced.Picture(1).Width, reduced.Picture(1).Height));

        File.WriteAllBytes(folder["photos/a/rgb.png"], References.BytesOf("rgba.png"));
        using ImageDataSet changed = Cache(folder);
        Pictures.AssertEqual(References.Expected("rgba.png"), changed.Picture(Index(changed, "a/rgb.png")));
    }

    [Fact]
    public void Who_has_the_old_file_open_keeps_reading_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a mapped file cannot be replaced there");
        using TemporaryFolder folder = Photos();
        using ImageDataSet first = Cache(folder);
        RgbImage before = first.Picture(2);
        using ImageDataSet reduced = DecodedCache.OpenOrBuild(Open(folder, 4), folder["cache"], cancellation: TestContext.Current.CancellationToken);

        Pictures.AssertEqual(before, first.Picture(2));
    }

    [Fact]
    public void An_interrupted_build_leaves_the_old_file_and_nothing_else()
    {
        using TemporaryFolder folder = Photos();
        Cache(folder).Dispose();
        byte[] before = File.ReadAllBytes(folder["cache"]);
        using var stop = new CancellationTokenSource();
        using ImageDataSet source = Open(folder, 8);

        Assert.ThrowsAny<OperationCanceledException>(() => DecodedCache.OpenOrBuild(source, folder["cache"], new Stopper(stop), stop.Token));

        Assert.Equal(before, File.ReadAllBytes(folder["cache"]));
        Assert.False(File.Exists(folder["cache.unfinished"]));
    }

    [Fact]
    public void What_a_killed_program_left_behind_is_written_over()
    {
        using TemporaryFolder folder = Photos();
        File.WriteAllBytes(folder["cache.unfinished"], new byte[1_000_000]);
        using ImageDataSet cached = Cache(folder);

        Assert.True(new FileInfo(folder["cache"]).Length < 1_000_000);
        Assert.False(File.Exists(folder["cache.unfinished"]));
    }

    [Fact]
    public void A_picture_that_vanishes_while_the_cache_is_made_is_named()
    {
        using TemporaryFolder folder = Photos();
        using ImageDataSet source = ImageReader.Read(folder["photos"], new() { KeptMegabytes = 0 }, cancellation: TestContext.Current.CancellationToken);
        File.Delete(folder["photos/b/large.png"]);

        DataFormatException fault = Assert.Throws<DataFormatException>(() => DecodedCache.OpenOrBuild(source, folder["cache"], cancellation: TestContext.Current.CancellationToken));

        Assert.StartsWith("b/large.png: cannot be opened", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["cache"]) || File.Exists(folder["cache.unfinished"]));
    }

    [Fact]
    public void No_room_on_the_disk_is_said_in_one_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a device that is always full");
        using TemporaryFolder folder = Photos();
        using ImageDataSet source = Open(folder);
        File.CreateSymbolicLink(folder["cache.unfinished"], "/dev/full");

        IOException fault = Assert.Throws<IOException>(() => DecodedCache.OpenOrBuild(source, folder["cache"], cancellation: TestContext.Current.CancellationToken));

        Assert.StartsWith($"{folder["cache"]}: the decoded pictures cannot be written (No space left on device", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("free some room there, or name another place.", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.False(File.Exists(folder["cache"]));
    }

    [Fact]
    public void Two_programs_cannot_make_the_same_cache_at_once()
    {
        using TemporaryFolder folder = Photos();
        using ImageDataSet source = Open(folder);
        using FileStream other = new(folder["cache.unfinished"], FileMode.Create, FileAccess.Write, FileShare.None);

        Assert.Contains("being used by another process", Assert.Throws<IOException>(() => DecodedCache.OpenOrBuild(source, folder["cache"], cancellation: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["cache.unfinished"]));
    }

    private static void AssertMended(TemporaryFolder folder, ImageDataSet source)
    {
        using ImageDataSet cached = Cache(folder);
        for (int index = 0; index < source.Count; index++)
        {
            Pictures.AssertEqual(source.Picture(index), cached.Picture(index));
        }
    }

    private static TemporaryFolder Photos()
    {
        var folder = new TemporaryFolder();
        for (int index = 0; index < Sources.Length; index++)
        {
            folder.Add($"photos/{(index % 2 == 0 ? "a" : "b")}/{Sources[index]}", References.BytesOf(Sources[index]));
        }

        File.Move(folder["photos/a/large.png"], folder["photos/b/large.png"]);
        return folder.Add("photos/a/broken.png", "x");
    }

    private static ImageDataSet Open(TemporaryFolder folder, int? side = null) => Pictures.Open(folder["photos"], new() { MostShortSide = side });

    private static ImageDataSet Cache(TemporaryFolder folder) =>
        DecodedCache.OpenOrBuild(Open(folder), folder["cache"], cancellation: TestContext.Current.CancellationToken);

    private static int Index(ImageDataSet data, string name) => Enumerable.Range(0, data.Count).First(index => data.NameOf(index) == name);

    private sealed class MustNotReport : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => Assert.Fail("The cache was made again.");
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => stop.Cancel();
    }
}
