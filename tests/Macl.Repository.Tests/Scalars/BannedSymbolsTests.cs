using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Repository.Tests.Scalars;

/// <summary>The list that the analyzer reads says what this TorchSharp does.</summary>
public sealed class BannedSymbolsTests
{
    private static readonly Type[] Used = [typeof(Scalar), typeof(Tensor), typeof(TensorExtensionMethods), typeof(torch), typeof(nn), typeof(nn.functional), typeof(linalg)];

    private static readonly HashSet<string> Listed =
        [.. from line in Checkout.Read("eng/BannedSymbols.txt").Split('\n') where line.StartsWith("M:", StringComparison.Ordinal) select line.Split(';')[0]];

    [Fact]
    public void Every_member_that_makes_a_scalar_of_its_own_is_banned() =>
        Assert.All(Used.SelectMany(ScalarMakers.PublicMembersOf).Select(DocumentationId.Of).Except(Listed), Assert.Fail);

    [Fact]
    public void Nothing_else_is_banned() =>
        Assert.All(Listed.Except(Used.SelectMany(ScalarMakers.PublicMembersOf).Select(DocumentationId.Of)), Assert.Fail);
}
