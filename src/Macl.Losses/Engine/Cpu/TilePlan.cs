namespace Macl.Losses;

/// <summary>
/// The work on a matrix of similarities: jobs in a fixed order, each a group of tiles that share their rows in the cache. Every block of rows and of
/// columns has its jobs in turn, so that no sum is added to by two at once, nor in another order with another number of threads.
/// </summary>
internal sealed class TilePlan
{
    private readonly int[] _rowTurns;
    private readonly int[] _columnTurns;

    private TilePlan((int Row, int Column)[][] rounds, int groupSize, int rows, int columns, bool symmetric)
    {
        _rowTurns = new int[Groups(rows, groupSize)];
        _columnTurns = symmetric ? _rowTurns : new int[Groups(columns, groupSize)];
        var jobs = new List<TileJob>();
        foreach ((int row, int column) in rounds.SelectMany(round => round))
        {
            TileJob job = new(jobs.Count, row, column, _rowTurns[row], _columnTurns[column], Tiles, TilesOf(row, column, groupSize, rows, columns, symmetric));
            jobs.Add(job);
            Tiles += job.Tiles.Length;
            _rowTurns[row] = job.RowTurn + 1;
            _columnTurns[column] = job.ColumnTurn + 1;
        }

        Jobs = [.. jobs];
    }

    /// <summary>The jobs in their order.</summary>
    public TileJob[] Jobs { get; }

    /// <summary>Tiles of all jobs.</summary>
    public int Tiles { get; }

    /// <summary>How many jobs can be done at the same time: no two that share rows or columns.</summary>
    private int JobsAtOnce => ReferenceEquals(_rowTurns, _columnTurns) ? (_rowTurns.Length + 1) / 2 : Math.Min(_rowTurns.Length, _columnTurns.Length);

    /// <summary>The upper triangle of a symmetric matrix.</summary>
    /// <param name="blocks">Blocks of rows.</param>
    /// <param name="groupSize">Blocks in a group.</param>
    public static TilePlan Symmetric(int blocks, int groupSize) =>
        new(TileSchedule.Symmetric(Groups(blocks, groupSize)), groupSize, blocks, blocks, symmetric: true);

    /// <summary>A whole matrix.</summary>
    /// <param name="rows">Blocks of rows.</param>
    /// <param name="columns">Blocks of columns.</param>
    /// <param name="groupSize">Blocks in a group.</param>
    public static TilePlan Rectangular(int rows, int columns, int groupSize) =>
        new(TileSchedule.Rectangular(Groups(rows, groupSize), Groups(columns, groupSize)), groupSize, rows, columns, symmetric: false);

    /// <summary>
    /// Does all jobs on some threads. A thread takes the first job whose rows and columns are at its turn, so that one that the system holds up holds up
    /// nobody else for long.
    /// </summary>
    public void Run(int threads, Action<TileJob> work)
    {
        int workers = Math.Min(threads, JobsAtOnce);
        if (workers == 1)
        {
            Array.ForEach(Jobs, work);
            return;
        }

        Array.Clear(_rowTurns);
        Array.Clear(_columnTurns);
        var run = new TileRun(Jobs, _rowTurns, _columnTurns);
        CpuThreads.For(workers, workers, _ => run.Work(work));
    }

    private static int Groups(int blocks, int groupSize) => (blocks + groupSize - 1) / groupSize;

    private static (int Row, int Column)[] TilesOf(int row, int column, int groupSize, int rows, int columns, bool symmetric) =>
    [
        .. from r in Enumerable.Range(row * groupSize, Math.Min(groupSize, rows - (row * groupSize)))
           from c in Enumerable.Range(column * groupSize, Math.Min(groupSize, columns - (column * groupSize)))
           where !symmetric || r <= c
           select (r, c),
    ];
}
