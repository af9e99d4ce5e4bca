using Macl.Learning.Methods;
using Macl.Learning.Runs;

namespace Macl.Learning.Tests.Runs;

public sealed class ArmTests
{
    [Fact]
    public void A_policy_for_all_arms_stands_in_the_names_of_those_that_have_a_loss_and_none_of_their_own()
    {
        string[] names = [.. ((string[])["untrained", "macl", "infonce:cosine"]).Select(name => Arm.Parse(name).Under(TemperaturePolicyKind.Fixed).Name)];
        Assert.Equal(["untrained", "macl:fixed", "infonce:cosine"], names);
        Assert.Equal("macl", Arm.Parse("macl").Under(null).Name);
    }

    [Fact]
    public void Every_loss_is_an_arm_and_tables_begin_with_the_untrained_encoder() =>
        Assert.Equal("untrained infonce dcl macl flatnce dual-temperature hard-negatives debiased sigmoid supcon", Names(Arm.All));

    [Fact]
    public void A_comparison_that_names_none_has_four() => Assert.Equal("untrained infonce dcl macl", Names(Arm.Default));

    [Theory]
    [InlineData("macl", "macl", LossKind.Macl, null)]
    [InlineData("MACL", "macl", LossKind.Macl, null)]
    [InlineData("macl:exponential", "macl:exponential", LossKind.Macl, TemperaturePolicyKind.Exponential)]
    [InlineData("dual-temperature:Cosine", "dual-temperature:cosine", LossKind.DualTemperature, TemperaturePolicyKind.Cosine)]
    [InlineData("untrained", "untrained", null, null)]
    public void A_loss_may_name_its_temperature_policy(string text, string name, LossKind? loss, TemperaturePolicyKind? policy) =>
        Assert.Equal(new Arm(name, loss, policy), Arm.Parse(text));

    [Theory]
    [InlineData("mystery")]
    [InlineData("macl:mystery")]
    [InlineData("macl:")]
    [InlineData("untrained:fixed")]
    [InlineData("macl:linear:fixed")]
    public void Any_other_name_is_refused_with_those_that_are_allowed(string text)
    {
        string message = Assert.Throws<ArgumentException>(() => Arm.Parse(text)).Message;
        Assert.StartsWith($"The arm '{text}' is unknown; allowed: untrained, infonce, ", message, StringComparison.Ordinal);
        Assert.Contains("of fixed, linear, exponential, learnable, cosine.", message, StringComparison.Ordinal);
    }

    private static string Names(IEnumerable<Arm> arms) => string.Join(' ', arms.Select(arm => arm.Name));
}
