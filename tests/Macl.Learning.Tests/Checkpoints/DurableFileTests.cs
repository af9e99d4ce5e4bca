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
    public void A_file_can_be_written_piece_by_piece()
    {
        DurableFile.Write(FilePath, "a longer first content"u8);
        DurableFile.Write(FilePath, file =>
        {
            file.Write("sec"u8);
            file.Write("ond"u8);
        });

        Assert.Equal("second", File.ReadAllText(FilePath));
        Assert.Equal(FilePath, Assert.Single(Directory.GetFiles(_folder.FullPath)));
    }

    [Fact]
    public void Pieces_that_end_early_leave_the_old_file_and_nothing_else()
    {
        DurableFile.Write(FilePath, "first"u8);

        Assert.Throws<OperationCanceledException>(() => DurableFile.Write(FilePath, file =>
        {
            file.Write("sec"u8);
            throw new OperationCanceledException();
        }));
        Assert.Equal("first", File.ReadAllText(FilePath));
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
