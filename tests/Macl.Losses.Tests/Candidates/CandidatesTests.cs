using Macl.Testing;
using Macl.Testing.Losses;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Choices;

/// <summary>Every way to choose candidates against double loops over plain lists of who is compared with whom.</summary>
public sealed class CandidatesTests
{
    private const int Samples = 70;
    private const int Dimension = 19;
    private const double Temperature = .2;

    private static readonly double[][] _first = Scenarios.AsFloat(Rows.Normal(Samples, Dimension, seed: 1));
    private static readonly double[][] _second = Scenarios.AsFloat(Rows.Disturb(_first, .7, seed: 2));
    private static readonly double[][] _more = Scenarios.AsFloat(Rows.Normal(45, Dimension, seed: 3));
    private static readonly long[] _keys = [.. Enumerable.Range(0, Samples).Select(sample => (long)(sample % 9 == 0 ? 1000 : sample))];
    private static readonly long[] _labels = [.. Enumerable.Range(0, Samples).Select(sample => (long)(sample * 7 % 5) - 2)];

    public static TheoryData<string, OracleObjective, ScalarType> Cases =>
    [
        .. from one in All().Keys
           from objective in (OracleObjective[])[OracleObjective.InfoNce, OracleObjective.ReweightedInfoNce, OracleObjective.Dcl]
           from dtype in (ScalarType[])[ScalarType.Float32, ScalarType.Float64]
           select new TheoryDataRow<string, OracleObjective, ScalarType>(one, objective, dtype),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_and_gradients_are_those_of_plain_lists(string name, OracleObjective objective, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        CandidateCase one = All()[name];
        double tolerance = dtype == ScalarType.Float64 ? 1e-9 : 1e-5;
        (double loss, double[][] gradient) = one.Expect(objective, Temperature);
        using var composed = new ComposedLoss(ObjectiveOf(objective), new FixedTemperature(Temperature));
        Tensor[] matrices = [.. one.Matrices.Select(rows => Rows.ToTensor(rows, dtype).requires_grad_())];
        Tensor value = composed.LossOf(one.Choose(matrices));
        value.backward();
        Close.Numbers(loss, value.to(ScalarType.Float64).item<double>(), tolerance);
        Close.Matrices(gradient, [.. matrices.SelectMany(rows => Rows.FromTensor(rows.grad ?? zeros_like(rows)))], tolerance);
    }

    [Fact]
    public void Keys_and_labels_of_another_kind_are_refused()
    {
        using Tensor rows = rand(4, 3);
        using Tensor few = arange(3, ScalarType.Int64);
        using Tensor narrow = arange(4, ScalarType.Int32);
        using Tensor keys = arange(4, ScalarType.Int64);
        AssertRefused("sampleKeys is Int64 [3]; it must be Int64 [4].", () => Candidates.TwoView(rows, rows, few));
        AssertRefused("labels is Int32 [4]; it must be Int64 [4].", () => Candidates.Labelled(rows, rows, narrow));
        AssertRefused("sampleKeys and queueSampleKeys must both be given, or neither.", () => Candidates.Queue(rows, rows, rows, keys));
        using Tensor hard = rand(2, 3);
        AssertRefused("sampleKeys is Int64 [3]; it must be Int64 [4] or [6].", () => Candidates.OneWay(rows, rows, hard, few));
        using Tensor wide = rand(2, 5);
        AssertRefused("second is [4, 3] and hardNegatives is [2, 5]; they must have the same number of columns.", () => Candidates.OneWay(rows, rows, wide));
        AssertRefused("queries is [4, 3] and queue is [2, 5]; they must have the same number of columns.", () => Candidates.Queue(rows, rows, wide));
    }

    [Fact]
    public void A_value_that_is_not_finite_is_named_by_its_matrix_and_row()
    {
        using Tensor sound = rand(4, 3);
        using Tensor broken = rand(4, 3);
        broken[2, 1] = tensor(float.NaN);
        AssertRefused("Row 2 of hardNegatives has a value that is NaN or infinite; all must be finite.", () => Candidates.OneWay(sound, sound, broken));
        AssertRefused("Row 2 of queue has a value that is NaN or infinite; all must be finite.", () => Candidates.Queue(sound, sound, broken));
        AssertRefused("Row 2 of keys has a value that is NaN or infinite; all must be finite.", () => Candidates.Queue(sound, broken, sound));
    }

    private static void AssertRefused(string message, Func<Candidates> choose)
    {
        using var loss = new MaclLoss();
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => loss.LossOf(choose())).Message);
    }

    private static Dictionary<string, CandidateCase> All()
    {
        int[] both = [.. Enumerable.Range(0, 2 * Samples)];
        int[] one = [.. Enumerable.Range(0, Samples)];
        int[] seconds = [.. Enumerable.Range(Samples, Samples)];
        int[] more = [.. Enumerable.Range(2 * Samples, _more.Length)];
        long[] pastKeys = [.. Enumerable.Range(0, _more.Length).Select(place => (long)(place % 4 == 0 ? 1000 : 5000 + place))];
        long[] hardKeys = [.. Enumerable.Range(0, _more.Length).Select(place => (long)(place % 3 == 0 ? 1000 : place % 3 == 1 ? place + 7 : 5000 + place))];
        CandidateCase[] cases =
        [
            new("two-view with keys", [_first, _second], both, Partner, anchor => Where(both, row => _keys[row % Samples] != _keys[anchor % Samples]), m => Candidates.TwoView(m[0], m[1], tensor(_keys))),
            new("one-way with keys", [_first, _second], one, Partner, anchor => Where(seconds, row => _keys[row % Samples] != _keys[anchor]), m => Candidates.OneWay(m[0], m[1], sampleKeys: tensor(_keys))),
            new("one-way with hard negatives", [_first, _second, _more], one, Partner, anchor => [.. Where(seconds, row => row % Samples != anchor), .. more], m => Candidates.OneWay(m[0], m[1], m[2])),
            new("one-way with keys of hard negatives", [_first, _second, _more], one, Partner, anchor => [.. Where(seconds, row => _keys[row % Samples] != _keys[anchor]), .. Where(more, row => hardKeys[row - (2 * Samples)] != _keys[anchor])], m => Candidates.OneWay(m[0], m[1], m[2], tensor((long[])[.. _keys, .. hardKeys]))),
            new("queue", [_first, _second, _more], one, Partner, _ => more, m => Candidates.Queue(m[0], m[1], m[2])),
            new("queue with keys", [_first, _second, _more], one, Partner, anchor => Where(more, row => pastKeys[row - (2 * Samples)] != _keys[anchor]), m => Candidates.Queue(m[0], m[1], m[2], tensor(_keys), tensor(pastKeys))),
            new("labelled", [_first, _second], both, OfClass, anchor => Where(both, row => row != anchor), m => Candidates.Labelled(m[0], m[1], tensor(_labels))),
            new("labelled without positives", [_first, _second], both, OfClass, anchor => Where(both, row => _labels[row % Samples] != _labels[anchor % Samples]), m => Candidates.Labelled(m[0], m[1], tensor(_labels), positivesInDenominator: false)),
        ];
        return cases.ToDictionary(all => all.Name);

        int[] Partner(int anchor) => [(anchor + Samples) % (2 * Samples)];

        int[] OfClass(int anchor) => Where(both, row => row != anchor && _labels[row % Samples] == _labels[anchor % Samples]);
    }

    private static int[] Where(int[] rows, Func<int, bool> isOne) => [.. rows.Where(isOne)];

    private static Objective ObjectiveOf(OracleObjective objective) => objective switch
    {
        OracleObjective.InfoNce => new InfoNce(),
        OracleObjective.ReweightedInfoNce => new ReweightedInfoNce(),
        _ => new Dcl(),
    };
}
