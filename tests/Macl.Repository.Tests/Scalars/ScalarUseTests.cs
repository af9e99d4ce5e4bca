using System.Reflection;
using Macl.Repository.Tests.Projects;

namespace Macl.Repository.Tests.Scalars;

/// <summary>
/// TorchSharp passes a scalar to libtorch by its address only: one that nothing holds may be freed while libtorch reads it, and the
/// number is silently another (docs/decisions/0009-own-optimizers.md). The analyzer says so while one writes; it does not see
/// <c>x *= 2.0</c> and what goes through a base class, so the compiled code is looked at too.
/// </summary>
public sealed class ScalarUseTests
{
    public static TheoryData<string> Unheld => NamesOf(typeof(UnheldExamples));

    public static TheoryData<string> Held => NamesOf(typeof(HeldExamples));

    [Fact]
    public void Every_scalar_in_our_code_is_held_until_libtorch_has_read_it()
    {
        var problems = from project in ProjectFile.In("src")
                       where project.HoldsScalars
                       from method in CompiledCode.MethodsOf(Assembly.Load(project.AssemblyName))
                       from problem in ScalarUse.UnheldIn(method)
                       select problem;
        Assert.All(problems, Assert.Fail);
    }

    [Theory]
    [MemberData(nameof(Unheld))]
    public void A_scalar_that_is_not_held_is_recognised(string example) => Assert.Single(ProblemsIn(typeof(UnheldExamples), example));

    [Theory]
    [MemberData(nameof(Held))]
    public void Held_scalars_are_let_through(string example) => Assert.Empty(ProblemsIn(typeof(HeldExamples), example));

    private static TheoryData<string> NamesOf(Type examples) => [.. CompiledCode.MethodsOf(examples).Select(method => method.Name)];

    private static IEnumerable<string> ProblemsIn(Type examples, string name) =>
        CompiledCode.MethodsOf(examples).Where(method => method.Name.Equals(name, StringComparison.Ordinal)).SelectMany(ScalarUse.UnheldIn);
}
