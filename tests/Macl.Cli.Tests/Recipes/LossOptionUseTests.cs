using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Recipes;

public sealed class LossOptionUseTests : IDisposable
{
    private const string Adaptive = "the loss macl, or the temperature policy linear or exponential.";
    private const string Weighted = "the loss infonce, dcl, macl, flatnce, hard-negatives, debiased or supcon.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--loss infonce --alpha 3", "--alpha was given, but infonce does not use it; allowed with " + Adaptive)]
    [InlineData("--loss macl --temperature-policy learnable --alpha 3", "--alpha was given, but macl:learnable does not use it; allowed with " + Adaptive)]
    [InlineData("--temperature-policy exponential --alignment-threshold 0.3", "--alignment-threshold was given, but macl:exponential does not use it; allowed with the loss macl, or the temperature policy linear.")]
    [InlineData("--loss dcl --minimum-temperature 0.1", "--minimum-temperature was given, but dcl does not use it; allowed with the loss macl or sigmoid, or the temperature policy linear, exponential, learnable or cosine.")]
    [InlineData("--temperature-cycles 3", "--temperature-cycles was given, but macl does not use it; allowed with the temperature policy cosine.")]
    [InlineData("--inter-temperature 2", "--inter-temperature was given, but macl does not use it; allowed with the loss dual-temperature.")]
    [InlineData("--loss sigmoid --hardness 1", "--hardness was given, but sigmoid does not use it; allowed with " + Weighted)]
    [InlineData("--loss dual-temperature --positive-prior 0.1", "--positive-prior was given, but dual-temperature does not use it; allowed with " + Weighted)]
    [InlineData("--loss supcon --pairing two-view", "--pairing was given, but supcon does not use it; allowed with the loss infonce, dcl, macl, flatnce, dual-temperature, hard-negatives, debiased or sigmoid.")]
    public void An_option_that_would_do_nothing_is_refused_with_what_uses_it(string options, string because)
    {
        var run = Pretrain(options);
        run.ShouldBeBadInput($"macl: {because}");
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Theory]
    [InlineData("--loss dcl --temperature-policy linear --alpha 1 --alignment-threshold 0.1 --minimum-temperature 0.05")]
    [InlineData("--loss sigmoid --minimum-temperature 0.05 --pairing two-view")]
    [InlineData("--loss flatnce --temperature-policy cosine --temperature-cycles 2 --hardness 1 --positive-prior 0.01")]
    [InlineData("--loss dual-temperature --inter-temperature 2")]
    public void An_option_that_is_used_is_taken(string options) => Assert.Equal(ExitCode.Done, Pretrain(options).ExitCode);

    [Theory]
    [InlineData("--arms untrained,infonce,dcl --alpha 3", "--alpha was given, but untrained, infonce and dcl do not use it; allowed with " + Adaptive)]
    [InlineData("--arms untrained --pairing two-view", "--pairing was given, but untrained does not use it")]
    [InlineData("--arms infonce,sigmoid --hardness 1", "--hardness was given, but sigmoid does not use it; allowed with " + Weighted)]
    public void An_option_that_no_arm_uses_or_that_one_cannot_have_is_refused(string options, string because)
    {
        CommandRun.Of(["compare", "graphs", "--out", _folder["comparison"], .. options.Split(' ')]).ShouldBeBadInput(because);
        Assert.False(Directory.Exists(_folder["comparison"]));
    }

    [Fact]
    public void In_a_comparison_one_arm_that_uses_an_option_is_enough() =>
        Assert.Equal(ExitCode.Done, CommandRun.Of("compare", "graphs", "--out", _folder["comparison"], "--arms", "untrained,infonce,infonce:exponential", "--alpha", "3", "--seeds", "1", "--epochs", "1", "--evaluate-every", "0").ExitCode);

    [Fact]
    public void A_recipe_file_may_carry_values_that_its_loss_does_not_use()
    {
        File.WriteAllText(_folder["recipe.json"], """{ "loss": { "kind": "infonce", "alpha": 3, "alignmentThreshold": 0.2, "temperatureCycles": 2, "interTemperature": 2 } }""");
        Assert.Equal(ExitCode.Done, Pretrain($"--recipe {_folder["recipe.json"]}").ExitCode);
    }

    [Fact]
    public void A_recipe_file_with_weights_that_its_loss_cannot_have_is_refused_under_their_name()
    {
        File.WriteAllText(_folder["recipe.json"], """{ "loss": { "kind": "sigmoid", "hardness": 1 } }""");
        Pretrain($"--recipe {_folder["recipe.json"]}").ShouldBeBadInput("is no recipe for graphs: hardness is 1; allowed: 0 with the loss sigmoid, which does not weight negatives.");
    }

    private CommandRun Pretrain(string options) => CommandRun.Of(["pretrain", "graphs", "--json", "--out", _folder["run"], "--epochs", "1", "--evaluate-every", "0", .. options.Split(' ')]);
}
