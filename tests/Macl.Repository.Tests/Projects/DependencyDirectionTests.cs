namespace Macl.Repository.Tests.Projects;

/// <summary>The arrows between projects point one way.</summary>
public sealed class DependencyDirectionTests
{
    /// <summary>Whom each project may refer to.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Macl.Inputs"] = [],
        ["Macl.Losses"] = [],
        ["Macl.Learning"] = ["Macl.Losses"],
        ["Macl.Graphs"] = ["Macl.Learning", "Macl.Inputs"],
        ["Macl.Vision"] = ["Macl.Learning", "Macl.Inputs"],
        ["Macl.Text"] = ["Macl.Learning", "Macl.Inputs"],
        ["Macl.Cli"] = ["Macl.Graphs", "Macl.Text", "Macl.Vision", "Macl.Learning", "Macl.Losses", "Macl.Inputs"],
    };

    [Fact]
    public void Every_source_project_has_its_arrows() =>
        Assert.Equivalent(Arrows.Keys, ProjectFile.In("src").Select(project => project.Name), strict: true);

    [Fact]
    public void Source_projects_refer_only_along_the_arrows() =>
        Assert.All(ProjectFile.In("src"), project => Assert.Subset(Arrows[project.Name].ToHashSet(StringComparer.Ordinal), project.Projects.ToHashSet(StringComparer.Ordinal)));

    [Fact]
    public void Inputs_need_no_TorchSharp() =>
        Assert.DoesNotContain(
            ProjectFile.In("src").Single(project => project.Name.Equals("Macl.Inputs", StringComparison.Ordinal)).Packages,
            package => package.Contains("torch", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Only_the_command_brings_a_libtorch_because_users_of_the_libraries_choose_theirs() =>
        Assert.Equal("Macl.Cli", Assert.Single(ProjectFile.In("src"), project => project.UsesLibTorch).Name);

    [Fact]
    public void Every_source_project_has_its_tests() =>
        Assert.Subset(
            ProjectFile.In("tests").Select(project => project.Name).ToHashSet(StringComparer.Ordinal),
            Arrows.Keys.Select(name => name + ".Tests").ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Checkout.Read("Macl.slnx");
        Assert.All(Checkout.Files("", "*.csproj"), path => Assert.Contains($"Path=\"{path}\"", solution, StringComparison.Ordinal));
    }
}
