using Macl.Learning.Checkpoints;
using Macl.Learning.Tests.Runs;

namespace Macl.Learning.Tests.Checkpoints;

public sealed class DurableFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.Place("file.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_replaced_as_a_whole_and_nothing_else_is_left()
    {
        DurableFile.Write(FilePath, "a longer first content"u8);
        File.WriteAllText(FilePath + DurableFile.Unfinished, "what a kill left, longer than all that comes after it");
        DurableFile.Write(FilePath, "second"u8);

        Assert.Equal("second", File.ReadAllText(FilePath));
        Assert.Equal(FilePath, Assert.Single(Directory.GetFiles(_folder.FullPath)));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_leaves_the_old_file()
    {
        DurableFile.Write(FilePath, "first"u8);
        Directory.CreateDirectory(FilePath + DurableFile.Unfinished);

        Assert.ThrowsAny<Exception>(() => DurableFile.Write(FilePath, "second"u8));
        Assert.Equal("first", File.ReadAllText(FilePath));
    }
}
