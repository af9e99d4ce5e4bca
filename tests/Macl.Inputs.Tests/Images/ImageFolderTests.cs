using Macl.Inputs.Images;

namespace Macl.Inputs.Tests.Images;

public sealed class ImageFolderTests
{
    private static readonly byte[] First = References.BytesOf("rgb.png");
    private static readonly byte[] Second = References.BytesOf("grey.jpg");

    [Fact]
    public void First_folders_are_the_classes_with_all_that_lies_deeper()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("dog/1.png", First).Add("cat/young/2.jpg", Second).Add("cat/1.png", First).Add("Zebra/9.png", First);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Equal(["Zebra", "cat", "dog"], data.Labels!.Names);
        Assert.Equal(["Zebra/9.png", "cat/1.png", "cat/young/2.jpg", "dog/1.png"], Names(data));
        Assert.Equal([0, 1, 1, 2], data.Labels.Indices);
        Assert.Empty(data.Skipped);
        Assert.Empty(data.Remarks);
        Assert.Equal(Path.GetFileName(folder.Path), data.Name);
    }

    [Fact]
    public void Pictures_without_folders_have_no_classes()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("b.png", First).Add("a.JPG", Second);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Null(data.Labels);
        Assert.Equal(["a.JPG", "b.png"], Names(data));
        Assert.Empty(data.Remarks);
    }

    [Fact]
    public void Pictures_beside_folders_leave_the_data_without_classes_and_a_remark_says_so()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("a.png", First).Add("cat/1.png", First).Add("dog/1.png", First);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Null(data.Labels);
        Assert.Equal(["1 picture lies beside the folders cat, dog, so the folders are not taken for classes"], data.Remarks);
    }

    [Fact]
    public void Folders_around_everything_are_passed_over()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("my data/photos/cat/1.png", First).Add("my data/photos/dog/1.png", First);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Equal(["cat", "dog"], data.Labels!.Names);
        Assert.Equal(["cat/1.png", "dog/1.png"], Names(data));
    }

    [Fact]
    public void A_single_folder_is_no_class()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("cat/1.png", First).Add("cat/2.png", First);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Null(data.Labels);
        Assert.Equal(["1.png", "2.png"], Names(data));
    }

    [Fact]
    public void Train_and_test_are_no_classes()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("train/cat/1.png", First).Add("test/cat/1.png", First);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Null(data.Labels);
        Assert.Equal(["the folders test, train are parts of a data set, not classes; name one of them to read it with its classes"], data.Remarks);
    }

    [Fact]
    public void A_class_of_which_nothing_can_be_read_is_gone_and_remarked_on()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("cat/1.png", First).Add("dog/1.png", First).Add("emu/1.png", "no picture");
        using ImageDataSet data = Pictures.Open(folder.Path);

        Assert.Equal(["cat", "dog"], data.Labels!.Names);
        Assert.Equal(["the folder emu holds no picture that can be read, so there is no such class"], data.Remarks);
    }

    [Fact]
    public void Hidden_files_and_litter_are_not_looked_at()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("1.png", First).Add("Thumbs.db", "x").Add(".DS_Store", "x").Add("desktop.ini", "x")
            .Add("__MACOSX/._1.png", "x").Add(".git/2.png", "x");
        using ImageDataSet data = Pictures.Open(folder.Path, new() { Strict = true });

        Assert.Equal(["1.png"], Names(data));
        Assert.Empty(data.Skipped);
    }

    [Fact]
    public void What_is_inside_counts_and_not_which_picture_format_the_name_promises()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("really a png.jpg", First);
        using ImageDataSet data = Pictures.Open(folder.Path);

        Pictures.AssertEqual(References.Expected("rgb.png"), data.Picture(0));
    }

    [Fact]
    public void A_zip_file_and_its_folder_are_the_same_data()
    {
        using TemporaryFolder folder = new TemporaryFolder().Add("cat/1.png", First).Add("dog/2.jpg", Second).Add("dog/notes.txt", "x");
        string zip = folder.Zip();
        using ImageDataSet unpacked = Pictures.Open(folder.Path);
        using ImageDataSet packed = Pictures.Open(zip);

        Assert.Equal(unpacked.Fingerprint, packed.Fingerprint);
        Assert.Equal(Names(unpacked), Names(packed));
        Assert.Equal(unpacked.Labels!.Indices, packed.Labels!.Indices);
        Assert.Equal(unpacked.Skipped, packed.Skipped);
        Pictures.AssertEqual(unpacked.Picture(1), packed.Picture(1));
    }

    [Fact]
    public void The_fingerprint_shows_every_change_of_name_content_or_class()
    {
        string[] fingerprints =
        [
            FingerprintOf(("cat/1.png", First), ("dog/2.jpg", Second)),
            FingerprintOf(("cat/3.png", First), ("dog/2.jpg", Second)),
            FingerprintOf(("cat/1.png", Second), ("dog/2.jpg", Second)),
            FingerprintOf(("cow/1.png", First), ("dog/2.jpg", Second)),
            FingerprintOf(("cat/1.png", First)),
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
        Assert.Equal(fingerprints[0], FingerprintOf(("photos/cat/1.png", First), ("photos/dog/2.jpg", Second)));
    }

    [Fact]
    public void Many_threads_read_one_zip_file_at_once()
    {
        using TemporaryFolder folder = References.CopyOf(References.Names);
        using ImageDataSet data = Pictures.Open(folder.Zip(), new() { KeptMegabytes = 0 });

        Parallel.For(0, 8 * data.Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, round =>
        {
            int index = round % data.Count;
            Assert.Equal(References.Expected(data.NameOf(index)).Width, data.Picture(index).Width);
            Assert.InRange(Math.Abs(References.Expected(data.NameOf(index)).Pixels[^1] - data.Picture(index).Pixels[^1]), 0, 3);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(512)]
    public void The_data_is_the_same_for_any_number_of_threads_and_whether_it_is_kept_or_not(int kept)
    {
        using TemporaryFolder folder = References.CopyOf(References.Names);
        folder.Add("broken.jpg", "x");
        using ImageDataSet one = Pictures.Open(folder.Path, new() { MaxParallelism = 1, MostShortSide = 16 });
        using ImageDataSet many = Pictures.Open(folder.Path, new() { MaxParallelism = 7, MostShortSide = 16, KeptMegabytes = kept });

        Assert.Equal(one.Fingerprint, many.Fingerprint);
        Assert.Equal(one.Skipped, many.Skipped);
        var images = new RgbImage[many.Count];
        Parallel.For(0, images.Length, index => images[index] = many.Picture(index));
        for (int index = 0; index < images.Length; index++)
        {
            Pictures.AssertEqual(one.Picture(index), images[index]);
        }
    }

    [Fact]
    public void Pictures_are_kept_only_while_all_fit()
    {
        using TemporaryFolder folder = References.CopyOf("large.png");
        for (int copy = 0; copy < 30; copy++)
        {
            File.Copy(folder["large.png"], folder[$"{copy}.png"]);
        }

        using ImageDataSet large = Pictures.Open(folder.Path, new() { KeptMegabytes = 1 });
        using ImageDataSet small = Pictures.Open(folder.Path, new() { KeptMegabytes = 2 });

        Assert.False(Assert.IsType<Inputs.Images.Files.PictureFiles>(large).AreKept);
        Assert.True(Assert.IsType<Inputs.Images.Files.PictureFiles>(small).AreKept);
        Pictures.AssertEqual(small.Picture(7), large.Picture(7));
    }

    [Fact]
    public void Progress_goes_up_to_the_last_file()
    {
        using TemporaryFolder folder = References.CopyOf(References.Names);
        var seen = new Recorder();
        using ImageDataSet data = ImageReader.Read(folder.Path, progress: seen, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, data.Count).Select(done => new ReadingProgress(done, data.Count)), seen.Reports);
    }

    [Fact]
    public void Opening_can_be_stopped()
    {
        using TemporaryFolder folder = References.CopyOf(References.Names);

        Assert.Throws<OperationCanceledException>(() => ImageReader.Read(folder.Path, cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Reading_again_and_again_makes_no_garbage_in_the_size_of_pictures()
    {
        using TemporaryFolder folder = References.CopyOf("large.png");
        using ImageDataSet data = Pictures.Open(folder.Path, new() { KeptMegabytes = 0 });
        var image = new RgbImage(1, 1);
        data.Read(0, image);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int round = 0; round < 100; round++)
        {
            data.Read(0, image);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, image.Pixels.Length / 10);
    }

    private static string FingerprintOf(params (string Name, byte[] Content)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach ((string name, byte[] content) in files)
        {
            folder.Add(name, content);
        }

        using ImageDataSet data = Pictures.Open(folder.Path);
        return data.Fingerprint;
    }

    private static string[] Names(ImageDataSet data) => [.. Enumerable.Range(0, data.Count).Select(data.NameOf)];

    private sealed class Recorder : IProgress<ReadingProgress>
    {
        public List<ReadingProgress> Reports { get; } = [];

        public void Report(ReadingProgress value) => Reports.Add(value);
    }
}
