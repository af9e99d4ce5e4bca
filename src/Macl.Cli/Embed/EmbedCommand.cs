using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Cli.Progress;

namespace Macl.Cli.Embed;

/// <summary><c>macl embed MODALITY</c>: the embeddings of any data with a trained encoder.</summary>
internal static class EmbedCommand
{
    public static Command Create(Embedding embedding, Terminal terminal, CancellationToken cancellation)
    {
        var model = CommonOptions.Model();
        var data = CommonOptions.Data(embedding.Data).Or("--input");
        var file = Options.RequiredText("--out", $"The .npy file: float32, one row {embedding.Sample}. A .csv of the same name beside it has each row's id and label.", "FILE");
        var device = CommonOptions.Device();
        var json = CommonOptions.Json();
        var command = new Command(embedding.Modality, $"Embed {embedding.Modality}.").With([model, data, file, .. embedding.Options, device, json]);
        command.SetAction(parsed =>
        {
            var files = EmbeddingFiles.At(parsed.GetRequiredValue(file));
            var display = ProgressDisplay.On(terminal);
            var request = new EncoderRequest(
                parsed.GetRequiredValue(model), parsed.GetValue(data), CommonOptions.ParseDevice(parsed.GetValue(device)), new Opening(parsed, display, cancellation));
            Show(display.During(() => embedding.Embed(request, files)), parsed.GetValue(json), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(WrittenEmbeddings written, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            terminal.WriteJson(written);
            return;
        }

        terminal.Output.WriteLine($"{written.Samples} embeddings of {written.Dimension} dimensions: {written.Vectors}");
        terminal.Output.WriteLine($"ids and labels: {written.Ids}");
    }
}
