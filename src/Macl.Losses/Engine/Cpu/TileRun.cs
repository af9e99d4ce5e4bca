namespace Macl.Losses;

/// <summary>Jobs shared by threads.</summary>
/// <param name="jobs">In the order in which they are wanted.</param>
/// <param name="rowTurns">Jobs done of each group of rows.</param>
/// <param name="columnTurns">Jobs done of each group of columns; the same array where the matrix is symmetric.</param>
internal sealed class TileRun(TileJob[] jobs, int[] rowTurns, int[] columnTurns)
{
    private const int Nothing = -1;
    private const int Finished = -2;

    private readonly bool[] _isTaken = new bool[jobs.Length];
    private readonly Lock _taking = new();
    private int _firstFree;
    private bool _failed;

    /// <summary>Takes and does jobs until none is left, or until another thread failed.</summary>
    public void Work(Action<TileJob> work)
    {
        var wait = default(SpinWait);
        for (int job = Take(); job != Finished; job = Take())
        {
            if (job == Nothing)
            {
                wait.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            Do(jobs[job], work);
            wait.Reset();
        }
    }

    private void Do(TileJob job, Action<TileJob> work)
    {
        try
        {
            work(job);
        }
        catch
        {
            Volatile.Write(ref _failed, true);
            throw;
        }

        Volatile.Write(ref rowTurns[job.Row], job.RowTurn + 1);
        Volatile.Write(ref columnTurns[job.Column], job.ColumnTurn + 1);
    }

    private int Take()
    {
        lock (_taking)
        {
            while (_firstFree < jobs.Length && _isTaken[_firstFree])
            {
                _firstFree++;
            }

            if (_firstFree == jobs.Length || Volatile.Read(ref _failed))
            {
                return Finished;
            }

            int ready = Array.FindIndex(jobs, _firstFree, job => IsReady(job) && !_isTaken[job.Number]);
            if (ready >= 0)
            {
                _isTaken[ready] = true;
            }

            return ready < 0 ? Nothing : ready;
        }
    }

    private bool IsReady(TileJob job) =>
        Volatile.Read(ref rowTurns[job.Row]) == job.RowTurn && Volatile.Read(ref columnTurns[job.Column]) == job.ColumnTurn;
}
