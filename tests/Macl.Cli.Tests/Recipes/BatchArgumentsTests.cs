using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Recipes;

public sealed class BatchArgumentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--micro-batch-size 129", "--micro-batch-size is '129'; allowed: at most the batch size, which is 128.")]
    [InlineData("--batch-size 64 --micro-batch-size 65", "--micro-batch-size is '65'; allowed: at most the batch size, which is 64.")]
    public void A_micro_batch_larger_than_the_batch_is_refused(string options, string because)
    {
        CommandRun.Of(["pretrain", "graphs", "--out", _folder["run"], .. options.Split(' ')]).ShouldBeBadInput($"macl: {because}");
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Fact]
    public void The_batch_size_of_a_recipe_counts()
    {
        File.WriteAllText(_folder["recipe.json"], """{ "batchSize": 32 }""");
        CommandRun.Of("pretrain", "graphs", "--out", _folder["run"], "--recipe", _folder["recipe.json"], "--micro-batch-size", "33").ShouldBeBadInput("at most the batch size, which is 32.");
        Assert.Equal(ExitCode.Done, CommandRun.Of("pretrain", "graphs", "--out", _folder["run"], "--recipe", _folder["recipe.json"], "--micro-batch-size", "32", "--epochs", "1").ExitCode);
    }
}
