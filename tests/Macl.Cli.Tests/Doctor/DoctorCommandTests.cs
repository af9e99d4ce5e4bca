using System.Text;
using Macl.Cli.Doctor;
using Macl.Cli.Hosting;

namespace Macl.Cli.Tests.Doctor;

public sealed class DoctorCommandTests
{
    [Fact]
    public void A_machine_that_runs_these_tests_is_sound()
    {
        var run = CommandRun.Of("doctor", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("2.", run.Json.GetProperty("libTorch").GetString(), StringComparison.Ordinal);
        Assert.True(File.Exists(run.Json.GetProperty("loadedFrom").GetString()));
        Assert.Empty(run.Json.GetProperty("problems").EnumerateArray());
        Assert.Contains("cpu", run.Json.GetProperty("devices").EnumerateArray().Select(device => device.GetString()));
    }

    [Fact]
    public void The_newest_version_of_a_library_is_found_among_longer_and_broken_names() => Assert.Equal(
        "GLIBCXX_3.4.30",
        SystemCppLibrary.NewestVersionIn(Encoding.ASCII.GetBytes("x GLIBCXX_3.4.9\0GLIBCXX_3.4.30\0GLIBCXX_3.4.99.7\0GLIBCXX_3.4.\0")));

    [Fact]
    public void A_file_that_names_no_version_has_none() => Assert.Null(SystemCppLibrary.NewestVersionIn("nothing here"u8));
}
