using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Build.Framework;

namespace Macl.Repository.Tests.LibTorchLoading;

/// <summary>The least that a build task needs of its host: keeps the errors.</summary>
internal sealed class RecordingBuildEngine : IBuildEngine
{
    private readonly ConcurrentQueue<string> _errors = new();

    public IEnumerable<string> Errors => _errors;

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public void LogErrorEvent(BuildErrorEventArgs e) => _errors.Enqueue(e.Message ?? "");

    public void LogWarningEvent(BuildWarningEventArgs e)
    {
    }

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
    }

    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();
}
