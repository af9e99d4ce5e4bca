using System.Xml.Linq;

namespace Macl.Repository.Tests.Projects;

/// <summary>What a project file says about itself.</summary>
internal sealed record ProjectFile(string Path, string Name, string AssemblyName, string[] Projects, string[] Packages, bool UsesLibTorch, bool HoldsScalars)
{
    public static IEnumerable<ProjectFile> In(string folder) => Checkout.Files(folder, "*.csproj").Select(Load);

    private static ProjectFile Load(string path)
    {
        XElement project = XElement.Parse(Checkout.Read(path));
        string name = System.IO.Path.GetFileNameWithoutExtension(path);
        return new ProjectFile(
            path,
            name,
            project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name,
            [.. Includes(project, "ProjectReference").Select(System.IO.Path.GetFileNameWithoutExtension).OfType<string>()],
            [.. Includes(project, "PackageReference")],
            project.Descendants("UsesLibTorch").Any(),
            project.Descendants("HoldsScalars").SingleOrDefault()?.Value is not "false");
    }

    private static IEnumerable<string> Includes(XElement project, string item) =>
        project.Descendants(item).Select(reference => reference.Attribute("Include")!.Value);
}
