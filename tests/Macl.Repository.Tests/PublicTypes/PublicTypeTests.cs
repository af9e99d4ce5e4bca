using System.Reflection;
using Macl.Repository.Tests.Projects;

namespace Macl.Repository.Tests.PublicTypes;

public sealed class PublicTypeTests
{
    /// <summary>Variation is an argument or a decorator, never an override of something that also works without it.</summary>
    [Fact]
    public void Every_public_type_is_sealed_abstract_static_or_a_value() =>
        Assert.DoesNotContain(ProjectFile.In("src").SelectMany(project => Assembly.Load(project.AssemblyName).GetExportedTypes()), IsOpen);

    [Theory]
    [InlineData(typeof(MemoryStream), true)]
    [InlineData(typeof(string), false)]
    [InlineData(typeof(DayOfWeek), false)]
    [InlineData(typeof(IDisposable), false)]
    [InlineData(typeof(Math), false)]
    [InlineData(typeof(Stream), false)]
    public void An_open_type_is_recognised(Type type, bool open) => Assert.Equal(open, IsOpen(type));

    private static bool IsOpen(Type type) => !type.IsSealed && !type.IsAbstract && !type.IsValueType;
}
