using System.IO.Compression;
using System.Text;

namespace Macl.Inputs.Tests.Text.SentEval;

/// <summary>A little data in SentEval's layout, made by hand; a folder, and a zip of it.</summary>
internal sealed class SentEvalFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("macl-senteval-").FullName;

    public string Folder => Path.Combine(_root, "data");

    public string Zip => Path.Combine(_root, "data.zip");

    /// <summary>All tasks, with a pair or two each.</summary>
    public static SentEvalFolder Whole()
    {
        var folder = new SentEvalFolder();
        folder.Add("STS/STS12-en-test/STS.input.images.txt", "a  cat sits \ta cat is sitting\na dog\ta house\nbirds\tno birds\n");
        folder.Add("STS/STS12-en-test/STS.gs.images.txt", "4.5\n\n1.25\n");
        folder.Add("STS/STS12-en-test/STS.input.news.txt", "rain\tsun\r\n");
        folder.Add("STS/STS12-en-test/STS.gs.news.txt", "2\r\n");
        folder.Add("STS/STS12-en-test/STS.gs.ALL.txt", "4.5\n1\n2\n");
        folder.Add("STS/STS16-en-test/STS.input.answer-answer.txt", "yes\tindeed\thttp://here\tCC BY-SA\nno\tnever\nperhaps\tmaybe\n");
        folder.Add("STS/STS16-en-test/STS.gs.answer-answer.txt", "\n3\n\n");
        folder.Add("STS/STSBenchmark/sts-test.csv", "main\tMSRvid\t2012\t0024\t2.500\ta  girl\ta \"boy \n");
        folder.Add("STS/STSBenchmark/sts-dev.csv", "main\tMSRvid\t2012\t0001\t5.000\tone\ttwo\tmore\tcolumns\n");
        folder.Add("SICK/SICK_test_annotated.txt", "pair_ID\tsentence_A\tsentence_B\trelatedness_score\tentailment_judgment\n6\tno boy\tsome kids\t3.3\tNEUTRAL\n");
        folder.Add("MR/rt-polarity.neg", "dull . \n\nflat  .\n \n");
        folder.Add("MR/rt-polarity.pos", "bright .\n");
        folder.Add("SST/binary/sentiment-train", "good \t1\nbad \t0\n");
        folder.Add("SST/binary/sentiment-dev", "fine\t1\n");
        folder.Add("SST/binary/sentiment-test", "poor\t0\n");
        folder.Add("TREC/train_5500.label", Encoding.Latin1.GetBytes("DESC:manner How  does a caf\u00e9 open ? \nENTY:food What is tea ?\nDESC:def What is it ?\n"));
        folder.Add("TREC/TREC_10.label", "NUM:dist How far is it ?\nENTY:food What is rice ?\n");
        folder.Add("MRPC/msr_paraphrase_train.txt", "\ufeffQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\t7\t8\tHe said \"yes .\t Yes ,  he said .\n");
        folder.Add("MRPC/msr_paraphrase_test.txt", "\ufeffQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\n0\t7\t9\tOne .\tTwo .\n");
        return folder;
    }

    public void Add(string file, string content) => Add(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(content));

    public void Remove(string file) => File.Delete(Path.Combine(Folder, "downstream", file));

    /// <summary>Packs what is there.</summary>
    public string Pack()
    {
        ZipFile.CreateFromDirectory(Folder, Zip);
        return Zip;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Add(string file, byte[] content)
    {
        string path = Path.Combine(Folder, "downstream", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
