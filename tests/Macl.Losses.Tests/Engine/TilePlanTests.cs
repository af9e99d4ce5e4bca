namespace Macl.Losses.Tests.Engine;

public sealed class TilePlanTests
{
    public static TheoryData<int, int, int, bool> Sizes =>
    [
        .. from groupSize in (int[])[1, 2, 3]
           from size in ((int Rows, int Columns, bool Symmetric)[])[(1, 1, true), (2, 2, true), (7, 7, true), (10, 10, true), (1, 6, false), (5, 3, false), (8, 8, false)]
           select new TheoryDataRow<int, int, int, bool>(size.Rows, size.Columns, groupSize, size.Symmetric),
    ];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_tile_has_one_place(int rows, int columns, int groupSize, bool symmetric)
    {
        TilePlan plan = Create(rows, columns, groupSize, symmetric);
        (int Row, int Column)[] tiles = [.. plan.Jobs.SelectMany(job => job.Tiles)];
        Assert.Equal(symmetric ? rows * (rows + 1) / 2 : rows * columns, tiles.Distinct().Count());
        Assert.Equal(plan.Tiles, tiles.Length);
        Assert.Equal(Enumerable.Range(0, tiles.Length), plan.Jobs.SelectMany(job => Enumerable.Range(job.FirstNumber, job.Tiles.Length)));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Rows_and_columns_have_their_jobs_in_the_same_order_on_any_number_of_threads(int rows, int columns, int groupSize, bool symmetric)
    {
        List<int>[] alone = Run(1);
        Assert.Equal(alone, Run(2));
        Assert.Equal(alone, Run(7));

        List<int>[] Run(int threads)
        {
            TilePlan plan = Create(rows, columns, groupSize, symmetric);
            List<int>[] ofRows = [.. Enumerable.Range(0, rows).Select(_ => new List<int>())];
            List<int>[] ofColumns = symmetric ? ofRows : [.. Enumerable.Range(0, columns).Select(_ => new List<int>())];
            plan.Run(threads, job =>
            {
                ofRows[job.Row].Add(job.Number);
                ofColumns[job.Column].Add(job.Number);
            });
            return [.. ofRows, .. ofColumns];
        }
    }

    [Fact]
    public void A_job_that_fails_ends_the_work_of_all_threads()
    {
        TilePlan plan = TilePlan.Symmetric(blocks: 12, groupSize: 1);
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => plan.Run(4, job =>
        {
            if (job.Number == 20)
            {
                throw new InvalidOperationException("broken");
            }
        }));
        Assert.Equal("broken", failure.Message);
    }

    private static TilePlan Create(int rows, int columns, int groupSize, bool symmetric) =>
        symmetric ? TilePlan.Symmetric(rows, groupSize) : TilePlan.Rectangular(rows, columns, groupSize);
}
