using System.CommandLine;
using Macl.Cli.Hosting;
using Spectre.Console;

namespace Macl.Cli.Doctor;

/// <summary><c>macl doctor</c>: what this program runs on, what is wrong with it, and what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Show versions, libtorch, threads, instruction sets and devices, and what is wrong with a remedy.") { json };
        command.SetAction(parsed =>
        {
            var diagnosis = Diagnosis.OfThisMachine();
            Show(diagnosis, parsed.GetValue(json), terminal);
            return diagnosis.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static void Show(Diagnosis diagnosis, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.WriteJson(diagnosis);
            return;
        }

        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
        foreach (var (name, value) in Rows(diagnosis))
        {
            table.AddRow(new PlainText(name), new PlainText(value));
        }

        terminal.Tables().Write(table);
        foreach (var problem in diagnosis.Problems)
        {
            terminal.Output.WriteLine($"wrong   {problem.What}");
            terminal.Output.WriteLine($"remedy  {problem.Remedy}");
        }

        if (diagnosis.Problems.Count == 0)
        {
            terminal.Output.WriteLine("everything that training needs is here");
        }
    }

    private static (string Name, string Value)[] Rows(Diagnosis found) =>
    [
        ("macl", found.Macl),
        (".NET", found.DotNet),
        ("system", $"{found.OperatingSystem}, {found.Architecture}, {found.Cores} cores, {found.MemoryGigabytes:F1} GiB memory"),
        ("C++ library", found.CppLibrary ?? "unknown"),
        ("TorchSharp", found.TorchSharp),
        ("libtorch", found.LibTorch ?? "not loaded"),
        ("loaded from", found.LoadedFrom ?? "–"),
        ("threads", found.Threads is { } threads ? $"{threads} of libtorch" : "–"),
        ("instruction sets", string.Join(", ", found.InstructionSets)),
        ("devices", string.Join(", ", found.Devices)),
    ];
}
